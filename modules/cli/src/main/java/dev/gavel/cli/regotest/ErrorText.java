package dev.gavel.cli.regotest;

import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.EvaluationException;

/** What is said of what broke off. */
final class ErrorText {
  private ErrorText() {}

  static String of(RuntimeException error) {
    return switch (error) {
      case EvaluationException broken -> broken.described();
      case RejectedException rejected -> String.valueOf(rejected.getMessage());
      default -> String.valueOf(error);
    };
  }
}
