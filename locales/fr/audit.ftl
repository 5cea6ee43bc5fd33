# Rules: what they ask, and what to do

verdict-good = en règle
verdict-missing = à régler
verdict-advised = conseillé
verdict-doubtful = à regarder
verdict-certified = certifiée
verdict-unseen = à vérifier
column-rule = Règle
column-verdict = État
column-details = Précisions
findings-missing = { $count ->
    [one] 1 point est à régler.
   *[other] { $count } points sont à régler.
}
findings-unseen = { $count ->
    [one] 1 point n'est pas visible pour vous : c'est à vous de le vérifier.
   *[other] { $count } points ne sont pas visibles pour vous : c'est à vous de les vérifier.
}
findings-to-settle = { $count ->
    [one] 1 point est à régler avant de demander.
   *[other] { $count } points sont à régler avant de demander.
}
flag-exit-code = Terminer avec le code 10 s'il reste un point à régler

rule-administered-by-me = Administrée par moi
rule-certified = Service public certifié
rule-not-certified = Pas encore certifiée
rule-siret-given = SIRET renseigné
rule-siret-valid = SIRET valide
rule-siret-alone = SIRET non partagé
rule-siret-public-service = SIRET d'un service public
rule-mail-of-the-body = Adresse de l'organisme même
rule-name-alone = Nom unique
rule-acronym-alone = Sigle unique
rule-described = Description
rule-logo-given = Logo
rule-website-given = Site web
rule-two-administrators = Deux administrateurs ou plus
rule-professional-mails = Adresses professionnelles
rule-requests-answered = Demandes de moins de 30 jours
rule-named-accounts = Comptes nominatifs
rule-transport-authority = Autorité organisatrice
rule-transport-gis = SIG de l'autorité
rule-transport-operator = Exploitant du réseau
rule-transport-saeiv = Opérateur SAEIV, s'il existe

remedy-administered-by-me = Seul un administrateur peut demander. Pour savoir qui l'administre : `udatactl org show { $slug }`
remedy-siret-given = Indiquez le SIRET de l'établissement : `udatactl org update { $slug } --siret NUMÉRO`
remedy-siret-valid = Vérifiez le SIRET, dont la clé de contrôle est fausse : `udatactl org update { $slug } --siret NUMÉRO`
remedy-siret-alone = Une autre organisation a ce SIRET. Des services d'une même entité peuvent le partager ; si c'est la même entité, rejoignez l'autre, ou demandez à l'équipe du portail de les réunir.
remedy-siret-public-service = Pour l'annuaire des entreprises, ce SIRET n'est pas celui d'un établissement ouvert d'une administration. Indiquez-en un : `udatactl org update { $slug } --siret NUMÉRO`
remedy-mail-of-the-body = Tous les membres ont des adresses que n'importe qui peut avoir. Invitez quelqu'un par une adresse de l'organisme : `udatactl member add { $slug } --email ADRESSE`
remedy-name-alone = Distinguez les deux noms, ou rejoignez l'autre organisation si c'est la même entité : `udatactl org update { $slug } --name NOM`
remedy-acronym-alone = Choisissez un sigle qui la distingue, ou retirez-le : `udatactl org update { $slug } --unset acronym`
remedy-described = Dites en quelques phrases quelle est sa mission et ce qu'elle publie : `udatactl org update { $slug } --description TEXTE`
remedy-logo-given = Ajoutez son logo : `udatactl org update { $slug } --logo IMAGE`
remedy-website-given = Indiquez son site web : `udatactl org update { $slug } --url URL`
remedy-two-administrators = Nommez un second administrateur : `udatactl member add { $slug } PERSONNE --role admin`, ou `udatactl member promote { $slug } PERSONNE --to admin` pour un membre
remedy-two-administrators-can-act = Nommez un second administrateur qui peut se connecter : `udatactl member add { $slug } PERSONNE --role admin`, ou `udatactl member promote { $slug } PERSONNE --to admin` pour un membre
remedy-professional-mails = Une adresse que tout le monde peut créer ne prouve pas qu'on travaille pour l'organisation : ces personnes peuvent en changer sur la page de leur profil.
remedy-requests-answered = Répondez aux demandes : `udatactl requests list { $slug }`
remedy-named-accounts = Invitez les personnes qui se servent de ce compte, chacune sous son nom, puis retirez-le : `udatactl member add { $slug } PERSONNE`
remedy-certified-with-siret = Indiquez le SIRET de l'établissement : `udatactl org update { $slug } --siret NUMÉRO`
remedy-has-signed-in = Demandez à ces membres s'ils en ont encore besoin : `udatactl member list { $slug } --never-seen`
remedy-seen-lately = Demandez à ces membres s'ils en font encore partie : `udatactl member list { $slug } --dormant 365j`
remedy-transport-operator = Toutes les adresses sont de la même maison. Invitez une personne de chez l'exploitant : `udatactl member add { $slug } --email ADRESSE`

# org show --advice
flag-org-show-advice = Dire ce que recommandent les guides pour ses membres, et ce qui manque
flag-org-show-transport = Avec les recommandations pour les données de transport
flag-org-show-exit-code = Avec --advice, terminer avec le code 10 s'il reste un point à régler
advice-nothing = Rien à redire.
advice-transport = Cette organisation parle de transport, pour lequel les guides recommandent davantage : `udatactl org show { $slug } --advice --transport`
advice-transport-by-domain = Le portail ne dit pas pour qui les membres travaillent : seul le domaine de leur adresse l'indique.

# audit

help-audit = Trouver ce qui ne va pas dans les organisations, et la commande qui y remédie
help-audit-org = Appliquer les règles à des organisations : administration, personnes, attente, identité, vie, mes clés
    .example =
        udatactl audit org
        udatactl audit org ville-de-demonstration --only administration,people
        udatactl audit org --fail-on warning,unseen -o json
        udatactl audit org --policy politique.toml --baseline acceptes.toml --fail-on warning
        udatactl audit org --only people --mend-as roster departs.toml --mend-as script reste.sh
        udatactl audit org --mine --out audit.html
        udatactl audit org --portal --by-owner audit
        udatactl audit org --portal -o jsonl --resume
flag-audit-org-org = Organisations à regarder ; sans précision, toutes celles dont je suis membre, et mes clés
    .value = ORG
flag-only = Seulement ces règles ou groupes de règles : administration, people, waiting, identity, life, key, exceptions
    .value = RÈGLE
flag-ignore = Laisser de côté ces règles ou groupes de règles
    .value = RÈGLE
flag-fail-on = Terminer avec le code 10 s'il y a des constats de ce poids ou plus ; pour unseen, si un point n'a pas pu être vu
    .value = QUOI
flag-dormant = Durée pendant laquelle une personne peut ne pas être venue
    .value = DURÉE
flag-stale = Durée pendant laquelle une demande, une invitation ou une discussion peut attendre
    .value = DURÉE
flag-max-admins = Nombre d'administrateurs à ne pas dépasser
    .value = NOMBRE

# audit org --policy
flag-policy = Ce qui vaut pour toutes les organisations, des groupes ou une seule : seuils, poids des règles, responsables ; sinon UDATACTL_POLICY
    .value = FICHIER
policy-refused = { $count ->
    [one] « { $file } » n'est pas une politique utilisable. Rien n'a été lu :{ $flaws }
   *[other] « { $file } » n'est pas une politique utilisable ({ $count } erreurs). Rien n'a été lu :{ $flaws }
}
policy-of-setting = La politique { $file } s'applique.
policy-names-nobody = { $place } : il n'y a pas d'organisation « { $organization } ». Ce qui en est dit ne s'applique nulle part.
policy-unknown-badge = { $file } : ce portail n'a pas de badge « { $badge } ». Aucune organisation n'entre dans le groupe par lui.
flaw-unknown-rule = « { $word } » n'est pas une règle. `udatactl audit rules` en donne la liste.
flaw-unknown-rule-near = « { $word } » n'est pas une règle. Écrivez `{ $known }`.
flaw-unknown-weight = « { $word } » n'est pas un poids. Écrivez `erreur`, `avertissement`, `remarque` ou `off`.
flaw-unknown-weight-near = « { $word } » n'est pas un poids. Écrivez `{ $known }`.
flaw-bad-days = « { $text } » ne dit pas un nombre de jours pour `{ $key }`. Écrivez un nombre et son unité, par exemple `"30 jours"` ou `"6 mois"`.
flaw-bad-domain = « { $text } » n'est pas un domaine d'adresses. Écrivez-le comme `ville.fr`.
flaw-bad-fingerprint = « { $text } » n'est pas l'empreinte d'un constat. Elle figure dans tous les formats sauf les tableaux : `-o json`, ou `--fields fingerprint,finding`.
flaw-exception-twice = « { $finding } » est déjà accepté, à la ligne { $line }. Supprimez l'un des deux.
flaw-no-organizations = le groupe n'a aucune organisation. Indiquez-les dans `organizations`, ou écrivez `badges`.

# audit org --baseline, audit accept
flag-baseline = Constats acceptés, chacun avec un motif, un auteur et un dernier jour : ils ne sont pas montrés et ne comptent pas
    .value = FICHIER
flag-accepted = Montrer aussi les constats acceptés
flag-resume = Reprendre un audit interrompu depuis moins de 24 heures
help-audit-accept = Accepter des constats, pour un motif et jusqu'à un jour, dans un fichier que lit audit org
    .example =
        udatactl audit accept two-administrators/66f1c0ffee0000000000b001 --until 2027-03-31 --reason "Recrutement" --baseline acceptes.toml
        udatactl audit org --baseline acceptes.toml
flag-audit-accept-finding = Empreintes de constats, que donnent tous les formats d'audit org sauf le tableau
    .value = CONSTAT
flag-audit-accept-until = Dernier jour où ils sont acceptés
    .value = DATE
flag-audit-accept-author = Qui les accepte ; sans précision, le nom de mon compte
    .value = TEXTE
flag-audit-accept-baseline = Fichier auquel ils sont ajoutés, créé s'il n'existe pas
    .value = FICHIER
accept-why = Indiquez pourquoi ils sont acceptés : `--reason TEXTE`.
accept-past = Le { $day } est passé : rien ne peut être accepté jusque-là.
accept-twice = « { $finding } » est déjà accepté dans « { $file } ». Rien n'a été écrit. Pour l'accepter plus longtemps, changez-y sa date `until`.
accept-inline = Les exceptions de « { $file } » tiennent en une ligne. Écrivez chacune comme une table à part, qui commence par `[[exception]]`.
accept-head = Constats acceptés d'udatactl audit org : chacun a finding, reason, author et until, tous les quatre obligatoires.
baseline-refused = { $count ->
    [one] « { $file } » n'est pas un fichier de constats acceptés utilisable. Rien n'a été fait :{ $flaws }
   *[other] « { $file } » n'est pas un fichier de constats acceptés utilisable ({ $count } erreurs). Rien n'a été fait :{ $flaws }
}
audit-accepted = { $count ->
    [one] 1 constat accepté n'est pas montré ; `--accepted` le montre.
   *[other] { $count } constats acceptés ne sont pas montrés ; `--accepted` les montre.
}
severity-accepted = accepté
group-exceptions = exceptions
column-author = Auteur
rule-exception-kept = Exceptions encore valables
rule-exception-needed = Exceptions encore utiles
finding-exception-kept = Ce qui était accepté jusqu'au { $day } est toujours là : { $subject } ({ $words })
finding-exception-needed = Plus rien ne correspond à cette exception : { $subject } ({ $words })

# audit org --mend-as
flag-audit-org-mend-as = Écrire ce qui remédie aux constats : une liste des personnes à retirer, ou un script de commandes ; rien n'est modifié
    .value = roster|script FICHIER
mend-as-unknown = On remédie aux constats par `roster` ou par `script`, pas par « { $form } ».
mend-as-twice = Indiquez `--mend-as { $form }` une seule fois.
mend-as-one-file = Le résultat, la liste et le script ont chacun besoin de leur fichier.
mend-as-no-file = `-` n'est pas un fichier : donnez-en le nom.
mend-as-roster = { $count ->
    [0] Aucun constat ne se règle par une liste ; « { $file } » ne contient personne.
    [one] 1 personne ou invitation est à retirer dans « { $file } ». Relisez-le, puis : `{ $command }`
   *[other] { $count } personnes ou invitations sont à retirer dans « { $file } ». Relisez-le, puis : `{ $command }`
}
mend-as-script = { $count ->
    [one] « { $file } » contient 1 commande à lancer
   *[other] « { $file } » contient { $count } commandes à lancer
}{ $open ->
    [0] .
    [one] {" "}et 1 dont il faut choisir des mots.
   *[other] {" "}et { $open } dont il faut choisir des mots.
}
mend-as-roster-head = Ce qu'udatactl audit org a trouvé et qu'une liste règle. Relisez chaque ligne : supprimez celle de qui doit rester.
mend-as-unmanaged = sans constat
mend-as-script-head = Ce qui remédie aux constats d'udatactl audit org. Relisez chaque commande ; chacune demande avant de changer quoi que ce soit.
mend-as-choose = À choisir, { $words } :

help-audit-rules = Lister les règles : ce que chacune demande, son poids, ce qui est lu pour elle
    .example =
        udatactl audit rules
        udatactl audit rules -o csv
audit-nothing = Aucun constat.
audit-totals = { $organizations ->
    [one] 1 examinée
   *[other] { $organizations } examinées
} : { $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}, { $notes ->
    [one] { $notes } remarque
   *[other] { $notes } remarques
} ; { $unseen ->
    [0] rien n'était caché.
    [one] 1 point n'a pas pu être vu.
   *[other] { $unseen } points n'ont pas pu être vus.
}
audit-findings = { $count ->
    [one] 1 point est à regarder.
   *[other] { $count } points sont à regarder.
}
audit-mend = Pour y remédier : `{ $command }`
choose-address = ADRESSE
choose-answer = RÉPONSE
choose-content = CONTENU
choose-image = IMAGE
choose-name = NOM
choose-number = NUMÉRO
choose-person = PERSONNE
choose-proof = PREUVE
choose-reason = MOTIF
choose-text = TEXTE
choose-url = URL
audit-more-mends = { $count ->
    [one] 1 autre commande figure dans les autres formats, par exemple `-o lines`.
   *[other] { $count } autres commandes figurent dans les autres formats, par exemple `-o lines`.
}
severity-error = erreur
severity-warning = avertissement
severity-note = remarque
severity-unseen = non vu
severity-unmet = introuvable
certainty-certain = certain
certainty-probable = probable
certainty-undecided = indécis
subject-organization = organisation
subject-person = personne
subject-request = demande
subject-invitation = invitation
subject-dataset = jeu de données
subject-harvester = moissonneur
subject-discussion = discussion
subject-contact_point = point de contact
subject-key = clé
subject-exception = exception
group-administration = administration
group-people = personnes
group-waiting = attente
group-identity = identité
group-life = vie
group-key = clés
source-accounts = comptes
source-requests = demandes et invitations
source-assignments = affectations
source-same_siret = organisations du même SIRET
source-same_name = organisations du même nom
source-content = contenus
source-harvesters = moissonneurs
source-discussions = discussions
source-contacts = points de contact
unseen-hidden = ce n'est pas montré à ce compte
unseen-failed = la lecture a échoué
unseen-for_a_person = seule une personne peut le dire
unseen-untold = ce qui a été lu ne le dit pas
column-severity = Poids
column-finding = Constat
column-argv = Mots de la commande
column-choose = À choisir
column-certainty = Certitude
column-subject_name = Nom de l'objet
column-owner = Responsable
column-count = Nombre
column-moment = Date
column-fingerprint = Empreinte
column-asks = Ce qu'elle demande
column-group = Groupe
column-reads = Ce qu'elle lit

rule-organization-read = Organisation lue
rule-administrator-present = Un administrateur
rule-administrator-can-act = Un administrateur qui peut se connecter
rule-two-administrators-can-act = Deux administrateurs qui peuvent se connecter
rule-administrator-active = Un administrateur venu récemment
rule-administrator-lasts = Un administrateur dans six mois
rule-few-administrators = Pas trop d'administrateurs
rule-account-in-use = Comptes en service
rule-one-account-each = Un compte par personne
rule-has-signed-in = Membres qui se sont connectés
rule-seen-lately = Membres venus récemment
rule-mail-domain-allowed = Adresses des domaines de la politique
rule-partial-editor-assigned = Éditeurs partiels qui ont quelque chose à modifier
rule-invitations-answered = Invitations répondues
rule-members-do-not-ask = Aucune demande de membre
rule-certified-with-siret = Certifiée avec un SIRET
rule-public-service-certified = Service public certifié
rule-published-lately = Une publication récente
rule-datasets-usable = Jeux de données utilisables
rule-harvesters-run = Moissonneurs qui tournent
rule-discussions-answered = Discussions répondues
rule-contacts-stay = Points de contact de personnes présentes
rule-key-lasts = Clés qui durent
rule-key-ends = Clés qui expirent
rule-key-used = Clés utilisées
rule-key-agents-known = Clés utilisées par des programmes connus

finding-unseen = { $rule } : { $why }.
finding-administrator-present = Personne ne l'administre.
finding-administrator-can-act = Plus aucun de ses administrateurs ne peut se connecter.
finding-two-administrators = Une seule personne l'administre : { $words }.
finding-two-administrators-can-act = De toutes les personnes qui l'administrent, une seule peut encore se connecter : { $words }.
finding-administrator-active = Aucun de ses administrateurs n'est venu { $count ->
    [0] jusqu'ici.
   *[other] depuis { $count } jours.
}
finding-administrator-lasts = Plus personne ne pourra l'administrer à partir du { $day }.
finding-few-administrators = Elle a { $count } administrateurs.
finding-account-in-use = { $subject } en est membre avec un compte supprimé ou désactivé.
finding-one-account-each = { $subject } en est membre plusieurs fois : { $words }.
finding-named-accounts = { $subject } semble être un compte partagé.
finding-has-signed-in = { $subject } n'a encore jamais ouvert de session.
finding-seen-lately = { $subject } n'a pas utilisé le portail depuis { $count } jours.
finding-mail-domain-allowed = { $subject } a une adresse en { $words }.
finding-professional-mails = { $subject } administre l'organisation avec une adresse que n'importe qui peut avoir ({ $words }).
finding-partial-editor-assigned = { $subject } a un rôle d'éditeur partiel et ne peut rien modifier.
finding-requests-answered = { $subject } attend une réponse depuis { $count } jours.
finding-invitations-answered = { $subject } a reçu une invitation il y a { $count } jours et n'a pas répondu.
finding-members-do-not-ask = { $subject } demande à la rejoindre, et en est déjà membre.
finding-siret-given = Elle n'a pas de SIRET.
finding-siret-valid = Son SIRET, { $words }, est faux.
finding-siret-alone = Elle partage son SIRET avec { $words } ; des services d'une même entité le peuvent.
finding-certified-with-siret = Elle est certifiée et n'a pas de SIRET.
finding-public-service-certified = C'est un service public, et elle n'est pas certifiée.
finding-described = Elle n'a pas de description, ou seulement son nom.
finding-logo-given = Elle n'a pas de logo.
finding-website-given = Elle n'a pas de site web.
finding-published-lately = Elle n'a { $count ->
    [0] encore rien publié.
   *[other] rien publié depuis { $count } jours.
}
finding-datasets-usable = Le jeu de données « { $subject } » : { $words }.
finding-harvesters-run = Le moissonneur « { $subject } » : { $words }.
finding-discussions-answered = La discussion « { $subject } » attend une réponse depuis { $count } jours.
finding-contacts-stay = Le point de contact « { $subject } » est celui d'une personne partie ({ $words }).
finding-key-lasts = Votre clé { $subject } expire le { $day }, { $count ->
    [0] aujourd'hui.
    [one] dans 1 jour.
   *[other] dans { $count } jours.
}
finding-key-ends = Votre clé { $subject } n'expire jamais.
finding-key-used = Votre clé { $subject } n'a pas servi depuis { $count } jours.
finding-key-agents-known = Votre clé { $subject } sert à d'autres programmes : { $words }.
flag-left = Qui est parti : une liste, une personne par ligne (adresse, Nom <adresse>, identifiant, page, slug ou nom), - pour l'entrée standard
    .value = FICHIER
flag-staff = Qui fait partie du personnel : une liste comme pour --left ; qui n'y est pas est signalé
    .value = FICHIER
flag-roster = Liste (roster) à comparer : séjours terminés, invitations avec un autre rôle
    .value = FICHIER
audit-list-nobody = { $count ->
    [one] Une ligne de { $file } ne peut désigner personne :
   *[other] { $count } lignes de { $file } ne peuvent désigner personne :
} { $lines }
flaw-list-table = « { $text } » contient plusieurs cellules, ou plusieurs personnes
flaw-list-heading = « { $text } » est un titre de colonne, et personne ne s'appelle ainsi. Supprimez la ligne, ou faites-la commencer par `#`
hint-audit-list = Une ligne désigne une seule personne : une adresse, Nom <adresse>, un identifiant, une page du portail, un slug ou un nom ; ce qui suit # ne compte pas. D'un tableau, copiez une seule colonne dans un fichier, de préférence celle des adresses, sans son titre. Un tableau qui dit qui doit avoir quel rôle se donne avec `--roster`.
audit-resumed = { $count ->
    [one] Une organisation a déjà été lue, le { $at } ; seules les autres sont lues maintenant.
   *[other] { $count } organisations ont déjà été lues, la première le { $at } ; seules les autres sont lues maintenant.
}
audit-resume-nothing = Rien n'est conservé d'un tel audit depuis 24 heures : même portail, même compte, mêmes organisations, mêmes règles. L'audit recommence au début.
audit-resume-other = Ce qui est conservé de cet audit vient d'une autre version. Cela n'est pas utilisé : l'audit recommence au début.
audit-resume-damaged = Ce qui est conservé de cet audit est abîmé. Cela n'est pas utilisé : l'audit recommence au début.
audit-left-over = { $count ->
    [one] Une organisation a été lue le { $at } par un tel audit, qui n'est pas allé à son terme.
   *[other] { $count } organisations ont été lues depuis le { $at } par un tel audit, qui n'est pas allé à son terme.
} Celui-ci recommence au début. `{ $command }` continue là où l'autre s'est arrêté.
audit-rest = { $count ->
    [one] Une organisation a été lue, et cette lecture est conservée 24 heures.
   *[other] { $count } organisations ont été lues, et cette lecture est conservée 24 heures.
} `{ $command }` ne lit que les autres.
audit-not-kept = Ce qui est lu ne peut pas être conservé, et un audit interrompu recommencera au début : { $path } : { $cause }.
audit-names-none = { $flag } : « { $file } » ne cite rien de ce qui a été examiné et n'a donc rien changé. Est-ce le bon fichier, et le bon portail ?
audit-list-unmet-all = { $flag } : « { $file } » ne désigne aucun membre de ce qui a été examiné. Est-ce le bon fichier, et le bon portail ?
audit-list-unmet = { $count ->
    [one] { $flag } : une ligne sur { $total } de « { $file } » ne désigne aucun membre de ce qui a été examiné : { $lines }.
   *[other] { $flag } : { $count } lignes sur { $total } de « { $file } » ne désignent aucun membre de ce qui a été examiné : { $lines }.
}
audit-people-nowhere = Ce portail ne montre aucune organisation.
audit-list-several = { $count ->
    [one] { $flag } : une ligne de « { $file } » peut désigner plusieurs comptes, dans des organisations différentes : { $lines }. Un seul est celui de l'agent : mettez son adresse ou son compte dans la ligne.
   *[other] { $flag } : { $count } lignes de « { $file } » peuvent désigner chacune plusieurs comptes, dans des organisations différentes : { $lines }. Un seul est celui de l'agent : mettez son adresse ou son compte dans la ligne.
}
rule-not-left = Aucune personne partie
rule-on-staff-list = Membres du personnel
rule-invited-as-listed = Invitations avec le rôle de la liste
rule-until-kept = Personne au-delà de ce que dit la liste
finding-not-left = { $subject } est sur la liste des départs ({ $words }).
finding-on-staff-list = { $subject } n'est pas sur la liste du personnel.
finding-invited-as-listed = { $subject } a une invitation avec un autre rôle que celui de la liste ({ $words }).
finding-until-kept = { $subject } devait rester jusqu'au { $day }.
audit-cost = { $organizations } organisations, environ { $calls } appels, { $time }.
audit-minutes = { $count ->
    [one] environ 1 minute
   *[other] environ { $count } minutes
}
audit-seconds = { $count ->
    [one] environ 1 seconde
   *[other] environ { $count } secondes
}
audit-unknown-time = durée inconnue
help-audit-portal = Appliquer à toutes les organisations du portail les règles auxquelles les listes publiques répondent, sans clé
    .example =
        udatactl audit portal -o csv > portail.csv
        udatactl audit portal --only administrator-present,siret-alone
        udatactl audit portal --catalog --only identity -o csv > portail.csv
flag-catalog = Lire le fichier CSV des organisations exporté par le portail, ou FICHIER (`-` pour l'entrée standard) : une seule requête, mais membres et sites web restent non vus
    .value = FICHIER
catalog-newest = { $count ->
    [one] 1 organisation plus récente que le fichier CSV n'a pas été examinée.
   *[other] { $count } organisations plus récentes que le fichier CSV n'ont pas été examinées.
}
catalog-lacks = { $count ->
    [one] 1 organisation du portail manque dans le fichier CSV, qui est ancien, a été coupé ou vient d'un autre portail. Celles qui y figurent ont été examinées.
   *[other] { $count } organisations du portail manquent dans le fichier CSV, qui est ancien, a été coupé ou vient d'un autre portail. Celles qui y figurent ont été examinées.
}
catalog-not-compared = Les organisations du fichier CSV ont été examinées, mais rien ne dit si toutes celles du portail y figurent : { $why }
finding-untold = { $rule } : ce qui a été lu ne le dit pas ({ $count ->
    [one] 1 organisation
   *[other] { $count } organisations
}).
untold-place = { $count ->
    [one] 1 organisation
   *[other] { $count } organisations
}
audit-rule-not-public = Les listes publiques ne disent rien de { $rule } : `udatactl audit org` répond à cette règle.
flag-audit-org-registers = Interroger le registre des entreprises sur chaque SIRET, comme `registers = true` dans une politique ; seul le SIRET y est envoyé
audit-no-sirets = Aucune organisation de ce portail n'a de SIRET : les règles qui portent sur eux ont été laissées de côté ; `--siret-check always` les applique.
audit-nowhere = Aucune organisation n'a été examinée : rien ne dit que tout va bien.
audit-no-rule = `--only` et `--ignore` ne laissent aucune règle à appliquer.
audit-keys-alone = `{ $rule }` porte sur mes propres clés, qui sont examinées quand aucune organisation n'est nommée : n'en nommez pas.
audit-only-nothing = Rien de ce qui a été examiné n'est concerné par : { $rules }
audit-needs = { $rule } ne s'applique qu'avec { $flag }.
source-register = registre des entreprises
rule-siret-open = SIRET d'un établissement ouvert
rule-siret-of-administration = SIRET d'une administration
rule-name-as-registered = Nom comme au registre
finding-siret-open = { $words ->
    [none] Le registre ne connaît pas son SIRET.
   *[other] Son SIRET est celui d'un établissement fermé ({ $words }).
}
finding-siret-of-administration = Elle a un badge de service public, et son organisme n'est pas une administration.
finding-name-as-registered = Le registre nomme son organisme { $words }.
