# Which switches are on for a device: by its version, its region, and a share of all devices.
package own

on contains name if {
	some name, switch in data.switches
	switch.live
	matches(switch)
}

matches(switch) if input.device.id in switch.testers

matches(switch) if {
	input.device.region in switch.regions
	semver.compare(input.device.version, switch.since) >= 0
	share(concat("/", [switch.salt, input.device.id])) < switch.percent
}

letters := "abcdefghijklmnopqrstuvwxyz0123456789-/"

share(key) := total % 100 if {
	total := sum([points |
		some i in numbers.range(0, count(key) - 1)
		points := (i + 7) * indexof(letters, substring(key, i, 1))
	])
}
