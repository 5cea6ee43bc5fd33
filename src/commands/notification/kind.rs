//! The kinds of notifications that one may turn off, as `notification list` calls them.

use clap::ValueEnum;

/// A kind, or a family of some. What asks for an answer is none: no rule keeps it back (`TYPES_REQUIRING_ACTION` in
/// `udata/features/notifications/constants.py`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    #[value(alias = "discussions")]
    Discussion,
    #[value(alias = "nouvelle-discussion")]
    DiscussionNew,
    #[value(aliases = ["commentaire", "commentaires"])]
    DiscussionComment,
    #[value(alias = "discussion-close")]
    DiscussionClosed,
    #[value(aliases = ["reuse", "réutilisation", "reutilisation"])]
    ReuseCreated,
    #[value(aliases = ["dataservice", "api"])]
    DataserviceCreated,
    #[value(alias = "badges")]
    Badge,
    BadgeCertified,
    BadgePublicService,
    BadgeLocalAuthority,
    BadgeCompany,
    BadgeAssociation,
    MembershipAccepted,
    MembershipRefused,
    HarvestSourceAccepted,
    HarvestSourceRefused,
}

impl Kind {
    /// As udata calls it.
    pub fn event(self) -> &'static str {
        match self {
            Self::Discussion => "discussion",
            Self::DiscussionNew => "discussion.new",
            Self::DiscussionComment => "discussion.comment",
            Self::DiscussionClosed => "discussion.closed",
            Self::ReuseCreated => "reuse.created",
            Self::DataserviceCreated => "dataservice.created",
            Self::Badge => "organization.badge",
            Self::BadgeCertified => "organization.badge.certified",
            Self::BadgePublicService => "organization.badge.public-service",
            Self::BadgeLocalAuthority => "organization.badge.local-authority",
            Self::BadgeCompany => "organization.badge.company",
            Self::BadgeAssociation => "organization.badge.association",
            Self::MembershipAccepted => "organization.membership.accepted",
            Self::MembershipRefused => "organization.membership.refused",
            Self::HarvestSourceAccepted => "harvest.source.accepted",
            Self::HarvestSourceRefused => "harvest.source.refused",
        }
    }

    /// As it is typed, and shown.
    pub fn word(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}
