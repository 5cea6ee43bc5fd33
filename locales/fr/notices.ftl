# notification, account, help

help-notification = Voir ce que le portail vous signale et ce qui vous attend

column-short_id = Notification
column-what = Nature
column-about = Objet
column-handled = Lue
column-subject = Sujet
column-requires_action = Attend une réponse
action-read = ~ marquer comme lue

notification-unread = non lue
notification-handled = lue
notification-membership-requested = demande d'adhésion
notification-membership-invited = vous invite
notification-membership-accepted = votre demande est acceptée
notification-membership-refused = votre demande est refusée
notification-badge-certified = est certifiée
notification-badge-public-service = est un service public
notification-badge-local-authority = est une collectivité
notification-badge-company = est une entreprise
notification-badge-association = est une association
notification-discussion-new = nouvelle discussion
notification-discussion-comment = nouveau commentaire
notification-discussion-closed = discussion close
notification-reuse-created = nouvelle réutilisation
notification-dataservice-created = nouvelle API
notification-transfer-requested = transfert demandé
notification-harvest-source-pending = moissonneur à valider
notification-harvest-source-accepted = moissonneur validé
notification-harvest-source-refused = moissonneur refusé

# notification list
help-notification-list = Lister ce que le portail vous signale, le non lu d'abord
    .example =
        udatactl notification list
        udatactl notification list --unread -o json
flag-notification-list-unread = Seulement les notifications non lues
flag-notification-list-handled = Seulement celles qui ont été lues ou traitées
notification-none = Aucune notification.
notification-none-handled = Aucune notification n'a été lue ou traitée.
notification-how-to-read = Pour en marquer une comme lue : `{ $command }`

# notification read
help-notification-read = Marquer des notifications comme lues
    .example =
        udatactl notification read 7ca78d4b
        udatactl notification read --all
flag-notification-read-notification = Notification : son identifiant, ou au moins ses quatre premiers caractères ; - les lit sur l'entrée standard
    .value = NOTIFICATION
notification-which = Quelles notifications ? Nommez-les, ou marquez avec `--all` toutes celles qu'il suffit de lire.
notification-all-or-some = Nommez des notifications ou donnez `--all`, mais pas les deux.
notification-left = { $count ->
    [one] 1 notification attend une réponse et reste non lue. Nommez-la pour la marquer quand même.
   *[other] { $count } notifications attendent une réponse et restent non lues. Nommez-les pour les marquer quand même.
}
failure-unknown-notification = Vous n'avez pas de notification « { $typed } ».
failure-ambiguous-notification = Plusieurs notifications commencent par « { $typed } » : donnez davantage de caractères.
failure-still-unread = { $count ->
    [one] 1 notification est toujours non lue sur le portail.
   *[other] { $count } notifications sont toujours non lues sur le portail.
}

# notification digest
help-notification-digest = Afficher ce qui vous attend dans toutes vos organisations ; ne rien dire si rien n'attend
    .example =
        udatactl notification digest
        udatactl notification digest --older-than 7d -o md
        0 8 * * 1-5 udatactl notification digest --no-input
flag-notification-digest-older-than = Seulement ce qui attend depuis ce temps : 7d, 48h. Les clés bientôt expirées sont toujours montrées
    .value = DURÉE
column-command = Commande
column-expires_at = Expiration
age-until = { $count ->
    [0] aujourd'hui
    [one] dans 1 jour
   *[other] dans { $count } jours
}
digest-request = demande d'adhésion
digest-invitation_received = vous invite
digest-invitation_sent = invitation sans réponse
digest-discussion = discussion sans réponse
digest-harvester = moissonneur en échec
digest-key = clé bientôt expirée
digest-answer-requests = Qui demande à rejoindre : `{ $command }`
digest-answer-invitations = Qui vous invite : `{ $command }`
digest-look-at-invitations = Qui n'a pas répondu à une invitation : `{ $command }`
digest-partly = { $count ->
    [one] Ce relevé est incomplet : 1 liste n'a pas pu être lue.
   *[other] Ce relevé est incomplet : { $count } listes n'ont pas pu être lues.
}
digest-lost-organization = « { $organization } » n'a pas pu être lue : { $why }
digest-lost-requests = Les demandes d'adhésion à « { $organization } » n'ont pas pu être lues : { $why }
digest-lost-discussions = Les discussions de « { $organization } » n'ont pas pu être lues : { $why }
digest-lost-harvesters = Les moissonneurs de « { $organization } » n'ont pas pu être lus : { $why }
digest-lost-invitations = Vos invitations n'ont pas pu être lues : { $why }
digest-lost-keys = Vos clés d'API n'ont pas pu être lues : { $why }
