# notification, account, help

help-notification = Voir ce que le portail vous signale et ce qui vous attend, et choisir ce que vous recevez

column-short_id = Notification
column-what = Nature
column-handled = Lue
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
notification-list-empty = Aucune notification.
    .next = Pour savoir ce qui attend dans vos organisations : `udatactl notification digest`
notification-list-empty-handled = Aucune notification n'a été lue ou traitée.
notification-how-to-read = Pour en marquer une comme lue : `{ $command }`

# notification read
help-notification-read = Marquer des notifications comme lues
    .example =
        udatactl notification read 640000a3
        udatactl notification read --all
flag-notification-read-notification = Notification : son identifiant, ou au moins ses quatre premiers caractères ; - les lit sur l'entrée standard
    .value = NOTIFICATION
notification-which = Quelles notifications ? Nommez-les, ou marquez avec `--all` toutes celles qu'il suffit de lire.
notification-all-or-some = Nommez des notifications ou donnez `--all`, mais pas les deux.
notification-left = { $count ->
    [one] 1 notification attend une réponse et reste non lue. Nommez-la pour la marquer quand même.
   *[other] { $count } notifications attendent une réponse et restent non lues. Nommez-les pour les marquer quand même.
}
failure-unknown-notification = Vous n'avez pas de notification « { $typed } ».
failure-ambiguous-notification = Plusieurs notifications commencent par « { $typed } » : donnez davantage de caractères.
failure-still-unread = { $count ->
    [one] 1 notification est toujours non lue sur le portail.
   *[other] { $count } notifications sont toujours non lues sur le portail.
}

# notification settings, mute, pause, follow, unfollow
column-setting = Réglage
column-event = Nature
column-reasons = En tant que
column-class = Classe
column-origin = Suivi depuis
setting-cadence = courriels
setting-pause = pause
setting-organization = organisation
setting-rule = règle
setting-rule-everywhere = règle générale
hearing-immediate = un par notification
hearing-daily = un résumé par jour
hearing-weekly = un résumé par semaine
hearing-paused = en pause
hearing-active = aucune pause
hearing-all = tout
hearing-some = en partie
hearing-nothing = rien
hearing-muted = coupé
hearing-followed = suivi
hearing-default = par défaut
hearing-as-organization-admin = administrateur
hearing-as-organization-editor = éditeur
hearing-as-organization-partial_editor = éditeur partiel
hearing-as-owner = propriétaire
hearing-as-discussion-participant = participant
hearing-as-explicit_subscriber = abonné
hearing-as-contributor = contributeur
hearing-as-discussant = auteur de réponses
hearing-as-requester = demandeur
hearing-origin-followed = votre choix
hearing-origin-edited = votre modification
hearing-origin-discussed = votre réponse
notification-all = toutes
notification-discussion = discussions
notification-reuse = réutilisations
notification-dataservice = API
notification-badge = badges
notification-membership = demandes d'adhésion
notification-organization = vie des organisations
notification-harvest = moissonnage
notification-harvest-source = moissonneurs
notification-transfer = transferts
action-notifications-cadence = ~ rythme des courriels
action-notifications-pause = - pause
action-notifications-resume = + reprise
action-notifications-mute = - couper
action-notifications-unmute = + rétablir
action-notifications-follow = + suivre
action-notifications-unfollow = - ne plus suivre
action-notifications-default = ~ réglage par défaut

help-notification-settings = Voir ce que le portail vous signale et à quel rythme, et régler ce rythme
    .example =
        udatactl notification settings
        udatactl notification settings --cadence weekly
flag-notification-settings-cadence = Régler le rythme des courriels : un par notification, ou un résumé par jour ou par semaine
    .value = RYTHME
help-notification-mute = Ne plus recevoir certaines notifications, de toutes parts ou d'une organisation
    .example =
        udatactl notification mute discussion
        udatactl notification mute reuse-created --org ville-de-demonstration
        udatactl notification mute discussion --off
flag-notification-mute-event = Nature des notifications. Ce qui attend une réponse ne se coupe pas
    .value = NATURE
flag-notification-mute-org = Seulement celles de cette organisation ; répétable
    .value = ORG
flag-notification-mute-off = Les recevoir de nouveau
help-notification-pause = Ne plus rien recevoir, sauf ce qui attend une réponse, jusqu'à nouvel ordre
    .example =
        udatactl notification pause
        udatactl notification pause --off
flag-notification-pause-off = Mettre fin à la pause
help-notification-follow = Recevoir tout ce qui concerne des organisations
    .example =
        udatactl notification follow ville-de-demonstration
        udatactl notification follow --mine --confirm
        udatactl notification follow ville-de-demonstration --default
flag-notification-follow-mine = Toutes les organisations dont je suis membre
flag-notification-follow-default = Oublier votre choix : ne recevoir que ce qui va avec votre rôle
help-notification-unfollow = Ne plus rien recevoir de certaines organisations, sauf ce qui attend une réponse
    .example =
        udatactl notification unfollow ville-de-demonstration
        udatactl notification unfollow --mine --dry-run
flag-notification-unfollow-mine = Toutes les organisations dont je suis membre
notification-will-cadence = ~ courriels : { $cadence }
notification-will-pause = - ne plus rien recevoir, ni notification ni courriel, sauf ce qui attend une réponse. Le portail n'y met pas fin de lui-même, et ce qui arrive pendant la pause n'est pas signalé ensuite
notification-will-resume = + recevoir de nouveau notifications et courriels
notification-will-mute = - ne plus recevoir, de toutes parts : « { $kind } »
notification-will-unmute = + recevoir de nouveau, de toutes parts : « { $kind } »
notification-will-mute-in = - ne plus recevoir de « { $organization } » ({ $slug }) : « { $kind } »
notification-will-unmute-in = + recevoir de nouveau de « { $organization } » ({ $slug }) : « { $kind } »
notification-will-follow = + recevoir tout ce qui concerne « { $organization } » ({ $slug })
notification-will-unfollow = - ne plus rien recevoir de « { $organization } » ({ $slug }), sauf ce qui attend une réponse
notification-will-default = ~ recevoir de « { $organization } » ({ $slug }) ce qui va avec votre rôle
notification-goes-followed = Avec cela disparaît votre règle « { $kind } : suivi » sur cette organisation.
notification-goes-muted = Avec cela disparaît votre règle « { $kind } : coupé » sur cette organisation.
notification-no-organization = Vous n'êtes membre d'aucune organisation.
notification-so-already = { $count ->
    [one] C'est déjà le cas : rien n'a été envoyé.
   *[other] C'est déjà le cas des { $count } organisations : rien n'a été envoyé.
}
notification-still-nothing = Le portail a accepté, mais vous ne recevez toujours rien de « { $organization } » : une règle générale coupe ces notifications. `udatactl notification settings` les montre.
notification-not-read-back = Le portail a accepté, mais vos réglages n'ont pas changé.
notification-all-paused = Tout est en pause, quoi que disent les règles ; pour y mettre fin : `{ $command }`
notification-less-often = Pour recevoir moins de courriels : `{ $command }`
notification-less-of-one = Pour ne plus rien recevoir d'une organisation, sauf ce qui attend une réponse : `{ $command }`

# notification digest
help-notification-digest = Afficher ce qui vous attend dans toutes vos organisations ; ne rien dire si rien n'attend
    .example =
        udatactl notification digest
        udatactl notification digest --older-than 7j -o md
        udatactl notification digest --no-input
flag-notification-digest-older-than = Seulement ce qui attend depuis ce temps : 7j, 2 semaines. Les clés bientôt expirées sont toujours montrées
    .value = DURÉE
column-command = Commande
column-expires_at = Expiration
age-until = { $count ->
    [0] aujourd'hui
    [one] dans 1 jour
   *[other] dans { $count } jours
}
digest-nothing = Rien n'attend de réponse dans vos organisations.
digest-request = demande d'adhésion
digest-invitation_received = vous invite
digest-invitation_sent = invitation sans réponse
digest-discussion = discussion sans réponse
digest-harvester = moissonneur en échec
digest-key = clé bientôt expirée
digest-answer-requests = Qui demande à rejoindre : `{ $command }`
digest-answer-invitations = Qui vous invite : `{ $command }`
digest-look-at-invitations = Qui n'a pas répondu à une invitation : `{ $command }`
digest-partly = { $count ->
    [one] Ce relevé est incomplet : 1 liste n'a pas pu être lue.
   *[other] Ce relevé est incomplet : { $count } listes n'ont pas pu être lues.
}
digest-lost-organization = « { $organization } » n'a pas pu être lue : { $why }
digest-lost-requests = Les demandes d'adhésion à « { $organization } » n'ont pas pu être lues : { $why }
digest-lost-discussions = Les discussions de « { $organization } » n'ont pas pu être lues : { $why }
digest-lost-harvesters = Les moissonneurs de « { $organization } » n'ont pas pu être lus : { $why }
digest-lost-invitations = Vos invitations n'ont pas pu être lues : { $why }
digest-lost-keys = Vos clés d'API n'ont pas pu être lues : { $why }

# account create
help-account = Obtenir un compte sur un portail
help-account-create = Dire à quoi sert un compte, et ouvrir la page où vous le créez
    .example =
        udatactl account create
        udatactl account create --site demo --no-open
flag-account-create-no-open = Afficher seulement l'adresse de la page
column-opened = Ouverte
account-why = Pour publier, rejoindre une organisation ou en administrer une, il faut un compte personnel, à votre propre adresse ; consulter n'en demande pas. Un compte ne se crée que sur la page du portail, où une personne doit le confirmer.
account-as-whom = Publiez au nom d'une organisation quand vous travaillez pour elle : ce qui est publié lui reste après votre départ, et d'autres peuvent s'en occuper. Publiez en votre nom ce qui n'appartient qu'à vous.
account-then = Une fois le compte créé, connectez-vous ici : `{ $command }`
account-more = Pour en savoir plus sur les comptes, les clés et les espaces producteur : `{ $command }`

# help
help-help = Lister les sujets et les commandes, ou en expliquer un
    .example =
        udatactl help
        udatactl help accounts
        udatactl help member add
        udatactl help fields member list
flag-help-topic = Sujet, ou mots d'une commande
    .value = SUJET
help-others = Les sujets et les commandes : `{ $command }`
help-no-fields = `{ $verb }` ne donne aucun enregistrement : cette commande n'a pas de champ.
hint-help-fields = Celles-ci en ont : { $verbs }
column-part = Partie
column-heading = Intitulé
column-value = Valeur
column-in_table = Dans un tableau
column-tokens = Mots
value-text = texte
value-number = nombre
value-flag = oui ou non
value-moment = date
value-token = mot
value-list = liste
value-tokens = mots
heading-topics = Sujets :
topic-accounts = Comptes, clés, connexion, espaces producteur
topic-environment = Les variables d'environnement
topic-exit-codes = Ce que dit le code de retour
topic-fields = Les champs d'un résultat, pour `--fields` et les scripts
topic-fields-which = `udatactl help fields NOM VERBE` énumère les champs que donne une commande : la clé, qui nomme le champ en JSON, en tête du CSV et pour `--fields` ; l'intitulé qu'il a dans un tableau ; la nature de sa valeur ; s'il figure dans un tableau sans qu'on le demande ; les mots qu'il peut prendre, quand udatactl les connaît. Avec `-o json`, un programme lit la même chose.
topic-fields-ask = `--fields` prend n'importe lesquelles de ces clés, dans l'ordre que vous voulez, et Tab les propose : `udatactl member list ORG --fields slug,since`. Le JSON les a toujours toutes.
topic-fields-schemas = Un schéma JSON par commande se trouve dans `docs/schemas/`, avec le code source.
topic-accounts-why = Consulter ne demande pas de compte. Pour publier, rejoindre une organisation ou en administrer une, il faut un compte personnel : `udatactl account create` ouvre la page où vous le créez. Un compte est celui d'une seule personne. Entre collègues qui en partagent un, rien ne dit qui a fait quoi, ni qui retirer quand l'un d'eux s'en va.
topic-accounts-sign-in = Sur data.gouv.fr, vous vous connectez sur le site, y compris avec ProConnect si votre administration en dispose. udatactl ne demande jamais votre mot de passe : il utilise une clé d'API.
topic-accounts-keys = Une clé se crée sur la page de votre profil, dans l'administration du portail ; `udatactl auth login --web` ouvre cette page, vérifie la clé et la range dans le trousseau du système. Une clé permet tout ce que vous pouvez faire : ne la partagez pas, créez-en une par machine et révoquez celle que vous avez perdue. `udatactl auth token list` montre ce qui s'est servi de chacune, `udatactl auth token rotate` remplace celle qui est utilisée, `udatactl auth import` reprend celle du client officiel. En intégration continue, la clé se place dans la variable UDATACTL_TOKEN. `udatactl notification digest` signale les clés qui vont expirer.
topic-accounts-as-whom = Vous publiez en votre nom ou au nom d'une organisation. Choisissez l'organisation quand vous travaillez pour elle : ce qui est publié lui reste après votre départ, et ses autres membres peuvent s'en occuper. Si elle est déjà sur le portail, demandez à la rejoindre (`udatactl org join`) ; sinon, créez-la (`udatactl org create`).
topic-accounts-producers = Le même compte ouvre l'espace producteur de transport.data.gouv.fr, pour les données de transport, et publier.etalab.studio, pour les données qui suivent un schéma. Ce que vous pouvez y modifier dépend des organisations dont vous êtes membre sur data.gouv.fr : ce sont elles qu'udatactl administre.
topic-accounts-trial = demo.data.gouv.fr sert aux essais, avec des comptes et des clés qui lui sont propres. Le bac à sable (`udatactl -s sandbox org list`) n'en demande pas.
