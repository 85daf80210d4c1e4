//! A list of what is over shows one year at a time: what it reads does not grow with the house's age.

use super::t;
use kernel::form::Fields;
use kernel::i18n::Lang;
use kernel::types::{Day, Moment};
use kernel::view::Filter;

/// The calendar years from which a list shows one, the newest first, and the one that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Years {
    all: Vec<i16>,
    shown: Option<i16>,
}

impl Years {
    /// The years from the first to the last of what there is. The one asked for is shown if it is among them, else the
    /// newest.
    pub fn of((first, last): (Option<Moment>, Option<Moment>), asked: Option<i16>) -> Years {
        let year = |at: Moment| at.day().0.year();
        let all: Vec<i16> = match (first, last) {
            (Some(first), Some(last)) => (year(first)..=year(last)).rev().collect(),
            _ => Vec::new(),
        };
        let shown = asked.filter(|year| all.contains(year)).or(all.first().copied());
        Years { all, shown }
    }

    /// When the year that is shown begins, and when the next one does; an empty span where there is nothing.
    pub fn span(&self) -> (Moment, Moment) {
        let start = |year: i16| Day::new(year, 1, 1).start();
        self.shown.map_or((Moment::EPOCH, Moment::EPOCH), |year| (start(year), start(year.saturating_add(1))))
    }

    /// What chooses the year; nothing where there is no choice.
    pub fn filter(&self, l: Lang) -> Option<Filter<'static>> {
        let words = |year: &i16| (year.to_string(), year.to_string());
        let options = self.all.iter().map(words).collect();
        (self.all.len() > 1).then(|| Filter::Always { name: "year", label: t::year(l), options })
    }
}

/// The year that an address asks for.
pub fn asked_year(asked: &Fields) -> Option<i16> {
    asked.get("year").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_year_is_shown_unless_another_that_there_is_was_asked_for() {
        let span = (Some(Day::new(2024, 12, 31).at(23, 0)), Some(Day::new(2027, 1, 1).at(0, 30)));
        let table = [(None, 2027), (Some(2024), 2024), (Some(2025), 2025), (Some(2023), 2027), (Some(2028), 2027)];
        for (asked, shown) in table {
            let years = Years::of(span, asked);
            assert_eq!(years.all, [2027, 2026, 2025, 2024]);
            assert_eq!(years.span(), (Day::new(shown, 1, 1).start(), Day::new(shown + 1, 1, 1).start()), "{asked:?}");
        }
        let none = Years::of((None, None), Some(2026));
        assert_eq!((none.span(), none.filter(Lang::Bg).is_none()), ((Moment::EPOCH, Moment::EPOCH), true));
    }
}
