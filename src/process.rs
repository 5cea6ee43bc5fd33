//! The keeping of secrets in this process: neither a core file nor a program that it starts gets the key.

use std::io::Write;
use std::process::{Command, ExitStatus, Stdio};

/// Where a key, or the file that holds it, may be named.
const OF_KEYS: [&str; 2] = ["UDATACTL_TOKEN", "UDATACTL_TOKEN_FILE"];

/// Leaves no core file, whatever happens; on Linux no other program of the same person may read this one's memory either.
/// A system that won't have it goes on as before.
pub fn keep_to_itself() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        // The programs that this one starts may raise theirs again.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), ..getrlimit(Resource::Core) });
    }
    // A system may pass what is in memory to a program of its own, which the limit does not hold back.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// Sets a program apart from this one: it reads and says nothing here, and Ctrl-C at the prompt is not meant for it.
pub fn set_apart(command: &mut Command) {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
}

/// Starts another program that goes on by itself: without a word, without Ctrl-C and without the key. False where it can't.
pub fn start(mut command: Command) -> bool {
    take_keys_from(&mut command);
    set_apart(&mut command);
    command.spawn().is_ok()
}

/// Starts a program that reads this text here, without the key, and waits for its end; nothing where it can't be started.
pub fn feed(mut command: Command, text: &[u8]) -> Option<ExitStatus> {
    take_keys_from(&mut command);
    let mut child = command.stdin(Stdio::piped()).spawn().ok()?;
    if let Some(mut stdin) = child.stdin.take() {
        // It need not read all of it.
        let _ = stdin.write_all(text);
    }
    child.wait().ok()
}

fn take_keys_from(command: &mut Command) {
    for name in OF_KEYS {
        command.env_remove(name);
    }
}
