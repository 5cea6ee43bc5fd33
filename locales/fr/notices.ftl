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
