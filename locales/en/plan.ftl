# What has to be done for a roster, and doing it.

help-roster-resolve = Settle the lines of a roster that may mean somebody who is there already
    .example =
        udatactl roster resolve roster.toml
        udatactl roster resolve roster.csv -o csv > answers.csv
        udatactl roster resolve roster.csv --answers answers.csv
flag-roster-resolve-file = Roster, in TOML or CSV: the answers are written into it, beside what is there
    .value = FILE
flag-roster-resolve-answers = Take the answers from this file, in CSV: what `-o csv` lists, with the column `answer` filled in: an identifier, `new` or `later`
    .value = FILE
flag-roster-resolve-matching = `name`: write without a question the identifier of whoever's name and address fit, except of those to remove
    .value = HOW
flag-roster-resolve-exit-code = End with 10 while a line is undecided
roster-resolve-no-file = What is settled is written into the roster: give its file, not `-`.
roster-resolve-none = No line is undecided.
roster-resolve-settled = { $count ->
    [one] 1 line is settled, in “{ $file }”.
   *[other] { $count } lines are settled, in “{ $file }”.
}
roster-resolve-would-settle = { $count ->
    [one] 1 line would be settled, in “{ $file }”. Nothing was written.
   *[other] { $count } lines would be settled, in “{ $file }”. Nothing was written.
}
roster-resolve-open = { $count ->
    [one] 1 line is undecided.
   *[other] { $count } lines are undecided.
}
roster-resolve-how = Where nobody can be asked, `{ $command }` lists them with a column `answer`; fill it in, and give the file with `--answers`.
roster-resolve-shape = “{ $file }” has a layout that can't be written into. Write `id` or `new` beside the person by hand.
roster-resolve-contradicted = { $count ->
    [one] Line { $lines } of “{ $file }” still means two people: what it says beside the identifier is somebody else's. Correct the name, the address or the identifier by hand.
   *[other] Lines { $lines } of “{ $file }” still mean two people each: what they say beside the identifier is somebody else's. Correct the name, the address or the identifier by hand.
}
roster-resolve-asks = { $count ->
    [one] 1 line is undecided. Each answer is written at once; an empty one leaves the line for later.
   *[other] { $count } lines are undecided. Each answer is written at once; an empty one leaves the line for later.
}
roster-resolve-line = Line { $line }, “{ $organization }”:
roster-resolve-is-it = { $written }: is that { $person }? [yes / no: somebody new / later]
roster-resolve-who-is-it = Who is { $written }?
roster-resolve-number = A number from 1 to { $most }, or no (somebody new), or later:
roster-resolve-member = { $person }, { $role } since { $since }
roster-resolve-no-member = { $person }, not a member
roster-resolve-invited = { $person }, who is invited
roster-resolve-asked = { $person }, who has asked to join
roster-resolve-again = Please answer with yes, no, later, or a number of the list.
roster-resolve-not-there = The line is to take somebody out who is not there: delete it from the roster.
roster-resolve-moved = “{ $file }” was changed meanwhile by somebody else. What was answered before is in it or not, as it stands; the last answer is not.
roster-resolve-no-address = Somebody new is invited by their mail address: write it in the roster first.
answer-twice = line { $line } of the roster is answered twice.
answer-no-line = line { $line } of the roster is not undecided, or no longer says “{ $person }”.
answer-which = line { $line } of the roster may mean { $count } people: write the identifier of one of them.
answer-no-candidate = “{ $answer }” is none of those whom line { $line } of the roster may mean.
answers-refused = “{ $file }” is not taken, and nothing was written: { $count ->
    [one] 1 mistake.
   *[other] { $count } mistakes.
}{ $flaws }
column-choices = May be
column-answer = Answer
column-wants = Wanted
help-roster-plan = Show what would be done for a roster, person by person
    .example =
        udatactl roster plan roster.toml
        udatactl roster plan roster.toml --out plan.json --exit-code -o md
flag-roster-plan-file = Roster, in TOML or CSV; `-` reads what a pipe brings
    .value = FILE
flag-roster-plan-out = Save the plan to this file, for `roster apply`
    .value = FILE
flag-roster-plan-exit-code = End with 10 where there is something to do or to look at, with 3 where a guard holds something back
flag-roster-plan-prune = Remove the members, and cancel the invitations, of whom the roster does not list
flag-roster-plan-invite-again = Invite also those who said no or were refused before, and send invitations that offer another role anew
flag-roster-plan-matching = `name`: take for certain whoever's name and address fit, except to remove them
    .value = HOW
flag-roster-plan-unlisted = Whom to report where no line names them: administrators (the default), everybody (`finding`), or nobody (`ignore`)
    .value = WHOM
flag-roster-plan-stale = How long an invitation may wait before it is reported, such as `30d`; 30 days unless said otherwise
    .value = DURATION
help-roster-apply = Make organizations what a roster wants
    .example =
        udatactl roster apply roster.toml
        udatactl roster apply plan.json --confirm
flag-roster-apply-file = Roster, in TOML or CSV, or a plan that `roster plan --out` saved; `-` reads what a pipe brings
    .value = FILE
flag-roster-apply-prune = Remove the members, and cancel the invitations, of whom the roster does not list
flag-roster-apply-invite-again = Invite also those who said no or were refused before, and send invitations that offer another role anew
flag-roster-apply-matching = `name`: take for certain whoever's name and address fit, except to remove them
    .value = HOW
flag-roster-apply-unlisted = Whom to report where no line names them: administrators (the default), everybody (`finding`), or nobody (`ignore`)
    .value = WHOM
flag-roster-apply-stale = How long an invitation may wait before it is reported, such as `30d`; 30 days unless said otherwise
    .value = DURATION

part-people = People
column-reason = Reason
column-blocked_action = Held back
column-mails = Mails
column-to_do = To do
column-removals = Members removed
column-removals_at_most = Removals at most
column-waiting = Waiting for an answer
column-blocked = Held back by a guard
column-unread = Unread
column-unknown = Unknown
column-undecided = Undecided
column-another_role = Invited with another role
column-refused_before = Refused before
column-overdue = Overdue
column-stale = Waiting too long
column-unlisted = Not listed
column-invite = To invite
column-approve = To accept
column-add = To add
column-assign = To assign
column-remove = To remove
column-cancel = To cancel
column-resend = To send again
column-findings = To look at
column-candidates = Candidates
column-until = Until
column-unchanged = Unchanged

step-invite = + invite
step-add = + add
step-approve = + approve
step-role = ~ role
    .spoken = Change the role
step-assign = ~ assignments
    .spoken = Change the assignments
step-remove = - remove
step-resend = ~ invite anew
step-cancel = - cancel
step-unchanged = = unchanged
step-waiting = = waiting
step-undecided = ? undecided
step-another_role = ! another role
step-refused_before = ! refused before
step-overdue = ! overdue
step-stale = ! waits too long
step-unlisted = ! not listed
step-unread = ! unread
step-unmanaged = = left alone
step-unknown = ? unknown
step-blocked = ! blocked
action-undecided = ? undecided
action-another_role = ! another role
action-refused_before = ! refused before
action-overdue = ! overdue
action-stale = ! waits too long
action-unlisted = ! not listed
action-unknown = ? unknown

because-portal_error = the portal failed
because-odd_answer = an odd answer
because-not_administrator = only its administrators see it
because-not_allowed = not allowed
because-too_slow = no answer in time
because-unreachable = unreachable
because-too_many_calls = too many calls
because-absent = to be absent
because-probable = probably this person
because-ambiguous = may be somebody there
because-not_there = nobody there has this address
because-not_listed = not listed
because-asked = has asked
because-unknown_role = unknown role
because-said_unmanaged = not managed
because-maybe_listed = may be on a line that is not certain
because-no_account = no such account
because-closed_account = account closed
because-elsewhere = address of another portal
because-only_a_name = only a name
because-no_invitations = no invitations here
because-last_admin = last administrator
because-too_few_admins = too few administrators
because-required_admin = must stay administrator
because-oneself = yourself
because-too_many_removals = too many removals
because-too_many_withdrawals = too many at once
because-too_many_demotions = too many demotions
because-too_many_unassigned = too many assignments
because-named_twice = named twice

roster-plan-title = Plan for { $site }
roster-plan-nothing-read = There is nothing to do in the organizations that could be read.
roster-plan-nothing = There is nothing to do.
roster-plan-nothing-done = { $count ->
    [one] Nothing can be done, and 1 line is to be looked at.
   *[other] Nothing can be done, and { $count } lines are to be looked at.
}
roster-plan-to-do = { $count ->
    [one] 1 change to make
   *[other] { $count } changes to make
}, { $mails ->
    [0] and no mail will leave.
    [one] and the portal will send 1 mail.
   *[other] and the portal will send { $mails } mails.
}
roster-plan-left-out = { $count ->
    [one] 1 person stays as they are (`--all` lists them, too).
   *[other] { $count } people stay as they are (`--all` lists them, too).
}
roster-guarded-in = This is about “{ $organization }” ({ $slug }).
roster-plan-differs = { $count ->
    [one] 1 person is not as the roster wants.
   *[other] { $count } people are not as the roster wants.
}
roster-plan-saved = The plan is in “{ $file }”. `udatactl roster apply` carries it out while nothing changes on the portal.
roster-plan-format = “{ $file }” is a plan of format { $found }, which this udatactl does not read. Make it again.
roster-plan-unreadable = “{ $file }” is neither a roster nor a plan: { $why }
roster-plan-and-flags = “{ $file }” is a plan: what it may do was said when it was made. Leave out `--prune` and the other options, or apply the roster itself.
roster-plan-outdated = “{ $file }” was planned from what is no longer so. Nothing was done. What is different:{ $changes }
roster-plan-of-another = “{ $file }” was planned by another account, which may see other things. Nothing was done.
roster-plan-again = Plan again, and look at what is different: `udatactl roster plan`.
roster-plan-waives = This plan was made with: { $flags }
roster-at-line = Line { $line }: { $why }
roster-not-planned = it could not be read when the plan was made
roster-organization-two-names = “{ $first }” (line { $line }) and “{ $second }” (line { $other-line }) are the same organization. Put its people together.
roster-person-two-names = Somebody is listed twice for “{ $organization }”, under two names. Keep one line of each:{ $people }
roster-required-unknown = “{ $person }”, who must stay administrator of “{ $organization }”, is not certain to be anybody. Write their identifier.
roster-of-another-portal = This roster was made on { $site }, and you are on { $here }: its identifiers mean nothing here.
roster-snapshot = What was before is in “{ $file }”: `udatactl roster plan` of that file shows the way back.
roster-waiting = { $count ->
    [one] 1 person has yet to answer an invitation:{ $people }
   *[other] { $count } people have yet to answer an invitation:{ $people }
}
roster-stale = { $count ->
    [one] 1 invitation has been waiting for too long:{ $people }
   *[other] { $count } invitations have been waiting for too long:{ $people }
}
roster-another-role = { $count ->
    [one] 1 invitation offers another role than the roster (`--invite-again` sends it anew):{ $people }
   *[other] { $count } invitations offer another role than the roster (`--invite-again` sends them anew):{ $people }
}
roster-refused-before = { $count ->
    [one] 1 person said no, or was refused or cancelled, and is not asked again (`--invite-again` does):{ $people }
   *[other] { $count } people said no, or were refused or cancelled, and are not asked again (`--invite-again` does):{ $people }
}
roster-undecided = { $count ->
    [one] 1 line is undecided: it may mean somebody who is there already, and nothing is done for it:{ $people }
   *[other] { $count } lines are undecided: they may mean people who are there already, and nothing is done for them:{ $people }
}
roster-overdue = { $count ->
    [one] 1 line was to hold until a day that is over (`until`). Nobody is removed for that:{ $people }
   *[other] { $count } lines were to hold until a day that is over (`until`). Nobody is removed for that:{ $people }
}
roster-unlisted = { $count ->
    [one] 1 person is there whom no line names:{ $people }
   *[other] { $count } people are there whom no line names:{ $people }
}
roster-problem = { $person }: { $why }
class-another_role = invited with another role
class-refused_before = refused before
roster-asked = { $count ->
    [one] 1 person who is to be absent has asked to join: a roster refuses nobody, `udatactl requests reject` does:{ $people }
   *[other] { $count } people who are to be absent have asked to join: a roster refuses nobody, `udatactl requests reject` does:{ $people }
}
roster-settle = What is undecided is settled by: `{ $command }`
roster-left-undone = { $count ->
    [one] All that could be done is done; 1 line of the roster was left as it is.
   *[other] All that could be done is done; { $count } lines of the roster were left as they are.
}
roster-unknown = { $count ->
    [one] 1 line names nobody who can be found:{ $people }
   *[other] { $count } lines name nobody who can be found:{ $people }
}
roster-unknown-people = All the rest is done; { $count ->
    [one] 1 line names nobody who can be found. Correct it in the roster.
   *[other] { $count } lines name nobody who can be found. Correct them in the roster.
}
roster-finish = What is left is done by: `{ $command }`
