package dev.gavel.benchmarks.rego.hand;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What is wrong with a job that somebody wants to schedule. */
final class Workload {
  private final Data data;

  private Workload(Data data) {
    this.data = data;
  }

  record Input(Job job) {}

  record Job(
      String queue,
      Map<String, String> labels,
      List<Task> tasks,
      List<Task> cleanup,
      List<Mount> mounts) {}

  record Task(String name, String program, Needs needs) {}

  record Needs(@Nullable Integer cores, @Nullable String memory) {}

  record Mount(String path) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Data(Set<String> queues, List<String> trusted, int mostCores, List<String> labels) {}

  static ByHand<Input> plain(Data data) {
    return new ByHand<>(Input.class, input -> new Workload(data).problems(input.job));
  }

  private Set<String> problems(Job job) {
    Set<String> problems = new TreeSet<>();
    if (!data.queues.contains(job.queue)) {
      problems.add("queue \"" + job.queue + "\" is unknown");
    }
    Set<Task> tasks = new LinkedHashSet<>(job.tasks);
    tasks.addAll(job.cleanup);
    for (Task task : tasks) {
      check(task, problems);
    }
    for (int i = 0; i < job.mounts.size(); i++) {
      String path = job.mounts.get(i).path;
      if (path.startsWith("/host/")) {
        problems.add("mount " + i + ": " + path + " belongs to the host");
      }
    }
    for (String label : data.labels) {
      if (!job.labels.containsKey(label)) {
        problems.add("label " + label + " is missing");
      }
    }
    return problems;
  }

  private void check(Task task, Set<String> problems) {
    String start = "task " + task.name + ": ";
    if (task.program.endsWith("-dev")
        || data.trusted.stream().noneMatch(task.program::startsWith)) {
      problems.add(start + "program " + task.program + " is not trusted");
    }
    Integer cores = task.needs.cores;
    if (cores == null) {
      problems.add(start + "cores is not said");
    } else if (cores > data.mostCores) {
      problems.add(start + cores + " cores are more than " + data.mostCores);
    }
    if (task.needs.memory == null) {
      problems.add(start + "memory is not said");
    }
  }
}
