# org

help-org-list = List my organizations, or those of the portal
    .example =
        udatactl org list
        udatactl org list --search "ville" --limit 20
        udatactl org list --no-admin --all -o csv
flag-org-list-mine = Only those that I am a member of (the default when nothing else is asked)
flag-org-list-search = Words in the name
    .value = TEXT
flag-org-list-badge = Only those with this badge, such as certified
    .value = BADGE
flag-org-list-siret = Only those with this SIRET
    .value = NUMBER
flag-org-list-no-admin = Only those without any administrator
flag-org-list-one-admin = Only those with a single administrator
flag-org-list-sort = Order: name, datasets, followers, views, created, last_modified; with - before it, reversed
    .value = FIELD
org-list-empty = No organization fits.
org-list-none-of-mine = You are a member of no organization here.
