//! A tile of the board: one household with its places, or whatever else takes a bed up.

use super::super::{Board, Place, Resident, UseKind, t};
use super::View;
use crate::provider::RoomId;
use kernel::i18n::{self, Lang};
use kernel::types::{Moment, ServiceId};
use kernel::view::{Button, Tone, bar_thin, icon};
use maud::{Markup, html};

/// Beds that stand side by side and belong to one household, or one bed with something else.
pub struct Tile<'b> {
    places: Vec<&'b Place>,
}

/// The tiles of a room in the order of its beds. Beds of one household come together.
pub fn tiles(board: &Board, room: RoomId) -> Vec<Tile<'_>> {
    let mut tiles: Vec<Tile> = Vec::new();
    for place in board.places_of(room) {
        let household = |p: &Place| p.resident.as_ref().map(|r| r.case_id);
        let same = |tile: &&mut Tile| match household(place) {
            Some(case) => household(tile.places[0]) == Some(case),
            None => held_together(tile.places[0], place),
        };
        match tiles.iter_mut().find(same) {
            Some(tile) => tile.places.push(place),
            None => tiles.push(Tile { places: vec![place] }),
        }
    }
    tiles
}

/// Beds kept for the same people until the same hour.
fn held_together(one: &Place, other: &Place) -> bool {
    one.taken.as_ref().zip(other.taken.as_ref()).is_some_and(|(one, other)| {
        let hold = one.kind == UseKind::Hold && other.kind == UseKind::Hold;
        hold && (&one.held_for, one.until_at) == (&other.held_for, other.until_at)
    })
}

/// How a stay's limit is coloured: by what is left of it.
pub fn tone_of(resident: &Resident) -> Tone {
    match resident.limit {
        Some(limit) if limit.left <= 7 => Tone::Danger,
        Some(limit) if limit.left <= 30 => Tone::Warn,
        _ => Tone::Neutral,
    }
}

/// How much is left, in words.
pub fn left_words(l: Lang, left: i64) -> String {
    match left {
        0 => t::limit_today(l).into(),
        1.. => t::days_left(l, left),
        _ => t::days_over(l, -left),
    }
}

/// „отсъства до 18:00“: why somebody is away and until when.
pub fn away_words(l: Lang, resident: &Resident, at: Moment) -> Option<String> {
    let away = resident.away.as_ref()?;
    let kind = match away.kind.as_str() {
        "hospital" => t::away_hospital(l),
        "without_notice" => t::away_without_notice(l),
        _ => t::away_agreed(l),
    };
    let until = away.until.map(|until| moment_words(l, until, at));
    Some(until.map_or_else(|| kind.to_owned(), |until| t::away_until(l, kind, until)))
}

/// An hour of the same day by itself, of another day with its date.
pub fn moment_words(l: Lang, moment: Moment, at: Moment) -> String {
    let local = moment.local();
    if moment.day() == at.day() { i18n::time(local.time()) } else { i18n::day_time(l, local) }
}

impl Tile<'_> {
    /// The tile as an item of its room.
    pub fn item(&self, l: Lang, service: ServiceId, view: &View, may_assign: bool) -> Markup {
        let place = self.places[0];
        let href = format!("/services/{service}/beds/{}", place.bed_id);
        match (&place.taken, &place.resident) {
            (Some(_), Some(_)) => self.household(l, &href, view),
            (Some(used), _) => match used.kind {
                UseKind::Hold => html! {
                    li class={ (self.wide()) " reserved" } data-tone="plan" {
                        a href=(href) { (used.held_for) }
                        small { (used.note) }
                        span.left {
                            span { @if let Some(until) = used.until_at { (t::kept_until(l, moment_words(l, until, view.at))) } }
                            (icon("bookmark"))
                        }
                    }
                },
                UseKind::Cleaning => html! {
                    li.bed.cleaning data-tone="warn" {
                        b { (t::cleaning(l)) }
                        @if let Some(until) = used.until_at { small { (t::until(l, moment_words(l, until, view.at))) } }
                        @if may_assign && view.now {
                            form method="post" action={ "/services/" (service) "/bed-uses/" (used.id) "/end" } {
                                input type="hidden" name="version" value=(used.version);
                                (Button::submit(t::clean_done(l)).small().icon("check"))
                            }
                        }
                    }
                },
                UseKind::OutOfService | UseKind::Stay => html! {
                    li.bed.cleaning {
                        a href=(href) { (t::closed(l)) }
                        small { (used.note) }
                        span.left {
                            span { @if let Some(until) = used.until_at { (t::until(l, moment_words(l, until, view.at))) } }
                            (icon("ban"))
                        }
                    }
                },
            },
            (None, _) => html! {
                li.bed.free {
                    b { (t::free(l)) }
                    @if may_assign && view.now {
                        (Button::link(&format!("{href}/stay"), t::assign(l)).small().icon("plus"))
                    }
                }
            },
        }
    }

    /// As wide as it has places, up to three.
    fn wide(&self) -> &'static str {
        match self.places.len() {
            1 => "bed",
            2 => "bed s2",
            _ => "bed s3",
        }
    }

    fn residents(&self) -> impl Iterator<Item = &Resident> {
        self.places.iter().filter_map(|place| place.resident.as_ref())
    }

    /// The grown-up of the household, else its eldest.
    fn head(&self) -> Option<&Resident> {
        self.residents().find(|r| r.adult).or(self.residents().next())
    }

    fn household(&self, l: Lang, href: &str, view: &View) -> Markup {
        let Some(head) = self.head() else { return html! {} };
        let with = self.residents().filter(|r| r.stay_id != head.stay_id).map(|r| match &r.age {
            Some(age) => format!("{}, {age}", first_word(&r.name)),
            None => first_word(&r.name).to_owned(),
        });
        let with = with.collect::<Vec<_>>().join(", ");
        let first = self.residents().filter(|r| r.limit.is_some()).min_by_key(|r| r.limit.map(|limit| limit.left));
        let without_basis = self.residents().any(|r| r.without_basis);
        let tone = if without_basis { Tone::Danger } else { first.map_or(Tone::Neutral, tone_of) };
        let away = self.residents().find_map(|r| away_words(l, r, view.at));
        html! {
            li class=(self.wide()) data-tone=[tone.attr()] {
                a href=(href) { (head.name) }
                small { (head.case_number) @if !with.is_empty() { " · " (with) } }
                @if without_basis { small.no-basis { (icon("triangle-alert")) (t::without_basis(l)) } }
                @if let Some(away) = away { small { (away) } }
                span.left {
                    @match first.and_then(|r| r.limit) {
                        Some(limit) => span {
                            @if limit.left > 0 { span.pre { (t::left(l)) " " } (i18n::number(l, limit.left)) " " (t::days_word(l, limit.left)) }
                            @else { (left_words(l, limit.left)) }
                        },
                        None => span {},
                    }
                    span.marks { (self.alert(l)) (self.mark(l, tone)) }
                }
                @if let Some(limit) = first.and_then(|r| r.limit) {
                    @let tone = if tone == Tone::Neutral { Tone::Brand } else { tone };
                    (bar_thin(tone, number(limit.used), number(limit.allowed()), &t::used_of(l, head.name.as_str(), limit.used, limit.allowed())))
                }
            }
        }
    }

    /// The gravest of what to know at once of the household: of whom, and what it is about.
    fn alert(&self, l: Lang) -> Markup {
        let alerts = self.residents().filter_map(|r| Some((r, r.alert?)));
        let Some((whose, kind)) = alerts.min_by_key(|(_, kind)| kind.order()) else { return html! {} };
        let (tone, name) = kind.mark();
        let words = match self.head() {
            Some(head) if head.stay_id != whose.stay_id => t::of_whom(l, first_word(&whose.name), kind.short_label(l)),
            _ => kind.short_label(l).to_owned(),
        };
        html! { span title=(words) data-tone=[tone.attr()] { (icon(name)) span.visually-hidden { (words) } } }
    }

    /// The one other thing a glance should catch.
    fn mark(&self, l: Lang, tone: Tone) -> Markup {
        let some = |has: fn(&Resident) -> bool| self.residents().any(has);
        let (name, words) = if some(|r| r.over_capacity) {
            ("triangle-alert", t::over_capacity(l))
        } else if tone == Tone::Danger && self.residents().any(|r| tone_of(r) == Tone::Danger) {
            ("hourglass", t::limit_near(l))
        } else if some(|r| r.interpreter) {
            ("languages", t::interpreter(l))
        } else if some(|r| r.infant) {
            ("baby", t::infant(l))
        } else {
            return html! {};
        };
        html! { span title=(words) { (icon(name)) span.visually-hidden { (words) } } }
    }
}

fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// A count as a bar wants it.
pub fn number(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(0)
}
