# Ce que toute commande peut dire. Les clés sont les mêmes dans locales/en.

prefix-warning = Attention :
prefix-error = Erreur :
prefix-hint = →
    .spoken = Conseil :

field-separator = {" "}:
word-yes = oui
word-no = non

# Questions
question-yes-no = { $question } [o/N]{" "}
    .spoken = { $question } Répondez par oui ou non, puis Entrée. Une réponse vide vaut non :{" "}
question-yes-or-no = { $question } [o/n]{" "}
    .spoken = { $question } Répondez par oui ou non, puis Entrée.{" "}
question-not-understood = Veuillez répondre par o ou n.
    .spoken = Veuillez répondre par oui ou non.
question-numbers = Numéros :
question-numbers-rule = Répondez par un ou plusieurs numéros, séparés par des virgules, puis Entrée. Une réponse vide n'en choisit aucun.
question-tick = ↑ et ↓ pour se déplacer, Espace pour cocher, Entrée pour continuer, quelques lettres pour chercher, Échap pour renoncer
question-pick = ↑ et ↓ pour se déplacer, Entrée pour choisir, quelques lettres pour chercher, Échap pour renoncer
question-number = Numéro :
question-number-rule = Répondez par un numéro de 1 à { $last }, puis Entrée.
question-not-a-number = Veuillez répondre par des numéros de 1 à { $last }.
question-nothing-fits = Rien ne correspond.
question-searching = Recherche…
question-more = { $count ->
    [one] Et une autre ligne.
   *[other] Et { $count } autres lignes.
}
question-nothing-ticked = Rien n'est coché : Espace coche la ligne, Échap renonce.
question-needs-answer = Il faut une réponse, ou Échap pour renoncer.
    .spoken = Il faut une réponse, ou Ctrl-D pour renoncer.
question-editor = Ctrl-O ouvre votre éditeur de texte.
asked-command = La commande : `{ $command }`
ask-organization = Quelle organisation ?
ask-organization-of-mine = Laquelle de vos organisations ?
ask-person = Quelle personne ? Prénom et nom :
ask-person-to-add = Qui ajouter ? Prénom et nom, ou adresse :
ask-invite-address = inviter { $address }
ask-members = Qui, parmi les membres de « { $organization } » ?
ask-no-members = « { $organization } » n'a aucun membre.
ask-request = Quelle demande d'adhésion à « { $organization } » ?
ask-requests = Quelles demandes d'adhésion à « { $organization } » ?
ask-no-requests = Aucune demande d'adhésion à « { $organization } » n'attend de réponse.
ask-invitations = Quelles invitations de « { $organization } » ?
ask-no-invitations = Aucune invitation de « { $organization } » n'attend de réponse.
ask-received = Quelles invitations ?
ask-role = Avec quel rôle ?
ask-badge = Quel badge ?
ask-change = Quelle modification ?
ask-profile = Quel profil ?
question-search = ↑ et ↓ pour se déplacer, Entrée pour choisir, Échap pour renoncer
hint-organization-first = L'organisation vient en premier : `{ $command }`
hint-quote-name = Un nom de plusieurs mots s'écrit entre guillemets : `{ $command }`
question-go-on = Continuer ?
question-no-administrator = Plus personne ne pourra gérer cette organisation, sauf l'équipe du portail.
question-is-it = Est-ce bien { $person } ?
question-and-question = { $first } { $second }
question-renamed-organization = « { $typed } » est un ancien nom. Est-ce bien { $organization } ?
question-type-slug = Saisissez « { $slug } » pour continuer :

# Where writes go
destination-production = Ceci part vers { $site }, en production, { $profile }.
destination-trial = Ceci part vers { $site }, un portail d'essai, { $profile }.
destination-other = Ceci part vers { $site }, { $profile }.
destination-profile = avec le profil « { $profile } »
destination-environment = avec la clé de l'environnement

progress-reading = Lecture…
progress-organizations = Lecture des organisations…
progress-members = Lecture des membres…
progress-requests = Lecture des demandes et des invitations…
progress-people = Lecture des comptes…
progress-account = Lecture de votre compte…
progress-notifications = Lecture des notifications…
progress-content = Lecture de ce qui est publié…
progress-portal = Consultation du portail…
progress-writing = Écriture sur le portail…
interruption-heard = Interruption demandée : l'écriture en cours se termine d'abord. Un second Ctrl-C arrête tout de suite.
waiting-for-another-process = Un autre udatactl modifie cette organisation : attente, deux minutes au plus…
waiting-for-file = Un autre udatactl occupe { $path } : attente, { $seconds } secondes au plus…
going-on-without-key = Poursuite sans clé : seules les données publiques seront affichées.
keyring-may-be-asking = Le trousseau tarde à répondre : une fenêtre vous demande peut-être de le déverrouiller…
dry-run-nothing-sent = Rien n'a été envoyé : c'était une simulation.
dry-run-nothing-written = Rien n'a été écrit : c'était une simulation.
nothing-to-do = Rien à faire : c'est déjà le cas.
list-cut = { $shown } sur { $total } affichés. `--all` affiche tout.

# Ages
date-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
date-short = { $day }/{ $month }/{ $year }
date-month = { $month }/{ $year }
date-minute = { $day } à { $time }
age-now = à l'instant
age-minutes = { $count ->
    [one] il y a 1 minute
   *[other] il y a { $count } minutes
}
age-hours = { $count ->
    [one] il y a 1 heure
   *[other] il y a { $count } heures
}
age-days = { $count ->
    [one] il y a 1 jour
   *[other] il y a { $count } jours
}
age-months = il y a { $count } mois
age-years = { $count ->
    [one] il y a 1 an
   *[other] il y a { $count } ans
}
seen-never = jamais
seen-hidden = non visible pour vous
seen-all-hidden = Leur dernière visite n'est pas visible pour vous.
seen-some-hidden = Là où rien n'indique la dernière visite, elle n'est pas visible pour vous.

# Tokens
role-admin = administrateur
role-editor = éditeur
role-unknown = inconnu d'udatactl
role-partial_editor = éditeur partiel
state-admin = administrateur
state-editor = éditeur
state-partial_editor = éditeur partiel
state-pending = en attente
state-accepted = acceptée
state-refused = refusée
state-canceled = annulée
state-all = toutes
state-none = non membre
action-invite = + invitation
action-add = + ajout
action-approve = + acceptation
action-reject = - refus
    .spoken = Refus
action-role = ~ rôle
    .spoken = Changement de rôle
action-remove = - retrait
action-cancel = - annulation
action-resend = ~ renvoi
action-ask = + demande d'adhésion
action-accept = + acceptation
action-refuse = - refus
action-keep = = inchangé
result-changed = fait
result-unchanged = inchangé
result-planned = prévu
result-refused = bloqué
result-failed = échec
result-not_tried = non tenté
result-left = laissé
badge-certified = certifiée
badge-public-service = service public
badge-local-authority = collectivité territoriale
badge-association = association
badge-company = entreprise

# Headings of columns
column-action = Action
column-acronym = Sigle
column-administrators = Administrateurs
column-after = Après
column-badges = Badges
column-before = Avant
column-created = Création
column-damaged = Endommagé
column-datasets = Jeux de données
column-editor_of = Éditeur de
column-email = Courriel
column-email_is_masked = Courriel masqué
column-error = Erreur
column-first_name = Prénom
column-id = Identifiant
column-last_name = Nom de famille
column-last_seen = Dernière visite
column-last_seen_visible = Dernière visite visible
column-members = Membres
column-name = Nom
column-organization = Organisation
column-organization_id = Identifiant de l'organisation
column-page = Page
column-partial_editor_of = Éditeur partiel de
column-request = Demande
column-result = Résultat
column-role = Rôle
column-since = Depuis
column-siret = SIRET
column-slug = Nom court
column-target = Cible
column-verified = Vérifié
column-about = Concerne
column-harvesters = Moissonneurs
column-kind = Type
column-subject = Objet

# A plan in words
plan-heading = Dans « { $organization } » ({ $slug }) :
plan-at-once = Ce portail n'a pas d'invitations : une personne ajoutée est membre immédiatement, et peut recevoir un courriel.
plan-mails = { $count ->
    [one] Le portail enverra 1 courriel, qu'on ne pourra pas rattraper.
   *[other] Le portail enverra { $count } courriels, qu'on ne pourra pas rattraper.
}
plan-mails-administrators = { $count ->
    [0] Il ne reste aucun administrateur à prévenir.
    [one] Le portail préviendra l'administrateur par courriel.
   *[other] Le portail préviendra les { $count } administrateurs par courriel.
}
change-invite = + inviter { $person } avec le rôle { $role } : membre une fois l'invitation acceptée
change-add = + ajouter { $person } avec le rôle { $role }
change-approve = + { $person } : accepter la demande d'adhésion, avec le rôle { $role }
change-reject = - { $person } : refuser la demande d'adhésion, avec ce motif : « { $comment } »
change-role = ~ { $person } : rôle { $before } → { $after }
    .spoken = { $person } : passer du rôle { $before } au rôle { $after }
change-assign = ~ { $person } : assignations, { $more } en plus, { $less } en moins
change-remove = - retirer { $person } de l'organisation (le compte demeure)
change-cancel = - { $person } : annuler l'invitation
change-resend = ~ { $person } : annuler l'invitation et la renvoyer, avec le rôle { $role }
change-ask = + demander à rejoindre l'organisation, avec ce message : « { $comment } »
change-accept = + accepter l'invitation, avec le rôle { $role }
change-accept-plainly = + accepter l'invitation
change-refuse = - refuser l'invitation
change-keep = = { $person } a déjà le rôle { $role }
change-keep-plainly = = { $person } : rien à changer
change-still-invited = = { $person } a déjà une invitation : c'est à cette personne de répondre

# What became of it
bystander-changed = { $person } : { $before } → { $after } entre-temps. Quelqu'un d'autre l'a fait, ou le portail a mêlé deux modifications : cette commande ne l'a pas demandé.
    .spoken = { $person } : { $before } est devenu { $after } entre-temps. Quelqu'un d'autre l'a fait, ou le portail a mêlé deux modifications : cette commande ne l'a pas demandé.
outcome-last-administrator = Rien n'a été changé pour { $person } : les autres administrateurs ont été modifiés entre-temps, ou ne peuvent plus se connecter, et il en resterait trop peu.
outcome-failed = Non fait : { $change }. { $why } État actuel : { $held }.
outcome-half-approved = Fait à moitié pour { $person } : la demande d'adhésion est acceptée, avec le rôle éditeur, mais l'autre rôle n'a pas été donné. { $why }
failure-there-already = { $count ->
    [one] 1 adresse est celle d'une personne déjà membre, invitée ou qui a fait une demande, sous un compte dont le portail masque l'adresse. On ne sait pas si elle a le rôle voulu : trouvez-la parmi les membres et désignez-la par son identifiant.
   *[other] { $count } adresses sont celles de personnes déjà membres, invitées ou qui ont fait une demande, sous des comptes dont le portail masque l'adresse. On ne sait pas si elles ont le rôle voulu : trouvez-les parmi les membres et désignez-les par leur identifiant.
}
outcome-there-already = Selon le portail, { $person } est déjà membre, invité, ou a déjà demandé à rejoindre l'organisation. Rien n'a été envoyé.
outcome-did-not-hold = Le portail a accepté, mais ce qui a été relu ensuite est différent.
outcome-not-read-back = Le portail a accepté, mais ne vous montre pas ce qu'il en garde : rien n'a pu être relu.

# Guards
guard-last-administrator = « { $organization } » n'aurait plus aucun administrateur : plus personne ne pourrait la gérer. Rien n'a été écrit.
guard-left-deleted = { $person } resterait administrateur, mais ce compte a été supprimé.
guard-left-switched-off = { $person } resterait administrateur, mais ce compte est désactivé.
guard-left-doubled = { $person } resterait, mais figure plusieurs fois dans la liste, et pas chaque fois comme administrateur : le portail peut ne rien lui permettre.
guard-required-deleted = { $person } doit être administrateur (`--required-admin`), et ce compte a été supprimé. Rien n'a été écrit.
guard-required-switched-off = { $person } doit être administrateur (`--required-admin`), et ce compte est désactivé. Rien n'a été écrit.
guard-too-few-administrators = { $left ->
    [0] « { $organization } » n'aurait plus aucun administrateur, alors qu'il en faut au moins { $wanted }. Rien n'a été écrit.
    [one] « { $organization } » n'aurait plus qu'un administrateur, alors qu'il en faut au moins { $wanted }. Rien n'a été écrit.
   *[other] « { $organization } » n'aurait plus que { $left } administrateurs, alors qu'il en faut au moins { $wanted }. Rien n'a été écrit.
}
guard-required-administrator = { $person } doit rester administrateur (`--required-admin`). Rien n'a été écrit.
guard-oneself = Cela vous retirerait vos propres droits dans « { $organization } », et vous ne pourriez pas les reprendre sans aide. Rien n'a été écrit.
guard-too-many-removals = { $count ->
    [one] 1 personne serait retirée, alors que le maximum est de { $most } par exécution. Rien n'a été écrit.
   *[other] { $count } personnes seraient retirées, alors que le maximum est de { $most } par exécution. Rien n'a été écrit.
}
guard-too-many-demotions = { $count ->
    [one] 1 personne serait rétrogradée, alors que le maximum est de { $most } par exécution. Rien n'a été écrit.
   *[other] { $count } personnes seraient rétrogradées, alors que le maximum est de { $most } par exécution. Rien n'a été écrit.
}
guard-named-twice = { $person } figure deux fois. Rien n'a été écrit.
warning-few-administrators = { $left ->
    [0] Il ne restera aucun administrateur.
   *[other] Il ne restera qu'un administrateur : l'organisation sera orpheline le jour de son départ.
}
warning-loses-every-right = En tant qu'éditeur partiel, { $person } ne pourra modifier aucun contenu existant tant que rien ne lui est assigné.
warning-loses-assignments = { $person } perd ce qui lui était assigné en tant qu'éditeur partiel : lui rendre ce rôle ne le rétablira pas.
warning-doubled-members = { $count ->
    [one] « { $organization } » compte 1 membre qui figure plusieurs fois : ce compte vaut pour un. L'équipe du portail peut le réparer.
   *[other] « { $organization } » compte { $count } membres qui figurent plusieurs fois : chaque compte vaut pour un. L'équipe du portail peut le réparer.
}
warning-damaged-members = { $count ->
    [one] « { $organization } » a 1 membre endommagé, sans compte : il est laissé tel quel. L'équipe du portail peut le réparer.
   *[other] « { $organization } » a { $count } membres endommagés, sans compte : ils sont laissés tels quels. L'équipe du portail peut les réparer.
}
