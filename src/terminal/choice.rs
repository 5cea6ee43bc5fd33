//! The lines of a question among which somebody chooses: those that fit what is typed, the current one, the ticked ones.

use std::collections::BTreeSet;

use udatactl_core::text;

use super::block::{Picture, Size};

/// No more lines are shown at a time, however high the screen is.
const MOST_LINES: usize = 12;
/// The mark of the current line, the box, and the last column, which stays free.
const BESIDE_A_LINE: usize = 7;

/// Lines to choose among.
pub struct Choice {
    lines: Vec<String>,
    /// Those that fit.
    fitting: Vec<usize>,
    /// The place of the current one among those that fit.
    current: usize,
    /// The ticked ones, where several can be.
    ticked: Option<BTreeSet<usize>>,
}

impl Choice {
    /// All lines, one of them current; `many` where several can be ticked.
    pub fn new(lines: Vec<String>, many: bool) -> Self {
        let fitting = (0..lines.len()).collect();
        Self { lines, fitting, current: 0, ticked: many.then(BTreeSet::new) }
    }

    /// Other lines: what a search found.
    pub fn replace(&mut self, lines: Vec<String>) {
        *self = Self::new(lines, self.ticked.is_some());
    }

    /// Keeps the lines in which each word of a text is found, whatever its accents and capitals.
    pub fn narrow(&mut self, typed: &str) {
        let words: Vec<String> = typed.split_whitespace().map(text::fold).collect();
        let fits = |line: &String| {
            let line = text::fold(line);
            words.iter().all(|word| line.contains(word.as_str()))
        };
        self.fitting = (0..self.lines.len()).filter(|&index| fits(&self.lines[index])).collect();
        self.current = 0;
    }

    /// Goes so many lines down or up, round the ends.
    pub fn go(&mut self, by: isize) {
        let count = self.fitting.len().max(1);
        let step = by.rem_euclid(count.cast_signed()).cast_unsigned();
        self.current = (self.current + step) % count;
    }

    /// Ticks the current line, or takes the tick away. False where one line is chosen, which needs no tick.
    pub fn tick(&mut self) -> bool {
        let current = self.fitting.get(self.current).copied();
        let Some(ticked) = &mut self.ticked else { return false };
        if let Some(current) = current
            && !ticked.insert(current)
        {
            ticked.remove(&current);
        }
        true
    }

    /// The lines that are chosen as it stands; nothing where there is none to choose.
    pub fn chosen(&self) -> Option<Vec<usize>> {
        match &self.ticked {
            Some(ticked) => Some(ticked.iter().copied().collect()),
            None => self.fitting.get(self.current).map(|&current| vec![current]),
        }
    }

    /// The chosen lines in words, as the answer that stays on the screen: of several no more than what each begins with.
    pub fn said(&self) -> String {
        let chosen = self.chosen().unwrap_or_default();
        let line = |index: &usize| {
            let whole = self.lines[*index].as_str();
            if chosen.len() > 1 { whole.split(" · ").next().unwrap_or(whole) } else { whole }
        };
        chosen.iter().map(line).collect::<Vec<_>>().join(", ")
    }

    /// Adds the lines to a picture, as many as the screen has room for, with the current one among them. `nothing` stands
    /// where none fits, `more` for those that are not shown.
    pub fn draw(&self, picture: &mut Picture, size: Size, nothing: &str, more: impl Fn(usize) -> String) {
        let room = size.columns.saturating_sub(BESIDE_A_LINE);
        if self.fitting.is_empty() {
            picture.rows.push(text::shorten(nothing, size.columns.saturating_sub(1)));
            return;
        }
        let free = size.lines.saturating_sub(picture.rows.len() + 2).clamp(1, MOST_LINES);
        let first = self.current.saturating_sub(free / 2).min(self.fitting.len().saturating_sub(free));
        for (place, &index) in self.fitting.iter().enumerate().skip(first).take(free) {
            let mark = if place == self.current { "› " } else { "  " };
            let tick = match &self.ticked {
                Some(ticked) if ticked.contains(&index) => "[x] ",
                Some(_) => "[ ] ",
                None => "",
            };
            picture.rows.push(format!("{mark}{tick}{}", text::shorten(&self.lines[index], room)));
        }
        let left = self.fitting.len().saturating_sub(free);
        if left > 0 {
            picture.rows.push(text::shorten(&more(left), size.columns.saturating_sub(1)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(many: bool) -> Choice {
        let lines = ["Élodie Le Goff", "Rémi Martin", "Yann Le Goff", "Zoé Petit"];
        Choice::new(lines.map(str::to_owned).to_vec(), many)
    }

    fn rows(choice: &Choice, size: Size) -> Vec<String> {
        let mut picture = Picture::default();
        choice.draw(&mut picture, size, "none", |left| format!("{left} more"));
        picture.rows
    }

    #[test]
    fn what_is_typed_narrows_without_accents_and_capitals() {
        let mut choice = choice(false);
        choice.narrow("goff ELO");
        assert_eq!(choice.chosen(), Some(vec![0]));
        choice.narrow("nobody");
        assert_eq!(choice.chosen(), None);
        assert_eq!(rows(&choice, Size { columns: 40, lines: 20 }), ["none"]);
    }

    #[test]
    fn a_tick_stays_when_the_lines_are_narrowed() {
        let mut choice = choice(true);
        choice.go(1);
        assert!(choice.tick());
        choice.narrow("zoé");
        choice.tick();
        assert_eq!(choice.chosen(), Some(vec![1, 3]));
        choice.tick();
        assert_eq!(choice.said(), "Rémi Martin");
        let mut choice = Choice::new(vec!["Élodie · elodie".to_owned(), "Zoé · zoe".to_owned()], true);
        choice.tick();
        assert_eq!(choice.said(), "Élodie · elodie");
        choice.go(1);
        choice.tick();
        assert_eq!(choice.said(), "Élodie, Zoé");
    }

    #[test]
    fn the_current_line_is_always_shown() {
        let mut choice = choice(false);
        choice.go(-1);
        let rows = rows(&choice, Size { columns: 16, lines: 4 });
        assert_eq!(rows, ["  Yann Le …", "› Zoé Petit", "2 more"]);
    }
}
