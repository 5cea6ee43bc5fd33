# requests, invite

column-who = Personne
column-comment = Message
column-status = État
column-person_id = Identifiant de la personne
column-email_domain = Domaine du courriel
column-age_days = Ancienneté en jours
column-account_deleted = Compte supprimé
column-assignments = Assignations
column-member_as = Membre avec le rôle
column-other_organizations = Autres organisations
column-member = Membre
no-account = (sans compte)
age-unknown = à une date inconnue

# What both say
pending-damaged = { $count ->
    [one] 1 entrée est endommagée, car elle ne désigne personne : elle est laissée telle quelle. L'équipe du portail peut la réparer :{ $requests }
   *[other] { $count } entrées sont endommagées, car elles ne désignent personne : elles sont laissées telles quelles. L'équipe du portail peut les réparer :{ $requests }
}
pending-hidden = { $count ->
    [one] 1 organisation est laissée de côté, car seuls ses administrateurs voient les demandes et les invitations :{ $organizations }
   *[other] { $count } organisations sont laissées de côté, car seuls leurs administrateurs voient les demandes et les invitations :{ $organizations }
}
pending-hidden-many = { $count } organisations sont laissées de côté, car seuls leurs administrateurs et l'équipe du portail voient les demandes et les invitations.
requests-not-shown = Dans « { $organization } », seuls les administrateurs voient les demandes d'adhésion et les invitations.
request-answered = La demande d'adhésion faite { $when } par { $person } n'est plus en attente : elle est { $status }.
invitation-answered = L'invitation envoyée { $when } à { $person } n'est plus en attente : elle est { $status }.
hint-invite-instead = Pour inviter cette personne : `{ $command }`
hint-finish = Pour l'autre moitié : `{ $command }`
failure-damaged-request = « { $typed } » est endommagée : elle ne désigne personne, elle est donc laissée telle quelle. L'équipe du portail peut la réparer.
failure-is-invitation = « { $typed } » est une invitation : seule la personne invitée peut l'accepter.
failure-is-request = « { $typed } » est une demande d'adhésion, pas une invitation.
failure-unknown-request = « { $organization } » n'a pas reçu de demande d'adhésion « { $typed } ».
failure-unknown-invitation = « { $organization } » n'a pas envoyé d'invitation « { $typed } ».
hint-masked-addresses = Le portail masque les adresses : elles ne permettent de trouver personne. Dans ce domaine :{ $candidates }
plan-resend = Le portail ne sait pas relancer : chaque invitation est annulée, puis renvoyée. Si la seconde étape échoue, la personne reste sans invitation, et udatactl le dit.
outcome-half-resent = Fait à moitié pour { $person } : l'invitation est annulée, et la nouvelle n'est pas partie. { $why }
guard-too-many-withdrawals = { $count ->
    [one] 1 demande ou invitation serait refusée ou annulée, alors que le maximum est de { $most } par exécution. Rien n'a été écrit.
   *[other] { $count } demandes ou invitations seraient refusées ou annulées, alors que le maximum est de { $most } par exécution. Rien n'a été écrit.
}

# requests list
help-requests-list = Lister les demandes d'adhésion, les plus anciennes d'abord
    .example =
        udatactl requests list
        udatactl requests list ville-de-demonstration --status all
        udatactl requests list --fields id,organization,name,email_domain,age_days -o csv
flag-requests-list-status = Seulement les demandes dans cet état
    .value = ÉTAT
requests-list-empty = Aucune demande d'adhésion en attente.
    .next = Pour revoir celles qui ont reçu une réponse : `udatactl requests list --status all`
requests-list-none-fits = Aucune demande d'adhésion ne correspond.
    .next = Pour les voir toutes : `udatactl requests list --status all`

# requests show
help-requests-show = Afficher une demande d'adhésion en entier, avec les autres organisations de la personne
    .example = udatactl requests show ville-de-demonstration paul-durand
flag-request = Demande : son identifiant, ou l'identifiant, le nom court ou le nom de la personne ; - les lit sur l'entrée standard
    .value = DEMANDE
requests-show-approve = Pour accepter : `{ $command }`
requests-show-reject = Pour refuser : `{ $command }`

# requests approve
help-requests-approve = Accepter des demandes d'adhésion ; sans en nommer, les cocher dans une liste
    .example =
        udatactl requests approve ville-de-demonstration paul-durand
        udatactl requests approve ville-de-demonstration paul-durand --role admin --yes
        udatactl requests approve ville-de-demonstration
flag-requests-approve-role = Rôle à donner ; le portail donne éditeur, un autre est une seconde étape
    .value = RÔLE
requests-approve-which = Quelles demandes d'adhésion ? Sans terminal, il n'y a pas de liste à cocher.
requests-approve-none = Aucune demande d'adhésion en attente dans « { $organization } ».
requests-approve-question = Quelles demandes d'adhésion à « { $organization } » acceptez-vous ?
requests-approve-two-steps = Le portail donne le rôle éditeur à qui il accepte ; l'autre rôle est donné aussitôt après, dans une seconde étape.
requests-approve-again = { $person } n'est pas membre, alors que sa demande a été acceptée depuis cette machine : une autre modification, au même moment, a défait l'adhésion. La demande est acceptée de nouveau.
requests-approve-would-lower = { $person } est déjà membre, avec le rôle { $role } : accepter une demande n'abaisse jamais un rôle.

# requests reject
help-requests-reject = Refuser des demandes d'adhésion, avec un motif que la personne reçoit par courriel
    .example = udatactl requests reject ville-de-demonstration paul-durand --comment "Merci d'utiliser votre adresse professionnelle"
flag-requests-reject-comment = Motif, destiné à la personne (ou --message)
    .value = TEXTE
flag-requests-reject-max-removals = Combien de demandes peuvent être refusées cette fois : 5, ou 25% de celles en attente
    .value = NOMBRE
requests-reject-question = Pour quel motif ? La personne le lira :
requests-reject-no-comment = Un refus demande un motif, que la personne lira : `--comment TEXTE`. Rien n'a été fait.
requests-reject-member = { $person } est déjà membre : refuser la demande n'y changerait rien.

# requests mine
help-requests-mine = Lister mes demandes d'adhésion, et leur suite
    .example =
        udatactl requests mine
        udatactl requests mine ville-de-demonstration
requests-mine-empty = Aucune demande d'adhésion de votre part n'a été trouvée.
    .next = Pour demander à rejoindre une organisation : `udatactl org join ORG`
requests-mine-covers = { $count ->
    [0] Le portail ne tient pas de liste de vos propres demandes, et rien ici ne mène à une organisation. Nommez celle que vous avez sollicitée : `udatactl requests mine ORG`
    [one] Le portail ne tient pas de liste de vos propres demandes. 1 organisation consultée : celles dont vous êtes membre, celles sollicitées depuis cette machine, celles de vos notifications. Pour une autre : `udatactl requests mine ORG`
   *[other] Le portail ne tient pas de liste de vos propres demandes. { $count } organisations consultées : celles dont vous êtes membre, celles sollicitées depuis cette machine, celles de vos notifications. Pour une autre : `udatactl requests mine ORG`
}
requests-mine-untold = { $count ->
    [one] Pour 1 d'entre elles, le portail ne vous dit pas où en est votre demande.
   *[other] Pour { $count } d'entre elles, le portail ne vous dit pas où en sont vos demandes.
}
requests-mine-lost = { $count ->
    [one] 1 organisation que vous aviez sollicitée n'est plus sur le portail.
   *[other] { $count } organisations que vous aviez sollicitées ne sont plus sur le portail.
}

# invite list
help-invite-list = Lister les invitations envoyées par des organisations, les plus anciennes d'abord
    .example =
        udatactl invite list
        udatactl invite list ville-de-demonstration --status all
flag-invite-list-status = Seulement les invitations dans cet état
    .value = ÉTAT
invite-list-empty = Aucune invitation en attente de réponse.
    .next = Pour inviter quelqu'un : `udatactl member add ORG PERSONNE`
invite-list-none-fits = Aucune invitation ne correspond.
    .next = Pour les voir toutes : `udatactl invite list --status all`

# invite cancel, resend, prune
help-invite-cancel = Annuler des invitations
    .example =
        udatactl invite cancel ville-de-demonstration chloe-renard
        udatactl invite cancel ville-de-demonstration accueil@ville.example --yes
flag-invitation = Invitation : son identifiant, ou l'identifiant, le nom court, le nom ou l'adresse de la personne ; - les lit sur l'entrée standard
    .value = INVITATION
flag-invite-cancel-max-removals = Combien d'invitations peuvent être annulées cette fois : 5, ou 25% de celles en attente
    .value = NOMBRE
help-invite-resend = Annuler des invitations et les renvoyer
    .example = udatactl invite resend ville-de-demonstration chloe-renard
flag-invite-resend-role = Rôle de la nouvelle invitation (celui de l'ancienne par défaut)
    .value = RÔLE
invite-resend-unknown-role = L'invitation envoyée à { $person } porte un rôle qu'udatactl ne connaît pas : elle ne peut pas être renvoyée à l'identique.
help-invite-prune = Annuler les invitations restées longtemps sans réponse
    .example =
        udatactl invite prune --older-than 30j --dry-run
        udatactl invite prune ville-de-demonstration --older-than 90j --confirm
flag-invite-prune-mine = Toutes les organisations dont je suis membre (par défaut)
flag-invite-prune-older-than = Seulement les invitations plus anciennes que cette durée, par exemple 30j
    .value = DURÉE
flag-invite-prune-max-removals = Combien d'invitations peuvent être annulées par exécution : 5 par défaut, ou 25% de celles en attente
    .value = NOMBRE
invite-prune-none = { $days ->
    [0] Aucune invitation n'est aussi ancienne.
    [one] Aucune invitation n'attend depuis plus de 1 jour.
   *[other] Aucune invitation n'attend depuis plus de { $days } jours.
}

# invite inbox, accept, refuse
help-invite-inbox = Lister les invitations que j'ai reçues
    .example = udatactl invite inbox
invite-inbox-empty = Aucune invitation n'attend votre réponse.
    .next = Pour demander vous-même à rejoindre une organisation : `udatactl org join ORG`
invite-inbox-answer = Pour accepter : `{ $command }`
help-invite-accept = Accepter des invitations que j'ai reçues
    .example =
        udatactl invite accept ville-de-demonstration
        udatactl invite accept 64000000-0000-4000-8000-000000000005 --yes
flag-invite-accept-invitation = Invitation : son identifiant, ou l'identifiant, le nom court ou le nom de l'organisation ; - les lit sur l'entrée standard
    .value = INVITATION
help-invite-refuse = Refuser des invitations que j'ai reçues
    .example = udatactl invite refuse ville-de-demonstration
flag-invite-refuse-invitation = Invitation : son identifiant, ou l'identifiant, le nom court ou le nom de l'organisation ; - les lit sur l'entrée standard
    .value = INVITATION
invite-accepted = Pour voir ce que vous pouvez y faire : `{ $command }`
invite-not-mine = « { $typed } » ne désigne aucune invitation qui attende votre réponse : elle a déjà reçu une réponse, a été annulée, ou ne vous est pas adressée.
invite-ambiguous = « { $typed } » correspond à { $count } invitations :{ $candidates }
invite-named-twice = L'organisation { $organization } est citée deux fois. Rien n'a été écrit.
