package dev.gavel.rego.syntax.tree;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.rego.diagnostic.Location;

/**
 * A metadata block.
 *
 * @param at the block's first line
 * @param scope {@code rule}, {@code document}, {@code package} or {@code subpackages}
 * @param target the path of what it speaks about, from {@code data}
 * @param content the whole block as {@code rego.metadata.rule()} shows it
 * @param targetRow the row of the rule or package it stands above
 */
public record Annotations(
    Location at, String scope, Ref target, ObjectValue content, int targetRow) {}
