//! The safe-contact rule: how, when, by whom, what to ask first, what never to do.

use super::{Sent, bar, both_versions, done, fresh, once, sent, status, t, version};
use crate::people::contact::{LINE, Never, SafeContact, TEXT, safe_contact, set_safe_contact};
use crate::people::{PersonOnPage, Sheet, Tab, on_page, page_of};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx};
use kernel::form::{Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{FormView, card_body};
use maud::{Markup, html};

pub fn routes() -> Router<App> {
    Router::new().route("/people/{person}/safe-contact", get(page).post(send))
}

fn read(fields: &Fields) -> Result<SafeContact, Problems> {
    let mut form = Reader::new(fields);
    let mut line = |name: &str| form.text(name, LINE).unwrap_or_default();
    let (how, times, by_whom) = (line("how"), line("times"), line("by_whom"));
    let (question, answer) = (line("question"), line("answer"));
    let never = form.many::<Never>("never");
    let never_else = form.long_text("never_else", TEXT).unwrap_or_default();
    form.finish(SafeContact { how, times, by_whom, question, answer, never, never_else, version: version(fields) })
}

async fn page(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response, Refusal> {
    let on = on_page(&ctx, id).await?;
    let rule = on.safe_contact.clone().unwrap_or_default();
    let mut pairs: Vec<(&str, String)> = vec![
        ("command", ctx.new_id::<uuid::Uuid>().to_string()),
        ("version", rule.version.to_string()),
        ("how", rule.how),
        ("times", rule.times),
        ("by_whom", rule.by_whom),
        ("question", rule.question),
        ("answer", rule.answer),
        ("never_else", rule.never_else),
    ];
    pairs.extend(rule.never.iter().map(|never| ("never", never.code().to_owned())));
    draw(&ctx, &on, &pairs.into_iter().collect(), &Problems::default(), None).await
}

async fn send(ctx: Ctx, Path(id): Path<PersonId>, mut fields: Fields) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let typed = read(&fields);
    let ended = match &typed {
        Ok(rule) => sent(set_safe_contact(&ctx, id, rule.clone()).await)?,
        Err(problems) => Sent::Wrong(problems.clone()),
    };
    if let Sent::Done = ended {
        return Ok(done(id, "/contacts", "saved"));
    }
    let on = on_page(&ctx, id).await?;
    match (ended, typed) {
        (Sent::Overtaken(at), Ok(typed)) => {
            let now = safe_contact(&ctx, id).await?.unwrap_or_default();
            fields.set("version", at.to_string());
            fields.set("command", fresh(&ctx).get("command"));
            let rows = versions(ctx.lang, &now, &typed);
            let page = draw(&ctx, &on, &fields, &Problems::default(), Some(rows)).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        (Sent::Wrong(problems), _) => draw(&ctx, &on, &fields, &problems, None).await,
        _ => Err(Refusal::Missing),
    }
}

fn versions(l: Lang, now: &SafeContact, typed: &SafeContact) -> Markup {
    let never = |rule: &SafeContact| rule.never.iter().map(|never| never.label(l)).collect::<Vec<_>>().join(", ");
    let pair = |label, read: fn(&SafeContact) -> &String| (label, read(now).clone(), read(typed).clone());
    both_versions(
        l,
        &[
            pair(t::rule_how(l), |rule| &rule.how),
            pair(t::rule_times(l), |rule| &rule.times),
            pair(t::rule_by_whom(l), |rule| &rule.by_whom),
            pair(t::rule_question(l), |rule| &rule.question),
            pair(t::rule_answer(l), |rule| &rule.answer),
            (t::rule_never(l), never(now), never(typed)),
            pair(t::rule_never_else(l), |rule| &rule.never_else),
        ],
    )
}

async fn draw(
    ctx: &Ctx,
    on: &PersonOnPage,
    fields: &Fields,
    problems: &Problems,
    versions: Option<Markup>,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let body = html! {
        @if let Some(versions) = versions { (versions) }
        (form(l, on, fields, problems))
    };
    let sheet = Sheet::of(Tab::CONTACTS, t::change_rule(l)).with_errors(!problems.is_empty());
    Ok((status(problems), page_of(ctx, on, sheet, body).await?).into_response())
}

fn form(l: Lang, on: &PersonOnPage, typed: &Fields, problems: &Problems) -> Markup {
    let form = FormView::new(typed, problems, l);
    form.post(&format!("/people/{}/safe-contact", on.person.id), |form| html! {
        (form.hidden("command"))
        (form.hidden("version"))
        (card_body("rule-h", t::rule(l), t::rule_words(l), html! {
            div.fields {
                (form.text("how", t::rule_how(l)).hint(t::rule_how_hint(l)).max_chars(LINE))
                (form.text("times", t::rule_times(l)).hint(t::rule_times_hint(l)).optional().max_chars(LINE))
                (form.text("by_whom", t::rule_by_whom(l)).optional().max_chars(LINE))
                (form.text("question", t::rule_question(l)).hint(t::rule_question_hint(l)).optional().max_chars(LINE))
                (form.text("answer", t::rule_answer(l)).optional().max_chars(LINE))
                (form.checkboxes("never", t::rule_never(l), Never::ALL.iter().map(|never| (never.code(), never.label(l)))).span())
                (form.textarea("never_else", t::rule_never_else(l)).optional().max_chars(TEXT))
            }
        }))
        (bar(l, t::save(l), &format!("/people/{}/contacts", on.person.id)))
    })
}
