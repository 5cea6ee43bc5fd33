# What every command may say. Keys are the same in locales/fr.

prefix-warning = Warning:
prefix-error = Error:
prefix-hint = →
    .spoken = Hint:

field-separator = :
word-yes = yes
word-no = no

# Questions
question-yes-no = { $question } [y/N]{" "}
    .spoken = { $question } Answer yes or no, then Enter. An empty answer is a no:{" "}
question-yes-or-no = { $question } [y/n]{" "}
    .spoken = { $question } Answer yes or no, then Enter.{" "}
question-not-understood = Please answer y or n.
    .spoken = Please answer yes or no.
question-numbers = Numbers:
question-numbers-rule = Answer with one or more numbers, separated by commas, then Enter. An empty answer chooses none.
question-tick = ↑ and ↓ to move, Space to tick, Enter to go on, a few letters to search, Esc to give up
question-pick = ↑ and ↓ to move, Enter to choose, a few letters to search, Esc to give up
question-number = Number:
question-number-rule = Answer with a number from 1 to { $last }, then Enter.
question-not-a-number = Please answer with numbers from 1 to { $last }.
question-nothing-fits = Nothing fits.
question-searching = Searching…
question-more = { $count ->
    [one] And one more line.
   *[other] And { $count } more lines.
}
question-nothing-ticked = Nothing is ticked: Space ticks the line, Escape gives up.
question-needs-answer = An answer is needed, or Esc to give up.
    .spoken = An answer is needed, or Ctrl-D to give up.
question-editor = Ctrl-O opens your text editor.
asked-command = The command: `{ $command }`
ask-organization = Which organization?
ask-organization-of-mine = Which of your organizations?
ask-person = Which person? First and last name:
ask-person-to-add = Whom to add? First and last name, or address:
ask-invite-address = invite { $address }
ask-members = Who, among the members of “{ $organization }”?
ask-no-members = “{ $organization }” has no members.
ask-request = Which request to join “{ $organization }”?
ask-requests = Which requests to join “{ $organization }”?
ask-no-requests = No request to join “{ $organization }” waits for an answer.
ask-invitations = Which invitations of “{ $organization }”?
ask-no-invitations = No invitation of “{ $organization }” waits for an answer.
ask-received = Which invitations?
ask-role = With which role?
ask-badge = Which badge?
ask-change = Which change?
ask-profile = Which profile?
question-search = ↑ and ↓ to move, Enter to choose, Esc to give up
hint-organization-first = The organization comes first: `{ $command }`
hint-quote-name = A name of several words goes in quotes: `{ $command }`
question-go-on = Go on?
question-no-administrator = Nobody but the portal's staff will be able to manage this organization.
question-is-it = Is it { $person }?
question-and-question = { $first } { $second }
question-renamed-organization = “{ $typed }” is an old name. Is it { $organization }?
question-type-slug = Type “{ $slug }” to go on:

# Where writes go
destination-production = This goes to { $site }, in production, { $profile }.
destination-trial = This goes to { $site }, a portal for trying things, { $profile }.
destination-other = This goes to { $site }, { $profile }.
destination-profile = with the profile “{ $profile }”
destination-environment = with the key from the environment

progress-reading = Reading…
progress-organizations = Reading organizations…
progress-members = Reading members…
progress-requests = Reading requests and invitations…
progress-people = Reading accounts…
progress-account = Reading your account…
progress-notifications = Reading notifications…
progress-content = Reading what is published…
progress-portal = Asking the portal…
progress-writing = Writing to the portal…
interruption-heard = Interruption requested: the write under way is finished first. A second Ctrl-C stops at once.
waiting-for-another-process = Another udatactl is changing this organization: waiting for it, at most two minutes…
waiting-for-file = Another udatactl holds { $path }: waiting for it, at most { $seconds } seconds…
going-on-without-key = Going on without a key: only public data will be shown.
keyring-may-be-asking = The keyring is taking its time: a window may be asking you to unlock it…
dry-run-nothing-sent = Nothing was sent: this was a dry run.
dry-run-nothing-written = Nothing was written: this was a dry run.
nothing-to-do = Nothing to do: it is already so.
list-cut = { $shown } of { $total } shown. `--all` shows them all.

# Ages
date-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-short = { $year }-{ $month }-{ $day }
date-month = { $year }-{ $month }
date-minute = { $day } at { $time }
age-now = just now
age-minutes = { $count ->
    [one] 1 minute ago
   *[other] { $count } minutes ago
}
age-hours = { $count ->
    [one] 1 hour ago
   *[other] { $count } hours ago
}
age-days = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
}
age-months = { $count ->
    [one] 1 month ago
   *[other] { $count } months ago
}
age-years = { $count ->
    [one] 1 year ago
   *[other] { $count } years ago
}
seen-never = never
seen-hidden = not visible to you
seen-all-hidden = When they were last seen is not visible to you.
seen-some-hidden = Where nothing says when somebody was last seen, it is not visible to you.

# Tokens
role-admin = administrator
role-editor = editor
role-partial_editor = partial editor
role-unknown = something that udatactl does not know
state-admin = administrator
state-editor = editor
state-partial_editor = partial editor
state-pending = pending
state-accepted = accepted
state-refused = refused
state-canceled = cancelled
state-all = all
state-none = not a member
action-invite = + invite
action-add = + add
action-approve = + approve
action-reject = - reject
    .spoken = Rejection
action-role = ~ role
    .spoken = Change of role
action-remove = - remove
action-cancel = - cancel
action-resend = ~ resend
action-ask = + ask to join
action-accept = + accept
action-refuse = - refuse
action-keep = = unchanged
result-changed = done
result-unchanged = unchanged
result-planned = planned
result-refused = held back
result-failed = failed
result-not_tried = not tried
result-left = left
badge-certified = certified
badge-public-service = public service
badge-local-authority = local authority
badge-association = association
badge-company = company

# Headings of columns
column-action = Action
column-acronym = Acronym
column-administrators = Administrators
column-after = After
column-badges = Badges
column-before = Before
column-created = Created
column-damaged = Damaged
column-datasets = Datasets
column-editor_of = Editor of
column-email = Mail
column-email_is_masked = Mail is masked
column-error = Error
column-first_name = First name
column-id = Identifier
column-last_name = Last name
column-last_seen = Last seen
column-last_seen_visible = Last seen is visible
column-members = Members
column-name = Name
column-organization = Organization
column-organization_id = Identifier of the organization
column-page = Page
column-partial_editor_of = Partial editor of
column-request = Request
column-result = Result
column-role = Role
column-since = Since
column-siret = SIRET
column-slug = Slug
column-target = Target
column-verified = Verified
column-about = About
column-harvesters = Harvesters
column-kind = Kind
column-subject = Subject

# A plan in words
plan-heading = In “{ $organization }” ({ $slug }):
plan-at-once = This portal has no invitations: whoever is added is a member at once, and may get a mail.
plan-mails = { $count ->
    [one] The portal will send 1 mail, which nothing takes back.
   *[other] The portal will send { $count } mails, which nothing takes back.
}
plan-mails-administrators = { $count ->
    [0] No administrator is left to be mailed.
    [one] The portal will mail the administrator.
   *[other] The portal will mail the { $count } administrators.
}
change-invite = + invite { $person } as { $role }: a member once the invitation is accepted
change-add = + add { $person } as { $role }
change-approve = + approve the request of { $person }, as { $role }
change-reject = - reject the request of { $person }, saying: “{ $comment }”
change-role = ~ role of { $person }: { $before } → { $after }
    .spoken = Change { $person }'s role from { $before } to { $after }
change-assign = ~ what { $person } may edit: { $more } more, { $less } less
change-remove = - remove { $person } from the organization (the account stays)
change-cancel = - cancel the invitation of { $person }
change-resend = ~ cancel the invitation of { $person } and send it again, as { $role }
change-ask = + ask to join, saying: “{ $comment }”
change-accept = + accept the invitation, as { $role }
change-accept-plainly = + accept the invitation
change-refuse = - refuse the invitation
change-keep = = { $person } has the role { $role } already
change-keep-plainly = = { $person }: nothing to change
change-still-invited = = { $person } is invited already: it is for them to answer

# What became of it
bystander-changed = Someone else changed { $person } meanwhile, or the portal has mixed two changes up: { $before } → { $after }. This command did not ask for it.
    .spoken = Someone else changed { $person } meanwhile, or the portal has mixed two changes up: { $before } became { $after }. This command did not ask for it.
outcome-last-administrator = { $person } was left alone: the other administrators were changed meanwhile, or can no longer sign in, and too few would be left.
outcome-failed = Not done: { $change }. { $why } Now: { $held }.
outcome-half-approved = Half done: { $person } was approved and is an editor, but did not get the other role. { $why }
failure-there-already = { $count ->
    [one] 1 address is that of somebody who is a member, has asked, or is invited, under an account whose address the portal hides. Whether they are what was wanted is not known: find them among the members and name them by identifier.
   *[other] { $count } addresses are those of people who are members, have asked, or are invited, under accounts whose addresses the portal hides. Whether they are what was wanted is not known: find them among the members and name them by identifier.
}
outcome-there-already = The portal says that { $person } is a member, has asked to join, or is invited already. Nothing was sent.
outcome-did-not-hold = The portal accepted, but what was read back is different.
outcome-not-read-back = The portal accepted, but does not show you what it holds of that: nothing could be read back.

# Guards
guard-last-administrator = “{ $organization }” would be left without any administrator: nobody could manage it any more. Nothing was written.
guard-left-deleted = { $person } would be left as an administrator, but their account was deleted.
guard-left-switched-off = { $person } would be left as an administrator, but their account is switched off.
guard-left-doubled = { $person } would be left, but is listed more than once and not each time as an administrator: the portal may let them do nothing.
guard-required-deleted = { $person } has to be an administrator (`--required-admin`), and their account was deleted. Nothing was written.
guard-required-switched-off = { $person } has to be an administrator (`--required-admin`), and their account is switched off. Nothing was written.
guard-too-few-administrators = { $left ->
    [0] “{ $organization }” would be left without any administrator, and at least { $wanted } are required. Nothing was written.
    [one] “{ $organization }” would be left with 1 administrator, and at least { $wanted } are required. Nothing was written.
   *[other] “{ $organization }” would be left with { $left } administrators, and at least { $wanted } are required. Nothing was written.
}
guard-required-administrator = { $person } must stay an administrator (`--required-admin`). Nothing was written.
guard-oneself = This would take your own rights in “{ $organization }” away, and you could not take them back alone. Nothing was written.
guard-too-many-removals = { $count ->
    [one] 1 person would be removed, and at most { $most } may be in one run. Nothing was written.
   *[other] { $count } people would be removed, and at most { $most } may be in one run. Nothing was written.
}
guard-too-many-demotions = { $count ->
    [one] 1 person would be demoted, and at most { $most } may be in one run. Nothing was written.
   *[other] { $count } people would be demoted, and at most { $most } may be in one run. Nothing was written.
}
guard-named-twice = { $person } is named twice. Nothing was written.
warning-few-administrators = { $left ->
    [0] No administrator will be left.
   *[other] Only one administrator will be left: it will have none the day that person leaves.
}
warning-loses-every-right = As a partial editor, { $person } may edit nothing that exists until something is assigned to them.
warning-loses-assignments = { $person } loses what was assigned to them as a partial editor: going back to that role does not bring it back.
warning-doubled-members = { $count ->
    [one] “{ $organization }” lists 1 member more than once: that account counts as one. The portal's staff can repair it.
   *[other] “{ $organization }” lists { $count } members more than once: each account counts as one. The portal's staff can repair it.
}
warning-damaged-members = { $count ->
    [one] “{ $organization }” has 1 damaged member, without an account: it is left alone. The portal's staff can repair it.
   *[other] “{ $organization }” has { $count } damaged members, without an account: they are left alone. The portal's staff can repair them.
}
