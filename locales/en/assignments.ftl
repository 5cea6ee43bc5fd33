# assignment

help-assignment = See and change what each partial editor may edit
help-assignment-list = List who may edit what, and the partial editors who may edit nothing yet
    .example =
        udatactl assignment list ville-de-demonstration
        udatactl assignment list ville-de-demonstration lucie-fontaine -o csv
        udatactl assignment list --mine
help-assignment-add = Let a partial editor edit more
    .example =
        udatactl assignment add ville-de-demonstration lucie-fontaine liste-des-marches-publics
        udatactl assignment add ville-de-demonstration lucie-fontaine --tag finances --dry-run
help-assignment-remove = Take from a partial editor what they were assigned
    .example =
        udatactl assignment remove ville-de-demonstration lucie-fontaine arbres-d-alignement
        udatactl assignment remove ville-de-demonstration lucie-fontaine --search air --confirm
help-assignment-copy = Let a partial editor edit what another one may, beside what they have
    .example =
        udatactl member set-role ville-de-demonstration karim-haddad partial_editor
        udatactl assignment copy ville-de-demonstration lucie-fontaine karim-haddad --dry-run
flag-assignment-list-mine = All organizations that I administer
flag-assignment-list-person = Partial editor: identifier, slug, address of their page, “me”, or first and last name
    .value = PERSON
flag-assignment-add-person = Partial editor: identifier, slug, address of their page, “me”, or first and last name
    .value = PERSON
flag-assignment-remove-person = Partial editor: identifier, slug, address of their page, “me”, or first and last name
    .value = PERSON
flag-assignment-copy-from = Partial editor who has the assignments: they keep them
    .value = FROM
flag-assignment-copy-to = Partial editor who gets them too
    .value = TO
flag-subject = Dataset, API or reuse of the organization: identifier, slug, address of its page, or exact title; - reads them from the standard input
    .value = SUBJECT
flag-tag = All that has this tag
    .value = TAG
flag-assignment-add-search = All whose title has these words
    .value = TEXT
flag-assignment-remove-search = All whose title has these words
    .value = TEXT
flag-assignment-remove-max-removals = How many assignments may be taken this time: 5 unless given, or 25% of those that the person has
action-assign = + assignment
action-unassign = - assignment
assignment-will-add = + assign to { $person }: { $kind } “{ $title }” ({ $id })
assignment-will-remove = - take from { $person }: { $kind } “{ $title }” ({ $id })
assignment-total = Assignments of this person: { $before } → { $after }.
assignment-no-partial-editor = { $person } is no partial editor: only partial editors have assignments. An administrator and an editor may edit everything.
assignment-no-editors = “{ $organization }” has no partial editor: its administrators and editors may edit everything.
    .next = To give a member this role: `udatactl member set-role ORG PERSON partial_editor`
assignment-list-empty = Nothing is assigned to anybody here.
    .next = To assign a dataset: `udatactl assignment add ORG PERSON DATASET`
assignment-list-hidden = { $count ->
    [one] 1 organization is left out, because only its administrators and the portal's staff see who may edit what.
   *[other] { $count } organizations are left out, because only their administrators and the portal's staff see who may edit what.
}
assignment-without = { $count ->
    [one] This partial editor has no assignment: { $people }.
   *[other] These { $count } partial editors have no assignment: { $people }.
}
assignment-unknown = The organization publishes nothing called “{ $typed }”, as far as this account can see. Nothing was written.
assignment-ambiguous = Nothing was written. “{ $typed }” may be:{ $candidates }
assignment-hint-search = `--search` and `--tag` find what has words in its title, or a tag.
assignment-nothing-fits = Nothing that the organization publishes has that tag or those words. Nothing was written.
assignment-not-read-back = What { $person } has now is not what was asked for: the list shows what holds.
guard-too-many-unassigned = { $count ->
    [one] 1 assignment would be taken, and at most { $most } may be in one run. Nothing was written.
   *[other] { $count } assignments would be taken, and at most { $most } may be in one run. Nothing was written.
}
