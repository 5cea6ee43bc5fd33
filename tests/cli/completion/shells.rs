//! Tab pressed in bash, zsh and fish, and strangers' names that a shell must not run.

use super::*;

/// True where a shell is at hand; without it the test is left out, loudly, and fails under CI.
pub fn at_hand(shell: &str) -> bool {
    let found =
        std::process::Command::new("sh").args(["-c", &format!("command -v {shell}")]).output().unwrap();
    let there = found.status.success();
    assert!(there || std::env::var("CI").as_deref() != Ok("true"), "{shell} is missing");
    if !there {
        // Past the capture of the test runner: nobody reads what a passing test says.
        let told = format!("LEFT OUT: completion in {shell}, which is missing.\n");
        std::io::stderr().write_all(told.as_bytes()).ok();
    }
    there
}

pub fn script(file: &str) -> String {
    format!("{}/completions/{file}", env!("CARGO_MANIFEST_DIR"))
}

/// The same command in a shell that finds the program.
pub fn in_shell(command: &Command, shell: &str) -> Command {
    let directory = Path::new(env!("CARGO_BIN_EXE_udatactl")).parent().unwrap();
    let path = format!("{}:{}", directory.display(), std::env::var("PATH").unwrap());
    command.clone().program(shell).env("PATH", path).env("LC_ALL", "C.UTF-8")
}

/// A shell at a terminal that has read its script, waiting at its prompt.
fn shell(world: &World, command: &Command, name: &str) -> Session {
    let command = in_shell(command, name);
    let write = |file: &str, text: String| {
        fs::write(world.path(file), text).unwrap();
        world.path(file).display().to_string()
    };
    let mut session = match name {
        "bash" => {
            let quiet = "PS1='ready> '\nbind 'set bell-style none'\nbind 'set enable-bracketed-paste off'\n";
            let file = write("bashrc", format!("{quiet}source '{}'\n", script("udatactl.bash")));
            command.args(["--noprofile", "--rcfile", &file, "-i"]).terminal()
        }
        "zsh" => {
            let quiet =
                "PS1='ready> '\nunsetopt zle_bracketed_paste beep\nautoload -U compinit\ncompinit -u -D\n";
            write(".zshrc", format!("{quiet}source '{}'\n", script("_udatactl")));
            command.env("ZDOTDIR", world.path("")).args(["-i"]).terminal()
        }
        _ => {
            let quiet = "function fish_prompt; echo -n 'ready> '; end; set -g fish_greeting ''";
            let setup = format!("{quiet}; source '{}'", script("udatactl.fish"));
            command.args(["--private", "--init-command", &setup, "-i"]).terminal()
        }
    };
    session.expect("ready> ");
    session
}

/// Presses Enter on what stands in the line, as the words of an `echo`.
fn echo<'a>(session: &'a mut Session, expected: &str) -> &'a mut Session {
    session.send_control('a').send("echo SEEN:").send("\r");
    session.expect(&format!("SEEN:{expected}"))
}

struct Hostile<'p> {
    world: World<'p>,
    organization: String,
    person: String,
    command: Command,
}

/// What a stranger would call themselves who wanted a shell to run something, seen by a signed-in person whose profile
/// has a name of that kind.
fn hostile(world: World<'static>) -> Hostile<'static> {
    let evil = "$(touch pwned) `touch pwned`; touch pwned\n'\"\u{1b}[31m";
    let (alice, mallory) = (world.person("Alice", "Martin"), world.person("Zoé", evil));
    let organization =
        world.organization(&format!("Ville {evil}"), &[(&alice, "admin"), (&mallory, "editor")]);
    login(&world, &alice, "$(touch pwned)");
    without_keyring(&world).args(["org", "list"]).run().success();
    let command = without_keyring(&world).lang("fr");
    Hostile { organization: organization.slug, person: mallory.slug, command, world }
}

impl Hostile<'_> {
    fn is_unharmed(&self) {
        assert!(!self.world.path("pwned").exists(), "a stranger's name was run");
    }
}

#[test]
fn bash_completes_and_runs_nothing_of_it() {
    if !at_hand("bash") {
        return;
    }
    let hostile = hostile(world!());
    let (organization, person) = (&hostile.organization, &hostile.person);
    let mut session = shell(&hostile.world, &hostile.command, "bash");
    session.send("udatactl mem\t").expect("ber ").send("rem\t").expect("ove ");
    session.send("\t").expect(organization).send("\t\t").expect("Zoé $(touch pwned)");
    session.send(&person[..5]).send("\t").expect(&person[5..]);
    echo(&mut session, &format!("udatactl member remove {organization} {person}")).expect("ready> ");
    // The name of the profile comes quoted.
    session.send("udatactl profile use \t").expect("pwned");
    echo(&mut session, "udatactl profile use $(touch pwned)").expect("ready> ");
    // Within quotes, what would act there is not offered.
    session.send("udatactl profile use \"\t\t\"");
    echo(&mut session, "udatactl profile use \n").expect("ready> ");
    session.send(&format!("udatactl member show \"{}\t", &organization[..3])).expect(&organization[3..]);
    echo(&mut session, &format!("udatactl member show {organization}")).expect("ready> ");
    // What bash takes for several words is one.
    session.send("udatactl --site=da\t").expect("ta.gouv.fr");
    echo(&mut session, "udatactl --site=data.gouv.fr").expect("ready> ");
    session
        .send(&format!("udatactl --lang=fr member set-role {organization} a@b.example edi\t"))
        .expect("editor");
    echo(&mut session, &format!("udatactl --lang=fr member set-role {organization} a@b.example editor"));
    session.expect("ready> ").send("udatactl org update x --logo bash\t").expect("bashrc");
    echo(&mut session, "udatactl org update x --logo bashrc").expect("ready> ");
    session.send("udatactl requests rej\t").expect("reject ").send("--com\t").expect("--comment ");
    hostile.is_unharmed();
}

#[test]
fn zsh_completes_and_runs_nothing_of_it() {
    if !at_hand("zsh") {
        return;
    }
    let hostile = hostile(world!());
    let (organization, person) = (&hostile.organization, &hostile.person);
    let mut session = shell(&hostile.world, &hostile.command, "zsh");
    session.send("udatactl mem\t").expect("member").send("rem\t").expect("remove");
    session.send("\t").expect(organization).send("\t").expect("Zoé $(touch pwned)");
    session.send(&person[..5]).send("\t").expect(person);
    echo(&mut session, &format!("udatactl member remove {organization} {person}")).expect("ready> ");
    session.send("udatactl profile use \t").expect("pwned");
    echo(&mut session, "udatactl profile use $(touch pwned)").expect("ready> ");
    session.send(&format!("udatactl member show \"{}\t", &organization[..3])).expect(organization);
    echo(&mut session, &format!("udatactl member show {organization}")).expect("ready> ");
    session.send("udatactl --site=da\t").expect("data.gouv.fr");
    echo(&mut session, "udatactl --site=data.gouv.fr").expect("ready> ");
    session.send("udatactl org update x --logo bus\t").expect("--logo");
    hostile.is_unharmed();
}

#[test]
fn fish_completes_and_runs_nothing_of_it() {
    if !at_hand("fish") {
        return;
    }
    let hostile = hostile(world!());
    let (organization, person) = (&hostile.organization, &hostile.person);
    let complete = |line: &str| {
        let asked = format!("source '{}'; complete -C \"{line}\"", script("udatactl.fish"));
        let output = in_shell(&hostile.command, "fish").args(["--private", "-c", &asked]).run().success();
        assert_eq!(output.stderr, "");
        output.stdout
    };
    let verbs = complete("udatactl member ");
    assert!(verbs.contains("remove\tRetirer des personnes d'une organisation\n"), "{verbs}");
    let people = complete(&format!("udatactl member remove {organization} "));
    let lines: Vec<&str> = people.lines().collect();
    assert_eq!(lines.len(), 2, "{people}");
    assert!(lines[1].starts_with(&format!("{person}\tZoé $(touch pwned) `touch pwned`; touch pwned '\"")));
    assert!(!people.contains('\u{1b}'));
    assert_eq!(
        complete("udatactl --site=de"),
        "--site=demo\thttps://demo.data.gouv.fr/\n--site=dev\thttps://dev.data.gouv.fr/\n"
    );
    fs::write(hostile.world.path("logo.png"), "").unwrap();
    assert_eq!(complete("udatactl org update x --logo log"), "logo.png\n");
    let mut session = shell(&hostile.world, &hostile.command, "fish");
    session.send("udatactl profile use \t").expect("pwned");
    echo(&mut session, "udatactl profile use $(touch pwned)").expect("ready> ");
    hostile.is_unharmed();
}
