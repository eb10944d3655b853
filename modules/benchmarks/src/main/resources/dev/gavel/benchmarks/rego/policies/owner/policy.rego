# One comparison: what an evaluation costs that does next to nothing.
package own

default granted := false

granted if input.account == input.document.owner
