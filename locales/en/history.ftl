# Snapshots: who was what, then and now (audit snapshot, diff, trend; member list --at)

help-audit-snapshot = Keep who is what in organizations today: no portal remembers it
    .example =
        udatactl audit snapshot
        udatactl audit snapshot ville-de-demonstration --out ville.jsonl
        udatactl audit snapshot --portal --keep "36 months"
flag-audit-snapshot-out = Write to this file, which is never removed
    .value = FILE
flag-audit-snapshot-keep = Remove the snapshots of this machine that are older, a month being 30 days; 24 months unless said here or in UDATACTL_KEEP_SNAPSHOTS
    .value = DURATION
help-audit-diff = Compare two snapshots, or one with today: who came, left, rose or fell
    .example =
        udatactl audit diff --since 2026-10-01
        udatactl audit diff --since 2026-10-01 --until 2026-11-01 --exit-code
        udatactl audit diff october.jsonl now
flag-audit-diff-before = Snapshot of before: its file, or a date for the newest of that day or before it
    .value = BEFORE
flag-audit-diff-after = Snapshot of after: its file, a date, or “now” for what the portal shows
    .value = AFTER
flag-audit-diff-since = Compare the newest snapshot of that day or before it; the same as BEFORE
    .value = DATE
flag-audit-diff-until = With the newest snapshot of that day or before it, instead of with what the portal shows now
    .value = DATE
flag-audit-diff-exit-code = End with 10 where they differ
help-audit-trend = Count members, administrators and requests, snapshot by snapshot
    .example =
        udatactl audit trend
        udatactl audit trend ville-de-demonstration --since 2026-01-01
        udatactl audit trend -o csv --csv-dialect fr
flag-audit-trend-since = Only snapshots that were made on that day or later
    .value = DATE
flag-member-list-at = As it was on that day: from the newest snapshot of that day or before it
    .value = DATE

column-invitations = Invitations
column-keep_days = Kept for (days)
column-new_administrator = New administrator
column-organizations_unread = Not read
column-pending_unseen = Requests not shown
column-requests = Requests
column-scope = Asked for
column-taken = Taken
column-without_administrator = No admin.

scope-named = some organizations
scope-mine = my organizations
scope-portal = the whole portal

history-created = + organization created
history-deleted = - organization deleted
history-restored = + organization restored
history-renamed = ~ organization renamed
history-came = + member
history-left = - member
history-rose = ~ higher role
history-fell = ~ lower role
history-role = ~ other role
history-account_gone = - account
history-account_back = + account
history-invited = + invitation
history-asked = + request
history-request_answered = - request
history-invitation_answered = - invitation
history-badge_given = + badge
history-badge_taken = - badge
history-siret = ~ SIRET
history-not_compared = ? not compared
unmatched-unread_before = not read before
unmatched-unread_after = not read after
unmatched-only_before = only in the first
unmatched-only_after = only in the second
was-admin = administrator
was-editor = editor
was-partial_editor = partial editor
was-deleted = account deleted
was-switched_off = account switched off
was-certified = certified
was-public-service = public service
was-local-authority = local authority
was-association = association
was-company = company

snapshot-removed = { $count ->
    [one] 1 snapshot was older than snapshots are kept, and is removed:{ $files }
   *[other] { $count } snapshots were older than snapshots are kept, and are removed:{ $files }
}
snapshot-would-remove = { $count ->
    [one] 1 snapshot is older than snapshots are kept, and would be removed:{ $files }
   *[other] { $count } snapshots are older than snapshots are kept, and would be removed:{ $files }
}
snapshot-none-of-mine = You are a member of no organization here: there is nothing to keep. Nothing was written.
snapshot-none-at-all = This portal shows no organization: there is nothing to keep. Is it the right portal? Nothing was written.
snapshot-no-file = { $path } is a link, a directory or a device: a snapshot is put in the place of a file only.
snapshot-is-none = “{ $file }” is no snapshot.
snapshot-format = “{ $file }” is a snapshot of version { $found }, which this udatactl can't read: a later one can.
snapshot-cut = “{ $file }” was cut: its end is missing, so nothing is concluded from it.
snapshot-damaged = “{ $file }” is damaged in line { $line }: nothing is concluded from it.
snapshot-none = There is no snapshot of this portal as old as { $when }.
snapshot-oldest = The oldest is of { $at }: { $file }
snapshot-told = { $days ->
    [0] Snapshot of { $at }: { $file }
    [one] Snapshot of { $at }, 1 day before: { $file }
   *[other] Snapshot of { $at }, { $days } days before: { $file }
}
snapshot-lacks = “{ $organization }” is not in the snapshot of { $at }: nobody asked for it then, or it was called otherwise.
snapshot-had-unread = “{ $organization }” could not be read when the snapshot of { $at } was made.
snapshot-had-deleted = “{ $organization }” was deleted already when the snapshot of { $at } was made.
snapshot-of-nobody = Nobody was signed in when { $file } was made: name the organizations.

audit-diff-now = what the portal shows now
audit-diff-now-first = “now” is no earlier moment: give a snapshot or a date before it.
audit-diff-alike = Nothing differs.
audit-diff-elsewhere = The two are of different portals, { $before } and { $after }: nothing is compared.
audit-diff-other-account = Two accounts have looked: what only one of them is shown may look like a change.
audit-diff-backwards = The first is later than the second: whoever came is shown as having left.
audit-diff-pending-unseen = { $count ->
    [one] The requests and invitations of 1 organization are not compared: they are not shown both times.
   *[other] The requests and invitations of { $count } organizations are not compared: they are not shown both times.
}
audit-diff-found = { $administrators ->
    [0] Differences: { $count }; no new administrator.
    [one] Differences: { $count }, of which 1 new administrator.
   *[other] Differences: { $count }, of which { $administrators } new administrators.
}
audit-diff-differs = { $count ->
    [one] There is 1 difference.
   *[other] There are { $count } differences.
}
audit-diff-not-compared = { $count ->
    [one] 1 organization is not compared, of which { $unread } could not be read: nothing is concluded about it.
   *[other] { $count } organizations are not compared, of which { $unread } could not be read: nothing is concluded about them.
}
audit-trend-empty = This machine has no such snapshot of this portal: `udatactl audit snapshot` makes one.
audit-trend-mixed = These snapshots are not of the same organizations: name some to compare like with like.
