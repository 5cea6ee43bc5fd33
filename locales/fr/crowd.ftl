# Qui se trouve où, et ce qui existe en double
# audit people, audit duplicates

help-audit-people = Qui a quel rôle dans plusieurs organisations : une ligne par personne
    .example =
        udatactl audit people
        udatactl audit people --mark left,dormant,shared -o csv --csv-dialect fr
        udatactl audit people --mine --matrix -o csv --csv-dialect fr
flag-audit-people-matrix = Les personnes en lignes, les organisations en colonnes, le rôle dans la case. Si le terminal est trop étroit, chaque personne avec ses organisations en dessous
flag-audit-people-role = Seulement les personnes qui ont ce rôle dans au moins une organisation
    .value = RÔLE
flag-audit-people-domain = Seulement les personnes dont l'adresse est dans ce domaine
    .value = DOMAINE
flag-audit-people-mark = Seulement les personnes qui ont l'une de ces marques, séparées par des virgules
    .value = MARQUE
flag-audit-people-dormant = Durée sans connexion au bout de laquelle une personne est dite inactive ; 365 jours par défaut
    .value = DURÉE
flag-audit-people-accounts = Vérifier si les comptes sont en service, supprimés ou désactivés : un appel par membre
audit-people-hidden = { $count ->
    [one] La dernière connexion de l'une de ces personnes n'est pas visible pour vous : elle n'est pas dite inactive.
   *[other] La dernière connexion de { $count } de ces personnes n'est pas visible pour vous : elles ne sont pas dites inactives.
}
audit-people-matrix-csv = Pour un tableur, en entier : `-o csv`, avec `--csv-dialect fr` pour Excel en français
mark-everywhere = partout
mark-nowhere_else = une seule
mark-left = compte fermé
mark-dormant = inactif
mark-shared = compte partagé ?
mark-namesake = homonyme
column-administers = Administre
column-marks = Marques
column-roles = Rôles
column-memberships = Organisations et rôles
column-namesakes = Comptes du même nom

help-audit-duplicates = Trouver les organisations qui sont peut-être un seul et même organisme
    .example =
        udatactl audit duplicates
        udatactl audit duplicates --portal --by name,siret -o csv --csv-dialect fr
flag-audit-duplicates-by = Ce qui est comparé, séparé par des virgules ; tout par défaut
    .value = CHAMP
audit-duplicates-none = Aucune organisation ne ressemble à une autre.
by-siret = SIRET
by-name = nom
by-similar_name = nom proche
by-acronym = sigle
by-siren = SIREN
by-website = site web
column-agree_on = En commun
