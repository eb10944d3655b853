/** {@code strings.render_template}: Go's templates over the values of Rego. */
package dev.gavel.rego.builtin.template;
