package dev.gavel.benchmarks.rego.hand;

/** One comparison. */
final class Root {
  private Root() {}

  record Input(String user) {}

  static ByHand<Input> plain() {
    return new ByHand<>(Input.class, input -> input.user().equals("root"));
  }
}
