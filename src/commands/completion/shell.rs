//! The shells, and their scripts.

use clap::ValueEnum;

/// The shells that there is a script for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

impl Shell {
    /// Its name, as it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Powershell => "powershell",
        }
    }

    /// The script, the very file of `completions/`.
    pub fn script(self) -> &'static str {
        match self {
            Self::Bash => include_str!("../../../completions/udatactl.bash"),
            Self::Zsh => include_str!("../../../completions/_udatactl"),
            Self::Fish => include_str!("../../../completions/udatactl.fish"),
            Self::Powershell => include_str!("../../../completions/udatactl.ps1"),
        }
    }
}
