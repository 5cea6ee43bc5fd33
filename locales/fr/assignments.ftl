# assignment

help-assignment = Voir et changer ce que chaque éditeur partiel peut modifier
help-assignment-list = Lister qui peut modifier quoi, et les éditeurs partiels à qui rien n'est assigné
    .example =
        udatactl assignment list ville-de-demonstration
        udatactl assignment list ville-de-demonstration lucie-fontaine -o csv
        udatactl assignment list --mine
help-assignment-add = Permettre à un éditeur partiel de modifier d'autres contenus
    .example =
        udatactl assignment add ville-de-demonstration lucie-fontaine liste-des-marches-publics
        udatactl assignment add ville-de-demonstration lucie-fontaine --tag finances --dry-run
help-assignment-remove = Retirer à un éditeur partiel ce qui lui était assigné
    .example =
        udatactl assignment remove ville-de-demonstration lucie-fontaine arbres-d-alignement
        udatactl assignment remove ville-de-demonstration lucie-fontaine --search air --confirm
help-assignment-copy = Permettre à un éditeur partiel de modifier aussi ce qu'un autre peut modifier
    .example =
        udatactl member set-role ville-de-demonstration karim-haddad partial_editor
        udatactl assignment copy ville-de-demonstration lucie-fontaine karim-haddad --dry-run
flag-assignment-list-mine = Toutes les organisations que j'administre
flag-assignment-list-person = Éditeur partiel : identifiant, nom court, adresse de sa page, « me », ou prénom et nom
    .value = PERSONNE
flag-assignment-add-person = Éditeur partiel : identifiant, nom court, adresse de sa page, « me », ou prénom et nom
    .value = PERSONNE
flag-assignment-remove-person = Éditeur partiel : identifiant, nom court, adresse de sa page, « me », ou prénom et nom
    .value = PERSONNE
flag-assignment-copy-from = Éditeur partiel dont on copie les assignations : il les garde
    .value = DE
flag-assignment-copy-to = Éditeur partiel qui les reçoit aussi
    .value = VERS
flag-subject = Jeu de données, API ou réutilisation de l'organisation : identifiant, nom court, adresse de la page ou titre exact ; - les lit sur l'entrée standard
    .value = CONTENU
flag-tag = Tout ce qui porte ce mot-clé
    .value = MOT-CLÉ
flag-assignment-add-search = Tout ce dont le titre contient ces mots
    .value = TEXTE
flag-assignment-remove-search = Tout ce dont le titre contient ces mots
    .value = TEXTE
flag-assignment-remove-max-removals = Nombre d'assignations qu'on peut retirer cette fois : 5 par défaut, ou 25% de celles de la personne
action-assign = + assignation
action-unassign = - assignation
assignment-will-add = + assigner à { $person } : { $kind } « { $title } » ({ $id })
assignment-will-remove = - retirer à { $person } : { $kind } « { $title } » ({ $id })
assignment-total = Assignations de cette personne : { $before } → { $after }.
assignment-no-partial-editor = { $person } n'est pas éditeur partiel : seuls les éditeurs partiels ont des assignations. Un administrateur ou un éditeur peut tout modifier.
assignment-no-editors = « { $organization } » n'a pas d'éditeur partiel : ses administrateurs et ses éditeurs peuvent tout modifier.
    .next = Pour donner ce rôle à un membre : `udatactl member set-role ORG PERSONNE partial_editor`
assignment-list-empty = Rien n'est assigné à personne ici.
    .next = Pour assigner un jeu de données : `udatactl assignment add ORG PERSONNE JEU`
assignment-list-hidden = { $count ->
    [one] 1 organisation est laissée de côté, car seuls ses administrateurs et l'équipe du portail voient qui peut modifier quoi.
   *[other] { $count } organisations sont laissées de côté, car seuls leurs administrateurs et l'équipe du portail voient qui peut modifier quoi.
}
assignment-without = { $count ->
    [one] Rien n'est assigné à cet éditeur partiel : { $people }.
   *[other] Rien n'est assigné à ces { $count } éditeurs partiels : { $people }.
}
assignment-unknown = L'organisation n'a rien publié sous le nom « { $typed } », pour autant que ce compte puisse le voir. Rien n'a été écrit.
assignment-ambiguous = Rien n'a été écrit. « { $typed } » peut désigner :{ $candidates }
assignment-hint-search = `--search` et `--tag` trouvent les contenus par les mots de leur titre ou par mot-clé.
assignment-nothing-fits = Rien de ce que l'organisation a publié ne porte ce mot-clé ou ne contient ces mots. Rien n'a été écrit.
assignment-not-read-back = Ce qui est assigné à { $person } n'est pas ce qui était demandé : la liste montre ce qu'il en est.
guard-too-many-unassigned = { $count ->
    [one] 1 assignation serait retirée, et { $most } au plus peuvent l'être en une fois. Rien n'a été écrit.
   *[other] { $count } assignations seraient retirées, et { $most } au plus peuvent l'être en une fois. Rien n'a été écrit.
}
