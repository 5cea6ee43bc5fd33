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
    [one] 1 point n'est pas visible pour vous : c'est à vous de le vérifier.
   *[other] { $count } points ne sont pas visibles pour vous : c'est à vous de les vérifier.
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
rule-described = Description de 100 caractères
rule-logo-given = Logo
rule-website-given = Site web
rule-two-administrators = Deux administrateurs ou plus
rule-professional-mails = Adresses professionnelles
rule-requests-answered = Demandes de moins de 30 jours
rule-named-accounts = Comptes nominatifs
rule-seen-within-a-year = Membres venus depuis un an
rule-transport-authority = Autorité organisatrice
rule-transport-gis = SIG de l'autorité
rule-transport-operator = Exploitant du réseau
rule-transport-saeiv = Opérateur SAEIV, s'il existe

remedy-administered-by-me = Seul un administrateur peut demander. Pour savoir qui l'administre : `udatactl org show { $slug }`
remedy-siret-given = Indiquez le SIRET de l'établissement : `udatactl org update { $slug } --siret NUMÉRO`
remedy-siret-valid = Vérifiez le SIRET, dont la clé de contrôle est fausse : `udatactl org update { $slug } --siret NUMÉRO`
remedy-siret-alone = Une autre organisation a ce SIRET. Des services d'une même entité peuvent le partager ; si c'est la même entité, rejoignez l'autre, ou demandez à l'équipe du portail de les réunir.
remedy-siret-public-service = Pour l'annuaire des entreprises, ce SIRET n'est pas celui d'un établissement ouvert d'une administration. Indiquez-en un : `udatactl org update { $slug } --siret NUMÉRO`
remedy-mail-of-the-body = Tous les membres ont des adresses que n'importe qui peut avoir. Invitez quelqu'un par une adresse de l'organisme : `udatactl member add { $slug } --email ADRESSE`
remedy-name-alone = Distinguez les deux noms, ou rejoignez l'autre organisation si c'est la même entité : `udatactl org update { $slug } --name NOM`
remedy-acronym-alone = Choisissez un sigle qui la distingue, ou retirez-le : `udatactl org update { $slug } --unset acronym`
remedy-described = Dites en quelques phrases quelle est sa mission et ce qu'elle publie : `udatactl org update { $slug } --description TEXTE`
remedy-logo-given = Ajoutez son logo : `udatactl org update { $slug } --logo IMAGE`
remedy-website-given = Indiquez son site web : `udatactl org update { $slug } --url URL`
remedy-two-administrators = Nommez un second administrateur : `udatactl member add { $slug } PERSONNE --role admin`, ou `udatactl member promote { $slug } PERSONNE --to admin` pour un membre
remedy-professional-mails = Une adresse que tout le monde peut créer ne prouve pas qu'on travaille pour l'organisation : ces personnes peuvent en changer sur la page de leur profil.
remedy-requests-answered = Répondez aux demandes : `udatactl requests list { $slug }`
remedy-named-accounts = Invitez les personnes qui se servent de ce compte, chacune sous son nom, puis retirez-le : `udatactl member add { $slug } PERSONNE`
remedy-seen-within-a-year = Demandez à ces membres s'ils en font encore partie : `udatactl member list { $slug } --dormant 365d`
remedy-transport-operator = Toutes les adresses sont de la même maison. Invitez une personne de chez l'exploitant : `udatactl member add { $slug } --email ADRESSE`

# org show --advice
flag-org-show-advice = Dire ce que recommandent les guides pour ses membres, et ce qui manque
flag-org-show-transport = Avec les recommandations pour les données de transport
flag-org-show-exit-code = Avec --advice, terminer avec le code 10 s'il reste un point à régler
advice-nothing = Rien à redire.
advice-transport = Cette organisation parle de transport, pour lequel les guides recommandent davantage : `udatactl org show { $slug } --advice --transport`
advice-transport-by-domain = Le portail ne dit pas pour qui les membres travaillent : seul le domaine de leur adresse l'indique.
