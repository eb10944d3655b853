package dev.gavel.rego.builtin.pattern;

import dev.gavel.rego.evaluation.Budget;

/**
 * A text that costs something whenever a character of it is read, so that matching can be stopped.
 */
final class WatchedText implements CharSequence {
  private final String text;
  private final Budget budget;
  private final long price;

  WatchedText(String text, Budget budget, long price) {
    this.text = text;
    this.budget = budget;
    this.price = price;
  }

  @Override
  public char charAt(int index) {
    budget.spend(price);
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
