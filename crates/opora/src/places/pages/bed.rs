//! One bed: who has it, who else of the household is here, what can be done, what it was before.

use super::super::{BedUse, Board, Place, UseKind, store, t};
use super::board::command_field;
use super::tile::{away_words, left_words, moment_words};
use super::{View, flash, place_words};
use crate::provider::BedId;
use crate::shell::{self, Here};
use axum::extract::Path;
use kernel::ctx::{Ctx, On};
use kernel::form::{Asked, Fields};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use kernel::view::{Button, Tone, callout, card_body, card_rows, chip, crumbs, page_head};
use maud::{Markup, html};

pub async fn page(
    ctx: Ctx,
    Path((service, bed)): Path<(ServiceId, BedId)>,
    Asked(query): Asked,
) -> Result<Markup, Refusal> {
    let board = super::now(&ctx, service).await?;
    let place = board.place(bed).ok_or(Refusal::Missing)?;
    let mut view = ctx.view(Right::SeePeople, On::Service(service)).await?;
    let history = store::uses_of(&mut view, ctx.provider, bed).await?;
    drop(view);
    let title = place_words(ctx.lang, place);
    let here = Here::of(service, shell::Place::Places, title).with_flash(flash(ctx.lang, &query));
    shell::page(&ctx, here, screen(&ctx, &board, place, &history)).await
}

fn screen(ctx: &Ctx, board: &Board, place: &Place, history: &[BedUse]) -> Markup {
    let l = ctx.lang;
    let service = board.structure.service.id;
    let may = ctx.may(Right::AssignPlace, service);
    let view = View::of(ctx, &Fields::default());
    let unit = place.unit_id.and_then(|id| board.structure.unit(id)).map(|unit| unit.name.as_str());
    html! {
        (crumbs(l, &[(format!("/services/{service}/places"), t::title(l))], &place_words(l, place)))
        (page_head(place_words(l, place), unit.unwrap_or_default(), html! {}))
        div.stack.wide-gap {
            @match (&place.taken, &place.resident) {
                (Some(_), Some(resident)) => {
                    (household(l, board, resident.case_id, service, &view, may))
                }
                (Some(used), _) => (taken_by_no_person(ctx, service, used, &view, may)),
                (None, _) => @if may {
                    div.row {
                        (Button::link(&format!("/services/{service}/beds/{}/stay", place.bed_id), t::assign(l)).primary().icon("plus"))
                    }
                    (free_actions(ctx, service, place))
                },
            }
            (past(l, history))
        }
    }
}

fn household(l: Lang, board: &Board, case: uuid::Uuid, service: ServiceId, view: &View, may: bool) -> Markup {
    let family = board.residents().filter(|(resident, _)| resident.case_id == case);
    let rows = family.map(|(resident, place)| {
        let mut facts = vec![resident.case_number.clone()];
        facts.extend(resident.age.clone());
        facts.push(place.map_or_else(|| t::without_bed(l).to_owned(), |place| place_words(l, place)));
        facts.extend(resident.limit.map(|limit| left_words(l, limit.left)));
        facts.extend(away_words(l, resident, view.at));
        let href = format!("/services/{service}/stays/{}/bed", resident.stay_id);
        let word = if place.is_some() { t::move_person(l) } else { t::give_bed(l) };
        html! {
            div.grow {
                a href={ "/people/" (resident.person_id) } { (resident.name) }
                small { (facts.join(" · ")) }
                @if let Some(alert) = resident.alert {
                    @let (tone, icon) = alert.mark();
                    (chip(tone, Some(icon), alert.short_label(l)))
                }
                @if resident.over_capacity { small { (t::over_capacity(l)) } }
            }
            @if may { (Button::link(&href, word).small().icon("arrow-left-right")) }
        }
    });
    card_rows("who", t::who_is_here(l), "", rows)
}

fn taken_by_no_person(ctx: &Ctx, service: ServiceId, used: &BedUse, view: &View, may: bool) -> Markup {
    let l = ctx.lang;
    let until = used.until_at.map(|until| moment_words(l, until, view.at));
    let (tone, picture, title, word) = match used.kind {
        UseKind::Hold => (Tone::Plan, "bookmark", used.held_for.as_str(), t::release(l)),
        UseKind::Cleaning => (Tone::Warn, "refresh-cw", t::cleaning(l), t::clean_done(l)),
        UseKind::OutOfService | UseKind::Stay => (Tone::Neutral, "ban", t::closed(l), t::open(l)),
    };
    let words = html! {
        strong { (title) }
        @if !used.note.is_empty() { ". " (used.note) }
        @if let Some(until) = until { ". " (t::until(l, until)) }
    };
    html! {
        (callout(tone, picture, words))
        @if may {
            div.row {
                @if used.kind == UseKind::Hold {
                    (Button::link(&format!("/services/{service}/beds/{}/stay", used.bed_id), t::assign(l)).primary().icon("plus"))
                }
                form method="post" action={ "/services/" (service) "/bed-uses/" (used.id) "/end" } {
                    (kernel::view::hidden("version", &used.version.to_string()))
                    (command_field(ctx))
                    (Button::submit(word).icon("check"))
                }
            }
        }
    }
}

/// What else a free bed can become.
pub fn free_actions(ctx: &Ctx, service: ServiceId, place: &Place) -> Markup {
    let l = ctx.lang;
    let bed = place.bed_id;
    html! {
        div.row {
            (Button::link(&format!("/services/{service}/holds/new?bed={bed}"), t::hold_place(l)).icon("bookmark"))
            form method="post" action={ "/services/" (service) "/beds/" (bed) "/cleaning" } {
                (command_field(ctx))
                (Button::submit(t::clean_start(l)).icon("refresh-cw"))
            }
            (Button::link(&format!("/services/{service}/closings/new?bed={bed}"), t::close_bed(l)).icon("ban"))
        }
    }
}

/// What the bed was before, and why a rule was not kept. Whose stays they were stands in the files, not here.
fn past(l: Lang, history: &[BedUse]) -> Markup {
    let name = |used: &BedUse| match used.kind {
        UseKind::Stay => t::taken(l),
        UseKind::Hold => t::kept(l),
        UseKind::Cleaning => t::cleaning(l),
        UseKind::OutOfService => t::closed(l),
    };
    let time = |moment: kernel::types::Moment| i18n::day_time(l, moment.local());
    card_body(
        "past",
        t::bed_history(l),
        "",
        html! {
            @if history.is_empty() { p { (t::no_history(l)) } }
            ul.stack {
                @for used in history {
                    li {
                        strong { (name(used)) } " "
                        @match used.until_at {
                            Some(until) => (t::from_until(l, time(used.from_at), time(until))),
                            None => (t::since(l, time(used.from_at))),
                        }
                        @if used.stay_id.is_some() && !used.note.is_empty() {
                            small { " " (t::reason_was(l, used.note.as_str())) }
                        }
                    }
                }
            }
        },
    )
}
