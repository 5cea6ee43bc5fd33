# org certify-request

help-org-certify-request = Ask for the certification of an organization as a public service
    .example =
        udatactl org certify-request ville-de-demonstration --check
        udatactl org certify-request ville-de-demonstration --check --registers
        udatactl org certify-request ville-de-demonstration --reason @mission.txt --proof "Order of appointment of 3 March 2026" --submit
        udatactl org certify-request ville-de-demonstration --status
flag-org-certify-request-check = Check what the certification takes, and write nothing
flag-org-certify-request-siret-check = Ask for a SIRET: auto does so on data.gouv.fr
flag-org-certify-request-status = Say whether it is certified, and when this machine asked for it
flag-org-certify-request-reason = Why to certify it, for the letter alone, not the journal; @FILE reads a file
    .value = TEXT
flag-org-certify-request-proof = What proves my role in the organization; @FILE reads a file
    .value = TEXT
flag-email = Address that the team answers to; by default, that of my account
    .value = ADDRESS
flag-out = File to write the message to
    .value = FILE
flag-open = Open the page on which to ask
flag-submit = Send the message to the portal's team, once confirmed
column-asked = Asked for
column-to = Recipient
column-segment = Topic
column-body = Message
certification-certified = certified
certification-asked = asked for
certification-not_asked = not asked for from this machine
action-certify-request = + certification request
state-asked = asked for
result-drafted = drafted
certify-ready = All is ready. To write the request: `udatactl org certify-request { $slug }`
certify-is-certified = “{ $organization }” is certified already: there is nothing to ask for.
certify-team-looks = The portal's team mostly looks at two things: that the body of the SIRET is a public service ({ $page }), and that a member writes from a domain of that body. Check both.
certify-check-first = To know what the certification takes: `udatactl org certify-request { $slug } --check`
certify-only-administrators = You do not administer “{ $organization }”: only its administrators can ask for its certification.
certify-already = “{ $organization }” is certified already: nothing was sent.
certify-unready = { $count ->
    [one] 1 point is to be settled, and might delay the answer: `udatactl org certify-request { $slug } --check`
   *[other] { $count } points are to be settled, and might delay the answer: `udatactl org certify-request { $slug } --check`
}
certify-asked = The certification was asked for from this machine already, { $since }: the team answers in some days, and a second request does not speed it up.
certify-answer-by-mail = The answer comes by mail, in some days.
certify-ask-reason = Why certify this organization (its public-service mission)?
certify-ask-proof = What proves your role in this organization?
certify-needs-reason = Say why to certify the organization: `--reason`. Nothing was sent.
certify-needs-proof = Say what proves your role in the organization: `--proof`. Nothing was sent.

# Messages to the portal's team
failure-support-url = “{ $value }” is no address to send a message to: it takes an https address, or one on this machine.
letter-needs-email = Which address should the team answer to? Give it with `--email`. Nothing was sent.
letter-bad-email = “{ $email }” is no mail address.
letter-nothing-sent = Nothing was sent: `--submit` sends the message, `--open` opens the page to copy it to.
letter-not-mailed = Nothing was sent: `--open` prepares the message in your mail program, for { $recipient }.
letter-written = The message is in { $path }.
letter-opened = Page opened: { $page }
letter-not-opened = No browser could be started. Open it yourself: { $page }
letter-no-desk = This portal has no support desk that is known: copy the message and send it to its staff, from { $page }. If it has one, give its address in UDATACTL_SUPPORT_URL.
letter-by-mail = This message goes by mail, not through the support desk: `--open` prepares it in your mail program. Nothing was sent.
letter-leaves = This is exactly what will leave for { $address }, without your key, with the address { $email } for the answer and the topic `{ $segment }`:
letter-question = Send this message, which cannot be taken back?
letter-send-now = Send it now?
letter-to-paste = Nothing was sent: this portal has no support desk that is known. Copy the message and send it to its staff, from { $page }.
letter-unconfirmed = The message has left. The support desk never confirms that it arrived: the answer will come by mail to { $email }, in some days.
letter-not-sent = The message could not be sent. { $why }
letter-kept = Its text is kept in { $path }.
letter-heading = Subject: { $subject }
letter-heading-of-a-mail =
    To: { $to }
    Subject: { $subject }
letter-hello = Hello,
letter-identity =
    Organization: { $organization }
    Address: { $page }
    Identifier: { $id }
    SIRET: { $siret }
letter-identity-without-siret =
    Organization: { $organization }
    Address: { $page }
    Identifier: { $id }
letter-closing =
    You can answer me at { $email }.

    Thank you for considering this request.

    Kind regards,
    { $name }
certify-letter-subject = Request to certify the organization “{ $organization }”
certify-letter-opening = I administer the organization “{ $organization }” on { $site }, with the account { $account }. Please certify it as a public service.
certify-letter-opening-of-staff = Please certify as a public service the organization “{ $organization }”, published on { $site }. I write for the portal's staff, with the account { $account }.
certify-letter-reason = The public-service mission that justifies this certification:
certify-letter-proof = Proof of my role in the organization:

# org recover
help-org-recover = Ask for an administrator for an organization that has none left
    .example =
        udatactl org recover mediatheque-de-demonstration
        udatactl org recover mediatheque-de-demonstration --reason "The person who administered it left in March." --submit
        udatactl org recover lignes-du-val --transport --no-answer --new-admin fatou-diallo --reason @reason.txt --open
flag-org-recover-reason = Why, for the letter alone, not the journal; @FILE reads a file
    .value = TEXT
flag-org-recover-new-admin = Person to name; by default, me
    .value = PERSON
flag-org-recover-transport = For transport data: the message goes by mail to the team of transport.data.gouv.fr
flag-org-recover-no-answer = There is an administrator, who does not answer
column-recently_here = May be asked
action-recover = + request for an administrator
recover-nobody-left = This organization has no member left.
recover-no-administrator = “{ $organization }” has no administrator left: only the portal's staff can name one.
recover-away = No administrator of “{ $organization }” was on the portal within a year.
recover-hidden = “{ $organization }” has an administrator, but you do not see when they were last on the portal: ask them first.
recover-administered = “{ $organization }” is administered, and an administrator was on the portal within a year: ask them first.
recover-by-myself = You administer “{ $organization }”: there is nobody to write to.
recover-name-others = To name another administrator: `udatactl member promote { $slug } PERSON --to admin`, or `udatactl member add { $slug } PERSON --role admin`
recover-no-answer = If they do not answer: `--no-answer`, and say so in `--reason`.
recover-write = To write the message to the portal's staff: `udatactl org recover { $slug } --reason TEXT`
recover-transport = For transport data, write to the team of transport.data.gouv.fr: `--transport`
recover-asked = This was sent from this machine already, { $since }: the team answers in some days.
recover-ask-reason = Why does it need a new administrator?
recover-needs-reason = Say why it needs a new administrator: `--reason`. Nothing was sent.
recover-letter-subject = Request for an administrator of the organization “{ $organization }”
recover-letter-nobody = The organization “{ $organization }” has no administrator left on { $site }: nobody can answer membership requests, or manage its members and its record.
recover-letter-away = No administrator of the organization “{ $organization }” was on { $site } for more than a year: nobody answers membership requests any more, or manages its members and its record.
recover-letter-no-answer = { $count ->
    [one] The organization “{ $organization }” has an administrator on { $site }, who does not answer: nobody answers membership requests, or manages its members and its record.
   *[other] The organization “{ $organization }” has { $count } administrators on { $site }, none of whom answers: nobody answers membership requests, or manages its members and its record.
}
recover-letter-account =
    Please give the role of administrator to this account:
    { $name } ({ $account })
    { $page }
recover-letter-reason = Reason for this request:
