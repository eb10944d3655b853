package dev.gavel.benchmarks.rego.hand;

/** One comparison of two strings of the input. */
final class Owner {
  private Owner() {}

  record Input(String account, Document document) {}

  record Document(String owner) {}

  static ByHand<Input> plain() {
    return new ByHand<>(Input.class, input -> input.account.equals(input.document.owner));
  }
}
