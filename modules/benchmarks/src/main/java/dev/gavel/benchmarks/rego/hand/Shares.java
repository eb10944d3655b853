package dev.gavel.benchmarks.rego.hand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shares of folders, and the bans among them. */
final class Shares {
  private Shares() {}

  record Input(Account account, String folder, String verb) {}

  record Account(String group, int trust) {}

  record Data(List<Share> shares) {}

  record Share(boolean ban, String folder, String group, List<String> verbs, int trust) {
    boolean fits(Input input) {
      return folder.equals(input.folder)
          && group.equals(input.account.group)
          && verbs.contains(input.verb)
          && trust <= input.account.trust;
    }
  }

  private record Key(String folder, String group) {}

  static ByHand<Input> plain(Data data) {
    return new ByHand<>(Input.class, input -> grants(data.shares, input));
  }

  static ByHand<Input> indexed(Data data) {
    Map<Key, List<Share>> index = new HashMap<>();
    for (Share share : data.shares) {
      index.computeIfAbsent(new Key(share.folder, share.group), _ -> new ArrayList<>()).add(share);
    }
    return new ByHand<>(
        Input.class,
        input ->
            grants(
                index.getOrDefault(new Key(input.folder, input.account.group), List.of()), input));
  }

  private static boolean grants(List<Share> shares, Input input) {
    boolean granted = false;
    for (Share share : shares) {
      if (share.fits(input)) {
        if (share.ban) {
          return false;
        }
        granted = true;
      }
    }
    return granted;
  }
}
