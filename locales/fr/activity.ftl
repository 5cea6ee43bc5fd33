# org activity

help-org-activity = Afficher les membres d'une organisation, l'usage de ce qu'elle publie, ses anomalies et qui attend une réponse
    .example =
        udatactl org activity ville-de-demonstration
        udatactl org activity ville-de-demonstration -o md > rapport.md
        udatactl org activity ville-de-demonstration --section discussions --unanswered --older-than 15j
        udatactl org activity ville-de-demonstration --fail-on unanswered,harvesters -q
        udatactl org activity ville-de-demonstration --section content -o csv
        udatactl org activity ville-de-demonstration --section monthly -o csv
flag-org-activity-section = Seulement ces rubriques, séparées par des virgules
    .value = RUBRIQUE
flag-org-activity-since = Jusqu'où remonter dans ce qui a été fait ; 30 jours sans autre indication
    .value = DURÉE
flag-org-activity-unanswered = Seulement les discussions qui attendent une réponse de l'organisation
flag-org-activity-older-than = Seulement les discussions qui attendent, ou sont restées muettes, depuis cette durée, par exemple 15j
    .value = DURÉE
flag-org-activity-fail-on = Sortir avec le code 10 s'il y a de tels constats
    .value = CONSTAT

activity-title = Activité de l'organisation « { $organization } »
part-summary = Résumé
part-members = Membres
part-metrics = Mois par mois
part-content = Jeux de données, API et réutilisations
part-resources = Fichiers
part-anomalies = Anomalies des jeux de données
part-discussions = Discussions ouvertes
part-harvesters = Moissonneurs
part-recent = Activité récente
md-field = - **{ $field }** : { $value }
chart-figures = total { $total }, de { $lowest } à { $highest } par mois

activity-one-section = Les champs, et les formats plain, lines, jsonl, csv et ids, ne montrent qu'une rubrique à la fois : nommez-la avec --section.
activity-public-only = Sans clé, seul ce qui est public s'affiche : les jeux de données privés et ce qui leur a été fait n'y figurent pas.
activity-metrics-failed = Le service de statistiques n'a pas pu être lu ; il manque donc les vues mois par mois : { $cause }
activity-nothing-published = Cette organisation n'a rien publié.
activity-no-files = Ses jeux de données n'ont aucun fichier.
activity-no-anomaly = Ses jeux de données n'ont aucune anomalie.
activity-remedy = À faire pour « { $anomaly } » : { $remedy }
activity-no-discussion = Aucune discussion n'est ouverte.
activity-none-unanswered = Aucune discussion n'attend de réponse.
activity-harvests-nothing = Ce portail n'a pas de moissonneurs.
activity-no-harvester = Cette organisation n'a aucun moissonneur.
activity-nothing-done = Rien n'a été fait depuis { $since }, pour autant que le portail l'enregistre.
activity-more-done = Il y a eu davantage que ces { $count } actions. Un --since plus court les montre toutes.
activity-not-recorded = Le portail n'y note pas qui est arrivé, parti ou invité : `--section=members` dit qui est arrivé.
activity-private = { $count ->
    [one] Dont 1 jeu de données ou API privé, que les visiteurs ne voient pas.
   *[other] Dont { $count } jeux de données ou API privés, que les visiteurs ne voient pas.
}
activity-arrived = { $count ->
    [0] Personne n'est devenu membre depuis le { $since }.
    [one] 1 personne est devenue membre depuis le { $since }.
   *[other] { $count } personnes sont devenues membres depuis le { $since }.
}
activity-removed = { $count ->
    [one] Depuis le { $since }, cette machine a retiré 1 personne : `{ $command }`
   *[other] Depuis le { $since }, cette machine a retiré { $count } personnes : `{ $command }`
}
activity-departures-unknown = Le portail n'enregistre pas les départs.
activity-months-of-service = Vues et téléchargements comptés par le service public de statistiques du portail. Le dernier mois n'est pas terminé.
activity-months-of-udata = Ce portail ne publie pas les vues et les téléchargements par mois. Voici les nouveaux jeux de données, réutilisations et abonnés de chaque mois.
activity-no-service = Ce portail n'a pas de service public de statistiques : personne n'y compte les vues et les téléchargements de chaque jeu de données par mois.
activity-no-monthly = Le service de statistiques n'a rien compté pour les jeux de données de cette organisation.
activity-monthly-cut = Seuls les { $count } chiffres les plus récents ont été lus.
activity-monthly-unsteady = Le service de statistiques a donné deux fois les mêmes chiffres : il peut en manquer d'autres.
activity-no-months = Le portail ne donne aucun chiffre par mois.
activity-found-anomalies = { $count ->
    [one] 1 jeu de données a des anomalies.
   *[other] { $count } jeux de données ont des anomalies.
}
activity-found-unanswered = { $count ->
    [one] 1 discussion attend une réponse.
   *[other] { $count } discussions attendent une réponse.
}
activity-found-harvesters = { $count ->
    [one] 1 moissonneur est à examiner.
   *[other] { $count } moissonneurs sont à examiner.
}

content-dataset = données
content-dataservice = API
content-reuse = réutilisation
anomaly-has_resources = aucun fichier
    .remedy = ajoutez le fichier, ou l'adresse où il se télécharge.
anomaly-all_resources_available = lien rompu
    .remedy = corrigez l'adresse des fichiers qui ne s'ouvrent plus, ou remettez-les en ligne.
anomaly-update_fulfilled_in_time = mise à jour en retard
    .remedy = mettez les données à jour, ou annoncez une autre fréquence.
anomaly-license = pas de licence
    .remedy = choisissez une licence : sans elle, personne ne peut réutiliser les données.
anomaly-dataset_description_quality = description trop courte
    .remedy = dites en quelques phrases ce que sont les données, d'où elles viennent et à quoi elles servent.
anomaly-has_open_format = aucun format ouvert
    .remedy = ajoutez les données dans un format ouvert, comme CSV, JSON ou GeoJSON.
anomaly-resources_documentation = fichiers non documentés
    .remedy = décrivez chaque fichier, ou ajoutez un fichier de documentation.
anomaly-update_frequency = pas de fréquence
    .remedy = indiquez à quelle fréquence les données sont mises à jour.
anomaly-temporal_coverage = pas de période
    .remedy = indiquez la période que couvrent les données.
anomaly-spatial = pas de territoire
    .remedy = indiquez le territoire que couvrent les données.
harvester-good = en ordre
harvester-failed = en échec
harvester-errors = terminé avec des erreurs
harvester-stale = n'a pas tourné depuis un mois
harvester-stuck = ne se termine pas
harvester-refused = refusé par l'équipe du portail
harvester-waiting = en attente de l'équipe du portail
harvester-inactive = désactivé
harvester-never_run = n'a jamais tourné
harvester-running = en cours
done-organization-created = a créé l'organisation
done-organization-updated = a modifié l'organisation
done-dataset-created = a créé un jeu de données
done-dataset-updated = a modifié un jeu de données
done-dataset-deleted = a supprimé un jeu de données
done-dataset-discussed = a discuté d'un jeu de données
done-dataset-followed = suit un jeu de données
done-dataset-resource-added = a ajouté un fichier
done-dataset-resource-updated = a modifié un fichier
done-dataset-resource-deleted = a retiré un fichier
done-dataservice-created = a créé une API
done-dataservice-updated = a modifié une API
done-dataservice-deleted = a supprimé une API
done-reuse-created = a créé une réutilisation
done-reuse-updated = a modifié une réutilisation
done-reuse-deleted = a supprimé une réutilisation
done-organization-followed = suit l'organisation
done-reuse-followed = suit une réutilisation
done-reuse-discussed = a discuté d'une réutilisation
done-dataservice-followed = suit une API
done-dataservice-discussed = a discuté d'une API
done-topic-created = a créé une thématique
done-topic-updated = a modifié une thématique
done-topic-element-created = a ajouté à une thématique
done-topic-element-updated = a modifié un élément d'une thématique
done-topic-element-deleted = a retiré d'une thématique
done-user-followed = suit quelqu'un

column-read_at = Lu le
column-views = Vues
column-downloads = Téléchargements
column-followers = Abonnés
column-discussions = Discussions
column-open_discussions = Discussions ouvertes
column-unanswered_discussions = Discussions sans réponse
column-private = Privé
column-anomalies = Anomalies
column-anomaly = Anomalie
column-score = Qualité, de 0 à 1
column-dataset = Jeu de données
column-dataset_id = Identifiant du jeu de données
column-subject_kind = Type de l'objet
column-subject_id = Identifiant de l'objet
column-answered = Répondu
column-waiting_since = En attente
column-by = Par
column-by_slug = Nom court de l'auteur
column-by_kind = Type de l'auteur
column-messages = Messages
column-last_message = Dernier message
column-last_run = Dernier moissonnage
column-last_run_ended = Fin du dernier moissonnage
column-last_run_status = État du dernier moissonnage
column-errors = Erreurs
column-schedule = Planification
column-backend = Type de source
column-changes = Changements
column-editors = Éditeurs
column-partial_editors = Éditeurs partiels
column-resources = Fichiers
column-datasets_with_anomalies = Jeux de données avec anomalies
column-harvesters_to_look_at = Moissonneurs à examiner
column-month = Mois
column-dataset_views = Vues des données
column-reuse_views = Vues des réutilisations
column-dataservice_views = Vues des API
column-new_datasets = Nouveaux jeux de données
column-new_dataset_followers = Nouveaux abonnés
column-new_dataset_reuses = Nouvelles réutilisations de données
column-new_reuses = Nouvelles réutilisations
column-new_dataservices = Nouvelles API
