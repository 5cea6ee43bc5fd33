# badge

help-badge = See badges; the portal's staff gives and takes them
help-badge-list = List the portal's badges, and those of an organization
    .example =
        udatactl badge list
        udatactl badge list ville-de-demonstration
flag-badge-list-org = Organization whose badges to show
    .value = ORG
help-badge-add = Give an organization a badge (the portal's staff only)
    .example =
        udatactl badge add ville-de-demonstration certified
help-badge-remove = Take a badge from an organization (the portal's staff only)
    .example =
        udatactl badge remove ville-de-demonstration certified
flag-kind = Badge: association, certified, company, local-authority, public-service…
    .value = BADGE
column-badge = Badge
column-label = Label
column-awarded = Awarded
action-badge-add = + badge
action-badge-remove = - badge
badge-list-empty = This portal has no badges.
badge-only-staff = You are not of the staff of { $site }: only they give and take badges.
badge-ask-instead = An administrator of the organization can ask for its certification: `{ $command }`
badge-unknown = “{ $kind }” is no badge of this portal. Those that it knows: { $known }.
badge-will-add = + give the badge “{ $badge }” to “{ $organization }” ({ $slug })
badge-will-remove = - take the badge “{ $badge }” from “{ $organization }” ({ $slug })
badge-mails = The portal may tell all members of the organization by mail.
badge-not-read-back = The portal accepted, but the badges of “{ $organization }” have not changed.
