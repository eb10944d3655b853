package dev.gavel.cli;

/** A number with its noun: 1 mistake, 2 mistakes. */
final class Count {
  private Count() {}

  static String of(int count, String noun) {
    return count + " " + (count == 1 ? noun : noun + "s");
  }
}
