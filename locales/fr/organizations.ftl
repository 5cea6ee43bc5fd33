# org

help-org-list = Lister mes organisations, ou celles du portail
    .example =
        udatactl org list
        udatactl org list --search "ville" --limit 20
        udatactl org list --no-admin --all -o csv
flag-org-list-mine = Seulement celles dont je suis membre (par défaut, si rien d'autre n'est demandé)
flag-org-list-search = Mots du nom
    .value = TEXTE
flag-org-list-badge = Seulement celles qui ont ce badge, par exemple certified
    .value = BADGE
flag-org-list-siret = Seulement celles qui ont ce SIRET
    .value = NUMÉRO
flag-org-list-no-admin = Seulement celles qui n'ont aucun administrateur
flag-org-list-one-admin = Seulement celles qui n'ont qu'un administrateur
flag-org-list-sort = Ordre : name, datasets, followers, views, created, last_modified ; précédé de -, à l'envers
    .value = CHAMP
org-list-empty = Aucune organisation ne correspond.
org-list-none-of-mine = Vous n'êtes membre d'aucune organisation ici.
