/** What metadata blocks say of rules and packages, and the policies that ask for it. */
package dev.gavel.rego.check.metadata;
