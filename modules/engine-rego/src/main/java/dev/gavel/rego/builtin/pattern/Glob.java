package dev.gavel.rego.builtin.pattern;

import dev.gavel.rego.evaluation.Budget;
import java.util.BitSet;
import java.util.List;

/**
 * A glob as a tree. Matching carries the set of places that the text can be at along the tree, so
 * that no pattern makes it go back and try again.
 */
sealed interface Glob {
  record Text(String characters) implements Glob {
    @Override
    public BitSet after(Walk walk, BitSet before) {
      BitSet after = new BitSet();
      for (int at = before.nextSetBit(0); at >= 0; at = before.nextSetBit(at + 1)) {
        if (walk.text().startsWith(characters, at)) {
          after.set(at + characters.length());
        }
      }
      return after;
    }
  }

  /** One character; either the listed ones, or all but those. */
  record One(BitSet listed, boolean others) implements Glob {
    @Override
    public BitSet after(Walk walk, BitSet before) {
      BitSet after = new BitSet();
      for (int at = before.nextSetBit(0); at >= 0; at = before.nextSetBit(at + 1)) {
        if (at < walk.text().length() && listed.get(walk.text().codePointAt(at)) != others) {
          after.set(walk.behind(at));
        }
      }
      return after;
    }
  }

  /** Any run of characters that has none of the separators in it. */
  record Many(BitSet separators) implements Glob {
    @Override
    public BitSet after(Walk walk, BitSet before) {
      BitSet after = new BitSet();
      for (int at = before.nextSetBit(0); at >= 0; at = before.nextSetBit(at)) {
        after.set(at);
        while (at < walk.text().length() && !separators.get(walk.text().codePointAt(at))) {
          at = walk.behind(at);
          after.set(at);
        }
        at++;
      }
      return after;
    }
  }

  record Sequence(List<Glob> parts) implements Glob {
    @Override
    public BitSet after(Walk walk, BitSet before) {
      BitSet places = before;
      for (Glob part : parts) {
        if (places.isEmpty()) {
          return places;
        }
        walk.spend();
        places = part.after(walk, places);
      }
      return places;
    }
  }

  record Either(List<Glob> alternatives) implements Glob {
    @Override
    public BitSet after(Walk walk, BitSet before) {
      BitSet after = new BitSet();
      for (Glob alternative : alternatives) {
        walk.spend();
        after.or(alternative.after(walk, before));
      }
      return after;
    }
  }

  /** Where the text can be after this part, when it can be at these places before it. */
  BitSet after(Walk walk, BitSet before);

  default boolean matches(Budget budget, String text) {
    Walk walk = new Walk(budget, text);
    BitSet start = new BitSet();
    start.set(0);
    return after(walk, start).get(text.length());
  }

  /** The text that is gone through. */
  record Walk(Budget budget, String text) {
    void spend() {
      budget.spend(1 + text.length() / 8);
    }

    int behind(int at) {
      return at + Character.charCount(text.codePointAt(at));
    }
  }
}
