# Rules: what they ask, and what to do

verdict-good = fine
verdict-missing = to settle
verdict-unseen = to be checked
column-rule = Rule
column-verdict = State
findings-missing = { $count ->
    [one] 1 point is to be settled.
   *[other] { $count } points are to be settled.
}
findings-to-settle = { $count ->
    [one] 1 point is to be settled before asking.
   *[other] { $count } points are to be settled before asking.
}
flag-exit-code = End with code 10 where a point is to be settled

rule-administered-by-me = I administer it
rule-not-certified = It is not certified already
rule-siret-given = Its SIRET is there
rule-siret-valid = Its SIRET is valid
rule-siret-alone = No other organization has this SIRET
rule-name-alone = No other organization has this name
rule-acronym-alone = No other organization has this acronym
rule-described = Its description has 100 characters or more
rule-logo-given = It has a logo
rule-website-given = Its website is there
rule-two-administrators = It has two administrators or more
rule-professional-mails = Its administrators have professional addresses
rule-requests-answered = No membership request waits for more than 30 days
rule-named-accounts = Each account is a person's, not a department's
rule-seen-within-a-year = Each member was on the portal within a year
rule-transport-authority = The transport authority is represented
rule-transport-gis = The authority's geographic information department (GIS) is represented
rule-transport-operator = The network's operator is represented
rule-transport-saeiv = The passenger-information operator (SAEIV) is represented, where there is one

remedy-administered-by-me = Only an administrator can ask. To know who administers it: `udatactl org show { $slug }`
remedy-not-certified = It is certified already: there is nothing to ask for.
remedy-siret-given = Give the SIRET of the establishment: `udatactl org update { $slug } --siret NUMBER`
remedy-siret-valid = Check the SIRET, whose check digit is wrong: `udatactl org update { $slug } --siret NUMBER`
remedy-siret-alone = One body needs one organization: join the other one, or ask the portal's staff to merge them. A separate department often has a SIRET of its own.
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
advice-transport-by-domain = The portal does not say for whom the members work: only the domain of their addresses does. What is to be checked is for you to check.
