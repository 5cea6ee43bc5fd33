# notification, account, help

help-notification = See what the portal tells you, and what waits for you

column-short_id = Notification
column-what = What
column-about = About
column-handled = Read
column-subject = Subject
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
notification-none = No notification.
notification-none-handled = No notification was read or answered.
notification-how-to-read = To mark one as read: `{ $command }`

# notification read
help-notification-read = Mark notifications as read
    .example =
        udatactl notification read 7ca78d4b
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
