# contact

help-contact = Voir, ajouter, modifier et supprimer les points de contact d'une organisation
help-contact-list = Lister les points de contact : à qui le public écrit
    .example =
        udatactl contact list ville-de-demonstration
        udatactl contact list --mine -o csv
help-contact-add = Ajouter un point de contact à une organisation
    .example =
        udatactl contact add ville-de-demonstration --name 'Service des données' --email donnees@ville.example.org
        udatactl contact add ville-de-demonstration --name 'Mairie' --form https://ville.example.org/contact
help-contact-replace = Modifier un point de contact, partout où il est affiché
    .example =
        udatactl contact replace ville-de-demonstration 'Service SIG' --email geo@ville.example.org
        udatactl contact replace ville-de-demonstration 'Service SIG' --unset email --form https://ville.example.org/contact
help-contact-remove = Supprimer un point de contact, et le retirer de tout ce qui l'affiche
    .example =
        udatactl contact remove ville-de-demonstration 'Direction des données' --dry-run
flag-contact = Point de contact : identifiant, nom ou adresse électronique
    .value = CONTACT
flag-contact-add-name = Nom de qui répond, par exemple celui d'un service
    .value = NOM
flag-contact-add-email = Adresse électronique à laquelle le public écrit
    .value = ADRESSE
flag-contact-add-form = Adresse d'une page qui propose un formulaire de contact
    .value = URL
flag-contact-add-role = Ce qu'il est pour les jeux de données qui l'affichent ; contact, sauf indication contraire
    .value = RÔLE
flag-contact-replace-name = Nouveau nom
    .value = NOM
flag-contact-replace-email = Nouvelle adresse électronique
    .value = ADRESSE
flag-contact-replace-form = Nouvelle adresse de la page du formulaire
    .value = URL
flag-contact-replace-role = Nouveau rôle
    .value = RÔLE
flag-contact-replace-unset = Champs à vider, séparés par des virgules
    .value = CHAMP
column-contact_form = Formulaire
column-shown_by = Affiché par
action-contact-add = + point de contact
action-contact-replace = ~ point de contact
action-contact-remove = - point de contact
contact-role-contact = contact
contact-role-creator = créateur
contact-role-publisher = éditeur
contact-role-rightsHolder = détenteur des droits
contact-role-custodian = gestionnaire
contact-role-distributor = distributeur
contact-role-originator = producteur
contact-role-principalInvestigator = investigateur principal
contact-role-processor = exécutant
contact-role-resourceProvider = fournisseur
contact-role-user = utilisateur
field-email = Courriel
field-form = Formulaire
field-role = Rôle
contact-list-empty = Aucun point de contact.
contact-how-to-add = Pour en ajouter un : `{ $command }`
contact-needs-name = Il manque le nom du point de contact : `--name`.
contact-needs-address = Un contact doit pouvoir être joint : donnez une adresse avec `--email`, ou un formulaire avec `--form`.
contact-ask-name = Nom du point de contact, par exemple celui d'un service :
contact-ask-email = Adresse électronique (Entrée, s'il n'y a qu'un formulaire) :
contact-ask-form = Adresse de la page du formulaire :
contact-which = « { $typed } » peut désigner plusieurs points de contact. Lequel ?
contact-ambiguous = « { $typed } » peut désigner { $count } points de contact :{ $candidates }
contact-unknown = « { $organization } » n'a pas de point de contact « { $typed } ».
contact-unknown-role = Ce portail n'a pas le rôle « { $role } » pour un point de contact. Ceux qu'il connaît : { $known }.
contact-only-editors = Seuls les administrateurs et les éditeurs de « { $organization } » peuvent en modifier les points de contact.
contact-there = « { $organization } » a déjà ce point de contact ({ $id }) : il n'y a rien à faire.
contact-like-another = « { $organization } » a déjà un point de contact qui dit exactement cela ({ $id }) : rien n'est modifié.
contact-will-add = + ajouter à « { $organization } » ({ $slug }) le point de contact { $contact }
contact-will-remove = - supprimer de « { $organization } » ({ $slug }) le point de contact { $contact }
contact-said = « { $contact } » ({ $role })
contact-said-plainly = « { $contact } »
contact-everywhere = Les jeux de données et les API qui l'affichent suivront aussitôt.
contact-datasets = { $count ->
    [one] 1 jeu de données l'affiche : il en sera retiré, et rien ne l'y remettra.
   *[other] { $count } jeux de données l'affichent : il en sera retiré, et rien ne l'y remettra.
}
contact-dataservices = { $count ->
    [one] 1 API l'affiche : il en sera retiré, et rien ne l'y remettra.
   *[other] { $count } API l'affichent : il en sera retiré, et rien ne l'y remettra.
}
contact-shown-by-nothing-yet = Rien ne l'affiche encore : c'est sur la page d'administration de chaque jeu de données ou API qu'on le choisit.
contact-add-again = Il ne peut qu'être ajouté de nouveau, sans rien qui l'affiche : `{ $command }`
contact-changed-meanwhile = Le point de contact a été modifié ou supprimé entre-temps : rien n'a été envoyé.
contact-not-read-back = Le portail a accepté, mais les points de contact de « { $organization } » ne sont pas ce qui était voulu.
ask-contact = Quel point de contact de « { $organization } » ?
failure-lacks-contact-points = Ce portail est trop ancien pour les points de contact.
failure-lacks-contact-roles = Sur ce portail, un point de contact n'a qu'un nom et une adresse électronique : il est trop ancien pour un rôle ou un formulaire. Rien n'a été envoyé.
journal-undo-contact-replace = Le journal ne garde ni nom ni adresse : il ne sait pas ce que disait ce point de contact auparavant.
journal-undo-contact-remove = Le portail ne restaure pas un point de contact supprimé, et le journal ne garde ni nom ni adresse : il ne peut qu'être ajouté de nouveau.
