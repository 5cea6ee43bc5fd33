# Les registres à côté d'un portail : la recherche d'entreprises et d'organismes publics, les listes de domaines de messagerie

flag-registers = Interroger l'annuaire des entreprises ; seul le SIRET y est envoyé, jamais ma clé
flag-domains = Fichier CSV de domaines de messagerie : une colonne `siret` ou `siren`, une colonne `domaine` ; il ne quitte pas cette machine
    .value = FICHIER
register-says = Dans l'annuaire des entreprises, le SIRET { $siret } est celui de « { $name } » : { $state }, { $kind }.
register-open = établissement ouvert
register-open-since = établissement ouvert depuis le { $day }
register-closed = établissement fermé
register-closed-since = établissement fermé depuis le { $day }
register-administration = administration
register-no-administration = pas une administration
register-kind-untold = sans dire s'il s'agit d'une administration
register-unknown = L'annuaire des entreprises ne connaît pas le SIRET { $siret } : vérifiez-le sur un document de l'organisme. S'il vient d'être créé, il n'y figure peut-être pas encore.
register-moved = L'établissement du SIRET { $siret } est fermé. L'organisme a déménagé : son siège a désormais le SIRET { $other }.
register-is-closed = L'établissement du SIRET { $siret } est fermé : indiquez celui d'un établissement ouvert.
register-is-closed-since = L'établissement du SIRET { $siret } est fermé depuis le { $day } : indiquez celui d'un établissement ouvert.
register-is-no-administration = L'organisme du SIRET { $siret } n'est pas une administration d'après l'annuaire des entreprises : l'équipe du portail ne certifie que des services publics.
register-other-name = L'annuaire des entreprises appelle cet organisme « { $name } » : vérifiez que c'est bien le même.
register-failed = L'annuaire des entreprises n'a pas pu être lu ; on ne sait donc rien de ce SIRET : { $cause }
register-no-siret = « { $number } » n'est pas un SIRET : l'annuaire des entreprises n'a pas été interrogé.
register-name-taken = Aucun nom n'est donné : celui de l'annuaire des entreprises est repris, « { $name } ». Il y est en capitales sans accents ; pour l'écrire comme l'organisme, indiquez NOM.
register-acronym-known = L'annuaire des entreprises donne le sigle { $acronym }. Pour l'ajouter : `{ $flag }`
create-ask-name-or = Nom de l'organisation (Entrée pour « { $proposal } ») :
create-ask-acronym-or = Sigle (Entrée pour « { $proposal } », - pour aucun) :
certify-team-looks-at-mails = L'équipe du portail regarde cela, et si un membre écrit depuis un domaine de cet organisme : vérifiez-le aussi.
domains-refused = { $count ->
    [one] « { $file } » n'est pas une liste de domaines de messagerie utilisable. Rien n'a été fait :{ $flaws }
   *[other] « { $file } » n'est pas une liste de domaines de messagerie utilisable ({ $count } erreurs). Rien n'a été fait :{ $flaws }
}
flaw-bad-siret = « { $text } » n'est ni un SIRET (14 chiffres) ni un SIREN (9 chiffres).
