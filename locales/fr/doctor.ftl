# doctor, completion install

help-doctor = Examiner cette machine et l'accès au portail, et nommer ce qui y remédie
    .example =
        udatactl doctor
        udatactl doctor --exit-code
        udatactl doctor -o json > diagnostic.json
flag-doctor-exit-code = Terminer avec le code 10 si une ligne n'est pas bonne

column-check = Examiné
column-advice = Conseils
column-code = Code
column-source = D'après

health-good = bon
health-warning = attention
health-failing = en échec

check-version = version
check-setting = réglage
check-folder = dossier
check-keyring = trousseau
check-proxy = proxy
check-authorities = autorités
check-portal = portail
check-udata = udata
check-clock = horloge
check-key = clé
check-rights = droits
check-key_expiry = fin de la clé
check-journal = journal
check-locks = verrous
check-terminal = terminal
check-locale = lettres
check-completion = complétion

doctor-totals = { $good ->
    [one] { $good } bon
   *[other] { $good } bons
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}, { $failing ->
    [one] { $failing } échec
   *[other] { $failing } échecs
}.
doctor-not-good = { $count ->
    [one] 1 ligne n'est pas bonne.
   *[other] { $count } lignes ne sont pas bonnes.
}
doctor-mend = Pour y remédier ({ $check }) : `{ $command }`
doctor-advice = { $check } : { $advice }
doctor-in-this-process = Le bac à sable est dans ce processus : il n'y a rien entre les deux.

# Le programme et ses réglages
doctor-version = udatactl { $version }, { $system }, { $machine }.
doctor-site = Portail : { $value } ({ $source }).
doctor-profile = Profil : { $value } ({ $source }).
doctor-no-profile = Aucun profil n'est utilisé.
doctor-language = Langue : { $value } ({ $source }).
doctor-support = Adresse de l'assistance : { $value } ({ $source }).
doctor-register = Répertoire des entreprises : { $value } ({ $source }).
doctor-policy = Politique d'audit : { $value } ({ $source }).
doctor-kept = Réglage { $name } : { $value } ({ $source }).
doctor-variable = { $name } est définie : { $value }.
doctor-said-by-flag = option { $name }
doctor-said-by-variable = variable { $name }
doctor-said-by-profile = profil « { $name } »
doctor-said-by-defaults = [defaults] de profiles.toml
doctor-said-by-profiles = fichier des profils
doctor-said-by-locale = langue du système
doctor-said-by-default = par défaut
doctor-folder-configuration = Les profils sont dans { $path }, où l'on peut écrire.
doctor-folder-state = Le journal est dans { $path }, où l'on peut écrire.
doctor-folder-cache = Les lectures récentes sont dans { $path }, où l'on peut écrire.

# L'accès au portail
doctor-proxy = Les appels passent par { $proxy }, d'après { $name }.
doctor-proxy-of-system = Les appels passent par où le disent les réglages du système.
doctor-no-proxy = Les appels vont au portail sans proxy.
doctor-no-certificates = Le portail n'est pas en https : aucun certificat n'est vérifié.
doctor-authorities-of-system = Celles auxquelles ce système fait confiance.
doctor-authorities-instead = Celles de { $path }, à la place de celles du système, d'après { $name }.
doctor-authorities-besides = Celles de { $path }, en plus de celles du système, d'après { $name }.

# Le portail
doctor-portal = { $site } répond : « { $title } ».
doctor-portal-untitled = { $site } répond.
doctor-udata = Version d'udata : { $version } ; rien n'y manque de ce que connaît udatactl.
doctor-udata-lacks = Version d'udata : { $version } ; il y manque { $lacks }.
doctor-udata-undescribed = Version d'udata : { $version } ; le portail ne dit pas ce qui lui manque.
lack-invitations = les invitations
lack-assignments = les éditeurs partiels
lack-keys = les clés qui expirent
lack-notifications = les notifications
lack-read_notifications = le marquage des notifications comme lues
lack-notification_settings = les réglages des notifications
lack-contacts = les points de contact
lack-harvesters = les moissonneurs
doctor-clock = L'horloge de cette machine est celle du portail, à une minute près.
doctor-clock-ahead = L'horloge de cette machine avance de { $length } sur celle du portail.
doctor-clock-behind = L'horloge de cette machine retarde de { $length } sur celle du portail.
doctor-clock-untold = Le portail ne donne pas l'heure.
doctor-clock-suspected = L'horloge de cette machine indique { $moment } : à cette date, le certificat du portail n'est pas valable.
doctor-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
doctor-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
doctor-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
doctor-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

# La clé
doctor-keyring-gave = Il répond, et a donné la clé.
doctor-keyring-unneeded = Il n'est pas nécessaire : la clé est ailleurs.
doctor-keyring-empty = Il répond.
doctor-no-key = Il n'y a pas de clé pour { $site } : seul s'affiche ce que tout le monde peut voir, et rien ne peut être modifié.
doctor-key = C'est celle du compte { $person } ({ $slug }). Elle vient d'ici : { $place }.
doctor-key-unchecked = Elle vient d'ici : { $place }. Tant que le portail ne répond pas, on ne peut pas savoir de qui elle est.
doctor-rights = { $count ->
    [0] Membre d'aucune organisation.
    [one] Membre de 1 organisation, dont { $administered } avec le rôle administrateur.
   *[other] Membre de { $count } organisations, dont { $administered } avec le rôle administrateur.
}
doctor-rights-of-staff = { $count ->
    [0] Administration de tout le portail ; membre d'aucune organisation.
    [one] Administration de tout le portail ; membre de 1 organisation, dont { $administered } avec le rôle administrateur.
   *[other] Administration de tout le portail ; membre de { $count } organisations, dont { $administered } avec le rôle administrateur.
}
doctor-key-ends = { $count ->
    [0] Elle expire aujourd'hui, { $day }.
    [1] Elle expire demain, { $day }.
   *[other] Elle expire dans { $count } jours, le { $day }.
}
doctor-key-for-ever = Elle n'expire jamais.
doctor-key-end-unknown = Le portail ne dit pas quand elle expire.

# Ce qui a été écrit
doctor-journal = { $count ->
    [0] Rien n'a encore été écrit depuis cette machine. Le journal sera { $path }.
    [one] 1 écriture dans { $path }, dont l'issue est connue.
   *[other] { $count } écritures dans { $path }, dont l'issue est connue.
}
doctor-unsettled = { $count ->
    [one] 1 écriture sur { $site } a une issue inconnue : elle est en cours, ou udatactl a été tué.
   *[other] { $count } écritures sur { $site } ont une issue inconnue : elles sont en cours, ou udatactl a été tué.
}
doctor-journal-damaged = { $count ->
    [one] 1 ligne de { $path } est abîmée, et laissée de côté.
   *[other] { $count } lignes de { $path } sont abîmées, et laissées de côté.
}
doctor-locks-free = Aucun autre udatactl n'écrit.
doctor-locks-held = Un autre udatactl écrit en ce moment, et qui veut écrire au même endroit l'attend : { $locks }.
doctor-locks-left = { $count ->
    [one] Aucun autre udatactl n'écrit. Un processus tué a laissé 1 verrou, qui ne gêne personne.
   *[other] Aucun autre udatactl n'écrit. Des processus tués ont laissé { $count } verrous, qui ne gênent personne.
}
doctor-locks-unreadable = { $path } ne peut pas être lu : { $cause }

# Le terminal
doctor-terminal = { $columns } colonnes, et des questions peuvent être posées.
doctor-terminal-silent = { $columns } colonnes, et aucune question n'est posée.
doctor-terminal-accessible = { $columns } colonnes, pour un lecteur d'écran.
doctor-terminal-narrow = { $columns } colonnes : il en faut au moins 40 pour des tableaux en colonnes.
doctor-no-terminal = Le résultat va dans un tube ou un fichier.
doctor-locale = { $name } vaut { $value } : les lettres accentuées s'affichent telles quelles.
doctor-locale-unneeded = Personne n'est au terminal : les lettres sont en UTF-8.
doctor-locale-other = { $name } vaut { $value }, qui n'est pas UTF-8 : les lettres accentuées peuvent mal s'afficher.
doctor-locale-none = Aucune langue du système n'est définie : les lettres accentuées peuvent mal s'afficher.
doctor-completion = Tab complète dans { $shell }, grâce à { $path }.
doctor-completion-lacking = Tab ne complète pas encore dans { $shell }.
doctor-completion-unneeded = Personne n'est au terminal : Tab n'a pas à compléter dans { $shell }.
doctor-completion-unknown = Le shell utilisé n'est pas connu : SHELL n'en nomme aucun pour lequel il y a un script.

# completion install
column-shell = Shell
completion-written = Le script est écrit.
completion-works = Tab complète udatactl dans chaque { $shell } ouvert désormais.
completion-there = Le script y était déjà : rien n'a été écrit.
completion-add = Pour que Tab complète, ajoutez à { $file }, qui reste tel quel :{ $lines }
completion-two-shells = Seul `udatactl completion install` accepte un autre shell.
completion-shell-unknown = Le shell utilisé n'est pas connu : SHELL n'en nomme aucun pour lequel il y a un script. Précisez lequel.
completion-no-place = { $shell } n'a pas de dossier pour de tels scripts. Rien n'a été écrit.
completion-add-to-profile = Ce qui ajoute le script au profil de PowerShell est dans les exemples de `udatactl completion --help`.
