# Requests to a shop: routes by their patterns, scopes of the token, the network it comes from.
package own

default granted := false

segments := split(trim_prefix(input.path, "/"), "/")

scopes := {scope | some scope in split(input.token.scopes, ",")}

granted if {
	some route in data.routes
	input.method in route.methods
	glob.match(route.path, ["/"], input.path)
	every scope in route.scopes { scope in scopes }
	own_shop
	not refused
}

granted if {
	segments == ["status"]
	upper(input.method) == "GET"
}

own_shop if {
	["shops", shop, "orders", order] = segments
	shop == input.token.shop
	regex.match(`^o-[0-9]+$`, order)
}

refused if {
	some network in data.refused
	net.cidr_contains(network, input.address)
}

refused if contains(lower(input.headers["user-agent"]), "crawler")
