# Les listes de référence : qui doit avoir quel rôle, dans un fichier.

help-roster = Tenir dans un fichier la liste de qui doit avoir quel rôle
help-roster-validate = Vérifier qu'un fichier est une liste utilisable, sans interroger de portail
    .example =
        udatactl roster validate equipe.toml
        udatactl roster validate equipe.csv -o json
flag-roster-validate-file = Liste, en TOML ou en CSV ; `-` lit ce qui arrive par le tube
    .value = FICHIER
help-roster-diff = Comparer deux listes : qui arrive, qui part, qui change
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
difference-assignments = ~ assignations

roster-valid = « { $file } » est une liste utilisable : { $organizations ->
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
    [one] { $count } organisation n'est pas gérée : rien n'y est jamais prévu.
   *[other] { $count } organisations ne sont pas gérées : rien n'y est jamais prévu.
}
roster-not-compared = { $count ->
    [one] { $count } organisation, non gérée dans l'une des deux listes, n'a pas été comparée.
   *[other] { $count } organisations, non gérées dans l'une des deux listes, n'ont pas été comparées.
}
roster-alike = Les deux listes disent la même chose.
roster-differs = Elles diffèrent : { $joins } à l'arrivée, { $leaves } au départ, { $changes } avec un changement.
roster-refused = { $count ->
    [one] « { $file } » n'est pas une liste utilisable. Rien n'a été fait :{ $flaws }
   *[other] « { $file } » n'est pas une liste utilisable ({ $count } erreurs). Rien n'a été fait :{ $flaws }
}
roster-more-flaws = et { $count } autres

flaw-encoding = ce n'est pas du texte : l'octet { $at } n'appartient à aucun encodage connu (UTF-8, UTF-16, Windows-1252). Enregistrez le fichier au format « CSV UTF-8 ».
flaw-syntax = illisible : { $why }
flaw-format = cette version d'udatactl lit les listes au format 1, pas « { $found } ». Écrivez `format = 1`.
flaw-unknown-key = « { $key } » n'est pas une clé connue. Supprimez-la, ou mettez-la en commentaire avec `#`.
flaw-unknown-key-near = « { $key } » n'est pas une clé connue. Écrivez `{ $known }`.
flaw-unknown-column = « { $heading } » n'est pas une colonne connue. Supprimez-la.
flaw-unknown-column-near = « { $heading } » n'est pas une colonne connue. Écrivez `{ $known }`.
flaw-column-twice = la colonne « { $heading } » figure deux fois. Supprimez-en une.
flaw-no-column = la colonne `{ $column }` manque.
flaw-kind = `{ $key }` attend { $wanted }.
kind-text = un texte entre guillemets
kind-number = un nombre
kind-date = une date telle que 2027-06-30
kind-list = une liste entre [ et ]
kind-table = un tableau entre accolades
flaw-missing = `{ $key }` manque ou est vide.
flaw-unknown-role = « { $word } » n'est pas un rôle. Écrivez `admin`, `editor` ou `partial_editor`.
flaw-unknown-role-near = « { $word } » n'est pas un rôle. Écrivez `{ $known }`.
flaw-no-wish = rien n'est demandé pour « { $person } ». Indiquez un `role`, ou dans `absent` la raison de son retrait, ou dans `unmanaged` pourquoi rien ne doit y changer.
flaw-two-wishes = « { $person } » a plus d'une indication parmi `role`, `absent` et `unmanaged`. N'en gardez qu'une.
flaw-no-partial-editor = « { $person } » a des assignations sans être éditeur partiel. Indiquez le rôle `partial_editor`, ou supprimez les assignations.
flaw-bad-assignment = « { $text } » n'est pas une assignation. Écrivez `Dataset:`, `Dataservice:` ou `Reuse:` suivi de l'identifiant de 24 caractères.
flaw-bad-date = « { $text } » n'est pas une date. Écrivez-la ainsi : 2027-06-30 ou 30/06/2027.
flaw-bad-count = « { $text } » n'est pas un nombre d'administrateurs. Écrivez `2`.
flaw-bad-ceiling = « { $text } » n'est pas un plafond pour `{ $key }`. Écrivez un nombre tel que `5`, ou une part telle que `10%`.
flaw-masked = « { $text } » est une adresse masquée par le portail : elle ne désigne personne. Écrivez l'adresse entière, ou l'identifiant de la personne.
flaw-twice = « { $person } » figure déjà à la ligne { $line }. Supprimez l'une des deux lignes.
flaw-two-roles = « { $person } » figure déjà à la ligne { $line }, avec autre chose. Gardez l'une des deux lignes.
flaw-organization-twice = « { $organization } » figure déjà à la ligne { $line }. Regroupez ses membres.
flaw-nobody = personne n'est indiqué pour « { $organization } ». Indiquez ses membres, ou supprimez-la : une liste vide ne veut jamais dire « retirer tout le monde ».
flaw-empty = il est vide : une liste contient au moins une organisation et ses membres.
