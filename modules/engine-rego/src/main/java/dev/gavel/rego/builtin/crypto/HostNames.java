package dev.gavel.rego.builtin.crypto;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a certificate is for a host, by its further names alone. */
final class HostNames {
  private HostNames() {}

  /** An empty host fits all. */
  static boolean fits(AlternativeNames names, String host) {
    if (host.isEmpty()) {
      return true;
    }
    boolean bracketed = host.length() >= 3 && host.startsWith("[") && host.endsWith("]");
    InetAddress address = address(bracketed ? host.substring(1, host.length() - 1) : host);
    if (address != null) {
      return names.addresses().stream().anyMatch(known -> address.equals(address(known)));
    }
    String wanted = host.toLowerCase(Locale.ROOT);
    return names.hosts().stream().anyMatch(pattern -> fits(pattern, wanted));
  }

  static @Nullable InetAddress address(String text) {
    try {
      boolean scoped = text.indexOf('%') >= 0;
      boolean short4 = text.indexOf(':') < 0 && text.chars().filter(c -> c == '.').count() != 3;
      return scoped || short4 || hasPaddedNumber(text) ? null : InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException name) {
      return null;
    }
  }

  /** Some read 010 as eight, so Go reads it as nothing. */
  private static boolean hasPaddedNumber(String text) {
    String dotted = text.indexOf('.') < 0 ? "" : text.substring(text.lastIndexOf(':') + 1);
    return labels(dotted).stream().anyMatch(part -> part.length() > 1 && part.startsWith("0"));
  }

  private static boolean fits(String pattern, String host) {
    if (!isName(host, false) || !isName(pattern, true)) {
      return !host.equals(".") && !pattern.isEmpty() && pattern.equalsIgnoreCase(host);
    }
    List<String> wanted = labels(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    List<String> given = labels(pattern.toLowerCase(Locale.ROOT));
    return given.size() == wanted.size()
        && (given.getFirst().equals("*") || given.getFirst().equals(wanted.getFirst()))
        && given.subList(1, given.size()).equals(wanted.subList(1, wanted.size()));
  }

  /** As much as Go asks of a name, underscores included. */
  private static boolean isName(String name, boolean pattern) {
    String bare = !pattern && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (bare.equals("*")) {
      return false;
    }
    List<String> labels = labels(bare);
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      boolean wild = pattern && i == 0 && label.equals("*");
      if (!wild && !isLabel(label)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.charAt(0) != '-'
        && label.chars().allMatch(HostNames::isOfNames);
  }

  private static boolean isOfNames(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private static List<String> labels(String name) {
    return List.of(name.split("\\.", -1));
  }
}
