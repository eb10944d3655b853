package dev.gavel.experiments;

import dev.gavel.engine.value.Value;

/** One of the things that a user may see; its payload goes to the caller as it was published. */
public record Variant(String key, String id, Value payload) {}
