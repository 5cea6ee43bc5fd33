# What went wrong, and what to do next.

# Anywhere
failure-unexpected = Something unexpected went wrong: { $causes }
failure-interrupted = Interrupted.
failure-interrupted-after = Interrupted: { $done } done, { $left } not tried. Run the same command again to go on.
failure-stdout = The result can't be written: { $cause }
failure-answered-no = Nothing was done, as you asked.
failure-typed-another = “{ $typed }” is not “{ $slug }”: nothing was done.
failure-nothing-chosen = None was chosen: nothing was done.
failure-nobody-to-ask = This needs an answer, and there is no terminal to ask at.
failure-input-unreadable = The standard input can't be read: { $cause }
failure-input-too-large = The standard input holds more than { $megabytes } MB: nothing of it was read.
failure-file-unreadable = { $path } can't be read: { $cause }
failure-file-held = Another udatactl has been changing { $path } for { $seconds } seconds. Nothing was written.
failure-file-unwritable = { $path } can't be written: { $cause }
failure-empty-list = { $path } names nothing: nothing was done.
failure-empty-input = The standard input is empty: nothing was done.
failure-unknown-field = There is no field “{ $field }” here. There are: { $known }.
failure-unknown-language = udatactl does not speak “{ $language }”. There are: fr, en.
failure-bad-value = “{ $value }” is not a valid value for { $name }.
example-days = { $days }d
failure-days-needed = “{ $value }” is no age for { $name }, which counts days, weeks, months or years. Write `{ $example }`, or for example `6 months`.
failure-until-needed = “{ $value }” is neither a day nor a length for { $name }. Write `{ $example }`, or a day such as `2027-06-30`.
failure-until-past = { $value } is past: { $name } takes a day to come.
failure-since-needed = “{ $value }” is neither a day nor an age for { $name }. Write `{ $example }`, or a day such as `2026-06-30`.
failure-unknown-site = “{ $site }” is neither a portal's address nor the name of one: data.gouv.fr, demo, dev, sandbox.
failure-no-home = This system names no home directory, so there is no place for the configuration.
failure-not-writable = { $path } can't be written: { $cause }
failure-journal = The journal { $path } can't be used, so nothing more is sent: { $cause }
failure-journal-unended = The write was sent to the portal, but how it ended is missing from the journal { $path }: { $cause }
failure-held = Another udatactl has been changing this organization for { $seconds } seconds. Nothing was done.
failure-switch-read-only = UDATACTL_READ_ONLY or the setting read_only is on: nothing is written.
failure-switch-no-removals = UDATACTL_NO_REMOVALS or the setting no_removals is on: nobody is removed, demoted or refused, and nothing is cancelled, deleted or taken from anybody.
failure-connection = The connection can't be set up: { $cause }

hint-run = Try: `{ $command }`
hint-undo = To undo it: `{ $command }`
hint-invite-back = To invite again: `{ $command }`
hint-see-help = See `{ $command }`
hint-did-you-mean = Did you mean { $suggested }?
hint-set-variable = { $name } chooses another place.
hint-try-later = Try again later.
hint-resume = Run the same command again: what is done already stays as it is.
hint-run-again = Run the command again to see it as it is now.

# The command line
misuse-unknown-command = There is no command “{ $command }”.
misuse-missing-command = `{ $command }` needs a command.
misuse-unknown-argument = There is no option { $argument } here.
misuse-too-many = “{ $argument }” is one word too many here.
misuse-missing-argument = Missing: { $argument }
misuse-empty-value = { $argument } is empty. An empty value is never taken for “everything”.
misuse-unknown-value = “{ $value }” is not a value for { $argument }. There are: `{ $known }`.
misuse-bad-value = “{ $value }” is not a valid value for { $argument }.
misuse-conflict = { $argument } can't be used together with { $other }.
misuse-twice = { $argument } is given twice.
misuse-no-equals = { $argument } needs an equals sign before its value.
misuse-number-of-values = { $argument } has too many values, or too few.
misuse-utf8 = An argument is not UTF-8 text.
misuse-other = This command line can't be understood.

# Asking
failure-needs-yes = A confirmation is needed, and there is no terminal to ask at: { $flag } gives it. Nothing was done.
failure-needs-confirm = The targets come from elsewhere than the command line, so this needs { $flag }, and there is no terminal to ask at. Nothing was done.
failure-yes-is-for-named = `--yes` answers only for targets named on the command line; for these it takes { $flag }. Nothing was done.
failure-another-slug = “{ $given }” is not its slug: this cannot be taken back, so it needs { $flag }. Nothing was done.
failure-needs-slug = This cannot be taken back, so it needs { $flag }, and there is no terminal to ask at. Nothing was done.

# Signing in
failure-no-key = This needs an API key for { $site }, and there is none.
failure-token-invalid = The portal does not know this API key.
failure-token-revoked = This API key was revoked.
failure-token-expired = This API key has expired.
failure-account-inactive = The account behind this API key is switched off.
failure-unauthorized = The portal did not accept the API key, and does not say why: there may be none, or the account may be switched off or deleted.
failure-two-tokens = UDATACTL_TOKEN and UDATACTL_TOKEN_FILE are both set: which is meant?
failure-token-file = UDATACTL_TOKEN_FILE, { $path }, can't be read: { $cause }
failure-token-file-empty = UDATACTL_TOKEN_FILE, { $path }, is empty.
failure-no-portal = No udata portal is known to be at { $site }, so no API key was sent there. { $why }
failure-accounts-elsewhere = { $site } has no accounts of its own: its accounts and organizations are those of { $other }.
hint-site-of-accounts = Use `--site { $other }`.
token-file-open = Others can read the key in { $path } (mode { $mode }): `chmod 600` keeps it to you.
failure-empty-variable = { $name } is set, but empty. Nothing was done: what should be in it is missing, and without it this run might go to another portal or account, or without a limit that you rely on.
hint-unset-variable = Give { $name } a value, or unset it.
variable-unknown = { $name } is no variable of udatactl: it does nothing.
variable-unknown-near = { $name } is no variable of udatactl and does nothing. Is { $near } meant?
failure-profile-and-token = `--profile` names an account, and UDATACTL_TOKEN another: which is meant?
failure-profile-and-site = The profile “{ $profile }” is on { $own }, not on { $site }: which is meant?
failure-unknown-profile = { $count ->
    [0] There is no profile “{ $profile }”, and no other either.
   *[other] There is no profile “{ $profile }”. There are: { $known }.
}
failure-profiles-file = The profiles in { $path } can't be read: { $cause }
failure-profiles-misshapen = The profiles in { $path } can't be used: { $part } is missing or not what udatactl writes there. Nothing was done.
failure-profiles-held = Another udatactl has been changing the profiles of this machine for { $seconds } seconds. Nothing was done.
failure-keyring-absent = There is no keyring on this system to keep API keys in: { $cause }
failure-keyring-locked = The keyring is locked.
failure-keyring-silent = The keyring did not answer within { $seconds } seconds.
failure-keyring-refused = The keyring refused: { $cause }
failure-keyring-ambiguous = The keyring holds { $count } keys for this account.
failure-keyring-not-read-back = The keyring took the key, but gave something else back.
failure-key-file-too-open = Others can read the key file { $path } (mode { $mode }), so it is not used.
failure-key-file = The key file { $path } can't be used: { $cause }
hint-key-of-a-script = A script gives it in UDATACTL_TOKEN; a person keeps it with `{ $command }`
hint-make-a-key = Keys are made here: { $page }
hint-unlock-keyring = Unlock the keyring of your session, or start one, and try again.
hint-without-keyring = Without a keyring: put the key into UDATACTL_TOKEN or UDATACTL_TOKEN_FILE for one command, or `udatactl auth login --insecure-storage`.
hint-ask-portal-staff = Only the portal's staff can switch it on again.

# The portal
failure-unreachable = { $host } can't be reached: { $cause }
length-seconds = { $count } s
length-minutes = { $count } min
length-hours = { $count } h
failure-too-slow = { $host } did not answer within { $length }.
failure-out-of-time = All that this run has read took longer than { $length } in all: reading was given up, and nothing is concluded from what was read.
failure-uncertain = The portal's answer was lost, so it may have been done or not ({ $path }: { $cause }).
failure-odd = The portal answered { $path } with { $what }. Nothing is concluded from that.
failure-odd-status = Where an answer of the portal's interface was expected, at { $path }, came { $what } (HTTP status { $status }). Nothing is concluded from that.
unexpected-html = an HTML page
unexpected-empty = an empty answer
unexpected-catalog = an unusable CSV of organizations: { $flaw }
unexpected-moved = a list that goes on changing while it is read
unexpected-not-json = something that is not JSON
unexpected-shape = data of another shape
unexpected-shape-at = data of another shape (at `{ $place }`)
unexpected-another = something else than what was asked about
unexpected-outsized = more than any portal says in one answer or list
unexpected-away = that it is not available before { $until }
unexpected-ended-early = an incomplete list ({ $got } of { $total })
unexpected-cut-short = an answer cut short ({ $cause })
system-not-found = it does not exist
system-denied = access is denied
system-directory = it is a directory
system-no-directory = something on the way is no directory
system-read-only = what it is on is read-only
system-full = the disk is full
system-too-large = it would be larger than is allowed
system-no-text = it is no text in UTF-8
system-held = another program holds it
system-link = there is a link in its place
system-in-use = something else uses it
loss-timed-out = no answer in time
loss-cut = connection cut
loss-refused = connection refused
loss-unknown-host = unknown host name
failure-redirected = The portal redirects { $path } to { $to }. The API key is not sent there.
failure-captive = This network answers { $path } in the portal's place: it wants you to sign in to it first.
failure-not-allowed = This account is not allowed to do that.
failure-not-found = The portal knows nothing at { $path }.
failure-deleted = What is at { $path } was deleted.
failure-portal-read-only = The portal is in read-only mode: it creates nothing at the moment.
failure-too-many = The portal has had too many calls, and does not say how long to wait: often an hour.
failure-too-many-wait = The portal has had too many calls, and asks to wait { $length }, until { $until }.
failure-portal-broken = The portal failed ({ $status }) at { $path }.
failure-portal-away = The portal is not available ({ $status }) at { $path }, and asks to come back at { $until }.
failure-refused = The portal refused the content ({ $status }):
failure-refused-saying = The portal refused ({ $status }): { $said }
failure-refused-silently = The portal refused ({ $status }) without saying why.
failure-too-large = This is too large for the portal, or for what stands before it.
failure-lacks-catalog = This portal exports no CSV of its organizations.
failure-catalog = { $file } is no whole CSV of organizations: { $flaw }. Nothing was looked at.
catalog-empty = it is empty
catalog-html = it is a web page, such as a firewall or a sign-in page gives
catalog-encoding = line { $line } is not UTF-8; a spreadsheet may have saved it again
catalog-columns = columns are missing: { $columns }
catalog-cells = line { $line } has { $got } cells instead of { $expected }
catalog-cell = the column { $column } has an unexpected value in line { $line }; a spreadsheet may have changed it
catalog-twice = the organization { $id } is in it twice, again in line { $line }
catalog-cut = it ends in the middle of a line: the download was cut
catalog-outsized = it is larger than any portal's
hint-catalog-again = Download it again and give it as it comes, or give no file: the portal is asked then.
failure-lacks-invitations = This portal is too old for invitations.
failure-lacks-own-requests = This portal does not tell you what became of your request: it is too old for that.
failure-lacks-read-notifications = This portal only tells what waits, and nothing of it can be marked as read: it is too old for that.
failure-lacks-notification-settings = This portal has no settings for notifications: it is too old for that. Nothing was sent.
failure-not-https = { $site } is not https: the API key would travel in clear, so nothing is sent.
hint-check-network = Check the network, the proxy and the portal's address.
hint-longer-timeout = `--timeout 2m` waits longer.
hint-longer-deadline = `--deadline 4h` gives it more time; a narrower command needs less.
hint-captive = If this is a hotel's, a train's or a guest network, it may answer in the portal's place: open a browser, sign in to the network, and try again. Otherwise a proxy or a firewall may stand between, or the portal may be under maintenance.
hint-look-before-repeating = Look at what the portal holds before you do it again.
hint-not-there = The portal was read again: it does not hold this change.
hint-check-site = Check the portal's address (`--site`).
hint-what-stands-between = A proxy, a firewall or the sign-in page of a network may stand between this machine and the portal, or the portal may be under maintenance. Check the network, then the portal's address (`--site`), and try again.
hint-portal-version = `udatactl auth status` tells this portal's version of udata.
hint-look-again = Someone else may have changed or deleted it meanwhile: look at what the portal holds.
hint-correct = Correct what the portal refuses, then try again.
hint-tell-portal-staff = If you see no reason for it, pass this message on to the staff of the portal.
hint-send-less = Send a smaller image, or a shorter text.
hint-ask-administrators = Only the organization's administrators may; `udatactl org show ORG` names them.

# On the way to the portal
failure-proxy-malformed = What { $name } says is not a proxy's address, so nothing was sent.
failure-proxy-password-shown = Everybody on this machine can read a password in --proxy, so it is not used.
failure-proxy-unreachable = The proxy { $proxy } can't be reached: { $cause }
failure-proxy-wants-password = The proxy { $proxy } wants a name and a password.
failure-proxy-wrong-password = The proxy { $proxy } does not accept the name and the password that it was given.
failure-proxy-refuses = The proxy { $proxy } does not let calls through to { $host }.
failure-proxy-refuses-us = The proxy { $proxy } does not let calls through to { $host }, or does not accept the name and the password that it was given.
hint-proxy-form = A proxy is written `http://host:port`, one that wants a password `http://name:password@host:port`. Special characters in the password are written in hexadecimal: %40 for @.
hint-proxy-named = It is { $name } that names this proxy; `{ $exception }` goes around it.
hint-proxy-password = Name and password belong into the variable HTTPS_PROXY: `http://name:password@host:port`, special characters in hexadecimal: %40 for @.
failure-unknown-authority = The certificate of { $host } is signed by nobody that this machine trusts, so nothing was sent.
failure-certificate-expired = The certificate of { $host } has expired, so nothing was sent.
failure-certificate-not-yet = The certificate of { $host } is not valid yet, so nothing was sent.
failure-certificate-other-name = The certificate shown for { $host } is another host's, so nothing was sent.
failure-certificate-other = The certificate of { $host } can't be trusted, so nothing was sent: { $cause }
failure-authorities-unreadable = The authorities that { $name } names can't be read: { $path }: { $cause }
failure-authorities-none = The file that { $name } names holds no certificate in PEM form: { $path }
failure-no-authorities = This system has no list of the authorities that it trusts, so no certificate can be checked.
hint-authorities = Where a network or a portal has an authority of its own: `--cacert FILE`, or the variable SSL_CERT_FILE, with its certificate in PEM form. Whoever runs the network has it.
hint-check-clock = Check the date of this machine; if it is right, only the portal's staff can renew the certificate.
hint-pem = In PEM form a certificate begins with a line of dashes and BEGIN CERTIFICATE.

# References
failure-unknown-organization = There is no organization “{ $typed }” on this portal.
failure-ambiguous-organization = “{ $typed }” is the name of { $count } organizations:{ $candidates }
failure-renamed-organization = “{ $typed }” is what this organization was called before; another may have meant it since:{ $candidates }
failure-several-unknown = { $count } organizations can't be told, and nothing was done:{ $organizations }
failure-odd-rows = { $count ->
    [one] One row is of another shape, and is missing here (list · row · id · field):{ $rows }
   *[other] { $count } rows are of another shape, and are missing here (list · row · id · field):{ $rows }
}
failure-partly-read = { $count ->
    [one] One organization could not be read, and is missing here:{ $organizations }
   *[other] { $count } organizations could not be read, and are missing here:{ $organizations }
}
failure-deleted-organization = The organization “{ $typed }” was deleted.
failure-no-organization-page = { $address } is not an organization's page.
failure-unknown-person = There is no account “{ $typed }” on { $site }.
failure-ambiguous-person = “{ $typed }” may mean { $count } people:{ $candidates }
failure-ambiguous-request = “{ $typed }” may mean { $count } requests or invitations:{ $candidates }
failure-name-needs-answer = “{ $typed }” is not certain to be anybody, and nobody can be asked. It may be:{ $candidates }
failure-account-deleted = The account of { $person } was deleted.
failure-account-closed = The account “{ $typed }” is deleted or switched off; the portal does not say which.
failure-their-account-inactive = The account of { $person } is switched off.
failure-no-person-page = { $address } is not a person's page.
malformed-masked = “{ $typed }” is an address of which the portal shows only a part: it fits others, too, and names nobody. Give the identifier, or the whole address.
malformed-address = “{ $typed }” is not one mail address. Write a single one, such as jeanne.martin@ville.example.org.
malformed-id = “{ $typed }”: behind `id:` comes an identifier of the portal, 24 digits and letters from a to f.
malformed-slug = “{ $typed }”: behind `slug:` comes the last part of a page's address, such as jeanne-martin.
malformed-page = “{ $typed }” is not a web address that can be read. Copy it whole from the browser.
failure-address-not-searchable = Only the portal's own administrators may look accounts up by address, so “{ $email }” can't be found that way.
failure-no-member = “{ $typed }” is not a member of “{ $organization }”.
failure-elsewhere = { $address } is on a portal other than { $site }.
hint-use-id = Name the one you mean by its identifier.
hint-use-request-id = Name the one you mean by its own identifier, which comes last.
hint-near = Close to it:{ $candidates }
hint-shortened = A table shortens what is too long for it: `-o lines` shows it whole.
hint-choose-site = For that portal, add { $flag } to the command.
hint-deleted-organization = Its administrators and the staff of the portal still see it.
hint-find-by-name = `udatactl person find` finds people by first and last name.
hint-invite-address = To invite this address: `{ $command }`

# Changing memberships
failure-not-administrator = You are not an administrator of “{ $organization }”: only they may change its members.
hint-administrators = Its administrators:{ $people }
hint-no-administrator = This organization has no administrator: only the portal's staff can help.
failure-changed-meanwhile = { $person } was changed by someone else meanwhile. Nothing was done.
failure-not-read-back = It was sent, but what the portal holds now could not be read. { $why }
failure-bystanders = It is done, but someone else changed the same organization at the same time.
failure-partly = Partly done: { $done } done, { $left } not.
failure-last-administrator-meanwhile = The administrators were changed meanwhile, or can no longer sign in: going on would have left too few.
hint-promote-first = First make someone else an administrator: `udatactl member promote { $slug } PERSON --to admin`
hint-required-gone = Name somebody who can sign in, or drop the option.
hint-required-administrator = Leave that person alone, or drop the option.
hint-allow-self = `--allow-self` if that is what you want.
hint-max-removals = `--max-removals { $value }` allows it for this run.
hint-max-removals-roster = The roster sets that maximum as `max_removals`: change it there, where it is reviewed.
hint-max-removals-setting = { $name } or the setting max_removals sets that maximum, and no option goes past it: `{ $command }` says which.
hint-named-twice = Name each person once.

# What `--out` does not write over
out-is-dash = “-” is no name for a file. Leave --out away for the standard output. Nothing was written.
out-is-input = { $path } is what this command reads: write to another file. Nothing was written.
out-exists = { $path } is there already, and this command did not write it: name another file, or write over it with `--force`. Nothing was written.
out-question = { $path } is there already, and this command did not write it. Write over it?
