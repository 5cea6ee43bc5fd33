# member, person, role

help-member-list = List the members of organizations
    .example =
        udatactl member list ville-de-demonstration
        udatactl member list --all-orgs --role admin -o csv --csv-dialect fr
        udatactl member list ville-de-demonstration --dormant 180d
flag-member-list-all-orgs = All organizations that I am a member of
flag-member-list-role = Only members with this role
    .value = ROLE
flag-member-list-dormant = Only members not seen for that long, such as 180d
    .value = DURATION
flag-member-list-never-seen = Only members who were never seen
flag-member-list-domain = Only members with an address in this domain
    .value = DOMAIN
flag-member-list-not-domain = Only members with an address in another domain
    .value = DOMAIN
flag-member-list-sort = Order
    .value = FIELD
member-list-empty = No member fits.
member-list-which = Which organization?
member-list-damaged = { $count ->
    [one] 1 member is damaged: it has no account behind it.
   *[other] { $count } members are damaged: they have no account behind them.
}
member-list-hidden = { $count ->
    [one] When 1 member was last seen is not visible to you: left out.
   *[other] When { $count } members were last seen is not visible to you: left out.
}
help-member-remove = Remove people from an organization
    .example =
        udatactl member remove ville-de-demonstration jeanne-martin
        udatactl member remove ville-de-demonstration jeanne-martin paul-durand --yes
