package dev.gavel.rego.syntax;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.rego.diagnostic.Location;

/** A metadata block before it is known what it stands above. */
record Metadata(Location at, String scope, boolean entrypoint, ObjectValue content) {}
