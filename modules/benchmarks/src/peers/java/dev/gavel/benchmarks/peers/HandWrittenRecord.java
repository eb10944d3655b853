package dev.gavel.benchmarks.peers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The same over a record: no attribute is looked up, so nothing that is told its rules can do it.
 */
final class HandWrittenRecord implements Evaluator {
  private static final Set<String> COUNTRIES = new HashSet<>(Flags.COUNTRIES);

  private final User[] users;

  HandWrittenRecord(List<User> users) {
    this.users = users.toArray(User[]::new);
  }

  @Override
  public boolean isOn(int flag, int user) {
    User asked = users[user];
    return COUNTRIES.contains(asked.country())
        && HandWritten.isRecent(asked.version())
        && HandWritten.isInHalf(asked.id(), Flags.key(flag));
  }
}
