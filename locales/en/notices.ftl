# notification, account, help

help-notification = See what the portal tells you and what waits for you, and choose what you receive

column-short_id = Notification
column-what = What
column-handled = Read
column-requires_action = Asks for an answer
action-read = ~ mark as read

notification-unread = unread
notification-handled = read
notification-membership-requested = asks to join
notification-membership-invited = invites you
notification-membership-accepted = your request is accepted
notification-membership-refused = your request is refused
notification-badge-certified = is certified
notification-badge-public-service = is a public service
notification-badge-local-authority = is a local authority
notification-badge-company = is a company
notification-badge-association = is an association
notification-discussion-new = new discussion
notification-discussion-comment = new comment
notification-discussion-closed = discussion closed
notification-reuse-created = new reuse
notification-dataservice-created = new API
notification-transfer-requested = transfer asked for
notification-harvest-source-pending = harvester to validate
notification-harvest-source-accepted = harvester validated
notification-harvest-source-refused = harvester refused

# notification list
help-notification-list = List what the portal tells you, the unread first
    .example =
        udatactl notification list
        udatactl notification list --unread -o json
flag-notification-list-unread = Only those not read yet
flag-notification-list-handled = Only those read or answered
notification-list-empty = No notification.
    .next = To know what waits in your organizations: `udatactl notification digest`
notification-list-empty-handled = No notification was read or answered.
notification-how-to-read = To mark one as read: `{ $command }`

# notification read
help-notification-read = Mark notifications as read
    .example =
        udatactl notification read 640000a3
        udatactl notification read --all
flag-notification-read-notification = Notification: its identifier, or the four first characters at least; - reads them from the standard input
    .value = NOTIFICATION
notification-which = Which notifications? Name them, or mark all that only have to be read with `--all`.
notification-all-or-some = Either name notifications or give `--all`.
notification-left = { $count ->
    [one] 1 notification asks for an answer, so it stays unread. It can be marked by naming it.
   *[other] { $count } notifications ask for an answer, so they stay unread. They can be marked by naming them.
}
failure-unknown-notification = You have no notification “{ $typed }”.
failure-ambiguous-notification = Several notifications begin with “{ $typed }”: give more characters.
failure-still-unread = { $count ->
    [one] 1 notification is still unread on the portal.
   *[other] { $count } notifications are still unread on the portal.
}

# notification settings, mute, pause, follow, unfollow
column-event = Kind
column-reasons = As
column-class = Class
column-origin = Followed since
setting-cadence = mails
setting-pause = pause
setting-organization = organization
setting-rule = rule
setting-rule-everywhere = general rule
hearing-immediate = one for each notification
hearing-daily = a summary a day
hearing-weekly = a summary a week
hearing-paused = paused
hearing-active = no pause
hearing-all = everything
hearing-some = in part
hearing-nothing = nothing
hearing-muted = muted
hearing-followed = followed
hearing-default = by default
hearing-as-organization-admin = administrator
hearing-as-organization-editor = editor
hearing-as-organization-partial_editor = partial editor
hearing-as-owner = owner
hearing-as-discussion-participant = participant
hearing-as-explicit_subscriber = follower
hearing-as-contributor = contributor
hearing-as-discussant = author of answers
hearing-as-requester = requester
hearing-origin-followed = your choice
hearing-origin-edited = your edit
hearing-origin-discussed = your answer
notification-all = all
notification-discussion = discussions
notification-reuse = reuses
notification-dataservice = APIs
notification-badge = badges
notification-membership = membership requests
notification-organization = life of organizations
notification-harvest = harvesting
notification-harvest-source = harvesters
notification-transfer = transfers
action-notifications-cadence = ~ rhythm of mails
action-notifications-pause = - pause
action-notifications-resume = + resume
action-notifications-mute = - mute
action-notifications-unmute = + unmute
action-notifications-follow = + follow
action-notifications-unfollow = - unfollow
action-notifications-default = ~ default

help-notification-settings = See what the portal tells you and how often, and set how often
    .example =
        udatactl notification settings
        udatactl notification settings --cadence weekly
flag-notification-settings-cadence = Set how often mails come: one for each notification, or a summary a day or a week
    .value = RHYTHM
help-notification-mute = Receive some kinds of notifications no more, from anywhere or from one organization
    .example =
        udatactl notification mute discussion
        udatactl notification mute reuse-created --org ville-de-demonstration
        udatactl notification mute discussion --off
flag-notification-mute-event = Kind of notifications. What asks for an answer can't be muted
    .value = KIND
flag-notification-mute-org = Only those of this organization; repeatable
    .value = ORG
flag-notification-mute-off = Receive them again
help-notification-pause = Receive nothing but what asks for an answer, until further notice
    .example =
        udatactl notification pause
        udatactl notification pause --off
flag-notification-pause-off = End the pause
help-notification-follow = Receive everything about organizations
    .example =
        udatactl notification follow ville-de-demonstration
        udatactl notification follow --mine --confirm
        udatactl notification follow ville-de-demonstration --default
flag-notification-follow-mine = All organizations that I am a member of
flag-notification-follow-default = Forget your choice: receive only what comes with your role
help-notification-unfollow = Receive nothing more from organizations but what asks for an answer
    .example =
        udatactl notification unfollow ville-de-demonstration
        udatactl notification unfollow --mine --dry-run
flag-notification-unfollow-mine = All organizations that I am a member of
notification-will-cadence = ~ mails: { $cadence }
notification-will-pause = - receive nothing, neither notifications nor mails, but what asks for an answer. The portal does not end this by itself, and what happens during the pause is not told afterwards
notification-will-resume = + receive notifications and mails again
notification-will-mute = - receive no more, from anywhere: “{ $kind }”
notification-will-unmute = + receive again, from anywhere: “{ $kind }”
notification-will-mute-in = - receive no more from “{ $organization }” ({ $slug }): “{ $kind }”
notification-will-unmute-in = + receive again from “{ $organization }” ({ $slug }): “{ $kind }”
notification-will-follow = + receive everything about “{ $organization }” ({ $slug })
notification-will-unfollow = - receive nothing more from “{ $organization }” ({ $slug }) but what asks for an answer
notification-will-default = ~ receive from “{ $organization }” ({ $slug }) what comes with your role
notification-goes-followed = Your rule “{ $kind }: followed” about this organization goes with it.
notification-goes-muted = Your rule “{ $kind }: muted” about this organization goes with it.
notification-no-organization = You are a member of no organization.
notification-so-already = { $count ->
    [one] It is so already: nothing was sent.
   *[other] It is so already for all { $count } organizations: nothing was sent.
}
notification-still-nothing = The portal accepted, but you still receive nothing from “{ $organization }”: a general rule mutes it. `udatactl notification settings` shows them.
notification-not-read-back = The portal accepted, but your settings have not changed.
notification-all-paused = Everything is paused, whatever the rules say; to end the pause: `{ $command }`
notification-less-often = To get fewer mails: `{ $command }`
notification-less-of-one = To receive nothing more from an organization but what asks for an answer: `{ $command }`

# notification digest
help-notification-digest = Show what waits for you across all your organizations; say nothing if nothing does
    .example =
        udatactl notification digest
        udatactl notification digest --older-than 7d -o md
        udatactl notification digest --no-input
flag-notification-digest-older-than = Only what has waited that long: 7d, 2 weeks. Keys about to expire are always shown
    .value = DURATION
column-command = Command
column-expires_at = Expires
age-until = { $count ->
    [0] today
    [one] in 1 day
   *[other] in { $count } days
}
digest-nothing = Nothing waits for an answer in your organizations.
digest-request = asks to join
digest-invitation_received = invites you
digest-invitation_sent = invited, no answer
digest-discussion = unanswered discussion
digest-harvester = failing harvester
digest-key = key about to expire
digest-answer-requests = Who asks to join: `{ $command }`
digest-answer-invitations = Who invites you: `{ $command }`
digest-look-at-invitations = Who has not answered an invitation: `{ $command }`
digest-partly = { $count ->
    [one] The digest is incomplete: 1 list could not be read.
   *[other] The digest is incomplete: { $count } lists could not be read.
}
digest-lost-organization = “{ $organization }” could not be read: { $why }
digest-lost-requests = The membership requests of “{ $organization }” could not be read: { $why }
digest-lost-discussions = The discussions of “{ $organization }” could not be read: { $why }
digest-lost-harvesters = The harvesters of “{ $organization }” could not be read: { $why }
digest-lost-invitations = Your invitations could not be read: { $why }
digest-lost-keys = Your API keys could not be read: { $why }

# account create
help-account = Get an account on a portal
help-account-create = Say what an account is for, and open the page where you make one
    .example =
        udatactl account create
        udatactl account create --site demo --no-open
flag-account-create-no-open = Only show the page's address
column-opened = Opened
account-why = Whoever publishes, joins an organization or administers one needs an account of their own, with their own address; reading needs none. Only the portal's page makes accounts, since a person has to confirm it there.
account-as-whom = Publish for an organization when you work for it: what is published stays with it when you leave, and others can look after it. Publish as yourself what is yours alone.
account-then = Once you have an account, sign in here: `{ $command }`
account-more = More about accounts, keys and producer spaces: `{ $command }`

# help
help-help = List the topics and the commands, or explain one of them
    .example =
        udatactl help
        udatactl help accounts
        udatactl help member add
        udatactl help fields member list
flag-help-topic = Topic, or the words of a command
    .value = TOPIC
help-others = The topics and the commands: `{ $command }`
help-no-fields = `{ $verb }` gives no record: it has no fields.
hint-help-fields = These do: { $verbs }
column-part = Part
column-heading = Heading
column-value = Value
column-in_table = In a table
column-tokens = Words
value-text = text
value-number = number
value-flag = yes or no
value-moment = date
value-token = word
value-list = list
value-tokens = words
heading-topics = Topics:
topic-accounts = Accounts, keys, signing in, producer spaces
topic-environment = The variables of the environment
topic-exit-codes = What the exit code says
topic-fields = The fields of a result, for `--fields` and scripts
topic-fields-which = `udatactl help fields NOUN VERB` lists the fields that a command gives: the key, which names the field in JSON, at the top of CSV and for `--fields`; the heading that a table has for it; what its value is; whether a table shows it without being asked; the words that it may be, where udatactl has words of its own for them. With `-o json` a program reads the same.
topic-fields-ask = `--fields` takes any of the keys, in the order that you want them in, and Tab offers them: `udatactl member list ORG --fields slug,since`. JSON always has all of them.
topic-fields-schemas = A JSON Schema for each command is in `docs/schemas/` of the sources.
topic-accounts-why = Reading needs no account. Whoever publishes, joins an organization or administers one needs an account of their own: `udatactl account create` opens the page where you make one. An account is a person's. Colleagues who share one cannot be told apart, and nobody knows who to remove when one of them leaves.
topic-accounts-sign-in = On data.gouv.fr you sign in on the website, also with ProConnect if your administration has it. udatactl never asks for your password: it uses an API key.
topic-accounts-keys = You make a key on the page of your profile, in the portal's administration; `udatactl auth login --web` opens it, checks the key and keeps it in the system's keyring. A key can do all that you can do: do not share it, make one for each machine, and revoke the one that is lost. `udatactl auth token list` shows what used each key, `udatactl auth token rotate` replaces the one in use, `udatactl auth import` takes over that of the official client. In CI the key goes into the variable UDATACTL_TOKEN. `udatactl notification digest` says which keys are about to expire.
topic-accounts-as-whom = You publish as yourself or for an organization. Choose the organization when you work for it: what is published stays with it when you leave, and its other members can look after it. If it is on the portal already, ask to join it (`udatactl org join`); else create it (`udatactl org create`).
topic-accounts-producers = With the same account you open the producer space of transport.data.gouv.fr, for transport data, and publier.etalab.studio, for data that follow a schema. What you may change there depends on the organizations that you are a member of on data.gouv.fr: udatactl manages those.
topic-accounts-trial = demo.data.gouv.fr is the place for trying things out, with accounts and keys of its own. The sandbox (`udatactl -s sandbox org list`) needs neither.
