//! Writing a contact down: the rule of safe contact first, then the fields; and what must follow when somebody is in danger.

use super::{FOLLOW_UP_MONTHS, NewFollowUp, danger_of, record_follow_up};
use crate::cases::StayId;
use crate::cases::codes::{ContactChannel, FollowUpResult};
use crate::cases::file::acts::{Act, draw as draw_act, fresh, once, set_now, to_file};
use crate::cases::limit::months_after;
use crate::people;
use crate::people::contact::{SafeContact, rule_of};
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, PersonId};
use kernel::view::{Button, FormView, icon};
use maud::{Markup, html};

kernel::texts!(cases_follow_up);

/// The page of a contact after the stay.
pub fn routes() -> Router<App> {
    Router::new().route("/stays/{stay}/follow-ups/new", get(open).post(send))
}

async fn open(ctx: Ctx, Path(stay): Path<StayId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let mut fields = fresh(&ctx);
    set_now(&mut fields, &ctx, "done_at");
    fields.set("month", asked.get("month"));
    draw(&ctx, stay, &fields, &Problems::default()).await
}

async fn draw(ctx: &Ctx, stay: StayId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let place = crate::cases::place_of_stay(ctx, stay, Right::RecordSupport).await?;
    let mut view = ctx.view(Right::RecordSupport, On::Service(place.service_id)).await?;
    let rule = rule_of(&mut view, ctx.provider, place.person_id).await?;
    drop(view);
    let left = place.ended_at.map_or(ctx.today(), Moment::day);
    let months = FOLLOW_UP_MONTHS
        .map(|month| (month.to_string(), t::month_due(l, month, i18n::day(l, months_after(left, month)))));
    let action = format!("/stays/{stay}/follow-ups/new");
    let act = Act { person: place.person_id, action, title: t::title(l), send: t::save(l) };
    let content = |form: &FormView<'_>| {
        html! {
            (people::rule_of_contact(l, rule.as_ref()))
            p { (t::read_first(l)) }
            div.fields {
                (form.radios("month", t::month(l), months.clone()).span())
                (channel(form, rule.as_ref()))
                (form.datetime("done_at", t::done_at(l)))
                (form.select("result", t::result(l), FollowUpResult::options(l)).hint(t::result_hint(l)))
                (form.textarea("note", t::note(l)).max_chars(2000).optional())
                (form.checkbox("rule_kept", t::rule_kept(l)).span())
            }
        }
    };
    draw_act(ctx, &act, fields, problems, content).await
}

/// The ways that the rule leaves; those that it forbids are named under the field.
fn channel(form: &FormView<'_>, rule: Option<&SafeContact>) -> Markup {
    let l = form.lang;
    // At noon: the hour of a call is only known once it is typed.
    let is_open = |channel: ContactChannel| {
        let noon = kernel::types::Day::new(2000, 1, 1).at(12, 0);
        rule.is_none_or(|rule| super::forbidden(rule, channel, noon).is_none())
    };
    let (open, closed): (Vec<_>, Vec<_>) = ContactChannel::ALL.iter().copied().partition(|one| is_open(*one));
    let options = open.iter().map(|one| (one.code(), one.label(l)));
    let control = form.select("channel", t::channel(l), options);
    match closed.is_empty() {
        true => html! { (control.hint(t::channel_hint(l))) },
        false => {
            let closed: Vec<&str> = closed.iter().map(|one| one.label(l)).collect();
            html! { (control.hint(t::channel_closed(l, closed.join(", ")))) }
        }
    }
}

async fn send(ctx: Ctx, Path(stay): Path<StayId>, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let month = form.required("month", |form, name| form.integer(name, 1..=6));
    let channel = form.choice("channel");
    let done_at = form.required_moment("done_at").map(Moment::from);
    let (result, rule_kept) = (form.required_choice("result"), form.checkbox("rule_kept"));
    let note = form.long_text("note", 2000).unwrap_or_default();
    let order = form.build(|| Some(NewFollowUp { month: month?, done_at, channel, result: result?, note, rule_kept }));
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw(&ctx, stay, &fields, &problems).await,
    };
    let is_danger = order.result == FollowUpResult::InDanger;
    let ctx = once(ctx, &fields);
    match record_follow_up(&ctx, stay, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => {
            let place = crate::cases::place_of_stay(&ctx, stay, Right::RecordSupport).await?;
            match is_danger {
                true => Ok(Redirect::to(&format!("/people/{}#danger", place.person_id)).into_response()),
                false => Ok(to_file(place.person_id, "followed")),
            }
        }
        Err(Refusal::Invalid(problems)) => draw(&ctx, stay, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

/// At the top of the file of somebody who was in danger again, until a call for help or a new case answers it.
pub async fn alarm(ctx: &Ctx, person: PersonId) -> Result<Markup, Refusal> {
    let mut view = ctx.view(Right::SeeFile, On::Person(person)).await?;
    let Some(danger) = danger_of(&mut view, ctx.provider, person).await? else { return Ok(html! {}) };
    let (l, service) = (ctx.lang, danger.service_id);
    let href = format!("/services/{service}/signals/new?person={person}");
    Ok(html! {
        div.callout #danger data-tone="danger" role="alert" {
            (icon("siren"))
            div.stack {
                p { b { (t::in_danger(l, on_and_how(l, danger.done_at, danger.channel))) } " " (t::call_112(l)) }
                @if !danger.note.is_empty() { p.prewrap { (danger.note) } }
                @if ctx.may(Right::RecordSignal, service) {
                    div.row { (Button::link(&href, t::write_signal(l)).icon("siren")) span.small { (t::until_then(l)) } }
                }
            }
        }
    })
}

/// „20.11.2026, по телефона“.
fn on_and_how(l: Lang, at: Moment, channel: Option<ContactChannel>) -> String {
    let day = i18n::day(l, at.day());
    channel.map_or(day.clone(), |channel| format!("{day}, {}", channel.label(l)))
}
