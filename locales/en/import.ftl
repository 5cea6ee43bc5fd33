# roster import
help-roster-import = Make a roster of a list by a personnel office or a directory (CSV, JSON, LDIF)
    .example =
        udatactl roster import staff.csv --out roster.toml
        udatactl roster import staff.csv --merge roster.toml --people people.toml
        udatactl roster import staff.csv --columns columns.toml --org ville-de-demonstration --role editor --out roster.toml
flag-roster-import-file = List: CSV as Excel writes it, JSON (an array, or an object a line) or LDIF; `-` reads it from stdin
    .value = FILE
flag-roster-import-out = File to write, in TOML
    .value = FILE
flag-roster-import-merge = Roster (TOML) to bring the list into; its comments, and what it says besides, stay
    .value = FILE
flag-roster-import-columns = File that says what the list's columns, roles and organizations are; where there is none, what you agree to is written there
    .value = FILE
flag-roster-import-people = File of identities: which numbers and addresses are whose account; what is certain is added
    .value = FILE
flag-roster-import-org = Organization of lines that name none
    .value = ORG
flag-roster-import-role = Role of who has none yet, where their line says none
    .value = ROLE
flag-roster-import-exit-code = End with code 10 while a line is open
import-head-made = Made of the list “{ $list }” by { $account } on { $moment }, for { $site }.
import-where = Say where to write the roster: `--out FILE`, or `--merge FILE` to bring the list into one that is there.
import-refused = “{ $file }” can't be read as a list of people. { $count ->
    [one] There is a mistake:{ $flaws }
   *[other] There are { $count } mistakes:{ $flaws }
}
import-columns-refused = The file of columns “{ $file }” can't be used. { $count ->
    [one] There is a mistake:{ $flaws }
   *[other] There are { $count } mistakes:{ $flaws }
}
import-people-refused = The file of identities “{ $file }” can't be used. { $count ->
    [one] There is a mistake:{ $flaws }
   *[other] There are { $count } mistakes:{ $flaws }
}
import-people-shape = The identities could not be added to “{ $file }”: its people are not under `[[person]]`.
import-people-head = Who is who: numbers and addresses, with the account on the portal. No key. Written and read by `udatactl roster import --people`.
import-columns-head = What the columns of the list are. Under `[roles]` and `[organizations]`, its words for roles and organizations.
import-columns = The columns are read as follows:{ $columns }
import-unused = { $count ->
    [one] One column is not read: { $headings }
   *[other] { $count } columns are not read: { $headings }
}
import-above = { $count ->
    [one] One line above the headings is left out.
   *[other] { $count } lines above the headings are left out.
}
import-columns-question = Is that right?
import-columns-how = Say what the columns are in a file, such as `mail = "Work address"` under `[columns]`, and give it with `--columns`.
import-field-last_name = last name
import-field-first_name = first name
import-field-birth_name = birth name
import-field-name = whole name
import-field-mail = mail address
import-field-number = staff number
import-field-organization = organization
import-field-role = role
import-field-arrival = date of arrival
import-field-departure = date of departure
import-field-comment = comment
import-passed-totals = { $count ->
    [one] Line { $lines } counts the others: it is not read.
   *[other] { $count } lines count the others and are not read: { $lines }
}
import-passed-headings = { $count ->
    [one] Line { $lines } repeats the headings: it is not read.
   *[other] { $count } lines repeat the headings and are not read: { $lines }
}
import-nobody = No line of the list is about an organization that you administer. Nothing was written.
import-nothing-open = Every line is settled.
import-totals = “{ $file }”: { $organizations ->
    [one] 1 organization
   *[other] { $organizations } organizations
}, { $members ->
    [one] 1 member
   *[other] { $members } members
}, { $absent ->
    [0] nobody who leaves
    [one] 1 who leaves
   *[other] { $absent } who leave
}, { $unmanaged ->
    [0] nobody left as they are
    [one] 1 left as they are
   *[other] { $unmanaged } left as they are
}; { $added ->
    [0] no line added
    [one] 1 line added
   *[other] { $added } lines added
}, { $updated ->
    [0] none changed
    [one] 1 changed
   *[other] { $updated } changed
}.
import-kept = { $count ->
    [one] Left as it is, as the roster says:{ $people }
   *[other] { $count } are left as they are, as the roster says:{ $people }
}
import-returned = { $count ->
    [one] One person whom the roster wanted absent is a member again:{ $people }
   *[other] { $count } people whom the roster wanted absent are members again:{ $people }
}
import-unlisted = { $count ->
    [one] One person of the roster is not in the list, and stays in the roster:{ $people }
   *[other] { $count } people of the roster are not in the list, and stay in the roster:{ $people }
}
import-open = { $count ->
    [one] One line is open.
   *[other] { $count } lines are open.
}
import-plan = To see what it would change: `{ $command }`
import-at-line = line { $line } of the list: { $why }
import-arrives = arrives on { $day }
import-left = left on { $day }
import-number = number { $number }
because-no_organization = no organization
because-unknown_organization = unknown organization
because-no_role = no role
because-bad_line = a mistake in the line
because-arrives_later = not there yet
because-shared_address = address of several people
because-contradictory = one's number, another's address
because-only_a_number = only a number
because-two_lines = two roles
flaw-workbook = That is a workbook, and no text. In Excel or LibreOffice, save it as “CSV UTF-8”.
flaw-two-columns = Several columns may be the { $field } ({ $headings }).
flaw-no-such-heading = The list has no column “{ $heading }”.
flaw-no-people = No column tells who the people are (name, address or number). Columns: { $headings }
flaw-no-object = A list of objects is needed, one a person.
flaw-changes = These are changes, and no entries of the directory.
flaw-of-two = “{ $text }” is said of two accounts.
column-detail = Detail
