# Rosters: who should be what, in a file.

help-roster = Keep who should be what in a file
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
difference-assignments = ~ assignments

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
flaw-syntax = it can't be read: { $why }
flaw-format = this udatactl reads rosters of format 1, not “{ $found }”. Write `format = 1`.
flaw-unknown-key = “{ $key }” is no key of a roster. Remove it, or make it a comment with `#`.
flaw-unknown-key-near = “{ $key }” is no key of a roster. Write `{ $known }`.
flaw-unknown-column = “{ $heading }” is no column of a roster. Remove it.
flaw-unknown-column-near = “{ $heading }” is no column of a roster. Write `{ $known }`.
flaw-column-twice = the column “{ $heading }” is there twice. Remove one.
flaw-no-column = the column `{ $column }` is missing.
flaw-kind = `{ $key }` takes { $wanted }.
kind-text = a text between quotes
kind-number = a number
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
flaw-bad-date = “{ $text }” is no date. Write it as 2027-06-30.
flaw-bad-count = “{ $text }” is no number of administrators. Write `2`.
flaw-bad-ceiling = “{ $text }” is no ceiling for `{ $key }`. Write a number such as `5`, or a share such as `10%`.
flaw-masked = “{ $text }” is an address that the portal has masked: it names nobody. Write the whole address, or the person's identifier.
flaw-twice = “{ $person }” is there already, in line { $line }. Remove one of the two.
flaw-two-roles = “{ $person }” is there already with something else, in line { $line }. Keep one of the two.
flaw-organization-twice = “{ $organization }” is there already, in line { $line }. Put its people together.
flaw-nobody = nobody is listed for “{ $organization }”. List its people, or remove it: an empty list never means “remove everybody”.
flaw-empty = it is empty: a roster lists at least one organization and its people.
