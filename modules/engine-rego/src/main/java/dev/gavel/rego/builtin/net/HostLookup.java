package dev.gavel.rego.builtin.net;

import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code net.lookup_ip_addr}, for hosts that the policy may ask about. */
public final class HostLookup {
  private HostLookup() {}

  public static Map<String, Builtin> all() {
    return Map.of("net.lookup_ip_addr", HostLookup::lookup);
  }

  private static Value lookup(Evaluation during, Value[] arguments) {
    String name = Operands.text(arguments, 1);
    if (!during.permissions().allowsHost(name)) {
      throw BuiltinException.failed("disallowed host: " + name);
    }
    return during.once("net.lookup_ip_addr", arguments[0], () -> addresses(name));
  }

  private static Value addresses(String name) {
    try {
      List<Value> addresses = new ArrayList<>();
      // An empty name would be this machine in Java, and is no host in Rego.
      for (InetAddress address : InetAddress.getAllByName(name.isEmpty() ? "." : name)) {
        addresses.add(StringValue.of(IpText.of(address.getAddress())));
      }
      return SetValue.of(addresses);
    } catch (UnknownHostException unknown) {
      throw BuiltinException.failed("lookup " + name + ": no such host");
    }
  }
}
