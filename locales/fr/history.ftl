# Les relevés : qui était quoi, avant et maintenant (audit snapshot, diff, trend ; member list --at)

help-audit-snapshot = Conserver un relevé de qui a quel rôle aujourd'hui : aucun portail ne s'en souvient
    .example =
        udatactl audit snapshot
        udatactl audit snapshot ville-de-demonstration --out ville.jsonl
        udatactl audit snapshot --portal --keep "36 mois"
flag-audit-snapshot-out = Écrire dans ce fichier, qui n'est jamais supprimé
    .value = FICHIER
flag-audit-snapshot-keep = Supprimer les relevés de cette machine plus anciens que cela, un mois comptant 30 jours ; 24 mois sauf avis contraire ici ou dans UDATACTL_KEEP_SNAPSHOTS
    .value = DURÉE
help-audit-diff = Comparer deux relevés, ou un relevé avec aujourd'hui : arrivées, départs, changements de rôle
    .example =
        udatactl audit diff --since 01/10/2026
        udatactl audit diff --since 2026-10-01 --until 2026-11-01 --exit-code
        udatactl audit diff octobre.jsonl now
flag-audit-diff-before = Premier relevé : son fichier, ou une date pour le plus récent de ce jour-là ou d'avant
    .value = AVANT
flag-audit-diff-after = Second relevé : son fichier, une date, ou « now » pour ce que montre le portail maintenant
    .value = APRÈS
flag-audit-diff-since = Partir du relevé le plus récent de ce jour-là ou d'avant, comme avec AVANT
    .value = DATE
flag-audit-diff-until = Comparer au relevé le plus récent de ce jour-là ou d'avant, et non à ce que montre le portail maintenant
    .value = DATE
flag-audit-diff-exit-code = Terminer avec le code 10 s'il y a des différences
help-audit-trend = Compter membres, administrateurs et demandes, relevé par relevé
    .example =
        udatactl audit trend
        udatactl audit trend ville-de-demonstration --since 01/01/2026
        udatactl audit trend -o csv --csv-dialect fr
flag-audit-trend-since = Seulement les relevés faits ce jour-là ou après
    .value = DATE
flag-member-list-at = La situation de ce jour-là, d'après le relevé le plus récent de ce jour ou d'avant
    .value = DATE

column-invitations = Invitations
column-keep_days = Durée de conservation (jours)
column-new_administrator = Nouvel administrateur
column-organizations_unread = Non lues
column-pending_unseen = Demandes non visibles
column-requests = Demandes
column-scope = Périmètre
column-taken = Relevé
column-without_administrator = Sans admin.

scope-named = certaines organisations
scope-mine = mes organisations
scope-portal = tout le portail

history-created = + organisation créée
history-deleted = - organisation supprimée
history-restored = + organisation restaurée
history-renamed = ~ organisation renommée
history-came = + membre
history-left = - membre
history-rose = ~ rôle plus élevé
history-fell = ~ rôle moins élevé
history-role = ~ autre rôle
history-account_gone = - compte
history-account_back = + compte
history-invited = + invitation
history-asked = + demande
history-request_answered = - demande
history-invitation_answered = - invitation
history-badge_given = + badge
history-badge_taken = - badge
history-siret = ~ SIRET
history-not_compared = ? non comparée
unmatched-unread_before = non lue avant
unmatched-unread_after = non lue après
unmatched-only_before = seulement dans le premier
unmatched-only_after = seulement dans le second
was-admin = administrateur
was-editor = éditeur
was-partial_editor = éditeur partiel
was-deleted = compte supprimé
was-switched_off = compte désactivé
was-certified = certifiée
was-public-service = service public
was-local-authority = collectivité territoriale
was-association = association
was-company = entreprise

snapshot-removed = { $count ->
    [one] 1 relevé dépassait la durée de conservation et a été supprimé :{ $files }
   *[other] { $count } relevés dépassaient la durée de conservation et ont été supprimés :{ $files }
}
snapshot-would-remove = { $count ->
    [one] 1 relevé dépasse la durée de conservation et serait supprimé :{ $files }
   *[other] { $count } relevés dépassent la durée de conservation et seraient supprimés :{ $files }
}
snapshot-none-of-mine = Vous n'êtes membre d'aucune organisation ici : il n'y a rien à relever. Rien n'a été écrit.
snapshot-none-at-all = Ce portail ne montre aucune organisation : il n'y a rien à relever. Est-ce le bon portail ? Rien n'a été écrit.
snapshot-no-file = { $path } est un lien, un dossier ou un périphérique : un relevé ne remplace qu'un fichier.
snapshot-is-none = « { $file } » n'est pas un relevé.
snapshot-format = « { $file } » est un relevé de version { $found }, que cet udatactl ne sait pas lire : une version plus récente le peut.
snapshot-cut = « { $file } » est tronqué : la fin manque, et rien n'en est conclu.
snapshot-damaged = « { $file } » est endommagé à la ligne { $line } : rien n'en est conclu.
snapshot-none = Aucun relevé de ce portail n'est aussi ancien que { $when }.
snapshot-oldest = Le plus ancien est du { $at } : { $file }
snapshot-told = { $days ->
    [0] Relevé du { $at } : { $file }
    [one] Relevé du { $at }, 1 jour avant : { $file }
   *[other] Relevé du { $at }, { $days } jours avant : { $file }
}
snapshot-lacks = « { $organization } » n'est pas dans le relevé du { $at } : elle n'était pas demandée, ou portait un autre nom.
snapshot-had-unread = « { $organization } » n'a pas pu être lue lors du relevé du { $at }.
snapshot-had-deleted = « { $organization } » était déjà supprimée lors du relevé du { $at }.
snapshot-of-nobody = Personne n'était connecté quand { $file } a été fait : nommez les organisations.

audit-diff-now = ce que montre le portail maintenant
audit-diff-now-first = « now » n'est pas un moment antérieur : donnez d'abord un relevé ou une date.
audit-diff-alike = Aucune différence.
audit-diff-elsewhere = Les deux relevés viennent de portails différents, { $before } et { $after } : rien n'est comparé.
audit-diff-other-account = Les deux relevés ont été faits avec des comptes différents : ce que l'un d'eux ne voit pas peut passer pour un changement.
audit-diff-backwards = Le premier est postérieur au second : les arrivées y apparaissent comme des départs.
audit-diff-pending-unseen = { $count ->
    [one] Les demandes et invitations de 1 organisation ne sont pas comparées : elles ne sont pas visibles les deux fois.
   *[other] Les demandes et invitations de { $count } organisations ne sont pas comparées : elles ne sont pas visibles les deux fois.
}
audit-diff-found = { $administrators ->
    [0] Différences : { $count } ; aucun nouvel administrateur.
    [one] Différences : { $count }, dont 1 nouvel administrateur.
   *[other] Différences : { $count }, dont { $administrators } nouveaux administrateurs.
}
audit-diff-differs = { $count ->
    [one] Il y a 1 différence.
   *[other] Il y a { $count } différences.
}
audit-diff-not-compared = { $count ->
    [one] 1 organisation n'est pas comparée ({ $unread } sans avoir pu être lue) : rien n'en est conclu.
   *[other] { $count } organisations ne sont pas comparées ({ $unread } sans avoir pu être lues) : rien n'en est conclu.
}
audit-trend-empty = Cette machine n'a pas de tel relevé de ce portail : `udatactl audit snapshot` en fait un.
audit-trend-mixed = Ces relevés ne portent pas sur les mêmes organisations : nommez-en pour comparer ce qui est comparable.
