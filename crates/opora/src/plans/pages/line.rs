//! The form of an activity, and how far it is.

use super::{
    FormPage, Sent, buttons, changed_meanwhile, day, differences, done, in_card, once, option, sent, title_of, version,
};
use crate::plans::limits::{GOAL, LINE};
use crate::plans::{self, Activity, ActivityId, ActivityOrder, ActivityStatus, GoalId, SupportKind, Whole, t};
use axum::extract::Path;
use axum::response::Response;
use kernel::ctx::Ctx;
use kernel::form::{Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::view::FormView;
use maud::{Markup, html};

pub async fn new(ctx: Ctx, Path(goal): Path<GoalId>) -> Result<Response, Refusal> {
    let whole = plans::of_part(&ctx, goal.into()).await?;
    let screen = Screen::adding(&whole, goal, ctx.lang);
    screen.show(&ctx, &Fields::default(), &Problems::default(), html! {}).await
}

pub async fn add(ctx: Ctx, Path(goal): Path<GoalId>, fields: Fields) -> Result<Response, Refusal> {
    let whole = plans::of_part(&ctx, goal.into()).await?;
    let result = match read(&fields) {
        Ok(order) => plans::add_activity(&once(&ctx, &fields), goal, None, &order).await,
        Err(problems) => Err(problems.into()),
    };
    match sent(result)? {
        Sent::Done | Sent::Stale => Ok(done(whole.plan.id, "activity", Some(goal))),
        Sent::Wrong(problems) => Screen::adding(&whole, goal, ctx.lang).show(&ctx, &fields, &problems, html! {}).await,
    }
}

pub async fn form(ctx: Ctx, Path(id): Path<ActivityId>) -> Result<Response, Refusal> {
    let (whole, activity) = with_activity(&ctx, id).await?;
    Screen::changing(&whole, &activity, ctx.lang).show(&ctx, &filled(&activity), &Problems::default(), html! {}).await
}

pub async fn send(ctx: Ctx, Path(id): Path<ActivityId>, mut fields: Fields) -> Result<Response, Refusal> {
    let (whole, activity) = with_activity(&ctx, id).await?;
    let result = match read(&fields) {
        Ok(order) => plans::edit_activity(&once(&ctx, &fields), id, version(&fields), &order).await,
        Err(problems) => Err(problems.into()),
    };
    let screen = Screen::changing(&whole, &activity, ctx.lang);
    match sent(result)? {
        Sent::Done => Ok(done(whole.plan.id, "activity", Some(activity.goal_id))),
        Sent::Wrong(problems) => screen.show(&ctx, &fields, &problems, html! {}).await,
        Sent::Stale => {
            let now = filled(&activity);
            let theirs = changed_meanwhile(ctx.lang, &differences(&fields, &now, &labels(ctx.lang)));
            fields.set("version", now.get("version"));
            screen.show(&ctx, &fields, &Problems::default(), theirs).await
        }
    }
}

pub async fn remove(ctx: Ctx, Path(id): Path<ActivityId>, fields: Fields) -> Result<Response, Refusal> {
    let plan = plans::remove_activity(&once(&ctx, &fields), id).await?;
    Ok(done(plan, "removed", None))
}

pub async fn set_status(ctx: Ctx, Path(id): Path<ActivityId>, fields: Fields) -> Result<Response, Refusal> {
    let (whole, activity) = with_activity(&ctx, id).await?;
    let mut form = Reader::new(&fields);
    let status = form.required_choice::<ActivityStatus>("status");
    let status = form.build(|| status)?;
    match plans::set_status(&once(&ctx, &fields), id, version(&fields), status).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(done(whole.plan.id, "status", Some(activity.goal_id))),
        Err(Refusal::Stale(_)) => Ok(done(whole.plan.id, "status-stale", Some(activity.goal_id))),
        Err(refusal) => Err(refusal),
    }
}

async fn with_activity(ctx: &Ctx, id: ActivityId) -> Result<(Whole, Activity), Refusal> {
    let whole = plans::of_part(ctx, id.into()).await?;
    let activity = whole.activities.iter().find(|activity| activity.id == id).cloned().ok_or(Refusal::Missing)?;
    Ok((whole, activity))
}

fn labels(l: Lang) -> [(&'static str, &'static str); 6] {
    [
        ("what", t::activity(l)),
        ("kind", t::kind(l)),
        ("who", t::who(l)),
        ("frequency", t::frequency(l)),
        ("until_on", t::until(l)),
        ("note", t::activity_note(l)),
    ]
}

fn filled(activity: &Activity) -> Fields {
    Fields::from_iter([
        ("version", activity.version.to_string()),
        ("what", activity.what.clone()),
        ("kind", activity.kind.to_string()),
        ("who", activity.who.clone()),
        ("frequency", activity.frequency.clone()),
        ("until_on", option(activity.until_on)),
        ("note", activity.note.clone()),
    ])
}

fn read(fields: &Fields) -> Result<ActivityOrder, Problems> {
    let mut form = Reader::new(fields);
    let what = form.required_text("what", LINE);
    let kind = form.required_choice::<SupportKind>("kind");
    let who = form.required_text("who", LINE);
    let frequency = form.required_text("frequency", LINE);
    let until_on = form.required("until_on", day);
    let note = form.text("note", GOAL).unwrap_or_default();
    form.build(|| Some(ActivityOrder { what: what?, kind: kind?, who: who?, frequency: frequency?, note, until_on }))
}

/// The form, for a new activity or for one that is there.
struct Screen<'a> {
    whole: &'a Whole,
    action: String,
    goal: &'a str,
}

impl<'a> Screen<'a> {
    fn adding(whole: &'a Whole, goal: GoalId, l: Lang) -> Self {
        Screen { whole, action: format!("/goals/{goal}/activities/new"), goal: Screen::goal(whole, goal, l) }
    }

    fn changing(whole: &'a Whole, activity: &Activity, l: Lang) -> Self {
        let goal = Screen::goal(whole, activity.goal_id, l);
        Screen { whole, action: format!("/activities/{}", activity.id), goal }
    }

    fn goal(whole: &'a Whole, id: GoalId, l: Lang) -> &'a str {
        whole.goals.iter().find(|goal| goal.id == id).map_or("", |goal| title_of(goal, l))
    }

    /// Who is named in the plan already, the person first.
    fn known(&self) -> Vec<String> {
        let mut names = vec![self.whole.subject.called().to_owned()];
        names.extend(self.whole.activities.iter().map(|activity| activity.who.clone()));
        names.sort();
        names.dedup();
        names
    }

    async fn show(&self, ctx: &Ctx, fields: &Fields, problems: &Problems, before: Markup) -> Result<Response, Refusal> {
        let l = ctx.lang;
        let form = FormView::new(fields, problems, l);
        let often = [t::often_once(l), t::often_weekly(l), t::often_monthly(l), t::often_needed(l)];
        let content = in_card(&form, &self.action, t::activity_card(l, self.goal).as_str(), |form| {
            html! {
                (form.hidden("version"))
                (kernel::view::hidden("command", &ctx.new_id::<uuid::Uuid>().to_string()))
                div.fields {
                    (form.text("what", t::activity(l)).hint(t::activity_hint(l)).span().autofocus())
                    (form.select("kind", t::kind(l), SupportKind::ALL.iter().map(|k| (k.code(), k.label(l)))))
                    (form.text("who", t::who(l)).suggestions(self.known()))
                    (form.text("frequency", t::frequency(l)).suggestions(often))
                    (form.date("until_on", t::until(l)))
                    (form.text("note", t::activity_note(l)).hint(t::activity_note_hint(l)).span().optional())
                }
                (buttons(l, t::save_activity(l), self.whole.plan.id))
            }
        });
        FormPage::new(self.whole, t::activity_title(l), problems).saying(before).show(ctx, content).await
    }
}
