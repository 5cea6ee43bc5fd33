# The manual's pages: headings, and what holds for all commands.

manual-header = Commands
manual-name = NAME
manual-synopsis = SYNOPSIS
manual-description = DESCRIPTION
manual-commands = COMMANDS
manual-arguments = ARGUMENTS
manual-options = OPTIONS
manual-global-options = GLOBAL OPTIONS
manual-examples = EXAMPLES
manual-exit-status = EXIT STATUS
manual-environment = ENVIRONMENT
manual-files = FILES
manual-see-also = SEE ALSO

manual-about = udatactl administers organizations on data.gouv.fr and every other portal that runs udata: it creates and joins them, invites, promotes and removes their members, and answers membership requests. Whatever changes a membership resolves each name to one person first, shows the plan, asks, writes one change at a time, reads back what the portal holds, and keeps a journal. Results go to the standard output, all else to the standard error.
manual-general = The global options, the exit status, the environment and the files are explained in `udatactl`(1).

manual-exit-0 = Done, or nothing to do.
manual-exit-1 = An unexpected failure.
manual-exit-2 = Usage: a bad option, an empty value, an empty input, a missing answer.
manual-exit-3 = Refused by a guard; nothing was written.
manual-exit-4 = Signing in: no key, an invalid, expired or revoked one, or a keyring that does not answer.
manual-exit-5 = Signed in, but not allowed.
manual-exit-6 = Not found, deleted, or a reference that fits several or only probably.
manual-exit-7 = The portal refused the content, or is too old for this.
manual-exit-8 = Partly done; something that was wanted is left undone; some of several organizations could not be read; or what was read back is not what was written.
manual-exit-9 = The portal is unreachable, slow, overloaded or read-only, something else answered in its place, someone else changed the same thing meanwhile, or another process holds the organization: try again later.
manual-exit-10 = A finding or a difference, only where it was asked to count (`--fail-on`, `--exit-code`).
manual-exit-11 = The answer to a question was no.
manual-exit-130 = Interrupted. During a write the one under way is finished first.

manual-variable-UDATACTL_TOKEN = An API key, before any keyring.
manual-variable-UDATACTL_TOKEN_FILE = A file that holds an API key. It is an error to set both.
manual-variable-UDATACTL_SITE = The portal, as `--site`.
manual-variable-UDATACTL_PROFILE = The profile, as `--profile`.
manual-variable-UDATACTL_OUTPUT = The format of the result, as `--output`.
manual-variable-UDATACTL_LANG = The language of messages, as `--lang`; otherwise that of the locale.
manual-variable-UDATACTL_ACCESSIBLE = Suits screen readers, as `--accessible`.
manual-variable-UDATACTL_PAGER = The program that shows page by page what is longer than the screen, in place of the one that `PAGER` names; else `less -FRX`. Empty or `cat`: none, as `--no-pager`.
manual-variable-UDATACTL_NO_INPUT = Never asks, as `--no-input`.
manual-variable-UDATACTL_REASON = Why the run is made, as `--reason`.
manual-variable-UDATACTL_CONFIG_DIR = Another place for profiles; so are `UDATACTL_STATE_DIR` for the journal and `UDATACTL_CACHE_DIR` for what can be lost.
manual-variable-UDATACTL_SUPPORT_URL = The address of the portal's support desk, where it is not known; so does `support` in a profile.
manual-variable-UDATACTL_READ_ONLY = With 1, nothing is written at all.
manual-variable-UDATACTL_NO_KEY_WARNING = With 1, no warning of a key that ends within 14 days, and no call a day to find out.
manual-variable-UDATACTL_NO_REMOVALS = With 1, there is no removal, demotion, rejection, cancellation or deletion.
manual-variable-UDATACTL_MAX_REMOVALS = The most people that one run may remove, and with `UDATACTL_MIN_ADMINS` the fewest administrators that it may leave: they tighten the guards, and never loosen them.
manual-variable-UDATACTL_METRICS_URL = Where the portal's public metrics service is, where udatactl does not know it; no key goes there.
manual-variable-UDATACTL_REGISTER_URL = Where the French register of companies is asked (`--registers`), in place of the official search; so does `register` in a profile. Only a SIRET goes there, never a key.
manual-variable-UDATACTL_KEEP_SNAPSHOTS = For how long `audit snapshot` keeps the snapshots of this machine, such as `36 months`.
manual-variable-UDATACTL_POLICY = The policy of `audit org` and `audit portal`, as `--policy`; so does `policy` in a profile, whose path begins in the directory of profiles.toml. Where it can't be read nothing is audited.
manual-variable-CI = Where it is set, as forges set it, people are ids in tables, plain output and on stderr; what is made for files (`--out`, `md`, `csv`, `json`) keeps names.
manual-variable-UDATACTL_SHOW_NAMES = With 1, names are shown there too, as with `--show-names`.
manual-variable-NO_COLOR = No colour.

manual-file-profiles = The profiles (accounts and portals, without keys) and the settings of `udatactl config`.
manual-file-keys = Keys kept in clear, where that was asked for; they are in the system's keyring otherwise.
manual-file-journal = What this machine has changed.
manual-file-snapshots = What `audit snapshot` has kept, a folder for each portal: names and roles of people.
manual-file-sandbox = What the sandbox of `--site sandbox` holds.
manual-file-names = Names that completion offers: organizations, members, pending requests. `udatactl auth logout` removes those of its profile.

column-directory = Directory
column-pages = Pages
man-read = Where that directory is one of your manuals, `{ $command }` shows them.
