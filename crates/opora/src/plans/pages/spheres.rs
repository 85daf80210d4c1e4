//! The spheres of life on the plan's page: goals, and who does what until when.

use super::figures;
use super::sheet::{Sheet, command};
use crate::plans::rules::{self, Progress, Step};
use crate::plans::{Activity, ActivityStatus, Domain, Goal, t};
use kernel::i18n::{self, Lang};
use kernel::view::{Button, Tone, bar, chip, icon};
use maud::{Markup, html};

impl Sheet<'_> {
    /// A sphere of life with its goals.
    pub(super) fn sphere(&self, domain: Domain) -> Markup {
        let (l, whole) = (self.l, self.whole);
        let goals: Vec<&Goal> = whole.goals.iter().filter(|goal| goal.domain == domain).collect();
        let of_goals = |activity: &&Activity| goals.iter().any(|goal| goal.id == activity.goal_id);
        let Progress { done, all } = Progress::of(whole.activities.iter().filter(of_goals).map(|a| a.status));
        let words = t::activities_done(l, all, done);
        html! {
            details.fold open[all == 0 || done < all] {
                summary {
                    (icon(domain.icon()))
                    h2 { (domain.label(l)) }
                    span.muted.small { (words) }
                    span.end {}
                    @if all > 0 { (bar(Tone::Neutral, done, all, &t::sphere_said(l, domain.label(l), &words))) }
                    (icon("chevron-down"))
                }
                @for goal in goals { (self.goal(goal)) }
            }
        }
    }

    fn goal(&self, goal: &Goal) -> Markup {
        let (l, whole, today) = (self.l, self.whole, self.ctx.today());
        let activities: Vec<&Activity> = whole.activities.iter().filter(|a| a.goal_id == goal.id).collect();
        let until = goal.until_on.map(|day| t::until_day(l, i18n::near_day(l, day, today)));
        html! {
            article.goal id={ "goal-" (goal.id) } {
                header {
                    h3 {
                        @if goal.goal.is_empty() { span.muted { (t::goal_missing(l)) } } @else { (goal.goal) }
                        @if let Some(until) = until { small { (until) } }
                        @if !goal.need.is_empty() { small { (need(l, goal)) } }
                        @if let Some(outcome) = goal.outcome { small { (t::outcome_said(l, outcome.label(l))) } }
                    }
                    (figures::line(l, goal))
                    @if self.admits(Step::Write) { (self.goal_tools(goal)) }
                }
                @if !activities.is_empty() { (self.table(goal, &activities)) }
            }
        }
    }

    fn goal_tools(&self, goal: &Goal) -> Markup {
        let l = self.l;
        html! {
            div.row {
                a.btn.small href={ "/goals/" (goal.id) } { (icon("file-pen")) (t::edit_goal(l)) }
                a.btn.small href={ "/goals/" (goal.id) "/activities/new" } { (icon("plus")) (t::add_activity(l)) }
                form method="post" action={ "/goals/" (goal.id) "/removal" } {
                    (command(self.ctx))
                    (Button::submit(t::remove_goal(l)).small().quiet())
                }
            }
        }
    }

    fn table(&self, goal: &Goal, activities: &[&Activity]) -> Markup {
        let l = self.l;
        html! {
            div.table-wrap tabindex="0" role="group" aria-label=(t::activities_of(l, &goal.goal)) {
                table.table {
                    thead { tr {
                        th scope="col" { (t::activity(l)) }
                        th scope="col" { (t::who(l)) }
                        th scope="col" { (t::until(l)) }
                        th scope="col" { (t::how_far(l)) }
                    } }
                    tbody { @for activity in activities { (self.row(activity)) } }
                }
            }
        }
    }

    fn row(&self, activity: &Activity) -> Markup {
        let l = self.l;
        let mut more = vec![format!("{}, {}", activity.kind.label(l), activity.frequency)];
        if activity.sessions > 0 {
            more.push(t::sessions_held(l, activity.sessions));
        }
        html! {
            tr {
                th scope="row" {
                    @if self.admits(Step::Write) { a href={ "/activities/" (activity.id) } { (activity.what) } }
                    @else { (activity.what) }
                    small { (more.join(" · ")) }
                    @if !activity.note.is_empty() { small { (activity.note) } }
                }
                td { (activity.who) }
                td.nowrap { @if let Some(day) = activity.until_on { (i18n::day_of_year(l, day, self.ctx.today())) } }
                td { (self.state(activity)) }
            }
        }
    }

    /// How far an activity is; while the plan is in force, with the way to say otherwise.
    fn state(&self, activity: &Activity) -> Markup {
        let l = self.l;
        let late = rules::is_late(activity.status, activity.until_on, self.ctx.today());
        let mark = match (activity.status, late) {
            (ActivityStatus::Done, _) => chip(Tone::Ok, Some("check"), activity.status.label(l)),
            (ActivityStatus::Dropped, _) => chip(Tone::Neutral, Some("minus"), activity.status.label(l)),
            (_, true) => chip(Tone::Danger, Some("triangle-alert"), t::activity_late(l)),
            (ActivityStatus::Running, _) => chip(Tone::Info, Some("loader-circle"), activity.status.label(l)),
            (ActivityStatus::Planned, _) => chip(Tone::Neutral, Some("circle-dashed"), activity.status.label(l)),
        };
        if !self.admits(Step::Progress) {
            return mark;
        }
        html! {
            span.print-only { (mark) }
            details.more {
                summary aria-label=(t::change_status(l, &activity.what)) { (mark) }
                ul {
                    @for status in ActivityStatus::ALL.iter().filter(|status| **status != activity.status) {
                        li { form method="post" action={ "/activities/" (activity.id) "/status" } {
                            (command(self.ctx))
                            (kernel::view::hidden("version", &activity.version.to_string()))
                            button type="submit" name="status" value=(status.code()) { (status.label(l)) }
                        } }
                    }
                }
            }
        }
    }
}

fn need(l: Lang, goal: &Goal) -> String {
    match goal.need_rating {
        Some(rating) => t::need_rated(l, goal.need_said(l), rating),
        None => t::need_said(l, goal.need_said(l)),
    }
}
