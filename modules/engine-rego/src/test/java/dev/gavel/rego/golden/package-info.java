/** Cases of the project's own, a folder a stage. */
package dev.gavel.rego.golden;
