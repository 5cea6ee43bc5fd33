//! How a release is linked for Linux: without the tables that only a backtrace would need, as a panic ends the program
//! at once, and with functions of the same code as one.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// Takes the place of no other script: what it does not name stays where it is.
const SCRIPT: &str = "SECTIONS { /DISCARD/ : { *(.eh_frame .eh_frame_hdr .gcc_except_table .gcc_except_table.*) } }\n\
                      INSERT AFTER .text;\n";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=RUSTC_LINKER");
    if env::var("PROFILE")? == "release" && is_linked_by_rust_itself()? {
        let script = Path::new(&env::var("OUT_DIR")?).join("release.ld");
        fs::write(&script, SCRIPT)?;
        println!("cargo:rustc-link-arg-bins=-Wl,--icf=all");
        println!("cargo:rustc-link-arg-bins=-Wl,-T,{}", script.display());
    }
    Ok(())
}

/// True where the linker is the one that Rust brings along: others have other options.
fn is_linked_by_rust_itself() -> Result<bool, Box<dyn Error>> {
    let target = env::var("TARGET")?;
    if target != "x86_64-unknown-linux-gnu" || env::var_os("RUSTC_LINKER").is_some() {
        return Ok(false);
    }
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let sysroot = Command::new(env::var("RUSTC")?).args(["--print", "sysroot"]).output()?.stdout;
    let linker =
        Path::new(String::from_utf8(sysroot)?.trim()).join("lib/rustlib").join(target).join("bin/gcc-ld");
    Ok(linker.join("ld.lld").exists() && !flags.contains("link"))
}
