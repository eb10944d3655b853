package shop

default allow := false

allow if {
	some item in input.cart
	item.price < 10
	not data.blocked[input.user]
}

names contains n if n := input.cart[_].name

prices[name] := price if {
	some item in input.cart
	name := item.name
	price := item.price
}

tags[kind] contains tag if {
	some tag, kind in data.tags
}

cheap if {
	every item in input.cart {
		item.price <= 2.50
	}
}

stamp := time.now_ns()

now := x if x := [stamp, null, count(names)] with input as {"cart": []}

any := data.limits[input.limit].v

double(x) := x * 2

twice := {"a": double(3), "b": true}

test_other := 1
