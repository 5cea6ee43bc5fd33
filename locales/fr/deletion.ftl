# Ce qu'une organisation a publié, supprimé avec elle
flag-with-content = Supprimer d'abord ses jeux de données, API et réutilisations : ce nombre en tout, ni plus ni moins
progress-deleting = Suppression…
column-list = Liste conservée
content-kind-dataset = jeu de données
content-kind-dataservice = API
content-kind-reuse = réutilisation
content-kind-organization = organisation
action-delete_content = - suppression de contenu
delete-harvesters = { $count ->
    [one] {"  "}{ $count } moissonneur
   *[other] {"  "}{ $count } moissonneurs
}
delete-harvesters-go-on = Ses moissonneurs ne sont pas supprimés : tant qu'ils fonctionnent, ils peuvent publier de nouveau ce qui est supprimé ici. Retirez-les d'abord sur le portail.
delete-with-content = `--with-content={ $value }` supprime aussi cela, avant l'organisation.
delete-goes-too = { $count ->
    [one] Ce qu'elle a publié est supprimé d'abord, soit { $count } jeu de données, API ou réutilisation. Aucune commande ne permet de revenir en arrière.
   *[other] Ce qu'elle a publié est supprimé d'abord, soit { $count } jeux de données, API et réutilisations. Aucune commande ne permet de revenir en arrière.
}
delete-content-count = `--with-content` annonce { $given }, mais le portail en montre { $found } : rien n'a été supprimé.
delete-content-list = Pour voir ce qui a été trouvé, sans rien supprimer : `{ $command }`
delete-content-changed = Quelque chose a été publié ou supprimé entre-temps : elle compte maintenant { $count } jeux de données, API et réutilisations. Rien n'a été supprimé.
delete-content-saved = La liste de ce qui est supprimé se trouve dans { $path }
delete-content-so-far = Supprimés jusqu'ici : { $done } sur { $total }
delete-content-interrupted = Interrompu. Supprimés : { $done } ; restants : { $left }. L'organisation est toujours là.
delete-content-partly = Fait en partie seulement. Supprimés : { $done } ; restants : { $left }. L'organisation est toujours là.
delete-content-only = Ce que « { $organization } » avait publié est supprimé, mais pas l'organisation.
delete-content-stays-gone = { $count ->
    [one] La rétablir ne ramènerait pas le jeu de données, l'API ou la réutilisation supprimés.
   *[other] La rétablir ne ramènerait pas les { $count } jeux de données, API et réutilisations supprimés.
}

# org restore
help-org-restore = Rétablir une organisation supprimée, tant que le portail ne l'a pas purgée
    .example =
        udatactl org restore ville-de-demonstration
        udatactl org restore 640000000000000000020008 --yes
action-restore = + rétablissement
restore-heading = + rétablir « { $organization } » ({ $slug }, { $id }), supprimée { $ago }
restore-done = « { $organization } » est de nouveau en ligne.
restore-not-deleted = « { $organization } » n'est pas supprimée.
restore-only-administrators = Vous n'êtes pas administrateur de « { $organization } » : seuls les administrateurs peuvent la rétablir.
restore-not-yours = L'organisation « { $typed } » a été supprimée et vous n'en faites pas partie : seuls ses administrateurs peuvent la rétablir.
restore-may-be-purged = Une organisation supprimée que le portail a déjà purgée, ce qu'il fait chaque nuit, ne peut plus être rétablie par personne.
restore-did-nothing = Le portail a répondu que c'était fait, mais « { $organization } » est toujours supprimée : cette version d'udata (16.3 à 17.9) ne sait pas rétablir une organisation.
restore-ask-staff = Écrivez à l'équipe du portail avant la purge de la nuit, en donnant l'identifiant de l'organisation : { $id }
