package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.ObjectValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** The further names of a certificate's subject. */
record AlternativeNames(
    List<String> hosts, List<String> mails, List<String> addresses, List<String> uris) {
  private static final int MAIL = 1;
  private static final int HOST = 2;
  private static final int URI = 6;
  private static final int ADDRESS = 7;

  static AlternativeNames of(List<Der> names) {
    AlternativeNames found =
        new AlternativeNames(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Der name : names) {
      switch (name.contextNumber()) {
        case MAIL -> found.mails.add(name.text());
        case HOST -> found.hosts.add(name.text());
        case URI -> found.uris.add(name.text());
        case ADDRESS -> found.addresses.add(address(name.content()));
        default -> {} // Go shows no other kinds
      }
    }
    return found;
  }

  void into(ObjectValue.Builder value) {
    value
        .put("DNSNames", GoJson.texts(hosts))
        .put("EmailAddresses", GoJson.texts(mails))
        .put("IPAddresses", GoJson.texts(addresses))
        .put("URIs", GoJson.list(uris.stream().map(Uris::of).toList()));
  }

  /** The text of an address, short as Go writes it. */
  static String address(byte[] bytes) {
    try {
      InetAddress address = InetAddress.getByAddress(bytes);
      return bytes.length == 4 ? address.getHostAddress() : shortest(address.getAddress());
    } catch (UnknownHostException odd) {
      throw Der.malformed("invalid IP address");
    }
  }

  private static String shortest(byte[] bytes) {
    if (bytes.length == 4) {
      return address(bytes);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
    }
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int length = 0;
      while (i + length < 8 && groups[i + length] == 0) {
        length++;
      }
      if (length > bestLength) {
        bestStart = i;
        bestLength = length;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
