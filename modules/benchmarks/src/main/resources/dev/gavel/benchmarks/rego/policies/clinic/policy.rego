# Roles of people, and what a role may do with the records of a ward.
package own

default granted := false

granted if "director" in roles

granted if {
	some permission in permissions
	permission.verb == input.verb
	permission.record == input.record.kind
	input.record.ward in data.people[input.person].wards
}

roles := data.people[input.person].roles

permissions contains permission if {
	some role in roles
	some permission in data.permissions[role]
}
