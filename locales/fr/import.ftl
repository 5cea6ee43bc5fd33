# roster import
help-roster-import = Faire d'une liste du service du personnel ou d'un annuaire (CSV, JSON, LDIF) une liste de membres
    .example =
        udatactl roster import agents.csv --out equipe.toml
        udatactl roster import agents.csv --merge equipe.toml --people identites.toml
        udatactl roster import agents.csv --columns colonnes.toml --org ville-de-demonstration --role editor --out equipe.toml
flag-roster-import-file = Liste : CSV tel qu'Excel l'écrit, JSON (un tableau, ou un objet par ligne) ou LDIF ; `-` la lit sur l'entrée standard
    .value = FICHIER
flag-roster-import-out = Fichier à écrire, en TOML
    .value = FICHIER
flag-roster-import-merge = Liste de membres (TOML) dans laquelle verser celle-ci ; ses commentaires, et ce qu'elle dit d'autre, y restent
    .value = FICHIER
flag-roster-import-columns = Fichier qui dit ce que sont les colonnes, les rôles et les organisations de la liste ; s'il n'existe pas, ce dont vous convenez y est écrit
    .value = FICHIER
flag-roster-import-people = Fichier des identités : quels matricules et quelles adresses sont ceux de quel compte ; ce qui est certain y est ajouté
    .value = FICHIER
flag-roster-import-org = Organisation des lignes qui n'en nomment aucune
    .value = ORG
flag-roster-import-role = Rôle de qui n'en a pas encore, quand sa ligne n'en dit aucun
    .value = RÔLE
flag-roster-import-exit-code = Finir par le code 10 tant qu'une ligne reste à régler
import-head-made = Fait de la liste « { $list } » par { $account } le { $moment }, pour { $site }.
import-where = Dites où écrire la liste de membres : `--out FICHIER`, ou `--merge FICHIER` pour la verser dans une liste qui existe.
import-refused = « { $file } » ne peut pas être lu comme une liste de personnes. { $count ->
    [one] Il y a une erreur :{ $flaws }
   *[other] Il y a { $count } erreurs :{ $flaws }
}
import-columns-refused = Le fichier de colonnes « { $file } » ne peut pas être utilisé. { $count ->
    [one] Il y a une erreur :{ $flaws }
   *[other] Il y a { $count } erreurs :{ $flaws }
}
import-people-refused = Le fichier des identités « { $file } » ne peut pas être utilisé. { $count ->
    [one] Il y a une erreur :{ $flaws }
   *[other] Il y a { $count } erreurs :{ $flaws }
}
import-people-shape = Les identités n'ont pas pu être ajoutées à « { $file } » : ses personnes n'y sont pas sous `[[person]]`.
import-people-head = Qui est qui : matricules et adresses, avec le compte sur le portail. Aucune clé. Écrit et lu par `udatactl roster import --people`.
import-columns-head = Ce que sont les colonnes de la liste. Sous `[roles]` et `[organizations]`, ses mots pour les rôles et les organisations.
import-columns = Les colonnes sont lues ainsi :{ $columns }
import-unused = { $count ->
    [one] Une colonne n'est pas lue : { $headings }
   *[other] { $count } colonnes ne sont pas lues : { $headings }
}
import-above = { $count ->
    [one] Une ligne au-dessus des titres de colonnes est laissée de côté.
   *[other] { $count } lignes au-dessus des titres de colonnes sont laissées de côté.
}
import-columns-question = Est-ce bien cela ?
import-columns-how = Dites ce que sont les colonnes dans un fichier, par exemple `mail = "Adresse pro"` sous `[columns]`, et donnez-le avec `--columns`.
import-field-last_name = nom de famille
import-field-first_name = prénom
import-field-birth_name = nom de naissance
import-field-name = nom complet
import-field-mail = courriel
import-field-number = matricule
import-field-organization = organisation
import-field-role = rôle
import-field-arrival = date d'arrivée
import-field-departure = date de départ
import-field-comment = commentaire
import-passed-totals = { $count ->
    [one] La ligne { $lines } compte les autres : elle n'est pas lue.
   *[other] { $count } lignes comptent les autres et ne sont pas lues : { $lines }
}
import-passed-headings = { $count ->
    [one] La ligne { $lines } répète les titres de colonnes : elle n'est pas lue.
   *[other] { $count } lignes répètent les titres de colonnes et ne sont pas lues : { $lines }
}
import-nobody = Aucune ligne de la liste ne concerne une organisation que vous administrez. Rien n'a été écrit.
import-nothing-open = Chaque ligne est réglée.
import-totals = « { $file } » : { $organizations ->
    [one] 1 organisation
   *[other] { $organizations } organisations
}, { $members ->
    [one] 1 membre
   *[other] { $members } membres
}, { $absent ->
    [0] aucun départ
    [one] 1 départ
   *[other] { $absent } départs
}, { $unmanaged ->
    [0] aucune personne laissée en l'état
    [one] 1 personne laissée en l'état
   *[other] { $unmanaged } personnes laissées en l'état
} ; { $added ->
    [0] aucune ligne ajoutée
    [one] 1 ligne ajoutée
   *[other] { $added } lignes ajoutées
}, { $updated ->
    [0] aucune modifiée
    [one] 1 modifiée
   *[other] { $updated } modifiées
}.
import-kept = { $count ->
    [one] Laissé en l'état, comme la liste de membres le dit :{ $people }
   *[other] { $count } laissés en l'état, comme la liste de membres le dit :{ $people }
}
import-returned = { $count ->
    [one] Une personne que la liste de membres disait à retirer y redevient membre :{ $people }
   *[other] { $count } personnes que la liste de membres disait à retirer y redeviennent membres :{ $people }
}
import-unlisted = { $count ->
    [one] Une personne de la liste de membres n'est pas dans celle-ci ; elle y reste :{ $people }
   *[other] { $count } personnes de la liste de membres ne sont pas dans celle-ci ; elles y restent :{ $people }
}
import-open = { $count ->
    [one] Une ligne reste à régler.
   *[other] { $count } lignes restent à régler.
}
import-plan = Pour voir ce que cela changerait : `{ $command }`
import-at-line = ligne { $line } de la liste importée : { $why }
import-arrives = arrive le { $day }
import-left = départ le { $day }
import-number = matricule { $number }
because-no_organization = aucune organisation
because-unknown_organization = organisation inconnue
because-no_role = aucun rôle
because-bad_line = ligne mal écrite
because-arrives_later = pas encore là
because-shared_address = adresse de plusieurs personnes
because-contradictory = matricule de l'un, adresse de l'autre
because-only_a_number = seulement un matricule
because-two_lines = deux rôles
flaw-workbook = C'est un classeur, et non du texte. Dans Excel ou LibreOffice, enregistrez-le sous « CSV UTF-8 ».
flaw-two-columns = Plusieurs colonnes peuvent être : { $field } ({ $headings }).
flaw-no-such-heading = La liste n'a pas de colonne « { $heading } ».
flaw-no-people = Aucune colonne ne dit qui sont les personnes (nom, courriel ou matricule). Colonnes : { $headings }
flaw-no-object = Il faut une liste d'objets, un par personne.
flaw-changes = Ce sont des modifications, et non des entrées de l'annuaire.
flaw-of-two = « { $text } » est dit de deux comptes.
column-detail = Précision
