package dev.gavel.cli.regotest;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.PoliciesBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the places on a command line hold: policies with their data, files of rule cases, or both. A
 * JSON file is one of rule cases when it is an object whose {@code cases} have {@code rules}; where
 * there are policies, any other is their data.
 */
public final class PolicyPlaces {
  private static final String POLICY = ".rego";
  private static final String PACKED = ".tar.gz";
  private static final Set<String> BUNDLED = Set.of("data.json", "data.yaml", "data.yml");

  private final boolean bundles;
  private final List<PathMatcher> ignored;
  private final List<Path> policies = new ArrayList<>();
  private final Set<Path> cases = new LinkedHashSet<>();
  private final List<String> others = new ArrayList<>();

  private PolicyPlaces(List<String> ignore, boolean bundles) {
    this.bundles = bundles;
    this.ignored =
        ignore.stream()
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList();
  }

  /**
   * Looks into the places.
   *
   * @param ignore names of files and folders to pass over, such as {@code .*} or {@code *_draft.*}
   * @param bundles whether folders are bundles, where only files named {@code data} are data
   */
  public static PolicyPlaces of(List<String> places, List<String> ignore, boolean bundles) {
    PolicyPlaces found = new PolicyPlaces(ignore, bundles);
    List<String> unclear = new ArrayList<>();
    for (String place : places) {
      if (bundles || found.holdsPolicies(place)) {
        found.policies.add(Path.of(place).normalize());
      } else {
        unclear.add(place);
      }
    }
    unclear.forEach(found::sort);
    found.policies.forEach(found::findCases);
    return found;
  }

  /** Whether there are policies at all. */
  public boolean havePolicies() {
    return !policies.isEmpty();
  }

  /** The files of rule cases among policies and data. */
  public List<String> cases() {
    return cases.stream().map(Path::toString).toList();
  }

  /** The places without policies, which are not their data either. */
  public List<String> others() {
    return List.copyOf(others);
  }

  /** Gives the policies and their data to a builder. */
  public void load(PoliciesBuilder builder) {
    builder.ignoring(path -> isIgnored(path) || cases.contains(path));
    policies.stream().filter(path -> !cases.contains(path)).forEach(builder::path);
  }

  /** Next to policies, what is neither a policy nor a file of rule cases is data. */
  private void sort(String place) {
    boolean data =
        !policies.isEmpty()
            && (place.endsWith(".json") || place.endsWith(".yaml") || place.endsWith(".yml"));
    if (data) {
      policies.add(Path.of(place).normalize());
    } else {
      others.add(place);
    }
  }

  private boolean holdsPolicies(String place) {
    if (place.endsWith(POLICY) || place.endsWith(PACKED)) {
      return true;
    }
    try {
      Path path = Path.of(place).normalize();
      return Files.isDirectory(path) && anyBelow(path, file -> file.toString().endsWith(POLICY));
    } catch (InvalidPathException _) {
      return false; // told when it is read
    }
  }

  private boolean anyBelow(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> below = Files.walk(folder)) {
      return below.anyMatch(file -> wanted.test(file) && !isHidden(folder, file));
    } catch (IOException | UncheckedIOException _) {
      return false; // told when it is read
    }
  }

  private void findCases(Path place) {
    if (!Files.isDirectory(place)) {
      if (isFileOfCases(place)) {
        cases.add(place);
      }
      return;
    }
    try (Stream<Path> below = Files.walk(place)) {
      below
          .filter(file -> !isHidden(place, file) && isFileOfCases(file))
          .sorted()
          .forEach(cases::add);
    } catch (IOException | UncheckedIOException _) {
      // told when it is loaded
    }
  }

  private boolean isHidden(Path folder, Path file) {
    Path below = folder;
    for (Path part : folder.relativize(file)) {
      below = below.resolve(part);
      boolean hidden = part.toString().length() > 1 && part.toString().startsWith(".");
      if (hidden || isIgnored(below)) {
        return true;
      }
    }
    return false;
  }

  private boolean isIgnored(Path path) {
    Path name = path.getFileName();
    if (name == null) {
      return false;
    }
    String file = name.toString();
    boolean foreign =
        bundles
            && (file.endsWith(".json") || file.endsWith(".yaml") || file.endsWith(".yml"))
            && !BUNDLED.contains(file);
    return foreign || ignored.stream().anyMatch(pattern -> pattern.matches(name));
  }

  private static boolean isFileOfCases(Path file) {
    if (!file.toString().endsWith(".json") || !Files.isRegularFile(file)) {
      return false;
    }
    try {
      byte[] content = Files.readAllBytes(file);
      String text = new String(content, StandardCharsets.ISO_8859_1);
      return text.contains("\"cases\"")
          && text.contains("\"rules\"")
          && isOfCases(JsonReader.read(content));
    } catch (IOException | JsonException _) {
      return false; // told when it is loaded
    }
  }

  private static boolean isOfCases(Value document) {
    if (document instanceof ObjectValue object
        && object.get(StringValue.of("cases")) instanceof ArrayValue listed) {
      for (Value one : listed) {
        if (one instanceof ObjectValue fields && fields.has("rules")) {
          return true;
        }
      }
    }
    return false;
  }
}
