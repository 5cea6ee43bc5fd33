# auth token, auth import, les clés qui arrivent à échéance

help-auth-token = Créer, lister, remplacer et révoquer les clés d'API de votre compte
help-auth-token-list = Lister vos clés d'API : ce qui s'est servi de chacune, et lesquelles n'expirent jamais
    .example =
        udatactl auth token list
        udatactl auth token list --fields name,user_agents,expires_at --json
help-auth-token-create = Créer une clé d'API : gardée pour le profil, ou affichée une seule fois sur la sortie standard
    .example =
        udatactl auth token create --name "Tâche de nuit" --expires 1an --show
        udatactl auth token create --name "Tâche de nuit" --expires 2027-06-30 --show --yes > cle.txt
        udatactl auth token create --name "Mon portable" --expires 6mois --store
flag-auth-token-create-name = Nom de la clé : ce qui s'en servira, pour savoir plus tard quelle tâche s'arrêtera
    .value = NOM
flag-expires = Échéance de la clé : un jour comme 2027-06-30, inclus ; une durée comme 90j ou 1an ; ou jamais
    .value = QUAND
flag-auth-token-create-show = Écrire la clé seule sur la sortie standard, ou sous `token` avec `-o json` : une seule fois, pour ce qui doit l'avoir
flag-auth-token-create-store = Garder la clé pour le profil, à la place de celle qui s'y trouve, qui reste valable
flag-auth-token-create-insecure-storage = Garder la clé en clair, dans un fichier que vous seul pouvez lire
help-auth-token-rotate = Remplacer la clé utilisée : une nouvelle est créée, essayée, gardée et relue ; l'ancienne n'est révoquée qu'ensuite
    .example =
        udatactl auth token rotate
        udatactl auth token rotate --expires 1an --yes
        udatactl auth token rotate --web
flag-auth-token-rotate-name = Nom de la nouvelle clé ; sans précision, celui de l'ancienne
    .value = NOM
flag-auth-token-rotate-web = Ouvrir la page où se créent les clés, et lire la nouvelle clé qui y a été créée
flag-auth-token-rotate-with-token = Lire la nouvelle clé sur l'entrée standard
help-auth-token-revoke = Révoquer des clés d'API : ce qui s'en sert est refusé aussitôt
    .example =
        udatactl auth token revoke "Tâche de nuit" --dry-run
        udatactl auth token revoke "Tâche de nuit"
flag-auth-token-revoke-key = Nom ou identifiant d'une clé, d'après `udatactl auth token list` ; apikey pour la seule qui existe avant udata 16
    .value = CLÉ
help-auth-import = Reprendre la clé que le client officiel, datagouv, garde en clair, et proposer de supprimer son fichier
    .example =
        udatactl auth import
        udatactl auth import --delete-file
flag-auth-import-file = Fichier du client officiel ; sans précision, ~/.datagouv_config.json
    .value = FICHIER
flag-auth-import-insecure-storage = Garder la clé en clair, dans un fichier que vous seul pouvez lire
flag-auth-import-delete-file = Supprimer le fichier une fois la clé gardée, sans poser la question

# Ce qui est listé
key-state-active = valable
key-state-ends_soon = bientôt expirée
key-state-expired = expirée
key-state-never_ends = n'expire jamais
key-state-revoked = révoquée
token-list-empty = Votre compte n'a aucune clé d'API.
    .next = Pour en créer une : `udatactl auth token create --name NOM --store`
token-list-only-one = Ce portail donne à chaque compte une seule clé, qui n'expire jamais, et ne dit pas ce qui s'en sert.
token-list-in-use = Cette commande utilise { $key }.
token-list-in-use-not-told = Le portail ne dit pas laquelle cette commande utilise.
token-list-never-end = { $count ->
    [one] 1 clé n'expire jamais : quiconque la trouve peut agir en votre nom pour toujours.
   *[other] { $count } clés n'expirent jamais : quiconque en trouve une peut agir en votre nom pour toujours.
}
token-list-end-soon = { $count ->
    [one] 1 clé expire dans les 14 jours.
   *[other] { $count } clés expirent dans les 14 jours.
}
token-list-rotate = `{ $command }` met une nouvelle clé à la place de celle que cette commande utilise.

# Ce qui est créé
action-key-create = + clé
action-key-replace = ~ clé
action-key-revoke = - clé
token-ends = le { $day }
token-never-ends = jamais
token-will-create = Une nouvelle clé d'API « { $name } », avec tous les droits de votre compte. Échéance : { $ending }.
token-create-endless = Une clé sans échéance s'oublie et continue d'ouvrir le portail : `--expires 1an` lui en donne une.
token-will-store = Elle sera gardée pour le profil « { $profile } » ; la clé qui s'y trouve reste valable sur le portail.
token-shown-once = Le portail n'affichera plus jamais cette clé.
token-rotate-instead = `{ $command }` met une nouvelle clé à la place de la seule qui existe.
token-not-allowed = Le portail ne laisse pas cette clé en créer d'autres. Rien n'a été créé.
token-goes-where = Une clé n'est remise qu'une fois. Indiquez à qui : `--show` l'écrit seule sur la sortie standard, `--store` la garde pour le profil. Rien n'a été créé.
token-made-on-page = Sa propre page en crée : `{ $command }`
token-lost = Le portail a créé la clé { $key }, mais la réponse qui la donnait s'est perdue : personne ne l'a. La clé utilisée n'a pas changé.
token-lost-among = La réponse s'est perdue, et il y a { $count } nouvelles clés de ce nom : l'une d'elles vient peut-être d'une autre commande. La clé utilisée n'a pas changé.
token-revoke-lost = La nouvelle clé se révoque avec `{ $command }`
token-not-proved = La clé { $key } a été créée, mais n'a pas pu être essayée : elle n'est gardée nulle part. La clé utilisée n'a pas changé et reste valable. { $why }
token-not-kept = La clé { $key } a été créée, mais n'a pas pu être gardée. Ce qui était enregistré n'a pas changé et reste valable. { $why }
token-not-shown = La clé { $key } a été créée, mais n'a pas pu être affichée : personne ne l'a. { $why }
token-of-another = Cette clé est celle d'un autre compte : { $person }.

# Ce qui est révoqué
token-will-revoke = La clé { $key } va être révoquée : ce qui s'en sert sera refusé aussitôt.
token-last-used = { $count ->
    [0] Dernière utilisation : { $ago }.
   *[other] Dernière utilisation : { $ago }. Programmes : { $agents }
}
token-never-used = Elle n'a jamais servi.
token-revokes-itself = C'est la clé que cette commande elle-même utilise : votre connexion prendra fin avec elle. `udatactl auth token rotate` en met d'abord une nouvelle à sa place.
token-revoked-own = Votre connexion a pris fin. Pour vous connecter avec une autre clé : `{ $command }`
token-not-revoked = Le portail a répondu que la clé { $key } est révoquée, mais la liste encore.
token-unknown = Votre compte n'a pas de clé d'API « { $typed } ».
token-unknown-only = Votre compte n'a pas de clé d'API « { $typed } » : ce portail en donne une seule à chaque compte, nommée ici { $key }.
token-ambiguous = Plusieurs de vos clés s'appellent « { $typed } » : { $candidates }
token-use-id = Indiquez celle que vous visez par son identifiant.
failure-lacks-keys = Ce portail donne à chaque compte une seule clé d'API, et n'en crée pas d'autres. Rien n'a été créé.

# Ce qui est remplacé
rotate-will-end = La clé { $key } va être remplacée : elle sera révoquée une fois la nouvelle gardée et essayée.
rotate-others = D'autres programmes se sont servis de cette clé, et s'arrêteront avec elle : { $agents }
rotate-will-create = La nouvelle clé : « { $name } ». Échéance : { $ending }.
rotate-only-key = Ce portail ne donne qu'une clé à chaque compte : en créer une nouvelle met fin aussitôt à l'ancienne, pour tout ce qui s'en sert. Si la nouvelle se perdait en chemin, vous en créeriez une autre ici : { $page }
rotate-elsewhere = La clé utilisée vient de { $variable }, où udatactl ne peut pas en mettre une autre. Rien n'a été créé.
rotate-elsewhere-steps = Créez-en une avec `{ $command }`, mettez-la dans { $variable }, puis révoquez l'ancienne, que donne `udatactl auth token list`.
rotate-sandbox = La clé utilisée est celle que tout le monde a dans le bac à sable : seule se remplace une clé gardée par un profil. Rien n'a été créé.
rotate-not-told = Le portail ne dit pas laquelle des { $count } clés est utilisée. Rien n'a été créé.
rotate-not-told-steps = `{ $command }` garde une nouvelle clé ; révoquez ensuite l'ancienne, que donne `udatactl auth token list`.
rotate-changed = La clé gardée pour ce profil n'est plus la même. Rien n'a été créé.
rotate-same-key = C'est la clé déjà utilisée. Rien n'a été modifié.
rotate-left = Arrêt immédiat. Une nouvelle clé a peut-être été créée sans être gardée : `{ $command }` liste les clés. Celle qui est utilisée n'a pas été révoquée, sauf si cela a été dit.
rotate-not-kept = La nouvelle clé { $key } fonctionne, mais n'a pas pu être gardée. La clé utilisée n'a pas changé et reste valable. { $why }
rotate-interrupted = Arrêté : la nouvelle clé est gardée et utilisée. L'ancienne, { $key }, reste valable.
rotate-not-revoked = La nouvelle clé est gardée et utilisée. L'ancienne, { $key }, n'a pas pu être révoquée : { $why }
rotate-or-on-page = Ou révoquez-la sur le portail : { $page }
rotate-only-not-kept = L'ancienne clé n'est plus valable, et la nouvelle n'a pas pu être gardée : personne ne l'a. { $why }
rotate-only-not-proved = La nouvelle clé est gardée, mais n'a pas pu être essayée. L'ancienne n'est plus valable. { $why }
rotate-only-in-clear = La nouvelle clé n'a pas pu être gardée là où était l'ancienne. Pour ne pas la perdre, elle est en clair dans { $file }, que vous seul pouvez lire. { $why }
rotate-only-lost = L'ancienne clé n'est plus valable, et la réponse qui donnait la nouvelle s'est perdue : personne ne l'a. Créez-en une autre.

# Ce qui est repris
import-ask-delete = Supprimer { $file }, qui contient la clé en clair ? Le client officiel redemandera une clé (`datagouv setup`).
import-deleted = { $file } a été supprimé.
import-remains = { $file } contient encore la clé en clair : quiconque peut le lire peut agir en votre nom. `--delete-file` le supprime.
import-was-in-clear = La clé était en clair, et peut se trouver dans une sauvegarde : `{ $command }` en met une nouvelle à sa place.
import-malformed = { $file } n'est pas ce qu'écrit le client officiel : un objet avec `environment` et `api_key`. Rien n'a été gardé.
import-no-key = { $file } ne contient pas de clé d'API : le client officiel s'en passe. Rien n'a été gardé.
import-elsewhere = La clé de { $file } est pour { $site }, et non pour { $ours }. Elle n'a pas été envoyée.
import-changed = La clé est gardée. { $file } a changé entre-temps, et n'a pas été supprimé.
import-not-deleted = La clé est gardée, mais { $file } n'a pas pu être supprimé : { $cause }

# Une clé bientôt expirée
key-ends-soon = { $count ->
    [0] Votre clé d'API pour { $site } expire aujourd'hui, le { $day }. `{ $command }` la remplace.
    [1] Votre clé d'API pour { $site } expire demain, le { $day }. `{ $command }` la remplace.
   *[other] Votre clé d'API pour { $site } expire le { $day }, dans { $count } jours. `{ $command }` la remplace.
}
key-ends-soon-elsewhere = { $count ->
    [0] La clé d'API utilisée ici pour { $site } expire aujourd'hui, le { $day } : ce qui s'en sert s'arrêtera. `{ $command }` dit comment en créer une autre.
    [1] La clé d'API utilisée ici pour { $site } expire demain, le { $day } : ce qui s'en sert s'arrêtera. `{ $command }` dit comment en créer une autre.
   *[other] La clé d'API utilisée ici pour { $site } expire le { $day }, dans { $count } jours : ce qui s'en sert s'arrêtera. `{ $command }` dit comment en créer une autre.
}

# Intitulés de colonnes
column-file_deleted = Fichier supprimé
column-in_use = Utilisée ici
column-last_used_at = Dernière utilisation
column-token = Clé
column-token_prefix = Début
column-user_agents = Utilisée par
column-created_at = Création
