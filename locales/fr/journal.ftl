# Le journal : ses filtres, undo, purge

flag-journal-list-person = Seulement ce qui concerne cette personne ; avec son identifiant, sans consulter le portail
    .value = PERSONNE
flag-journal-list-run = Seulement ce qu'a fait une exécution d'udatactl, désignée par son nom dans la colonne « run »
    .value = EXÉCUTION
flag-journal-list-action = Seulement ce type d'action ; option répétable
    .value = ACTION
flag-journal-list-result = Seulement ce qui s'est terminé ainsi ; option répétable
    .value = RÉSULTAT
journal-broken = { $count ->
    [one] La ligne { $lines } du journal est endommagée : elle est laissée de côté.
   *[other] { $more ->
        [0] Les lignes { $lines } du journal sont endommagées : elles sont laissées de côté.
       *[other] { $count } lignes du journal sont endommagées, dont les premières sont { $lines } : elles sont laissées de côté.
    }
}
journal-repaired = La dernière ligne du journal était coupée, comme quand udatactl est interrompu brutalement en pleine écriture : elle a été retirée, et le journal est de nouveau intact.

help-journal-purge = Oublier ce que cette machine a modifié il y a longtemps : 12 mois sont conservés
    .example =
        udatactl journal purge --dry-run
        udatactl journal purge --confirm
        udatactl journal purge --older-than 90d --confirm
flag-journal-purge-older-than = Oublier ce qui est plus ancien : 365d, 90d, etc.
    .value = DURÉE
action-purge = - oubli
journal-purge-plan = { $count ->
    [one] À oublier : 1 écriture antérieure au { $day }. Le journal en garde { $kept }.
   *[other] À oublier : { $count } écritures antérieures au { $day }. Le journal en garde { $kept }.
}
journal-purge-nothing = Le journal ne contient rien d'aussi ancien.
journal-purge-young = Les { $days } derniers jours du journal permettent à udatactl de savoir qui a été refusé et ce qui a déjà été demandé : ce qui en est retiré ne pourra plus être pris en compte.
journal-purge-too-long = { $age } dépasse les limites du calendrier.
column-number = Numéro
column-older_than = Plus ancien que
