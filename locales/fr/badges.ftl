# badge

help-badge = Voir les badges ; l'équipe du portail les donne et les retire
help-badge-list = Lister les badges du portail, et ceux d'une organisation
    .example =
        udatactl badge list
        udatactl badge list ville-de-demonstration
flag-badge-list-org = Organisation dont on veut connaître les badges
    .value = ORG
help-badge-add = Donner un badge à une organisation (équipe du portail seulement)
    .example =
        udatactl badge add ville-de-demonstration certified
help-badge-remove = Retirer un badge à une organisation (équipe du portail seulement)
    .example =
        udatactl badge remove ville-de-demonstration certified
flag-kind = Badge : association, certified, company, local-authority, public-service…
    .value = BADGE
column-badge = Badge
column-label = Libellé
column-awarded = Attribué
action-badge-add = + badge
action-badge-remove = - badge
badge-list-empty = Ce portail n'a pas de badges.
badge-only-staff = Seule l'équipe du portail donne et retire les badges, et votre compte sur { $site } n'en fait pas partie.
badge-ask-instead = Un administrateur de l'organisation peut demander sa certification : `{ $command }`
badge-unknown = « { $kind } » n'est pas un badge de ce portail. Ceux qu'il connaît : { $known }.
badge-will-add = + donner le badge « { $badge } » à « { $organization } » ({ $slug })
badge-will-remove = - retirer le badge « { $badge } » à « { $organization } » ({ $slug })
badge-mails = Le portail peut en prévenir par courriel tous les membres de l'organisation.
badge-not-read-back = Le portail a accepté, mais les badges de « { $organization } » n'ont pas changé.
