# Rules for a job that somebody wants to schedule; every broken one is told.
package own

tasks contains task if some task in input.job.tasks

tasks contains task if some task in input.job.cleanup

problem contains text if {
	not input.job.queue in data.queues
	text := sprintf("queue %q is unknown", [input.job.queue])
}

problem contains text if {
	some task in tasks
	not trusted(task.program)
	text := sprintf("task %s: program %s is not trusted", [task.name, task.program])
}

problem contains text if {
	some task in tasks
	some quantity in ["cores", "memory"]
	not task.needs[quantity]
	text := sprintf("task %s: %s is not said", [task.name, quantity])
}

problem contains text if {
	some task in tasks
	task.needs.cores > data.most_cores
	text := sprintf("task %s: %d cores are more than %d", [task.name, task.needs.cores, data.most_cores])
}

problem contains text if {
	some i, mount in input.job.mounts
	startswith(mount.path, "/host/")
	text := sprintf("mount %d: %s belongs to the host", [i, mount.path])
}

problem contains text if {
	some label in data.labels
	not input.job.labels[label]
	text := sprintf("label %s is missing", [label])
}

trusted(program) if {
	some prefix in data.trusted
	startswith(program, prefix)
	not endswith(program, "-dev")
}
