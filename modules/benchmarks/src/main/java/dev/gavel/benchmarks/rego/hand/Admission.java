package dev.gavel.benchmarks.rego.hand;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What is wrong with a pod. */
final class Admission {
  private static final List<String> LIMITED = List.of("cpu", "memory");

  private final Data data;

  private Admission(Data data) {
    this.data = data;
  }

  record Input(Request request) {}

  record Request(Kind kind, String namespace, Pod object) {}

  record Kind(String kind) {}

  record Pod(Metadata metadata, Spec spec) {}

  record Metadata(@Nullable Map<String, String> labels) {}

  record Spec(
      @Nullable List<Container> containers,
      @Nullable List<Container> initContainers,
      @Nullable List<Volume> volumes) {}

  record Container(
      String name,
      String image,
      @Nullable Resources resources,
      @Nullable SecurityContext securityContext,
      @Nullable List<Port> ports) {}

  record Resources(@Nullable Map<String, String> limits) {}

  record SecurityContext(boolean privileged, @Nullable Capabilities capabilities) {}

  record Capabilities(@Nullable List<String> add) {}

  record Port(@Nullable Integer hostPort) {}

  record Volume(String name, @Nullable HostPath hostPath) {}

  record HostPath(String path) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Data(
      List<String> trustedRegistries,
      Set<String> exemptNamespaces,
      Set<String> allowedCapabilities,
      List<String> requiredLabels) {}

  static ByHand<Input> plain(Data data) {
    return new ByHand<>(Input.class, new Admission(data)::denials);
  }

  private Set<String> denials(Input input) {
    Set<String> denials = new TreeSet<>();
    Request request = input.request;
    if (!request.kind.kind.equals("Pod") || data.exemptNamespaces.contains(request.namespace)) {
      return denials;
    }
    Spec spec = request.object.spec;
    Set<Container> containers = new LinkedHashSet<>(orNone(spec.containers));
    containers.addAll(orNone(spec.initContainers));
    for (Container container : containers) {
      checkImage(container, denials);
      checkLimits(container, denials);
      checkSecurity(container, denials);
      checkPorts(container, denials);
    }
    checkLabels(request.object.metadata, denials);
    checkVolumes(orNone(spec.volumes), denials);
    return denials;
  }

  private void checkImage(Container container, Set<String> denials) {
    String image = container.image;
    String start = "container " + container.name + ": image " + image;
    if (data.trustedRegistries.stream().noneMatch(image::startsWith)) {
      denials.add(start + " comes from an untrusted registry");
    }
    if (image.endsWith(":latest") || !image.contains(":")) {
      denials.add(start + " must have a fixed tag");
    }
  }

  private static void checkLimits(Container container, Set<String> denials) {
    Resources resources = container.resources;
    for (String resource : LIMITED) {
      if (resources == null || resources.limits == null || resources.limits.get(resource) == null) {
        denials.add("container " + container.name + ": no " + resource + " limit");
      }
    }
  }

  private void checkSecurity(Container container, Set<String> denials) {
    SecurityContext security = container.securityContext;
    if (security == null) {
      return;
    }
    if (security.privileged) {
      denials.add("container " + container.name + ": privileged mode is not allowed");
    }
    if (security.capabilities != null) {
      for (String capability : orNone(security.capabilities.add)) {
        if (!data.allowedCapabilities.contains(capability)) {
          denials.add(
              "container " + container.name + ": capability " + capability + " is not allowed");
        }
      }
    }
  }

  private static void checkPorts(Container container, Set<String> denials) {
    for (Port port : orNone(container.ports)) {
      if (port.hostPort != null && port.hostPort < 30_000) {
        denials.add(
            "container " + container.name + ": hostPort " + port.hostPort + " is below 30000");
      }
    }
  }

  private void checkLabels(Metadata metadata, Set<String> denials) {
    for (String label : data.requiredLabels) {
      if (metadata.labels == null || !metadata.labels.containsKey(label)) {
        denials.add("label " + label + " is missing");
      }
    }
  }

  private static void checkVolumes(List<Volume> volumes, Set<String> denials) {
    for (int i = 0; i < volumes.size(); i++) {
      Volume volume = volumes.get(i);
      if (volume.hostPath != null) {
        denials.add(
            "volume %d (%s): hostPath %s is not allowed"
                .formatted(i, volume.name, volume.hostPath.path));
      }
    }
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
