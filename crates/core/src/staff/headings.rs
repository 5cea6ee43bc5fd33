//! The headings of lists of people, in French and English.

use super::columns::Field;

impl Field {
    /// The headings that stand for it, with a stroke between them, as [`super::columns::key`] has them: those of a text do where there is
    /// none of the texts before.
    pub(super) fn headings(self) -> &'static [&'static str] {
        match self {
            Self::LastName => &[
                "nom d usage|nom usuel|nom marital",
                "nom|nom de famille|last name|lastname|surname|family name|sn",
            ],
            Self::FirstName => {
                &["prenom|prenom usuel|prenom d usage|first name|firstname|given name|givenname", "prenoms"]
            }
            Self::BirthName => {
                &["nom de naissance|nom patronymique|patronyme|nom de jeune fille|birth name|\
                 maiden name"]
            }
            Self::Name => &[
                "nom complet|nom et prenom|nom prenom|prenom nom|prenom et nom|nom affiche|\
                 full name|fullname|display name|displayname|cn",
                "name|agent|personne|employe|employee|person",
            ],
            Self::Mail => &[
                "courriel|mail|email|e mail|mel|adresse mail|adresse email|adresse e mail|\
                 adresse electronique|adresse courriel|adresse de courriel|\
                 adresse de messagerie|courriel professionnel|mail professionnel|\
                 email professionnel|mail pro|email address|work email",
                "messagerie|adresse|courriel personnel",
            ],
            Self::Number => &[
                "matricule|n matricule|numero de matricule|matricule rh|numero agent|n agent|\
                 no agent|numero d agent|identifiant agent|identifiant rh|id rh|employee number|\
                 employeenumber|employee id|employeeid|staff number|numen",
                "numero|identifiant|uid",
            ],
            Self::Organization => &[
                "organisation|organization|organisation data gouv fr|organization slug|\
                 organisation slug",
                "siret|siret de l organisation",
                "organisme|structure|etablissement|entite|service|direction|affectation|\
                 department|departement|sigle|o|ou",
            ],
            Self::Role => &[
                "role|roles|droit|droits|niveau de droits|role sur data gouv fr|habilitation",
                "profil|permission|permissions",
            ],
            Self::Arrival => &[
                "date d arrivee|arrivee|date arrivee|date d entree|date entree|entree|\
                 prise de poste|date de prise de poste|start date|arrival|hire date",
                "date de debut|date debut|debut|debut de contrat|date d embauche|start",
            ],
            Self::Departure => &[
                "date de depart|depart|date depart|date de sortie|date sortie|sortie|departure|\
                 leaving date|last day",
                "date de fin|date fin|fin|end date|fin de contrat|date de fin de contrat|\
                 fin de mission|end",
            ],
            Self::Comment => &[
                "commentaire|commentaires|comment|comments",
                "observation|observations|remarque|remarques|note|notes|motif",
            ],
        }
    }
}
