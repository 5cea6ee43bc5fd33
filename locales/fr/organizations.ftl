# org

help-org-list = Lister mes organisations, ou celles du portail
    .example =
        udatactl org list
        udatactl org list --search "ville" --limit 20
        udatactl org list --no-admin --all -o csv
flag-org-list-mine = Seulement celles dont je suis membre (par défaut, si rien d'autre n'est demandé)
flag-org-list-portal = Celles de tout le portail
flag-org-list-search = Mots du nom
    .value = TEXTE
flag-org-list-badge = Seulement celles qui ont ce badge, par exemple certified
    .value = BADGE
flag-org-list-siret = Seulement celles qui ont ce SIRET
    .value = NUMÉRO
flag-org-list-no-admin = Seulement celles qui n'ont aucun administrateur
flag-org-list-one-admin = Seulement celles qui n'ont qu'un administrateur
flag-org-list-sort = Ordre ; précédé de -, à l'envers
    .value = CHAMP
org-list-sorted-there = Le portail a choisi celles-ci, et il classe à part majuscules et accents ; `--all` trie comme on lit.
org-list-empty = Aucune organisation ne correspond.
    .next = Un seul mot du nom suffit : `udatactl org list --search MOT`
org-list-none-of-mine = Vous n'êtes membre d'aucune organisation ici.
    .next = Pour en rejoindre une : `udatactl org join ORG`. Pour en créer une : `udatactl org create`

# org show
help-org-show = Afficher une organisation, qui l'administre et ce que je peux y faire
    .example =
        udatactl org show ville-de-demonstration
        udatactl org show "Ville de démonstration" -o json
        udatactl org show ville-de-demonstration --advice
standing-member = membre
standing-asked = en attente d'une réponse à ma demande d'adhésion
standing-invited = invité
standing-stranger = non membre
right-publish = publier et modifier toutes ses données
right-publish_assigned = modifier les données qui me sont assignées
right-members = gérer ses membres
right-edit = modifier sa fiche
right-delete = la supprimer
right-private = voir ce qui est privé
column-administered_by = Administrée par
column-certified_public_service = Service public certifié
column-dataservices = API
column-damaged_members = Membres sans compte
column-deleted = Suppression
column-description = Description
column-doubled_members = Membres en double
column-last_modified = Modification
column-logo = Logo
column-pending_invitations = Invitations en attente
column-pending_requests = Demandes d'adhésion en attente
column-reuses = Réutilisations
column-rights = Mes droits
column-standing = Je suis
column-url = Site web
show-deleted = « { $organization } » a été supprimée : seuls ceux qui en font partie voient encore cette fiche.
show-gone-administrators = { $count ->
    [one] 1 administrateur ne peut pas se connecter, son compte étant supprimé ou désactivé :{ $people }
   *[other] { $count } administrateurs ne peuvent pas se connecter, leurs comptes étant supprimés ou désactivés :{ $people }
}
show-no-administrator = Cette organisation n'a aucun administrateur qui puisse se connecter : personne ne peut répondre aux demandes ni gérer ses membres.
show-recover = Pour demander à l'équipe du portail d'en nommer un : `{ $command }`
show-one-administrator = { $members ->
    [1] Cette organisation n'a qu'un administrateur. Un second lui évite de devenir orpheline : `udatactl member add { $slug } PERSONNE --role admin`
   *[other] Cette organisation n'a qu'un administrateur. Un second lui évite de devenir orpheline : `udatactl member promote { $slug } PERSONNE --to admin`
}
show-pending-requests = { $count ->
    [one] 1 demande d'adhésion attend une réponse : `{ $command }`
   *[other] { $count } demandes d'adhésion attendent une réponse : `{ $command }`
}
show-pending-invitations = { $count ->
    [one] 1 invitation est restée sans réponse : `{ $command }`
   *[other] { $count } invitations sont restées sans réponse : `{ $command }`
}
show-asked = Vous avez demandé à la rejoindre, { $since }, et personne n'a encore répondu.
show-join = Pour demander à en devenir membre : `{ $command }`

# org join, org leave
help-org-join = Demander à rejoindre une organisation
    .example =
        udatactl org join ville-de-demonstration --comment "Je publie les chantiers de la ville."
flag-org-join-comment = Message à ses administrateurs
    .value = TEXTE
join-ask-comment = Que voulez-vous dire à ses administrateurs ?
join-needs-comment = Le portail demande un message pour les administrateurs : `--comment`. Rien n'a été envoyé.
join-nobody-to-answer = Cette organisation n'a aucun administrateur : personne ne peut répondre. Seule l'équipe du portail peut aider.
join-turned-down = Une demande ou une invitation vous concernant ici, faite { $since }, a été refusée ou annulée.
join-untold = Ce portail ne vous montre pas si vous avez déjà demandé. Si c'est le cas, votre message sera remplacé et tous les administrateurs recevront un nouveau courriel.
join-what-next = Un administrateur doit maintenant répondre. Pour suivre votre demande : `{ $command }`
member-already = Vous êtes déjà membre de « { $organization } », avec le rôle { $role }. Rien n'a été envoyé.
asked-already = Vous avez déjà fait une demande d'adhésion, { $since }, restée sans réponse. Rien n'a été envoyé : une nouvelle demande préviendrait de nouveau tous les administrateurs.
invited-already = Vous êtes déjà invité : acceptez avec `{ $command }`
help-org-leave = Quitter une organisation
    .example =
        udatactl org leave ville-de-demonstration
flag-org-leave-allow-self = Sans effet ici : quitter, c'est déjà renoncer à ses droits
leave-only-administrators = Vous ne pouvez pas quitter « { $organization } » vous-même : le portail ne laisse que les administrateurs retirer des membres, y compris soi-même. Écrivez à l'un d'eux.
leave-no-member = Vous n'êtes pas membre de « { $organization } » : rien n'a été envoyé.

# org create, org update
help-org-create = Créer une organisation, dont je serai le seul administrateur
    .example =
        udatactl org create "Archives municipales" --description "Les archives de la ville" --siret "219 900 123 00023"
        udatactl org create "Archives municipales" --description-file presentation.md --logo blason.png
        udatactl org create "Agence de l'eau" --siret "189 900 772 00014" --registers --description-file presentation.md
flag-org-create-name = Nom de l'organisation
    .value = NOM
flag-org-create-name-flag = Nom de l'organisation, sous forme d'option
    .value = NOM
flag-description = Ce qu'est et ce que fait l'organisation, en Markdown
    .value = TEXTE
flag-description-file = Fichier de la description ; - lit l'entrée standard
    .value = FICHIER
flag-acronym = Sigle
    .value = TEXTE
flag-siret = SIRET, ou le numéro qui l'identifie ailleurs
    .value = NUMÉRO
flag-siret-check = Vérifier le numéro comme un SIRET : auto le fait sur data.gouv.fr
    .value = QUAND
flag-url = Adresse de son site web
    .value = URL
flag-logo = Image à afficher : PNG, JPEG ou WebP
    .value = FICHIER
flag-allow-duplicate-name = Autoriser un nom que porte déjà une autre organisation
create-needs-name = Il faut un nom à l'organisation : `udatactl org create NOM`. Rien n'a été envoyé.
create-needs-description = Le portail demande une description : `--description` ou `--description-file`. Rien n'a été envoyé.
create-ask-name = Nom de l'organisation :
create-ask-description = Qu'est-ce que cette organisation, et que va-t-elle publier ?
create-heading = + créer « { $name } »
create-field = {"  "}{ $field } : { $value }
create-only-administrator = Vous êtes le seul administrateur de « { $organization } ».
create-add-another = Un second administrateur évite à une organisation de devenir orpheline : `udatactl member add { $slug } PERSONNE --role admin`
create-without-logo = L'organisation est créée et vous en êtes l'administrateur ; seul son logo n'a pas été pris. { $why }
create-not-read-back = « { $organization } » est créée, mais son état actuel n'a pas pu être relu, ou vous n'en êtes pas administrateur.
duplicate-name = { $count ->
    [one] Une organisation s'appelle déjà « { $name } » :{ $candidates }
   *[other] { $count } organisations s'appellent déjà « { $name } » :{ $candidates }
}
duplicate-near = { $count ->
    [one] Une organisation existante est peut-être la même que « { $name } » :{ $candidates }
   *[other] { $count } organisations existantes sont peut-être la même que « { $name } » :{ $candidates }
}
hint-join-instead = Pour la rejoindre plutôt : `{ $command }`
hint-allow-duplicate-name = `--allow-duplicate-name` si elle doit vraiment porter le même nom.
duplicate-siret = { $count ->
    [one] Une autre organisation a le SIRET { $siret } :{ $candidates }
   *[other] { $count } autres organisations ont le SIRET { $siret } :{ $candidates }
}
url-not-whole = « { $typed } » n'est pas une adresse complète : écrivez `{ $whole }`.
siret-length = { $length ->
    [one] « { $typed } » n'est pas un SIRET : il a 1 caractère, et un SIRET a 14 chiffres.
   *[other] « { $typed } » n'est pas un SIRET : il a { $length } caractères, et un SIRET a 14 chiffres.
}
siret-no-digit = « { $typed } » n'est pas un SIRET : « { $other } » n'est pas un chiffre.
siret-siren = « { $typed } » n'est pas un SIRET : ses neuf premiers chiffres ne forment pas un SIREN, leur clé de contrôle étant fausse. S'y est-il glissé une faute de frappe ?
siret-doubtful = La clé de contrôle de « { $typed } » est fausse. Le portail l'accepte pourtant : vérifiez le numéro.
siret-too-long = « { $typed } » a { $length } caractères, et le portail en accepte { $most } au plus.
hint-siret-check = `--siret-check never` accepte un numéro d'un autre genre, là où le portail l'accepte.
logo-no-image = { $path } n'est pas une image PNG, JPEG ou WebP : le portail n'en accepte pas d'autre.
field-name = Nom
field-description = Description
field-acronym = Sigle
field-siret = SIRET
field-url = Site web
field-logo = Logo
field-nothing = rien
field-value = « { $value } »
field-edit = {"  "}~ { $field } : { $before } → { $after }
    .spoken = { $field } : { $before }, remplacé par { $after }
column-field = Champ
help-org-update = Modifier la fiche d'une organisation : seulement les champs donnés
    .example =
        udatactl org update ville-de-demonstration --url https://ville.example.org
        udatactl org update ville-de-demonstration --name "Ville et métropole" --unset acronym,url
flag-org-update-name = Nouveau nom ; l'adresse change avec lui
    .value = NOM
flag-org-update-unset = Champs à vider, séparés par des virgules
    .value = CHAMP
update-nothing-given = Que faut-il modifier ? Par exemple : `--url=https://ville.example.org`, ou `--name`, `--acronym`, `--description`, `--siret`, `--logo`.
update-only-administrators = Vous n'êtes pas administrateur de « { $organization } » : seuls les administrateurs peuvent en modifier la fiche.
update-renames = L'adresse change avec le nom : « { $slug } » mènera à la nouvelle tant qu'aucune autre organisation ne prend ce nom.
update-new-slug = Le nom court est maintenant { $after } ; c'était { $before }.
update-changed-meanwhile = Quelqu'un d'autre a modifié ce champ entre-temps : { $field }. Rien n'a été fait.
update-without-logo = Tout est modifié, sauf le logo. { $why }
update-differs = { $count ->
    [one] Le portail a accepté, mais 1 champ n'a pas la valeur envoyée.
   *[other] Le portail a accepté, mais { $count } champs n'ont pas la valeur envoyée.
}

# org delete
help-org-delete = Supprimer une organisation ; ce qu'elle a publié reste en ligne, sans propriétaire
    .example =
        udatactl org delete ville-de-demonstration
        udatactl org delete ville-de-demonstration --confirm=ville-de-demonstration
        udatactl org delete ville-de-demonstration --with-content=8 --dry-run
delete-heading = - supprimer « { $organization } » ({ $slug }, { $id }), qui compte :
    .spoken = Supprimer « { $organization } » ({ $slug }), qui compte :
delete-datasets = { $count ->
    [one] {"  "}{ $count } jeu de données
   *[other] {"  "}{ $count } jeux de données
}
delete-reuses = { $count ->
    [one] {"  "}{ $count } réutilisation
   *[other] {"  "}{ $count } réutilisations
}
delete-dataservices = {"  "}{ $count } API
delete-members = { $count ->
    [one] {"  "}{ $count } membre
   *[other] {"  "}{ $count } membres
}
delete-pending = { $count ->
    [one] {"  "}{ $count } demande ou invitation en attente
   *[other] {"  "}{ $count } demandes et invitations en attente
}
delete-stays-online = Ce qu'elle a publié reste en ligne, aux mêmes adresses, et n'a plus de propriétaire une fois l'organisation purgée par le portail, ce qu'il fait chaque nuit : transférez-le ou supprimez-le d'abord.
delete-question = L'organisation sera supprimée pour tout le monde.
delete-done = « { $organization } » est supprimée. Tant que le portail ne l'a pas purgée, ce qu'il fait chaque nuit, elle peut être rétablie.
delete-not-read-back = La suppression est envoyée, mais rien ne montre que « { $organization } » est supprimée.
delete-only-administrators = Vous n'êtes pas administrateur de « { $organization } » : seuls les administrateurs peuvent la supprimer.
action-create = + création
action-update = ~ modification
action-delete = - suppression
state-online = en ligne
state-deleted = supprimée
column-pending = En attente
