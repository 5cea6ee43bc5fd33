# Who is where, and what is there twice
# audit people, audit duplicates

help-audit-people = Who is what in several organizations: a row for each person
    .example =
        udatactl audit people
        udatactl audit people --mark left,dormant,shared -o csv --csv-dialect fr
        udatactl audit people --mine --matrix -o csv --csv-dialect fr
flag-audit-people-matrix = People × organizations, the role in the cell. Where a terminal is too narrow for that, each person with the organizations below
flag-audit-people-role = Only people who have this role in one of them at least
    .value = ROLE
flag-audit-people-domain = Only people with an address in this domain
    .value = DOMAIN
flag-audit-people-mark = Only people with one of these marks, separated by commas
    .value = MARK
flag-audit-people-dormant = After how long without a sign-in somebody is marked as dormant; 365 days unless said otherwise
    .value = DURATION
flag-audit-people-accounts = Look up whether accounts are in use, deleted or switched off: a call for each member
audit-people-hidden = { $count ->
    [one] When 1 of these people was last seen is not visible to you: they are not marked as dormant.
   *[other] When { $count } of these people were last seen is not visible to you: they are not marked as dormant.
}
audit-people-matrix-csv = For a spreadsheet, whole: `-o csv`, and `--csv-dialect fr` for Excel in French
mark-everywhere = everywhere
mark-nowhere_else = only there
mark-left = account gone
mark-dormant = dormant
mark-shared = shared account?
mark-namesake = has a namesake
column-administers = Admin of
column-marks = Marks
column-roles = Roles
column-memberships = Organizations and roles
column-namesakes = Accounts of the same name

help-audit-duplicates = Find organizations that may be one and the same body
    .example =
        udatactl audit duplicates
        udatactl audit duplicates --portal --by name,siret -o csv --csv-dialect fr
flag-audit-duplicates-by = What they are compared by, separated by commas; all of it unless said otherwise
    .value = FIELD
audit-duplicates-none = No organization looks like another one.
by-siret = SIRET
by-name = name
by-similar_name = similar name
by-acronym = acronym
by-siren = SIREN
by-website = website
column-agree_on = In common
