package dev.gavel.rules.index;

import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.value.Value;
import java.util.List;

/**
 * What a program demands at least: an attribute that equals, or holds, one of these values. Without
 * it the program is false.
 */
record Guard(AttributePath attribute, List<Value> values) {}
