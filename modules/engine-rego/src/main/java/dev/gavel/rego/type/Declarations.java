package dev.gavel.rego.type;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The built-in functions that a program may call, by name. */
public final class Declarations {
  private final SortedMap<String, Declaration> byName;

  private Declarations(SortedMap<String, Declaration> byName) {
    this.byName = Collections.unmodifiableSortedMap(byName);
  }

  public static Declarations of(Collection<Declaration> all) {
    SortedMap<String, Declaration> byName = new TreeMap<>();
    all.forEach(one -> byName.put(one.name(), one));
    return new Declarations(byName);
  }

  /** Those of the language itself. */
  public static Declarations standard() {
    return Standard.ALL;
  }

  /** These and more; of two with one name the new one counts. */
  public Declarations with(Collection<Declaration> more) {
    SortedMap<String, Declaration> all = new TreeMap<>(byName);
    more.forEach(one -> all.put(one.name(), one));
    return new Declarations(all);
  }

  public @Nullable Declaration find(String name) {
    return byName.get(name);
  }

  /** By their names. */
  public Collection<Declaration> all() {
    return byName.values();
  }

  private static final class Standard {
    static final Declarations ALL = read();

    private static Declarations read() {
      try (InputStream in = Declarations.class.getResourceAsStream("builtins.txt")) {
        if (in == null) {
          throw new IllegalStateException("the list of built-in functions is missing");
        }
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return of(text.lines().map(TypeNotation::declaration).toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
