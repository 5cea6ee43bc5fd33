//! The powers of each role (`udata/core/organization/permissions.py`, `udata/core/dataset/permissions.py`,
//! `udata/core/discussions/permissions.py`).

use udatactl_core::roster::Role;

/// What a member may or may not do: the nine lines of data.gouv.fr's guide in its order ("Gérer les membres de son
/// organisation", `github.com/datagouv/guides.data.gouv.fr`), then two more. The tokens are worded under `may-…`.
pub const POWERS: [&str; 11] = [
    "publish_datasets",
    "publish_reuses",
    "answer_discussions",
    "edit_content",
    "read_requests",
    "add_members",
    "answer_requests",
    "remove_members",
    "delete_organization",
    "edit_organization",
    "see_private",
];

/// Whether a role may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    Yes,
    No,
    /// Only for what is assigned to the person.
    Assigned,
    /// It differs between portals, and this one could not be asked.
    Depends,
}

impl Grant {
    /// A stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Assigned => "assigned",
            Self::Depends => "depends",
        }
    }
}

/// Tells whether a role may do something. Before udata 15 every member reads the requests, from then on only
/// administrators (`MembershipRequestAPI.get`): `invitations` tells the two apart, where the portal could be asked.
pub fn grant(role: Role, power: &str, invitations: Option<bool>) -> Grant {
    let yes_if = |holds: bool| if holds { Grant::Yes } else { Grant::No };
    match power {
        "add_members"
        | "answer_requests"
        | "remove_members"
        | "delete_organization"
        | "edit_organization" => yes_if(role == Role::Admin),
        "read_requests" if role == Role::Admin => Grant::Yes,
        "read_requests" => match invitations {
            Some(invitations) => yes_if(!invitations),
            None => Grant::Depends,
        },
        "edit_content" | "answer_discussions" if role == Role::PartialEditor => Grant::Assigned,
        _ => Grant::Yes,
    }
}

/// The powers that a role has, those over assigned content under a word of their own.
pub fn held(role: Role, invitations: Option<bool>) -> Vec<&'static str> {
    let power = |power: &'static str| match grant(role, power, invitations) {
        Grant::Yes => Some(power),
        Grant::Assigned if power == "edit_content" => Some("edit_assigned"),
        Grant::Assigned => Some("answer_assigned"),
        Grant::No | Grant::Depends => None,
    };
    POWERS.into_iter().filter_map(power).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_requests_depends_on_the_portal() {
        assert_eq!(grant(Role::Editor, "read_requests", Some(true)), Grant::No);
        assert_eq!(grant(Role::Editor, "read_requests", Some(false)), Grant::Yes);
        assert_eq!(grant(Role::Editor, "read_requests", None), Grant::Depends);
        assert_eq!(grant(Role::Admin, "read_requests", None), Grant::Yes);
        let partial =
            ["publish_datasets", "publish_reuses", "answer_assigned", "edit_assigned", "see_private"];
        assert_eq!(held(Role::PartialEditor, Some(true)), partial);
    }
}
