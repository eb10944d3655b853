package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;

/** A piece of Rego that stands for values. */
public sealed interface Term
    permits Scalar,
        Var,
        Ref,
        ArrayTerm,
        SetTerm,
        ObjectTerm,
        ArrayComprehension,
        SetComprehension,
        ObjectComprehension,
        Call,
        TemplateString {

  Location at();
}
