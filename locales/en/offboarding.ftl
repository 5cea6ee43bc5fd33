# offboard, member replace

help-offboard = Take someone who leaves out of all my organizations, or hand over to someone else
    .example =
        udatactl offboard lucie-fontaine --dry-run
        udatactl offboard lucie-fontaine --org ville-de-demonstration --confirm
        udatactl offboard lucie-fontaine --replace-by karim-haddad
flag-offboard-person = Who leaves: identifier, slug, address of their page, first and last name, or an invited mail address
    .value = PERSON
flag-offboard-org = Only this organization; repeat it for several
    .value = ORG
flag-offboard-replace-by = Who comes in their place: gets the same role and assignments first
    .value = PERSON
flag-offboard-invite-again = Invite that person also where a request or invitation was refused or cancelled in the last 30 days
flag-offboard-comment = What the person reads whose request to join is rejected
    .value = TEXT
help-member-replace = Hand over from a member to someone else: the same role and assignments, then the removal
    .example =
        udatactl member replace ville-de-demonstration lucie-fontaine karim-haddad --dry-run
        udatactl member replace ville-de-demonstration lucie-fontaine karim-haddad --yes
flag-member-replace-old = Who leaves: identifier, slug, address of their page, “me”, or first and last name
    .value = OLD
flag-member-replace-new = Who comes: identifier, slug, address of their page, “me”, or first and last name
    .value = NEW
flag-member-replace-invite-again = Invite that person also where a request or invitation was refused or cancelled in the last 30 days
flag-member-replace-comment = What the person reads whose request to join is rejected
    .value = TEXT
offboard-comment = This request is closed after a change of duties. If that is a mistake, write to the organization's administrators.
offboard-oneself = That is you: you leave an organization with a command of its own. Nothing was written.
offboard-same-person = Who leaves and who comes are the same person. Nothing was written.
offboard-nothing = { $count ->
    [0] You administer no organization: { $person } was looked for nowhere.
    [one] Nothing was found of { $person }, neither a membership nor a pending request or invitation, in:{ $organizations }
   *[other] Nothing was found of { $person }, neither a membership nor a pending request or invitation, in { $count } organizations:{ $organizations }
}
offboard-elsewhere = { $person } is a member of “{ $organization }” ({ $slug }), which you do not administer: only its administrators can take them out.
offboard-only-administrator = { $person } is its only administrator. Unless that is mended before they leave, to ask the portal's staff for another: `{ $command }`
offboard-address = Only invitations sent to { $email } were looked for: members are not found by their address. Name the account for those.
offboard-left-behind = { $count ->
    [one] In “{ $organization }”, what { $person } may edit is assigned to nobody in their place:{ $assignments }
   *[other] In “{ $organization }”, the { $count } things that { $person } may edit are assigned to nobody in their place:{ $assignments }
}
offboard-waiting = { $person } stays in “{ $organization }” until { $successor } has accepted the invitation.
offboard-only-asked = { $person } has only asked to join “{ $organization }”, so nobody gave a role there: { $successor } gets none.
offboard-has-nothing = { $person } has no role in “{ $organization }” that { $successor } could get.
offboard-add = To invite { $successor } there: `{ $command }`
offboard-unknown-address = Nobody who can be seen has the address { $email }: no member, nobody who has asked, and it was never invited.
offboard-name-account = Portals hide the addresses of members: name the account.
offboard-again = Then run this again: `{ $command }`
