# Le bac à sable : un portail dans la boîte, pour essayer, enseigner et tester.

help-sandbox = Tout essayer sur un portail d'exercice : ni compte, ni réseau, ni courriel envoyé
help-sandbox-serve = Ouvrir un portail d'exercice à d'autres programmes, sur cette machine seulement, jusqu'à Ctrl-C
    .example =
        udatactl sandbox serve
        udatactl sandbox serve --port 7000 --state portail.json -o json
        udatactl sandbox serve --seed monde.json --generation 15 --latency 200ms
flag-sandbox-serve-port = Port d'écoute ; à défaut, un port libre
    .value = PORT
flag-sandbox-serve-seed = Fichier de départ, tel que l'écrit `sandbox export`, - pour l'entrée standard ; à défaut, le premier monde
    .value = FICHIER
flag-sandbox-serve-state = Fichier qui garde l'état ; « memory », par défaut, recommence à neuf chaque fois
    .value = FICHIER
flag-sandbox-serve-generation = udata à imiter : 17.18, 15.4, 14.13, ou celui du Portugal
    .value = GÉNÉRATION
flag-sandbox-serve-latency = Retard de chaque réponse, par exemple 200ms
    .value = DURÉE
flag-sandbox-serve-races = Temps pendant lequel d'autres peuvent passer entre la lecture et l'écriture, comme sur un vrai udata : 50ms
    .value = DURÉE
flag-sandbox-serve-read-only = Ne rien accepter de nouveau, comme un portail en lecture seule

sandbox-serves = Le bac à sable est à l'adresse { $site } jusqu'à Ctrl-C. Chaque clé est l'UDATACTL_TOKEN de cette personne.
sandbox-nobody = Personne n'a de clé dans ce monde.
sandbox-stopped = Le bac à sable est arrêté.

failure-no-sandbox = Ce udatactl a été construit sans le bac à sable.
failure-sandbox = Le bac à sable ne peut pas démarrer : { $cause }
failure-sandbox-file = { $path } n'est pas l'état d'un bac à sable que ce udatactl comprenne : { $cause }
failure-file-unusable = { $path } est inutilisable : { $cause }
failure-port = Le port { $port } ne peut pas être ouvert : { $cause }
failure-seed = { $path } n'est pas un monde dont un bac à sable puisse partir : { $cause }
hint-port = Sans `--port`, un port libre est choisi.

column-generation = Génération
column-key = Clé
column-people = Personnes
column-port = Port
column-state = État
