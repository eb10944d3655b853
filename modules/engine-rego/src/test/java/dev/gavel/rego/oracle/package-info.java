/** Programs made up at random, which have to come out as they do with OPA. */
package dev.gavel.rego.oracle;
