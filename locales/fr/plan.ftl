# Ce qu'il faut faire pour une liste, et le faire.

help-roster-resolve = Trancher les lignes d'une liste qui désignent peut-être quelqu'un de déjà présent
    .example =
        udatactl roster resolve equipe.toml
        udatactl roster resolve equipe.csv -o csv > reponses.csv
        udatactl roster resolve equipe.csv --answers reponses.csv
flag-roster-resolve-file = Liste, en TOML ou en CSV : les réponses y sont écrites, à côté de ce qui s'y trouve
    .value = FICHIER
flag-roster-resolve-answers = Prendre les réponses dans ce fichier CSV : ce que donne `-o csv`, avec la colonne `answer` remplie : un identifiant, `nouveau` ou `plus tard`
    .value = FICHIER
flag-roster-resolve-matching = `name` : écrire sans question l'identifiant de la personne dont le nom et l'adresse conviennent, sauf si elle est à retirer
    .value = COMMENT
flag-roster-resolve-exit-code = Finir par 10 tant qu'une ligne est indécise
roster-resolve-no-file = Ce qui est tranché est écrit dans la liste : donnez son fichier, et non `-`.
roster-resolve-none = Aucune ligne n'est indécise.
roster-resolve-settled = { $count ->
    [one] 1 ligne est tranchée, dans « { $file } ».
   *[other] { $count } lignes sont tranchées, dans « { $file } ».
}
roster-resolve-would-settle = { $count ->
    [one] 1 ligne serait tranchée, dans « { $file } ». Rien n'a été écrit.
   *[other] { $count } lignes seraient tranchées, dans « { $file } ». Rien n'a été écrit.
}
roster-resolve-open = { $count ->
    [one] 1 ligne est indécise.
   *[other] { $count } lignes sont indécises.
}
roster-resolve-how = Quand il n'y a personne à qui poser la question, `{ $command }` les donne avec une colonne `answer` ; remplissez-la, et donnez le fichier avec `--answers`.
roster-resolve-shape = « { $file } » a une disposition dans laquelle on ne peut pas écrire. Écrivez vous-même `id` ou `new` à côté de la personne.
roster-resolve-contradicted = { $count ->
    [one] La ligne { $lines } de « { $file } » désigne encore deux personnes : ce qu'elle dit à côté de l'identifiant vaut pour une autre. Corrigez vous-même le nom, l'adresse ou l'identifiant.
   *[other] Les lignes { $lines } de « { $file } » désignent encore deux personnes chacune : ce qu'elles disent à côté de l'identifiant vaut pour une autre. Corrigez vous-même le nom, l'adresse ou l'identifiant.
}
roster-resolve-asks = { $count ->
    [one] 1 ligne est indécise. Chaque réponse est écrite aussitôt ; une réponse vide laisse la ligne pour plus tard.
   *[other] { $count } lignes sont indécises. Chaque réponse est écrite aussitôt ; une réponse vide laisse la ligne pour plus tard.
}
roster-resolve-line = Ligne { $line }, « { $organization } » :
roster-resolve-is-it = { $written } : est-ce { $person } ? [oui / non : quelqu'un de nouveau / plus tard]
roster-resolve-who-is-it = Qui est { $written } ?
roster-resolve-number = Un numéro de 1 à { $most }, ou non (quelqu'un de nouveau), ou plus tard :
roster-resolve-member = { $person }, { $role } depuis le { $since }
roster-resolve-no-member = { $person }, qui n'est pas membre
roster-resolve-invited = { $person }, qui a reçu une invitation
roster-resolve-asked = { $person }, qui a fait une demande
roster-resolve-again = Répondez par oui, non, plus tard, ou un numéro de la liste.
roster-resolve-not-there = La ligne doit retirer quelqu'un qui n'est pas là : supprimez-la de la liste.
roster-resolve-moved = « { $file } » a été modifié entre-temps. Les réponses précédentes y sont ou non, selon ce qui s'y trouve ; la dernière n'y est pas.
roster-resolve-no-address = Quelqu'un de nouveau est invité à son adresse de courriel : écrivez-la d'abord dans la liste.
answer-twice = la ligne { $line } de la liste a deux réponses.
answer-no-line = la ligne { $line } de la liste n'est pas indécise, ou ne dit plus « { $person } ».
answer-which = la ligne { $line } de la liste peut désigner { $count } personnes : écrivez l'identifiant de l'une d'elles.
answer-no-candidate = « { $answer } » n'est aucune des personnes que la ligne { $line } de la liste peut désigner.
answers-refused = « { $file } » n'est pas pris en compte, et rien n'a été écrit : { $count ->
    [one] 1 erreur.
   *[other] { $count } erreurs.
}{ $flaws }
column-choices = Peut être
column-answer = Réponse
column-wants = Voulu
help-roster-plan = Montrer ce qui serait fait pour une liste, personne par personne
    .example =
        udatactl roster plan equipe.toml
        udatactl roster plan equipe.toml --out plan.json --exit-code -o md
flag-roster-plan-file = Liste, en TOML ou en CSV ; `-` lit ce qui arrive par le tube
    .value = FICHIER
flag-roster-plan-out = Enregistrer le plan dans ce fichier, pour `roster apply`
    .value = FICHIER
flag-roster-plan-exit-code = Finir par 10 s'il y a quelque chose à faire ou à regarder, par 3 si un garde-fou retient quelque chose
flag-roster-plan-prune = Retirer les membres absents de la liste, et annuler les invitations qui n'y figurent pas
flag-roster-plan-invite-again = Inviter aussi les personnes qui ont refusé ou ont été refusées, et renvoyer les invitations qui proposent un autre rôle
flag-roster-plan-matching = `name` : tenir pour certaine la personne dont le nom et l'adresse conviennent, sauf pour la retirer
    .value = COMMENT
flag-roster-plan-unlisted = Qui signaler quand aucune ligne ne le désigne : les administrateurs (par défaut), tout le monde (`finding`) ou personne (`ignore`)
    .value = QUI
flag-roster-plan-stale = Durée d'attente d'une invitation avant qu'elle soit signalée, par exemple `30j` ; 30 jours sans autre indication
    .value = DURÉE
help-roster-apply = Rendre les organisations conformes à une liste
    .example =
        udatactl roster apply equipe.toml
        udatactl roster apply plan.json --confirm
flag-roster-apply-file = Liste, en TOML ou en CSV, ou plan enregistré par `roster plan --out` ; `-` lit ce qui arrive par le tube
    .value = FICHIER
flag-roster-apply-prune = Retirer les membres absents de la liste, et annuler les invitations qui n'y figurent pas
flag-roster-apply-invite-again = Inviter aussi les personnes qui ont refusé ou ont été refusées, et renvoyer les invitations qui proposent un autre rôle
flag-roster-apply-matching = `name` : tenir pour certaine la personne dont le nom et l'adresse conviennent, sauf pour la retirer
    .value = COMMENT
flag-roster-apply-unlisted = Qui signaler quand aucune ligne ne le désigne : les administrateurs (par défaut), tout le monde (`finding`) ou personne (`ignore`)
    .value = QUI
flag-roster-apply-stale = Durée d'attente d'une invitation avant qu'elle soit signalée, par exemple `30j` ; 30 jours sans autre indication
    .value = DURÉE

part-people = Personnes
column-reason = Motif
column-blocked_action = Retenu
column-mails = Courriels
column-to_do = À faire
column-removals = Membres retirés
column-removals_at_most = Retraits au plus
column-waiting = En attente de réponse
column-blocked = Retenu par un garde-fou
column-unread = Non lues
column-unknown = Introuvables
column-undecided = Indécis
column-another_role = Invités avec un autre rôle
column-refused_before = Déjà refusés
column-overdue = Échéances passées
column-stale = En attente depuis trop longtemps
column-unlisted = Hors liste
column-invite = À inviter
column-approve = À accepter
column-add = À ajouter
column-assign = À assigner
column-remove = À retirer
column-cancel = À annuler
column-resend = À renvoyer
column-findings = À examiner
column-candidates = Candidats
column-until = Jusqu'au
column-unchanged = Sans changement

step-invite = + inviter
step-add = + ajouter
step-approve = + accepter
step-role = ~ rôle
    .spoken = Changer le rôle
step-assign = ~ assignations
    .spoken = Changer les assignations
step-remove = - retirer
step-resend = ~ renvoyer
step-cancel = - annuler
step-unchanged = = inchangé
step-waiting = = en attente
step-undecided = ? indécis
step-another_role = ! autre rôle
step-refused_before = ! déjà refusé
step-overdue = ! échéance passée
step-stale = ! attend trop
step-unlisted = ! hors liste
step-unread = ! non lue
step-unmanaged = = laissé
step-unknown = ? introuvable
step-blocked = ! retenu
action-undecided = ? indécis
action-another_role = ! autre rôle
action-refused_before = ! déjà refusé
action-overdue = ! échéance passée
action-stale = ! attend trop
action-unlisted = ! hors liste
action-unknown = ? introuvable

because-portal_error = panne du portail
because-odd_answer = réponse inattendue
because-not_administrator = réservé à ses administrateurs
because-not_allowed = pas autorisé
because-too_slow = pas de réponse à temps
because-unreachable = injoignable
because-too_many_calls = trop d'appels
because-absent = à retirer
because-probable = sans doute cette personne
because-ambiguous = peut désigner quelqu'un de présent
because-not_there = personne ici n'a cette adresse
because-not_listed = hors liste
because-asked = a fait une demande
because-unknown_role = rôle inconnu
because-said_unmanaged = non géré
because-maybe_listed = figure peut-être sur une ligne incertaine
because-no_account = aucun compte de ce nom
because-closed_account = compte fermé
because-elsewhere = adresse d'un autre portail
because-only_a_name = un nom ne suffit pas
because-no_invitations = pas d'invitations ici
because-last_admin = dernier administrateur
because-too_few_admins = trop peu d'administrateurs
because-required_admin = doit rester administrateur
because-oneself = vous-même
because-too_many_removals = trop de retraits
because-too_many_withdrawals = trop à la fois
because-too_many_demotions = trop de rôles réduits
because-too_many_unassigned = trop d'assignations
because-named_twice = cité deux fois

roster-plan-title = Plan pour { $site }
roster-plan-nothing-read = Il n'y a rien à faire dans les organisations qui ont pu être lues.
roster-plan-nothing = Il n'y a rien à faire.
roster-plan-nothing-done = { $count ->
    [one] Rien ne peut être fait, et 1 ligne est à regarder.
   *[other] Rien ne peut être fait, et { $count } lignes sont à regarder.
}
roster-plan-to-do = { $count ->
    [one] 1 changement à faire
   *[other] { $count } changements à faire
}, { $mails ->
    [0] sans envoi de courriel.
    [one] et le portail enverra 1 courriel.
   *[other] et le portail enverra { $mails } courriels.
}
roster-plan-left-out = { $count ->
    [one] 1 personne reste en l'état (`--all` la montre aussi).
   *[other] { $count } personnes restent en l'état (`--all` les montre aussi).
}
roster-guarded-in = Il s'agit de « { $organization } » ({ $slug }).
roster-plan-differs = { $count ->
    [one] 1 personne n'est pas comme le veut la liste.
   *[other] { $count } personnes ne sont pas comme le veut la liste.
}
roster-plan-saved = Le plan est dans « { $file } ». `udatactl roster apply` l'exécute tant que rien ne change sur le portail.
roster-plan-format = « { $file } » est un plan au format { $found }, que cette version d'udatactl ne lit pas. Refaites-le.
roster-plan-unreadable = « { $file } » n'est ni une liste ni un plan : { $why }
roster-plan-and-flags = « { $file } » est un plan : ce qu'il peut faire a été décidé lorsqu'il a été établi. Retirez `--prune` et les autres options, ou appliquez la liste elle-même.
roster-plan-outdated = « { $file } » a été établi à partir d'une situation qui a changé. Rien n'a été fait. Les différences :{ $changes }
roster-plan-of-another = « { $file } » a été établi par un autre compte, qui ne voit peut-être pas les mêmes choses. Rien n'a été fait.
roster-plan-again = Refaites le plan et regardez ce qui diffère : `udatactl roster plan`.
roster-plan-waives = Ce plan a été établi avec : { $flags }
roster-at-line = Ligne { $line } : { $why }
roster-not-planned = elle n'a pas pu être lue au moment du plan
roster-organization-two-names = « { $first } » (ligne { $line }) et « { $second } » (ligne { $other-line }) désignent la même organisation. Regroupez ses membres.
roster-person-two-names = Une personne figure deux fois pour « { $organization } », sous deux noms. Gardez une ligne pour chacune :{ $people }
roster-required-unknown = « { $person } », qui doit rester administrateur de « { $organization } », ne désigne personne à coup sûr. Écrivez son identifiant.
roster-of-another-portal = Cette liste a été établie sur { $site } et vous êtes sur { $here } : ses identifiants n'y ont aucun sens.
roster-snapshot = La situation d'avant est dans « { $file } » : `udatactl roster plan` de ce fichier montre comment y revenir.
roster-waiting = { $count ->
    [one] 1 personne n'a pas encore répondu à son invitation :{ $people }
   *[other] { $count } personnes n'ont pas encore répondu à leur invitation :{ $people }
}
roster-stale = { $count ->
    [one] 1 invitation attend depuis trop longtemps :{ $people }
   *[other] { $count } invitations attendent depuis trop longtemps :{ $people }
}
roster-another-role = { $count ->
    [one] 1 invitation propose un autre rôle que la liste (`--invite-again` la renvoie) :{ $people }
   *[other] { $count } invitations proposent un autre rôle que la liste (`--invite-again` les renvoie) :{ $people }
}
roster-refused-before = { $count ->
    [one] 1 personne a refusé, ou a été refusée ou annulée, et n'est pas sollicitée de nouveau (`--invite-again` le fait) :{ $people }
   *[other] { $count } personnes ont refusé, ou ont été refusées ou annulées, et ne sont pas sollicitées de nouveau (`--invite-again` le fait) :{ $people }
}
roster-undecided = { $count ->
    [one] 1 ligne est indécise : elle désigne peut-être quelqu'un de déjà présent, et rien n'est fait pour elle :{ $people }
   *[other] { $count } lignes sont indécises : elles désignent peut-être des personnes déjà présentes, et rien n'est fait pour elles :{ $people }
}
roster-overdue = { $count ->
    [one] 1 ligne valait jusqu'à une date passée (`until`). Personne n'est retiré pour autant :{ $people }
   *[other] { $count } lignes valaient jusqu'à une date passée (`until`). Personne n'est retiré pour autant :{ $people }
}
roster-unlisted = { $count ->
    [one] 1 personne présente ne figure sur aucune ligne :{ $people }
   *[other] { $count } personnes présentes ne figurent sur aucune ligne :{ $people }
}
roster-problem = { $person } : { $why }
class-another_role = invité avec un autre rôle
class-refused_before = déjà refusé
roster-asked = { $count ->
    [one] 1 personne qui ne doit pas être là a demandé à rejoindre l'organisation : une liste ne refuse personne, `udatactl requests reject` le fait :{ $people }
   *[other] { $count } personnes qui ne doivent pas être là ont demandé à rejoindre l'organisation : une liste ne refuse personne, `udatactl requests reject` le fait :{ $people }
}
roster-settle = Pour trancher ce qui est indécis : `{ $command }`
roster-left-undone = { $count ->
    [one] Tout ce qui pouvait l'être est fait ; 1 ligne de la liste est restée telle quelle.
   *[other] Tout ce qui pouvait l'être est fait ; { $count } lignes de la liste sont restées telles quelles.
}
roster-unknown = { $count ->
    [one] 1 ligne ne désigne personne que l'on puisse trouver :{ $people }
   *[other] { $count } lignes ne désignent personne que l'on puisse trouver :{ $people }
}
roster-unknown-people = Tout le reste est fait ; { $count ->
    [one] 1 ligne ne désigne personne que l'on puisse trouver. Corrigez-la dans la liste.
   *[other] { $count } lignes ne désignent personne que l'on puisse trouver. Corrigez-les dans la liste.
}
roster-finish = Pour faire ce qui reste : `{ $command }`
