//! Who is here: a row a household.

use super::chips::{self, LAST_DAYS};
use super::{Away, Household, Resident, Today, first_word};
use crate::cases::AbsenceKind;
use crate::shifts::{clock, t};
use kernel::ctx::Ctx;
use kernel::form::Fields;
use kernel::i18n::{self, Lang};
use kernel::types::Moment;
use kernel::view::{self, Button, Column, Tone, bar_thin, button_group, chip, icon};
use maud::{Markup, html};

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
                (view::table_of_cards("who-h", &columns(l), None, query, html! { @for one in &shown { (row(l, one, ctx.at)) } }))
            }
        },
    )
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
    let chips = chips::shown(l, household, now);
    html! {
        tr {
            th scope="row" {
                a href={ "/people/" (head.person) } { (head.name) }
                @if !household.others.is_empty() { small { (others(l, household, now)) } }
            }
            td.nowrap data-label=(t::room(l)) { (head.room.as_deref().unwrap_or("–")) }
            td.nowrap data-label=(t::now(l)) {
                @match &head.away {
                    Some(away) => (away_chip(l, away, now)),
                    None => span.muted { (t::in_the_house(l)) },
                }
            }
            td data-label=[(!chips.0.is_empty()).then(|| t::important(l))] { div.important { (chips) } }
            td.stay data-label=(t::days_left(l)) { (time_left(l, head)) }
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
            @match &one.away {
                Some(away) if is_late(away, now) => { " " (away_chip(l, away, now)) },
                Some(away) => { " (" (away_words(l, away, now)) ")" },
                None => {},
            }
        }
    }
}

fn age(l: Lang, one: &Resident, now: Moment) -> Option<String> {
    let born = one.born.0.filter(|_| one.born.0 == one.born.1)?;
    Some(i18n::age(l, born, now.day()))
}

/// How somebody is away: until when, or since when; late in red.
pub fn away_chip(l: Lang, away: &Away, now: Moment) -> Markup {
    let tone = if is_late(away, now) { Tone::Danger } else { Tone::Info };
    let mark = match away.kind {
        AbsenceKind::WithoutNotice => "triangle-alert",
        AbsenceKind::Hospital => "heart-pulse",
        AbsenceKind::Agreed => "footprints",
    };
    chip(tone, Some(mark), away_words(l, away, now))
}

/// The same in words.
pub fn away_words(l: Lang, away: &Away, now: Moment) -> String {
    let when = |at: Moment| near(l, at, now);
    match (away.kind, away.due_at) {
        (AbsenceKind::WithoutNotice, _) => t::gone_since(l, when(away.left_at)),
        (_, Some(due)) if is_late(away, now) => t::late_since(l, when(due)),
        (AbsenceKind::Hospital, _) => t::in_hospital_since(l, when(away.left_at)),
        (AbsenceKind::Agreed, Some(due)) => t::out_until(l, when(due)),
        (AbsenceKind::Agreed, None) => t::out_since(l, when(away.left_at)),
    }
}

/// The hour, with its day when it is not today's.
pub fn near(l: Lang, at: Moment, now: Moment) -> String {
    match at.day() == now.day() {
        true => clock(at),
        false => format!("{} {}", i18n::day_short(l, at.day()), clock(at)),
    }
}

/// Nobody knows where they are, or they should have been back.
pub fn is_late(away: &Away, now: Moment) -> bool {
    away.kind == AbsenceKind::WithoutNotice || away.due_at.is_some_and(|due| due < now)
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
