import org.jspecify.annotations.NullMarked;

/**
 * Rule trees checked, and what their operators mean: the one meaning that every engine shares.
 * Exported to engines only.
 *
 * <p>{@code check} reads operands into questions, {@code normalise} and {@code order} put a tree in
 * its plainest shape, {@code reads} tells what of a context a tree can look at, {@code question}
 * holds what an operator means, and {@code explain} tells a person why. What operands are prepared
 * into has a folder by subject: {@code text}, {@code time}, {@code version}, {@code geo}, {@code
 * path}.
 *
 * <p>To add an operator: a constant in {@code dev.gavel.engine.rule.Operator}, a record in {@code
 * question.Question}, and then the switches that the compiler of Java complains of.
 */
@NullMarked
@SuppressWarnings({
  "requires-automatic", // RE2/J has no module descriptor
  "module" // the engines that it is exported to are compiled after it
})
module dev.gavel.conditions {
  requires static org.jspecify;
  requires transitive dev.gavel.engine;
  requires re2j;

  exports dev.gavel.conditions.check to
      dev.gavel.rules,
      dev.gavel.rego;
  exports dev.gavel.conditions.explain to
      dev.gavel.rules,
      dev.gavel.rego;
  exports dev.gavel.conditions.normalise to
      dev.gavel.rules,
      dev.gavel.rego;
  exports dev.gavel.conditions.order to
      dev.gavel.rules,
      dev.gavel.rego;
  exports dev.gavel.conditions.question to
      dev.gavel.rules,
      dev.gavel.rego;
  exports dev.gavel.conditions.reads to
      dev.gavel.rules,
      dev.gavel.rego;
  exports dev.gavel.conditions.text to
      dev.gavel.rules,
      dev.gavel.rego;
  exports dev.gavel.conditions.time to
      dev.gavel.rules,
      dev.gavel.rego;
}
