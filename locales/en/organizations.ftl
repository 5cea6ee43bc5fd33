# org

help-org-list = List my organizations, or those of the portal
    .example =
        udatactl org list
        udatactl org list --search "ville" --limit 20
        udatactl org list --no-admin --all -o csv
flag-org-list-mine = Only those that I am a member of (the default when nothing else is asked)
flag-org-list-portal = Those of the whole portal
flag-org-list-search = Words in the name
    .value = TEXT
flag-org-list-badge = Only those with this badge, such as certified
    .value = BADGE
flag-org-list-siret = Only those with this SIRET
    .value = NUMBER
flag-org-list-no-admin = Only those without any administrator
flag-org-list-one-admin = Only those with a single administrator
flag-org-list-sort = Order; with - before it, reversed
    .value = FIELD
org-list-sorted-there = The portal chose these, and it sorts capitals and accents apart; `--all` sorts as people read.
org-list-empty = No organization matches.
    .next = One word of the name is enough: `udatactl org list --search WORD`
org-list-none-of-mine = You are a member of no organization here.
    .next = To join one: `udatactl org join ORG`. To create one: `udatactl org create`

# org show
help-org-show = Show an organization, who administers it, and what I may do there
    .example =
        udatactl org show ville-de-demonstration
        udatactl org show "Ville de démonstration" -o json
        udatactl org show ville-de-demonstration --advice
standing-member = member
standing-asked = waiting for an answer to my request
standing-invited = invited
standing-stranger = not a member
right-publish = publish and edit all its data
right-publish_assigned = edit the data assigned to me
right-members = manage its members
right-edit = change its record
right-delete = delete it
right-private = see what is private
column-administered_by = Administered by
column-certified_public_service = Certified public service
column-dataservices = APIs
column-damaged_members = Members without an account
column-deleted = Deleted
column-description = Description
column-doubled_members = Members listed twice
column-last_modified = Changed
column-logo = Logo
column-pending_invitations = Pending invitations
column-pending_requests = Pending requests
column-reuses = Reuses
column-rights = My rights
column-standing = My standing
column-url = Website
show-deleted = “{ $organization }” was deleted: only those who belong to it still see this.
show-gone-administrators = { $count ->
    [one] 1 administrator cannot sign in, since the account is deleted or switched off:{ $people }
   *[other] { $count } administrators cannot sign in, since their accounts are deleted or switched off:{ $people }
}
show-no-administrator = This organization has no administrator who can sign in: nobody can answer requests or manage its members.
show-recover = To ask the portal's staff to name one: `{ $command }`
show-one-administrator = { $members ->
    [1] This organization has a single administrator. A second one keeps it from being orphaned: `udatactl member add { $slug } PERSON --role admin`
   *[other] This organization has a single administrator. A second one keeps it from being orphaned: `udatactl member promote { $slug } PERSON --to admin`
}
show-pending-requests = { $count ->
    [one] 1 request waits for an answer: `{ $command }`
   *[other] { $count } requests wait for an answer: `{ $command }`
}
show-pending-invitations = { $count ->
    [one] 1 invitation is not answered yet: `{ $command }`
   *[other] { $count } invitations are not answered yet: `{ $command }`
}
show-asked = You have asked to join, { $since }, and nobody has answered yet.
show-join = To ask to become a member: `{ $command }`

# org join, org leave
help-org-join = Ask to become a member of an organization
    .example =
        udatactl org join ville-de-demonstration --comment "I publish the city's road works."
flag-org-join-comment = What to tell its administrators
    .value = TEXT
join-ask-comment = What do you want to tell its administrators?
join-needs-comment = The portal requires a message for the administrators: `--comment`. Nothing was sent.
join-nobody-to-answer = This organization has no administrator: nobody can answer. Only the portal's staff can help.
join-turned-down = A request or an invitation of yours there, made { $since }, was refused or cancelled.
join-untold = This portal does not show you whether you have asked already. If you have, your message is replaced and every administrator is mailed again.
join-what-next = Now an administrator has to answer. To follow it: `{ $command }`
member-already = You are a member of “{ $organization }” already, as { $role }. Nothing was sent.
asked-already = You have asked to join already, { $since }, and nobody has answered yet. Nothing was sent: asking again would mail every administrator again.
invited-already = You are invited already: accept with `{ $command }`
help-org-leave = Leave an organization
    .example =
        udatactl org leave ville-de-demonstration
flag-org-leave-allow-self = No effect here: to leave is to give up one's own rights
leave-only-administrators = You can't leave “{ $organization }” by yourself: the portal lets only administrators remove members, oneself included. Write to one of them.
leave-no-member = You are not a member of “{ $organization }”: nothing was sent.

# org create, org update
help-org-create = Create an organization, with me as its only administrator
    .example =
        udatactl org create "Archives municipales" --description "The archives of the city" --siret "219 900 123 00023"
        udatactl org create "Archives municipales" --description-file presentation.md --logo blason.png
        udatactl org create "Agence de l'eau" --siret "189 900 772 00014" --registers --description-file presentation.md
flag-org-create-name = Name of the organization
    .value = NAME
flag-org-create-name-flag = Name of the organization, as an option
    .value = NAME
flag-description = What the organization is and does, in Markdown
    .value = TEXT
flag-description-file = File with the description; - reads the standard input
    .value = FILE
flag-acronym = Acronym
    .value = TEXT
flag-siret = SIRET, or the number that registers it elsewhere
    .value = NUMBER
flag-siret-check = Check the number as a SIRET: auto does so on data.gouv.fr
    .value = WHEN
flag-url = Address of its website
    .value = URL
flag-logo = Image to show: PNG, JPEG or WebP
    .value = FILE
flag-allow-duplicate-name = Allow a name that another organization has already
create-needs-name = The organization needs a name: `udatactl org create NAME`. Nothing was sent.
create-needs-description = The portal requires a description: `--description` or `--description-file`. Nothing was sent.
create-ask-name = Name of the organization:
create-ask-description = What is it, and what will it publish?
create-heading = + create “{ $name }”
create-field = {"  "}{ $field }: { $value }
create-only-administrator = You are the only administrator of “{ $organization }”.
create-add-another = A second administrator keeps an organization from being orphaned: `udatactl member add { $slug } PERSON --role admin`
create-without-logo = The organization was created, with you as its administrator; only its logo was not taken. { $why }
create-not-read-back = “{ $organization }” was created, but what the portal holds could not be read, or you are not its administrator.
duplicate-name = { $count ->
    [one] An organization is called “{ $name }” already:{ $candidates }
   *[other] { $count } organizations are called “{ $name }” already:{ $candidates }
}
duplicate-near = { $count ->
    [one] An organization that is there may be the same as “{ $name }”:{ $candidates }
   *[other] { $count } organizations that are there may be the same as “{ $name }”:{ $candidates }
}
hint-join-instead = To become a member of it instead: `{ $command }`
hint-allow-duplicate-name = `--allow-duplicate-name` if it must have the same name.
duplicate-siret = { $count ->
    [one] Another organization has the SIRET { $siret }:{ $candidates }
   *[other] { $count } other organizations have the SIRET { $siret }:{ $candidates }
}
url-not-whole = “{ $typed }” is no whole address: write `{ $whole }`.
siret-length = { $length ->
    [one] “{ $typed }” is not a SIRET: it has 1 character, and a SIRET has 14 digits.
   *[other] “{ $typed }” is not a SIRET: it has { $length } characters, and a SIRET has 14 digits.
}
siret-no-digit = “{ $typed }” is not a SIRET: “{ $other }” is not a digit.
siret-siren = “{ $typed }” is not a SIRET: its first nine digits are not a SIREN, since their check digit is wrong. Is there a typing mistake in them?
siret-doubtful = The check digit of “{ $typed }” is wrong. The portal accepts it all the same: check the number.
siret-too-long = “{ $typed }” has { $length } characters, and the portal accepts { $most } at most.
hint-siret-check = `--siret-check never` accepts another kind of number, where the portal does.
logo-no-image = { $path } is not a PNG, JPEG or WebP image: the portal accepts no other.
field-name = Name
field-description = Description
field-acronym = Acronym
field-siret = SIRET
field-url = Website
field-logo = Logo
field-nothing = nothing
field-value = “{ $value }”
field-edit = {"  "}~ { $field }: { $before } → { $after }
    .spoken = { $field }: { $before }, replaced by { $after }
column-field = Field
help-org-update = Change the record of an organization: only the fields given
    .example =
        udatactl org update ville-de-demonstration --url https://ville.example.org
        udatactl org update ville-de-demonstration --name "Ville et métropole" --unset acronym,url
flag-org-update-name = New name; the address changes with it
    .value = NAME
flag-org-update-unset = Fields to empty, separated by commas
    .value = FIELD
update-nothing-given = What should be changed? For example: `--url=https://ville.example.org`, or `--name`, `--acronym`, `--description`, `--siret`, `--logo`.
update-only-administrators = You are not an administrator of “{ $organization }”: only they may change its record.
update-renames = The address changes with the name: “{ $slug }” will lead to the new one until another organization takes it.
update-new-slug = The slug is now { $after }; it was { $before }.
update-changed-meanwhile = Someone else changed this field meanwhile: { $field }. Nothing was done.
update-without-logo = All but the logo was changed. { $why }
update-differs = { $count ->
    [one] The portal accepted, but 1 field is not what was sent.
   *[other] The portal accepted, but { $count } fields are not what was sent.
}

# org delete
help-org-delete = Delete an organization; what it published stays online, without an owner
    .example =
        udatactl org delete ville-de-demonstration
        udatactl org delete ville-de-demonstration --confirm=ville-de-demonstration
        udatactl org delete ville-de-demonstration --with-content=8 --dry-run
delete-heading = - delete “{ $organization }” ({ $slug }, { $id }), which has:
    .spoken = Delete “{ $organization }” ({ $slug }), which has:
delete-datasets = { $count ->
    [one] {"  "}1 dataset
   *[other] {"  "}{ $count } datasets
}
delete-reuses = { $count ->
    [one] {"  "}1 reuse
   *[other] {"  "}{ $count } reuses
}
delete-dataservices = { $count ->
    [one] {"  "}1 API
   *[other] {"  "}{ $count } APIs
}
delete-members = { $count ->
    [one] {"  "}1 member
   *[other] {"  "}{ $count } members
}
delete-pending = { $count ->
    [one] {"  "}1 pending request or invitation
   *[other] {"  "}{ $count } pending requests and invitations
}
delete-stays-online = What it has published stays online, at the same addresses, and has no owner any more once the portal has purged the organization, which it does at night: transfer it first, or delete it.
delete-question = This deletes the organization for everybody.
delete-done = “{ $organization }” is deleted. Until the portal purges it, at night, it can be restored.
delete-not-read-back = The deletion was sent, but “{ $organization }” is not seen to be deleted.
delete-only-administrators = You are not an administrator of “{ $organization }”: only they may delete it.
action-create = + create
action-update = ~ change
action-delete = - delete
state-online = online
state-deleted = deleted
column-pending = Pending
