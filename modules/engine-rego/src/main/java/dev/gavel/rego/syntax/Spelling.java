package dev.gavel.rego.syntax;

import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Rule;

/** How a rule was written, where the tree means the same for several ways to write it. */
final class Spelling {
  private Spelling() {}

  /** Whether OPA names the rule by its first part alone, as it did before rules had references. */
  static boolean hasName(Rule rule) {
    Head head = rule.head();
    return switch (head.reference().parts().size()) {
      case 1 -> true;
      case 2 -> !rule.isDefault() && !isContains(head) && hasNameBesideKey(rule, head);
      default -> false;
    };
  }

  private static boolean isContains(Head head) {
    return head.key() != null && head.value() == null;
  }

  private static boolean hasNameBesideKey(Rule rule, Head head) {
    return head.arguments().isEmpty() ? !head.impliedValue() : !rule.impliedBody() && usesIf(rule);
  }

  /** Whether {@code if} stands before the body. */
  static boolean usesIf(Rule rule) {
    String text = rule.at().text();
    String head = rule.head().at().text();
    int at = text.startsWith(head) ? head.length() : 0;
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '#') {
        int line = text.indexOf('\n', at);
        at = line < 0 ? text.length() : line;
      } else if (Character.isWhitespace(next)) {
        at++;
      } else {
        break;
      }
    }
    return text.startsWith("if", at);
  }
}
