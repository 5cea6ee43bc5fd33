# Les rubriques de `udatactl help` : formats, accessibilité, vie privée, listes, glossaire.

topic-formatting = Les formats du résultat : tableaux, CSV d'Excel, JSON et jq
topic-formatting-which = `-o` choisit le format. Dans un terminal, c'est un tableau ; dans un tube, « plain », des colonnes séparées par des tabulations, sans intitulés. `lines` donne un champ par ligne, `md` un tableau Markdown, `ids` les seuls identifiants. Les audits ont aussi `html`, `junit`, `openmetrics` et `xlsx`.
topic-formatting-fields = `--fields` choisit les champs et leur ordre ; `udatactl help fields` les énumère.
    .example =
        udatactl member list ville-de-demonstration --fields name,role,since
        udatactl help fields member list
topic-formatting-csv = Le CSV ordinaire a des virgules et de l'UTF-8. Celui qu'Excel en français ouvre d'un double clic a des points-virgules et une marque d'ordre des octets. La seconde ligne le choisit une fois pour toutes.
    .example =
        udatactl member list ville-de-demonstration -o csv --csv-dialect fr
        udatactl config set csv_dialect fr
topic-formatting-json = `-o json` donne un seul document, dont les clés ne changent ni avec la langue ni avec le terminal, et les dates sont en UTC. `-o jsonl` donne un enregistrement par ligne. Un schéma par commande se trouve dans `docs/schemas/`. Avec jq :
    .example =
        udatactl org list -o json | jq -r '.[].slug'
        udatactl member list ville-de-demonstration --json | jq 'map(.role)'
topic-formatting-lists = Dans un terminal, une liste s'arrête à 50 lignes et le dit ; dans un tube, elle est entière. `--all` et `--limit` en décident autrement.
topic-accessibility = Lecteurs d'écran, couleur, largeur, langue
topic-accessibility-reader = `--accessible` convient aux lecteurs d'écran : un champ par ligne, ni tableau ni animation, et des questions dont les réponses sont numérotées. UDATACTL_ACCESSIBLE ou ACCESSIBLE font de même, ainsi que TERM=dumb. Une fois pour toutes :
    .example =
        udatactl config set accessible true
topic-accessibility-colour = Rien ne se lit à la seule couleur : un état a toujours un mot, et un changement un signe et un mot. La couleur se coupe avec `--color never`, NO_COLOR, ou :
    .example =
        udatactl config set color never
topic-accessibility-width = Un tableau tient dans la largeur du terminal. Au-dessous de 50 colonnes, ou si rien d'autre ne va, chaque enregistrement devient un bloc. `-o lines` ne raccourcit jamais rien.
    .example =
        udatactl member list ville-de-demonstration -o lines
topic-accessibility-questions = Une question se répond au clavier seul ; Échap y renonce. `--no-input` n'en pose aucune, et ce qui manque est alors une erreur. La durée d'une réponse n'est pas limitée.
topic-accessibility-language = Les messages sont en français ou en anglais, selon le système, `--lang`, ou :
    .example =
        udatactl config set language fr
topic-privacy = Ce que udatactl garde sur cette machine, combien de temps, et comment l'effacer
topic-privacy-where = Tout est dans trois dossiers que vous seul pouvez lire ; `udatactl doctor` dit où, `udatactl config path` donne le fichier des réglages. Rien n'est envoyé ailleurs qu'au portail et, si une commande le demande, à l'annuaire des entreprises (un SIRET), au service public de statistiques et à l'assistance du portail. Il n'y a ni statistiques d'usage ni vérification de mise à jour.
topic-privacy-configuration = Configuration. `profiles.toml` : portails, votre nom, réglages ; jusqu'à `udatactl profile remove`. La clé est dans le trousseau du système, ou dans `keys.toml` si vous l'avez demandé ; `udatactl auth logout` l'oublie, et ne la révoque pas : `udatactl auth token revoke`.
topic-privacy-journal = Journal. `journal.jsonl` : ce que cette machine a modifié, avec des identifiants et le motif, sans nom ni adresse ; jusqu'à `udatactl journal purge`, qui garde un an sauf avis contraire.
    .example =
        udatactl journal purge --older-than 365j --dry-run
topic-privacy-state = À côté du journal, avec des noms : `audit/`, les relevés de `audit snapshot`, 24 mois ou ce que dit le réglage `keep_snapshots` ; `audits/`, un audit interrompu, 24 heures ; `rosters/`, l'état d'avant une modification en nombre, `letters/`, les messages non partis, et `deleted/`, ce qui a été supprimé : jusqu'à ce que vous les effaciez. `keys.json` : quand la clé expire. `sandbox.json` : le bac à sable, que `udatactl sandbox reset` remet à neuf.
topic-privacy-cache = Cache. Les noms que propose la touche Tab, jusqu'à `udatactl auth logout`, et des faits publics sur le portail, un jour. Ce dossier peut s'effacer à tout moment.
topic-privacy-logs = Là où CI est définie, les journaux d'exécution montrent des identifiants à la place des noms, sauf avec `--show-names`.
topic-rosters = La liste de qui doit avoir quel rôle : le fichier, ses clés, son CSV
topic-rosters-what = Une liste (« roster ») est un fichier TOML ou CSV qui dit qui doit être membre de quelles organisations, et avec quel rôle. Elle part de l'existant (`roster export`) ou d'une liste du personnel (`roster import`) ; `roster plan` montre les écarts, `roster apply` les applique.
    .example =
        udatactl roster export ville-de-demonstration --out roster.toml
        udatactl roster validate roster.toml
        udatactl roster plan roster.toml
topic-rosters-toml = En TOML, une table par organisation et une ligne par personne :
topic-rosters-people = `person` est un identifiant, un nom court, l'adresse d'une page ou un courriel ; `id`, `name` et `mail` le complètent. `role` vaut admin, editor ou partial_editor, avec `assignments` pour ce dernier. `until` est une date de fin. À la place du rôle, `absent` dit pourquoi retirer la personne, et `unmanaged` pourquoi ne pas y toucher.
topic-rosters-guards = `min_admins`, `required_admins` et `max_removals` resserrent les garde-fous. Qui n'est pas dans la liste reste en l'état, sauf avec `--prune`.
topic-rosters-csv = En CSV, une ligne par personne, sous des intitulés en français ou en anglais : Organisation, Personne, Nom, Courriel, Rôle, Assignations, Jusqu'au, Absent. Le format d'Excel est lu comme les autres.
    .example =
        udatactl roster export ville-de-demonstration --format csv --csv-dialect fr
topic-glossary = Les mots du portail en français, et ceux de l'API d'udata
topic-glossary-words = À gauche, le mot des pages et des messages en français ; à droite, celui de l'API, des champs en JSON et des commandes.
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
        clé d'API                         API token (apikey avant udata 16)
        équipe du portail                 portal staff (sysadmin)
        thématique                        topic
        discussion                        discussion
        abonné                            follower
        numéro SIRET                      business_number_id (siret)
        liste de référence                roster
        départ                            offboard
        relevé d'audit                    snapshot
topic-glossary-typed = Les commandes prennent les deux : les rôles, les états et les noms de commandes s'écrivent aussi en français.
    .example =
        udatactl membre lister ville-de-demonstration --role éditeur
        udatactl demandes lister ville-de-demonstration --status "en attente"
