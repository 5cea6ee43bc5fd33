# Le bac à sable : un portail dans la boîte, pour essayer, enseigner et tester.

help-sandbox = Tout essayer sur un portail d'exercice : ni compte, ni réseau, ni courriel envoyé
help-sandbox-tour = Voir l'essentiel sur un portail d'exercice, en une demi-minute
    .example =
        udatactl sandbox tour
        udatactl sandbox tour --yes --lang en

tour-welcome = Voici une visite d'udatactl sur un portail d'exercice : tout se passe sur cette machine, aucun courriel ne part, et il n'en restera rien.
tour-find = Trouver une organisation par un mot de son nom.
tour-create = En créer une, en tant que Camille, qui en devient l'administratrice.
tour-join = Zoé voudrait la rejoindre, et dit pourquoi. (Dans le bac à sable, la clé de chacun se devine.)
tour-requests = Camille voit qui a demandé à rejoindre l'une de ses organisations.
tour-approve = Elle accepte. udatactl montre ce qu'il va faire ; sans `--yes`, il poserait la question.
tour-invite = Elle invite Yann, qui ne sera membre qu'après avoir accepté.
tour-accept = Yann accepte.
tour-leave = Camille veut partir. Un portail laisserait s'en aller la dernière administratrice ; udatactl, non.
tour-promote = Elle nomme donc d'abord Zoé administratrice.
tour-remove = Retirer quelqu'un se fait de la même façon.
tour-members = Voici maintenant les membres.
tour-journal = Tout ce qui a été modifié figure dans le journal de cette machine.
tour-end = La visite est terminée, et son portail a disparu. Le bac à sable de `-s sandbox`, lui, reste en place jusqu'à `udatactl sandbox reset`. À essayer :
tour-enter = [Entrée]{" "}
tour-typed-description = Plans et registres
tour-typed-comment = Je numérise les registres

help-sandbox-serve = Ouvrir un portail d'exercice à d'autres programmes, sur cette machine seulement, jusqu'à Ctrl-C
    .example =
        udatactl sandbox serve
        udatactl sandbox serve --port 7000 --state portail.json -o json
        udatactl sandbox serve --seed monde.json --generation 15 --latency 200ms
        udatactl sandbox serve --fail "502 times=2 GET" --fail "lost times=1 POST organizations/*/member/"
flag-sandbox-serve-port = Port d'écoute ; à défaut, un port libre
    .value = PORT
flag-sandbox-serve-seed = Fichier de départ, tel que l'écrit `sandbox export`, - pour l'entrée standard ; à défaut, le premier monde
    .value = FICHIER
flag-sandbox-serve-state = Fichier qui garde l'état ; « memory », par défaut, recommence à neuf chaque fois
    .value = FICHIER
flag-sandbox-serve-generation = udata à imiter : 17.18, 15.4, 14.13, ou celui du Portugal
    .value = GÉNÉRATION
flag-sandbox-serve-latency = Retard de chaque réponse, par exemple 200ms
    .value = DURÉE
flag-sandbox-serve-races = Temps pendant lequel d'autres peuvent passer entre la lecture et l'écriture, comme sur un vrai udata : 50ms
    .value = DURÉE
flag-sandbox-serve-read-only = Ne rien accepter de nouveau, comme un portail en lecture seule
flag-sandbox-serve-calls = Nombre d'appels que chaque route accepte en une heure, avant de répondre 429
    .value = NOMBRE
flag-sandbox-serve-fail = Ce qui tourne mal, par exemple « 429 retry-after=2 times=3 POST organizations/*/member/ » ; répétable
    .value = RÈGLE

help-sandbox-reset = Remettre à neuf le bac à sable de `--site sandbox`
    .example =
        udatactl sandbox reset
        udatactl sandbox reset --seed monde.json --yes
flag-sandbox-reset-seed = Fichier de départ, tel que l'écrit `sandbox export`, - pour l'entrée standard ; à défaut, le premier monde
    .value = FICHIER
help-sandbox-export = Écrire ce que contient le bac à sable de `--site sandbox`, pour qu'un autre en parte
    .example =
        udatactl sandbox export --out monde.json
        udatactl sandbox export | udatactl sandbox serve --seed -
flag-sandbox-export-out = Fichier à écrire ; à défaut, la sortie standard
    .value = FICHIER

sandbox-reset-ask = Remettre le bac à sable à neuf ? Ce qui y a été fait sera perdu ({ $path }).
sandbox-reset-done = Le bac à sable est remis à neuf.

sandbox-serves = Le bac à sable est à l'adresse { $site } jusqu'à Ctrl-C. Chaque clé est l'UDATACTL_TOKEN de cette personne.
sandbox-nobody = Personne n'a de clé dans ce monde.
sandbox-stopped = Le bac à sable est arrêté.

destination-sandbox = Ceci part vers le bac à sable de cette machine, { $profile } : il joue le rôle du portail, sans envoyer de courriel.
destination-camille = en tant que Camille
hint-sandbox-keys = Dans le bac à sable, la clé de Camille est `sandbox-camille`, et ainsi de suite : `UDATACTL_TOKEN=sandbox-camille`.
key-in-sandbox = le bac à sable lui-même

failure-no-sandbox = Ce udatactl a été construit sans le bac à sable.
failure-sandbox = Le bac à sable ne peut pas démarrer : { $cause }
failure-sandbox-file = { $path } n'est pas l'état d'un bac à sable que ce udatactl comprenne : { $cause }
failure-file-unusable = { $path } est inutilisable : { $cause }
failure-port = Le port { $port } ne peut pas être ouvert : { $cause }
failure-seed = { $path } n'est pas un monde dont un bac à sable puisse partir : { $cause }
failure-tour = `{ $command }` aurait dû se terminer par { $expected } : la visite s'arrête là.
failure-tour-start = udatactl n'a pas pu se lancer lui-même : { $cause }
failure-rule = Dans la règle « { $rule } », « { $word } » est incompréhensible.
hint-rule = Une règle est 423, 429, 500, 502, 503, 200-html, slow=5s, cut ou lost, suivi au besoin de retry-after=SECONDES, times=NOMBRE, d'une méthode, et d'un chemin où * vaut pour une partie quelconque.
hint-port = Sans `--port`, un port libre est choisi.

column-file = Fichier
column-generation = Génération
column-key = Clé
column-organizations = Organisations
column-people = Personnes
column-port = Port
column-state = État
