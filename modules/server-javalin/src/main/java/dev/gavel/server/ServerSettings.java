package dev.gavel.server;

import dev.gavel.engine.EngineProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a service is to run. Every setting is an environment variable, declared once, below. */
public record ServerSettings(
    String host,
    int port,
    URI configBase,
    List<String> environments,
    Duration pollInterval,
    Path stateDirectory,
    String engine,
    boolean strict,
    Duration idleTimeout,
    @Nullable Secret adminToken,
    MemorySettings memory) {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(us|ms|s|m)");
  private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  static final Setting<Integer> PORT =
      new Setting<>(
          "DECISION_SERVICE_PORT",
          "3002",
          "The port to listen on; 0 picks a free one.",
          ServerSettings::port);
  static final Setting<String> HOST =
      new Setting<>("GAVEL_HOST", "0.0.0.0", "The address to listen on.", text -> text);
  static final Setting<URI> CONFIG_BASE =
      new Setting<>(
          "CONFIG_BASE_URL",
          "http://localhost:9000/experiment-configs",
          "Where the snapshots are published: an http, https, s3 or file URL.",
          ServerSettings::url);
  static final Setting<List<String>> ENVIRONMENTS =
      new Setting<>(
          "GAVEL_ENVIRONMENTS",
          "dev,staging,prod",
          "The environments to serve, with commas between them.",
          ServerSettings::environments);
  static final Setting<Duration> POLL_INTERVAL =
      new Setting<>(
          "GAVEL_POLL_INTERVAL",
          "5s",
          "How often to look for a new snapshot: 500ms, 5s, 1m.",
          ServerSettings::duration);
  static final Setting<Path> STATE_DIRECTORY =
      new Setting<>(
          "GAVEL_STATE_DIR",
          "$XDG_STATE_HOME/gavel",
          "Where the last good snapshots are kept for a start while the source is away.",
          Path::of);
  static final Setting<String> ENGINE =
      new Setting<>(
          "GAVEL_TARGETING_ENGINE",
          "native",
          "The engine that snapshots are compiled with.",
          ServerSettings::engine);
  static final Setting<Boolean> STRICT =
      new Setting<>(
          "GAVEL_STRICT",
          "false",
          "Whether an attribute that an operator cannot compare is an error.",
          ServerSettings::truth);
  static final Setting<Duration> IDLE_TIMEOUT =
      new Setting<>(
          "GAVEL_IDLE_TIMEOUT",
          "30s",
          "How long a connection may say nothing before it is closed.",
          ServerSettings::duration);
  static final Setting<@Nullable Secret> ADMIN_TOKEN =
      Setting.secret(
          "GAVEL_ADMIN_TOKEN",
          "What /admin asks for as a bearer token; without it, only this machine is answered"
              + " there.",
          ServerSettings::token);

  private static final int SHORTEST_TOKEN = 16;
  private static final int LONGEST_TOKEN = 512;

  public ServerSettings {
    environments = List.copyOf(environments);
  }

  /** Every setting, in the order in which help lists them. */
  public static List<Setting<?>> all() {
    List<Setting<?>> service =
        List.of(
            PORT,
            HOST,
            CONFIG_BASE,
            ENVIRONMENTS,
            POLL_INTERVAL,
            STATE_DIRECTORY,
            ENGINE,
            STRICT,
            IDLE_TIMEOUT,
            ADMIN_TOKEN);
    return Stream.concat(service.stream(), MemorySettings.all().stream()).toList();
  }

  /**
   * The settings that these environment variables make.
   *
   * @throws IllegalArgumentException naming the first variable that is wrong
   */
  public static ServerSettings read(Map<String, String> variables) {
    return new ServerSettings(
        HOST.read(variables),
        PORT.read(variables),
        CONFIG_BASE.read(variables),
        ENVIRONMENTS.read(variables),
        POLL_INTERVAL.read(variables),
        stateDirectory(variables),
        ENGINE.read(variables),
        STRICT.read(variables),
        IDLE_TIMEOUT.read(variables),
        ADMIN_TOKEN.read(variables),
        MemorySettings.read(variables));
  }

  private static Path stateDirectory(Map<String, String> variables) {
    if (!variables.getOrDefault(STATE_DIRECTORY.name(), "").isBlank()) {
      return STATE_DIRECTORY.read(variables);
    }
    String stateHome = variables.getOrDefault("XDG_STATE_HOME", "");
    return stateHome.isBlank()
        ? Path.of(System.getProperty("user.home"), ".local", "state", "gavel")
        : Path.of(stateHome, "gavel");
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException _) {
      // the message is the same
    }
    throw new IllegalArgumentException("must be a port from 0 to 65535");
  }

  private static URI url(String text) {
    try {
      URI url = URI.create(text);
      if (url.getScheme() != null) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      // the message is the same
    }
    throw new IllegalArgumentException("must be a URL such as https://host/path or s3://bucket");
  }

  private static List<String> environments(String text) {
    LinkedHashSet<String> names = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      if (!ENVIRONMENT.matcher(part.strip()).matches() || !names.add(part.strip())) {
        throw new IllegalArgumentException(
            "must be different names of letters, digits, dots, dashes and underscores,"
                + " with commas between them");
      }
    }
    return new ArrayList<>(names);
  }

  static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (parts.matches()) {
      long amount = Long.parseLong(parts.group(1));
      Duration duration =
          switch (parts.group(2)) {
            case "us" -> Duration.of(amount, ChronoUnit.MICROS);
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
          };
      if (duration.isPositive()) {
        return duration;
      }
    }
    throw new IllegalArgumentException("must be a time such as 500ms, 5s or 1m");
  }

  private static String engine(String text) {
    return EngineProvider.named(text).id();
  }

  private static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  /** As it can stand in a header, and long enough not to be guessed. */
  private static @Nullable Secret token(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (text.length() < SHORTEST_TOKEN
        || text.length() > LONGEST_TOKEN
        || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "must be %d to %d letters, digits and signs of ASCII, without spaces"
              .formatted(SHORTEST_TOKEN, LONGEST_TOKEN));
    }
    return new Secret(text);
  }
}
