# Shares of folders: a share by the folder and the group, unless a ban says otherwise.
package own

default granted := false

granted if {
	some share in data.shares
	not share.ban
	fits(share)
	count(bans) == 0
}

bans contains share.id if {
	some share in data.shares
	share.ban
	fits(share)
}

fits(share) if {
	share.folder == input.folder
	share.group == input.account.group
	input.verb in share.verbs
	share.trust <= input.account.trust
}
