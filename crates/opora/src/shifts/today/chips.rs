//! What to know at once of those who came together, as chips: the worst first, and how many more there are.

use super::{Household, Resident};
use crate::people::alert::AlertKind;
use crate::shifts::t;
use kernel::i18n::{self, Lang};
use kernel::types::Moment;
use kernel::view::{Tone, chip};
use maud::{Markup, html};

/// So many chips stand in a row; the rest are counted.
const SHOWN: usize = 2;
/// An alert of so many characters is shown in its own words.
const SHORT: usize = 18;
/// The last days of a stay.
pub const LAST_DAYS: i64 = 7;

/// Something to know.
#[derive(Debug, PartialEq)]
pub struct Said {
    tone: Tone,
    icon: Option<&'static str>,
    /// In a few words, and of whom.
    pub words: String,
}

/// The worst, and how many more there are; a click on the number leads to the file.
pub fn shown(l: Lang, household: &Household, now: Moment) -> Markup {
    let all = said(l, household, now);
    let rest: Vec<&str> = all.iter().skip(SHOWN).map(|one| one.words.as_str()).collect();
    html! {
        @for one in all.iter().take(SHOWN) { (chip(one.tone, one.icon, &one.words)) }
        @if !rest.is_empty() {
            a.chip href={ "/people/" (household.head.person) } title=(rest.join(", ")) {
                "+" (rest.len()) " " span.visually-hidden { (rest.join(", ")) }
            }
        }
    }
}

/// Everything to know of those who came together, what may cost a life first: nobody may be here without a ground, then
/// alerts by their weight, the end of the stay, and what only helps to know.
pub fn said(l: Lang, household: &Household, now: Moment) -> Vec<Said> {
    let head = &household.head;
    let mut all = Vec::new();
    for one in household.members().filter(|one| !one.grounded) {
        let words = of_whom(l, household, one, t::without_basis(l));
        all.push(Said { tone: Tone::Danger, icon: Some("triangle-alert"), words });
    }
    let mut alerts: Vec<(&Resident, AlertKind, &str)> = household
        .members()
        .flat_map(|one| one.alerts.iter().map(move |(kind, text)| (one, *kind, text.as_str())))
        .collect();
    alerts.sort_by_key(|(_, kind, _)| kind.order());
    let grave = alerts.iter().take_while(|(_, kind, _)| kind.mark().0 == Tone::Danger).count();
    let alert = |(whose, kind, text): &(&Resident, AlertKind, &str)| {
        let (tone, icon) = kind.mark();
        // A long one would push the rest of the row out of sight: its kind says where to look.
        let words = match kind {
            _ if text.chars().count() > SHORT => kind.short_label(l).to_owned(),
            // „Пеницилин“ alone could be read as what is to be given.
            AlertKind::Allergy => t::allergy_to(l, *text),
            _ => (*text).to_owned(),
        };
        Said { tone, icon: Some(icon), words: of_whom(l, household, whose, &words) }
    };
    all.extend(alerts[..grave].iter().map(alert));
    if head.limit.is_some_and(|limit| limit.left <= LAST_DAYS) {
        all.push(Said { tone: Tone::Danger, icon: Some("hourglass"), words: t::stay_ends(l).to_owned() });
    }
    all.extend(alerts[grave..].iter().map(alert));
    if head.interpreter {
        all.push(Said { tone: Tone::Neutral, icon: Some("languages"), words: t::interpreter(l).to_owned() });
    }
    let last_birthday = now.day().0.saturating_sub(jiff::Span::new().years(1));
    if household.members().any(|one| one.born.0.is_some_and(|born| born.0 > last_birthday)) {
        all.push(Said { tone: Tone::Neutral, icon: Some("baby"), words: t::baby(l).to_owned() });
    }
    if head.is_new(now.day()) {
        let words = t::new_since(l, i18n::near_day(l, head.admitted_at.day(), now.day()));
        all.push(Said { tone: Tone::Plan, icon: None, words });
    }
    all
}

/// The name in front where it is not the one that the row is called by: „Ива: пеницилин“.
fn of_whom(l: Lang, household: &Household, whose: &Resident, words: &str) -> String {
    if whose.person == household.head.person {
        return words.to_owned();
    }
    t::of_whom(l, super::first_word(&whose.name), words)
}
