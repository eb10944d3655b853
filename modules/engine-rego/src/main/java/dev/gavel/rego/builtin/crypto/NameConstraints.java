package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which names an authority may vouch for. */
record NameConstraints(Names permitted, Names excluded) {

  /** Names by kind; an address range is its address and mask in a row. */
  record Names(List<String> hosts, List<String> mails, List<byte[]> ranges, List<String> uris) {

    private static Names of(@Nullable Der subtrees) {
      Names names =
          new Names(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (Der subtree : subtrees == null ? List.<Der>of() : subtrees.children()) {
        Der base = subtree.child(0);
        switch (base.contextNumber()) {
          case 1 -> names.mails.add(base.text());
          case 2 -> names.hosts.add(base.text());
          case 6 -> names.uris.add(base.text());
          case 7 -> names.ranges.add(base.content());
          default -> {} // Go shows no other kinds
        }
      }
      return names;
    }

    private void into(ObjectValue.Builder value, String prefix) {
      value
          .put(prefix + "DNSDomains", GoJson.texts(hosts))
          .put(prefix + "EmailAddresses", GoJson.texts(mails))
          .put(prefix + "IPRanges", GoJson.list(ranges.stream().map(Names::range).toList()))
          .put(prefix + "URIDomains", GoJson.texts(uris));
    }

    private static Value range(byte[] range) {
      int half = range.length / 2;
      String address = AlternativeNames.address(Arrays.copyOf(range, half));
      return ObjectValue.builder()
          .put("IP", StringValue.of(address))
          .put("Mask", GoJson.bytes(Arrays.copyOfRange(range, half, range.length)))
          .build();
    }

    boolean isEmpty() {
      return hosts.isEmpty() && mails.isEmpty() && ranges.isEmpty() && uris.isEmpty();
    }
  }

  static NameConstraints of(@Nullable Der constraints) {
    return new NameConstraints(Names.of(part(constraints, 0)), Names.of(part(constraints, 1)));
  }

  private static @Nullable Der part(@Nullable Der constraints, int number) {
    return constraints == null
        ? null
        : constraints.children().stream()
            .filter(part -> part.isContext(number))
            .findFirst()
            .orElse(null);
  }

  void into(ObjectValue.Builder value, boolean critical) {
    permitted.into(value, "Permitted");
    excluded.into(value, "Excluded");
    value.put("PermittedDNSDomainsCritical", BooleanValue.of(critical));
  }

  boolean isEmpty() {
    return permitted.isEmpty() && excluded.isEmpty();
  }

  /** Whether an authority with these may vouch for such names. */
  boolean allow(AlternativeNames names) {
    return names.addresses().stream().allMatch(this::allowedAddress)
        && names.hosts().stream().allMatch(host -> allowed(host, permitted.hosts, excluded.hosts))
        && names.uris().stream().allMatch(this::allowedUri)
        && names.mails().stream().allMatch(this::allowedMail);
  }

  private boolean allowedAddress(String text) {
    InetAddress known = HostNames.address(text);
    byte[] address = known == null ? new byte[0] : known.getAddress();
    return (permitted.ranges.isEmpty()
            || permitted.ranges.stream().anyMatch(range -> within(address, range)))
        && excluded.ranges.stream().noneMatch(range -> within(address, range));
  }

  private static boolean within(byte[] address, byte[] range) {
    if (range.length != 2 * address.length) {
      return false;
    }
    for (int i = 0; i < address.length; i++) {
      if (((address[i] ^ range[i]) & range[address.length + i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** What has no name cannot be held against names. */
  private boolean allowedUri(String uri) {
    String host = hostOf(uri);
    return !host.isEmpty()
        && !host.startsWith("[")
        && HostNames.address(host) == null
        && allowed(host, permitted.uris, excluded.uris);
  }

  private boolean allowedMail(String mail) {
    int at = mail.lastIndexOf('@');
    String folded = mail.substring(0, at + 1) + mail.substring(at + 1).toLowerCase(Locale.ROOT);
    boolean free = permitted.mails.isEmpty() || matches(folded, permitted.mails, false);
    return at > 0 && free && !matches(folded, excluded.mails, true);
  }

  private static boolean matches(String mail, List<String> constraints, boolean excluded) {
    String host = mail.substring(mail.lastIndexOf('@') + 1);
    return constraints.stream()
        .anyMatch(
            constraint ->
                constraint.indexOf('@') < 0
                    ? covers(constraint, host, excluded)
                    : constraint.equals(mail));
  }

  private static boolean allowed(String host, List<String> permitted, List<String> excluded) {
    return excluded.stream().noneMatch(domain -> covers(domain, host, true))
        && (permitted.isEmpty()
            || permitted.stream().anyMatch(domain -> covers(domain, host, false)));
  }

  /** A name with a wildcard is excluded when any of the names that it stands for is. */
  private static boolean covers(String domain, String host, boolean excluded) {
    boolean touched =
        excluded
            && host.startsWith("*")
            && !parent(domain).isEmpty()
            && parent(domain).equalsIgnoreCase(parent(host));
    return touched || within(host, domain);
  }

  private static String parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  private static boolean within(String host, String domain) {
    String wanted = domain.startsWith(".") ? domain : "." + domain;
    return domain.isEmpty()
        || host.equalsIgnoreCase(domain)
        || host.regionMatches(true, host.length() - wanted.length(), wanted, 0, wanted.length());
  }

  private static String hostOf(String uri) {
    try {
      String authority = new URI(uri).getRawAuthority();
      String host = authority == null ? "" : authority.substring(authority.lastIndexOf('@') + 1);
      int port = host.lastIndexOf(':');
      return port < 0 || host.endsWith("]") ? host : host.substring(0, port);
    } catch (URISyntaxException broken) {
      return "";
    }
  }
}
