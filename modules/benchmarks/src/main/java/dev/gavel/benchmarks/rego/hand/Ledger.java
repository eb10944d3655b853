package dev.gavel.benchmarks.rego.hand;

import java.util.List;
import java.util.Map;

/** Accounts and products by their keys. */
final class Ledger {
  private final Data data;

  private Ledger(Data data) {
    this.data = data;
  }

  record Input(String account, String operation, String currency, int amount) {}

  record Data(Map<String, Account> accounts, Map<String, Product> products) {}

  record Account(boolean open, int ceiling, List<String> products) {}

  record Product(int ceiling, Map<String, List<String>> operations) {}

  static ByHand<Input> plain(Data data) {
    return new ByHand<>(Input.class, new Ledger(data)::grants);
  }

  private boolean grants(Input input) {
    Account account = data.accounts.get(input.account);
    if (account == null || !account.open || input.amount > account.ceiling) {
      return false;
    }
    for (String name : account.products) {
      Product product = data.products.get(name);
      if (product != null
          && input.amount <= product.ceiling
          && product.operations.getOrDefault(input.currency, List.of()).contains(input.operation)) {
        return true;
      }
    }
    return false;
  }
}
