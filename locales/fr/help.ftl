# --help : les titres, les commandes, les options communes.

heading-usage = Utilisation :
heading-commands = Commandes{" "}
heading-arguments = Arguments{" "}
heading-options = Options{" "}
heading-global-options = Options générales{" "}
heading-examples = Exemples :
usage-options = OPTIONS
usage-command = COMMANDE
possible-values = [{ $values }]

# Ce que le nom seul affiche : vingt-deux lignes de quatre-vingts colonnes, pour que l'invite reste visible.
help-welcome =
    udatactl administre les organisations de data.gouv.fr et de tout autre portail
    sous udata : leurs membres, les demandes d'adhésion, les droits de chacun.

    Pour commencer
      udatactl sandbox tour        Visite guidée sur un portail d'essai, sans risque
      udatactl account create      Ouvrir un compte sur le portail
      udatactl auth login          Se connecter avec une clé d'API

    Ce que l'on vient faire
      udatactl org list            Voir mes organisations
      udatactl org join ORG        En rejoindre une ; `org create` en crée une
      udatactl member add ORG      Inviter quelqu'un, ou accepter qui l'a demandé
      udatactl requests list       Voir qui demande à rejoindre mes organisations
      udatactl offboard PERSONNE   Traiter un départ
      udatactl audit org --mine    Chercher ce qui ne va pas, et comment le réparer

    Pour en savoir plus
      udatactl help                Toutes les commandes, et les rubriques d'aide
      udatactl org                 Ce que l'on peut faire avec les organisations
      udatactl org create --help   Une commande, avec un exemple
help-short = Options communes à toutes les commandes, comme -P, -s, -o, -n ou --lang : `{ $command }`
help-udatactl = Administrer les organisations de data.gouv.fr et de tout autre portail udata
    .example =
        udatactl auth login --site data.gouv.fr
        udatactl org list
        udatactl member list ville-de-demonstration
help-auth = Se connecter, se déconnecter, voir avec quel compte
help-profile = Gérer les comptes et les portails de cette machine
help-org = Trouver, afficher, créer, rejoindre et modifier des organisations
help-member = Gérer les membres d'une organisation
help-requests = Consulter et traiter les demandes d'adhésion
help-invite = Gérer les invitations, envoyées et reçues
help-role = Afficher qui peut faire quoi
help-person = Trouver des personnes et leurs organisations
help-journal = Consulter ce que cette machine a modifié
help-completion = Installer ou écrire le script qui fait compléter commandes, noms et valeurs
    .example =
        udatactl completion install
        udatactl completion install zsh --dry-run
        eval "$(udatactl completion bash)"
        udatactl completion powershell >> $PROFILE
flag-completion-what = Shell dont le script est écrit, ou « install » pour le ranger là où le cherche le shell utilisé
    .value = SHELL
flag-completion-shell = Avec « install », un autre shell que celui qui est utilisé
    .value = POUR
flag-completion-print = Avec « install », écrire seulement le script
help-man = Écrire les pages de manuel, en français et en anglais, dans un répertoire de manuels
    .example =
        udatactl man ~/.local/share/man
        man udatactl-member-remove
flag-man-directory = Répertoire de manuels, par exemple ~/.local/share/man
    .value = RÉPERTOIRE

flag-profile = Compte et portail à utiliser, par le nom d'un profil
    .value = NOM
flag-site = Portail : son adresse, ou data.gouv.fr, demo, dev, sandbox
    .value = PORTAIL
flag-output = Format du résultat ; un tableau dans un terminal, « plain » dans un tube ; html, junit, openmetrics et xlsx valent pour les audits
    .value = FORMAT
flag-json = Comme --output json
flag-fields = Champs à afficher, séparés par des virgules
    .value = CHAMP
flag-csv-dialect = CSV qu'Excel en français ouvre d'un double clic
    .value = DIALECTE
flag-dry-run = Ne rien écrire ; montrer ce qui serait envoyé
flag-yes = Répondre oui pour les cibles nommées sur la ligne de commande
flag-confirm = Répondre oui aussi pour les cibles venues d'ailleurs ; avec un nom court, pour l'irréversible
    .value = VALEUR
flag-no-input = Ne jamais poser de question
flag-quiet = En dire moins
flag-verbose = En dire plus : -v trace chaque appel, sans la clé
flag-lang = Langue des messages : fr, en
    .value = LANGUE
flag-color = Quand utiliser la couleur
    .value = QUAND
flag-show-names = Montrer les noms des personnes, même là où CI est définie
flag-reason = Motif, par exemple un ticket, gardé dans le journal de cette machine
    .value = TEXTE
flag-force = Écrire à la place de ce qui est déjà là, quoi que ce soit
flag-accessible = Convenir aux lecteurs d'écran : ni tableau ni animation, questions numérotées
flag-timeout = Combien de temps attendre une réponse, par exemple 30s ou 2m
    .value = DURÉE
flag-deadline = Combien de temps les lectures peuvent durer en tout, par exemple 2h
    .value = DURÉE
flag-retries = Combien de fois une lecture est retentée
    .value = NOMBRE
flag-parallel = Combien d'appels à la fois
    .value = NOMBRE
flag-mine = Les organisations dont je suis membre (par défaut, si rien n'est nommé)
flag-portal = Toutes les organisations du portail : ce qui ne m'est pas montré est compté, jamais passé sous silence
flag-file = Les organisations d'une liste : une par ligne, - pour l'entrée standard ; une ligne qui commence par # est un commentaire
    .value = FICHIER
flag-limit = Combien d'entrées d'une liste
    .value = NOMBRE
flag-all = Toutes les entrées d'une liste
flag-cacert = Fichier d'autorités à reconnaître en plus de celles du système (PEM)
    .value = FICHIER
flag-proxy = Proxy à utiliser au lieu de celui du système
    .value = URL
flag-help = Afficher cette aide
flag-version = Afficher la version
flag-min-admins = Refuser de laisser moins d'administrateurs que ce nombre
    .value = NOMBRE
flag-required-admin = Refuser de retirer l'administration à cette personne ; répétable
    .value = PERSONNE
flag-max-removals = Combien de personnes peuvent être retirées ou rétrogradées cette fois : 5, ou 25%
    .value = NOMBRE
flag-allow-self = Permettre de s'ôter ses propres droits
flag-allow-no-admin = Permettre de ne laisser aucun administrateur ; le nom court devra être saisi
flag-org = Organisation : identifiant, nom court, adresse de sa page ou nom exact
    .value = ORG
flag-person = Personne : identifiant, nom court, adresse de sa page, « me », ou prénom et nom ; - les lit sur l'entrée standard
    .value = PERSONNE
