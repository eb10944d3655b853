package dev.gavel.rego.builtin.pattern;

import dev.gavel.rego.evaluation.Budget;
import java.util.BitSet;
import java.util.List;

/**
 * A glob as a tree. Matching carries the set of places that the text can be at along the tree, so
 * that no pattern makes it go back and try again. The places of a short text are the bits of a
 * number.
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

    @Override
    public long after(Walk walk, long before) {
      long after = 0;
      for (long rest = before; rest != 0; rest &= rest - 1) {
        int at = Long.numberOfTrailingZeros(rest);
        if (walk.text().startsWith(characters, at)) {
          after |= 1L << (at + characters.length());
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

    @Override
    public long after(Walk walk, long before) {
      long after = 0;
      for (long rest = before; rest != 0; rest &= rest - 1) {
        int at = Long.numberOfTrailingZeros(rest);
        if (at < walk.text().length() && listed.get(walk.text().codePointAt(at)) != others) {
          after |= 1L << walk.behind(at);
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

    @Override
    public long after(Walk walk, long before) {
      long after = 0;
      for (long rest = before; rest != 0; rest &= ~after) {
        int at = Long.numberOfTrailingZeros(rest);
        after |= 1L << at;
        while (at < walk.text().length() && !separators.get(walk.text().codePointAt(at))) {
          at = walk.behind(at);
          after |= 1L << at;
        }
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

    @Override
    public long after(Walk walk, long before) {
      long places = before;
      for (int i = 0; i < parts.size() && places != 0; i++) {
        walk.spend();
        places = parts.get(i).after(walk, places);
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

    @Override
    public long after(Walk walk, long before) {
      long after = 0;
      for (Glob alternative : alternatives) {
        walk.spend();
        after |= alternative.after(walk, before);
      }
      return after;
    }
  }

  /** Where the text can be after this part, when it can be at these places before it. */
  BitSet after(Walk walk, BitSet before);

  /** The same for a text that is shorter than a number has bits. */
  long after(Walk walk, long before);

  default boolean matches(Budget budget, String text) {
    Walk walk = new Walk(budget, text);
    if (text.length() < Long.SIZE) {
      return (after(walk, 1L) >>> text.length() & 1) != 0;
    }
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
