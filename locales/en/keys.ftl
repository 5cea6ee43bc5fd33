# auth token, auth import, keys that end soon

help-auth-token = Make, list, replace and revoke the API keys of your account
help-auth-token-list = List your API keys: what used each of them, and which never end
    .example =
        udatactl auth token list
        udatactl auth token list --fields name,user_agents,expires_at --json
help-auth-token-create = Make an API key: kept for the profile, or shown once on the standard output
    .example =
        udatactl auth token create --name "Night job" --expires 1y --show
        udatactl auth token create --name "Night job" --expires 2027-06-30 --show --yes > key.txt
        udatactl auth token create --name "My laptop" --expires 6months --store
flag-auth-token-create-name = What the key is called: what uses it, so that one knows later which job breaks
    .value = NAME
flag-expires = When the key ends: a day such as 2027-06-30, to its end; a length such as 90d or 1y; or never
    .value = WHEN
flag-auth-token-create-show = Write the key alone on the standard output, or as `token` with `-o json`: once, for whatever is to have it
flag-auth-token-create-store = Keep the key for the profile, in place of the one that is there, which stays valid
flag-auth-token-create-insecure-storage = Keep the key in clear, in a file that only you can read
help-auth-token-rotate = Replace the key in use: a new one is made, tried, kept and read back, and only then is the old one revoked
    .example =
        udatactl auth token rotate
        udatactl auth token rotate --expires 1y --yes
        udatactl auth token rotate --web
flag-auth-token-rotate-name = What the new key is called; as the old one where this is not given
    .value = NAME
flag-auth-token-rotate-web = Open the page where keys are made, and read the new key that was made there
flag-auth-token-rotate-with-token = Read the new key from the standard input
help-auth-token-revoke = Revoke API keys: whatever uses them is refused from then on
    .example =
        udatactl auth token revoke "Night job" --dry-run
        udatactl auth token revoke "Night job"
flag-auth-token-revoke-key = Name or id of a key, as `udatactl auth token list` shows it; apikey for the only one before udata 16
    .value = KEY
help-auth-import = Take over the key that the official client, datagouv, keeps in clear, and offer to delete its file
    .example =
        udatactl auth import
        udatactl auth import --delete-file
flag-auth-import-file = The file of the official client; ~/.datagouv_config.json where this is not given
    .value = FILE
flag-auth-import-insecure-storage = Keep the key in clear, in a file that only you can read
flag-auth-import-delete-file = Delete the file once the key is kept, without asking

# What is listed
key-state-active = valid
key-state-ends_soon = ends soon
key-state-expired = expired
key-state-never_ends = never ends
key-state-revoked = revoked
token-list-empty = Your account has no API key.
    .next = To make one: `udatactl auth token create --name NAME --store`
token-list-only-one = This portal gives each account one key, which never ends, and does not say what uses it.
token-list-in-use = This run uses { $key }.
token-list-in-use-not-told = The portal does not tell which of them this run uses.
token-list-never-end = { $count ->
    [one] 1 key never ends: whoever finds it can act in your name for ever.
   *[other] { $count } keys never end: whoever finds one can act in your name for ever.
}
token-list-end-soon = { $count ->
    [one] 1 key ends within 14 days.
   *[other] { $count } keys end within 14 days.
}
token-list-rotate = `{ $command }` puts a new key in the place of the one that this run uses.

# What is made
action-key-create = + key
action-key-replace = ~ key
action-key-revoke = - key
token-ends = on { $day }
token-never-ends = never
token-will-create = A new API key “{ $name }”, with all the rights of your account. It ends: { $ending }.
token-create-endless = A key that never ends is forgotten and works on: `--expires 1y` gives it an end.
token-will-store = It is kept for the profile “{ $profile }”; the key that is there now stays valid on the portal.
token-shown-once = The portal never shows this key again.
token-rotate-instead = `{ $command }` puts a new key in the place of the only one.
token-not-allowed = The portal lets this key make no keys. Nothing was made.
token-goes-where = A key is handed over once. Say to whom: `--show` writes it alone on the standard output, `--store` keeps it for the profile. Nothing was made.
token-made-on-page = Its own page makes them: `{ $command }`
token-lost = The portal made the key { $key }, and the answer that told it was lost: nobody has it. The key in use is unchanged.
token-lost-among = The answer was lost, and { $count } new keys of that name are there: one of them may be of another process. The key in use is unchanged.
token-revoke-lost = The new key is revoked with `{ $command }`
token-not-proved = The key { $key } was made, but could not be tried, so it is kept nowhere. The key in use is unchanged, and works on. { $why }
token-not-kept = The key { $key } was made, but could not be kept. What was stored before is unchanged, and works on. { $why }
token-not-shown = The key { $key } was made, but could not be shown: nobody has it. { $why }
token-of-another = This key belongs to another account, { $person }.

# What is revoked
token-will-revoke = The key { $key } is revoked: whatever uses it is refused from then on.
token-last-used = { $count ->
    [0] Last used: { $ago }.
   *[other] Last used: { $ago }. Used by: { $agents }
}
token-never-used = It was never used.
token-revokes-itself = This is the key that this very command uses: afterwards you are signed out. `udatactl auth token rotate` puts a new one in its place first.
token-revoked-own = You are signed out. Sign in with another key: `{ $command }`
token-not-revoked = The portal answered that the key { $key } is revoked, and still lists it.
token-unknown = Your account has no API key “{ $typed }”.
token-unknown-only = Your account has no API key “{ $typed }”: this portal gives each account one, which is called { $key } here.
token-ambiguous = Several of your keys are called “{ $typed }”: { $candidates }
token-use-id = Name the one that is meant by its id.
failure-lacks-keys = This portal gives each account one API key, and makes no others. Nothing was made.

# What is replaced
rotate-will-end = The key { $key } is replaced: it is revoked once the new one is kept and works.
rotate-others = Other programs used this key, too, and stop with it: { $agents }
rotate-will-create = The new key: “{ $name }”. It ends: { $ending }.
rotate-only-key = This portal gives an account one key only: making a new one ends the old one at once, for all that uses it. Should the new one be lost on the way, you make another here: { $page }
rotate-elsewhere = The key in use comes from { $variable }, where udatactl can't put another. Nothing was made.
rotate-elsewhere-steps = Make one with `{ $command }`, put it into { $variable }, then revoke the old one, which `udatactl auth token list` names.
rotate-sandbox = The key in use is the one that everybody has in the sandbox: only a key of a profile is replaced. Nothing was made.
rotate-not-told = The portal does not tell which of the { $count } keys is the one in use. Nothing was made.
rotate-not-told-steps = `{ $command }` keeps a new key; then revoke the old one, which `udatactl auth token list` names.
rotate-changed = The key that is kept for this profile is another now. Nothing was made.
rotate-same-key = This is the key that is in use already. Nothing was changed.
rotate-left = Stopped at once. A new key may have been made, and not kept: `{ $command }` lists the keys. The one in use was not revoked, unless it was said.
rotate-not-kept = The new key { $key } works, but could not be kept. The key in use is unchanged, and works on. { $why }
rotate-interrupted = Stopped: the new key is kept and in use. The old one, { $key }, is still valid.
rotate-not-revoked = The new key is kept and in use. The old one, { $key }, could not be revoked: { $why }
rotate-or-on-page = Or revoke it on the portal: { $page }
rotate-only-not-kept = The old key ended, and the new one could not be kept: nobody has it. { $why }
rotate-only-not-proved = The new key is kept, but could not be tried. The old one has ended. { $why }
rotate-only-in-clear = The new key could not be kept where the old one was. So that it is not lost, it is in clear in { $file }, which only you can read. { $why }
rotate-only-lost = The old key has ended, and the answer that told the new one was lost: nobody has it. Make another one.

# What is taken over
import-ask-delete = Delete { $file }, which holds the key in clear? The official client will ask for a key again (`datagouv setup`).
import-deleted = { $file } was deleted.
import-remains = { $file } still holds the key in clear: whoever can read it can act in your name. `--delete-file` deletes it.
import-was-in-clear = The key lay in clear, and may be in a backup: `{ $command }` puts a new one in its place.
import-malformed = { $file } is not what the official client writes: an object with `environment` and `api_key`. Nothing was kept.
import-no-key = { $file } holds no API key: the official client works without one. Nothing was kept.
import-elsewhere = The key in { $file } is for { $site }, not for { $ours }. It was not sent.
import-changed = The key is kept. { $file } has changed meanwhile, and was not deleted.
import-not-deleted = The key is kept, but { $file } could not be deleted: { $cause }

# A key that ends soon
key-ends-soon = { $count ->
    [0] Your API key for { $site } ends today, { $day }. `{ $command }` replaces it.
    [1] Your API key for { $site } ends tomorrow, on { $day }. `{ $command }` replaces it.
   *[other] Your API key for { $site } ends on { $day }, in { $count } days. `{ $command }` replaces it.
}
key-ends-soon-elsewhere = { $count ->
    [0] The API key of this run for { $site } ends today, { $day }: what uses it stops. `{ $command }` says how another is made.
    [1] The API key of this run for { $site } ends tomorrow, on { $day }: what uses it stops. `{ $command }` says how another is made.
   *[other] The API key of this run for { $site } ends on { $day }, in { $count } days: what uses it stops. `{ $command }` says how another is made.
}

# Headings of columns
column-file_deleted = File deleted
column-in_use = In use
column-last_used_at = Last used
column-token = Key
column-token_prefix = Begins with
column-user_agents = Used by
column-created_at = Created
