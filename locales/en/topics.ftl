# The topics of `udatactl help`: formats, accessibility, privacy, rosters, glossary.

topic-formatting = The formats of a result: tables, Excel's CSV, JSON and jq
topic-formatting-which = `-o` chooses the format. At a terminal it is a table; in a pipe “plain”, columns between tabs, without headings. `lines` gives a field a line, `md` a table in Markdown, `ids` the identifiers alone. Audits have `html`, `junit`, `openmetrics` and `xlsx` besides.
topic-formatting-fields = `--fields` chooses the fields and their order; `udatactl help fields` lists them.
    .example =
        udatactl member list ville-de-demonstration --fields name,role,since
        udatactl help fields member list
topic-formatting-csv = Plain CSV has commas and UTF-8. What Excel in France opens with a double click has semicolons and a byte order mark. The second line chooses it once and for all.
    .example =
        udatactl member list ville-de-demonstration -o csv --csv-dialect fr
        udatactl config set csv_dialect fr
topic-formatting-json = `-o json` gives one document, whose keys depend neither on the language nor on the terminal, with dates in UTC. `-o jsonl` gives a record a line. A schema for each command is in `docs/schemas/`. With jq:
    .example =
        udatactl org list -o json | jq -r '.[].slug'
        udatactl member list ville-de-demonstration --json | jq 'map(.role)'
topic-formatting-lists = At a terminal a list ends after 50 lines and says so; in a pipe it is whole. `--all` and `--limit` decide otherwise.
topic-accessibility = Screen readers, colour, width, language
topic-accessibility-reader = `--accessible` suits screen readers: a field a line, neither tables nor animation, and questions whose answers are numbered. So do UDATACTL_ACCESSIBLE or ACCESSIBLE, and TERM=dumb. Once and for all:
    .example =
        udatactl config set accessible true
topic-accessibility-colour = Nothing is told by colour alone: a state always has a word, and a change a sign and a word. Colour is off with `--color never`, NO_COLOR, or:
    .example =
        udatactl config set color never
topic-accessibility-width = A table fits the width of the terminal. Below 50 columns, or where nothing else fits, each record is a block. `-o lines` never shortens anything.
    .example =
        udatactl member list ville-de-demonstration -o lines
topic-accessibility-questions = A question is answered with the keyboard alone; Esc gives up. `--no-input` asks none, and what is missing is an error then. Nobody is timed while answering.
topic-accessibility-language = Messages are in French or English, by the system, `--lang`, or:
    .example =
        udatactl config set language fr
topic-privacy = What udatactl keeps on this machine, for how long, and how to erase it
topic-privacy-where = All is in three directories that you alone can read; `udatactl doctor` says where, `udatactl config path` gives the file of settings. Nothing is sent anywhere but to the portal and, where a command is asked to, to the register of companies (a SIRET), to the public service of figures and to the portal's support desk. There are no usage statistics and no look for updates.
topic-privacy-configuration = Configuration. `profiles.toml`: portals, your name, settings; until `udatactl profile remove`. The key is in the system's keyring, or in `keys.toml` where you asked for that; `udatactl auth logout` forgets it and does not revoke it: `udatactl auth token revoke`.
topic-privacy-journal = Journal. `journal.jsonl`: what this machine changed, with identifiers and the reason, without names or addresses; until `udatactl journal purge`, which keeps a year unless told otherwise.
    .example =
        udatactl journal purge --older-than 365d --dry-run
topic-privacy-state = Beside the journal, with names: `audit/`, the records of `audit snapshot`, for 24 months or as the setting `keep_snapshots` says; `audits/`, an audit that was interrupted, for 24 hours; `rosters/`, how it was before a change of several, `letters/`, messages that did not leave, and `deleted/`, what was deleted: until you erase them. `keys.json`: when the key ends. `sandbox.json`: the sandbox, which `udatactl sandbox reset` makes new.
topic-privacy-cache = Cache. The names that Tab offers, until `udatactl auth logout`, and public facts about the portal, for a day. This directory can be erased at any time.
topic-privacy-logs = Where CI is set, logs show identifiers in place of names, unless `--show-names` is given.
topic-rosters = Who should have which role, in a file: its keys, its CSV
topic-rosters-what = A roster is a file in TOML or CSV that says who should be a member of which organizations, and with which role. It begins with what is there (`roster export`), or with a staff list (`roster import`); `roster plan` shows what differs, `roster apply` carries it out.
    .example =
        udatactl roster export ville-de-demonstration --out roster.toml
        udatactl roster validate roster.toml
        udatactl roster plan roster.toml
topic-rosters-toml = In TOML, a table for each organization and a line for each person:
topic-rosters-people = `person` is an identifier, a slug, the address of a page or a mail address; `id`, `name` and `mail` complete it. `role` is admin, editor or partial_editor, with `assignments` for the last. `until` is a last day. In place of a role, `absent` says why to remove the person, and `unmanaged` why to leave them alone.
topic-rosters-guards = `min_admins`, `required_admins` and `max_removals` tighten the guards. Who is not on the roster stays as they are, but for `--prune`.
topic-rosters-csv = In CSV, a line for each person, below headings in English or French: organization, person, name, mail, role, assignments, until, absent. Excel's dialect is read like any other.
    .example =
        udatactl roster export ville-de-demonstration --format csv --csv-dialect fr
topic-glossary = The portal's words in French, and those of udata's API
topic-glossary-words = On the left the word of the French pages and messages; on the right that of the API, of fields in JSON and of commands.
    .example =
        administrateur, administratrice   admin
        éditeur, éditrice                 editor
        éditeur partiel                   partial_editor
        assignation                       assignment
        demande d'adhésion                membership request (requests)
        invitation                        invitation (invite), kind: invitation
        en attente                        pending
        acceptée                          accepted
        refusée                           refused
        annulée                           canceled
        jeu de données                    dataset
        ressource, fichier                resource
        service de données, API           dataservice
        réutilisation                     reuse
        point de contact                  contact point
        moissonneur                       harvester (harvest source)
        nom court                         slug
        identifiant                       id
        certification                     badge certified
        service public                    badge public-service
        collectivité territoriale         badge local-authority
        entreprise                        badge company
        association                       badge association
        clé d'API                         API token (apikey before udata 16)
        équipe du portail                 portal staff (sysadmin)
        thématique                        topic
        discussion                        discussion
        abonné                            follower
        numéro SIRET                      business_number_id (siret)
        liste de référence                roster
        départ                            offboard
        relevé d'audit                    snapshot
topic-glossary-typed = Commands take both: roles, states and names of commands can be written in French, too.
    .example =
        udatactl membre lister ville-de-demonstration --role éditeur
        udatactl demandes lister ville-de-demonstration --status "en attente"
