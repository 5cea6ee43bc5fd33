# config: the settings that this machine keeps

help-config = See and keep the settings of this machine: language, format, limits, guards
help-config-list = List the settings in force, and what says each
    .example =
        udatactl config list
        udatactl config list --profile demo
        udatactl config list --fields setting,value,flag,variable
help-config-get = Write the value in force of a setting, alone
    .example =
        udatactl config get timeout
        udatactl config get read_only --profile demo
help-config-set = Keep a setting for all profiles or, with --profile, for one
    .example =
        udatactl config set language fr
        udatactl config set csv_dialect fr
        udatactl config set max_removals 3 --profile demo
        udatactl config set read_only true --profile demo
help-config-unset = Take a setting out of the file
    .example =
        udatactl config unset timeout
        udatactl config unset read_only --profile demo
help-config-path = Write the path of the file of settings and profiles, alone
    .example =
        udatactl config path
flag-setting = Setting, as `udatactl config list` has it
    .value = SETTING
flag-value = Value, as the option or variable would take it
    .value = VALUE

column-setting = Setting
column-named = Which
column-meaning = What it is
column-flag = Option
column-variable = Variable
column-place = Where
column-exists = Exists

said-by-flag = option
said-by-variable = variable
said-by-profile = profile
said-by-defaults = [defaults]
said-by-profiles = profiles.toml
said-by-locale = system
said-by-built_in = built in

# What each setting is
setting-site = Portal
setting-profile = Account and portal in use
setting-language = Language of messages
setting-format = Format of the result, as `--output`
setting-csv_dialect = Dialect of CSV: “fr” is what Excel in France opens with a double click
setting-limit = How many entries of a list, or `all`
setting-timeout = How long to wait for an answer
setting-deadline = How long all reads may take together
setting-retries = How often a read is tried again
setting-parallel = How many calls at once
setting-color = When to use colour
setting-accessible = Suit screen readers
setting-key_warning = Warn of a key that ends soon
setting-keep_snapshots = How long `audit snapshot` keeps its records
setting-policy = Policy of audits, as `--policy`
setting-register = Address of the register of companies
setting-support = Address of the portal's support desk
setting-read_only = Write nothing to the portal
setting-no_removals = Remove, demote, refuse, cancel and delete nothing
setting-max_removals = How many people to remove at once at most: a number, or a share such as 25%
setting-min_admins = How many administrators to leave at least

# What is kept
config-list-where = To keep a setting: `{ $command }`
config-overruled = It is written, but does not hold here: { $name } is { $value } ({ $source }).
config-still-said = It is taken out of the file, but { $name } is still { $value } ({ $source }).
config-unset = { $name } has no value: nothing says it.
config-unknown = There is no setting “{ $name }”.
config-keys-elsewhere = This file never has a key. A key is kept in the keyring when you sign in; a script reads it from UDATACTL_TOKEN or UDATACTL_TOKEN_FILE. Nothing was written.
config-site-elsewhere = The portal of a profile is chosen when you sign in, since its key is for that portal alone. Nothing was written.
config-profile-elsewhere = The profile in use is chosen with `udatactl profile use`. Nothing was written.
config-account-elsewhere = { $name } is written when you sign in. Nothing was written.
config-site-has-none = A setting is kept for a profile (`--profile`) or for all of them, not for a portal (`--site`). Nothing was written.
config-of-the-person = { $name } is yours, whatever the profile: leave `--profile` out. Nothing was written.
config-of-a-profile = { $name } is of one portal: name the profile with `--profile`. Nothing was written.

# What the file has too much
config-strange = profiles.toml: { $part } is not known, and has no effect.
config-strange-near = profiles.toml: { $part } is not known, and has no effect. The setting may be called { $near }.
config-only-of-a-profile = profiles.toml: { $part } has no effect, since that setting is of one profile.
config-only-of-all = profiles.toml: { $part } has no effect, since that setting only goes into [defaults].
