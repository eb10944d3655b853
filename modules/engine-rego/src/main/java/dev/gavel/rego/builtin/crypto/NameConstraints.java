package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /** Whether an authority with these may vouch for such names. */
  boolean allow(AlternativeNames names) {
    return names.hosts().stream().allMatch(host -> allowed(host, permitted.hosts, excluded.hosts))
        && names.uris().stream()
            .allMatch(uri -> allowed(hostOf(uri), permitted.uris, excluded.uris))
        && names.mails().stream().allMatch(mail -> allowedMail(mail));
  }

  private boolean allowedMail(String mail) {
    String host = mail.substring(mail.indexOf('@') + 1);
    boolean named = permitted.mails.contains(mail);
    return !excluded.mails.contains(mail)
        && (named || allowed(host, permitted.mails, excluded.mails));
  }

  private static boolean allowed(String host, List<String> permitted, List<String> excluded) {
    return excluded.stream().noneMatch(domain -> within(host, domain))
        && (permitted.isEmpty() || permitted.stream().anyMatch(domain -> within(host, domain)));
  }

  private static boolean within(String host, String domain) {
    String wanted = domain.startsWith(".") ? domain : "." + domain;
    return domain.isEmpty()
        || host.equalsIgnoreCase(domain)
        || host.regionMatches(true, host.length() - wanted.length(), wanted, 0, wanted.length());
  }

  private static String hostOf(String uri) {
    int from = uri.indexOf("//") + 2;
    int end = uri.indexOf('/', from);
    return uri.substring(from, end < 0 ? uri.length() : end);
  }
}
