//! The end of a stay, and the contacts after it.

use super::acts::{Act, along, draw, fresh, household, once, set_now, to_file, with};
use super::t;
use crate::cases::codes::{Destination, EndGround, FollowUpResult};
use crate::cases::limit::months_after;
use crate::cases::{EndStay, FOLLOW_UP_MONTHS, NewFollowUp, StayId};
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Moment;
use kernel::view::{FormView, Tone, callout};
use maud::html;

/// The pages of the end and of what follows.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/stays/{stay}/end", get(open_end).post(send_end))
        .route("/stays/{stay}/follow-ups/new", get(open_follow_up).post(send_follow_up))
}

async fn open_end(ctx: Ctx, Path(stay): Path<StayId>) -> Result<Response, Refusal> {
    let mut fields = fresh(&ctx);
    set_now(&mut fields, &ctx, "at");
    fields.set("clean", "1");
    draw_end(&ctx, stay, &fields, &Problems::default()).await
}

async fn draw_end(ctx: &Ctx, stay: StayId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let (person, people) = household(ctx, stay, Right::EndStay).await?;
    let others = along(stay, &people);
    let act = Act { person, action: format!("/stays/{stay}/end"), title: t::end_stay(l), send: t::end_now(l) };
    let content = |form: &FormView<'_>| {
        html! {
            (callout(Tone::Warn, "triangle-alert", t::end_words(l)))
            div.fields {
                (form.datetime("at", t::ended_at(l)))
                (form.select("destination", t::destination(l), Destination::options(l)))
                (form.select("ground", t::ground(l), grounds(l)).hint(t::ground_hint(l)).optional())
                (form.date("notice_on", t::notice_on(l)).hint(t::notice_hint(l)).optional())
                (with(form, &others))
                (form.checkbox("clean", t::clean(l)).span())
                (form.textarea("note", t::end_note(l)).max_chars(2000).optional())
            }
        }
    };
    draw(ctx, &act, fields, problems, content).await
}

/// The grounds with their numbers in the law.
fn grounds(l: Lang) -> impl Iterator<Item = (&'static str, String)> {
    EndGround::ALL.iter().map(move |ground| (ground.code(), format!("{}. {}", ground.number(), ground.label(l))))
}

async fn send_end(ctx: Ctx, Path(stay): Path<StayId>, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let (with, at) = (form.many("with"), form.required_moment("at").map(Moment::from));
    let (ground, destination) = (form.choice("ground"), form.required_choice("destination"));
    let (notice_on, clean) = (form.day("notice_on").map(Into::into), form.checkbox("clean"));
    let note = form.long_text("note", 2000).unwrap_or_default();
    let order = form.build(|| Some(EndStay { with, at, ground, notice_on, destination: destination?, clean, note }));
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw_end(&ctx, stay, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::end_stay(&ctx, stay, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => {
            let place = crate::cases::place_of_stay(&ctx, stay, Right::EndStay).await?;
            Ok(to_file(place.person_id, "ended"))
        }
        Err(Refusal::Invalid(problems)) => draw_end(&ctx, stay, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn open_follow_up(ctx: Ctx, Path(stay): Path<StayId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let mut fields = fresh(&ctx);
    set_now(&mut fields, &ctx, "done_at");
    fields.set("month", asked.get("month"));
    draw_follow_up(&ctx, stay, &fields, &Problems::default()).await
}

async fn draw_follow_up(ctx: &Ctx, stay: StayId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let place = crate::cases::place_of_stay(ctx, stay, Right::RecordSupport).await?;
    drop(ctx.view(Right::RecordSupport, On::Service(place.service_id)).await?);
    let left = place.ended_at.map_or(ctx.today(), Moment::day);
    let months = FOLLOW_UP_MONTHS
        .map(|month| (month.to_string(), t::month_due(l, month, i18n::day(l, months_after(left, month)))));
    let action = format!("/stays/{stay}/follow-ups/new");
    let act = Act { person: place.person_id, action, title: t::add_follow_up(l), send: t::save(l) };
    let content = |form: &FormView<'_>| {
        html! {
            (callout(Tone::Warn, "shield-alert", t::follow_up_words(l)))
            div.fields {
                (form.radios("month", t::month(l), months.clone()))
                (form.datetime("done_at", t::done_at(l)))
                (form.select("result", t::result(l), FollowUpResult::options(l)))
                (form.checkbox("rule_kept", t::rule_kept(l)).span())
                (form.textarea("note", t::note(l)).max_chars(2000).optional())
            }
        }
    };
    draw(ctx, &act, fields, problems, content).await
}

async fn send_follow_up(ctx: Ctx, Path(stay): Path<StayId>, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let month = form.required("month", |form, name| form.integer(name, 1..=6));
    let done_at = form.required_moment("done_at").map(Moment::from);
    let (result, rule_kept) = (form.required_choice("result"), form.checkbox("rule_kept"));
    let note = form.long_text("note", 2000).unwrap_or_default();
    let order = form.build(|| Some(NewFollowUp { month: month?, done_at, result: result?, note, rule_kept }));
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw_follow_up(&ctx, stay, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::record_follow_up(&ctx, stay, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => {
            let place = crate::cases::place_of_stay(&ctx, stay, Right::RecordSupport).await?;
            Ok(to_file(place.person_id, "followed"))
        }
        Err(Refusal::Invalid(problems)) => draw_follow_up(&ctx, stay, &fields, &problems).await,
        Err(other) => Err(other),
    }
}
