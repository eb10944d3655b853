# Accounts and products by their keys, many of both.
package own

default granted := false

granted if {
	account := data.accounts[input.account]
	account.open
	some product in account.products
	input.operation in data.products[product].operations[input.currency]
	input.amount <= min([account.ceiling, data.products[product].ceiling])
}
