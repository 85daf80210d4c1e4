//! Two assessments of one person side by side.

use super::{around, way_back, who_and_age};
use crate::assessments::record::Found;
use crate::assessments::{AssessmentId, Comparison, compare, t};
use crate::forms::score::{SectionScore, Trend};
use axum::extract::Path;
use kernel::ctx::Ctx;
use kernel::form::{Asked, Fields};
use kernel::i18n::{self, Lang};
use kernel::refusal::Refusal;
use kernel::view::{Column, Tone, card, card_body, chip, page_head, table};
use maud::{Markup, html};

/// `GET /assessments/{id}/compare?with=…`.
pub async fn page(ctx: Ctx, Path(id): Path<AssessmentId>, Asked(query): Asked) -> Result<Markup, Refusal> {
    let with = match query.get("with") {
        "" => None,
        with => Some(with.parse().map_err(|_| Refusal::Missing)?),
    };
    let both = compare(&ctx, id, with).await?;
    let l = ctx.lang;
    let (then, now) = moments(l, &both);
    let screen = html! {
        (way_back(l, &both.now, Some(t::comparison(l))))
        (page_head(t::comparison(l), html! { (who_and_age(l, &both.now, ctx.today())) " · " (t::from_to(l, &then, &now)) }, html! {}))
        div.stack.wide-gap {
            (needs(l, &both, &then, &now))
            (sections(l, &both, &then, &now))
            (answers(l, &both, &then, &now))
            p.small.muted { (t::points_advise(l)) }
        }
    };
    around(&ctx, &both.now, false, None, screen).await
}

/// The days of the two; of one day also the times.
fn moments(l: Lang, both: &Comparison) -> (String, String) {
    let at = |found: &Found| found.record.signed_at.unwrap_or(found.record.saved_at);
    let (then, now) = (at(&both.before), at(&both.now.found));
    match then.day() == now.day() {
        true => (i18n::day_time(l, then.local()), i18n::day_time(l, now.local())),
        false => (i18n::day(l, then.day()), i18n::day(l, now.day())),
    }
}

fn needs(l: Lang, both: &Comparison, then: &str, now: &str) -> Markup {
    if both.needs.is_empty() {
        return card_body("needs-h", t::needs(l), html! {}, html! { p.muted { (t::no_needs_in_either(l)) } });
    }
    let columns = [Column::new(t::need(l)), Column::number(then), Column::number(now), Column::new(t::change(l))];
    let rating = |rating: Option<u8>| rating.map_or("–".to_owned(), |rating| rating.to_string());
    let rows = html! {
        @for change in &both.needs {
            tr {
                th scope="row" { (change.need.label.get(l)) }
                td.num { (rating(change.before)) }
                td.num { (rating(change.need.rating)) }
                td { (chip(tone(change.trend), Some(arrow(change.trend)), change.trend.message().say(l))) }
            }
        }
    };
    card("needs-h", t::needs(l), html! {}, table("needs-h", &columns, None, &Fields::default(), rows))
}

fn tone(trend: Trend) -> Tone {
    match trend {
        Trend::Better | Trend::Gone => Tone::Ok,
        Trend::Worse => Tone::Danger,
        Trend::New => Tone::Warn,
        Trend::Same | Trend::NotRated => Tone::Neutral,
    }
}

fn arrow(trend: Trend) -> &'static str {
    match trend {
        Trend::Better => "trending-up",
        Trend::Gone => "check",
        Trend::Worse => "triangle-alert",
        Trend::New => "plus",
        Trend::Same => "minus",
        Trend::NotRated => "circle-help",
    }
}

fn sections(l: Lang, both: &Comparison, then: &str, now: &str) -> Markup {
    let columns = [Column::new(t::section(l)), Column::number(then), Column::number(now)];
    let said = |score: &Option<SectionScore>| match score {
        Some(score) => format!("{}, {}/{}", score.message().say(l), score.sum, score.max),
        None => "–".to_owned(),
    };
    let rows = html! {
        @for change in &both.sections {
            tr { th scope="row" { (change.section.get(l)) } td.num { (said(&change.before)) } td.num { (said(&change.now)) } }
        }
    };
    html! {
        @if !both.sections.is_empty() {
            (card("points-h", t::points(l), html! {}, table("points-h", &columns, None, &Fields::default(), rows)))
        }
    }
}

fn answers(l: Lang, both: &Comparison, then: &str, now: &str) -> Markup {
    if both.answers.is_empty() {
        return card_body("answers-h", t::other_answers(l), html! {}, html! { p.muted { (t::all_the_same(l)) } });
    }
    let columns = [Column::new(t::question(l)), Column::new(then), Column::new(now)];
    let said = |answer: &Option<String>| answer.clone().unwrap_or_else(|| t::left_blank(l).to_owned());
    let rows = html! {
        @for change in &both.answers {
            tr {
                th scope="row" { (change.question.get(l)) }
                td.prewrap { (said(&change.before)) }
                td.prewrap { (said(&change.now)) }
            }
        }
    };
    card("answers-h", t::other_answers(l), html! {}, table("answers-h", &columns, None, &Fields::default(), rows))
}
