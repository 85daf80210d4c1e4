//! Giving a bed in two clicks, moving, keeping, cleaning and closing.

use super::super::rules::Weight;
use super::super::{
    Assign, BedUseId, Board, Closing, Hold, Move, Place, Resident, UseKind, assign, clean_start, close_bed, end_use,
    hold, move_to, t,
};
use super::board::command_field;
use super::{bed, command, now, once, page, place_words, to_board};
use crate::provider::BedId;
use axum::extract::Path;
use axum::response::Response;
use kernel::ctx::{Ctx, On};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use kernel::view::{Button, FormView, Tone, callout, card_rows, chip, crumbs, empty, page_head};
use maud::{Markup, html};
use uuid::Uuid;

/// Whether what was asked is done, or what is wrong with it.
enum Outcome {
    Done,
    Wrong(Problems),
}

fn outcome<T>(result: Result<T, Refusal>) -> Result<Outcome, Refusal> {
    match result {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(Outcome::Done),
        Err(Refusal::Invalid(problems)) => Ok(Outcome::Wrong(problems)),
        Err(other) => Err(other),
    }
}

/// Nobody is shown a form they may not send.
async fn may_assign(ctx: &Ctx, service: ServiceId) -> Result<(), Refusal> {
    ctx.view(Right::AssignPlace, On::Service(service)).await.map(drop)
}

pub async fn assign_page(
    ctx: Ctx,
    Path((service, bed)): Path<(ServiceId, BedId)>,
    Asked(query): Asked,
) -> Result<Response, Refusal> {
    may_assign(&ctx, service).await?;
    draw_assign(&ctx, service, bed, &query, &Problems::default()).await
}

pub async fn assign_bed(
    ctx: Ctx,
    Path((service, bed)): Path<(ServiceId, BedId)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let stay = fields.get("stay").parse().map_err(|_| Refusal::Missing)?;
    let (reason, releases) = (fields.get("reason").into(), fields.has("releases"));
    let order = Assign { stay, bed, from: None, reason, releases };
    match outcome(assign(&ctx, service, &order).await)? {
        Outcome::Done => Ok(to_board(service, "assigned")),
        Outcome::Wrong(problems) => draw_assign(&ctx, service, bed, &fields, &problems).await,
    }
}

async fn draw_assign(
    ctx: &Ctx,
    service: ServiceId,
    bed: BedId,
    fields: &Fields,
    problems: &Problems,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let board = now(ctx, service).await?;
    let place = board.place(bed).ok_or(Refusal::Missing)?;
    let title = t::assign_title(l, place_words(l, place));
    let action = format!("/services/{service}/beds/{bed}/stay");
    let asked: Option<Uuid> = fields.get("stay").parse().ok();
    let held = place.taken.as_ref().filter(|used| used.kind == UseKind::Hold);
    let rows = board.waiting.iter().map(|resident| {
        html! {
            div.grow {
                a href={ "/people/" (resident.person_id) } { (resident.name) }
                small { (resident.case_number) @if let Some(age) = &resident.age { " · " (age) } }
            }
            form method="post" action=(action) {
                (kernel::view::hidden("stay", &resident.stay_id.to_string()))
                (command_field(ctx))
                @if held.is_some() {
                    label.choice { input type="checkbox" name="releases" value="1"; (t::releases(l)) }
                }
                (Button::submit(t::assign(l)).small().icon("check"))
            }
        }
    });
    let admission = format!("/services/{service}/admissions/new?bed={bed}");
    let screen = html! {
        (crumbs(l, &[(format!("/services/{service}/places"), t::title(l))], &title))
        (page_head(&title, "", Button::link(&admission, t::new_admission(l)).icon("plus").primary()))
        div.stack.wide-gap {
            @if let Some(held) = held { (callout(Tone::Plan, "bookmark", t::kept_for(l, held.held_for.as_str()))) }
            (reason_form(ctx, problems, fields, &action, asked.map(|stay| ("stay", stay.to_string())), asked.and_then(|stay| of(&board, stay))))
            @if board.waiting.is_empty() {
                (empty("users-round", t::nobody_waits(l), t::nobody_waits_more(l), html! {}))
            } @else {
                (card_rows("who", t::waiting(l), "", rows))
            }
            @if place.taken.is_none() { (bed::free_actions(ctx, service, place)) }
        }
    };
    page(ctx, service, &title, !problems.is_empty(), screen).await
}

fn of(board: &Board, stay: Uuid) -> Option<&Resident> {
    board.residents().map(|(resident, _)| resident).find(|r| r.stay_id == stay)
}

/// What stands in the way, and a place for the reason where a reason helps.
fn reason_form(
    ctx: &Ctx,
    problems: &Problems,
    fields: &Fields,
    action: &str,
    sent_along: Option<(&str, String)>,
    resident: Option<&Resident>,
) -> Markup {
    let l = ctx.lang;
    if problems.is_empty() {
        return html! {};
    }
    let form = FormView::new(fields, problems, l);
    let needs_reason = problems.iter().all(|p| p.field == "reason");
    let control = html! {
        @if needs_reason { (form.textarea("reason", t::reason(l)).hint(t::reason_hint(l)).max_chars(500)) }
    };
    html! {
        (form.error_summary())
        @if needs_reason {
            form.stack.wide-gap method="post" action=(action) {
                @if let Some((name, value)) = &sent_along { (kernel::view::hidden(name, value)) }
                @if fields.has("bed") { (kernel::view::hidden("bed", fields.get("bed"))) }
                @for name in ["clean", "releases"] { @if fields.has(name) { (kernel::view::hidden(name, "1")) } }
                (command_field(ctx))
                @if let Some(resident) = resident { p { strong { (resident.name) } ", " (resident.case_number) } }
                (control)
                div.row { (Button::submit(t::assign_anyway(l))) }
            }
        }
    }
}

pub async fn move_page(
    ctx: Ctx,
    Path((service, stay)): Path<(ServiceId, Uuid)>,
    Asked(query): Asked,
) -> Result<Response, Refusal> {
    may_assign(&ctx, service).await?;
    draw_move(&ctx, service, stay, &query, &Problems::default()).await
}

pub async fn move_stay(
    ctx: Ctx,
    Path((service, stay)): Path<(ServiceId, Uuid)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let bed = fields.get("bed").parse().map_err(|_| Refusal::Missing)?;
    let reason = fields.get("reason").to_owned();
    let has_bed = now(&ctx, service).await?.residents().any(|(r, place)| r.stay_id == stay && place.is_some());
    let (result, done) = if has_bed {
        let order = Move { stay, bed, at: None, reason, clean: fields.has("clean") };
        (move_to(&ctx, service, &order).await, "moved")
    } else {
        (assign(&ctx, service, &Assign { stay, bed, from: None, reason, releases: false }).await, "assigned")
    };
    match outcome(result)? {
        Outcome::Done => Ok(to_board(service, done)),
        Outcome::Wrong(problems) => draw_move(&ctx, service, stay, &fields, &problems).await,
    }
}

/// The free beds for somebody, with what a rule says of each beforehand.
async fn draw_move(
    ctx: &Ctx,
    service: ServiceId,
    stay: Uuid,
    fields: &Fields,
    problems: &Problems,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let board = now(ctx, service).await?;
    let (resident, place) = board.residents().find(|(r, _)| r.stay_id == stay).ok_or(Refusal::Missing)?;
    let title = if place.is_some() { t::move_title(l) } else { t::give_bed_title(l) };
    let action = format!("/services/{service}/stays/{stay}/bed");
    let free: Vec<&Place> = board.places.iter().filter(|place| place.taken.is_none()).collect();
    let advice = super::super::assign::advice(ctx, &board, resident).await?;
    let rows = free.iter().map(|free| {
        let worst =
            advice.iter().filter(|(bed, _)| *bed == free.bed_id).flat_map(|(_, found)| found).max_by_key(|f| f.weight);
        let unit = free.unit_id.and_then(|id| board.structure.unit(id)).map(|unit| unit.name.as_str());
        html! {
            div.grow {
                strong { (place_words(l, free)) }
                small { (unit.unwrap_or_default()) }
                @if let Some(found) = worst { (found_chip(l, found)) }
            }
            form method="post" action=(action) {
                (kernel::view::hidden("bed", &free.bed_id.to_string()))
                (command_field(ctx))
                @if place.is_some() {
                    label.choice { input type="checkbox" name="clean" value="1"; (t::clean_old(l)) }
                }
                (Button::submit(t::choose_bed(l)).small().icon("check"))
            }
        }
    });
    let context = html! {
        (resident.name) ", " (resident.case_number)
        @if let Some(place) = place { " · " (place_words(l, place)) }
    };
    let screen = html! {
        (crumbs(l, &[(format!("/services/{service}/places"), t::title(l))], title))
        (page_head(title, context, html! {}))
        div.stack.wide-gap {
            (reason_form(ctx, problems, fields, &action, None, Some(resident)))
            @if free.is_empty() { (empty("bed-double", t::no_free(l), t::no_free_more(l), html! {})) }
            @else { (card_rows("free", t::free_beds(l), "", rows)) }
        }
    };
    page(ctx, service, title, !problems.is_empty(), screen).await
}

fn found_chip(l: Lang, found: &super::super::Finding) -> Markup {
    let tone = if found.weight >= Weight::Exception { Tone::Danger } else { Tone::Warn };
    chip(tone, Some("triangle-alert"), found.message.say(l))
}

pub async fn hold_page(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Response, Refusal> {
    may_assign(&ctx, service).await?;
    let mut fields = query;
    let until = ctx.at.plus_hours(4).local();
    fields.set("until_date", until.date().to_string());
    fields.set("until_time", kernel::i18n::time(until.time()));
    fields.set("command", command(&ctx));
    draw_hold(&ctx, service, &fields, &Problems::default()).await
}

pub async fn hold_bed(ctx: Ctx, Path(service): Path<ServiceId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let result = match read_hold(&fields) {
        Ok(order) => hold(&ctx, service, &order).await,
        Err(problems) => Err(Refusal::Invalid(problems)),
    };
    match outcome(result)? {
        Outcome::Done => Ok(to_board(service, "held")),
        Outcome::Wrong(problems) => draw_hold(&ctx, service, &fields, &problems).await,
    }
}

fn read_hold(fields: &Fields) -> Result<Hold, Problems> {
    let mut form = Reader::new(fields);
    let bed = form.required("bed", Reader::id);
    let held_for = form.required_text("held_for", 200);
    let until = form.required_moment("until");
    let note = form.text("note", 200).unwrap_or_default();
    form.build(|| Some(Hold { bed: bed?, until: until?.into(), held_for: held_for?, note }))
}

async fn draw_hold(ctx: &Ctx, service: ServiceId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let board = now(ctx, service).await?;
    let form = FormView::new(fields, problems, l);
    let screen = html! {
        (crumbs(l, &[(format!("/services/{service}/places"), t::title(l))], t::hold_place(l)))
        (page_head(t::hold_place(l), t::hold_how(l), html! {}))
        (form.post(&format!("/services/{service}/holds/new"), |form| html! {
            (form.hidden("command"))
            div.fields {
                (form.select("bed", t::col_bed(l), free_options(l, &board)))
                (form.text("held_for", t::held_for(l)).hint(t::held_for_hint(l)).max_chars(200))
                (form.datetime("until", t::hold_until(l)))
                (form.text("note", t::held_by(l)).max_chars(200).optional())
            }
            div.row { (Button::submit(t::hold_place(l)).primary()) }
        }))
    };
    page(ctx, service, t::hold_place(l), !problems.is_empty(), screen).await
}

fn free_options(l: Lang, board: &Board) -> Vec<(String, String)> {
    let free = board.places.iter().filter(|place| place.taken.is_none());
    free.map(|place| (place.bed_id.to_string(), place_words(l, place))).collect()
}

pub async fn closing_page(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Response, Refusal> {
    may_assign(&ctx, service).await?;
    let mut fields = query;
    fields.set("command", command(&ctx));
    draw_closing(&ctx, service, &fields, &Problems::default()).await
}

pub async fn close(ctx: Ctx, Path(service): Path<ServiceId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let mut form = Reader::new(&fields);
    let bed = form.required("bed", Reader::id);
    let note = form.required_text("note", 200);
    let until = form.moment("until").map(Into::into);
    let result = match form.build(|| Some(Closing { bed: bed?, until, note: note? })) {
        Ok(order) => close_bed(&ctx, service, &order).await,
        Err(problems) => Err(Refusal::Invalid(problems)),
    };
    match outcome(result)? {
        Outcome::Done => Ok(to_board(service, "closed")),
        Outcome::Wrong(problems) => draw_closing(&ctx, service, &fields, &problems).await,
    }
}

async fn draw_closing(
    ctx: &Ctx,
    service: ServiceId,
    fields: &Fields,
    problems: &Problems,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let board = now(ctx, service).await?;
    let form = FormView::new(fields, problems, l);
    let screen = html! {
        (crumbs(l, &[(format!("/services/{service}/places"), t::title(l))], t::close_bed(l)))
        (page_head(t::close_bed(l), "", html! {}))
        (form.post(&format!("/services/{service}/closings/new"), |form| html! {
            (form.hidden("command"))
            div.fields {
                (form.select("bed", t::col_bed(l), free_options(l, &board)))
                (form.text("note", t::close_why(l)).max_chars(200))
                (form.datetime("until", t::close_until(l)).optional())
            }
            div.row { (Button::submit(t::close_bed(l)).primary()) }
        }))
    };
    page(ctx, service, t::close_bed(l), !problems.is_empty(), screen).await
}

pub async fn clean_bed(
    ctx: Ctx,
    Path((service, bed)): Path<(ServiceId, BedId)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    match outcome(clean_start(&ctx, service, bed, None).await)? {
        Outcome::Done => Ok(to_board(service, "cleaning")),
        Outcome::Wrong(problems) => Err(Refusal::Invalid(problems)),
    }
}

pub async fn end(
    ctx: Ctx,
    Path((service, used)): Path<(ServiceId, BedUseId)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let version = fields.get("version").parse().map_err(|_| Refusal::Missing)?;
    match outcome(end_use(&ctx, service, used, version).await)? {
        Outcome::Done => Ok(to_board(service, "ended")),
        Outcome::Wrong(problems) => Err(Refusal::Invalid(problems)),
    }
}
