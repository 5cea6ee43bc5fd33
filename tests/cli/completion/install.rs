//! `completion install`: the script where each shell looks for it, once, and nothing of the person's own is touched.

use super::shells::{at_hand, in_shell, script};
use super::*;
use crate::support::output::Output;

/// Each shell, its script, where it is put, and what the shell reads at its start.
const SHELLS: [(&str, &str, &str, &str); 3] = [
    ("bash", "udatactl.bash", ".local/share/bash-completion/completions/udatactl", ".bashrc"),
    ("zsh", "_udatactl", ".zfunc/_udatactl", ".zshrc"),
    ("fish", "udatactl.fish", ".config/fish/completions/udatactl.fish", ".config/fish/config.fish"),
];

fn install(world: &World, shell: &str, more: &[&str]) -> Output {
    let command = world.anonymous().lang("fr").env("SHELL", format!("/usr/bin/{shell}"));
    command.args(["completion", "install"]).args(more).run()
}

/// The lines that a person is told to add.
fn told(output: &Output) -> String {
    output.stderr.lines().filter_map(|line| line.strip_prefix("  ")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_script_is_written_once_where_the_shell_in_use_looks() {
    for (shell, file, place, start) in SHELLS {
        let world = world!();
        let planned = install(&world, shell, &["--dry-run", "--json"]).success();
        assert_eq!(planned.json()["result"], "planned", "{planned}");
        assert!(!world.path(place).exists(), "{planned}");
        let printed = install(&world, shell, &["--print"]).success();
        assert_eq!(printed.stdout, fs::read_to_string(script(file)).unwrap());
        assert!(!world.path(place).exists(), "{printed}");

        let written = install(&world, shell, &["--json"]).success();
        assert_eq!(written.json()["result"], "changed", "{written}");
        assert_eq!(written.json()["file"], world.path(place).to_str().unwrap(), "{written}");
        assert_eq!(fs::read_to_string(world.path(place)).unwrap(), printed.stdout);
        let again = install(&world, shell, &["--json"]).success();
        assert_eq!(again.json()["result"], "unchanged", "{again}");
        assert!(!world.path(start).exists(), "what is the person's stays: {written}");
        let says_it_works = written.stderr.contains("Tab complète udatactl");
        assert_eq!(says_it_works, told(&written).is_empty(), "{written}");
        // An older script is written anew.
        fs::write(world.path(place), "# old\n").unwrap();
        assert_eq!(install(&world, shell, &["--json"]).success().json()["result"], "changed");
    }
}

#[test]
fn with_what_is_told_each_shell_completes_and_doctor_sees_it() {
    for (shell, _, _, start) in SHELLS {
        if !at_hand(shell) {
            continue;
        }
        let world = world!();
        let written = install(&world, shell, &[]).success();
        fs::create_dir_all(world.path(start).parent().unwrap()).unwrap();
        fs::write(world.path(start), told(&written)).unwrap();
        let ask = match shell {
            "bash" => {
                "for part in /usr/share/bash-completion/bash_completion /etc/bash_completion; do\n\
                 [ -r $part ] && . $part && _completion_loader udatactl 2>/dev/null\ndone\ncomplete -p udatactl"
            }
            "zsh" => "print -r -- $_comps[udatactl]",
            _ => "complete -C 'udatactl docto'",
        };
        let mode = if shell == "fish" { "-c" } else { "-ic" };
        let asked = in_shell(&without_keyring(&world), shell).strangers("bash:").args([mode, ask]).run();
        let expected = if shell == "fish" { "doctor" } else { "_udatactl" };
        assert!(asked.stdout.contains(expected), "{shell}: {written}{asked}");
        let doctor = without_keyring(&world).env("SHELL", shell).args(["doctor", "--json"]).run().success();
        let doctor = doctor.json();
        let line = doctor.as_array().unwrap().iter().find(|line| line["check"] == "completion").unwrap();
        assert!(line["value"].is_string(), "{shell}: {line}");
        let again = install(&world, shell, &["--json"]).success();
        assert_eq!((&again.json()["result"], told(&again)), (&"unchanged".into(), String::new()), "{again}");
    }
}

#[test]
fn a_start_that_takes_the_script_itself_is_enough() {
    let world = world!();
    fs::write(world.path(".bashrc"), "source <(udatactl completion bash)\n").unwrap();
    let output = install(&world, "bash", &["--json"]).success();
    assert_eq!(output.json()["result"], "unchanged", "{output}");
    assert_eq!(output.json()["file"], world.path(".bashrc").to_str().unwrap());
    assert!(!world.path(".local").exists());
}

#[test]
fn a_shell_that_is_not_known_is_asked_for_by_name() {
    let world = world!();
    let unknown = install(&world, "tcsh", &["--json"]).exits(2);
    assert!(
        unknown.error()["hint"].as_str().unwrap().contains("udatactl completion install bash"),
        "{unknown}"
    );
    assert_eq!(install(&world, "tcsh", &["fish", "--json"]).success().json()["shell"], "fish");
    assert!(install(&world, "bash", &["powershell"]).exits(2).stderr.contains("udatactl completion --help"));
    let two = world.anonymous().lang("fr").args(["completion", "bash", "zsh"]).run().exits(2);
    assert!(two.stderr.contains("udatactl completion install"), "{two}");
    fs::write(world.path(".local"), "a file").unwrap();
    install(&world, "bash", &["--json"]).exits(2);
}
