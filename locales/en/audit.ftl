# Rules: what they ask, and what to do

verdict-good = fine
verdict-missing = to settle
verdict-advised = advised
verdict-doubtful = worth a look
verdict-certified = certified
verdict-unseen = to be checked
column-rule = Rule
column-verdict = State
column-details = Details
findings-missing = { $count ->
    [one] 1 point is to be settled.
   *[other] { $count } points are to be settled.
}
findings-unseen = { $count ->
    [one] 1 point is not visible to you: it is for you to check.
   *[other] { $count } points are not visible to you: they are for you to check.
}
findings-to-settle = { $count ->
    [one] 1 point is to be settled before asking.
   *[other] { $count } points are to be settled before asking.
}
flag-exit-code = End with code 10 where a point is to be settled

rule-administered-by-me = Administered by me
rule-certified = Certified public service
rule-not-certified = Not certified yet
rule-siret-given = SIRET given
rule-siret-valid = SIRET valid
rule-siret-alone = SIRET shared with nobody
rule-siret-public-service = The SIRET is a public service's
rule-mail-of-the-body = Address of the body itself
rule-name-alone = Unique name
rule-acronym-alone = Unique acronym
rule-described = Description
rule-logo-given = Logo
rule-website-given = Website
rule-two-administrators = Two administrators or more
rule-professional-mails = Professional addresses
rule-requests-answered = Requests younger than 30 days
rule-named-accounts = Named accounts
rule-transport-authority = Transport authority
rule-transport-gis = Authority's GIS
rule-transport-operator = Network's operator
rule-transport-saeiv = SAEIV operator, if any

remedy-administered-by-me = Only an administrator can ask. To know who administers it: `udatactl org show { $slug }`
remedy-siret-given = Give the SIRET of the establishment: `udatactl org update { $slug } --siret NUMBER`
remedy-siret-valid = Check the SIRET, whose check digit is wrong: `udatactl org update { $slug } --siret NUMBER`
remedy-siret-alone = Another organization has this SIRET. Departments of one body may share it; where it is the same body, join the other one, or ask the portal's staff to merge them.
remedy-siret-public-service = The register knows this SIRET as no open establishment of an administration. Give the SIRET of one: `udatactl org update { $slug } --siret NUMBER`
remedy-mail-of-the-body = All members write from addresses that anybody can have. Invite somebody by an address of the body itself: `udatactl member add { $slug } --email ADDRESS`
remedy-name-alone = Tell the two names apart, or join the other organization where it is the same body: `udatactl org update { $slug } --name NAME`
remedy-acronym-alone = Choose an acronym that tells it apart, or take it off: `udatactl org update { $slug } --unset acronym`
remedy-described = Say in a few sentences what its mission is and what it publishes: `udatactl org update { $slug } --description TEXT`
remedy-logo-given = Add its logo: `udatactl org update { $slug } --logo IMAGE`
remedy-website-given = Give its website: `udatactl org update { $slug } --url URL`
remedy-two-administrators = Name a second administrator: `udatactl member add { $slug } PERSON --role admin`, or `udatactl member promote { $slug } PERSON --to admin` for a member
remedy-two-administrators-can-act = Name a second administrator who can sign in: `udatactl member add { $slug } PERSON --role admin`, or `udatactl member promote { $slug } PERSON --to admin` for a member
remedy-professional-mails = An address that anybody can have does not prove that one works for the organization: these people can change theirs on the page of their profile.
remedy-requests-answered = Answer the requests: `udatactl requests list { $slug }`
remedy-named-accounts = Invite the people who use this account, each by name, then remove it: `udatactl member add { $slug } PERSON`
remedy-certified-with-siret = Give the SIRET of the establishment: `udatactl org update { $slug } --siret NUMBER`
remedy-has-signed-in = Ask these members whether they still need it: `udatactl member list { $slug } --never-seen`
remedy-seen-lately = Ask these members whether they still belong to it: `udatactl member list { $slug } --dormant 365d`
remedy-transport-operator = All addresses are of the same house. Invite somebody of the operator: `udatactl member add { $slug } --email ADDRESS`

# org show --advice
flag-org-show-advice = Say what the guides advise for its members, and what is missing
flag-org-show-transport = With what is advised for transport data
flag-org-show-exit-code = With --advice, end with code 10 where a point is to be settled
advice-nothing = Nothing to add.
advice-transport = This organization speaks of transport, for which the guides advise more: `udatactl org show { $slug } --advice --transport`
advice-transport-by-domain = The portal does not say for whom the members work: only the domain of their addresses does.

# audit

help-audit = Find what is wrong with organizations, and the command that mends it
help-audit-org = Ask the rules about organizations: administration, people, waiting, identity, life, my keys
    .example =
        udatactl audit org
        udatactl audit org ville-de-demonstration --only administration,people
        udatactl audit org --fail-on warning,unseen -o json
        udatactl audit org --policy policy.toml --baseline accepted.toml --fail-on warning
        udatactl audit org --only people --mend-as roster leaving.toml --mend-as script rest.sh
        udatactl audit org --mine --out audit.html
        udatactl audit org --portal --by-owner audit
        udatactl audit org --portal -o jsonl --resume
flag-audit-org-org = Organizations to look at; without any, all that I am a member of, and my keys
    .value = ORG
flag-only = Only these rules or groups of rules: administration, people, waiting, identity, life, key, exceptions
    .value = RULE
flag-ignore = Leave these rules or groups of rules out
    .value = RULE
flag-fail-on = End with code 10 where there are findings of that weight or more; for unseen, where something could not be seen
    .value = WHAT
flag-dormant = How long somebody may not have been seen
    .value = DURATION
flag-stale = How long a request, an invitation or a discussion may wait
    .value = DURATION
flag-max-admins = How many administrators are not too many
    .value = NUMBER

# audit org --policy
flag-policy = What holds for all organizations, for groups and for one: thresholds, what rules weigh, owners; else UDATACTL_POLICY
    .value = FILE
policy-refused = { $count ->
    [one] “{ $file }” is no policy that can be used. Nothing was read:{ $flaws }
   *[other] “{ $file }” is no policy that can be used ({ $count } mistakes). Nothing was read:{ $flaws }
}
policy-of-setting = The policy { $file } holds.
policy-names-nobody = { $place }: there is no organization “{ $organization }”. What is said of it holds nowhere.
policy-unknown-badge = { $file }: this portal has no badge “{ $badge }”. The group has nobody by it.
flaw-unknown-rule = “{ $word }” is no rule. `udatactl audit rules` lists them.
flaw-unknown-rule-near = “{ $word }” is no rule. Write `{ $known }`.
flaw-unknown-weight = a rule can't weigh “{ $word }”. Write `error`, `warning`, `note` or `off`.
flaw-unknown-weight-near = a rule can't weigh “{ $word }”. Write `{ $known }`.
flaw-bad-days = “{ $text }” does not say for `{ $key }` how many days. Write a number with its unit, such as `"30 days"` or `"6 months"`.
flaw-bad-domain = “{ $text }” is no domain of addresses. Write it as `ville.fr`.
flaw-bad-fingerprint = “{ $text }” is no fingerprint of a finding. It is in each format but tables: `-o json`, or `--fields fingerprint,finding`.
flaw-exception-twice = “{ $finding }” was accepted already, in line { $line }. Remove one of the two.
flaw-no-organizations = the group has no organization. List them in `organizations`, or write `badges`.

# audit org --baseline, audit accept
flag-baseline = Findings that were accepted, each with a reason, an author and a last day: they are not shown and count for nothing
    .value = FILE
flag-accepted = Show the accepted findings, too
flag-resume = Go on with an audit that was interrupted within the last 24 hours
help-audit-accept = Accept findings for a reason and until a day, in a file that audit org reads
    .example =
        udatactl audit accept two-administrators/66f1c0ffee0000000000b001 --until 2027-03-31 --reason "Recruiting" --baseline accepted.toml
        udatactl audit org --baseline accepted.toml
flag-audit-accept-finding = Fingerprints of findings, as each format of audit org but the table has them
    .value = FINDING
flag-audit-accept-until = The last day on which they are accepted
    .value = DATE
flag-audit-accept-author = Who accepts them; without it, my account's name
    .value = TEXT
flag-audit-accept-baseline = The file that they are added to, made where there is none
    .value = FILE
accept-why = Say why they are accepted: `--reason TEXT`.
accept-past = { $day } is past: nothing can be accepted until then.
accept-twice = “{ $finding }” is accepted already in “{ $file }”. Nothing was written. To accept it for longer, change its `until` there.
accept-inline = The exceptions of “{ $file }” stand in one line. Write each as a table of its own that begins with `[[exception]]`.
accept-head = Accepted findings of udatactl audit org: each has finding, reason, author and until, all four needed.
baseline-refused = { $count ->
    [one] “{ $file }” is no file of accepted findings that can be used. Nothing was done:{ $flaws }
   *[other] “{ $file }” is no file of accepted findings that can be used ({ $count } mistakes). Nothing was done:{ $flaws }
}
audit-accepted = { $count ->
    [one] 1 accepted finding is not shown; `--accepted` shows it.
   *[other] { $count } accepted findings are not shown; `--accepted` shows them.
}
severity-accepted = accepted
group-exceptions = exceptions
column-author = Author
rule-exception-kept = Exceptions that still hold
rule-exception-needed = Exceptions that are still needed
finding-exception-kept = What was accepted until { $day } is still there: { $subject } ({ $words })
finding-exception-needed = Nothing fits this exception any more: { $subject } ({ $words })

# audit org --mend-as
flag-audit-org-mend-as = Write what mends the findings: a roster of those who are to leave, or a script of commands; nothing is changed
    .value = roster|script FILE
mend-as-unknown = Findings are mended by `roster` or `script`, not by “{ $form }”.
mend-as-twice = Give `--mend-as { $form }` once.
mend-as-one-file = What is written needs a file each: the result, the roster, the script.
mend-as-no-file = `-` is no file: name one.
mend-as-roster = { $count ->
    [0] No finding is mended by a roster; “{ $file }” has nobody in it.
    [one] 1 person or invitation is to go in “{ $file }”. Read it, then: `{ $command }`
   *[other] { $count } people or invitations are to go in “{ $file }”. Read it, then: `{ $command }`
}
mend-as-script = { $count ->
    [one] “{ $file }” has 1 command to run
   *[other] “{ $file }” has { $count } commands to run
}{ $open ->
    [0] .
    [one] {" "}and 1 for which words are to be chosen.
   *[other] {" "}and { $open } for which words are to be chosen.
}
mend-as-roster-head = What udatactl audit org found and a roster mends. Read each line: whoever stays is taken out of it.
mend-as-unmanaged = not found
mend-as-script-head = What mends the findings of udatactl audit org. Read each command; each asks before it changes anything.
mend-as-choose = Choose { $words }:

help-audit-rules = List the rules: what each asks, what it weighs, what is read for it
    .example =
        udatactl audit rules
        udatactl audit rules -o csv
audit-nothing = Nothing was found.
audit-totals = { $organizations ->
    [one] 1 looked at
   *[other] { $organizations } looked at
}: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}, { $notes ->
    [one] 1 note
   *[other] { $notes } notes
}; { $unseen ->
    [0] nothing was hidden.
    [one] 1 point could not be seen.
   *[other] { $unseen } points could not be seen.
}
audit-findings = { $count ->
    [one] 1 point is to be looked at.
   *[other] { $count } points are to be looked at.
}
audit-mend = To mend it: `{ $command }`
choose-address = ADDRESS
choose-answer = ANSWER
choose-content = CONTENT
choose-image = IMAGE
choose-name = NAME
choose-number = NUMBER
choose-person = PERSON
choose-proof = PROOF
choose-reason = REASON
choose-text = TEXT
choose-url = URL
audit-more-mends = { $count ->
    [one] 1 more command is in the other formats, such as `-o lines`.
   *[other] { $count } more commands are in the other formats, such as `-o lines`.
}
severity-error = error
severity-warning = warning
severity-note = note
severity-unseen = not seen
severity-unmet = met nowhere
certainty-certain = certain
certainty-probable = probable
certainty-undecided = undecided
subject-organization = organization
subject-person = person
subject-request = request
subject-invitation = invitation
subject-dataset = dataset
subject-harvester = harvester
subject-discussion = discussion
subject-contact_point = contact point
subject-key = key
subject-exception = exception
group-administration = administration
group-people = people
group-waiting = waiting
group-identity = identity
group-life = life
group-key = keys
source-accounts = accounts
source-requests = requests and invitations
source-assignments = assignments
source-same_siret = organizations with the same SIRET
source-same_name = organizations with the same name
source-content = content
source-harvesters = harvesters
source-discussions = discussions
source-contacts = contact points
unseen-hidden = this account is not shown it
unseen-failed = it could not be read
unseen-for_a_person = only a person can tell
unseen-untold = what was read does not tell it
column-severity = Weight
column-finding = Finding
column-argv = Words of the command
column-choose = To choose
column-certainty = How sure
column-subject_name = Name of the subject
column-owner = Owner
column-count = Number
column-moment = Date
column-fingerprint = Fingerprint
column-asks = What it asks
column-group = Group
column-reads = What it reads

rule-organization-read = Organization read
rule-administrator-present = An administrator
rule-administrator-can-act = An administrator who can sign in
rule-two-administrators-can-act = Two administrators who can sign in
rule-administrator-active = An administrator seen lately
rule-administrator-lasts = An administrator in six months
rule-few-administrators = Not too many administrators
rule-account-in-use = Accounts in use
rule-one-account-each = One account each
rule-has-signed-in = Members who have signed in
rule-seen-lately = Members seen lately
rule-mail-domain-allowed = Addresses of the policy's domains
rule-partial-editor-assigned = Partial editors with something to edit
rule-invitations-answered = Invitations answered
rule-members-do-not-ask = No request of a member
rule-certified-with-siret = Certified with a SIRET
rule-public-service-certified = Public service certified
rule-published-lately = Something published lately
rule-datasets-usable = Usable datasets
rule-harvesters-run = Harvesters that run
rule-discussions-answered = Discussions answered
rule-contacts-stay = Contact points of people who are there
rule-key-lasts = Keys that last
rule-key-ends = Keys that end
rule-key-used = Keys that are used
rule-key-agents-known = Keys used by known programs

finding-unseen = { $rule }: { $why }.
finding-administrator-present = Nobody administers it.
finding-administrator-can-act = None of its administrators can sign in any more.
finding-two-administrators = It hangs on one administrator, { $words }.
finding-two-administrators-can-act = Of its administrators, only { $words } can still sign in.
finding-administrator-active = None of its administrators has been seen { $count ->
    [0] yet.
   *[other] for { $count } days.
}
finding-administrator-lasts = Nobody will be able to administer it from { $day } on.
finding-few-administrators = It has { $count } administrators.
finding-account-in-use = { $subject } is a member whose account is deleted or switched off.
finding-one-account-each = { $subject } is a member more than once: { $words }.
finding-named-accounts = { $subject } looks like an account that several people share.
finding-has-signed-in = { $subject } has never signed in.
finding-seen-lately = { $subject } has not been seen for { $count } days.
finding-mail-domain-allowed = { $subject } has an address at { $words }.
finding-professional-mails = { $subject }, administrator, has an address that anybody can have ({ $words }).
finding-partial-editor-assigned = { $subject }, partial editor, may not edit anything.
finding-requests-answered = { $subject } has been waiting for an answer for { $count } days.
finding-invitations-answered = { $subject } was invited { $count } days ago and has not answered.
finding-members-do-not-ask = { $subject } asks to join, and is a member already.
finding-siret-given = It has no SIRET.
finding-siret-valid = Its SIRET, { $words }, is wrong.
finding-siret-alone = It shares its SIRET with { $words }; departments of one body may.
finding-certified-with-siret = It is certified and has no SIRET.
finding-public-service-certified = It is a public service and is not certified.
finding-described = It has no description, or only its name.
finding-logo-given = It has no logo.
finding-website-given = It has no website.
finding-published-lately = It has published { $count ->
    [0] nothing yet.
   *[other] nothing for { $count } days.
}
finding-datasets-usable = The dataset “{ $subject }”: { $words }.
finding-harvesters-run = The harvester “{ $subject }”: { $words }.
finding-discussions-answered = The discussion “{ $subject }” has been waiting for an answer for { $count } days.
finding-contacts-stay = The contact point “{ $subject }” is somebody's who has left ({ $words }).
finding-key-lasts = Your key { $subject } ends on { $day }, { $count ->
    [0] today.
    [one] in 1 day.
   *[other] in { $count } days.
}
finding-key-ends = Your key { $subject } never ends.
finding-key-used = Your key { $subject } has not been used for { $count } days.
finding-key-agents-known = Your key { $subject } is used by other programs: { $words }.
flag-left = Who has left: a list, one person a line (address, Name <address>, identifier, page, slug or name), - for the standard input
    .value = FILE
flag-staff = Who is of the staff: a list as for --left; who is not on it is found
    .value = FILE
flag-roster = Roster beside which to look: stays that are over, invitations with another role
    .value = FILE
audit-list-nobody = { $count ->
    [one] One line of { $file } can be nobody:
   *[other] { $count } lines of { $file } can be nobody:
} { $lines }
flaw-list-table = “{ $text }” is several cells, or several people
flaw-list-heading = “{ $text }” is a heading, and nobody. Take the line away, or begin it with `#`
hint-audit-list = A line is one person: an address, Name <address>, an identifier, a page of the portal, a slug or a name; what is behind # does not count. Of a table copy one column to a file by itself, best that of the addresses, without its heading. A table that says who is to be what is for `--roster`.
audit-resumed = { $count ->
    [one] One organization was read already, on { $at }; only the others are read now.
   *[other] { $count } organizations were read already, the first on { $at }; only the others are read now.
}
audit-resume-nothing = Nothing is kept of such an audit from the last 24 hours: the same portal, account, organizations and rules. It begins anew.
audit-resume-other = What is kept of this audit is another version's. It is not used: the audit begins anew.
audit-resume-damaged = What is kept of this audit is damaged. It is not used: the audit begins anew.
audit-left-over = { $count ->
    [one] One organization was read on { $at } by such an audit that did not end.
   *[other] { $count } organizations were read since { $at } by such an audit that did not end.
} This one begins anew. `{ $command }` goes on where that one stopped.
audit-rest = { $count ->
    [one] One organization was read, which is kept for 24 hours.
   *[other] { $count } organizations were read, which is kept for 24 hours.
} `{ $command }` reads only the others.
audit-not-kept = What is read can't be kept, and an audit that is interrupted begins anew: { $path }: { $cause }.
audit-names-none = { $flag }: “{ $file }” names none of what was looked at, and so it changed nothing. Is it the right file, and the right portal?
audit-list-unmet-all = { $flag }: “{ $file }” means nobody who is a member of what was looked at. Is it the right file, and the right portal?
audit-list-unmet = { $count ->
    [one] { $flag }: one line, of { $total } in “{ $file }”, means nobody who is a member of what was looked at: { $lines }.
   *[other] { $flag }: { $count } lines, of { $total } in “{ $file }”, mean nobody who is a member of what was looked at: { $lines }.
}
audit-people-nowhere = This portal shows no organization.
audit-list-several = { $count ->
    [one] { $flag }: one line of “{ $file }” may mean more than one account, in different organizations: { $lines }. Only one of them is of the staff; put the address or the account into the line.
   *[other] { $flag }: { $count } lines of “{ $file }” may each mean more than one account, in different organizations: { $lines }. Only one of each is of the staff; put the address or the account into the line.
}
rule-not-left = Nobody who has left
rule-on-staff-list = Members of the staff
rule-invited-as-listed = Invitations with the roster's role
rule-until-kept = Nobody longer than the roster says
finding-not-left = { $subject } is on the list of leavers ({ $words }).
finding-on-staff-list = { $subject } is not on the list of the staff.
finding-invited-as-listed = { $subject } is invited with another role than the roster's ({ $words }).
finding-until-kept = { $subject } was to stay until { $day }.
audit-cost = { $organizations } organizations, about { $calls } calls, { $time }.
audit-minutes = { $count ->
    [one] about 1 minute
   *[other] about { $count } minutes
}
audit-seconds = { $count ->
    [one] about 1 second
   *[other] about { $count } seconds
}
audit-unknown-time = how long that takes is not known
help-audit-portal = Ask the rules that the public lists answer about every organization of the portal; no key is needed
    .example =
        udatactl audit portal -o csv > portal.csv
        udatactl audit portal --only administrator-present,siret-alone
        udatactl audit portal --catalog --only identity -o csv > portal.csv
flag-catalog = Read the CSV that the portal exports of its organizations, or FILE (`-` for the standard input): one request, but members and websites stay unseen
    .value = FILE
catalog-newest = { $count ->
    [one] 1 organization is newer than the CSV, and was not looked at.
   *[other] { $count } organizations are newer than the CSV, and were not looked at.
}
catalog-lacks = { $count ->
    [one] 1 organization of the portal is missing from the CSV, which is old, was cut, or is another portal's. Those in it were looked at.
   *[other] { $count } organizations of the portal are missing from the CSV, which is old, was cut, or is another portal's. Those in it were looked at.
}
catalog-not-compared = Those in the CSV were looked at; whether it has all organizations of the portal could not be checked: { $why }
finding-untold = { $rule }: what was read does not tell it ({ $count ->
    [one] 1 organization
   *[other] { $count } organizations
}).
untold-place = { $count ->
    [one] 1 organization
   *[other] { $count } organizations
}
audit-rule-not-public = The public lists tell nothing of { $rule }: `udatactl audit org` asks it.
flag-audit-org-registers = Ask the French register of companies about each SIRET, as `registers = true` in a policy does; nothing but the SIRET is sent there
audit-no-sirets = No organization of this portal has a SIRET: the rules about them were left out, which `--siret-check always` asks.
audit-nowhere = No organization was looked at, so nothing is known to be in order.
audit-no-rule = `--only` and `--ignore` leave no rule to ask.
audit-keys-alone = `{ $rule }` is about my own keys, which are looked at where no organization is named: leave the organizations out.
audit-only-nothing = Nothing that was looked at has anything to do with: { $rules }
audit-needs = { $rule } is asked only with { $flag }.
source-register = register of companies
rule-siret-open = SIRET of an establishment that is open
rule-siret-of-administration = SIRET of an administration
rule-name-as-registered = Name as in the register
finding-siret-open = { $words ->
    [none] The register does not know its SIRET.
   *[other] Its SIRET is that of a closed establishment ({ $words }).
}
finding-siret-of-administration = It has a public service's badge, and its body is no administration.
finding-name-as-registered = The register calls its body { $words }.
