# Ce qu'il faut faire pour une liste, et le faire.

help-roster-plan = Montrer ce qui serait fait pour une liste, personne par personne
    .example =
        udatactl roster plan equipe.toml
        udatactl roster plan equipe.toml --out plan.json --exit-code -o md
flag-roster-plan-file = Liste, en TOML ou en CSV ; `-` lit ce qui arrive par le tube
    .value = FICHIER
flag-roster-plan-out = Enregistrer le plan dans ce fichier, pour `roster apply`
    .value = PLAN
flag-roster-plan-exit-code = Terminer avec le code 10 s'il y a quelque chose à faire, 3 si un garde-fou retient quelque chose
flag-roster-plan-prune = Retirer les membres absents de la liste, et annuler les invitations qui n'y figurent pas
flag-roster-plan-invite-again = Inviter aussi les personnes dont la demande ou l'invitation a été refusée ou annulée depuis moins de 30 jours
help-roster-apply = Rendre les organisations conformes à une liste
    .example =
        udatactl roster apply equipe.toml
        udatactl roster apply plan.json --confirm
flag-roster-apply-file = Liste, en TOML ou en CSV, ou plan enregistré par `roster plan --out` ; `-` lit ce qui arrive par le tube
    .value = FICHIER
flag-roster-apply-prune = Retirer les membres absents de la liste, et annuler les invitations qui n'y figurent pas
flag-roster-apply-invite-again = Inviter aussi les personnes dont la demande ou l'invitation a été refusée ou annulée depuis moins de 30 jours

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
column-unchanged = Sans changement

step-invite = + inviter
step-add = + ajouter
step-approve = + accepter
step-role = ~ rôle
step-assign = ~ assignations
step-remove = - retirer
step-cancel = - annuler
step-unchanged = = inchangé
step-waiting = = en attente
step-declined = = a refusé
step-probable = ? probable
step-unread = ! non lue
step-unmanaged = = laissé
step-unknown = ? introuvable
step-blocked = ! retenu

because-portal_error = panne du portail
because-odd_answer = réponse inattendue
because-not_administrator = réservé à ses administrateurs
because-not_allowed = pas autorisé
because-too_slow = pas de réponse à temps
because-unreachable = injoignable
because-too_many_calls = trop d'appels
because-absent = à retirer
because-not_listed = hors liste
because-asked = a fait une demande
because-unknown_role = rôle inconnu
because-said_unmanaged = non géré
because-maybe_listed = figure peut-être sur une ligne qui ne désigne personne
because-another_role = invité avec un autre rôle
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
roster-guarded-in = Il s'agit de « { $organization } » ({ $slug }).
roster-due = { $count ->
    [one] 1 ligne était à revoir avant aujourd'hui (`until`). Personne n'est retiré pour autant :{ $people }
   *[other] { $count } lignes étaient à revoir avant aujourd'hui (`until`). Personne n'est retiré pour autant :{ $people }
}
roster-plan-differs = { $count ->
    [one] 1 personne n'est pas comme le veut la liste.
   *[other] { $count } personnes ne sont pas comme le veut la liste.
}
roster-plan-saved = Le plan est dans « { $file } ». `udatactl roster apply` l'exécute tant que rien ne change sur le portail.
roster-plan-format = « { $file } » est un plan au format { $found }, que cette version d'udatactl ne lit pas. Refaites-le.
roster-plan-unreadable = « { $file } » n'est ni une liste ni un plan : { $why }
roster-plan-and-flags = « { $file } » est un plan : ce qu'il peut faire a été décidé lorsqu'il a été établi. Retirez `--prune` et les autres options, ou appliquez la liste elle-même.
roster-plan-outdated = « { $file } » a été établi à partir d'une situation qui a changé. Rien n'a été fait. Les différences :{ $changes }
roster-plan-of-another = « { $file } » a été établi par un autre compte, qui ne voit peut-être pas les mêmes choses. Rien n'a été fait.
roster-plan-again = Refaites le plan et regardez ce qui diffère : `udatactl roster plan`.
roster-at-line = Ligne { $line } : { $why }
roster-not-planned = elle n'a pas pu être lue au moment du plan
roster-organization-two-names = « { $first } » (ligne { $line }) et « { $second } » (ligne { $other-line }) désignent la même organisation. Regroupez ses membres.
roster-person-two-names = Une personne figure deux fois pour « { $organization } », sous deux noms. Gardez une ligne pour chacune :{ $people }
roster-required-unknown = « { $person } », qui doit rester administrateur de « { $organization } », est inconnu du portail.
roster-of-another-portal = Cette liste a été établie sur { $site } et vous êtes sur { $here } : ses identifiants n'y ont aucun sens.
roster-snapshot = La situation d'avant est dans « { $file } » : `udatactl roster plan` de ce fichier montre comment y revenir.
roster-waiting = { $count ->
    [one] 1 personne n'a pas encore répondu à son invitation :{ $people }
   *[other] { $count } personnes n'ont pas encore répondu à leur invitation :{ $people }
}
roster-declined = { $count ->
    [one] 1 personne a refusé, ou a vu son invitation annulée, il y a moins de 30 jours (`--invite-again` l'invite tout de même) :{ $people }
   *[other] { $count } personnes ont refusé, ou ont vu leur invitation annulée, il y a moins de 30 jours (`--invite-again` les invite tout de même) :{ $people }
}
roster-probable = { $count ->
    [one] 1 adresse est peut-être celle d'une personne déjà présente, le portail masquant les adresses. Rien n'est fait ; indiquez plutôt son identifiant :{ $people }
   *[other] { $count } adresses sont peut-être celles de personnes déjà présentes, le portail masquant les adresses. Rien n'est fait ; indiquez plutôt leur identifiant :{ $people }
}
roster-unknown = { $count ->
    [one] 1 ligne ne désigne personne que l'on puisse trouver :{ $people }
   *[other] { $count } lignes ne désignent personne que l'on puisse trouver :{ $people }
}
roster-unknown-people = Tout le reste est fait ; { $count ->
    [one] 1 ligne ne désigne personne que l'on puisse trouver. Corrigez-la dans la liste.
   *[other] { $count } lignes ne désignent personne que l'on puisse trouver. Corrigez-les dans la liste.
}
roster-finish = Pour faire ce qui reste : `{ $command }`
