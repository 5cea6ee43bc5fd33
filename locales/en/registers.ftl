# The registers beside a portal: the French search of companies and public bodies, lists of mail domains

flag-registers = Ask the French register of companies; only the SIRET is sent there, never my key
flag-domains = CSV file of mail domains: a column `siret` or `siren`, and a column `domain`; it stays on this machine
    .value = FILE
register-says = The register has the SIRET { $siret } as “{ $name }”: { $state }, { $kind }.
register-open = open
register-open-since = open since { $day }
register-closed = closed
register-closed-since = closed since { $day }
register-administration = an administration
register-no-administration = not an administration
register-kind-untold = it does not say whether it is an administration
register-unknown = The register does not know the SIRET { $siret }: check it on the documents of the body. One that has just been created may not be there yet.
register-moved = The establishment of the SIRET { $siret } is closed. The body has moved: its head office has the SIRET { $other }.
register-is-closed = The establishment of the SIRET { $siret } is closed: take that of an open one.
register-is-closed-since = The establishment of the SIRET { $siret } is closed since { $day }: take that of an open one.
register-is-no-administration = The body of the SIRET { $siret } is not an administration in the register: the portal's team certifies only public services.
register-other-name = The register calls the body “{ $name }”: check that it is the same one.
register-failed = The register could not be read, and so says nothing of this SIRET: { $cause }
register-no-siret = “{ $number }” is not a SIRET: the register was not asked.
register-name-taken = No name was given: the register's is taken, “{ $name }”. It writes in capitals, without accents; to write it as the body does, give NAME.
register-acronym-known = The register has the acronym { $acronym }. To give it: `{ $flag }`
create-ask-name-or = Name of the organization (Enter for “{ $proposal }”):
create-ask-acronym-or = Acronym (Enter for “{ $proposal }”, - for none):
certify-team-looks-at-mails = The portal's team looks at this, and whether a member writes from a domain of that body: check it too.
domains-refused = { $count ->
    [one] “{ $file }” is no list of mail domains that can be used. Nothing was done:{ $flaws }
   *[other] “{ $file }” is no list of mail domains that can be used ({ $count } mistakes). Nothing was done:{ $flaws }
}
flaw-bad-siret = “{ $text }” is neither a SIRET (14 digits) nor a SIREN (9 digits).
