//! The keys that somebody presses while a question is asked. What is pasted comes as one text, so that its second line answers
//! nothing.

use std::io;
use std::time::Duration;

use crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers,
};
use crossterm::{execute, terminal};

use super::line::Edit;

/// A key, by what it is for.
#[derive(Debug)]
pub enum Key {
    /// Typed, or pasted, which may be several lines.
    Text(String),
    Edit(Edit),
    Enter,
    Up,
    Down,
    PageUp,
    PageDown,
    Escape,
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-D: the end of the input, or the character under the cursor.
    EndOfInput,
    /// Ctrl-O: the text is written in an editor.
    Editor,
    /// The screen has another size.
    Redraw,
    /// Somebody else has had the screen.
    Back,
}

/// The keyboard while it is ours: key by key and without an echo, until this is dropped.
pub struct Keyboard;

impl Keyboard {
    /// Takes the keyboard.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn take() -> io::Result<Self> {
        take()?;
        Ok(Self)
    }

    /// The next key; nothing where none was pressed within so long.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn next(&self, within: Duration) -> io::Result<Option<Key>> {
        if !event::poll(within)? {
            // A shell that let the program go on put its own settings back before.
            if !is_ours() {
                terminal::disable_raw_mode()?;
                take()?;
                return Ok(Some(Key::Back));
            }
            return Ok(None);
        }
        Ok(match event::read()? {
            Event::Paste(text) => Some(Key::Text(text)),
            Event::Resize(..) => Some(Key::Redraw),
            Event::Key(pressed) if pressed.kind != KeyEventKind::Release => self.of(pressed)?,
            _ => None,
        })
    }

    fn of(&self, pressed: KeyEvent) -> io::Result<Option<Key>> {
        if pressed.modifiers.contains(KeyModifiers::CONTROL) {
            let KeyCode::Char(letter) = pressed.code else { return Ok(None) };
            return Ok(Some(match letter {
                'a' => Key::Edit(Edit::Home),
                'b' => Key::Edit(Edit::Left),
                'c' => Key::Interrupt,
                'd' => Key::EndOfInput,
                'e' => Key::Edit(Edit::End),
                'f' => Key::Edit(Edit::Right),
                'h' => Key::Edit(Edit::Backspace),
                // What was typed before the question was there.
                'j' | 'm' => Key::Enter,
                'k' => Key::Edit(Edit::DropAfter),
                'l' => Key::Redraw,
                'n' => Key::Down,
                'o' => Key::Editor,
                'p' => Key::Up,
                'u' => Key::Edit(Edit::DropBefore),
                'w' => Key::Edit(Edit::DropWord),
                'z' => {
                    self.step_back()?;
                    Key::Back
                }
                _ => return Ok(None),
            }));
        }
        Ok(Some(match pressed.code {
            // Where a key is held with Alt, that is no letter.
            KeyCode::Char(_) if pressed.modifiers.contains(KeyModifiers::ALT) => return Ok(None),
            KeyCode::Char(letter) => Key::Text(letter.to_string()),
            KeyCode::Enter => Key::Enter,
            KeyCode::Backspace => Key::Edit(Edit::Backspace),
            KeyCode::Delete => Key::Edit(Edit::Delete),
            KeyCode::Left => Key::Edit(Edit::Left),
            KeyCode::Right => Key::Edit(Edit::Right),
            KeyCode::Home => Key::Edit(Edit::Home),
            KeyCode::End => Key::Edit(Edit::End),
            KeyCode::Up => Key::Up,
            KeyCode::Down => Key::Down,
            KeyCode::PageUp => Key::PageUp,
            KeyCode::PageDown => Key::PageDown,
            KeyCode::Esc => Key::Escape,
            _ => return Ok(None),
        }))
    }

    /// Gives the keyboard back for as long as something else needs it.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn lend<T>(&self, work: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let done = work();
        take()?;
        Ok(done)
    }

    /// Stops as Ctrl-Z does elsewhere, until the shell lets the program go on.
    fn step_back(&self) -> io::Result<()> {
        self.lend(|| {
            #[cfg(unix)]
            let _ = nix::sys::signal::raise(nix::sys::signal::Signal::SIGTSTP);
        })
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        give_back();
    }
}

fn take() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    execute!(io::stderr(), EnableBracketedPaste)
}

fn give_back() {
    let _ = execute!(io::stderr(), DisableBracketedPaste);
    let _ = terminal::disable_raw_mode();
}

/// True where the terminal still hands us key by key.
fn is_ours() -> bool {
    #[cfg(unix)]
    return rustix::termios::tcgetattr(io::stdin())
        .is_ok_and(|settings| !settings.local_modes.contains(rustix::termios::LocalModes::ICANON));
    #[cfg(not(unix))]
    true
}
