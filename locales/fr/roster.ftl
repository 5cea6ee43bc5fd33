# Les listes de référence : qui doit avoir quel rôle, dans un fichier.

help-roster = Tenir dans un fichier la liste de qui doit avoir quel rôle
help-roster-export = Écrire qui a quel rôle dans des organisations sous forme de liste, ou mettre une liste à jour
    .example =
        udatactl roster export ville-de-demonstration --out equipe.toml
        udatactl roster export ville-de-demonstration --format csv --csv-dialect fr --out equipe.csv
        udatactl roster export --merge equipe.toml
flag-roster-export-orgs = Organisations : slug, identifiant, adresse ou nom exact ; `-` les lit sur l'entrée standard. Sans elles, `--merge` prend celles de la liste
    .value = ORG
flag-roster-export-format = Format : TOML pour git, CSV pour les tableurs ; TOML, sauf si `--out` finit par `.csv`
    .value = FORMAT
flag-roster-export-out = Écrire dans ce fichier
    .value = FICHIER
flag-roster-export-merge = Mettre à jour cette liste en TOML, avec ses commentaires et son ordre
    .value = FICHIER
help-roster-validate = Vérifier qu'un fichier est une liste utilisable, sans interroger de portail
    .example =
        udatactl roster validate equipe.toml
        udatactl roster validate equipe.csv -o json
flag-roster-validate-file = Liste, en TOML ou en CSV ; `-` lit ce qui arrive par le tube
    .value = FICHIER
help-roster-diff = Comparer deux listes : qui arrive, qui part, qui change
    .example =
        udatactl roster diff avant.toml apres.toml
        udatactl roster diff avant.csv apres.csv --exit-code
flag-roster-diff-before = Liste d'avant
    .value = AVANT
flag-roster-diff-after = Liste d'après
    .value = APRÈS
flag-roster-diff-exit-code = Terminer par le code 10 si elles diffèrent

column-admins = Administrateurs
column-absent = Absents
column-unmanaged = Non gérées
state-unmanaged = non géré
column-line = Ligne
column-difference = Différence
difference-joins = + arrivée
difference-leaves = - départ
difference-role = ~ rôle
    .spoken = Autre rôle
difference-assignments = ~ assignations
    .spoken = Autres assignations

column-added = Ajoutées
column-updated = Mises à jour
column-removed = Retirées

roster-head-made = État du portail { $site }, lu par { $account } le { $moment }.
roster-head-people = Une personne par ligne : c'est l'identifiant qui compte, nom et adresse ne servent qu'à la lecture. Rôles : admin, editor, partial_editor.
roster-head-unread = Absente de ce fichier, car elle n'a pas pu être lue : { $organization }
roster-head-keys = À la place d'un rôle, `absent` dit pourquoi une personne est à retirer, et `unmanaged` pourquoi rien ne doit y changer.
roster-says-hidden = ses demandes et invitations ne sont visibles que de ses administrateurs
roster-says-nobody = elle n'avait aucun membre
roster-says-unknown-role = cette version d'udatactl ne connaît pas son rôle
roster-says-invited = invitation du { $day }
roster-says-invited-once = invitation envoyée
roster-says-asked = a demandé à rejoindre : { $person } ({ $id }) { $day }
roster-says-deleted = compte supprimé
roster-says-switched-off = compte désactivé
roster-says-damaged = { $count ->
    [one] { $count } membre sans compte n'est pas repris
   *[other] { $count } membres sans compte ne sont pas repris
}
roster-export-hidden = { $count ->
    [one] Les demandes et invitations de cette organisation ne vous sont pas visibles. Elle n'est pas gérée : rien n'y sera prévu.{ $organizations }
   *[other] Les demandes et invitations de ces { $count } organisations ne vous sont pas visibles. Elles ne sont pas gérées : rien n'y sera prévu.{ $organizations }
}
roster-export-nobody = { $count ->
    [one] Cette organisation n'a aucun membre. Elle n'est pas gérée : rien n'y sera prévu.{ $organizations }
   *[other] Ces { $count } organisations n'ont aucun membre. Elles ne sont pas gérées : rien n'y sera prévu.{ $organizations }
}
roster-export-damaged = { $count ->
    [one] { $count } membre sans compte n'est pas repris.
   *[other] { $count } membres sans compte ne sont pas repris.
}
roster-export-unknown-roles = { $count ->
    [one] { $count } personne a un rôle que cette version d'udatactl ne connaît pas : elle n'est pas gérée.
   *[other] { $count } personnes ont un rôle que cette version d'udatactl ne connaît pas : elles ne sont pas gérées.
}
roster-export-asked = { $count ->
    [one] { $count } personne a demandé à rejoindre. Une liste ne contient que les membres et les personnes invitées.
   *[other] { $count } personnes ont demandé à rejoindre. Une liste ne contient que les membres et les personnes invitées.
}
roster-merge-csv = « { $file } » ne peut pas être mis à jour : seule une liste en TOML le peut. Établissez-en une nouvelle avec `--format csv --out`.
roster-merge-shape = « { $file } » ne peut pas être mis à jour : écrivez chaque organisation sous `[[roster]]`, et ses personnes dans `people = [ … ]`, chacune entre accolades.
roster-merge-removed = { $count ->
    [one] N'est plus membre, et a été retirée de la liste :{ $people }
   *[other] Ne sont plus membres, et ont été retirées de la liste ({ $count }) :{ $people }
}
roster-merge-undecided = { $count ->
    [one] 1 ligne désigne peut-être quelqu'un de présent, qui reste hors du fichier tant que ce n'est pas tranché :{ $people }
   *[other] { $count } lignes désignent peut-être des personnes présentes, qui restent hors du fichier tant que ce n'est pas tranché :{ $people }
}
roster-merge-unchanged = La liste est déjà à jour.
roster-valid = « { $file } » est une liste utilisable : { $organizations ->
    [one] { $organizations } organisation
   *[other] { $organizations } organisations
}, { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}.
roster-detected = Lu comme CSV en { $encoding }, avec { $separator } pour séparateur.
roster-separator-comma = la virgule
roster-separator-semicolon = le point-virgule
roster-separator-tab = la tabulation
roster-unmanaged = { $count ->
    [one] { $count } organisation n'est pas gérée : rien n'y est jamais prévu.
   *[other] { $count } organisations ne sont pas gérées : rien n'y est jamais prévu.
}
roster-not-compared = { $count ->
    [one] { $count } organisation, non gérée dans l'une des deux listes, n'a pas été comparée.
   *[other] { $count } organisations, non gérées dans l'une des deux listes, n'ont pas été comparées.
}
roster-alike = Les deux listes disent la même chose.
roster-differs = Elles diffèrent : { $joins } à l'arrivée, { $leaves } au départ, { $changes } avec un changement.
roster-refused = { $count ->
    [one] « { $file } » n'est pas une liste utilisable. Rien n'a été fait :{ $flaws }
   *[other] « { $file } » n'est pas une liste utilisable ({ $count } erreurs). Rien n'a été fait :{ $flaws }
}
roster-more-flaws = et { $count } autres

flaw-encoding = ce n'est pas du texte : l'octet { $at } n'appartient à aucun encodage connu (UTF-8, UTF-16, Windows-1252). Enregistrez le fichier au format « CSV UTF-8 ».
flaw-open-quote = un guillemet s'ouvre ici et ne se ferme jamais. Fermez-le, ou supprimez-le.
flaw-after-quote = du texte suit le guillemet qui ferme la cellule commencée à la ligne { $line }. Il manque un guillemet, ou il y en a un de trop ; à l'intérieur d'une cellule entre guillemets, doublez-le (`""`).
flaw-inner-quote = un guillemet figure dans une cellule qui ne commence pas par un guillemet. Supprimez-le, ou mettez toute la cellule entre guillemets et doublez-le (`""`).
flaw-separator = « { $text } » ne sépare pas de cellules. Écrivez `sep=;`, `sep=,` ou `sep=` suivi d'une tabulation, ou supprimez la ligne.
flaw-no-heading = « { $text } » figure dans une colonne sans intitulé. Supprimez-le, ou corrigez les séparateurs de la ligne.
flaw-line-break = il y a un saut de ligne dans `{ $key }`. Manque-t-il un guillemet avant ?
flaw-syntax = illisible : { $why }
flaw-format = cette version d'udatactl lit le format 1, pas « { $found } ». Écrivez `format = 1`.
flaw-unknown-key = « { $key } » n'est pas une clé connue. Supprimez-la, ou mettez-la en commentaire avec `#`.
flaw-unknown-key-near = « { $key } » n'est pas une clé connue. Écrivez `{ $known }`.
flaw-unknown-column = « { $heading } » n'est pas une colonne connue. Supprimez-la.
flaw-unknown-column-near = « { $heading } » n'est pas une colonne connue. Écrivez `{ $known }`.
flaw-column-twice = la colonne « { $heading } » figure deux fois. Supprimez-en une.
flaw-no-column = la colonne `{ $column }` manque.
flaw-kind = `{ $key }` attend { $wanted }.
kind-text = un texte entre guillemets
kind-number = un nombre
kind-yes = true ou false
kind-date = une date telle que 2027-06-30
kind-list = une liste entre [ et ]
kind-table = un tableau entre accolades
flaw-missing = `{ $key }` manque ou est vide.
flaw-unknown-role = « { $word } » n'est pas un rôle. Écrivez `admin`, `editor` ou `partial_editor`.
flaw-unknown-role-near = « { $word } » n'est pas un rôle. Écrivez `{ $known }`.
flaw-no-wish = rien n'est demandé pour « { $person } ». Indiquez un `role`, ou dans `absent` la raison de son retrait, ou dans `unmanaged` pourquoi rien ne doit y changer.
flaw-two-wishes = « { $person } » a plus d'une indication parmi `role`, `absent` et `unmanaged`. N'en gardez qu'une.
flaw-no-partial-editor = « { $person } » a des assignations sans être éditeur partiel. Indiquez le rôle `partial_editor`, ou supprimez les assignations.
flaw-bad-assignment = « { $text } » n'est pas une assignation. Écrivez `Dataset:`, `Dataservice:` ou `Reuse:` suivi de l'identifiant de 24 caractères.
flaw-bad-date = « { $text } » n'est pas une date. Écrivez-la ainsi : 2027-06-30 ou 30/06/2027.
flaw-short-year = l'année de « { $text } » n'a que deux chiffres. Écrivez { $meant }.
flaw-bad-count = « { $text } » n'est pas un nombre d'administrateurs. Écrivez `2`.
flaw-bad-ceiling = « { $text } » n'est pas un plafond pour `{ $key }`. Écrivez un nombre tel que `5`, ou une part telle que `10%`.
flaw-bad-address = « { $text } » n'est pas une adresse de courriel. Écrivez-en une seule, par exemple jeanne.martin@ville.example.org.
flaw-bad-id = « { $text } » n'est pas l'identifiant d'un compte : 24 chiffres et lettres de a à f.
flaw-two-ids = « { $person } » est un identifiant, et `id` en est un autre. Gardez le bon.
flaw-two-addresses = « { $person } » est une adresse, et `mail` en est une autre. Gardez celle de la personne.
flaw-bad-line = « { $text } » n'est pas un numéro de ligne de la liste.
flaw-no-answers = il n'y a aucune réponse.
flaw-missing-person = personne n'est désigné : remplissez `personne`, `courriel` ou `id`.
flaw-no-yes = « { $text } » ne veut dire ni oui ni non.
flaw-new-without-address = « { $person } » est dit nouveau : écrivez son adresse de courriel, à laquelle part l'invitation.
flaw-masked = « { $text } » est une adresse masquée par le portail : elle ne désigne personne. Écrivez l'adresse entière, ou l'identifiant de la personne.
flaw-twice = « { $person } » figure déjà à la ligne { $line }. Supprimez l'une des deux lignes.
flaw-two-roles = « { $person } » figure déjà à la ligne { $line }, avec autre chose. Gardez l'une des deux lignes.
flaw-organization-twice = « { $organization } » figure déjà à la ligne { $line }. Regroupez les deux.
flaw-nobody = personne n'est indiqué pour « { $organization } ». Indiquez ses membres, ou supprimez-la : une liste vide ne veut jamais dire « retirer tout le monde ».
flaw-empty = il est vide : une liste contient au moins une organisation et ses membres.
