# Sums, groups and outliers over the lines of a basket.
package own

kinds := {line.kind | some line in input.lines}

weight := sum([grams | some line in input.lines; grams := line.grams * line.pieces])

pieces[kind] := total if {
	some kind in kinds
	total := sum([line.pieces | some line in input.lines; line.kind == kind])
}

heavy contains line.sku if {
	some line in input.lines
	line.grams > data.heavy_from
}

hazards := {hazard | some line in input.lines; some hazard in line.hazards; hazard in data.hazards}

parcel := {
	"weight": weight,
	"pieces": pieces,
	"heavy": count(heavy),
	"hazards": hazards,
	"heaviest": max([line.grams | some line in input.lines]),
	"accepted": accepted,
}

default accepted := false

accepted if {
	weight < data.limit
	count(hazards) < 3
}
