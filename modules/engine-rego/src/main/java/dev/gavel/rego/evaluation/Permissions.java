package dev.gavel.rego.evaluation;

import java.util.Map;
import java.util.Set;

/**
 * What a policy may do beyond computing; nothing, until the host says otherwise.
 *
 * @param hosts that {@code http.send} and {@code net.lookup_ip_addr} may ask; a single {@code *}
 *     stands for all
 * @param runtime whether {@code opa.runtime} answers
 * @param environment what {@code opa.runtime} shows as {@code env}
 */
public record Permissions(Set<String> hosts, boolean runtime, Map<String, String> environment) {
  public static final Permissions NONE = new Permissions(Set.of(), false, Map.of());

  public Permissions {
    hosts = Set.copyOf(hosts);
    environment = Map.copyOf(environment);
  }

  public boolean allowsHost(String host) {
    return hosts.contains("*") || hosts.contains(host);
  }
}
