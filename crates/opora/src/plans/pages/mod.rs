//! The pages of a plan: the plan itself, and the forms that write, sign, review and end it.

mod discard;
mod ending;
mod figures;
mod file;
mod goal;
mod line;
mod sheet;
mod shelf;
mod sign;
mod spheres;
mod words;

pub use file::{happened, section, tab};

use super::{Goal, GoalId, PlanId, Whole, t};
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::ctx::{App, Ctx};
use kernel::form::{Fields, Problems, Reader};
use kernel::i18n::{Lang, Msg};
use kernel::refusal::Refusal;
use kernel::types::Day;
use kernel::view::{Button, FormView, Tone, callout, card_body, crumbs, page_head};
use maud::{Markup, html};

/// The pages of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{person}/plan", get(sheet::of_person).post(sheet::start))
        .route("/plans/{plan}", get(sheet::of_plan))
        .route("/plans/{plan}/edit", get(words::form).post(words::send))
        .route("/plans/{plan}/goals/new", get(goal::new).post(goal::add))
        .route("/goals/{goal}", get(goal::form).post(goal::send))
        .route("/goals/{goal}/removal", post(goal::remove))
        .route("/goals/{goal}/activities/new", get(line::new).post(line::add))
        .route("/activities/{activity}", get(line::form).post(line::send))
        .route("/activities/{activity}/removal", post(line::remove))
        .route("/activities/{activity}/status", post(line::set_status))
        .route("/plans/{plan}/team-signature", post(sign::team))
        .route("/plans/{plan}/reopening", post(sign::reopen))
        .route("/plans/{plan}/signature", get(sign::person_form).post(sign::person))
        .route("/plans/{plan}/refusal", get(sign::refusal_form).post(sign::refusal))
        .route("/plans/{plan}/witness", post(sign::witness))
        .route("/plans/{plan}/review", get(ending::review_form).post(ending::review))
        .route("/plans/{plan}/needs", post(discard::take_needs))
        .route("/plans/{plan}/discard", get(discard::form).post(discard::send))
        .route("/plans/{plan}/closing", get(ending::closing_form).post(ending::close))
}

/// The address of a version.
fn address(id: PlanId) -> String {
    format!("/plans/{id}")
}

/// On to the plan, which then says what was done.
fn done(id: PlanId, what: &str, at: Option<GoalId>) -> Response {
    let anchor = at.map(|goal| format!("#goal-{goal}")).unwrap_or_default();
    Redirect::to(&format!("/plans/{id}?done={what}{anchor}")).into_response()
}

/// What came of a sent form.
enum Sent {
    /// It was carried out, now or before.
    Done,
    /// Something is wrong with it.
    Wrong(Problems),
    /// Someone else changed the thing meanwhile.
    Stale,
}

/// Tells the refusals that a form answers itself from those that a page of their own tells.
fn sent<T>(result: Result<T, Refusal>) -> Result<Sent, Refusal> {
    match result {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(Sent::Done),
        Err(Refusal::Invalid(problems)) => Ok(Sent::Wrong(problems)),
        Err(Refusal::Stale(_)) => Ok(Sent::Stale),
        Err(refusal) => Err(refusal),
    }
}

/// The same context, for a command that is carried out once.
fn once(ctx: &Ctx, fields: &Fields) -> Ctx {
    ctx.clone().once(fields.get("command").parse().ok())
}

/// The version of a thing that the form has seen.
fn version(fields: &Fields) -> i64 {
    fields.get("version").parse().unwrap_or(0)
}

/// A page with one form on it, under the way back to the plan.
struct FormPage<'a> {
    whole: &'a Whole,
    title: &'a str,
    problems: &'a Problems,
    /// Said before the form.
    before: Markup,
}

impl<'a> FormPage<'a> {
    fn new(whole: &'a Whole, title: &'a str, problems: &'a Problems) -> Self {
        FormPage { whole, title, problems, before: html! {} }
    }

    fn saying(mut self, before: Markup) -> Self {
        self.before = before;
        self
    }

    async fn show(self, ctx: &Ctx, form: Markup) -> Result<Response, Refusal> {
        let (l, plan) = (ctx.lang, &self.whole.plan);
        let screen = html! {
            (way_back(l, self.whole, self.title))
            (page_head(self.title, self.whole.subject.name(), html! {}))
            div.stack.wide-gap.one-form {
                (self.before)
                (form)
            }
        };
        let here = Here::of(self.whole.subject.service_id, Place::People, t::title_version(l, plan.number));
        let page = shell::page(ctx, here.with_errors(!self.problems.is_empty()), screen).await?;
        let status = if self.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok((status, page).into_response())
    }
}

/// The crumbs of a page under the plan.
fn way_back(l: Lang, whole: &Whole, here: &str) -> Markup {
    let plan = (address(whole.plan.id), t::version_of(l, whole.plan.number));
    let [cases, file] = above(l, whole);
    crumbs(l, &[cases, file, plan], here)
}

/// The crumbs of the plan itself.
fn way_to_plan(l: Lang, whole: &Whole) -> Markup {
    crumbs(l, &above(l, whole), &t::version_of(l, whole.plan.number))
}

fn above(l: Lang, whole: &Whole) -> [(String, String); 2] {
    let subject = &whole.subject;
    [
        (format!("/services/{}/people", subject.service_id), t::cases(l).to_owned()),
        (format!("/people/{}", subject.person_id), t::name_and_case(l, subject.name(), subject.case())),
    ]
}

/// A form in a card, with its buttons at the end.
fn in_card(form: &FormView<'_>, action: &str, title: &str, fields: impl FnOnce(&FormView<'_>) -> Markup) -> Markup {
    form.post(action, |form| card_body("form-h", title, html! {}, html! { div.stack.wide-gap { (fields(form)) } }))
}

/// The buttons under a form of a plan: to send it, or back to the plan.
fn buttons(l: Lang, send: &str, plan: PlanId) -> Markup {
    html! {
        div.row {
            (Button::submit(send).primary())
            (Button::link(&format!("/plans/{plan}"), t::cancel(l)).quiet())
        }
    }
}

/// Says that someone else was faster, with what stands there now: (name of the field, what it says now).
fn changed_meanwhile(l: Lang, theirs: &[(&str, String)]) -> Markup {
    let words = html! {
        b { (t::changed_meanwhile(l)) }
        " " (t::changed_how(l))
        @for (field, now) in theirs { br; (field) ": „" (now) "“" }
    };
    callout(Tone::Warn, "users-round", words)
}

/// What was typed differently from what stands there now: (label, what stands there).
fn differences<'a>(typed: &Fields, now: &Fields, labels: &[(&str, &'a str)]) -> Vec<(&'a str, String)> {
    let differs = |name: &str| typed.get(name) != now.get(name);
    labels.iter().filter(|(name, _)| differs(name)).map(|(name, label)| (*label, now.get(name).to_owned())).collect()
}

/// A day from a form.
fn day(form: &mut Reader<'_>, name: &str) -> Option<Day> {
    form.day(name).map(Day::from)
}

/// A day that must be there.
fn required_day(form: &mut Reader<'_>, name: &str) -> Option<Day> {
    form.required(name, Reader::day).map(Day::from)
}

fn option(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// The marks one can give.
fn marks() -> impl Iterator<Item = (String, String)> {
    (1..=10).map(|mark| (mark.to_string(), mark.to_string()))
}

/// What to call a goal: by itself, or by the need while it has no words.
fn title_of(goal: &Goal, l: Lang) -> &str {
    if goal.goal.is_empty() { goal.need_said(l) } else { &goal.goal }
}

/// The first thing wrong with the whole of a command that has no fields.
fn whole_problem(problems: &Problems) -> Option<&Msg> {
    problems.iter().next().map(|problem| &problem.message)
}
