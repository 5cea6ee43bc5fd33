# config : les réglages que cette machine garde

help-config = Voir et garder les réglages de cette machine : langue, format, limites, garde-fous
help-config-list = Lister les réglages en vigueur, et ce qui fixe chacun
    .example =
        udatactl config list
        udatactl config list --profile demo
        udatactl config list --fields setting,value,flag,variable
help-config-get = Écrire la valeur en vigueur d'un réglage, seule
    .example =
        udatactl config get timeout
        udatactl config get read_only --profile demo
help-config-set = Garder un réglage pour tous les profils ou, avec --profile, pour un seul
    .example =
        udatactl config set language fr
        udatactl config set csv_dialect fr
        udatactl config set max_removals 3 --profile demo
        udatactl config set read_only true --profile demo
help-config-unset = Retirer un réglage du fichier
    .example =
        udatactl config unset timeout
        udatactl config unset read_only --profile demo
help-config-path = Écrire le chemin du fichier des réglages et des profils, seul
    .example =
        udatactl config path
flag-setting = Réglage, d'après `udatactl config list`
    .value = RÉGLAGE
flag-value = Valeur, comme l'accepterait l'option ou la variable
    .value = VALEUR

column-setting = Réglage
column-named = Lequel
column-meaning = Ce que c'est
column-flag = Option
column-variable = Variable
column-place = Où
column-exists = Existe

said-by-flag = option
said-by-variable = variable
said-by-profile = profil
said-by-defaults = [defaults]
said-by-profiles = profiles.toml
said-by-locale = système
said-by-built_in = d'origine

# Ce qu'est chaque réglage
setting-site = Portail
setting-profile = Compte et portail utilisés
setting-language = Langue des messages
setting-format = Format du résultat, comme `--output`
setting-csv_dialect = Dialecte du CSV : « fr » est celui qu'Excel en français ouvre d'un double clic
setting-limit = Combien d'entrées d'une liste, ou `all`
setting-timeout = Combien de temps attendre une réponse
setting-deadline = Combien de temps les lectures peuvent durer en tout
setting-retries = Combien de fois une lecture est retentée
setting-parallel = Combien d'appels à la fois
setting-color = Quand utiliser la couleur
setting-accessible = Convenir aux lecteurs d'écran
setting-key_warning = Avertir d'une clé bientôt expirée
setting-keep_snapshots = Combien de temps `audit snapshot` conserve les relevés
setting-policy = Politique des audits, comme `--policy`
setting-register = Adresse de l'annuaire des entreprises
setting-support = Adresse de l'assistance du portail
setting-read_only = Ne rien écrire sur le portail
setting-no_removals = Ne rien retirer, rétrograder, refuser, annuler ni supprimer
setting-max_removals = Combien de personnes retirer au plus en une fois : un nombre, ou une part comme 25%
setting-min_admins = Combien d'administrateurs laisser au moins

# Ce qui est gardé
config-list-where = Pour garder un réglage : `{ $command }`
config-overruled = C'est écrit, mais ne s'applique pas ici : { $name } vaut { $value } ({ $source }).
config-still-said = C'est retiré du fichier, mais { $name } vaut toujours { $value } ({ $source }).
config-unset = { $name } n'a pas de valeur : rien ne le fixe.
config-unknown = Il n'y a pas de réglage « { $name } ».
config-keys-elsewhere = Ce fichier ne contient jamais de clé. Une clé se garde dans le trousseau à la connexion ; un script la lit dans UDATACTL_TOKEN ou UDATACTL_TOKEN_FILE. Rien n'a été écrit.
config-site-elsewhere = Le portail d'un profil se choisit à la connexion, car la clé n'est que pour lui. Rien n'a été écrit.
config-profile-elsewhere = Le profil utilisé se choisit avec `udatactl profile use`. Rien n'a été écrit.
config-account-elsewhere = { $name } s'écrit à la connexion. Rien n'a été écrit.
config-site-has-none = Un réglage se garde pour un profil (`--profile`) ou pour tous, et non pour un portail (`--site`). Rien n'a été écrit.
config-of-the-person = { $name } vaut pour vous, quel que soit le profil : sans `--profile`. Rien n'a été écrit.
config-of-a-profile = { $name } est propre à un portail : indiquez le profil avec `--profile`. Rien n'a été écrit.

# Ce que le fichier a de trop
config-strange = profiles.toml : { $part } n'est pas connu, et n'a aucun effet.
config-strange-near = profiles.toml : { $part } n'est pas connu, et n'a aucun effet. Le réglage s'appelle peut-être { $near }.
config-only-of-a-profile = profiles.toml : { $part } n'a aucun effet, car ce réglage est propre à un profil.
config-only-of-all = profiles.toml : { $part } n'a aucun effet, car ce réglage ne va que dans [defaults].
