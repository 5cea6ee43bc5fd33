# Ce qui a échoué, et que faire ensuite.

# Anywhere
failure-unexpected = Une erreur inattendue est survenue : { $causes }
failure-interrupted = Interrompu.
failure-interrupted-after = Interrompu. Faits : { $done } ; non tentés : { $left }. Relancez la même commande pour continuer.
failure-stdout = Le résultat ne peut pas être écrit : { $cause }
failure-answered-no = Rien n'a été fait, comme vous l'avez demandé.
failure-typed-another = « { $typed } » n'est pas « { $slug } » : rien n'a été fait.
failure-nothing-chosen = Aucune n'a été choisie : rien n'a été fait.
failure-nobody-to-ask = Une réponse est nécessaire, et il n'y a pas de terminal où poser la question.
failure-input-unreadable = L'entrée standard ne peut pas être lue : { $cause }
failure-input-too-large = L'entrée standard dépasse { $megabytes } Mo : rien n'en a été lu.
failure-file-unreadable = { $path } ne peut pas être lu : { $cause }
failure-file-held = Un autre udatactl modifie { $path } depuis { $seconds } secondes. Rien n'a été écrit.
failure-file-unwritable = { $path } ne peut pas être écrit : { $cause }
failure-empty-list = { $path } ne nomme rien : rien n'a été fait.
failure-empty-input = L'entrée standard est vide : rien n'a été fait.
failure-unknown-field = Il n'y a pas de champ « { $field } » ici. Les champs sont : { $known }.
failure-unknown-language = udatactl ne parle pas « { $language } ». Les langues sont : fr, en.
failure-bad-value = « { $value } » n'est pas une valeur possible pour { $name }.
example-days = { $days }j
failure-days-needed = « { $value } » n'est pas une durée pour { $name }, qui compte en jours, semaines, mois ou années. Écrivez `{ $example }`, ou par exemple `6 mois`.
failure-until-needed = « { $value } » n'est ni un jour ni une durée pour { $name }. Écrivez `{ $example }`, ou un jour comme `2027-06-30`.
failure-until-past = { $value } est passé : { $name } attend un jour à venir.
failure-since-needed = « { $value } » n'est ni un jour ni une durée pour { $name }. Écrivez `{ $example }`, ou un jour comme `2026-06-30`.
failure-unknown-site = « { $site } » n'est ni l'adresse d'un portail, ni le nom de l'un d'eux : data.gouv.fr, demo, dev, sandbox.
failure-no-home = Ce système n'indique pas de dossier personnel : il n'y a pas de place pour la configuration.
failure-not-writable = { $path } ne peut pas être écrit : { $cause }
failure-journal = Le journal { $path } est inutilisable, donc rien de plus n'est envoyé : { $cause }
failure-journal-unended = L'écriture est partie vers le portail, mais sa fin manque au journal { $path } : { $cause }
failure-held = Un autre udatactl modifie cette organisation depuis { $seconds } secondes. Rien n'a été fait.
failure-switch-read-only = UDATACTL_READ_ONLY ou le réglage read_only est actif : rien n'est écrit.
failure-switch-no-removals = UDATACTL_NO_REMOVALS ou le réglage no_removals est actif : personne n'est retiré, rétrogradé ni refusé, rien n'est annulé, supprimé ni retiré à personne.
failure-connection = La connexion ne peut pas être établie : { $cause }

hint-run = Essayez : `{ $command }`
hint-undo = Pour revenir en arrière : `{ $command }`
hint-invite-back = Pour inviter de nouveau : `{ $command }`
hint-see-help = Voir `{ $command }`
hint-did-you-mean = Vouliez-vous dire { $suggested } ?
hint-set-variable = { $name } permet de choisir un autre emplacement.
hint-try-later = Réessayez plus tard.
hint-resume = Relancez la même commande : ce qui est déjà fait restera en l'état.
hint-run-again = Relancez la commande pour voir la situation actuelle.

# The command line
misuse-unknown-command = La commande « { $command } » n'existe pas.
misuse-missing-command = `{ $command }` attend une commande.
misuse-unknown-argument = L'option { $argument } n'existe pas ici.
misuse-too-many = « { $argument } » est de trop ici.
misuse-missing-argument = Il manque : { $argument }
misuse-empty-value = { $argument } est vide. Une valeur vide ne veut jamais dire « tout ».
misuse-unknown-value = « { $value } » n'est pas une valeur possible pour { $argument }. Les valeurs sont : `{ $known }`.
misuse-bad-value = « { $value } » n'est pas une valeur possible pour { $argument }.
misuse-conflict = { $argument } ne peut pas s'employer avec { $other }.
misuse-twice = { $argument } est donné deux fois.
misuse-no-equals = { $argument } demande un signe égal devant sa valeur.
misuse-number-of-values = { $argument } a trop de valeurs, ou trop peu.
misuse-utf8 = Un argument n'est pas du texte UTF-8.
misuse-other = Cette ligne de commande est incompréhensible.

# Asking
failure-needs-yes = Une confirmation est nécessaire, et il n'y a pas de terminal où la demander : { $flag } la donne. Rien n'a été fait.
failure-needs-confirm = Les cibles ne viennent pas de la ligne de commande : il faut { $flag }, faute de terminal où poser la question. Rien n'a été fait.
failure-yes-is-for-named = `--yes` ne vaut que pour des cibles nommées sur la ligne de commande ; pour celles-ci, il faut { $flag }. Rien n'a été fait.
failure-another-slug = « { $given } » n'est pas son nom court : c'est irréversible, il faut donc { $flag }. Rien n'a été fait.
failure-needs-slug = C'est irréversible : il faut { $flag }, faute de terminal où poser la question. Rien n'a été fait.

# Signing in
failure-no-key = Il faut une clé d'API pour { $site }, et il n'y en a pas.
failure-token-invalid = Le portail ne connaît pas cette clé d'API.
failure-token-revoked = Cette clé d'API a été révoquée.
failure-token-expired = Cette clé d'API a expiré.
failure-account-inactive = Le compte associé à cette clé d'API est désactivé.
failure-unauthorized = Le portail n'a pas accepté la clé d'API, sans dire pourquoi : elle manque peut-être, ou le compte est désactivé ou supprimé.
failure-two-tokens = UDATACTL_TOKEN et UDATACTL_TOKEN_FILE sont tous deux définis : lequel faut-il prendre ?
failure-token-file = UDATACTL_TOKEN_FILE, { $path }, ne peut pas être lu : { $cause }
failure-token-file-empty = UDATACTL_TOKEN_FILE, { $path }, est vide.
failure-no-portal = Rien ne montre qu'un portail udata se trouve à { $site } : aucune clé d'API n'y a été envoyée. { $why }
failure-accounts-elsewhere = { $site } n'a pas de comptes à lui : ses comptes et ses organisations sont ceux de { $other }.
hint-site-of-accounts = Utilisez `--site { $other }`.
token-file-open = D'autres peuvent lire la clé dans { $path } (droits { $mode }) : `chmod 600` vous la réserve.
failure-empty-variable = { $name } est définie, mais vide. Rien n'a été fait : ce qu'elle devrait contenir manque, et sans cela la commande pourrait viser un autre portail ou un autre compte, ou se passer d'une limite sur laquelle vous comptez.
hint-unset-variable = Donnez une valeur à { $name }, ou supprimez-la (unset).
variable-unknown = { $name } n'est pas une variable d'udatactl : elle n'a aucun effet.
variable-unknown-near = { $name } n'est pas une variable d'udatactl et n'a aucun effet. Vouliez-vous dire { $near } ?
failure-profile-and-token = `--profile` désigne un compte, et UDATACTL_TOKEN un autre : lequel faut-il prendre ?
failure-profile-and-site = Le profil « { $profile } » est sur { $own }, et non sur { $site } : lequel faut-il prendre ?
failure-unknown-profile = { $count ->
    [0] Il n'y a pas de profil « { $profile } », ni aucun autre.
   *[other] Il n'y a pas de profil « { $profile } ». Les profils sont : { $known }.
}
failure-profiles-file = Les profils enregistrés dans { $path } ne peuvent pas être lus : { $cause }
failure-profiles-misshapen = Les profils enregistrés dans { $path } sont inutilisables : { $part } manque ou n'est pas ce qu'udatactl y écrit. Rien n'a été fait.
failure-profiles-held = Un autre udatactl modifie les profils de cette machine depuis { $seconds } secondes. Rien n'a été fait.
failure-keyring-absent = Ce système n'a pas de trousseau où garder les clés d'API : { $cause }
failure-keyring-locked = Le trousseau est verrouillé.
failure-keyring-silent = Le trousseau n'a pas répondu en { $seconds } secondes.
failure-keyring-refused = Le trousseau a refusé : { $cause }
failure-keyring-ambiguous = Le trousseau contient { $count } clés pour ce compte.
failure-keyring-not-read-back = Le trousseau a accepté la clé, mais en a rendu une autre.
failure-key-file-too-open = D'autres peuvent lire le fichier de clés { $path } (droits { $mode }) : il n'est pas utilisé.
failure-key-file = Le fichier de clés { $path } est inutilisable : { $cause }
hint-key-of-a-script = Un script la donne dans UDATACTL_TOKEN ; une personne la garde avec `{ $command }`
hint-make-a-key = Les clés se créent ici : { $page }
hint-unlock-keyring = Déverrouillez le trousseau de votre session, ou lancez-en un, puis réessayez.
hint-without-keyring = Sans trousseau : mettez la clé dans UDATACTL_TOKEN ou UDATACTL_TOKEN_FILE pour une commande, ou `udatactl auth login --insecure-storage`.
hint-ask-portal-staff = Seule l'équipe du portail peut le réactiver.

# The portal
failure-unreachable = { $host } est injoignable : { $cause }
length-seconds = { $count } s
length-minutes = { $count } min
length-hours = { $count } h
failure-too-slow = { $host } n'a pas répondu en { $length }.
failure-out-of-time = Toutes les lectures de cette commande ont duré plus de { $length } : udatactl y a renoncé, et ne conclut rien de ce qui a été lu.
failure-uncertain = La réponse du portail s'est perdue : c'est peut-être fait, ou non ({ $path } : { $cause }).
failure-odd = Le portail a répondu à { $path } par { $what } : udatactl n'en conclut rien.
failure-odd-status = À { $path }, une réponse de l'interface du portail était attendue. Ce qui est arrivé : { $what } (statut HTTP { $status }). udatactl n'en conclut rien.
unexpected-html = une page HTML
unexpected-empty = une réponse vide
unexpected-catalog = un fichier CSV d'organisations inutilisable : { $flaw }
unexpected-moved = une liste qui ne cesse de changer pendant qu'elle est lue
unexpected-not-json = autre chose que du JSON
unexpected-shape = des données d'une autre forme
unexpected-shape-at = des données d'une autre forme (à `{ $place }`)
unexpected-another = autre chose que ce qui était demandé
unexpected-outsized = plus qu'aucun portail ne dit en une réponse ou une liste
unexpected-away = qu'il n'est pas disponible avant { $until }
unexpected-ended-early = une liste incomplète ({ $got } sur { $total })
unexpected-cut-short = une réponse interrompue ({ $cause })
system-not-found = introuvable
system-denied = accès refusé
system-directory = c'est un dossier
system-no-directory = un élément du chemin n'est pas un dossier
system-read-only = emplacement en lecture seule
system-full = disque plein
system-too-large = taille maximale autorisée dépassée
system-no-text = ce n'est pas du texte en UTF-8
system-held = un autre programme l'occupe
system-link = un lien se trouve à sa place
system-in-use = autre chose l'occupe déjà
loss-timed-out = pas de réponse à temps
loss-cut = connexion coupée
loss-refused = connexion refusée
loss-unknown-host = nom d'hôte inconnu
failure-redirected = Le portail redirige { $path } vers { $to }. La clé d'API n'y est pas envoyée.
failure-captive = Ce réseau répond à la place du portail, à { $path } : il demande d'abord de s'y connecter.
failure-not-allowed = Ce compte n'a pas le droit de le faire.
failure-not-found = Le portail ne connaît rien à l'adresse { $path }.
failure-deleted = Ce qui se trouvait à l'adresse { $path } a été supprimé.
failure-portal-read-only = Le portail est en lecture seule : il ne crée rien pour le moment.
failure-too-many = Le portail a reçu trop d'appels, et ne dit pas combien de temps attendre : souvent une heure.
failure-too-many-wait = Le portail a reçu trop d'appels, et demande d'attendre { $length }, jusqu'à { $until }.
failure-portal-broken = Le portail a échoué ({ $status }) à l'adresse { $path }.
failure-portal-away = Le portail n'est pas disponible ({ $status }) à l'adresse { $path }, et demande de revenir à { $until }.
failure-refused = Le portail a refusé le contenu ({ $status }) :
failure-refused-saying = Le portail a refusé ({ $status }) : { $said }
failure-refused-silently = Le portail a refusé ({ $status }), sans dire pourquoi.
failure-too-large = C'est trop volumineux pour le portail, ou pour ce qui se trouve devant lui.
failure-lacks-catalog = Ce portail n'exporte pas de fichier CSV de ses organisations.
failure-catalog = « { $file } » n'est pas un fichier CSV complet d'organisations : { $flaw }. Rien n'a été examiné.
catalog-empty = il est vide
catalog-html = c'est une page web, comme en donne un pare-feu ou une page de connexion
catalog-encoding = la ligne { $line } n'est pas en UTF-8 ; un tableur l'a peut-être réenregistré
catalog-columns = des colonnes manquent : { $columns }
catalog-cells = la ligne { $line } a { $got } cellules au lieu de { $expected }
catalog-cell = la colonne { $column } contient une valeur inattendue à la ligne { $line } ; un tableur l'a peut-être modifiée
catalog-twice = l'organisation { $id } y figure deux fois, la seconde à la ligne { $line }
catalog-cut = il s'arrête au milieu d'une ligne : le téléchargement a été coupé
catalog-outsized = aucun portail n'en a d'aussi grand
hint-catalog-again = Téléchargez-le de nouveau et donnez-le tel quel, ou n'indiquez pas de fichier : le portail sera alors interrogé.
failure-lacks-invitations = Ce portail est trop ancien pour les invitations.
failure-lacks-own-requests = Ce portail ne vous dit pas où en est votre demande : il est trop ancien pour cela.
failure-lacks-read-notifications = Ce portail ne dit que ce qui attend, et rien ne peut y être marqué comme lu : il est trop ancien pour cela.
failure-lacks-notification-settings = Ce portail n'a pas de réglages des notifications : il est trop ancien pour cela. Rien n'a été envoyé.
failure-not-https = { $site } n'est pas en https : la clé d'API circulerait en clair, donc rien n'est envoyé.
hint-check-network = Vérifiez le réseau, le proxy et l'adresse du portail.
hint-longer-timeout = `--timeout 2m` attend plus longtemps.
hint-longer-deadline = `--deadline 4h` laisse plus de temps ; une commande plus étroite en demande moins.
hint-captive = Si c'est le réseau d'un hôtel, d'un train ou d'invités, il répond peut-être à la place du portail : ouvrez un navigateur, connectez-vous au réseau, puis réessayez. Sinon un proxy ou un pare-feu s'intercale peut-être, ou le portail est en maintenance.
hint-look-before-repeating = Vérifiez ce que contient le portail avant de recommencer.
hint-not-there = Le portail a été relu : il ne contient pas cette modification.
hint-check-site = Vérifiez l'adresse du portail (`--site`).
hint-what-stands-between = Un proxy, un pare-feu ou la page de connexion d'un réseau s'intercale peut-être entre cette machine et le portail, ou le portail est en maintenance. Vérifiez le réseau, puis l'adresse du portail (`--site`), et réessayez.
hint-portal-version = `udatactl auth status` donne la version d'udata de ce portail.
hint-look-again = Quelqu'un d'autre a peut-être modifié ou supprimé cela entre-temps : vérifiez ce que contient le portail.
hint-correct = Corrigez ce que le portail refuse, puis recommencez.
hint-tell-portal-staff = Si vous n'en voyez pas la raison, transmettez ce message à l'équipe du portail.
hint-send-less = Envoyez une image plus petite, ou un texte plus court.
hint-ask-administrators = Seuls les administrateurs de l'organisation le peuvent ; `udatactl org show ORG` en donne la liste.

# Sur le chemin du portail
failure-proxy-malformed = Ce que dit { $name } n'est pas l'adresse d'un proxy : rien n'a été envoyé.
failure-proxy-password-shown = Tout le monde sur cette machine peut lire un mot de passe donné à --proxy : il n'est pas utilisé.
failure-proxy-unreachable = Le proxy { $proxy } est injoignable : { $cause }
failure-proxy-wants-password = Le proxy { $proxy } demande un nom et un mot de passe.
failure-proxy-wrong-password = Le proxy { $proxy } n'accepte pas le nom et le mot de passe qui lui ont été donnés.
failure-proxy-refuses = Le proxy { $proxy } ne laisse pas passer les appels vers { $host }.
failure-proxy-refuses-us = Le proxy { $proxy } ne laisse pas passer les appels vers { $host }, ou n'accepte pas le nom et le mot de passe qui lui ont été donnés.
hint-proxy-form = Un proxy s'écrit `http://hôte:port`, ou `http://nom:motdepasse@hôte:port` s'il demande un mot de passe. Les caractères spéciaux du mot de passe s'écrivent en hexadécimal : %40 pour @.
hint-proxy-named = C'est { $name } qui désigne ce proxy ; `{ $exception }` le contourne.
hint-proxy-password = Le nom et le mot de passe se mettent dans la variable HTTPS_PROXY : `http://nom:motdepasse@hôte:port`, les caractères spéciaux en hexadécimal : %40 pour @.
failure-unknown-authority = Le certificat de { $host } n'est signé par aucune autorité reconnue sur cette machine : rien n'a été envoyé.
failure-certificate-expired = Le certificat de { $host } a expiré : rien n'a été envoyé.
failure-certificate-not-yet = Le certificat de { $host } n'est pas encore valable : rien n'a été envoyé.
failure-certificate-other-name = Le certificat présenté pour { $host } est celui d'un autre hôte : rien n'a été envoyé.
failure-certificate-other = Le certificat de { $host } n'est pas digne de confiance, rien n'a été envoyé : { $cause }
failure-authorities-unreadable = Le fichier d'autorités désigné par { $name } est illisible : { $path } : { $cause }
failure-authorities-none = Le fichier désigné par { $name } ne contient aucun certificat au format PEM : { $path }
failure-no-authorities = Ce système n'a pas de liste des autorités qu'il reconnaît : aucun certificat ne peut être vérifié.
hint-authorities = Si le réseau ou le portail a sa propre autorité : `--cacert FICHIER`, ou la variable SSL_CERT_FILE, avec son certificat au format PEM. L'exploitant du réseau le fournit.
hint-check-clock = Vérifiez la date de cette machine ; si elle est juste, seule l'équipe du portail peut renouveler le certificat.
hint-pem = Au format PEM, un certificat commence par une ligne de tirets avec BEGIN CERTIFICATE.

# References
failure-unknown-organization = L'organisation « { $typed } » n'existe pas sur ce portail.
failure-ambiguous-organization = « { $typed } » est le nom de { $count } organisations :{ $candidates }
failure-renamed-organization = « { $typed } » est l'ancien nom de cette organisation ; ce nom a pu en désigner une autre depuis :{ $candidates }
failure-several-unknown = { $count } organisations ne peuvent pas être reconnues, et rien n'a été fait :{ $organizations }
failure-odd-rows = { $count ->
    [one] Une ligne a une autre forme, et manque ici (liste · ligne · identifiant · champ) :{ $rows }
   *[other] { $count } lignes ont une autre forme, et manquent ici (liste · ligne · identifiant · champ) :{ $rows }
}
failure-partly-read = { $count ->
    [one] Une organisation n'a pas pu être lue et manque ici :{ $organizations }
   *[other] { $count } organisations n'ont pas pu être lues et manquent ici :{ $organizations }
}
failure-deleted-organization = L'organisation « { $typed } » a été supprimée.
failure-no-organization-page = { $address } n'est pas la page d'une organisation.
failure-unknown-person = Le compte « { $typed } » n'existe pas sur { $site }.
failure-ambiguous-person = « { $typed } » peut désigner { $count } personnes :{ $candidates }
failure-ambiguous-request = « { $typed } » peut désigner { $count } demandes ou invitations :{ $candidates }
failure-name-needs-answer = « { $typed } » ne désigne personne à coup sûr, et il n'y a personne à qui poser la question. Il s'agit peut-être de :{ $candidates }
failure-account-deleted = Ce compte a été supprimé : { $person }.
failure-account-closed = Le compte « { $typed } » est supprimé ou désactivé ; le portail ne dit pas lequel des deux.
failure-their-account-inactive = Ce compte est désactivé : { $person }.
failure-no-person-page = { $address } n'est pas la page d'une personne.
malformed-masked = « { $typed } » est une adresse dont le portail ne montre qu'une partie : elle convient aussi à d'autres et ne désigne personne. Donnez l'identifiant, ou l'adresse entière.
malformed-address = « { $typed } » n'est pas une adresse de courriel. Écrivez-en une seule, par exemple jeanne.martin@ville.example.org.
malformed-id = « { $typed } » : après `id:` vient un identifiant du portail, 24 chiffres et lettres de a à f.
malformed-slug = « { $typed } » : après `slug:` vient la fin de l'adresse d'une page, par exemple jeanne-martin.
malformed-page = « { $typed } » n'est pas une adresse web lisible. Copiez-la en entier depuis le navigateur.
failure-address-not-searchable = Seule l'équipe du portail peut chercher un compte par son adresse : « { $email } » est introuvable ainsi.
failure-no-member = « { $typed } » n'est pas membre de « { $organization } ».
failure-elsewhere = { $address } n'est pas sur le portail { $site }.
hint-use-id = Désignez par son identifiant celui que vous voulez dire.
hint-use-request-id = Désignez par son propre identifiant, donné en dernier, celle que vous voulez dire.
hint-near = Proches :{ $candidates }
hint-shortened = Un tableau raccourcit ce qui est trop long pour lui : `-o lines` le donne en entier.
hint-choose-site = Pour ce portail, ajoutez { $flag } à la commande.
hint-deleted-organization = Ses administrateurs et l'équipe du portail la voient encore.
hint-find-by-name = `udatactl person find` trouve les personnes par prénom et nom.
hint-invite-address = Pour inviter cette adresse : `{ $command }`

# Changing memberships
failure-not-administrator = Vous n'êtes pas administrateur de « { $organization } » : seuls les administrateurs peuvent en modifier les membres.
hint-administrators = Ses administrateurs :{ $people }
hint-no-administrator = Cette organisation n'a aucun administrateur : seule l'équipe du portail peut aider.
failure-changed-meanwhile = Rien n'a été fait : entre-temps, quelqu'un d'autre a modifié ce qui concerne { $person }.
failure-not-read-back = La modification est envoyée, mais l'état actuel du portail n'a pas pu être relu. { $why }
failure-bystanders = La modification est faite, mais quelqu'un d'autre a modifié la même organisation au même moment.
failure-partly = Fait en partie seulement. Faits : { $done } ; non faits : { $left }.
failure-last-administrator-meanwhile = Les administrateurs ont été modifiés entre-temps, ou ne peuvent plus se connecter : continuer en aurait laissé trop peu.
hint-promote-first = Nommez d'abord un autre administrateur : `udatactl member promote { $slug } PERSONNE --to admin`
hint-required-gone = Nommez quelqu'un qui peut se connecter, ou retirez l'option.
hint-required-administrator = Laissez cette personne en place, ou retirez l'option.
hint-allow-self = `--allow-self` si c'est bien ce que vous voulez.
hint-max-removals = `--max-removals { $value }` le permet pour cette exécution.
hint-max-removals-roster = La liste fixe ce maximum (`max_removals`) : modifiez-le dans le fichier, où il sera relu.
hint-max-removals-setting = { $name } ou le réglage max_removals fixe ce maximum, et aucune option ne permet de le dépasser : `{ $command }` dit lequel.
hint-named-twice = Citez chaque personne une seule fois.

# Ce que `--out` ne remplace pas
out-is-dash = « - » n'est pas un nom de fichier. Sans --out, le résultat va sur la sortie standard. Rien n'a été écrit.
out-is-input = { $path } est ce que cette commande lit : écrivez dans un autre fichier. Rien n'a été écrit.
out-exists = { $path } existe déjà et ne vient pas de cette commande : nommez un autre fichier, ou remplacez-le avec `--force`. Rien n'a été écrit.
out-question = { $path } existe déjà et ne vient pas de cette commande. Le remplacer ?
