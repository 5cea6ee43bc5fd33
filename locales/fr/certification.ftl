# org certify-request

help-org-certify-request = Demander la certification d'une organisation comme service public
    .example =
        udatactl org certify-request ville-de-demonstration --check
        udatactl org certify-request ville-de-demonstration --check --registers
        udatactl org certify-request ville-de-demonstration --reason @mission.txt --proof "Arrêté de nomination du 3 mars 2026" --submit
        udatactl org certify-request ville-de-demonstration --status
flag-org-certify-request-check = Vérifier ce que demande la certification, sans rien écrire
flag-org-certify-request-siret-check = Demander un SIRET : auto le fait sur data.gouv.fr
flag-org-certify-request-status = Dire si elle est certifiée, et quand cette machine l'a demandé
flag-org-certify-request-reason = Pourquoi la certifier : pour la lettre, pas pour le journal ; @FICHIER lit un fichier
    .value = TEXTE
flag-org-certify-request-proof = Ce qui prouve mon rôle dans l'organisation ; @FICHIER lit un fichier
    .value = TEXTE
flag-email = Adresse à laquelle l'équipe répondra ; par défaut, celle de mon compte
    .value = ADRESSE
flag-out = Fichier dans lequel écrire le message
    .value = FICHIER
flag-open = Ouvrir la page sur laquelle faire la demande
flag-submit = Envoyer le message à l'équipe du portail, après confirmation
column-asked = Demandée
column-to = Destinataire
column-segment = Sujet traité
column-body = Message
certification-certified = certifiée
certification-asked = demandée
certification-not_asked = non demandée depuis cette machine
action-certify-request = + demande de certification
state-asked = demandée
result-drafted = rédigé
certify-ready = Tout est prêt. Pour rédiger la demande : `udatactl org certify-request { $slug }`
certify-is-certified = « { $organization } » est déjà certifiée : il n'y a rien à demander.
certify-team-looks = L'équipe du portail regarde surtout deux choses : que l'organisme de ce SIRET soit un service public ({ $page }), et qu'un membre écrive depuis un domaine de cet organisme. Vérifiez les deux.
certify-check-first = Pour savoir ce que demande la certification : `udatactl org certify-request { $slug } --check`
certify-only-administrators = Vous n'êtes pas administrateur de « { $organization } » : seuls ses administrateurs peuvent demander sa certification.
certify-already = « { $organization } » est déjà certifiée : rien n'a été envoyé.
certify-unready = { $count ->
    [one] 1 point est à régler, et pourrait retarder la réponse : `udatactl org certify-request { $slug } --check`
   *[other] { $count } points sont à régler, et pourraient retarder la réponse : `udatactl org certify-request { $slug } --check`
}
certify-asked = La certification a déjà été demandée depuis cette machine, { $since } : l'équipe répond en quelques jours, et une seconde demande ne l'accélère pas.
certify-answer-by-mail = La réponse vient par courriel, en quelques jours.
certify-ask-reason = Pourquoi certifier cette organisation (sa mission de service public) ?
certify-ask-proof = Qu'est-ce qui prouve votre rôle dans cette organisation ?
certify-needs-reason = Dites pourquoi certifier l'organisation : `--reason`. Rien n'a été envoyé.
certify-needs-proof = Dites ce qui prouve votre rôle dans l'organisation : `--proof`. Rien n'a été envoyé.

# Messages to the portal's team
failure-support-url = « { $value } » n'est pas une adresse à laquelle envoyer un message : il faut une adresse en https, ou sur cette machine.
letter-needs-email = À quelle adresse l'équipe doit-elle répondre ? Indiquez-la avec `--email`. Rien n'a été envoyé.
letter-bad-email = « { $email } » n'est pas une adresse de courriel.
letter-nothing-sent = Rien n'a été envoyé : `--submit` envoie le message, `--open` ouvre la page sur laquelle le copier.
letter-not-mailed = Rien n'a été envoyé : `--open` prépare le message dans votre messagerie, pour { $recipient }.
letter-written = Le message est dans { $path }.
letter-opened = Page ouverte : { $page }
letter-not-opened = Aucun navigateur n'a pu être lancé. Ouvrez vous-même : { $page }
letter-no-desk = Ce portail n'a pas de bureau d'assistance connu : copiez le message et envoyez-le à son équipe, depuis { $page }. S'il en a un, donnez son adresse dans UDATACTL_SUPPORT_URL.
letter-by-mail = Ce message part par courriel, et non par le bureau d'assistance : `--open` le prépare dans votre messagerie. Rien n'a été envoyé.
letter-leaves = Voici exactement ce qui partira vers { $address }, sans votre clé, avec l'adresse de réponse { $email } et le sujet `{ $segment }` :
letter-question = Envoyer ce message, qui ne pourra pas être repris ?
letter-send-now = L'envoyer maintenant ?
letter-to-paste = Rien n'a été envoyé : ce portail n'a pas de bureau d'assistance connu. Copiez le message et envoyez-le à son équipe, depuis { $page }.
letter-unconfirmed = Le message est parti. Le bureau d'assistance ne confirme jamais la réception : la réponse viendra par courriel à { $email }, en quelques jours.
letter-not-sent = Le message n'a pas pu être envoyé. { $why }
letter-kept = Son texte est conservé dans { $path }.
letter-heading = Objet : { $subject }
letter-heading-of-a-mail =
    À : { $to }
    Objet : { $subject }
letter-hello = Bonjour,
letter-identity =
    Organisation : { $organization }
    Adresse : { $page }
    Identifiant : { $id }
    SIRET : { $siret }
letter-identity-without-siret =
    Organisation : { $organization }
    Adresse : { $page }
    Identifiant : { $id }
letter-closing =
    Vous pouvez me répondre à l'adresse { $email }.

    Je vous remercie de l'attention que vous porterez à cette demande.

    Cordialement,
    { $name }
certify-letter-subject = Demande de certification de l'organisation « { $organization } »
certify-letter-opening = J'administre l'organisation « { $organization } » sur { $site }, avec le compte { $account }. Je vous prie de bien vouloir la certifier en tant que service public.
certify-letter-opening-of-staff = Je vous prie de bien vouloir certifier en tant que service public l'organisation « { $organization } », publiée sur { $site }. J'écris au nom de l'équipe du portail, avec le compte { $account }.
certify-letter-reason = Mission de service public qui justifie cette certification :
certify-letter-proof = Justificatif de mon rôle dans l'organisation :

# org recover
help-org-recover = Demander un administrateur pour une organisation qui n'en a plus
    .example =
        udatactl org recover mediatheque-de-demonstration
        udatactl org recover mediatheque-de-demonstration --reason "La personne qui l'administrait est partie en mars." --submit
        udatactl org recover lignes-du-val --transport --no-answer --new-admin fatou-diallo --reason @motif.txt --open
flag-org-recover-reason = Pourquoi : pour la lettre, pas pour le journal ; @FICHIER lit un fichier
    .value = TEXTE
flag-org-recover-new-admin = Personne à nommer ; par défaut, moi
    .value = PERSONNE
flag-org-recover-transport = Pour des données de transport : le message part par courriel à l'équipe de transport.data.gouv.fr
flag-org-recover-no-answer = Il y a un administrateur, mais il ne répond pas
column-recently_here = À contacter
action-recover = + demande d'administrateur
recover-nobody-left = Cette organisation n'a plus aucun membre.
recover-no-administrator = « { $organization } » n'a plus aucun administrateur : seule l'équipe du portail peut en nommer un.
recover-away = Aucun administrateur de « { $organization } » n'est venu sur le portail depuis un an.
recover-hidden = « { $organization } » a au moins un administrateur, mais vous ne voyez pas quand il est venu pour la dernière fois : adressez-vous d'abord à lui.
recover-administered = « { $organization } » est administrée, et un administrateur est venu sur le portail depuis un an : adressez-vous d'abord à lui.
recover-by-myself = Vous administrez « { $organization } » : il n'y a personne à qui écrire.
recover-name-others = Pour nommer un autre administrateur : `udatactl member promote { $slug } PERSONNE --to admin`, ou `udatactl member add { $slug } PERSONNE --role admin`
recover-no-answer = S'il ne répond pas : `--no-answer`, et dites-le dans `--reason`.
recover-write = Pour rédiger le message à l'équipe du portail : `udatactl org recover { $slug } --reason TEXTE`
recover-transport = Pour des données de transport, écrivez à l'équipe de transport.data.gouv.fr : `--transport`
recover-asked = Cette demande a déjà été envoyée depuis cette machine, { $since } : l'équipe répond en quelques jours.
recover-ask-reason = Pourquoi faut-il un nouvel administrateur ?
recover-needs-reason = Dites pourquoi il faut un nouvel administrateur : `--reason`. Rien n'a été envoyé.
recover-letter-subject = Demande d'un administrateur pour l'organisation « { $organization } »
recover-letter-nobody = L'organisation « { $organization } » n'a plus aucun administrateur sur { $site } : personne ne peut répondre aux demandes d'adhésion, ni gérer ses membres et sa fiche.
recover-letter-away = Aucun administrateur de l'organisation « { $organization } » n'est venu sur { $site } depuis plus d'un an : plus personne ne répond aux demandes d'adhésion ni ne gère ses membres et sa fiche.
recover-letter-no-answer = { $count ->
    [one] L'organisation « { $organization } » a un administrateur sur { $site }, mais il ne répond pas : personne ne donne suite aux demandes d'adhésion, ni ne gère ses membres et sa fiche.
   *[other] L'organisation « { $organization } » a { $count } administrateurs sur { $site }, mais aucun ne répond : personne ne donne suite aux demandes d'adhésion, ni ne gère ses membres et sa fiche.
}
recover-letter-account =
    Je vous prie de bien vouloir donner le rôle d'administrateur au compte suivant :
    { $name } ({ $account })
    { $page }
recover-letter-reason = Motif de cette demande :
