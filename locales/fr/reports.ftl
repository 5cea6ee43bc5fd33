# Les documents d'un audit : une page, un classeur, des fichiers par responsable

format-elsewhere = Seules les commandes `udatactl audit org` et `udatactl audit portal` produisent `-o { $format }`. Rien n'a été lu ni écrit.
format-binary = Un terminal ne peut pas afficher `-o { $format }` : nommez un fichier avec `--out FICHIER`, ou redirigez la sortie. Rien n'a été lu.
format-of-ending = La terminaison de « { $file } » ne dit pas quel format écrire : précisez-le avec `-o`, par exemple `-o csv`.
format-by-owner = Avec `--by-owner`, `-o` dit comment afficher la liste des fichiers, et ne peut pas être { $format } : une page et un tableau sont de toute façon produits pour chaque responsable.
document-written = Écrit : { $path }
flag-audit-org-out = Fichier dans lequel écrire le résultat, lisible par vous seul ; sa terminaison donne le format, sauf si -o en demande un
    .value = FICHIER
flag-audit-portal-out = Fichier dans lequel écrire le résultat, lisible par vous seul ; sa terminaison donne le format, sauf si -o en demande un
    .value = FICHIER
flag-by-owner = Pour chaque responsable d'organisations, écrire une page, un tableau et un texte de courriel dans ce répertoire
    .value = RÉPERTOIRE
flag-names = Nommer les personnes dans html, junit, xlsx et --by-owner, qui sinon ont des identifiants à la place des noms

page-title = Audit des organisations sur { $site }
page-title-of-owner = Audit des organisations sur { $site } : { $owner }
page-portal = Portail
page-moment = Examiné le
page-looked = Par le compte
page-nobody = sans compte : seulement ce qui est public
page-totals = En tout
page-organizations = Organisations
page-errors = Erreurs
page-warnings = Avertissements
page-notes = Remarques
page-unseen = Non vus
page-accepted = Acceptés
page-accepted-heading = Constats acceptés
page-accepted-caption = Ils ne comptent pas : chacun a été accepté jusqu'à un jour, pour un motif donné ici tel qu'il a été écrit.
junit-accepted = Accepté jusqu'au { $until } ({ $author }) : { $reason }
page-people = Personnes
page-charts = Chiffres
page-figures = les mêmes en chiffres
page-chart-nothing = Rien à compter.
page-chart-rules = Constats par règle et par poids
page-chart-seen = Dernière connexion des personnes
page-chart-administrators = Administrateurs par organisation
page-chart-trend = Évolution, relevé par relevé
page-without-administrator = Sans administrateur
page-trend-of-both = Ne sont comptées que les organisations de cette page, dans les relevés où elles figurent : un relevé peut en contenir d'autres, ou pas toutes.
page-trend-unreadable = { $count ->
    [one] 1 relevé ne peut pas être lu et n'est pas compté.
   *[other] { $count } relevés ne peuvent pas être lus et ne sont pas comptés.
}
page-administrators = Administrateurs
page-seen-month = il y a moins de 30 jours
page-seen-quarter = il y a 30 à 90 jours
page-seen-half = il y a 90 jours à 6 mois
page-seen-year = il y a 6 mois à un an
page-seen-two-years = il y a 1 à 2 ans
page-seen-three-years = il y a 2 à 3 ans
page-seen-older = il y a plus de 3 ans
page-seen-never = jamais
page-seen-hidden = non visible pour ce compte
page-administrators-none = aucun
page-administrators-one = 1
page-administrators-two = 2
page-administrators-some = 3 à 5
page-administrators-many = 6 à 10
page-administrators-most = plus de 10
page-unseen-heading = Ce qui n'a pas pu être vu
page-unseen-caption = Pour ces organisations, la règle n'a pas pu être vérifiée : ce n'est pas un bon point.
page-unseen-nothing = Rien n'était caché à ce compte.
page-why = Pourquoi
page-findings = Constats
page-findings-caption = Les constats, les plus graves d'abord, avec la commande qui remédie à chacun
page-mends = Pour y remédier
page-copy = Copier
page-copied = Copié
page-open = Ouvrir la page
page-all = Tout
page-filter-text = Mots à chercher
page-shown = Affichés : { $shown } sur { $total }
page-asked = Règles appliquées
page-footer = Page produite par udatactl. Elle n'a pas besoin de réseau et n'envoie rien nulle part ; là où des identifiants remplacent les noms, elle ne nomme personne.

sheet-findings = Constats
sheet-people = Personnes
sheet-unseen = Non vus
sheet-account-gone = supprimé ou désactivé

owner-nobody = Sans responsable
owner-greeting = Bonjour { $owner },
owner-greeting-nobody = Bonjour,
owner-mail =
    Objet : Vos organisations sur { $site } : ce qui est à regarder

    { $greeting }

    Le { $day }, nous avons examiné { $count ->
        [one] cette organisation
       *[other] ces organisations
    } sur { $site } :
    { $organizations }

    { $totals }

    La page jointe, { $page }, s'ouvre dans tout navigateur : elle dit ce qui a été constaté et la commande qui y remédie. Le même contenu est dans { $sheet }, pour un tableur.

    Pourriez-vous la parcourir, remédier à ce qui vous revient, et nous dire ce qui est normal ?

    Merci !
owners-written = { $count ->
    [one] Une page, un tableau et un texte de courriel ont été écrits pour 1 responsable.
   *[other] Une page, un tableau et un texte de courriel ont été écrits pour chacun des { $count } responsables.
}
column-warnings = Avertissements
column-notes = Remarques
column-unseen = Non vus
column-sheet = Tableau
column-mail = Texte de courriel
