# member, person, role

help-member-list = List the members of organizations
    .example =
        udatactl member list ville-de-demonstration
        udatactl member list --mine --role admin -o csv --csv-dialect fr
        udatactl member list ville-de-demonstration --dormant 180d
flag-member-list-mine = All organizations that I am a member of
flag-member-list-role = Only members with this role
    .value = ROLE
flag-member-list-dormant = Only members not seen for that long, such as 180d
    .value = DURATION
flag-member-list-never-seen = Only members who were never seen
flag-member-list-domain = Only members with an address in this domain
    .value = DOMAIN
flag-member-list-not-domain = Only members with an address in another domain
    .value = DOMAIN
flag-member-list-accounts = Look up whether each member's account is in use, deleted or switched off: a call each
flag-member-list-account = Only members whose account is in that state; gone is deleted or switched off
    .value = STATE
flag-member-list-sort = Order
    .value = FIELD
member-list-empty = No member matches.
    .next = To see all members: `udatactl member list ORG`
member-list-which = Which organization?
member-list-damaged = { $count ->
    [one] 1 member is damaged: it has no account.
   *[other] { $count } members are damaged: they have no account.
}
member-list-doubled = { $count ->
    [one] 1 member is listed more than once: they count as one.
   *[other] { $count } members are listed more than once: each counts as one.
}
member-list-hidden = { $count ->
    [one] When 1 member was last seen is not visible to you: left out.
   *[other] When { $count } members were last seen is not visible to you: left out.
}
help-member-remove = Remove people from an organization
    .example =
        udatactl member remove ville-de-demonstration jeanne-martin
        udatactl member remove ville-de-demonstration jeanne-martin marc-delattre --yes

flag-member-add-person = Person with an account: identifier, slug, address of their page, or first and last name; - reads them from the standard input
    .value = PERSON
flag-member-add-email = Mail address to invite, with or without an account behind it; repeatable; - reads them from the standard input
    .value = ADDRESS
flag-member-add-role = Role that they get (editor unless named)
    .value = ROLE
flag-member-add-comment = Message that goes with the invitation
    .value = TEXT
flag-member-add-invite-again = Invite also those whose request or invitation was refused or cancelled in the last 30 days
help-member-add = Invite people, or approve those who have asked to join
    .example =
        udatactl member add ville-de-demonstration jeanne-martin
        udatactl member add ville-de-demonstration --email paul@example.org --role admin
        udatactl member add ville-de-demonstration jeanne-martin --comment "Welcome" --dry-run
member-add-bad-address = “{ $email }” is not a mail address. Nothing was sent.
member-add-asked = { $person } asked to join { $when }: the request is approved, and no invitation is sent.
hint-add-account = Somebody who has an account there is added by name: `udatactl member add { $slug } PERSON`
member-add-no-comment = This portal adds at once and passes no message on: yours is not sent.
member-add-asked-no-comment = { $person } asked to join { $when }: the request is approved, and no invitation is sent. An approval carries no message, so yours is not sent.
member-add-invited-already = { $person } was invited { $when } as { $role }, and has not answered yet. No second invitation is sent.
member-add-invited-as = { $person } was invited { $when } as { $role }, not as { $wanted }, and has not answered yet. No second invitation is sent.
member-add-member-as = { $person } is a member already, as { $role }, not as { $wanted }.
member-add-invited = { $count ->
    [one] Invited, and a member only once the invitation is accepted.
   *[other] { $count } people are invited, and members only once they accept.
}
member-add-at-once = { $count ->
    [one] This portal made 1 person a member at once, without an invitation.
   *[other] This portal made { $count } people members at once, without an invitation.
}
member-add-request-was-refused = { $person } asked to join { $when } and was refused: nobody is invited within 30 days of that. Nothing was written.
member-add-invitation-was-refused = { $person } was invited { $when } and refused: nobody is invited again within 30 days. Nothing was written.
member-add-invitation-was-canceled = { $person } was invited { $when }, and the invitation was cancelled: nobody is invited again within 30 days. Nothing was written.
hint-invite-again = `--invite-again` if they expect it.
hint-invite-resend = To cancel it and send it again: `{ $command }`
hint-member-set-role = { $person } keeps their role. To change it: `{ $command }`

flag-member-promote-to = Role to promote to, instead of one step
    .value = ROLE
help-member-promote = Give people a higher role: partial editor, editor, administrator
    .example =
        udatactl member promote ville-de-demonstration jeanne-martin
        udatactl member promote ville-de-demonstration jeanne-martin --to admin
flag-member-demote-to = Role to demote to, instead of one step
    .value = ROLE
help-member-demote = Give people a lower role: administrator, editor, partial editor
    .example =
        udatactl member demote ville-de-demonstration jeanne-martin
        udatactl member demote ville-de-demonstration jeanne-martin --to partial_editor
flag-member-set-role-role = Role to give
    .value = ROLE
help-member-set-role = Give a person a role, whatever theirs is now
    .example =
        udatactl member set-role ville-de-demonstration jeanne-martin editor
member-role-highest = { $person } is { $role } already: there is nothing above.
member-role-lowest = { $person } is { $role } already: there is nothing below on this portal.
member-role-same = { $person } is { $role } already.
member-role-unknown = { $person } has a role that udatactl does not know: it is left alone. Nothing was written.
member-no-such-role = This portal does not have the role “{ $role }”. Nothing was written.
member-that-is-lower = { $person } has a higher role than that: it would be a demotion. Nothing was written.
member-that-is-higher = { $person } has a lower role than that: it would be a promotion. Nothing was written.

help-member-show = Show a member: role, what they may do, when they were last seen
    .example =
        udatactl member show ville-de-demonstration jeanne-martin
member-show-doubled = { $person } is listed more than once here, which simultaneous changes leave behind: that is one member. The portal's staff can repair it.
member-show-only-administrator = { $person } is the only administrator: the organization will have none the day that person leaves.
member-show-asked = { $person } asked to join { $when }, and waits for an answer.
member-show-invited = { $person } was invited { $when }, and has not answered yet.
hint-member-promote = To give a higher role: `{ $command }`
hint-member-demote = To give a lower role: `{ $command }`
hint-member-remove = To remove this person: `{ $command }`

member-list-nowhere = You are a member of no organization here.
    .next = To join one: `udatactl org join ORG`
member-list-without-address = { $count ->
    [one] The mail domain of 1 member is not visible to you: left out.
   *[other] The mail domain of { $count } members is not visible to you: left out.
}
name-none = (damaged: no account)
name-deleted = (account deleted)
name-switched_off = (account switched off)
account-active = active
account-switched_off = switched off
account-unknown = not looked up
account-deleted = deleted
account-none = none

flag-person-find-text = First and last name, a part of it, or a slug; the portal's administrators may look by address
    .value = TEXT
help-person-find = Find people by name
    .example =
        udatactl person find Jeanne Martin
        udatactl person find martin -o json
person-find-empty = Nobody is found for “{ $text }”.
    .next = To invite by address who has no account yet: `udatactl member add ORG --email ADDRESS`
person-find-more = The portal shows 20 people at most: there may be more. Try with first and last name.
help-person-show = Show a person and where they are a member
    .example =
        udatactl person show jeanne-martin
        udatactl person show me
person-show-nowhere = { $person } is a member of no organization here.
person-show-unread = { $count ->
    [one] The role in 1 organization could not be read.
   *[other] The roles in { $count } organizations could not be read.
}

help-role-list = Show who may do what on this portal
    .example =
        udatactl role list
        udatactl role list --site demo
role-list-in-its-words = { $role }, in the portal's words: { $description }
role-list-partial = A partial editor edits what they created themselves, and what is assigned to them. The guide says that they answer all discussions in the organization's name; on udata 17.18 it is only those about what is assigned to them. With another role, assignments are dropped.
role-list-requests-hidden = The guide of data.gouv.fr says that editors read membership requests: that is no longer so here. Since udata 15 only administrators see them.
role-list-requests-shown = This portal is older than udata 15: every member reads membership requests there.
role-list-no-partial = This portal has no partial editors: they exist since udata 15.4. An editor changes all that the organization publishes.
role-list-requests-unknown = Whether editors may read membership requests depends on the portal: it could not be seen here. Newer portals show them to administrators only, whatever their guides say.
role-list-unknown = This portal also has the role “{ $role }”, which udatactl does not know.
role-list-portal-staff = The portal's own administrators may do all of it everywhere.
may-publish_datasets = Publish datasets and APIs
may-publish_reuses = Reference reuses
may-answer_discussions = Answer discussions in the organization's name
may-edit_content = Change and delete what is published
may-read_requests = Read membership requests
may-add_members = Add or invite members
may-answer_requests = Accept or refuse membership requests
may-remove_members = Remove members and change their roles
may-delete_organization = Delete the organization
may-edit_organization = Edit the organization's page
may-see_private = See what is private
may-edit_assigned = Change what is assigned to them
may-answer_assigned = Answer discussions about what is assigned to them
grant-yes = yes
grant-no = no
grant-assigned = what is assigned
grant-depends = depends
column-permission = Right
column-admin = Administrator
column-editor = Editor
column-partial_editor = Partial editor
column-may = May
column-account = Account
column-domain = Mail domain
column-admin_of = Administrator of
column-member_of = Member of
