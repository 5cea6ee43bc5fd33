//! Where a shell looks for the scripts that complete, and where it reads what is done at its start.

use std::fs;
use std::path::{Path, PathBuf};

use super::shell::Shell;
use crate::settings::Home;

/// What a line of a shell's start has in it that takes the script from udatactl itself.
const TAKEN_AT_START: &str = "udatactl completion";
/// How the path of a script for bash ends.
const BASH_SCRIPT: &str = "completions/udatactl";
/// The folder of functions that people make for zsh, which looks into it where it is told so.
const ZSH_FOLDER: &str = ".zfunc";

/// The shell in use, where there is a script for it.
pub fn shell_in_use(home: &Home) -> Option<Shell> {
    match home.shell.as_deref()? {
        "bash" => Some(Shell::Bash),
        "zsh" => Some(Shell::Zsh),
        "fish" => Some(Shell::Fish),
        "pwsh" | "powershell" => Some(Shell::Powershell),
        _ => None,
    }
}

/// Where a script of this shell may be: first where a person has their own; none where it has no such folder.
pub fn places(shell: Shell, home: &Home) -> Vec<PathBuf> {
    let Home { directory, data, configuration, bash, .. } = home;
    let (own, shared): (Vec<PathBuf>, &[&str]) = match shell {
        Shell::Bash => (
            vec![bash.join(BASH_SCRIPT), bash.join("completions/udatactl.bash")],
            &[
                "/usr/local/share/bash-completion/completions/udatactl",
                "/usr/share/bash-completion/completions/udatactl",
                "/etc/bash_completion.d/udatactl",
                "/usr/local/etc/bash_completion.d/udatactl",
                "/opt/homebrew/etc/bash_completion.d/udatactl",
            ],
        ),
        Shell::Zsh => (
            vec![
                directory.join(ZSH_FOLDER).join("_udatactl"),
                directory.join(".oh-my-zsh/completions/_udatactl"),
            ],
            &[
                "/usr/local/share/zsh/site-functions/_udatactl",
                "/usr/share/zsh/site-functions/_udatactl",
                "/usr/share/zsh/vendor-completions/_udatactl",
                "/opt/homebrew/share/zsh/site-functions/_udatactl",
            ],
        ),
        Shell::Fish => (
            vec![
                configuration.join("fish/completions/udatactl.fish"),
                data.join("fish/vendor_completions.d/udatactl.fish"),
            ],
            &[
                "/usr/local/share/fish/vendor_completions.d/udatactl.fish",
                "/usr/share/fish/vendor_completions.d/udatactl.fish",
                "/opt/homebrew/share/fish/vendor_completions.d/udatactl.fish",
            ],
        ),
        Shell::Powershell => (Vec::new(), &[]),
    };
    own.into_iter().chain(shared.iter().map(PathBuf::from)).collect()
}

/// The files that this shell reads at its start.
pub fn start_files(shell: Shell, home: &Home) -> Vec<PathBuf> {
    let Home { directory, configuration, zsh, .. } = home;
    match shell {
        Shell::Bash => [".bashrc", ".bash_profile", ".profile"].map(|name| directory.join(name)).into(),
        Shell::Zsh => [".zshrc", ".zshenv"].map(|name| zsh.join(name)).into(),
        Shell::Fish => vec![configuration.join("fish/config.fish")],
        Shell::Powershell => vec![configuration.join("powershell/Microsoft.PowerShell_profile.ps1")],
    }
}

/// True where the part of bash is installed that looks for scripts by itself.
fn bash_completes_by_itself() -> bool {
    const PARTS: [&str; 5] = [
        "/usr/share/bash-completion/bash_completion",
        "/usr/local/share/bash-completion/bash_completion",
        "/usr/local/etc/profile.d/bash_completion.sh",
        "/opt/homebrew/etc/profile.d/bash_completion.sh",
        "/etc/bash_completion",
    ];
    PARTS.iter().any(|part| Path::new(part).is_file())
}

/// The file by which this shell completes udatactl: a script where it looks, or what it reads at its start.
pub fn installed(shell: Shell, home: &Home) -> Option<PathBuf> {
    let is_read = |path: &PathBuf| path.is_file() && is_looked_at(path, shell, home);
    let takes = |path: &PathBuf| says(path, TAKEN_AT_START);
    let found = places(shell, home).into_iter().find(is_read);
    found.or_else(|| start_files(shell, home).into_iter().find(takes))
}

/// True where this shell looks at a script by itself, or because its start says so.
pub fn is_looked_at(path: &Path, shell: Shell, home: &Home) -> bool {
    let start_says = |part| start_files(shell, home).iter().any(|file| says(file, part));
    match shell {
        Shell::Bash => bash_completes_by_itself() || start_says(BASH_SCRIPT),
        Shell::Zsh => !path.starts_with(home.directory.join(ZSH_FOLDER)) || start_says(ZSH_FOLDER),
        Shell::Fish | Shell::Powershell => true,
    }
}

/// True where a line of the file, that is no comment, has this in it.
fn says(path: &Path, part: &str) -> bool {
    let text = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let mut lines = text.lines().map(str::trim_start).filter(|line| !line.starts_with('#'));
    lines.any(|line| line.contains(part))
}
