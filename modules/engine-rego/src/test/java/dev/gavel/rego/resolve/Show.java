package dev.gavel.rego.resolve;

import dev.gavel.rego.golden.GoldenFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scratch. */
final class Show {
  public static void main(String[] args) throws Exception {
    java.lang.reflect.Method m = GoldenFile.class.getDeclaredMethod("cases", String.class);
    m.setAccessible(true);
    int bad = 0, n = 0;
    for (GoldenFile.Case one :
        (java.util.List<GoldenFile.Case>) m.invoke(null, Files.readString(Path.of(args[0])))) {
      String got;
      n++;
      try {
        got = Rewriting.of(one);
      } catch (RuntimeException | Error e) {
        got = "CRASH " + e + " " + java.util.Arrays.stream(e.getStackTrace()).limit(6).toList();
      }
      if (!got.equals(one.part("expect").stripTrailing())) {
        bad++;
        if (bad <= Integer.getInteger("show", 15))
          System.out.println(
              "=== "
                  + one
                  + "\n"
                  + one.part("options")
                  + one.part("rego")
                  + one.part("query")
                  + "\n--- want\n"
                  + one.part("expect")
                  + "\n--- got\n"
                  + got);
      }
    }
    System.out.println(bad + " differ of " + n);
  }
}
