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
rule-described = Description of 100 characters
rule-logo-given = Logo
rule-website-given = Website
rule-two-administrators = Two administrators or more
rule-professional-mails = Professional addresses
rule-requests-answered = Requests younger than 30 days
rule-named-accounts = Named accounts
rule-seen-within-a-year = Members seen within a year
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
remedy-professional-mails = An address that anybody can have does not prove that one works for the organization: these people can change theirs on the page of their profile.
remedy-requests-answered = Answer the requests: `udatactl requests list { $slug }`
remedy-named-accounts = Invite the people who use this account, each by name, then remove it: `udatactl member add { $slug } PERSON`
remedy-seen-within-a-year = Ask these members whether they still belong to it: `udatactl member list { $slug } --dormant 365d`
remedy-transport-operator = All addresses are of the same house. Invite somebody of the operator: `udatactl member add { $slug } --email ADDRESS`

# org show --advice
flag-org-show-advice = Say what the guides advise for its members, and what is missing
flag-org-show-transport = With what is advised for transport data
flag-org-show-exit-code = With --advice, end with code 10 where a point is to be settled
advice-nothing = Nothing to add.
advice-transport = This organization speaks of transport, for which the guides advise more: `udatactl org show { $slug } --advice --transport`
advice-transport-by-domain = The portal does not say for whom the members work: only the domain of their addresses does.
