# Les pages de manuel : titres, et ce qui vaut pour toutes les commandes.

manual-header = Commandes
manual-name = NOM
manual-synopsis = SYNOPSIS
manual-description = DESCRIPTION
manual-commands = COMMANDES
manual-arguments = ARGUMENTS
manual-options = OPTIONS
manual-global-options = OPTIONS GÉNÉRALES
manual-examples = EXEMPLES
manual-exit-status = CODE DE RETOUR
manual-environment = ENVIRONNEMENT
manual-files = FICHIERS
manual-see-also = VOIR AUSSI

manual-about = udatactl administre les organisations de data.gouv.fr et de tout autre portail udata : il en crée et en rejoint, il invite, promeut et retire leurs membres, et il traite les demandes d'adhésion. Avant de modifier les membres d'une organisation, il rattache chaque nom à une seule personne, montre ce qu'il va faire et pose la question ; puis il écrit une modification à la fois, relit ce que le portail a retenu et tient un journal. Les résultats vont sur la sortie standard, tout le reste sur la sortie d'erreur.
manual-general = Les options générales, le code de retour, l'environnement et les fichiers sont décrits dans `udatactl`(1).

manual-exit-0 = Fait, ou rien à faire.
manual-exit-1 = Échec inattendu.
manual-exit-2 = Utilisation : option incorrecte, valeur vide, entrée vide, réponse manquante.
manual-exit-3 = Refusé par un garde-fou ; rien n'a été écrit.
manual-exit-4 = Connexion : pas de clé, une clé inconnue, expirée ou révoquée, ou un trousseau qui ne répond pas.
manual-exit-5 = Connecté, mais sans en avoir le droit.
manual-exit-6 = Introuvable, supprimé, ou une référence qui convient à plusieurs ou n'est que probable.
manual-exit-7 = Le portail a refusé le contenu, ou il est trop ancien pour cela.
manual-exit-8 = Fait en partie ; il reste quelque chose de voulu ; des organisations parmi plusieurs n'ont pas pu être lues ; ou ce qui a été relu n'est pas ce qui a été écrit.
manual-exit-9 = Le portail est injoignable, lent, surchargé ou en lecture seule, autre chose a répondu à sa place, quelqu'un d'autre a modifié la même chose entre-temps, ou un autre processus tient l'organisation : à retenter plus tard.
manual-exit-10 = Un constat ou une différence, seulement si on l'a demandé (`--fail-on`, `--exit-code`).
manual-exit-11 = La réponse à une question a été non.
manual-exit-130 = Interrompu. L'écriture en cours est d'abord menée à son terme.

manual-variable-UDATACTL_TOKEN = Une clé d'API, qui passe avant tout trousseau.
manual-variable-UDATACTL_TOKEN_FILE = Un fichier qui contient une clé d'API. Définir les deux est une erreur.
manual-variable-UDATACTL_SITE = Le portail, comme `--site`.
manual-variable-UDATACTL_PROFILE = Le profil, comme `--profile`.
manual-variable-UDATACTL_OUTPUT = Le format du résultat, comme `--output`.
manual-variable-UDATACTL_LANG = La langue des messages, comme `--lang` ; à défaut, celle du système.
manual-variable-UDATACTL_ACCESSIBLE = Convient aux lecteurs d'écran, comme `--accessible`.
manual-variable-UDATACTL_PAGER = Le programme qui affiche page par page ce qui dépasse l'écran, à la place de celui que nomme `PAGER` ; à défaut, `less -FRX`. Vide ou `cat` : aucun, comme `--no-pager`.
manual-variable-UDATACTL_NO_INPUT = Ne pose jamais de question, comme `--no-input`.
manual-variable-UDATACTL_REASON = Le motif de l'exécution, comme `--reason`.
manual-variable-UDATACTL_CONFIG_DIR = Un autre emplacement pour les profils ; de même `UDATACTL_STATE_DIR` pour le journal et `UDATACTL_CACHE_DIR` pour ce qui peut se perdre.
manual-variable-UDATACTL_SUPPORT_URL = L'adresse du bureau d'assistance du portail, là où elle n'est pas connue ; `support` dans un profil fait de même.
manual-variable-UDATACTL_READ_ONLY = Avec 1, rien n'est écrit.
manual-variable-UDATACTL_NO_KEY_WARNING = Avec 1, ni avertissement quand la clé expire dans les 14 jours, ni appel quotidien pour le savoir.
manual-variable-UDATACTL_NO_REMOVALS = Avec 1, ni retrait, ni rétrogradation, ni refus, ni annulation, ni suppression.
manual-variable-UDATACTL_MAX_REMOVALS = Le nombre de personnes à retirer au plus en une fois ; `UDATACTL_MIN_ADMINS` est celui des administrateurs à laisser au moins. Ces variables resserrent les garde-fous et ne les relâchent jamais.
manual-variable-UDATACTL_METRICS_URL = L'adresse du service public de statistiques du portail, quand udatactl ne la connaît pas ; aucune clé n'y est envoyée.
manual-variable-UDATACTL_REGISTER_URL = L'adresse à laquelle l'annuaire des entreprises est interrogé (`--registers`), à la place de la recherche officielle ; `register` dans un profil fait de même. Seul un SIRET y est envoyé, jamais une clé.
manual-variable-UDATACTL_KEEP_SNAPSHOTS = Combien de temps `audit snapshot` conserve les relevés de cette machine, par exemple `36 mois`.
manual-variable-UDATACTL_POLICY = La politique de `audit org` et `audit portal`, comme `--policy` ; `policy` dans un profil fait de même, et son chemin part du dossier de profiles.toml. Si elle est illisible, rien n'est audité.
manual-variable-CI = Là où elle est définie, comme le font les forges, les personnes sont des identifiants dans les tableaux, en `plain` et sur la sortie d'erreur ; ce qui est fait pour des fichiers (`--out`, `md`, `csv`, `json`) garde les noms.
manual-variable-UDATACTL_SHOW_NAMES = Avec 1, les noms y sont montrés aussi, comme avec `--show-names`.
manual-variable-NO_COLOR = Pas de couleur.

manual-file-profiles = Les profils (comptes et portails, sans les clés) et les réglages de `udatactl config`.
manual-file-keys = Les clés conservées en clair, si cela a été demandé ; elles sont sinon dans le trousseau du système.
manual-file-journal = Ce que cette machine a modifié.
manual-file-snapshots = Ce qu'`audit snapshot` a conservé, un dossier par portail : noms et rôles de personnes.
manual-file-sandbox = Ce que contient le bac à sable de `--site sandbox`.
manual-file-names = Les noms proposés à la complétion : organisations, membres, demandes en attente. `udatactl auth logout` supprime ceux de son profil.

column-directory = Répertoire
column-pages = Pages
man-read = Si ce répertoire fait partie de vos manuels, `{ $command }` les affiche.
