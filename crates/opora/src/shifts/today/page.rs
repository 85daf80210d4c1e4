//! The first page of a shift.

use super::{Today, places, waiting, who};
use crate::cases::AbsenceKind;
use crate::deadlines::{self, Deadline};
use crate::shifts::{clock, note_view, t, task_pages};
use kernel::ctx::{Actor, Ctx};
use kernel::form::Fields;
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::types::{Moment, ServiceId};
use kernel::view::{self, Button, Tone, card_rows, chip};
use maud::{Markup, html};

/// Deadlines of the days ahead stand on the page; later ones are a click away.
const DAYS_AHEAD: u32 = 7;
/// At most so many.
const MOST_DEADLINES: usize = 8;

/// Everything below the top bar.
pub fn screen(ctx: &Ctx, service: ServiceId, day: &Today, query: &Fields) -> Markup {
    html! {
        (head(ctx, service, day))
        (waiting::in_danger(ctx, service, &day.in_danger))
        (strip(ctx, service, day))
        div.split {
            div.stack.wide-gap {
                (task_pages::card(ctx, service, day))
                (waiting::card(ctx, &day.waits))
                (who::card(ctx, day, query))
            }
            div.stack.wide-gap {
                (handed_over(ctx, service, day))
                (due(ctx, service, &day.deadlines))
                @if !day.written.is_empty() { (written(ctx, service, day)) }
                @if !day.on_shift.is_empty() { (on_shift(ctx, day)) }
            }
        }
    }
}

fn head(ctx: &Ctx, service: ServiceId, day: &Today) -> Markup {
    let l = ctx.lang;
    let name = match &ctx.actor {
        Actor::Account { name, .. } => name.split_whitespace().next().unwrap_or_default(),
        Actor::Program => "",
    };
    let context = html! { (day.shift.words(l)) ". " (greeting(l, ctx.at, name)) };
    let (handover, diary, admission) = (
        format!("/services/{service}/handover"),
        format!("/services/{service}/diary#write"),
        format!("/services/{service}/admissions/new"),
    );
    let actions = html! {
        @if ctx.may(Right::WriteShift, service) {
            (Button::link(&handover, t::hand_over(l)).icon("arrow-left-right"))
            (Button::link(&diary, t::write_in_diary(l)).icon("notebook-pen"))
        }
        @if ctx.may(Right::Admit, service) {
            (Button::link(&admission, t::new_admission(l)).icon("plus").primary().key_new())
        }
    };
    view::page_head(i18n::weekday_day(l, ctx.today()), context, actions)
}

fn greeting(l: Lang, now: Moment, name: &str) -> String {
    match now.local().hour() {
        5..=10 => t::good_morning(l, name),
        11..=17 => t::good_day(l, name),
        _ => t::good_evening(l, name),
    }
}

fn strip(ctx: &Ctx, service: ServiceId, day: &Today) -> Markup {
    let l = ctx.lang;
    let (taken, free) = places::counts(&day.beds);
    html! {
        div.strip {
            section.wide aria-labelledby="s-places" {
                h2 #s-places { (t::places(l)) }
                div.row.apart {
                    span.stat { (taken) " " small { (t::of_beds(l, day.beds.len(), free)) } }
                    (places::picture(l, &day.beds))
                }
            }
            section aria-labelledby="s-out" {
                h2 #s-out { (t::out_now(l)) }
                span.stat data-tone=[day.away().iter().any(|one| is_missing(one, ctx.at)).then_some("danger")] { (day.away().len()) }
                p.small.muted { (out_words(l, day, ctx.at)) }
            }
            section aria-labelledby="s-due" {
                h2 #s-due { (t::due_today(l)) }
                (due_counts(l, &day.deadlines))
            }
            @if ctx.may(Right::RecordSignal, service) { (signals(l, service, day, ctx.at)) }
        }
    }
}

/// „Теменуга до 13:30, Оксана до 17:30“.
pub fn out_words(l: Lang, day: &Today, now: Moment) -> String {
    let words = |one: &super::Resident| {
        let name = super::first_word(&one.name).to_owned();
        let away = one.away.as_ref()?;
        match away.due_at {
            _ if away.kind == AbsenceKind::WithoutNotice => {
                Some(t::name_gone(l, name, who::near(l, away.left_at, now)))
            }
            Some(due) if due < now => Some(t::name_late(l, name)),
            Some(due) if due.day() == now.day() => Some(t::name_until(l, name, clock(due))),
            Some(due) => Some(t::name_until(l, name, i18n::day_short(l, due.day()))),
            None => Some(name),
        }
    };
    let words: Vec<String> = day.away().into_iter().filter_map(words).collect();
    if words.is_empty() { t::all_are_in(l).to_owned() } else { words.join(", ") }
}

fn is_missing(one: &super::Resident, now: Moment) -> bool {
    one.away.as_ref().is_some_and(|away| who::is_late(away, now))
}

fn due_counts(l: Lang, all: &[Deadline]) -> Markup {
    let overdue = all.iter().filter(|one| matches!(one.state, deadlines::State::Overdue(_))).count();
    let today = all.iter().filter(|one| one.state == deadlines::State::DueToday).count();
    html! {
        span.stat { (overdue + today) }
        p.row {
            @if overdue > 0 { (chip(Tone::Danger, Some("triangle-alert"), t::overdue(l, overdue))) }
            @if today > 0 { (chip(Tone::Warn, Some("clock"), t::today_count(l, today))) }
            @if overdue + today == 0 { span.small.muted { (t::nothing_today(l)) } }
        }
    }
}

fn signals(l: Lang, service: ServiceId, day: &Today, now: Moment) -> Markup {
    let (open, last) = day.signals;
    let when = last.map(|at| format!("{} {}", i18n::near_day(l, at.day(), now.day()), clock(at)));
    html! {
        section aria-labelledby="s-signals" {
            h2 #s-signals { (t::signals(l)) }
            span.stat data-tone=[(open > 0).then_some("warn")] { (open) }
            p.small.muted {
                @match when {
                    Some(when) => a href={ "/services/" (service) "/signals" } { (t::last_signal(l, when)) },
                    None => (t::no_signals(l)),
                }
            }
        }
    }
}

fn handed_over(ctx: &Ctx, service: ServiceId, day: &Today) -> Markup {
    let l = ctx.lang;
    let last = day.shift.previous();
    let title = match last.kind {
        crate::shifts::ShiftKind::Day => t::from_day_shift(l),
        crate::shifts::ShiftKind::Night => t::from_night_shift(l),
    };
    let unread = day.handed_over.iter().chain(&day.written).any(|note| !note.is_read) || day.unread_before > 0;
    let action = format!("/services/{service}/diary/read");
    let aside = html! { span.chip { (i18n::near_day(l, last.from.day(), ctx.today())) } };
    view::card(
        "hand-h",
        title,
        aside,
        html! {
            @if day.handed_over.is_empty() {
                div.body { p.muted { (t::nothing_handed_over(l)) } }
            }
            @for note in &day.handed_over { (note_view::note(l, note)) }
            @if day.unread_before > 0 {
                div.note { a href={ "/services/" (service) "/diary" } { (t::older_unread(l, day.unread_before)) } }
            }
            @if unread || !day.handed_over.is_empty() {
                footer.row.apart {
                    span { (note_view::readers(l, &day.handed_over, &day.receipts)) }
                    @if unread { (note_view::acknowledge_button(l, &action, ctx.at, "today")) }
                }
            }
        },
    )
}

/// What this shift has written so far.
pub fn written(ctx: &Ctx, service: ServiceId, day: &Today) -> Markup {
    let l = ctx.lang;
    let aside = html! { a.small href={ "/services/" (service) "/diary" } { (t::whole_diary(l)) } };
    view::card(
        "written-h",
        t::this_shift(l),
        aside,
        html! {
            @for note in &day.written { (note_view::note(l, note)) }
        },
    )
}

/// Who has used the program in this shift.
fn on_shift(ctx: &Ctx, day: &Today) -> Markup {
    let l = ctx.lang;
    let rows = day.on_shift.iter().map(|colleague| {
        let role = crate::shell::role_label(colleague.role, l);
        html! {
            (view::avatar(&crate::shell::initials(&colleague.name), Tone::Brand))
            span.grow {
                b { (colleague.name) }
                span.sub { @if colleague.post.is_empty() { (role) } @else { (colleague.post) } }
            }
        }
    });
    card_rows("shift-h", t::on_shift(l), html! { p { (t::signed_in_since(l, clock(day.shift.from))) } }, rows)
}

fn due(ctx: &Ctx, service: ServiceId, all: &[Deadline]) -> Markup {
    let l = ctx.lang;
    let near = soon(ctx, all);
    let aside = html! {
        a.small href={ "/services/" (service) "/deadlines?when=all" } { (t::all_deadlines(l, all.len())) }
    };
    if near.is_empty() {
        let nothing = html! { div.body { p.muted { (t::nothing_this_week(l)) } } };
        return view::card("due-h", t::deadlines(l), aside, nothing);
    }
    card_rows("due-h", t::deadlines(l), aside, near)
}

/// What is overdue or due within the days ahead, a row each; contacts with those who left come after those who are here.
pub fn soon(ctx: &Ctx, all: &[Deadline]) -> Vec<Markup> {
    let near = all.iter().filter(|one| match one.state {
        deadlines::State::DueIn(days) => days <= DAYS_AHEAD,
        _ => true,
    });
    let mut near: Vec<&Deadline> = near.collect();
    near.sort_by_key(|one| !one.needs_attention() && one.what.kind() == deadlines::Kind::After);
    near.into_iter().take(MOST_DEADLINES).map(|one| deadline(ctx, one)).collect()
}

fn deadline(ctx: &Ctx, one: &Deadline) -> Markup {
    let l = ctx.lang;
    html! {
        span.grow {
            a.strong href=(one.href(ctx)) { (one.what.title(l)) }
            span.sub {
                (one.short_name(l)) " · " (deadlines::led_by(ctx, one))
                @if let Some(paused) = deadlines::paused_words(l, one) { " · " (paused) }
            }
        }
        (deadlines::state_chip(l, one, ctx.at))
    }
}
