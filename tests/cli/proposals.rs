//! Commands that are proposed are run by a shell as they stand.

use std::process::Command as Process;

/// What a person might be made to type: each is an organization that is not there.
const HOSTILE: [&str; 8] = [
    "-rf",
    "--all $(touch owned)",
    "`touch owned`",
    "l'élan; touch owned #",
    "a\"b\" !! %s \\012",
    "x\ntouch owned\n y",
    "  two  blanks ",
    "x\u{202e}\u{1b}[2J$HOME",
];

#[test]
fn what_is_proposed_is_run_as_it_stands() {
    // Nobody else's organization is near what is typed.
    let portal = own_portal!();
    let world = world!(&portal);
    let alice = world.person("Alice", "Martin");
    for typed in HOSTILE {
        let missing = world.run_as(&alice, ["org", "show", "--json", "--", typed]).exits(6);
        let hint = missing.error()["hint"].as_str().unwrap().to_owned();
        let (_, command) = hint.split_once('`').unwrap_or_else(|| panic!("{missing}"));
        let (command, _) = command.rsplit_once('`').unwrap();
        // The shell calls a function of that name, which tells the words.
        let script = format!("udatactl() {{ printf '<%s>' \"$@\"; }}; {command}");
        let output = Process::new("sh").args(["-c", &script]).current_dir(world.path("")).output().unwrap();
        let read = String::from_utf8(output.stdout).unwrap();
        let trimmed = typed.trim_matches([' ', '\n']);
        assert!(read.contains(trimmed), "{typed:?}: {command} is read as {read}");
        assert!(output.stderr.is_empty() && !world.path("owned").exists(), "{command}");
        let words: Vec<&str> = read.trim_matches(['<', '>']).split("><").collect();
        let own = world.command_as(&alice).args(&words).args(["--json"]).run();
        assert_ne!(own.code, 2, "{command}: {own}");
    }
}
