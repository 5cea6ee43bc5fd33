# doctor, completion install

help-doctor = Look at this machine and the way to the portal, and name what mends it
    .example =
        udatactl doctor
        udatactl doctor --exit-code
        udatactl doctor -o json > doctor.json
flag-doctor-exit-code = End with 10 where a line is not good

column-check = Looked at
column-advice = What helps
column-code = Code
column-source = Said by

health-good = good
health-warning = warning
health-failing = failing

check-version = version
check-setting = setting
check-folder = folder
check-keyring = keyring
check-proxy = proxy
check-authorities = authorities
check-portal = portal
check-udata = udata
check-clock = clock
check-key = key
check-rights = rights
check-key_expiry = end of the key
check-journal = journal
check-locks = locks
check-terminal = terminal
check-locale = letters
check-completion = completion

doctor-totals = { $good } good, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}, { $failing } failing.
doctor-not-good = { $count ->
    [one] 1 line is not good.
   *[other] { $count } lines are not good.
}
doctor-mend = To mend it ({ $check }): `{ $command }`
doctor-advice = { $check }: { $advice }
doctor-in-this-process = The sandbox is in this process: nothing is in between.

# The program and its settings
doctor-version = udatactl { $version }, { $system }, { $machine }.
doctor-site = Portal: { $value } ({ $source }).
doctor-profile = Profile: { $value } ({ $source }).
doctor-no-profile = No profile is in use.
doctor-language = Language: { $value } ({ $source }).
doctor-support = Support desk: { $value } ({ $source }).
doctor-register = Register of companies: { $value } ({ $source }).
doctor-policy = Policy of audits: { $value } ({ $source }).
doctor-kept = Setting { $name }: { $value } ({ $source }).
doctor-variable = { $name } is set: { $value }.
doctor-said-by-flag = the option { $name }
doctor-said-by-variable = the variable { $name }
doctor-said-by-profile = the profile “{ $name }”
doctor-said-by-defaults = [defaults] of profiles.toml
doctor-said-by-profiles = the file of profiles
doctor-said-by-locale = the locale
doctor-said-by-default = by default
doctor-folder-configuration = The profiles are in { $path }, which can be written.
doctor-folder-state = The journal is in { $path }, which can be written.
doctor-folder-cache = What was read lately is in { $path }, which can be written.

# The way to the portal
doctor-proxy = Calls go through { $proxy }, which { $name } names.
doctor-proxy-of-system = Calls go as the system's settings say.
doctor-no-proxy = Calls go to the portal without a proxy.
doctor-no-certificates = The portal is not https: no certificate is looked at.
doctor-authorities-of-system = Those that this system trusts are trusted.
doctor-authorities-instead = Those of { $path } are trusted instead of the system's: { $name } says so.
doctor-authorities-besides = Those of { $path } are trusted besides the system's: { $name } says so.

# The portal
doctor-portal = { $site } answers: “{ $title }”.
doctor-portal-untitled = { $site } answers.
doctor-udata = It runs udata { $version }, and lacks nothing of what udatactl knows.
doctor-udata-lacks = It runs udata { $version }, which lacks: { $lacks }.
doctor-udata-undescribed = It runs udata { $version }, and does not say what it lacks.
lack-invitations = invitations
lack-assignments = partial editors
lack-keys = keys that end
lack-notifications = notifications
lack-read_notifications = marking notifications as read
lack-notification_settings = settings of notifications
lack-contacts = contact points
lack-harvesters = harvesters
doctor-clock = The clock of this machine is the portal's, within a minute.
doctor-clock-ahead = The clock of this machine is { $length } ahead of the portal's.
doctor-clock-behind = The clock of this machine is { $length } behind the portal's.
doctor-clock-untold = The portal does not tell the time.
doctor-clock-suspected = The clock of this machine says { $moment }: by it, the portal's certificate is not valid.
doctor-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
doctor-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
doctor-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
doctor-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}

# The key
doctor-keyring-gave = It answers, and has given the key.
doctor-keyring-unneeded = It is not needed: the key is elsewhere.
doctor-keyring-empty = It answers.
doctor-no-key = There is no key for { $site }: only what everybody may see is shown, and nothing can be changed.
doctor-key = It is { $person }'s ({ $slug }). It comes from { $place }.
doctor-key-unchecked = It comes from { $place }. While the portal does not answer, nobody can tell whose it is.
doctor-rights = { $count ->
    [0] Member of no organization.
    [one] Member of 1 organization, administrator of { $administered }.
   *[other] Member of { $count } organizations, administrator of { $administered }.
}
doctor-rights-of-staff = { $count ->
    [0] Administrator of the whole portal, member of no organization.
    [one] Administrator of the whole portal, member of 1 organization, administrator of { $administered }.
   *[other] Administrator of the whole portal, member of { $count } organizations, administrator of { $administered }.
}
doctor-key-ends = { $count ->
    [0] It ends today, { $day }.
    [one] It ends tomorrow, { $day }.
   *[other] It ends in { $count } days, on { $day }.
}
doctor-key-for-ever = It never ends.
doctor-key-end-unknown = The portal does not say when it ends.

# What was written
doctor-journal = { $count ->
    [0] Nothing was written from this machine yet. The journal will be { $path }.
    [one] 1 write in { $path }, and how it ended is known.
   *[other] { $count } writes in { $path }, and how each ended is known.
}
doctor-unsettled = { $count ->
    [one] Of 1 write on { $site }, nobody knows how it ended: it is under way, or udatactl was killed.
   *[other] Of { $count } writes on { $site }, nobody knows how they ended: they are under way, or udatactl was killed.
}
doctor-journal-damaged = { $count ->
    [one] 1 line of { $path } is damaged, and passed over.
   *[other] { $count } lines of { $path } are damaged, and passed over.
}
doctor-locks-free = No other udatactl is writing.
doctor-locks-held = Another udatactl is writing now, and whoever writes there waits for it: { $locks }.
doctor-locks-left = { $count ->
    [one] No other udatactl is writing. A killed one left 1 lock, which holds nobody up.
   *[other] No other udatactl is writing. Killed ones left { $count } locks, which hold nobody up.
}
doctor-locks-unreadable = { $path } can't be read: { $cause }

# The terminal
doctor-terminal = { $columns } columns, and questions can be asked.
doctor-terminal-silent = { $columns } columns, and no question is asked.
doctor-terminal-accessible = { $columns } columns, for a screen reader.
doctor-terminal-narrow = { $columns } columns: tables need 40 or more to have columns.
doctor-no-terminal = The result goes into a pipe or a file.
doctor-locale = { $name } is { $value }: letters with accents are shown as they are.
doctor-locale-unneeded = Nobody is at the terminal: letters are UTF-8.
doctor-locale-other = { $name } is { $value }, which is not UTF-8: letters with accents may be shown wrongly.
doctor-locale-none = No locale is set: letters with accents may be shown wrongly.
doctor-completion = Tab completes in { $shell }, by { $path }.
doctor-completion-lacking = Tab does not complete in { $shell } yet.
doctor-completion-unneeded = Nobody is at the terminal: Tab need not complete in { $shell }.
doctor-completion-unknown = The shell in use is not known: SHELL names none that there is a script for.

# completion install
column-shell = Shell
completion-written = The script is written.
completion-works = Tab completes udatactl in each { $shell } that is opened from now on.
completion-there = The script was there already: nothing was written.
completion-add = For Tab to complete, add to { $file }, which stays as it is:{ $lines }
completion-two-shells = Only `udatactl completion install` takes another shell.
completion-shell-unknown = The shell in use is not known: SHELL names none that there is a script for. Name it.
completion-no-place = { $shell } has no place for such scripts. Nothing was written.
completion-add-to-profile = What adds the script to the profile of PowerShell is in the examples of `udatactl completion --help`.
