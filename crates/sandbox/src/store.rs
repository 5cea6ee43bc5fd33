//! Where a sandbox keeps its world: in memory, or in one file that other processes read and write too.
//!
//! A file is read again when it has changed, and written whole to a temporary one that takes its place, while a lock
//! beside it is held: two programs at once lose nothing, and a killed one leaves it whole.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::world::{FORMAT, SignIn, World};
use udatactl_files::{lock, private};

/// Why a world can't be had.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{path}: {cause}")]
    Unusable { path: PathBuf, cause: std::io::Error },
    /// It is no world, or one of another format.
    #[error("{path}: {cause}")]
    Damaged { path: PathBuf, cause: String },
}

/// A world, and where it is kept.
#[derive(Debug)]
pub struct Store {
    world: World,
    file: Option<Kept>,
}

#[derive(Debug)]
struct Kept {
    path: PathBuf,
    /// The look of the file when it was read.
    seen: Option<Look>,
}

/// A file's size, its time, and how it begins: with the revision.
type Look = (u64, SystemTime, Vec<u8>);

impl Store {
    pub fn in_memory(world: World) -> Self {
        Self { world, file: None }
    }

    /// The world of a file; `first` is written to it where there is none.
    ///
    /// # Errors
    /// When it can't be read or written, or is no world.
    pub fn in_file(path: &Path, first: impl FnOnce() -> World) -> Result<Self, Error> {
        let mut file = Kept::of(path);
        let _held = file.hold()?;
        let world = match file.read() {
            Err(Error::Unusable { cause, .. }) if cause.kind() == ErrorKind::NotFound => {
                let mut world = first();
                file.write(&mut world)?;
                world
            }
            read => read?,
        };
        Ok(Self { world, file: Some(file) })
    }

    /// The world as it is now.
    ///
    /// # Errors
    /// When its file can't be read any more.
    pub fn world(&mut self) -> Result<&World, Error> {
        if let Some(file) = &mut self.file
            && file.has_changed()
        {
            let mut world = file.read()?;
            world.keep_sign_ins(&self.world);
            self.world = world;
        }
        Ok(&self.world)
    }

    /// Notes who is signed in; the file has it with the next change.
    pub fn note_sign_in(&mut self, sign_in: Option<SignIn>) {
        self.world.note_sign_in(sign_in);
    }

    /// Changes the world while nobody else does. Nothing is kept where `change` says that nothing has changed.
    ///
    /// # Errors
    /// When its file can't be read or written: then nothing has changed.
    pub fn change<T>(&mut self, change: impl FnOnce(&mut World) -> (T, bool)) -> Result<T, Error> {
        let Some(file) = &mut self.file else { return Ok(change(&mut self.world).0) };
        let _held = file.hold()?;
        if file.has_changed() {
            let mut world = file.read()?;
            world.keep_sign_ins(&self.world);
            self.world = world;
        }
        let (result, changed) = change(&mut self.world);
        if changed && let Err(error) = file.write(&mut self.world) {
            file.seen = None;
            return Err(error);
        }
        Ok(result)
    }
}

impl Kept {
    fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), seen: None }
    }

    fn unusable(&self, cause: std::io::Error) -> Error {
        Error::Unusable { path: self.path.clone(), cause }
    }

    /// Holds the lock beside the file until the answer is dropped; the system lets it go for who is killed.
    fn hold(&self) -> Result<File, Error> {
        private::directory(private::above(&self.path))
            .and_then(|()| lock::hold(&self.path.with_extension("lock"), lock::WAIT_LIMIT))
            .map_err(|cause| self.unusable(cause))
    }

    fn look(&self) -> Option<Look> {
        let file = private::options().read(true).open(&self.path).ok()?;
        let metadata = file.metadata().ok()?;
        let mut beginning = Vec::new();
        file.take(64).read_to_end(&mut beginning).ok()?;
        Some((metadata.len(), metadata.modified().ok()?, beginning))
    }

    fn has_changed(&self) -> bool {
        self.seen.is_none() || self.look() != self.seen
    }

    fn read(&mut self) -> Result<World, Error> {
        let look = self.look();
        let text = private::read(&self.path).map_err(|cause| self.unusable(cause))?;
        let world = parse(&text).map_err(|cause| Error::Damaged { path: self.path.clone(), cause })?;
        self.seen = look;
        Ok(world)
    }

    fn write(&mut self, world: &mut World) -> Result<(), Error> {
        world.revision += 1;
        private::replace_soon(&self.path, &text(world)).map_err(|cause| self.unusable(cause))?;
        self.seen = self.look();
        Ok(())
    }
}

/// The world that a file holds; `None` where there is none.
///
/// # Errors
/// When it can't be read, or is no world.
pub fn read(path: &Path) -> Result<Option<World>, Error> {
    match Kept::of(path).read() {
        Err(Error::Unusable { cause, .. }) if cause.kind() == ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    }
}

/// Puts a world into a file, whatever the file holds.
///
/// # Errors
/// When it can't be written.
pub fn replace(path: &Path, mut world: World) -> Result<(), Error> {
    let mut file = Kept::of(path);
    let _held = file.hold()?;
    // Who has read the old one must see that this is another.
    world.revision = file.read().map_or(0, |old| old.revision);
    file.write(&mut world)
}

/// Reads a world.
///
/// # Errors
/// The flaw of the text, and where it is.
pub fn parse(text: &[u8]) -> Result<World, String> {
    #[derive(serde::Deserialize)]
    struct Format {
        format: u32,
    }
    let read: Result<World, _> = serde_json::from_slice(text);
    let format = match &read {
        Ok(world) => world.format,
        // The flaw of another format is that it is another one.
        Err(_) => serde_json::from_slice::<Format>(text).map_err(|cause| cause.to_string())?.format,
    };
    if format != FORMAT {
        return Err(format!("format {format}, not {FORMAT}"));
    }
    let mut world = read.map_err(|cause| cause.to_string())?;
    world.fill_slugs();
    Ok(world)
}

/// A world as its file holds it.
pub fn text(world: &World) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(world).unwrap_or_default();
    text.push(b'\n');
    text
}
