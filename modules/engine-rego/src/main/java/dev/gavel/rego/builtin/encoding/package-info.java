/** Text in and out: base64, hex, URLs, JSON, YAML, each to the letter as OPA has it. */
package dev.gavel.rego.builtin.encoding;
