# offboard, member replace

help-offboard = Retirer de toutes mes organisations une personne qui part, ou passer le relais à une autre
    .example =
        udatactl offboard lucie-fontaine --dry-run
        udatactl offboard lucie-fontaine --org ville-de-demonstration --confirm
        udatactl offboard lucie-fontaine --replace-by karim-haddad
flag-offboard-person = Personne qui part : identifiant, nom court, adresse de sa page, prénom et nom, ou adresse électronique invitée
    .value = PERSONNE
flag-offboard-org = Cette organisation seulement ; à répéter pour plusieurs
    .value = ORG
flag-offboard-replace-by = Personne qui prend la suite : elle reçoit d'abord le même rôle et les mêmes assignations
    .value = PERSONNE
flag-offboard-invite-again = Inviter cette personne même si une demande ou une invitation a été refusée ou annulée il y a moins de 30 jours
flag-offboard-comment = Ce que lit la personne dont la demande d'adhésion est refusée
    .value = TEXTE
help-member-replace = Passer le relais d'un membre à une autre personne : mêmes rôle et assignations, puis le retrait
    .example =
        udatactl member replace ville-de-demonstration lucie-fontaine karim-haddad --dry-run
        udatactl member replace ville-de-demonstration lucie-fontaine karim-haddad --yes
flag-member-replace-old = Personne qui part : identifiant, nom court, adresse de sa page, « me », ou prénom et nom
    .value = ANCIEN
flag-member-replace-new = Personne qui prend la suite : identifiant, nom court, adresse de sa page, « me », ou prénom et nom
    .value = NOUVEAU
flag-member-replace-invite-again = Inviter cette personne même si une demande ou une invitation a été refusée ou annulée il y a moins de 30 jours
flag-member-replace-comment = Ce que lit la personne dont la demande d'adhésion est refusée
    .value = TEXTE
offboard-comment = Cette demande est classée à la suite d'un changement de fonctions. En cas d'erreur, écrivez aux administrateurs de l'organisation.
offboard-oneself = Il s'agit de vous : une autre commande sert à quitter une organisation. Rien n'a été écrit.
offboard-same-person = La personne qui part et celle qui prend la suite sont la même. Rien n'a été écrit.
offboard-nothing = { $count ->
    [0] Vous n'administrez aucune organisation : il n'y a rien à faire pour { $person }.
    [one] Rien n'a été trouvé pour { $person }, ni adhésion, ni demande ou invitation en attente, dans :{ $organizations }
   *[other] Rien n'a été trouvé pour { $person }, ni adhésion, ni demande ou invitation en attente, dans { $count } organisations :{ $organizations }
}
offboard-elsewhere = { $person } est membre de « { $organization } » ({ $slug }), que vous n'administrez pas : seuls ses administrateurs peuvent l'en retirer.
offboard-only-administrator = { $person } en est le seul administrateur. S'il ne le fait pas avant de partir, pour en demander un autre à l'équipe du portail : `{ $command }`
offboard-address = Seules les invitations envoyées à { $email } ont été cherchées : un membre ne se trouve pas par son adresse. Pour les membres, désignez le compte.
offboard-left-behind = { $count ->
    [one] Dans « { $organization } », { $person } peut modifier ce contenu, et personne ne le reprend :{ $assignments }
   *[other] Dans « { $organization } », { $person } peut modifier ces { $count } contenus, et personne ne les reprend :{ $assignments }
}
offboard-waiting = { $person } reste dans « { $organization } » tant que { $successor } n'a pas accepté l'invitation.
offboard-only-asked = { $person } a seulement demandé à rejoindre « { $organization } » : personne n'y a donné de rôle, et { $successor } n'en reçoit aucun.
offboard-has-nothing = { $person } n'a dans « { $organization } » aucun rôle à transmettre à { $successor }.
offboard-add = Pour y inviter { $successor } : `{ $command }`
offboard-unknown-address = L'adresse { $email } n'est celle de personne, autant que l'on puisse le voir : ni d'un membre, ni de l'auteur d'une demande, et elle n'a jamais été invitée.
offboard-name-account = Les portails masquent les adresses des membres : désignez le compte.
offboard-again = Relancez ensuite : `{ $command }`
