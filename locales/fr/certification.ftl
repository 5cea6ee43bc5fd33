# org certify-request

help-org-certify-request = Demander la certification d'une organisation comme service public
    .example =
        udatactl org certify-request ville-de-demonstration --check
        udatactl org certify-request ville-de-demonstration --reason @mission.txt --proof "Arrêté de nomination du 3 mars 2026" --submit
        udatactl org certify-request ville-de-demonstration --status
flag-org-certify-request-check = Vérifier ce que demande la certification, sans rien écrire
flag-org-certify-request-status = Dire si elle est certifiée, et quand cette machine l'a demandé
flag-org-certify-request-reason = Pourquoi la certifier : sa mission de service public ; @FICHIER lit un fichier
    .value = TEXTE
flag-org-certify-request-proof = Ce qui prouve mon rôle dans l'organisation ; @FICHIER lit un fichier
    .value = TEXTE
flag-email = Adresse à laquelle l'équipe répondra ; par défaut, celle de mon compte
    .value = ADRESSE
flag-out = Fichier dans lequel écrire le message
    .value = FICHIER
flag-open = Ouvrir la page sur laquelle faire la demande
flag-submit = Envoyer le message à l'équipe du portail, après confirmation
column-state = État
column-asked = Demandée
column-desk = Envoyé à
column-segment = Sujet traité
column-subject = Objet
column-body = Message
certification-certified = certifiée
certification-asked = demandée
certification-not_asked = non demandée depuis cette machine
action-certify-request = + demande de certification
state-asked = demandée
result-drafted = rédigé
certify-ready = Tout est prêt. Pour rédiger la demande : `udatactl org certify-request { $slug }`
certify-check-first = Pour savoir ce que demande la certification : `udatactl org certify-request { $slug } --check`
certify-only-administrators = Vous n'êtes pas administrateur de « { $organization } » : seuls ses administrateurs peuvent demander sa certification.
certify-already = « { $organization } » est déjà certifiée : rien n'a été envoyé.
certify-unready = { $count ->
    [one] 1 point est à régler, et pourrait retarder la réponse : `udatactl org certify-request { $slug } --check`
   *[other] { $count } points sont à régler, et pourraient retarder la réponse : `udatactl org certify-request { $slug } --check`
}
certify-asked = La certification a déjà été demandée depuis cette machine, { $since } : l'équipe répond en quelques jours, et une seconde demande ne l'accélère pas.
certify-answer-by-mail = La réponse vient par courriel, en quelques jours.
certify-ask-reason = Pourquoi certifier cette organisation (sa mission de service public) ?
certify-ask-proof = Qu'est-ce qui prouve votre rôle dans cette organisation ?
certify-needs-reason = Dites pourquoi certifier l'organisation : `--reason`. Rien n'a été envoyé.
certify-needs-proof = Dites ce qui prouve votre rôle dans l'organisation : `--proof`. Rien n'a été envoyé.

# Messages to the portal's team
failure-support-url = « { $value } » n'est pas une adresse à laquelle envoyer un message : il faut une adresse en https, ou sur cette machine.
letter-needs-email = À quelle adresse l'équipe doit-elle répondre ? Indiquez-la avec `--email`. Rien n'a été envoyé.
letter-bad-email = « { $email } » n'est pas une adresse de courriel.
letter-nothing-sent = Rien n'a été envoyé : `--submit` envoie le message, `--open` ouvre la page sur laquelle le copier.
letter-written = Le message est dans { $path }.
letter-opened = Page ouverte : { $page }
letter-not-opened = Aucun navigateur n'a pu être lancé. Ouvrez vous-même : { $page }
letter-no-desk = Ce portail n'a pas de bureau d'assistance connu : copiez le message et envoyez-le à son équipe, depuis { $page }. S'il en a un, donnez son adresse dans UDATACTL_SUPPORT_URL.
letter-by-mail = Ce message part par courriel, et non par le bureau d'assistance : `--open` le prépare dans votre messagerie. Rien n'a été envoyé.
letter-leaves = Voici exactement ce qui partira vers { $address }, sans votre clé, avec l'adresse de réponse { $email } :
letter-question = Un message envoyé ne peut pas être repris.
letter-unconfirmed = Le message est parti. Le bureau d'assistance ne confirme jamais la réception : la réponse viendra par courriel à { $email }, en quelques jours.
letter-not-sent = Le message n'a pas pu être envoyé. { $why }
letter-kept = Son texte est conservé dans { $path }.
letter-heading = Objet : { $subject }
letter-hello = Bonjour,
letter-identity =
    Organisation : { $organization }
    Adresse : { $page }
    Identifiant : { $id }
    SIRET : { $siret }
letter-identity-without-siret =
    Organisation : { $organization }
    Adresse : { $page }
    Identifiant : { $id }
letter-closing =
    Vous pouvez me répondre à l'adresse { $email }.

    Je vous remercie de l'attention que vous porterez à cette demande.

    Cordialement,
    { $name }
certify-letter-subject = Demande de certification de l'organisation « { $organization } »
certify-letter-opening = J'administre l'organisation « { $organization } » sur { $site }, avec le compte { $account }. Je vous prie de bien vouloir la certifier en tant que service public.
certify-letter-opening-of-staff = Je vous prie de bien vouloir certifier en tant que service public l'organisation « { $organization } », publiée sur { $site }. J'écris au nom de l'équipe du portail, avec le compte { $account }.
certify-letter-reason = Mission de service public qui justifie cette certification :
certify-letter-proof = Justificatif de mon rôle dans l'organisation :
