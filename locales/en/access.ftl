# auth, profile, journal, api

help-auth-login = Sign in: check an API key with the portal, then keep it in the keyring
    .example =
        udatactl auth login --site data.gouv.fr
        udatactl auth login --site demo --profile trying --web
        udatactl auth login --with-token < key.txt
flag-auth-login-with-token = Read the key from the standard input
flag-auth-login-insecure-storage = Keep the key in clear, in a file that only you can read
flag-auth-login-web = Open the page where keys are made
help-auth-status = Show who is signed in, where, with which rights, and where the key comes from
    .example =
        udatactl auth status
        udatactl auth status --profile demo --json
help-auth-logout = Forget the key of a profile; the profile stays
    .example =
        udatactl auth logout
        udatactl auth logout --profile demo
help-profile-list = List the profiles of this machine
    .example =
        udatactl profile list
help-profile-use = Make a profile the one in use
    .example =
        udatactl profile use demo
help-profile-show = Show a profile, the one in use unless another is named
    .example =
        udatactl profile show
        udatactl profile show demo --json
help-profile-remove = Remove a profile, and forget its key
    .example =
        udatactl profile remove demo
flag-profile-use-name = Name of the profile
    .value = NAME
flag-profile-show-name = Name of the profile
    .value = NAME
flag-profile-remove-name = Name of the profile
    .value = NAME
help-journal-list = List what this machine has changed, the newest last
    .example =
        udatactl journal list
        udatactl journal list --names
        udatactl journal list --since 30d --json
flag-journal-list-org = Only what was done to this organization; its identifier needs no portal
    .value = ORG
flag-journal-list-names = Show names, asked of the portal, in place of identifiers
flag-journal-list-since = Only the last 30 days (30d), 12 hours (12h), and so on, or since a day such as 2026-06-30
    .value = DURATION
help-api = Call the portal's API, signed in
    .example =
        udatactl api GET me/
        udatactl api GET organizations/ -F q=ville --paginate
        udatactl api PUT datasets/534fff80a3a7292c64a77f02/ -F title="Budget 2026" --dry-run
flag-api-method = GET, POST, PUT, PATCH or DELETE
    .value = METHOD
flag-api-path = Path below /api/1/, or starting with /api/
    .value = PATH
flag-api-data = What to send: JSON, @ and a file's name, or - for the standard input
    .value = JSON
flag-api-field = One field to send, or of the query of a GET; repeatable; all are sent as text but true, false and null
    .value = FIELD=VALUE
flag-api-paginate = Read all pages of a list, and join them

# Signing in
login-on = Signing in on { $site }.
login-ask-key = API key (not shown):
login-no-browser = No browser could be opened.
login-in-clear = The key is stored in clear in { $file }: whoever can read that file can act in your name. `udatactl auth logout` removes it.
login-in-use = The profile “{ $profile }” is the one in use now: commands go to { $site } with it.
login-was-in-use = The profile “{ $profile }” was in use before: `{ $command }` goes back to it.
login-next = To see your organizations: `udatactl org list --mine`. What waits for an answer there: `udatactl notification digest`
login-next-to-join = You are a member of no organization here. To join one: `udatactl org join ORG`. To create one: `udatactl org create`
login-variable-wins = { $variable } is set, and wins over the key that was just kept.
login-replaces = Until now, the profile “{ $profile }” was { $person }.
login-older-key-may-remain = The keyring does not answer: it may still hold an older key of this profile, which is not used any more. `udatactl auth logout` removes both.
login-older-copy-remains = The key is kept, but an older copy of it stays in clear. { $why }
login-ask-file = Keep the key in clear in { $file } instead, which only you can read?
hint-key-not-kept = No new key is kept. What was there before is unchanged.
failure-key-half-kept = The key was kept, but its profile could not be written, nor the key taken back: { $why }
login-dry-run = The portal knows this key. Nothing was kept: this was a dry run.
logout-from-keyring = The key of “{ $profile }” was removed from the keyring.
logout-from-file = The key of “{ $profile }” was removed from { $file }.
logout-nothing = No key was kept for “{ $profile }”.
logout-nobody = Nobody is signed in on { $site } with a profile.
logout-dry-run = Nothing was removed: this was a dry run.
logout-variable-remains = { $variable } is set, and still signs in.
status-unread = { $count ->
    [one] 1 organization could not be read: the role in it is not counted.
   *[other] { $count } organizations could not be read: the roles in them are not counted.
}
key-in-variable = a variable of the environment
key-in-file = a file that a variable names
key-in-keyring = the keyring
key-in-clear_file = a file, in clear
udata-before_12 = before 12
failure-no-key-given = There is no terminal to type an API key at: `--with-token` reads it from the standard input.
failure-key-empty = No API key was given. Nothing was kept.
failure-key-malformed = This is not an API key: a key is one word without spaces, accents or line breaks. Nothing was kept.
failure-token-odd = { $name } holds no API key: a key is one word without spaces, accents or line breaks.
failure-profile-elsewhere = The profile “{ $profile }” is on { $own }, not on { $site }: a new one needs a name of its own.

# Profiles
profile-list-empty = There is no profile yet. `{ $command }` makes one.
profile-none-in-use = No profile is in use.
profile-dry-run = Nothing was changed: this was a dry run.
profile-remove-ask = Remove the profile “{ $profile }” ({ $site }), and forget its key?
profile-removed = The profile “{ $profile }” was removed.
profile-removed-key-lives = The profile “{ $profile }” was removed. The key itself is still valid on the portal, until it is revoked there.

# The journal
journal-list-empty = Nothing was written from this machine.
    .next = To see what others did in an organization: `udatactl org activity ORG --section recent`
journal-hint-settle = What became of it, as the portal shows it: `{ $command }`
journal-hint-names = With names, asked of the portal: `udatactl journal list --names`
journal-under-way = { $count ->
    [one] 1 write has no result: it is under way, or udatactl was killed.
   *[other] { $count } writes have no result: they are under way, or udatactl was killed.
}
journal-path = The journal is { $path }
journal-result-done = done
journal-result-refused = refused
journal-result-unknown = unknown
journal-result-undone = undone since
journal-result-not_done = not done
journal-result-under_way = under way

# A raw call
action-api = ~ raw call
api-unknown-method = “{ $typed }” is not a method. There are: { $known }.
api-elsewhere = { $typed } is not in the API of { $site }.
api-get-has-no-content = GET sends nothing: `-F` puts fields into the query.
api-paginate-only-get = `--paginate` goes with GET only.
api-bad-field = “{ $field }” is not a field with a value, such as name=value. An empty text can be sent with `--data`.
api-field-twice = The field “{ $field }” is given twice.
api-not-json = This is not JSON: { $cause }
api-about-to = { $method } { $path }
api-requests-hidden = This portal puts the membership requests of organizations, with people and their words, into what everybody reads: left out here. `udatactl requests list ORG` shows those of an organization that you administer.
api-done-without-answer = Done: the portal answered without content.
api-use-the-verb = Memberships, keys and deletions go through their own commands, which guard them. Nothing was sent.
api-account = Deleting an account removes it from its organizations, and nothing guards their last administrator. Nothing was sent.
api-rights-of-account = This decides who may sign in, or what the portal's staff may do, and nothing guards it here. Nothing was sent.
api-transfer = This hands content over to another owner, and nothing guards it here. Nothing was sent.
api-owner = The fields owner and organization hand content over to another owner: leave them out. Nothing was sent.
api-job = The portal's own tasks delete for good, and nothing guards them here. Nothing was sent.
api-unclear-path = A path to write to is written plainly: letters, digits and single slashes. Nothing was sent.
hint-use-the-portal = This can be done on the pages of { $site }.

# Headings of columns
column-administrator_of = Administrator of
column-as = As
column-at = When
column-content = Content
column-current = In use
column-has_key = Has a key
column-http = HTTP
column-key_from = Key from
column-key_place = Where the key is
column-method = Method
column-path = Path
column-person = Person
column-organization_name = Organization
column-person_name = Person
column-portal_administrator = Portal administrator
column-profile = Profile
column-removed_from = Removed from
column-run = Run
column-site = Portal
column-title = Title
column-udata = Version of udata
column-waived = Guards switched off
