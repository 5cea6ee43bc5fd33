# --help: the headings, the commands, the flags that every command has.

heading-usage = Usage:
heading-commands = Commands
heading-arguments = Arguments
heading-options = Options
heading-global-options = Global options
heading-examples = Examples:
usage-options = OPTIONS
usage-command = COMMAND
possible-values = [{ $values }]

# What the name alone shows: twenty-two lines of eighty columns, so that the prompt stays in sight.
help-welcome =
    udatactl administers organizations on data.gouv.fr and every other portal that
    runs udata: their members, the requests to join them, their rights.

    To begin
      udatactl sandbox tour        See it at work on a portal in the box: no risk
      udatactl account create      Get an account on the portal
      udatactl auth login          Sign in with an API key

    What people come for
      udatactl org list            My organizations
      udatactl org join ORG        Ask to join one; `org create` makes one
      udatactl member add ORG      Invite somebody, or accept who asked
      udatactl requests list       Who asks to join
      udatactl offboard PERSON     Somebody leaves
      udatactl audit org --mine    What is wrong, and the command that mends it

    To know more
      udatactl help                All commands, and the topics
      udatactl org                 What can be done with organizations
      udatactl org create --help   One command, with an example
help-short = Options of all commands, such as -P, -s, -o, -n or --lang: `{ $command }`
help-udatactl = Administer organizations on data.gouv.fr and every other portal that runs udata
    .example =
        udatactl auth login --site data.gouv.fr
        udatactl org list
        udatactl member list ville-de-demonstration
help-auth = Sign in and out, and see as whom
help-profile = Manage the accounts and portals of this machine
help-org = Find, show, create, join and change organizations
help-member = Manage the members of an organization
help-requests = See and answer membership requests
help-invite = Manage invitations, sent and received
help-role = Show who may do what
help-person = Find people and see where they are members
help-journal = See what this machine has changed
help-completion = Install or print the script that makes a shell complete commands, names and values
    .example =
        udatactl completion install
        udatactl completion install zsh --dry-run
        eval "$(udatactl completion bash)"
        udatactl completion powershell >> $PROFILE
flag-completion-what = Shell whose script is printed, or “install” to write it where the shell in use looks for it
    .value = SHELL
flag-completion-shell = With “install”, another shell than the one in use
    .value = FOR
flag-completion-print = With “install”, only print the script
help-man = Write the manual's pages, in English and French, below a directory of manuals
    .example =
        udatactl man ~/.local/share/man
        man udatactl-member-remove
flag-man-directory = Directory of manuals, such as ~/.local/share/man
    .value = DIRECTORY

flag-profile = Account and portal to use, by the name of a profile
    .value = NAME
flag-site = Portal: its address, or data.gouv.fr, demo, dev, sandbox
    .value = SITE
flag-output = Format of the result; a table at a terminal, plain in a pipe; html, junit, openmetrics and xlsx are for audits
    .value = FORMAT
flag-json = Same as --output json
flag-fields = Fields to show, separated by commas
    .value = FIELD
flag-csv-dialect = CSV that Excel in France opens with a double click
    .value = DIALECT
flag-dry-run = Write nothing; show what would be sent
flag-yes = Answer yes for targets named on the command line
flag-confirm = Answer yes also for targets from elsewhere; with a slug, for what cannot be taken back
    .value = VALUE
flag-no-input = Never ask
flag-quiet = Say less
flag-verbose = Say more: -v traces each call, without the key
flag-lang = Language of messages: fr, en
    .value = LANGUAGE
flag-color = When to use colour
    .value = WHEN
flag-show-names = Show names of people where CI is set too
flag-reason = Why this is done, such as a ticket: kept in the journal of this machine
    .value = TEXT
flag-force = Write over what is there already, whatever it is
flag-accessible = Suit screen readers: no tables, no animation, numbered questions
flag-timeout = How long to wait for an answer, such as 30s or 2m
    .value = DURATION
flag-deadline = How long all reads of a run may take together, such as 2h
    .value = DURATION
flag-retries = How often a read is tried again
    .value = COUNT
flag-parallel = How many calls at once
    .value = COUNT
flag-mine = The organizations that I am a member of (the default where nothing is named)
flag-portal = All organizations of the portal: what is not shown to me is counted, not left out in silence
flag-file = The organizations of a list: one a line, - for the standard input; a line that begins with # is a comment
    .value = FILE
flag-limit = How many entries of a list
    .value = COUNT
flag-all = All entries of a list
flag-cacert = File of authorities to trust besides the system's (PEM)
    .value = FILE
flag-proxy = Proxy to use instead of the system's
    .value = URL
flag-help = Show this help
flag-version = Show the version
flag-min-admins = Refuse to leave fewer administrators than this
    .value = COUNT
flag-required-admin = Refuse to take this person's administration away; repeatable
    .value = PERSON
flag-max-removals = How many people may be removed or demoted in this run: 5, or 25%
    .value = COUNT
flag-allow-self = Allow taking away one's own rights
flag-allow-no-admin = Allow leaving no administrator; the slug has to be typed
flag-org = Organization: identifier, slug, address of its page, or exact name
    .value = ORG
flag-person = Person: identifier, slug, address of their page, “me”, or first and last name; - reads them from the standard input
    .value = PERSON
