//! The form of a goal.

use super::{
    FormPage, Sent, buttons, changed_meanwhile, day, differences, done, in_card, marks, once, option, sent, version,
};
use crate::plans::limits::GOAL;
use crate::plans::{self, Domain, Goal, GoalId, GoalOrder, PlanId, Whole, need, t};
use axum::extract::Path;
use axum::response::Response;
use kernel::ctx::Ctx;
use kernel::form::{Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::view::FormView;
use maud::{Markup, html};

pub async fn new(ctx: Ctx, Path(id): Path<PlanId>) -> Result<Response, Refusal> {
    let whole = plans::plan(&ctx, id).await?;
    let (fields, action) = (Fields::default(), format!("/plans/{id}/goals/new"));
    show(&ctx, &whole, &action, &fields, &Problems::default(), html! {}).await
}

pub async fn add(ctx: Ctx, Path(id): Path<PlanId>, fields: Fields) -> Result<Response, Refusal> {
    let result = match read(&fields) {
        Ok(order) => plans::add_goal(&once(&ctx, &fields), id, None, &order).await,
        Err(problems) => Err(problems.into()),
    };
    match sent(result)? {
        Sent::Done | Sent::Stale => Ok(done(id, "goal", None)),
        Sent::Wrong(problems) => {
            let (whole, action) = (plans::plan(&ctx, id).await?, format!("/plans/{id}/goals/new"));
            show(&ctx, &whole, &action, &fields, &problems, html! {}).await
        }
    }
}

pub async fn form(ctx: Ctx, Path(id): Path<GoalId>) -> Result<Response, Refusal> {
    let (whole, goal) = with_goal(&ctx, id).await?;
    show(&ctx, &whole, &format!("/goals/{id}"), &filled(&goal, ctx.lang), &Problems::default(), html! {}).await
}

pub async fn send(ctx: Ctx, Path(id): Path<GoalId>, mut fields: Fields) -> Result<Response, Refusal> {
    let (whole, goal) = with_goal(&ctx, id).await?;
    let result = match read(&fields) {
        Ok(order) => plans::edit_goal(&once(&ctx, &fields), id, version(&fields), &order).await,
        Err(problems) => Err(problems.into()),
    };
    let action = format!("/goals/{id}");
    match sent(result)? {
        Sent::Done => Ok(done(whole.plan.id, "goal", Some(id))),
        Sent::Wrong(problems) => show(&ctx, &whole, &action, &fields, &problems, html! {}).await,
        Sent::Stale => {
            let now = filled(&goal, ctx.lang);
            let theirs = changed_meanwhile(ctx.lang, &differences(&fields, &now, &labels(ctx.lang)));
            fields.set("version", now.get("version"));
            show(&ctx, &whole, &action, &fields, &Problems::default(), theirs).await
        }
    }
}

pub async fn remove(ctx: Ctx, Path(id): Path<GoalId>, fields: Fields) -> Result<Response, Refusal> {
    let plan = plans::remove_goal(&once(&ctx, &fields), id).await?;
    Ok(done(plan, "removed", None))
}

async fn with_goal(ctx: &Ctx, id: GoalId) -> Result<(Whole, Goal), Refusal> {
    let whole = plans::of_part(ctx, id.into()).await?;
    let goal = whole.goals.iter().find(|goal| goal.id == id).cloned().ok_or(Refusal::Missing)?;
    Ok((whole, goal))
}

fn labels(l: Lang) -> [(&'static str, &'static str); 6] {
    [
        ("domain", t::domain(l)),
        ("need", t::need(l)),
        ("goal", t::goal(l)),
        ("until_on", t::until(l)),
        ("mark_start", t::mark_start(l)),
        ("mark_wish", t::mark_wish(l)),
    ]
}

fn filled(goal: &Goal, l: Lang) -> Fields {
    let mark = |mark: Option<i64>| mark.map(|mark| mark.to_string()).unwrap_or_default();
    Fields::from_iter([
        ("version", goal.version.to_string()),
        ("domain", goal.domain.to_string()),
        ("need", goal.need_said(l).into()),
        ("goal", goal.goal.clone()),
        ("until_on", option(goal.until_on)),
        ("mark_start", mark(goal.mark_start)),
        ("mark_wish", mark(goal.mark_wish)),
    ])
}

fn read(fields: &Fields) -> Result<GoalOrder, Problems> {
    let mut form = Reader::new(fields);
    let domain = form.required_choice::<Domain>("domain");
    let need = form.text("need", GOAL).unwrap_or_default();
    let goal = form.required_text("goal", GOAL);
    let until_on = day(&mut form, "until_on");
    let mark_start = form.integer("mark_start", 1..=10);
    let mark_wish = form.integer("mark_wish", 1..=10);
    form.build(|| Some(GoalOrder { domain: domain?, need, goal: goal?, until_on, mark_start, mark_wish }))
}

async fn show(
    ctx: &Ctx,
    whole: &Whole,
    action: &str,
    fields: &Fields,
    problems: &Problems,
    before: Markup,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let form = FormView::new(fields, problems, l);
    let (called, sphere) = (whole.subject.called(), fields.get("domain").parse().ok());
    let content = in_card(&form, action, t::goal_card(l), |form| {
        html! {
            (form.hidden("version"))
            (kernel::view::hidden("command", &ctx.new_id::<uuid::Uuid>().to_string()))
            div.fields {
                (form.select("domain", t::domain(l), Domain::ALL.iter().map(|d| (d.code(), d.label(l)))))
                (form.date("until_on", t::until(l)).optional())
                (form.text("need", t::need(l)).hint(t::need_hint(l)).suggestions(need::names(sphere, l)).span().optional())
                (form.text("goal", t::goal(l)).hint(t::goal_hint(l, called)).span())
                (form.select("mark_start", t::mark_start(l), marks()).hint(t::mark_hint(l)).optional())
                (form.select("mark_wish", t::mark_wish(l), marks()).hint(t::mark_wish_hint(l)).optional())
            }
            (buttons(l, t::save_goal(l), whole.plan.id))
        }
    });
    FormPage::new(whole, t::goal_title(l), problems).saying(before).show(ctx, content).await
}
