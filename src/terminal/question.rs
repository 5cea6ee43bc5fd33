//! Asking at a terminal: a line to type, lines to choose among, or both. What was asked and answered stays on the screen, once.

use std::io;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use super::block::{Block, Picture, Size};
use super::choice::Choice;
use super::editor;
use super::keyboard::{Key, Keyboard};
use super::line::{Edit, Line};
use udatactl_core::text;

/// How often is looked whether something else than a key has come.
const LOOK_UP: Duration = Duration::from_millis(50);
/// Whoever pauses so long wants to see what there is.
const PAUSE: Duration = Duration::from_millis(250);
/// Shorter words are not searched: half of the portal would fit.
const SHORTEST: usize = 2;

/// How a question ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer<T> {
    Given(T),
    /// With Escape or Ctrl-D.
    None,
    /// With Ctrl-C.
    Interrupted,
}

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// One line.
    Line,
    /// One line that is not shown.
    Secret,
    /// Several lines, where they are pasted or written in this editor.
    Long(Option<&'a str>),
}

/// Asks for a text.
///
/// # Errors
/// When the terminal is gone.
pub fn text(question: &str, kind: Kind<'_>, size: &dyn Fn() -> Size) -> io::Result<Answer<String>> {
    let keyboard = Keyboard::take()?;
    let (mut line, mut block) = (Line::default(), Block::default());
    loop {
        let columns = size().columns;
        let shown = |text: &str| if kind == Kind::Secret { String::new() } else { text.replace('\n', "⏎") };
        let picture = Picture::of(question, &shown(line.before()), &shown(line.after()), columns);
        block.draw(picture.clone(), columns)?;
        let Some(key) = keyboard.next(LOOK_UP)? else { continue };
        let answer = match key {
            Key::Text(text) => {
                line.insert(&fit(&text, kind));
                continue;
            }
            Key::Edit(edit) => {
                line.edit(edit);
                continue;
            }
            Key::EndOfInput if !line.is_empty() => {
                line.edit(Edit::Delete);
                continue;
            }
            Key::Editor => {
                let Kind::Long(Some(editor)) = kind else { continue };
                if let Some(text) = keyboard.lend(|| editor::edited(editor, &line.text()))? {
                    line = Line::default();
                    line.insert(&fit(&text, kind));
                }
                block.forget();
                continue;
            }
            Key::Up | Key::Down | Key::PageUp | Key::PageDown => continue,
            Key::Redraw => {
                block.redraw();
                continue;
            }
            Key::Back => {
                block.forget();
                continue;
            }
            Key::Enter => Answer::Given(line.text()),
            Key::Escape | Key::EndOfInput => Answer::None,
            Key::Interrupt => Answer::Interrupted,
        };
        block.close(picture, columns)?;
        return Ok(answer);
    }
}

/// A text as the question takes it: on one line, or without a last line that is empty.
fn fit(text: &str, kind: Kind<'_>) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\t'], "\n");
    let text = text.trim_end_matches('\n');
    let text = if matches!(kind, Kind::Long(_)) { text.to_owned() } else { text.replace('\n', " ") };
    text.chars().filter(|&character| character == '\n' || !text::is_control(character)).collect()
}

/// The words of a list.
pub struct Words<'a> {
    pub question: &'a str,
    /// Which keys there are.
    pub help: &'a str,
    /// That nothing fits.
    pub nothing: &'a str,
    /// That a search is under way.
    pub searching: &'a str,
    /// That so many are not shown.
    pub more: &'a dyn Fn(usize) -> String,
}

/// Lets somebody choose among lines; gives their places.
///
/// # Errors
/// When the terminal is gone.
pub fn choose(
    words: &Words<'_>,
    lines: &[String],
    many: bool,
    size: &dyn Fn() -> Size,
) -> io::Result<Answer<Vec<usize>>> {
    let mut choice = Choice::new(lines.to_vec(), many);
    let mut list = List { keyboard: Keyboard::take()?, block: Block::default(), typed: Line::default() };
    loop {
        match list.ask(words, &mut choice, None, size)? {
            Step::Typed => choice.narrow(&list.typed.text()),
            Step::Waiting => {}
            Step::Over(answer) => return Ok(answer),
        }
    }
}

/// A search. It may outlive the question: whoever gives up does not wait for a portal that does not answer.
pub type Find<T, E> = Arc<dyn Fn(&str) -> Result<Vec<T>, E> + Send + Sync>;

/// Lets somebody choose one of what is found for what they type, as they type.
///
/// # Errors
/// When the terminal is gone. What the search failed with is in the answer.
pub fn search<T: Send + 'static, E: Send + 'static>(
    words: &Words<'_>,
    find: &Find<T, E>,
    line: impl Fn(&T) -> String,
    size: &dyn Fn() -> Size,
) -> io::Result<Answer<Result<T, E>>> {
    let mut choice = Choice::new(Vec::new(), false);
    let mut list = List { keyboard: Keyboard::take()?, block: Block::default(), typed: Line::default() };
    let (sender, receiver) = mpsc::channel::<(String, Result<Vec<T>, E>)>();
    let (mut found, mut since, mut asked, mut answered) =
        (Vec::new(), Instant::now(), String::new(), String::new());
    loop {
        let typed = list.typed.text().trim().to_owned();
        if typed.chars().count() >= SHORTEST && typed != asked && since.elapsed() >= PAUSE {
            asked.clone_from(&typed);
            let (sender, find, typed) = (sender.clone(), Arc::clone(find), typed.clone());
            thread::spawn(move || sender.send((typed.clone(), find(&typed))));
        }
        while let Ok((of, outcome)) = receiver.try_recv() {
            match outcome {
                Err(failure) => {
                    list.close(words, &typed, size)?;
                    return Ok(Answer::Given(Err(failure)));
                }
                Ok(entries) if of == asked => {
                    choice.replace(entries.iter().map(&line).collect());
                    (found, answered) = (entries, of);
                }
                // Of a word that was typed before.
                Ok(_) => {}
            }
        }
        let note = if typed.chars().count() < SHORTEST {
            Some("")
        } else {
            (typed != answered).then_some(words.searching)
        };
        match list.ask(words, &mut choice, note, size)? {
            Step::Typed => since = Instant::now(),
            // What is shown was found for another word: nobody chose it.
            Step::Over(Answer::Given(_)) if note.is_some() => {}
            Step::Waiting => {}
            Step::Over(Answer::Given(places)) => {
                let place = places.first().copied().unwrap_or_default();
                return Ok(Answer::Given(Ok(found.swap_remove(place))));
            }
            Step::Over(Answer::None) => return Ok(Answer::None),
            Step::Over(Answer::Interrupted) => return Ok(Answer::Interrupted),
        }
    }
}

/// What came of a look at the keyboard.
enum Step {
    /// What is typed is another text now.
    Typed,
    Waiting,
    Over(Answer<Vec<usize>>),
}

/// A list on the screen.
struct List {
    keyboard: Keyboard,
    block: Block,
    /// What narrows it.
    typed: Line,
}

impl List {
    /// Draws the list and looks at the keyboard; `note` stands in the place of the lines.
    fn ask(
        &mut self,
        words: &Words<'_>,
        choice: &mut Choice,
        note: Option<&str>,
        size: &dyn Fn() -> Size,
    ) -> io::Result<Step> {
        let size = size();
        let most = size.columns.saturating_sub(1);
        let question = format!("{} ", words.question);
        let mut picture = Picture::of(&question, self.typed.before(), self.typed.after(), size.columns);
        picture.rows.extend(text::prose(words.help, most).lines().map(str::to_owned));
        match note {
            Some(note) => picture.rows.extend((!note.is_empty()).then(|| text::shorten(note, most))),
            None => choice.draw(&mut picture, size, words.nothing, words.more),
        }
        self.block.draw(picture, size.columns)?;
        let Some(key) = self.keyboard.next(LOOK_UP)? else { return Ok(Step::Waiting) };
        let answer = match key {
            Key::Text(text) if text == " " && choice.tick() => return Ok(Step::Waiting),
            Key::Text(text) => {
                self.typed.insert(&fit(&text, Kind::Line));
                return Ok(Step::Typed);
            }
            Key::EndOfInput if !self.typed.is_empty() => {
                self.typed.edit(Edit::Delete);
                return Ok(Step::Typed);
            }
            Key::Edit(edit) => {
                let before = self.typed.text();
                self.typed.edit(edit);
                return Ok(if self.typed.text() == before { Step::Waiting } else { Step::Typed });
            }
            Key::Up => return Ok(self.go(choice, -1)),
            Key::Down => return Ok(self.go(choice, 1)),
            Key::PageUp => return Ok(self.go(choice, -10)),
            Key::PageDown => return Ok(self.go(choice, 10)),
            Key::Editor => return Ok(Step::Waiting),
            Key::Redraw => {
                self.block.redraw();
                return Ok(Step::Waiting);
            }
            Key::Back => {
                self.block.forget();
                return Ok(Step::Waiting);
            }
            Key::Enter => match choice.chosen().filter(|_| note.is_none()) {
                Some(chosen) => Answer::Given(chosen),
                None => return Ok(Step::Waiting),
            },
            Key::Escape | Key::EndOfInput => Answer::None,
            Key::Interrupt => Answer::Interrupted,
        };
        let said = if matches!(answer, Answer::Given(_)) { choice.said() } else { String::new() };
        self.close(words, &said, &|| size)?;
        Ok(Step::Over(answer))
    }

    /// Leaves the question on the screen with what was said.
    fn close(&mut self, words: &Words<'_>, said: &str, size: &dyn Fn() -> Size) -> io::Result<()> {
        let columns = size().columns;
        let last = Picture::of(&format!("{} ", words.question), &text::shorten(said, columns), "", columns);
        std::mem::take(&mut self.block).close(last, columns)
    }

    fn go(&self, choice: &mut Choice, by: isize) -> Step {
        choice.go(by);
        Step::Waiting
    }
}
