# member, person, role

help-member-list = Lister les membres d'organisations
    .example =
        udatactl member list ville-de-demonstration
        udatactl member list --all-orgs --role admin -o csv --csv-dialect fr
        udatactl member list ville-de-demonstration --dormant 180d
flag-member-list-all-orgs = Toutes les organisations dont je suis membre
flag-member-list-role = Seulement les membres qui ont ce rôle
    .value = RÔLE
flag-member-list-dormant = Seulement les membres absents depuis cette durée, par exemple 180d
    .value = DURÉE
flag-member-list-never-seen = Seulement les membres jamais vus
flag-member-list-domain = Seulement les membres dont l'adresse est dans ce domaine
    .value = DOMAINE
flag-member-list-not-domain = Seulement les membres dont l'adresse est dans un autre domaine
    .value = DOMAINE
flag-member-list-sort = Ordre
    .value = CHAMP
member-list-empty = Aucun membre ne correspond.
member-list-which = Quelle organisation ?
member-list-damaged = { $count ->
    [one] 1 membre est endommagé : il n'a pas de compte.
   *[other] { $count } membres sont endommagés : ils n'ont pas de compte.
}
member-list-hidden = { $count ->
    [one] La dernière visite de 1 membre n'est pas visible pour vous : laissé de côté.
   *[other] La dernière visite de { $count } membres n'est pas visible pour vous : laissés de côté.
}
help-member-remove = Retirer des personnes d'une organisation
    .example =
        udatactl member remove ville-de-demonstration jeanne-martin
        udatactl member remove ville-de-demonstration jeanne-martin paul-durand --yes
