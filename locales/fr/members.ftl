# member, person, role

help-member-list = Lister les membres d'organisations
    .example =
        udatactl member list ville-de-demonstration
        udatactl member list --mine --role admin -o csv --csv-dialect fr
        udatactl member list ville-de-demonstration --dormant 180j
flag-member-list-mine = Toutes les organisations dont je suis membre
flag-member-list-role = Seulement les membres qui ont ce rôle
    .value = RÔLE
flag-member-list-dormant = Seulement les membres absents depuis cette durée, par exemple 180j
    .value = DURÉE
flag-member-list-never-seen = Seulement les membres jamais vus
flag-member-list-domain = Seulement les membres dont l'adresse est dans ce domaine
    .value = DOMAINE
flag-member-list-not-domain = Seulement les membres dont l'adresse est dans un autre domaine
    .value = DOMAINE
flag-member-list-accounts = Vérifier pour chaque membre si son compte est en service, supprimé ou désactivé : un appel par membre
flag-member-list-account = Seulement les membres dont le compte est dans cet état ; gone veut dire supprimé ou désactivé
    .value = ÉTAT
flag-member-list-sort = Ordre
    .value = CHAMP
member-list-empty = Aucun membre ne correspond.
    .next = Pour voir tous les membres : `udatactl member list ORG`
member-list-which = Quelle organisation ?
member-list-damaged = { $count ->
    [one] 1 membre est endommagé : il n'a pas de compte.
   *[other] { $count } membres sont endommagés : ils n'ont pas de compte.
}
member-list-doubled = { $count ->
    [one] 1 membre figure plusieurs fois dans la liste : il compte pour un.
   *[other] { $count } membres figurent plusieurs fois dans la liste : chacun compte pour un.
}
member-list-hidden = { $count ->
    [one] La dernière visite d'un membre n'est pas visible pour vous : il est laissé de côté.
   *[other] La dernière visite de { $count } membres n'est pas visible pour vous : ils sont laissés de côté.
}
help-member-remove = Retirer des personnes d'une organisation
    .example =
        udatactl member remove ville-de-demonstration jeanne-martin
        udatactl member remove ville-de-demonstration jeanne-martin marc-delattre --yes

flag-member-add-person = Personne qui a un compte : identifiant, nom court, adresse de sa page, ou prénom et nom ; - les lit sur l'entrée standard
    .value = PERSONNE
flag-member-add-email = Adresse électronique à inviter, avec ou sans compte ; répétable ; - les lit sur l'entrée standard
    .value = ADRESSE
flag-member-add-role = Rôle à donner (editor par défaut)
    .value = RÔLE
flag-member-add-comment = Message joint à l'invitation
    .value = TEXTE
flag-member-add-invite-again = Inviter aussi les personnes dont la demande ou l'invitation a été refusée ou annulée il y a moins de 30 jours
help-member-add = Inviter des personnes, ou accepter celles qui ont demandé à rejoindre l'organisation
    .example =
        udatactl member add ville-de-demonstration jeanne-martin
        udatactl member add ville-de-demonstration --email paul@example.org --role admin
        udatactl member add ville-de-demonstration jeanne-martin --comment "Bienvenue" --dry-run
member-add-bad-address = « { $email } » n'est pas une adresse électronique. Rien n'a été envoyé.
member-add-asked = { $person } a demandé à rejoindre l'organisation ({ $when }) : sa demande d'adhésion est acceptée, et aucune invitation n'est envoyée.
hint-add-account = Une personne qui y a un compte s'ajoute par son nom : `udatactl member add { $slug } PERSONNE`
member-add-no-comment = Ce portail ajoute immédiatement et ne transmet pas de message : le vôtre n'est pas envoyé.
member-add-asked-no-comment = { $person } a demandé à rejoindre l'organisation ({ $when }) : sa demande d'adhésion est acceptée, et aucune invitation n'est envoyée. Une acceptation ne transmet pas de message : le vôtre n'est pas envoyé.
member-add-invited-already = { $person } a déjà une invitation ({ $when }, rôle { $role }) et n'y a pas encore répondu. Aucune autre n'est envoyée.
member-add-invited-as = { $person } a déjà une invitation ({ $when }) avec le rôle { $role }, et non { $wanted }, et n'y a pas encore répondu. Aucune autre n'est envoyée.
member-add-member-as = { $person } est déjà membre avec le rôle { $role }, et non { $wanted }.
member-add-invited = { $count ->
    [one] Invitation envoyée : la personne ne sera membre qu'après l'avoir acceptée.
   *[other] { $count } invitations envoyées : ces personnes ne seront membres qu'après les avoir acceptées.
}
member-add-at-once = { $count ->
    [one] Ce portail a ajouté 1 personne immédiatement, sans invitation.
   *[other] Ce portail a ajouté { $count } personnes immédiatement, sans invitation.
}
member-add-request-was-refused = { $person } ne reçoit pas d'invitation : sa demande d'adhésion, faite { $when }, a été refusée, et 30 jours doivent d'abord passer. Rien n'a été écrit.
member-add-invitation-was-refused = { $person } ne reçoit pas de nouvelle invitation : la précédente, envoyée { $when }, a été refusée, et 30 jours doivent d'abord passer. Rien n'a été écrit.
member-add-invitation-was-canceled = { $person } ne reçoit pas de nouvelle invitation : la précédente, envoyée { $when }, a été annulée, et 30 jours doivent d'abord passer. Rien n'a été écrit.
hint-invite-again = `--invite-again` si une invitation est attendue.
hint-invite-resend = Pour l'annuler et la renvoyer : `{ $command }`
hint-member-set-role = { $person } garde son rôle actuel. Pour le changer : `{ $command }`

flag-member-promote-to = Rôle à atteindre, au lieu d'un seul échelon
    .value = RÔLE
help-member-promote = Donner un rôle plus élevé : éditeur partiel, éditeur, administrateur
    .example =
        udatactl member promote ville-de-demonstration jeanne-martin
        udatactl member promote ville-de-demonstration jeanne-martin --to admin
flag-member-demote-to = Rôle à atteindre, au lieu d'un seul échelon
    .value = RÔLE
help-member-demote = Donner un rôle moins élevé : administrateur, éditeur, éditeur partiel
    .example =
        udatactl member demote ville-de-demonstration jeanne-martin
        udatactl member demote ville-de-demonstration jeanne-martin --to partial_editor
flag-member-set-role-role = Rôle à donner
    .value = RÔLE
help-member-set-role = Donner un rôle à une personne, quel que soit le sien
    .example =
        udatactl member set-role ville-de-demonstration jeanne-martin editor
member-role-highest = { $person } a déjà le rôle { $role } : il n'y en a pas de plus élevé.
member-role-lowest = { $person } a déjà le rôle { $role } : il n'y en a pas de moins élevé sur ce portail.
member-role-same = { $person } a déjà le rôle { $role }.
member-role-unknown = { $person } a un rôle qu'udatactl ne connaît pas : il est laissé tel quel. Rien n'a été écrit.
member-no-such-role = Ce portail n'a pas le rôle « { $role } ». Rien n'a été écrit.
member-that-is-lower = { $person } a un rôle plus élevé que celui-là : ce serait une rétrogradation. Rien n'a été écrit.
member-that-is-higher = { $person } a un rôle moins élevé que celui-là : ce serait une promotion. Rien n'a été écrit.

help-member-show = Afficher un membre : son rôle, ce qu'il peut faire, sa dernière visite
    .example =
        udatactl member show ville-de-demonstration jeanne-martin
member-show-doubled = { $person } figure ici plusieurs fois, ce que laissent des modifications simultanées : cela fait un seul membre. L'équipe du portail peut le réparer.
member-show-only-administrator = { $person } est seul administrateur : l'organisation sera orpheline le jour de son départ.
member-show-asked = { $person } a demandé à rejoindre l'organisation ({ $when }) et attend une réponse.
member-show-invited = { $person } a une invitation ({ $when }) et n'y a pas encore répondu.
hint-member-promote = Pour donner un rôle plus élevé : `{ $command }`
hint-member-demote = Pour donner un rôle moins élevé : `{ $command }`
hint-member-remove = Pour retirer cette personne : `{ $command }`

member-list-nowhere = Vous n'êtes membre d'aucune organisation ici.
    .next = Pour en rejoindre une : `udatactl org join ORG`
member-list-without-address = { $count ->
    [one] Le domaine de l'adresse d'un membre n'est pas visible pour vous : il est laissé de côté.
   *[other] Le domaine de l'adresse de { $count } membres n'est pas visible pour vous : ils sont laissés de côté.
}
name-none = (endommagé : sans compte)
name-deleted = (compte supprimé)
name-switched_off = (compte désactivé)
account-active = actif
account-switched_off = désactivé
account-unknown = non vérifié
account-deleted = supprimé
account-none = aucun

flag-person-find-text = Prénom et nom, une partie, ou nom court ; l'équipe du portail peut chercher par adresse
    .value = TEXTE
help-person-find = Trouver des personnes par leur nom
    .example =
        udatactl person find Jeanne Martin
        udatactl person find martin -o json
person-find-empty = Personne ne correspond à « { $text } ».
    .next = Pour inviter par son adresse qui n'a pas encore de compte : `udatactl member add ORG --email ADRESSE`
person-find-more = Le portail ne montre que 20 personnes : il y en a peut-être d'autres. Précisez le prénom et le nom.
help-person-show = Afficher une personne et ses organisations
    .example =
        udatactl person show jeanne-martin
        udatactl person show me
person-show-nowhere = { $person } n'est membre d'aucune organisation ici.
person-show-unread = { $count ->
    [one] Le rôle dans 1 organisation n'a pas pu être lu.
   *[other] Les rôles dans { $count } organisations n'ont pas pu être lus.
}

help-role-list = Afficher qui peut faire quoi sur ce portail
    .example =
        udatactl role list
        udatactl role list --site demo
role-list-in-its-words = { $role }, selon le portail : { $description }
role-list-partial = Un éditeur partiel modifie ce qu'il a créé lui-même et ce qui lui est assigné. Le guide dit qu'il répond à toutes les discussions au nom de l'organisation ; sur udata 17.18, c'est seulement sur ce qui lui est assigné. Avec un autre rôle, il perd ses assignations.
role-list-requests-hidden = Le guide de data.gouv.fr dit que les éditeurs consultent les demandes d'adhésion : ce n'est plus vrai ici. Depuis udata 15, seuls les administrateurs les voient.
role-list-requests-shown = Ce portail est antérieur à udata 15 : tout membre y lit les demandes d'adhésion.
role-list-no-partial = Ce portail n'a pas d'éditeurs partiels : ils existent depuis udata 15.4. Un éditeur y modifie tout ce que l'organisation publie.
role-list-requests-unknown = Que les éditeurs puissent lire les demandes d'adhésion dépend du portail, qui n'a pas pu être examiné ici. Les portails récents ne les montrent qu'aux administrateurs, quoi qu'en disent leurs guides.
role-list-unknown = Ce portail a aussi le rôle « { $role } », qu'udatactl ne connaît pas.
role-list-portal-staff = L'équipe du portail peut tout faire, partout.
may-publish_datasets = Publier des jeux de données et des API
may-publish_reuses = Référencer des réutilisations
may-answer_discussions = Répondre aux discussions au nom de l'organisation
may-edit_content = Modifier et supprimer ce qui est publié
may-read_requests = Lire les demandes d'adhésion
may-add_members = Ajouter ou inviter des membres
may-answer_requests = Accepter ou refuser les demandes d'adhésion
may-remove_members = Retirer des membres et changer leur rôle
may-delete_organization = Supprimer l'organisation
may-edit_organization = Modifier la fiche de l'organisation
may-see_private = Voir ce qui est privé
may-edit_assigned = Modifier ce qui lui est assigné
may-answer_assigned = Répondre aux discussions sur ce qui lui est assigné
grant-yes = oui
grant-no = non
grant-assigned = assignés
grant-depends = selon le portail
column-permission = Droit
column-admin = Administrateur
column-editor = Éditeur
column-partial_editor = Éditeur partiel
column-may = Droits
column-account = Compte
column-domain = Domaine de l'adresse
column-admin_of = Administrateur de
column-member_of = Membre de
