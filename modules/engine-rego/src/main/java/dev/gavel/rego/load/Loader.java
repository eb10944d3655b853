package dev.gavel.rego.load;

import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.YamlReader;
import dev.gavel.rego.diagnostic.LoadException;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Collects policies and data. A file's data goes to the root, a folder's files where they lie below
 * it: {@code data.json} in {@code roles/eu} is at {@code data.roles.eu}, whatever its name.
 */
public final class Loader {
  private static final String POLICY = ".rego";
  private static final String PACKED = ".tar.gz";
  private static final String MANIFEST = ".manifest";
  private static final String PLAN = "plan.json";
  private static final List<String> NOT_DATA =
      List.of(".signatures.json", "patch.json", "policy.wasm");
  private static final JsonLimits LIMITS = new JsonLimits(Allowance.MOST_BYTES, 1000, 100_000);

  private final Map<String, String> modules = new LinkedHashMap<>();
  private final Map<String, List<String>> dataFiles = new LinkedHashMap<>();
  private final DataTree data = new DataTree();
  private final List<Value> plans = new ArrayList<>();
  private final List<Manifest> manifests = new ArrayList<>();
  private final Allowance allowance = new Allowance();
  private Predicate<Path> ignored = _ -> false;

  public Loader() {}

  public Loader module(String name, String source) {
    modules.put(name, source);
    return this;
  }

  /** Data at the root. */
  public Loader data(String name, Value document) {
    data.put(name, List.of(), document);
    return this;
  }

  /** Data below a path of names. */
  public Loader dataAt(String name, List<String> path, Value document) {
    Value below = document;
    List<String> above = path;
    if (!(document instanceof ObjectValue) && !path.isEmpty()) {
      below = ObjectValue.builder().put(path.getLast(), document).build();
      above = path.subList(0, path.size() - 1);
    }
    data.put(name, above, below);
    return this;
  }

  /** Files and folders that are passed over below the folders loaded from now on. */
  public Loader ignoring(Predicate<Path> files) {
    ignored = files;
    return this;
  }

  /** A file, a folder or a bundle, by what it is. */
  public Loader path(Path path) {
    String name = path.toString();
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    try {
      if (name.endsWith(PACKED)) {
        try (InputStream in = Files.newInputStream(path)) {
          return bundle(name, in);
        }
      }
      allowance.bytes(name, Files.size(path));
      try (InputStream in = Files.newInputStream(path)) {
        place(name, List.of(), read(name, in));
      }
      return this;
    } catch (IOException unreadable) {
      throw new LoadException(name + ": cannot be read: " + reason(unreadable));
    }
  }

  private static String reason(IOException unreadable) {
    return unreadable instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : String.valueOf(unreadable.getMessage());
  }

  /** A policy, or those in a folder and below it; data is passed over. */
  public Loader policies(Path path) {
    return Files.isDirectory(path) ? folder(path, name -> name.endsWith(POLICY)) : path(path);
  }

  /** A folder and all below it; hidden files and folders are passed over. */
  public Loader folder(Path folder) {
    return folder(folder, Loader::isOurs);
  }

  private Loader folder(Path folder, Predicate<String> wanted) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        Path relative = folder.relativize(file);
        boolean hidden = false;
        Path below = folder;
        List<String> path = new ArrayList<>();
        for (Path part : relative) {
          below = below.resolve(part);
          hidden |= part.toString().startsWith(".") || ignored.test(below);
          path.add(part.toString());
        }
        path.removeLast();
        if (!hidden && wanted.test(file.toString())) {
          allowance.file(folder.toString());
          allowance.bytes(file.toString(), Files.size(file));
          try (InputStream in = Files.newInputStream(file)) {
            place(file.toString(), path, read(file.toString(), in));
          }
        }
      }
      return this;
    } catch (IOException unreadable) {
      throw new LoadException(folder + ": cannot be read: " + reason(unreadable));
    }
  }

  private static boolean isOurs(String name) {
    return name.endsWith(POLICY)
        || name.endsWith(".json")
        || name.endsWith(".yaml")
        || name.endsWith(".yml");
  }

  /** A bundle: an archive of what a folder may hold, with a manifest and perhaps a plan. */
  public Loader bundle(String name, InputStream in) {
    Map<String, Value> files = new LinkedHashMap<>();
    try {
      Tar.read(name, in, allowance, (file, content) -> unpack(name, normal(file), content, files));
    } catch (IOException unreadable) {
      throw new LoadException(name + ": cannot be unpacked: " + unreadable.getMessage());
    }
    Value described = files.remove(MANIFEST);
    Manifest manifest =
        Manifest.read(name + ":" + MANIFEST, described == null ? ObjectValue.EMPTY : described);
    manifests.add(manifest);
    files.forEach((file, content) -> bundled(name, manifest, file, content));
    return this;
  }

  private static void unpack(
      String bundle, String file, InputStream content, Map<String, Value> files)
      throws IOException {
    if (file.equals(MANIFEST)) {
      files.put(file, json(bundle + ":" + file, content));
    } else if (isOurs(file) && !NOT_DATA.contains(file)) {
      files.put(file, read(bundle + ":" + file, content));
    }
  }

  private static String normal(String file) {
    String name = file.startsWith("./") ? file.substring(2) : file;
    return name.startsWith("/") ? name.substring(1) : name;
  }

  private void bundled(String bundle, Manifest manifest, String file, Value content) {
    if (file.equals(PLAN)) {
      plans.add(content);
      return;
    }
    List<String> path = new ArrayList<>(List.of(file.split("/")));
    path.removeLast();
    String where = String.join("/", path);
    if (!file.endsWith(POLICY) && !where.isEmpty() && !manifest.owns(where)) {
      throw new LoadException(
          bundle + ": the manifest does not own " + where + ", where " + file + " lies");
    }
    place(bundle + ":" + file, path, content);
  }

  private void place(String name, List<String> path, Value content) {
    if (name.endsWith(POLICY)) {
      modules.put(name, ((StringValue) content).text());
    } else {
      dataFiles.put(name, List.copyOf(path));
      data.put(name, path, content);
    }
  }

  /** The text of a policy, or a document; a large one is never all in memory as it is written. */
  private static Value read(String name, InputStream in) throws IOException {
    if (name.endsWith(POLICY)) {
      return StringValue.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    if (name.endsWith(".json")) {
      return json(name, in);
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return yaml(name, in.readAllBytes());
    }
    throw new LoadException(
        name + ": neither a policy (.rego) nor data (.json, .yaml) nor a bundle (.tar.gz)");
  }

  private static Value json(String name, InputStream in) throws IOException {
    try {
      return JsonReader.read(in, LIMITS);
    } catch (JsonException broken) {
      throw new LoadException(name + ": " + broken.getMessage());
    }
  }

  private static Value yaml(String name, byte[] content) {
    try {
      Budget budget = new Budget(Limits.DEFAULT, null);
      return YamlReader.read(new String(content, StandardCharsets.UTF_8), budget);
    } catch (BuiltinException broken) {
      throw new LoadException(name + ": " + broken.getMessage());
    }
  }

  public Loaded loaded() {
    return new Loaded(
        java.util.Collections.unmodifiableMap(new LinkedHashMap<>(modules)),
        data.value(),
        dataFiles,
        plans,
        manifests);
  }
}
