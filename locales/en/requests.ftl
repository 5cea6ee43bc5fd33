# requests, invite

column-who = Person
column-comment = Comment
column-status = Status
column-person_id = Identifier of the person
column-email_domain = Mail domain
column-age_days = Age in days
column-account_deleted = Account deleted
column-assignments = Assignments
column-member_as = Member as
column-other_organizations = Other organizations
column-member = Member
no-account = (no account)
age-unknown = at an unknown date

# What both say
pending-damaged = { $count ->
    [one] 1 entry is damaged, because it names nobody: it is left alone. The portal's staff can repair it:{ $requests }
   *[other] { $count } entries are damaged, because they name nobody: they are left alone. The portal's staff can repair them:{ $requests }
}
pending-hidden = { $count ->
    [one] 1 organization is left out, because only its administrators see who has asked or is invited:{ $organizations }
   *[other] { $count } organizations are left out, because only their administrators see who has asked or is invited:{ $organizations }
}
pending-hidden-many = { $count } organizations are left out, because only their administrators and the portal's staff see who has asked or is invited.
requests-not-shown = In “{ $organization }”, only administrators see who has asked to join and who is invited.
request-answered = The request of { $person }, made { $when }, is no longer pending but { $status }.
invitation-answered = The invitation of { $person }, made { $when }, is no longer pending but { $status }.
hint-invite-instead = To invite this person: `{ $command }`
hint-finish = For the other half: `{ $command }`
failure-damaged-request = “{ $typed }” is damaged: it names nobody, so it is left alone. The portal's staff can repair it.
failure-is-invitation = “{ $typed }” is an invitation: only the person invited can accept it.
failure-is-request = “{ $typed }” is a membership request, not an invitation.
failure-unknown-request = “{ $organization }” has no request “{ $typed }”.
failure-unknown-invitation = “{ $organization }” has sent no invitation “{ $typed }”.
hint-masked-addresses = The portal hides parts of addresses, so nobody is found by them. In that domain:{ $candidates }
plan-resend = The portal has no reminder: each invitation is cancelled, then sent again. If the second step fails, the person is left without an invitation, and you are told.
outcome-half-resent = Half done: the invitation of { $person } is cancelled, and the new one was not sent. { $why }
guard-too-many-withdrawals = { $count ->
    [one] 1 request or invitation would be refused or cancelled, and at most { $most } may be in one run. Nothing was written.
   *[other] { $count } requests or invitations would be refused or cancelled, and at most { $most } may be in one run. Nothing was written.
}

# requests list
help-requests-list = List membership requests, the oldest first
    .example =
        udatactl requests list
        udatactl requests list ville-de-demonstration --status all
        udatactl requests list --fields id,organization,name,email_domain,age_days -o csv
flag-requests-list-status = Only requests in this state
    .value = STATUS
requests-list-empty = No request is waiting.
    .next = To see again those that were answered: `udatactl requests list --status all`
requests-list-none-fits = No request matches.
    .next = To see them all: `udatactl requests list --status all`

# requests show
help-requests-show = Show a request whole, with the person's other organizations
    .example = udatactl requests show ville-de-demonstration paul-durand
flag-request = Request: its identifier, or the person's identifier, slug or name; - reads them from the standard input
    .value = REQUEST
requests-show-approve = To approve: `{ $command }`
requests-show-reject = To reject: `{ $command }`

# requests approve
help-requests-approve = Approve requests; without any, tick them in a list
    .example =
        udatactl requests approve ville-de-demonstration paul-durand
        udatactl requests approve ville-de-demonstration paul-durand --role admin --yes
        udatactl requests approve ville-de-demonstration
flag-requests-approve-role = Role to give; the portal gives editor, another is a second step
    .value = ROLE
requests-approve-which = Which requests? Without a terminal there is no list to tick.
requests-approve-none = No request is waiting in “{ $organization }”.
requests-approve-question = Which requests to join “{ $organization }” do you approve?
requests-approve-two-steps = The portal makes editors of whom it approves; the other role is given right after, as a second step.
requests-approve-again = The request of { $person } was approved from here and the membership is gone: another change at the same moment has undone it. It is approved again.
requests-approve-would-lower = { $person } is a member already, as { $role }: approving never lowers a role.

# requests reject
help-requests-reject = Reject requests, with a comment that the person gets by mail
    .example = udatactl requests reject ville-de-demonstration paul-durand --comment "Please use your professional address"
flag-requests-reject-comment = Why, for the person (alias --message)
    .value = TEXT
flag-requests-reject-max-removals = How many requests may be rejected this time: 5, or 25% of those waiting
    .value = COUNT
requests-reject-question = Why? The person will read it:
requests-reject-no-comment = A rejection needs a comment, which the person reads: `--comment TEXT`. Nothing was done.
requests-reject-member = { $person } is a member already: rejecting the request would change nothing about that.

# requests mine
help-requests-mine = List where I have asked to join, and what became of it
    .example =
        udatactl requests mine
        udatactl requests mine ville-de-demonstration
requests-mine-empty = No request of yours was found.
    .next = To ask to join an organization: `udatactl org join ORG`
requests-mine-covers = { $count ->
    [0] The portal has no list of one's own requests, and nothing here leads to an organization. Name the one you asked: `udatactl requests mine ORG`
    [one] The portal has no list of one's own requests. Looked in 1 organization: those you belong to, those where this machine asked, those of your notifications. For another: `udatactl requests mine ORG`
   *[other] The portal has no list of one's own requests. Looked in { $count } organizations: those you belong to, those where this machine asked, those of your notifications. For another: `udatactl requests mine ORG`
}
requests-mine-untold = { $count ->
    [one] This portal does not tell you about your own request in 1 of them.
   *[other] This portal does not tell you about your own requests in { $count } of them.
}
requests-mine-lost = { $count ->
    [one] 1 organization that you asked is gone from the portal.
   *[other] { $count } organizations that you asked are gone from the portal.
}

# invite list
help-invite-list = List the invitations that organizations have sent, the oldest first
    .example =
        udatactl invite list
        udatactl invite list ville-de-demonstration --status all
flag-invite-list-status = Only invitations in this state
    .value = STATUS
invite-list-empty = No invitation is waiting for an answer.
    .next = To invite somebody: `udatactl member add ORG PERSON`
invite-list-none-fits = No invitation matches.
    .next = To see them all: `udatactl invite list --status all`

# invite cancel, resend, prune
help-invite-cancel = Cancel invitations
    .example =
        udatactl invite cancel ville-de-demonstration chloe-renard
        udatactl invite cancel ville-de-demonstration accueil@ville.example --yes
flag-invitation = Invitation: its identifier, or the person's identifier, slug, name or address; - reads them from the standard input
    .value = INVITATION
flag-invite-cancel-max-removals = How many invitations may be cancelled this time: 5, or 25% of those waiting
    .value = COUNT
help-invite-resend = Cancel invitations and send them again
    .example = udatactl invite resend ville-de-demonstration chloe-renard
flag-invite-resend-role = Role of the new invitation (that of the old one unless named)
    .value = ROLE
invite-resend-unknown-role = The invitation of { $person } has a role that udatactl does not know, so it can't be sent again as it was.
help-invite-prune = Cancel invitations that nobody has answered for a long time
    .example =
        udatactl invite prune --older-than 30d --dry-run
        udatactl invite prune ville-de-demonstration --older-than 90d --confirm
flag-invite-prune-mine = All organizations that I am a member of (the default)
flag-invite-prune-older-than = Only invitations older than this, such as 30d
    .value = DURATION
flag-invite-prune-max-removals = How many invitations may be cancelled in this run: 5 unless given, or 25% of those waiting
    .value = COUNT
invite-prune-none = { $days ->
    [0] No invitation is that old.
    [one] No invitation has been waiting for more than 1 day.
   *[other] No invitation has been waiting for more than { $days } days.
}

# invite inbox, accept, refuse
help-invite-inbox = List the invitations that I have received
    .example = udatactl invite inbox
invite-inbox-empty = No invitation is waiting for your answer.
    .next = To ask yourself to join an organization: `udatactl org join ORG`
invite-inbox-answer = To accept: `{ $command }`
help-invite-accept = Accept invitations that I have received
    .example =
        udatactl invite accept ville-de-demonstration
        udatactl invite accept 64000000-0000-4000-8000-000000000005 --yes
flag-invite-accept-invitation = Invitation: its identifier, or the organization's identifier, slug or name; - reads them from the standard input
    .value = INVITATION
help-invite-refuse = Refuse invitations that I have received
    .example = udatactl invite refuse ville-de-demonstration
flag-invite-refuse-invitation = Invitation: its identifier, or the organization's identifier, slug or name; - reads them from the standard input
    .value = INVITATION
invite-accepted = To see what you may do there: `{ $command }`
invite-not-mine = “{ $typed }” names no invitation that waits for your answer: it was answered or cancelled, or is not yours.
invite-ambiguous = “{ $typed }” fits { $count } invitations:{ $candidates }
invite-named-twice = The organization { $organization } is named twice. Nothing was written.
