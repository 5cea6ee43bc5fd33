# auth, profile, journal, api

help-auth-login = Se connecter : vérifier une clé d'API auprès du portail, puis la garder dans le trousseau
    .example =
        udatactl auth login --site data.gouv.fr
        udatactl auth login --site demo --profile essais --web
        udatactl auth login --with-token < cle.txt
flag-auth-login-with-token = Lire la clé sur l'entrée standard
flag-auth-login-insecure-storage = Garder la clé en clair, dans un fichier que vous seul pouvez lire
flag-auth-login-web = Ouvrir la page où se créent les clés
help-auth-status = Afficher qui est connecté, où, avec quels droits, et d'où vient la clé
    .example =
        udatactl auth status
        udatactl auth status --profile demo --json
help-auth-logout = Oublier la clé d'un profil ; le profil demeure
    .example =
        udatactl auth logout
        udatactl auth logout --profile demo
help-profile-list = Lister les profils de cette machine
    .example =
        udatactl profile list
help-profile-use = Choisir le profil à utiliser
    .example =
        udatactl profile use demo
help-profile-show = Afficher un profil, celui en cours si aucun n'est nommé
    .example =
        udatactl profile show
        udatactl profile show demo --json
help-profile-remove = Supprimer un profil, et oublier sa clé
    .example =
        udatactl profile remove demo
flag-profile-use-name = Nom du profil
    .value = NOM
flag-profile-show-name = Nom du profil
    .value = NOM
flag-profile-remove-name = Nom du profil
    .value = NOM
help-journal-list = Lister ce que cette machine a modifié, le plus récent en dernier
    .example =
        udatactl journal list
        udatactl journal list --names
        udatactl journal list --since 30j --json
flag-journal-list-org = Seulement ce qui concerne cette organisation ; avec son identifiant, sans consulter le portail
    .value = ORG
flag-journal-list-names = Afficher les noms, demandés au portail, au lieu des identifiants
flag-journal-list-since = Seulement les 30 derniers jours (30j), les 12 dernières heures (12h), etc., ou depuis un jour tel que 2026-06-30
    .value = DURÉE
help-api = Appeler l'API du portail avec sa clé
    .example =
        udatactl api GET me/
        udatactl api GET organizations/ -F q=ville --paginate
        udatactl api PUT datasets/534fff80a3a7292c64a77f02/ -F title="Budget 2026" --dry-run
flag-api-method = GET, POST, PUT, PATCH ou DELETE
    .value = MÉTHODE
flag-api-path = Chemin sous /api/1/, ou commençant par /api/
    .value = CHEMIN
flag-api-data = Ce qu'il faut envoyer : du JSON, @ et un nom de fichier, ou - pour l'entrée standard
    .value = JSON
flag-api-field = Champ à envoyer, ou à placer dans la requête d'un GET ; répétable ; tout est envoyé comme texte, sauf true, false et null
    .value = CHAMP=VALEUR
flag-api-paginate = Lire toutes les pages d'une liste, et les réunir

# Signing in
login-on = Connexion à { $site }.
login-ask-key = Clé d'API (rien ne s'affiche) :
login-no-browser = Aucun navigateur n'a pu être ouvert.
login-in-clear = La clé est en clair dans { $file } : quiconque peut lire ce fichier peut agir en votre nom. `udatactl auth logout` l'en retire.
login-in-use = Le profil « { $profile } » est désormais celui en cours : les commandes vont à { $site } avec lui.
login-was-in-use = Le profil « { $profile } » était en cours auparavant : `{ $command }` y revient.
login-next = Pour voir vos organisations : `udatactl org list --mine`. Ce qui y attend une réponse : `udatactl notification digest`
login-next-to-join = Vous n'êtes membre d'aucune organisation ici. Pour en rejoindre une : `udatactl org join ORG`. Pour en créer une : `udatactl org create`
login-variable-wins = { $variable } est défini, et l'emporte sur la clé qui vient d'être gardée.
login-replaces = Jusqu'ici, le profil « { $profile } » était relié au compte { $person }.
login-older-key-may-remain = Le trousseau ne répond pas : il contient peut-être encore une ancienne clé de ce profil, qui ne sert plus. `udatactl auth logout` retire les deux.
login-older-copy-remains = La clé est gardée, mais une ancienne copie reste en clair. { $why }
login-ask-file = Garder plutôt la clé en clair dans { $file }, que vous seul pouvez lire ?
hint-key-not-kept = Aucune nouvelle clé n'est gardée. Ce qui était enregistré avant n'a pas changé.
failure-key-half-kept = La clé a été gardée, mais son profil n'a pas pu être écrit, ni la clé retirée : { $why }
login-dry-run = Le portail connaît cette clé. Rien n'a été gardé : c'était une simulation.
logout-from-keyring = La clé de « { $profile } » a été retirée du trousseau.
logout-from-file = La clé de « { $profile } » a été retirée de { $file }.
logout-nothing = Aucune clé n'était gardée pour « { $profile } ».
logout-nobody = Personne n'est connecté à { $site } avec un profil.
logout-dry-run = Rien n'a été retiré : c'était une simulation.
logout-variable-remains = { $variable } est défini, et vous connecte encore.
status-unread = { $count ->
    [one] 1 organisation n'a pas pu être lue : votre rôle n'y est pas compté.
   *[other] { $count } organisations n'ont pas pu être lues : vos rôles n'y sont pas comptés.
}
key-in-variable = une variable d'environnement
key-in-file = un fichier désigné par une variable
key-in-keyring = le trousseau
key-in-clear_file = un fichier, en clair
udata-before_12 = antérieure à 12
failure-no-key-given = Il n'y a pas de terminal où saisir une clé d'API : `--with-token` la lit sur l'entrée standard.
failure-key-empty = Aucune clé d'API n'a été donnée. Rien n'a été gardé.
failure-key-malformed = Ce n'est pas une clé d'API : une clé est un seul mot, sans espace, accent ni retour à la ligne. Rien n'a été gardé.
failure-token-odd = { $name } ne contient pas de clé d'API : une clé est un seul mot, sans espace, accent ni retour à la ligne.
failure-profile-elsewhere = Le profil « { $profile } » est sur { $own }, et non sur { $site } : un nouveau profil demande un autre nom.

# Profiles
profile-list-empty = Il n'y a pas encore de profil. `{ $command }` en crée un.
profile-none-in-use = Aucun profil n'est en cours.
profile-dry-run = Rien n'a été modifié : c'était une simulation.
profile-remove-ask = Supprimer le profil « { $profile } » ({ $site }), et oublier sa clé ?
profile-removed = Le profil « { $profile } » a été supprimé.
profile-removed-key-lives = Le profil « { $profile } » a été supprimé. La clé elle-même reste valable sur le portail, tant qu'elle n'y est pas révoquée.

# The journal
journal-list-empty = Rien n'a été écrit depuis cette machine.
    .next = Pour voir ce que d'autres ont fait dans une organisation : `udatactl org activity ORG --section recent`
journal-hint-settle = Pour savoir ce qu'il en est, d'après le portail : `{ $command }`
journal-hint-names = Avec les noms, demandés au portail : `udatactl journal list --names`
journal-under-way = { $count ->
    [one] 1 écriture est sans résultat : elle est en cours, ou udatactl a été arrêté brutalement.
   *[other] { $count } écritures sont sans résultat : elles sont en cours, ou udatactl a été arrêté brutalement.
}
journal-path = Le journal est { $path }
journal-result-done = fait
journal-result-refused = refusé
journal-result-unknown = inconnu
journal-result-undone = défait depuis
journal-result-not_done = pas fait
journal-result-under_way = en cours

# A raw call
action-api = ~ appel direct
api-unknown-method = « { $typed } » n'est pas une méthode. Les méthodes sont : { $known }.
api-elsewhere = { $typed } n'est pas dans l'API du portail { $site }.
api-get-has-no-content = GET n'envoie rien : `-F` place les champs dans la requête.
api-paginate-only-get = `--paginate` ne va qu'avec GET.
api-bad-field = « { $field } » n'est pas un champ avec sa valeur, comme nom=valeur. Un texte vide peut s'envoyer avec `--data`.
api-field-twice = Le champ « { $field } » est donné deux fois.
api-not-json = Ce n'est pas du JSON : { $cause }
api-about-to = { $method } { $path }
api-requests-hidden = Ce portail joint à ce que tout le monde peut lire les demandes d'adhésion des organisations, avec des personnes et leurs mots : laissées de côté ici. `udatactl requests list ORG` montre celles d'une organisation que vous administrez.
api-done-without-answer = Fait : le portail a répondu sans contenu.
api-use-the-verb = Les adhésions, les clés et les suppressions passent par leurs propres commandes, qui les protègent. Rien n'a été envoyé.
api-account = Supprimer un compte le retire de ses organisations, sans que rien ne protège leur dernier administrateur. Rien n'a été envoyé.
api-rights-of-account = Cela décide qui peut se connecter, ou ce que peut l'équipe du portail, sans aucune protection ici. Rien n'a été envoyé.
api-transfer = Cela transfère du contenu à un autre propriétaire, sans aucune protection ici. Rien n'a été envoyé.
api-owner = Les champs owner et organization transfèrent le contenu à un autre propriétaire : ne les indiquez pas. Rien n'a été envoyé.
api-job = Les tâches internes du portail suppriment définitivement, sans aucune protection ici. Rien n'a été envoyé.
api-unclear-path = Le chemin d'une écriture s'écrit simplement : lettres, chiffres et barres obliques une à une. Rien n'a été envoyé.
hint-use-the-portal = Cela se fait dans les pages du portail { $site }.

# Headings of columns
column-administrator_of = Administrateur de
column-as = En tant que
column-at = Quand
column-content = Contenu
column-current = En cours
column-has_key = A une clé
column-http = HTTP
column-key_from = Origine de la clé
column-key_place = Emplacement de la clé
column-method = Méthode
column-path = Chemin
column-person = Personne
column-organization_name = Organisation
column-person_name = Personne
column-portal_administrator = Administrateur du portail
column-profile = Profil
column-removed_from = Retirée de
column-run = Exécution
column-site = Portail
column-title = Titre
column-udata = Version d'udata
column-waived = Protections levées
