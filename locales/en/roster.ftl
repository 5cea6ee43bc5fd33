# Rosters: who should be what, in a file.

help-roster = Keep who should be what in a file
help-roster-export = Write who is what in organizations as a roster, or bring one up to date
    .example =
        udatactl roster export ville-de-demonstration --out roster.toml
        udatactl roster export ville-de-demonstration --format csv --csv-dialect fr --out roster.csv
        udatactl roster export --merge roster.toml
flag-roster-export-orgs = Organizations: slug, identifier, address or exact name; `-` reads them from stdin. Left out with `--merge`, those of the roster
    .value = ORG
flag-roster-export-format = Format: TOML for git, CSV for spreadsheets; TOML unless `--out` ends with `.csv`
    .value = FORMAT
flag-roster-export-out = Write to this file
    .value = FILE
flag-roster-export-merge = Bring this roster in TOML up to date, with its comments and its order
    .value = FILE
help-roster-validate = Check that a file is a roster, without asking any portal
    .example =
        udatactl roster validate roster.toml
        udatactl roster validate roster.csv -o json
flag-roster-validate-file = Roster, in TOML or CSV; `-` reads what a pipe brings
    .value = FILE
help-roster-diff = Compare two rosters: who joins, who leaves, who changes
    .example =
        udatactl roster diff before.toml after.toml
        udatactl roster diff before.csv after.csv --exit-code
flag-roster-diff-before = Roster of before
    .value = BEFORE
flag-roster-diff-after = Roster of after
    .value = AFTER
flag-roster-diff-exit-code = End with 10 where they differ

column-admins = Administrators
column-absent = Absent
column-unmanaged = Unmanaged
state-unmanaged = unmanaged
column-line = Line
column-difference = Difference
difference-joins = + joins
difference-leaves = - leaves
difference-role = ~ role
    .spoken = Another role
difference-assignments = ~ assignments
    .spoken = Other assignments

column-added = Added
column-updated = Updated
column-removed = Removed

roster-head-made = Made from { $site } as { $account }, on { $moment }.
roster-head-people = A person a line: the identifier counts, name and mail are for reading. Roles: admin, editor, partial_editor.
roster-head-unread = Not in here, because it could not be read: { $organization }
roster-head-keys = Instead of a role, `absent` says why somebody is to be removed, and `unmanaged` why nothing is done about them.
roster-says-hidden = its requests and invitations are shown only to its administrators
roster-says-nobody = it had no members
roster-says-unknown-role = this udatactl does not know their role
roster-says-invited = invited { $day }
roster-says-invited-once = invited
roster-says-asked = has asked to join: { $person } ({ $id }) { $day }
roster-says-deleted = account deleted
roster-says-switched-off = account switched off
roster-says-damaged = { $count ->
    [one] 1 member without an account was left out
   *[other] { $count } members without an account were left out
}
roster-export-hidden = { $count ->
    [one] Requests and invitations are not shown to you in this organization. It is unmanaged: nothing will be planned there.{ $organizations }
   *[other] Requests and invitations are not shown to you in these { $count } organizations. They are unmanaged: nothing will be planned there.{ $organizations }
}
roster-export-nobody = { $count ->
    [one] This organization has no members. It is unmanaged: nothing will be planned there.{ $organizations }
   *[other] These { $count } organizations have no members. They are unmanaged: nothing will be planned there.{ $organizations }
}
roster-export-damaged = { $count ->
    [one] 1 member without an account was left out.
   *[other] { $count } members without an account were left out.
}
roster-export-unknown-roles = { $count ->
    [one] 1 person has a role that this udatactl does not know, and is unmanaged.
   *[other] { $count } people have a role that this udatactl does not know, and are unmanaged.
}
roster-export-asked = { $count ->
    [one] 1 person has asked to join. A roster lists only members and the invited.
   *[other] { $count } people have asked to join. A roster lists only members and the invited.
}
roster-merge-csv = “{ $file }” can't be brought up to date: only a roster in TOML can. Export a new one with `--format csv --out`.
roster-merge-shape = “{ $file }” can't be brought up to date: write each organization under `[[roster]]`, and its people as `people = [ … ]`, each between braces.
roster-merge-removed = { $count ->
    [one] No longer a member, and taken out:{ $people }
   *[other] No longer members, and taken out ({ $count }):{ $people }
}
roster-merge-undecided = { $count ->
    [one] 1 line may mean somebody who is there, who is left out of the file until that is settled:{ $people }
   *[other] { $count } lines may mean people who are there, who are left out of the file until that is settled:{ $people }
}
roster-merge-unchanged = The roster is up to date already.
roster-valid = “{ $file }” is a roster: { $organizations ->
    [one] 1 organization
   *[other] { $organizations } organizations
}, { $people ->
    [one] 1 person
   *[other] { $people } people
}.
roster-detected = Read as CSV in { $encoding }, separated by { $separator }.
roster-separator-comma = commas
roster-separator-semicolon = semicolons
roster-separator-tab = tabs
roster-unmanaged = { $count ->
    [one] 1 organization is unmanaged: nothing is ever planned there.
   *[other] { $count } organizations are unmanaged: nothing is ever planned there.
}
roster-not-compared = { $count ->
    [one] 1 organization is unmanaged in one of the two, and was not compared.
   *[other] { $count } organizations are unmanaged in one of the two, and were not compared.
}
roster-alike = Both rosters say the same.
roster-differs = They differ: { $joins } joining, { $leaves } leaving, { $changes } changing.
roster-refused = { $count ->
    [one] “{ $file }” is no roster that can be used. Nothing was done:{ $flaws }
   *[other] “{ $file }” is no roster that can be used ({ $count } mistakes). Nothing was done:{ $flaws }
}
roster-more-flaws = and { $count } more

flaw-encoding = it is no text: byte { $at } belongs to no encoding that is read (UTF-8, UTF-16, Windows-1252). Save it as “CSV UTF-8”.
flaw-open-quote = a quote opens here and never closes. Close it, or take it out.
flaw-after-quote = text stands behind the quote that closes the cell begun in line { $line }. A quote is missing or one too many; inside a cell between quotes, write it twice (`""`).
flaw-inner-quote = a quote stands in a cell that does not begin with one. Take it out, or put the whole cell between quotes and write it twice (`""`).
flaw-separator = “{ $text }” separates no cells. Write `sep=;`, `sep=,` or `sep=` and a tab, or remove the line.
flaw-no-heading = “{ $text }” stands in a column without a heading. Remove it, or correct the separators of the line.
flaw-line-break = there is a line break in `{ $key }`. Is a quote missing before it?
flaw-syntax = it can't be read: { $why }
flaw-format = this udatactl reads format 1, not “{ $found }”. Write `format = 1`.
flaw-unknown-key = “{ $key }” is no known key. Remove it, or make it a comment with `#`.
flaw-unknown-key-near = “{ $key }” is no known key. Write `{ $known }`.
flaw-unknown-column = “{ $heading }” is no column of a roster. Remove it.
flaw-unknown-column-near = “{ $heading }” is no column of a roster. Write `{ $known }`.
flaw-column-twice = the column “{ $heading }” is there twice. Remove one.
flaw-no-column = the column `{ $column }` is missing.
flaw-kind = `{ $key }` takes { $wanted }.
kind-text = a text between quotes
kind-number = a number
kind-yes = true or false
kind-date = a date such as 2027-06-30
kind-list = a list between [ and ]
kind-table = a table between braces
flaw-missing = `{ $key }` is missing or empty.
flaw-unknown-role = “{ $word }” is no role. Write `admin`, `editor` or `partial_editor`.
flaw-unknown-role-near = “{ $word }” is no role. Write `{ $known }`.
flaw-no-wish = nothing is wanted of “{ $person }”. Write a `role`, or in `absent` why they are to be removed, or in `unmanaged` why they are left as they are.
flaw-two-wishes = “{ $person }” has more than one of `role`, `absent` and `unmanaged`. Keep one.
flaw-no-partial-editor = “{ $person }” has assignments and is no partial editor. Write `role` `partial_editor`, or remove the assignments.
flaw-bad-assignment = “{ $text }” is no assignment. Write `Dataset:`, `Dataservice:` or `Reuse:` and the identifier of 24 digits.
flaw-bad-date = “{ $text }” is no date. Write it as 2027-06-30 or 30/06/2027.
flaw-short-year = the year of “{ $text }” has two digits. Write { $meant }.
flaw-bad-count = “{ $text }” is no number of administrators. Write `2`.
flaw-bad-ceiling = “{ $text }” is no ceiling for `{ $key }`. Write a number such as `5`, or a share such as `10%`.
flaw-bad-address = “{ $text }” is not one mail address. Write a single one, such as jeanne.martin@ville.example.org.
flaw-bad-id = “{ $text }” is not an identifier of an account: 24 digits and letters from a to f.
flaw-two-ids = “{ $person }” is one identifier, and `id` is another one. Keep the one that is right.
flaw-two-addresses = “{ $person }” is one address, and `mail` is another one. Keep the one that is theirs.
flaw-bad-line = “{ $text }” is no number of a line of the roster.
flaw-no-answers = there is no answer in it.
flaw-missing-person = nobody is named: write `person`, `mail` or `id`.
flaw-no-yes = “{ $text }” is neither yes nor no.
flaw-new-without-address = “{ $person }” is said to be new: write their mail address, to which the invitation goes.
flaw-masked = “{ $text }” is an address that the portal has masked: it names nobody. Write the whole address, or the person's identifier.
flaw-twice = “{ $person }” is there already, in line { $line }. Remove one of the two.
flaw-two-roles = “{ $person }” is there already with something else, in line { $line }. Keep one of the two.
flaw-organization-twice = “{ $organization }” is there already, in line { $line }. Put the two together.
flaw-nobody = nobody is listed for “{ $organization }”. List its people, or remove it: an empty list never means “remove everybody”.
flaw-empty = it is empty: a roster lists at least one organization and its people.
