# Le journal : ses filtres, undo, purge

flag-journal-list-person = Seulement ce qui concerne cette personne ; avec son identifiant, sans consulter le portail
    .value = PERSONNE
flag-journal-list-run = Seulement ce qu'a fait une exécution d'udatactl, désignée par son nom dans la colonne « run »
    .value = EXÉCUTION
flag-journal-list-action = Seulement ce type d'action ; option répétable
    .value = ACTION
flag-journal-list-result = Seulement ce qui s'est terminé ainsi ; option répétable
    .value = RÉSULTAT
journal-broken = { $count ->
    [one] La ligne { $lines } du journal est endommagée : elle est laissée de côté.
   *[other] { $more ->
        [0] Les lignes { $lines } du journal sont endommagées : elles sont laissées de côté.
       *[other] { $count } lignes du journal sont endommagées, dont les premières sont { $lines } : elles sont laissées de côté.
    }
}
journal-repaired = La dernière ligne du journal était coupée, comme quand udatactl est interrompu brutalement en pleine écriture : elle a été retirée, et le journal est de nouveau intact.

help-journal-purge = Oublier ce que cette machine a modifié il y a longtemps : un an est gardé sauf avis contraire
    .example =
        udatactl journal purge --dry-run
        udatactl journal purge --confirm
        udatactl journal purge --older-than 90j --confirm
flag-journal-purge-older-than = Oublier ce qui est plus ancien : 365j, 180j… ; la CNIL conseille 6 à 12 mois pour les journaux
    .value = DURÉE
action-purge = - oubli
journal-purge-plan = { $count ->
    [one] À oublier : 1 écriture antérieure au { $day }. Le journal en garde { $kept }.
   *[other] À oublier : { $count } écritures antérieures au { $day }. Le journal en garde { $kept }.
}
journal-purge-advice = Dans sa recommandation relative à la journalisation (délibération n° 2021-122 du 14 octobre 2021), la CNIL conseille de conserver les journaux entre six mois et un an. udatactl garde un an, sauf si `--older-than` en décide autrement.
journal-purge-nothing = Le journal ne contient rien d'aussi ancien.
journal-purge-young = Les { $days } derniers jours du journal permettent à udatactl de savoir qui a été refusé et ce qui a déjà été demandé : ce qui en est retiré ne pourra plus être pris en compte.
column-number = Numéro
column-older_than = Plus ancien que

help-journal-undo = Revenir sur une modification : un rôle, une invitation, un retrait, une approbation
    .example =
        udatactl journal list --names
        udatactl journal undo 3f9a12bc --dry-run
        udatactl journal undo 3f9a12bc --confirm
flag-journal-undo-id = Entrée du journal : son identifiant, les quatre premiers caractères au moins, ou son exécution et son numéro
    .value = ID
journal-undo-unknown = Le journal n'a pas d'entrée « { $typed } ».
journal-undo-ambiguous = « { $typed } » correspond à plusieurs entrées du journal :{ $candidates }
journal-undo-elsewhere = L'entrée { $id } concerne { $site }, et non { $here }.
journal-undo-refused = Le portail a refusé cette écriture : rien n'a été modifié, il n'y a donc rien à annuler.
journal-undo-not-done = Cette écriture n'a pas été faite, comme l'a constaté `journal settle` : il n'y a rien à annuler.
journal-undo-approval = La demande elle-même reste acceptée : la personne devrait en faire une autre, ou être invitée.
journal-undo-changed-since = La situation a changé depuis : rien n'est annulé. { $person } : « { $left } » après cette écriture, « { $now } » aujourd'hui.
journal-undo-invited-as = { $person } a une invitation avec le rôle { $role }, et non { $wanted }.
journal-undo-later = Commencez par la dernière modification qui concerne cette personne : `{ $command }`
journal-undo-elsewhere-changed = La modification ne vient pas de cette machine : voyez d'abord avec les autres administrateurs.
journal-undo-rejection = Un refus ne s'annule pas : la personne en a reçu le courriel. Vous pouvez l'inviter.
journal-undo-ask = Le portail ne permet pas de retirer une demande d'adhésion : un administrateur de l'organisation peut la refuser.
journal-undo-refusal = Une invitation refusée ne peut plus être acceptée. Il reste à demander l'adhésion, ou à être invité de nouveau.
journal-undo-own-verb = Une autre commande revient sur cette action : elle en montre les conséquences et pose la question.
journal-undo-content = Le portail ne permet pas à une organisation de restaurer ce qu'elle a publié puis supprimé : son équipe le peut.
journal-undo-update = Le journal ne garde pas ce que l'organisation disait d'elle-même auparavant : il ne peut donc pas le rétablir.
journal-undo-key = Une clé révoquée le reste : on ne peut qu'en créer une autre.
journal-undo-mail = Un courriel envoyé ne peut pas être repris.
journal-undo-read = Une notification lue reste lue.
journal-undo-no-role = Le journal ne connaît pas le rôle qu'avait cette personne : il ne peut donc pas le lui rendre.
journal-undo-no-invitation = Le portail ne montre plus cette invitation : l'action ne peut pas être annulée.
journal-undo-raw = Le journal ne sait pas ce qu'il y avait avant cet appel : il ne peut pas être annulé.

help-journal-settle = Vérifier les écritures dont la fin n'est pas connue, comme après un arrêt brutal
    .example =
        udatactl journal settle --dry-run
        udatactl journal settle
        udatactl journal settle --org ville-de-demonstration
flag-journal-settle-org = Seulement celles de cette organisation
    .value = ORG
journal-settle-nothing = Rien à vérifier : le journal sait comment chaque écriture s'est terminée.
journal-settle-nothing-here = Rien à vérifier ici.
journal-settle-elsewhere = { $count ->
    [one] 1 écriture d'un autre compte ou d'un autre portail n'est pas vérifiée : utilisez son `--profile` ou son `--site`.
   *[other] { $count } écritures d'autres comptes ou d'autres portails ne sont pas vérifiées : utilisez leur `--profile` ou leur `--site`.
}
journal-settle-unknown = { $count ->
    [one] Pour 1 écriture, rien ne permet de savoir comment elle s'est terminée : la colonne « why » dit pourquoi. Consultez le portail avant de recommencer.
   *[other] Pour { $count } écritures, rien ne permet de savoir comment elles se sont terminées : la colonne « why » dit pourquoi. Consultez le portail avant de recommencer.
}
unsettled-not_kept = rien ne le montre sur le portail
unsettled-address_not_kept = le journal ne garde pas les adresses
unsettled-not_shown = non visible avec ce compte
unsettled-changed_since = modifié depuis
unsettled-organization_gone = organisation qui n'est plus visible
column-why = Pourquoi
