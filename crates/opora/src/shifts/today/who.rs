//! Who is here: a row a household.

use super::{Away, Household, Resident, Today};
use crate::cases::AbsenceKind;
use crate::people::alert::AlertKind;
use crate::shifts::{clock, t};
use kernel::ctx::Ctx;
use kernel::form::Fields;
use kernel::i18n::{self, Lang};
use kernel::types::Moment;
use kernel::view::{self, Button, Column, Tone, bar_thin, button_group, chip, icon};
use maud::{Markup, html};

/// At most so many chips in a row.
const CHIPS: usize = 2;
/// An alert of so many characters is shown in its own words.
const SHORT: usize = 18;
/// The last days of a stay.
const LAST_DAYS: i64 = 7;
/// The last month of a stay.
const LAST_MONTH: i64 = 30;

/// The card „Кой е тук“.
pub fn card(ctx: &Ctx, day: &Today, query: &Fields) -> Markup {
    let l = ctx.lang;
    let today = ctx.today();
    let all = day.residents().count();
    let children = day.residents().filter(|one| one.is_child(today)).count();
    let is_out = |one: &Household| one.members().any(|member| member.away.is_some());
    let is_new = |one: &Household| one.members().any(|member| member.is_new(today));
    let wanted = query.get("who");
    let shown: Vec<&Household> = day
        .households
        .iter()
        .filter(|one| match wanted {
            "out" => is_out(one),
            "new" => is_new(one),
            _ => true,
        })
        .collect();
    let (out, new) = (day.away().len(), day.residents().filter(|one| one.is_new(today)).count());
    let (to_all, to_out, to_new) =
        (query.query_with("who", ""), query.query_with("who", "out"), query.query_with("who", "new"));
    let (all_words, out_words, new_words) = (t::who_all(l, all), t::who_out(l, out), t::who_new(l, new));
    let buttons = [
        Button::link(&to_all, &all_words).small().current(!matches!(wanted, "out" | "new")),
        Button::link(&to_out, &out_words).small().current(wanted == "out"),
        Button::link(&to_new, &new_words).small().current(wanted == "new"),
    ];
    let aside = html! {
        p { (t::adults_and_children(l, all - children, children)) }
        (button_group(t::who_is_here(l), &buttons))
    };
    view::card(
        "who-h",
        t::who_is_here(l),
        aside,
        html! {
            @if shown.is_empty() {
                (view::empty("users-round", t::nobody_here(l), t::nobody_here_more(l), ""))
            } @else {
                (view::table("who-h", &columns(l), None, query, html! { @for one in &shown { (row(l, one, ctx.at)) } }))
            }
        },
    )
}

impl Household {
    fn members(&self) -> impl Iterator<Item = &Resident> {
        std::iter::once(&self.head).chain(&self.others)
    }
}

fn columns(l: Lang) -> [Column<'static>; 5] {
    [
        Column::new(t::person(l)),
        Column::new(t::room(l)),
        Column::new(t::now(l)),
        Column::new(t::important(l)),
        Column::new(t::days_left(l)),
    ]
}

fn row(l: Lang, household: &Household, now: Moment) -> Markup {
    let head = &household.head;
    let chips: Vec<Markup> = chips(l, household, now).into_iter().take(CHIPS).collect();
    html! {
        tr {
            th scope="row" {
                a href={ "/people/" (head.person) } { (head.name) }
                @if !household.others.is_empty() { small { (others(l, household, now)) } }
            }
            td.nowrap { (head.room.as_deref().unwrap_or("–")) }
            td.nowrap {
                @match &head.away {
                    Some(away) => (away_chip(l, away, now)),
                    None => span.muted { (t::in_the_house(l)) },
                }
            }
            td { div.important { @for one in chips { (one) } } }
            td.stay { (time_left(l, head)) }
        }
    }
}

/// „Ива, 7 г. · Мила, 4 г. (навън до 14:00)“.
fn others(l: Lang, household: &Household, now: Moment) -> Markup {
    html! {
        @for (at, one) in household.others.iter().enumerate() {
            @if at > 0 { " · " }
            (first_word(&one.name))
            @if let Some(age) = age(l, one, now) { ", " (age) }
            @if let Some(away) = &one.away { " (" (away_words(l, away, now)) ")" }
        }
    }
}

fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

fn age(l: Lang, one: &Resident, now: Moment) -> Option<String> {
    let born = one.born.0.filter(|_| one.born.0 == one.born.1)?;
    Some(i18n::age(l, born, now.day()))
}

/// How somebody is away: until when, or since when; late in red.
pub fn away_chip(l: Lang, away: &Away, now: Moment) -> Markup {
    let tone = if is_late(away, now) { Tone::Danger } else { Tone::Info };
    let mark = if away.kind == AbsenceKind::Hospital { "heart-pulse" } else { "footprints" };
    chip(tone, Some(mark), away_words(l, away, now))
}

/// The same in words.
pub fn away_words(l: Lang, away: &Away, now: Moment) -> String {
    let when = |at: Moment| match at.day() == now.day() {
        true => clock(at),
        false => format!("{} {}", i18n::day_short(l, at.day()), clock(at)),
    };
    match (away.kind, away.due_at) {
        (_, Some(due)) if is_late(away, now) => t::late_since(l, when(due)),
        (AbsenceKind::WithoutNotice, _) => t::gone_since(l, when(away.left_at)),
        (AbsenceKind::Hospital, _) => t::in_hospital_since(l, when(away.left_at)),
        (AbsenceKind::Agreed, Some(due)) => t::out_until(l, when(due)),
        (AbsenceKind::Agreed, None) => t::out_since(l, when(away.left_at)),
    }
}

fn is_late(away: &Away, now: Moment) -> bool {
    away.kind == AbsenceKind::WithoutNotice || away.due_at.is_some_and(|due| due < now)
}

/// What matters most first: the end of the stay, alerts, an interpreter, a baby, somebody new.
fn chips(l: Lang, household: &Household, now: Moment) -> Vec<Markup> {
    let head = &household.head;
    let mut chips = Vec::new();
    if head.limit.is_some_and(|limit| limit.left <= LAST_DAYS) {
        chips.push(chip(Tone::Danger, Some("hourglass"), t::stay_ends(l)));
    }
    for (kind, text) in household.members().flat_map(|one| &one.alerts) {
        let (tone, mark) = kind.mark();
        // A long one would push the rest of the row out of sight: its kind says where to look.
        let words = if text.chars().count() <= SHORT { text.as_str() } else { short_label(l, *kind) };
        chips.push(chip(tone, Some(mark), words));
    }
    if head.interpreter {
        chips.push(chip(Tone::Neutral, Some("languages"), t::interpreter(l)));
    }
    let last_birthday = now.day().0.saturating_sub(jiff::Span::new().years(1));
    if household.members().any(|one| one.born.0.is_some_and(|born| born.0 > last_birthday)) {
        chips.push(chip(Tone::Neutral, Some("baby"), t::baby(l)));
    }
    if head.is_new(now.day()) {
        chips.push(chip(Tone::Plan, None, t::new_since(l, i18n::near_day(l, head.admitted_at.day(), now.day()))));
    }
    chips
}

/// What an alert is about, in a word that fits a chip.
fn short_label(l: Lang, kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Allergy => t::alert_allergy(l),
        AlertKind::Health => t::alert_health(l),
        AlertKind::SelfHarm => t::alert_self_harm(l),
        AlertKind::Violence => t::alert_violence(l),
        AlertKind::Wanted => t::alert_wanted(l),
        AlertKind::CourtOrder => t::alert_court_order(l),
        AlertKind::Other => t::alert_other(l),
    }
}

fn time_left(l: Lang, head: &Resident) -> Markup {
    let Some(limit) = head.limit else { return html! { span.muted { "–" } } };
    let tone = match limit.left {
        left if left <= LAST_DAYS => Tone::Danger,
        left if left <= LAST_MONTH => Tone::Warn,
        _ => Tone::Brand,
    };
    let count = |days: i64| u32::try_from(days).unwrap_or_default();
    let (used, total) = (count(limit.used), count(limit.allowed()));
    let words = if limit.left < 0 { t::days_over(l, -limit.left) } else { t::days(l, limit.left) };
    let spoken = t::days_of_stay(l, used, total);
    html! { span { b { @if limit.left < 0 { (icon("triangle-alert")) } (words) } (bar_thin(tone, used, total, &spoken)) } }
}
