//! The form of a review, and of the end.

use super::{FormPage, Sent, buttons, done, in_card, marks, once, required_day, sent, title_of};
use crate::plans::limits::{GOAL, TEXT};
use crate::plans::{self, Closing, GoalMark, Outcome, PlanId, ReviewOrder, Whole, t};
use axum::extract::Path;
use axum::response::Response;
use kernel::ctx::Ctx;
use kernel::form::{Fields, Problems, Reader};
use kernel::refusal::Refusal;
use kernel::view::{FormView, Tone, callout};
use maud::html;

pub async fn review_form(ctx: Ctx, Path(id): Path<PlanId>) -> Result<Response, Refusal> {
    let whole = plans::plan(&ctx, id).await?;
    let fields = Fields::from_iter([("held_on", ctx.today().to_string())]);
    show_review(&ctx, &whole, &fields, &Problems::default()).await
}

pub async fn review(ctx: Ctx, Path(id): Path<PlanId>, fields: Fields) -> Result<Response, Refusal> {
    let whole = plans::plan(&ctx, id).await?;
    let result = match read_review(&whole, &fields) {
        Ok(order) => plans::review(&once(&ctx, &fields), id, &order).await,
        Err(problems) => Err(problems.into()),
    };
    match sent(result)? {
        Sent::Done | Sent::Stale => Ok(done(id, "reviewed", None)),
        Sent::Wrong(problems) => show_review(&ctx, &whole, &fields, &problems).await,
    }
}

fn read_review(whole: &Whole, fields: &Fields) -> Result<ReviewOrder, Problems> {
    let mut form = Reader::new(fields);
    let held_on = required_day(&mut form, "held_on");
    let mut given = Vec::new();
    for goal in &whole.goals {
        let mark = form.integer(&format!("mark-{}", goal.id), 1..=10);
        let note = form.text(&format!("note-{}", goal.id), GOAL).unwrap_or_default();
        if let Some(mark) = mark {
            given.push(GoalMark { goal: goal.id, mark, note });
        } else if !note.is_empty() {
            form.problem(format!("mark-{}", goal.id), t::m::note_without_mark());
        }
    }
    let person_mark = form.integer("person_mark", 1..=10);
    let team_mark = form.integer("team_mark", 1..=10);
    let helped = form.long_text("helped", TEXT).unwrap_or_default();
    let change = form.long_text("change", TEXT).unwrap_or_default();
    let next = form.long_text("next", TEXT).unwrap_or_default();
    form.build(|| Some(ReviewOrder { held_on: held_on?, person_mark, team_mark, helped, change, next, marks: given }))
}

async fn show_review(ctx: &Ctx, whole: &Whole, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let called = whole.subject.called();
    let form = FormView::new(fields, problems, l);
    let action = format!("/plans/{}/review", whole.plan.id);
    let content = in_card(&form, &action, t::review_card(l, called).as_str(), |form| {
        html! {
            (kernel::view::hidden("command", &ctx.new_id::<uuid::Uuid>().to_string()))
            div.fields {
                (form.date("held_on", t::held_on(l)).span())
                (form.textarea("helped", t::ask_helped(l)).optional())
                (form.textarea("change", t::ask_change(l)).optional())
                (form.textarea("next", t::ask_next(l)).optional())
                @for goal in &whole.goals {
                    (form.select(&format!("mark-{}", goal.id), title_of(goal, l), marks()).hint(t::mark_hint(l)).optional())
                    (form.text(&format!("note-{}", goal.id), t::mark_note(l)).hint(t::mark_note_hint(l)).optional())
                }
                (form.select("person_mark", &t::mark_by(l, called), marks()).hint(t::mark_whole_hint(l)).optional())
                (form.select("team_mark", t::mark_by_team(l), marks()).optional())
            }
            (buttons(l, t::save_review(l), whole.plan.id))
        }
    });
    FormPage::new(whole, t::review_title(l), problems).show(ctx, content).await
}

pub async fn closing_form(ctx: Ctx, Path(id): Path<PlanId>) -> Result<Response, Refusal> {
    let whole = plans::plan(&ctx, id).await?;
    let fields = Fields::from_iter([("ended_on", ctx.today().to_string())]);
    show_closing(&ctx, &whole, &fields, &Problems::default()).await
}

pub async fn close(ctx: Ctx, Path(id): Path<PlanId>, fields: Fields) -> Result<Response, Refusal> {
    let whole = plans::plan(&ctx, id).await?;
    let result = match read_closing(&whole, &fields) {
        Ok(order) => plans::close(&once(&ctx, &fields), id, &order).await,
        Err(problems) => Err(problems.into()),
    };
    match sent(result)? {
        Sent::Done | Sent::Stale => Ok(done(id, "closed", None)),
        Sent::Wrong(problems) => show_closing(&ctx, &whole, &fields, &problems).await,
    }
}

fn read_closing(whole: &Whole, fields: &Fields) -> Result<Closing, Problems> {
    let mut form = Reader::new(fields);
    let ended_on = required_day(&mut form, "ended_on");
    let mut outcomes = Vec::new();
    for goal in &whole.goals {
        if let Some(outcome) = form.required_choice::<Outcome>(&format!("outcome-{}", goal.id)) {
            outcomes.push((goal.id, outcome));
        }
    }
    let closing = form.long_text("closing", TEXT).unwrap_or_default();
    form.build(|| Some(Closing { ended_on: ended_on?, outcomes, closing }))
}

async fn show_closing(ctx: &Ctx, whole: &Whole, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let form = FormView::new(fields, problems, l);
    let outcomes = || Outcome::ALL.iter().map(|outcome| (outcome.code(), outcome.label(l)));
    let action = format!("/plans/{}/closing", whole.plan.id);
    let content = in_card(&form, &action, t::closing_card(l), |form| {
        html! {
            (kernel::view::hidden("command", &ctx.new_id::<uuid::Uuid>().to_string()))
            div.fields {
                (form.date("ended_on", t::ended_on(l)).span())
                @for goal in &whole.goals {
                    (form.radios(&format!("outcome-{}", goal.id), title_of(goal, l), outcomes()).span())
                }
                (form.textarea("closing", t::closing(l)).optional())
            }
            (buttons(l, t::close_plan(l), whole.plan.id))
        }
    });
    let before = callout(Tone::Info, "circle-help", t::closing_note(l));
    FormPage::new(whole, t::closing_title(l), problems).saying(before).show(ctx, content).await
}
