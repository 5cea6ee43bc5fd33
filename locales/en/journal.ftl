# The journal: its filters, undo, purge

flag-journal-list-person = Only what was done about this person; their identifier needs no portal
    .value = PERSON
flag-journal-list-run = Only what one run of udatactl did, by its name in the column “run”
    .value = RUN
flag-journal-list-action = Only what was done in this way; repeatable
    .value = ACTION
flag-journal-list-result = Only what ended in this way; repeatable
    .value = RESULT
journal-broken = { $count ->
    [one] Line { $lines } of the journal is damaged: left out.
   *[other] { $more ->
        [0] Lines { $lines } of the journal are damaged: left out.
       *[other] { $count } lines of the journal are damaged, of which the first are { $lines }: left out.
    }
}
journal-repaired = The last line of the journal was cut short, as when udatactl is killed while it writes: it was taken away, and the journal is whole again.

help-journal-purge = Forget what this machine changed long ago: a year is kept unless told otherwise
    .example =
        udatactl journal purge --dry-run
        udatactl journal purge --confirm
        udatactl journal purge --older-than 90d --confirm
flag-journal-purge-older-than = What is older than this goes: 365d, 180d…; the CNIL advises 6 to 12 months for logs
    .value = DURATION
action-purge = - forget
journal-purge-plan = { $count ->
    [one] To be forgotten: 1 write from before { $day }. { $kept } stay in the journal.
   *[other] To be forgotten: { $count } writes from before { $day }. { $kept } stay in the journal.
}
journal-purge-advice = The CNIL, in its recommendation on logging (deliberation 2021-122 of 14 October 2021), advises to keep logs between six months and a year. udatactl keeps a year unless `--older-than` says otherwise.
journal-purge-nothing = The journal holds nothing that old.
journal-purge-young = The last { $days } days of the journal tell udatactl who was refused and what was asked already: what goes of them can't be minded any more.
column-number = Number
column-older_than = Older than

help-journal-undo = Take a change back: a role, an invitation, a removal, an approval
    .example =
        udatactl journal list --names
        udatactl journal undo 3f9a12bc --dry-run
        udatactl journal undo 3f9a12bc --confirm
flag-journal-undo-id = Entry of the journal: its identifier, four characters of its beginning, or its run and number
    .value = ID
journal-undo-unknown = The journal has no entry “{ $typed }”.
journal-undo-ambiguous = “{ $typed }” fits several entries of the journal:{ $candidates }
journal-undo-elsewhere = The entry { $id } was written to { $site }, not to { $here }.
journal-undo-refused = The portal refused that write: nothing was changed, so there is nothing to undo.
journal-undo-not-done = That write was not done, as `journal settle` found: there is nothing to undo.
journal-undo-approval = The request itself stays accepted: the person would have to ask again, or be invited.
journal-undo-changed-since = It was changed since, so nothing is undone. { $person }: “{ $left }” after that write, “{ $now }” today.
journal-undo-invited-as = { $person } is invited as { $role }, not as { $wanted }.
journal-undo-later = Begin with the last change about this person: `{ $command }`
journal-undo-elsewhere-changed = It was not changed from this machine: ask the other administrators first.
journal-undo-rejection = A rejection can't be undone: the person has the mail. They can be invited.
journal-undo-ask = The portal has no way to take a request to join back: an administrator of the organization can reject it.
journal-undo-refusal = A refused invitation can't be accepted any more. One can ask to join, or be invited again.
journal-undo-own-verb = Another command takes this back: it shows what follows, and asks.
journal-undo-content = The portal has no way for an organization to restore what it published and deleted: its staff may.
journal-undo-update = The journal doesn't keep what an organization said of itself before, so it can't put that back.
journal-undo-key = A key that was revoked stays revoked: only another can be made.
journal-undo-mail = A mail that was sent can't be taken back.
journal-undo-read = A notification that was read stays read.
journal-undo-no-role = The journal doesn't know the role that this person had, so it can't give it back.
journal-undo-no-invitation = The portal does not show that invitation any more, so it can't be undone.
journal-undo-raw = The journal doesn't know what was there before that call, so it can't be undone.

help-journal-settle = Look up writes whose end is not known, such as those of a run that was killed
    .example =
        udatactl journal settle --dry-run
        udatactl journal settle
        udatactl journal settle --org ville-de-demonstration
flag-journal-settle-org = Only those in this organization
    .value = ORG
journal-settle-nothing = Nothing to settle: the journal knows how every write ended.
journal-settle-nothing-here = Nothing to settle here.
journal-settle-elsewhere = { $count ->
    [one] 1 write of another account or portal is not settled: use its `--profile`, or its `--site`.
   *[other] { $count } writes of other accounts or portals are not settled: use their `--profile`, or their `--site`.
}
journal-settle-unknown = { $count ->
    [one] Of 1 write nobody can tell how it ended: “why” says the reason. Look at the portal before you do it again.
   *[other] Of { $count } writes nobody can tell how they ended: “why” says the reason. Look at the portal before you do them again.
}
unsettled-not_kept = nothing on the portal tells
unsettled-address_not_kept = the journal keeps no address
unsettled-not_shown = not shown to this account
unsettled-changed_since = changed since
unsettled-organization_gone = organization not shown any more
column-why = Why
