# contact

help-contact = See, add, change and remove an organization's contact points
help-contact-list = List contact points: to whom the public writes
    .example =
        udatactl contact list ville-de-demonstration
        udatactl contact list --mine -o csv
help-contact-add = Give an organization a contact point
    .example =
        udatactl contact add ville-de-demonstration --name 'Service des données' --email donnees@ville.example.org
        udatactl contact add ville-de-demonstration --name 'Mairie' --form https://ville.example.org/contact
help-contact-replace = Change a contact point, wherever it is shown
    .example =
        udatactl contact replace ville-de-demonstration 'Service SIG' --email geo@ville.example.org
        udatactl contact replace ville-de-demonstration 'Service SIG' --unset email --form https://ville.example.org/contact
help-contact-remove = Remove a contact point, and take it out of all that shows it
    .example =
        udatactl contact remove ville-de-demonstration 'Direction des données' --dry-run
flag-contact = Contact point: its identifier, name or mail address
    .value = CONTACT
flag-contact-add-name = Name of who answers, such as that of a department
    .value = NAME
flag-contact-add-email = Mail address that the public writes to
    .value = ADDRESS
flag-contact-add-form = Address of a page with a contact form
    .value = URL
flag-contact-add-role = What it is to the datasets that show it; contact unless given
    .value = ROLE
flag-contact-replace-name = New name
    .value = NAME
flag-contact-replace-email = New mail address
    .value = ADDRESS
flag-contact-replace-form = New address of the form's page
    .value = URL
flag-contact-replace-role = New role
    .value = ROLE
flag-contact-replace-unset = Fields to clear, between commas
    .value = FIELD
column-contact_form = Form
column-shown_by = Shown by
action-contact-add = + contact point
action-contact-replace = ~ contact point
action-contact-remove = - contact point
contact-role-contact = contact
contact-role-creator = creator
contact-role-publisher = publisher
contact-role-rightsHolder = rights holder
contact-role-custodian = custodian
contact-role-distributor = distributor
contact-role-originator = originator
contact-role-principalInvestigator = principal investigator
contact-role-processor = processor
contact-role-resourceProvider = resource provider
contact-role-user = user
field-email = Email
field-form = Form
field-role = Role
contact-list-empty = No contact points.
contact-how-to-add = To add one: `{ $command }`
contact-needs-name = The name of the contact point is missing: `--name`.
contact-needs-address = A contact has to be reached: give an address with `--email`, or a form with `--form`.
contact-ask-name = Name of the contact point, such as that of a department:
contact-ask-email = Mail address (Enter, where there is only a form):
contact-ask-form = Address of the form's page:
contact-which = “{ $typed }” fits several contact points. Which one?
contact-ambiguous = “{ $typed }” fits { $count } contact points:{ $candidates }
contact-unknown = “{ $organization }” has no contact point “{ $typed }”.
contact-unknown-role = This portal has no role “{ $role }” of contact points. Those that it knows: { $known }.
contact-only-editors = Only the administrators and editors of “{ $organization }” may change its contact points.
contact-there = “{ $organization }” has this contact point already ({ $id }): there is nothing to do.
contact-like-another = “{ $organization }” has a contact point that says just that ({ $id }): nothing is changed.
contact-will-add = + give “{ $organization }” ({ $slug }) the contact point { $contact }
contact-will-remove = - remove from “{ $organization }” ({ $slug }) the contact point { $contact }
contact-said = “{ $contact }” ({ $role })
contact-said-plainly = “{ $contact }”
contact-everywhere = The datasets and APIs that show it will follow at once.
contact-datasets = { $count ->
    [one] 1 dataset shows it: it will be taken out of it, and nothing puts it back.
   *[other] { $count } datasets show it: it will be taken out of them, and nothing puts it back.
}
contact-dataservices = { $count ->
    [one] 1 API shows it: it will be taken out of it, and nothing puts it back.
   *[other] { $count } APIs show it: it will be taken out of them, and nothing puts it back.
}
contact-shown-by-nothing-yet = Nothing shows it yet: it is chosen on the administration page of each dataset or API.
contact-add-again = It can only be added anew, with nothing that shows it: `{ $command }`
contact-changed-meanwhile = The contact point was changed or removed meanwhile: nothing was sent.
contact-not-read-back = The portal accepted, but the contact points of “{ $organization }” are not what was wanted.
ask-contact = Which contact point of “{ $organization }”?
failure-lacks-contact-points = This portal is too old for contact points.
failure-lacks-contact-roles = A contact point has only a name and a mail address on this portal: it is too old for a role or a form. Nothing was sent.
journal-undo-contact-replace = The journal keeps neither names nor addresses: it doesn't know what this contact point said before.
journal-undo-contact-remove = The portal does not restore a contact point that was removed, and the journal keeps neither names nor addresses: it can only be added anew.
