//! The plan as a page, and as the paper that is signed.

use super::file::TAB;
use super::{once, shelf, way_to_plan, whole_problem};
use crate::cases;
use crate::deadlines::{self, Deadline, Met};
use crate::people;
use crate::plans::rules::{self, Progress, Step, TEAM};
use crate::plans::{self, Domain, PlanId, Signer, Status, Whole, t};
use crate::shell::{self, Here, Place};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::ctx::{Actor, Ctx};
use kernel::form::{Asked, Fields, Problems};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};
use kernel::view::{Button, Stat, Toast, Tone, callout, chip, empty, icon, page_head, strip};
use maud::{Markup, html};

pub async fn of_person(ctx: Ctx, Path(person): Path<PersonId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    match plans::plan_of(&ctx, person).await? {
        Some(whole) => show(&ctx, &whole, flash(ctx.lang, &asked), &Problems::default()).await,
        None => nothing_yet(&ctx, person, flash(ctx.lang, &asked), &Problems::default()).await,
    }
}

pub async fn of_plan(ctx: Ctx, Path(id): Path<PlanId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    show(&ctx, &plans::plan(&ctx, id).await?, flash(ctx.lang, &asked), &Problems::default()).await
}

/// Begins a version.
pub async fn start(ctx: Ctx, Path(person): Path<PersonId>, fields: Fields) -> Result<Response, Refusal> {
    match plans::start(&once(&ctx, &fields), person, None).await {
        Ok(plan) => Ok(Redirect::to(&format!("/plans/{plan}?done=started")).into_response()),
        Err(Refusal::Repeated(plan)) => Ok(Redirect::to(&format!("/plans/{plan}")).into_response()),
        Err(Refusal::Invalid(problems)) => match plans::plan_of(&ctx, person).await? {
            Some(whole) => show(&ctx, &whole, None, &problems).await,
            None => nothing_yet(&ctx, person, None, &problems).await,
        },
        Err(refusal) => Err(refusal),
    }
}

/// The plan as it is, saying what stands in the way of a command.
pub async fn refused(ctx: &Ctx, id: PlanId, problems: &Problems) -> Result<Response, Refusal> {
    show(ctx, &plans::plan(ctx, id).await?, None, problems).await
}

fn flash(l: Lang, asked: &Fields) -> Option<Toast> {
    let message = match asked.get("done") {
        "started" => t::done_started(l),
        "words" | "goal" | "activity" | "status" => t::done_saved(l),
        "removed" => t::done_removed(l),
        "signed" => t::done_signed(l),
        "signed-person" => t::done_signed_person(l),
        "reopened" => t::done_reopened(l),
        "refused" | "witnessed" => t::done_refused(l),
        "reviewed" => t::done_reviewed(l),
        "closed" => t::done_closed(l),
        "needs" => t::done_needs(l),
        "discarded" => t::done_discarded(l),
        "status-stale" | "edition-stale" => t::done_stale(l),
        _ => return None,
    };
    Some(Toast { message: message.to_owned(), undo: None })
}

async fn show(ctx: &Ctx, whole: &Whole, flash: Option<Toast>, problems: &Problems) -> Result<Response, Refusal> {
    let (l, subject) = (ctx.lang, &whole.subject);
    let term = term(ctx, whole).await?;
    let screen = Sheet { ctx, whole, l, writes: ctx.may(Right::Plan, subject.service_id), term };
    let here = Here::of(subject.service_id, Place::People, t::title_version(l, whole.plan.number));
    let here = here.with_flash(flash).with_errors(!problems.is_empty());
    let page = shell::page(ctx, here, screen.draw(problems)).await?;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

/// What falls due of the plan next: the plan itself, its update (D13), a meeting after a refusal; for those who see deadlines.
async fn term(ctx: &Ctx, whole: &Whole) -> Result<Option<Deadline>, Refusal> {
    let all = match deadlines::of_person(ctx, whole.plan.person_id).await {
        Err(Refusal::Denied) => return Ok(None),
        all => all?,
    };
    let newest = whole.versions.first().is_some_and(|newest| newest.id == whole.plan.id);
    let is_its = |one: &Deadline| one.is_open() && one.case == whole.plan.case_id && one.met_on == Met::ByPlan;
    Ok(all.into_iter().find(is_its).filter(|_| newest))
}

async fn nothing_yet(
    ctx: &Ctx,
    person: PersonId,
    flash: Option<Toast>,
    problems: &Problems,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let on = people::on_page(ctx, person).await?;
    let writes = on.services.iter().any(|service| ctx.may(Right::Plan, *service));
    let is_assessed = plans::is_assessed(ctx, person).await?;
    let assess = format!("/people/{person}/assessments");
    let action = html! {
        @if writes && cases::is_here(ctx, &on).await? {
            @if !is_assessed { (Button::link(&assess, t::assess_first(l)).icon("clipboard-list").primary()) }
            (start_button(ctx, person, t::start_plan(l), is_assessed))
        }
    };
    let earlier = plans::versions(ctx, person).await?;
    let body = html! {
        @if let Some(why) = whole_problem(problems) { (callout(Tone::Warn, "circle-alert", why.say(l))) }
        (empty("target", t::no_plan(l), t::no_plan_words(l), action))
        (shelf::earlier(l, &earlier))
    };
    let sheet = people::Sheet::of(TAB, t::plan(l)).with_flash(flash).with_errors(!problems.is_empty());
    let page = people::page_of(ctx, &on, sheet, body).await?;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

/// The form behind a button that begins a version; whether that is the next thing to do.
fn start_button(ctx: &Ctx, person: PersonId, words: &str, is_next: bool) -> Markup {
    let button = Button::submit(words).icon("plus");
    html! {
        form method="post" action={ "/people/" (person) "/plan" } {
            (command(ctx))
            (if is_next { button.primary() } else { button })
        }
    }
}

/// A fresh command: carried out once, however often it is sent.
pub fn command(ctx: &Ctx) -> Markup {
    kernel::view::hidden("command", &ctx.new_id::<uuid::Uuid>().to_string())
}

/// The page of a version.
pub struct Sheet<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) whole: &'a Whole,
    pub(super) l: Lang,
    writes: bool,
    /// What falls due of the plan next.
    term: Option<Deadline>,
}

impl Sheet<'_> {
    /// Whether the reader may take this step with the version as it stands.
    pub(super) fn admits(&self, step: Step) -> bool {
        self.writes && rules::may(self.whole.standing(), step).is_ok()
    }

    fn draw(&self, problems: &Problems) -> Markup {
        let (l, whole) = (self.l, self.whole);
        html! {
            (self.print_head())
            (way_to_plan(l, whole))
            (page_head(t::plan(l), self.context(), self.actions()))
            @if let Some(why) = whole_problem(problems) {
                div.callout.spaced data-tone="warn" role="alert" { (icon("circle-alert"))
                    div { @for problem in problems { p { (problem.message.say(l)) } } @if problems.is_empty() { (why.say(l)) } }
                }
            }
            (self.newer_needs())
            (self.voice())
            (self.figures())
            div.split {
                div.stack.wide-gap {
                    @for domain in Domain::ALL.iter().filter(|d| whole.goals.iter().any(|g| g.domain == **d)) {
                        (self.sphere(*domain))
                    }
                    @if whole.goals.is_empty() { (empty("target", t::no_goals(l), t::no_goals_words(l), html! {})) }
                    @if self.admits(Step::Write) {
                        a.btn href={ "/plans/" (whole.plan.id) "/goals/new" } { (icon("plus")) (t::add_goal(l)) }
                    }
                    (self.words())
                }
                div.stack.wide-gap { (shelf::cards(self.ctx, whole)) }
            }
            (self.print_signs())
        }
    }

    /// An assessment came after the draft: its needs are taken with one click.
    fn newer_needs(&self) -> Markup {
        let (l, whole) = (self.l, self.whole);
        html! {
            @if whole.newer_needs && self.admits(Step::Write) {
                div.callout.spaced data-tone="info" { (icon("clipboard-list"))
                    div.stack {
                        p { (t::newer_needs(l)) }
                        form method="post" action={ "/plans/" (whole.plan.id) "/needs" } {
                            (command(self.ctx))
                            (Button::submit(t::take_needs(l)).icon("clipboard-check"))
                        }
                    }
                }
            }
        }
    }

    fn print_head(&self) -> Markup {
        let (l, whole) = (self.l, self.whole);
        let by = match &self.ctx.actor {
            Actor::Account { name, .. } => name.as_str(),
            Actor::Program => "",
        };
        let today = i18n::day(l, self.ctx.today());
        html! {
            div.print-only { div.print-head {
                span { (t::print_service(l, whole.subject.service_kind.label(l), &whole.subject.service_name)) }
                span { (t::print_line(l, whole.subject.case(), whole.plan.number, today, by)) }
            } }
        }
    }

    fn context(&self) -> Markup {
        let (l, plan) = (self.l, &self.whole.plan);
        let since = plan.in_force_on.map(|day| t::in_force_since(l, i18n::day(l, day)));
        html! {
            (self.whole.subject.name())
            @if let Some(since) = since { " · " (since) }
            " " (chip(plan.status.tone(), Some(plan.status.icon()), plan.status.label(l)))
            @if self.whole.waits_for_witness() { " " (chip(Tone::Warn, Some("signature"), t::waits_witness(l))) }
        }
    }

    fn actions(&self) -> Markup {
        let (l, whole) = (self.l, self.whole);
        let (id, status) = (whole.plan.id, whole.plan.status);
        let over = matches!(status, Status::Refused | Status::Superseded | Status::Closed);
        let newest = whole.versions.first().is_some_and(|newest| newest.id == id);
        let begins = self.writes && newest && status != Status::Draft && whole.subject.ended_at.is_none();
        html! {
            (shelf::versions(l, whole))
            button.btn type="button" data-print { (icon("printer")) (t::to_sign(l)) }
            @if begins && !over { (self.rarer(self.admits(Step::Close))) }
            @else if self.admits(Step::Close) {
                a.btn.primary href={ "/plans/" (id) "/closing" } { (icon("circle-check")) (t::close_plan(l)) }
            }
            @if self.admits(Step::Discard) { a.btn href={ "/plans/" (id) "/discard" } { (icon("trash-2")) (t::discard(l)) } }
            @if self.admits(Step::Refuse) { a.btn href={ "/plans/" (id) "/refusal" } { (icon("ban")) (t::does_not_accept(l)) } }
            @if self.admits(Step::SignPerson) {
                a.btn.primary href={ "/plans/" (id) "/signature" } { (icon("signature")) (t::person_signed(l)) }
            }
            @if self.admits(Step::Review) {
                a.btn.primary href={ "/plans/" (id) "/review" } { (icon("clipboard-check")) (t::start_review(l)) }
            }
            @if begins && over { (start_button(self.ctx, whole.plan.person_id, t::new_version(l), true)) }
        }
    }

    /// What is rarely done, behind one button.
    fn rarer(&self, closes: bool) -> Markup {
        let (l, plan) = (self.l, &self.whole.plan);
        html! {
            details.more {
                summary.btn.icon-only aria-label=(t::more(l)) { (icon("ellipsis")) }
                ul {
                    li { form method="post" action={ "/people/" (plan.person_id) "/plan" } {
                        (command(self.ctx))
                        button type="submit" { (icon("file-plus")) (t::new_version(l)) }
                    } }
                    @if closes {
                        li { a href={ "/plans/" (plan.id) "/closing" } { (icon("circle-check")) (t::close_plan(l)) } }
                    }
                }
            }
        }
    }

    fn voice(&self) -> Markup {
        let (l, plan) = (self.l, &self.whole.plan);
        html! {
            @if !plan.own_words.is_empty() {
                blockquote.voice {
                    p { "„" (plan.own_words) "“" }
                    footer { (self.whole.subject.called()) ", " (i18n::day(l, plan.made_at.day())) }
                }
            }
        }
    }

    fn figures(&self) -> Markup {
        let (l, whole, today) = (self.l, self.whole, self.ctx.today());
        let Progress { done, all } = whole.progress();
        let mut stats = vec![stat(t::activities(l), done.to_string(), t::of_done(l, all))];
        let first = whole.reviews.last();
        if let Some(last) = whole.reviews.first() {
            let was = |mark: Option<i64>| mark.map_or(t::of_ten(l).to_owned(), |mark| t::of_ten_was(l, mark));
            if let Some(mark) = last.person_mark {
                let was = was(first.filter(|first| first.id != last.id).and_then(|first| first.person_mark));
                stats.push(stat(&t::according_to(l, whole.subject.called()), mark.to_string(), was));
            }
            if let Some(mark) = last.team_mark {
                let was = was(first.filter(|first| first.id != last.id).and_then(|first| first.team_mark));
                stats.push(stat(t::according_to_team(l), mark.to_string(), was));
            }
            let (on, near) = (i18n::day(l, last.held_on), i18n::near_day(l, last.held_on, today));
            // A day that is not near is said once.
            let near = if near == on { String::new() } else { near };
            stats.push(stat(t::last_review(l), i18n::day_of_year(l, last.held_on, today), near));
        }
        if let Some(term) = &self.term {
            let tone = deadlines::pressing(term.state);
            let note = format!("{} · {}", deadlines::state_words(l, term, self.ctx.at), term.what.basis(l));
            let stat = stat(&term.what.title(l), i18n::day_of_year(l, Day(term.due.day()), today), note);
            stats.push(Stat { tone, ..stat });
        }
        if let Some(end) = whole.subject.last_day() {
            let tone = if end.days_since(today) <= 30 { Tone::Warn } else { Tone::Neutral };
            let note = match end.days_since(today) {
                left @ 0.. => t::days_left(l, left),
                _ => t::limit_passed(l).to_owned(),
            };
            let stat = stat(t::end_of_stay(l), i18n::day_of_year(l, end, today), note);
            stats.push(Stat { tone, ..stat });
        }
        strip(&stats)
    }

    /// What the plan as a whole says besides the person's own words.
    fn words(&self) -> Markup {
        let (l, plan) = (self.l, &self.whole.plan);
        let edit = html! {
            @if self.admits(Step::Write) { a.btn.small href={ "/plans/" (plan.id) "/edit" } { (icon("file-pen")) (t::edit_words(l)) } }
        };
        let texts = [(t::results(l), &plan.results), (t::advice(l), &plan.advice), (t::closing(l), &plan.closing)];
        let body = html! {
            dl.kv.pad {
                @if plan.own_words.is_empty() { div { dt { (t::own_words(l)) } dd.none { (t::none_yet(l)) } } }
                @for (label, text) in texts {
                    @if !(text.is_empty() && label == t::closing(l)) {
                        div {
                            dt { (label) }
                            @if text.is_empty() { dd.none { (t::none_yet(l)) } } @else { dd.lines { (text) } }
                        }
                    }
                }
            }
        };
        kernel::view::card("words-h", t::words_card(l), edit, body)
    }

    fn print_signs(&self) -> Markup {
        let (l, whole) = (self.l, self.whole);
        let age = whole.age(self.ctx.today());
        let team = || whole.signatures.iter().filter(|signature| signature.signer == Signer::Team);
        html! {
            div.print-only { div.print-signs {
                @for signer in rules::must_sign(age) {
                    div { @match signer {
                        Signer::Person => (t::print_sign(l, whole.subject.name())),
                        other => (t::print_sign(l, other.label(l))),
                    } }
                }
                @for signature in team() { div { (t::print_sign(l, &signature.signer_name)) } }
                @for _ in team().count()..TEAM { div { (t::print_sign(l, t::waits_team(l))) } }
            } }
        }
    }
}

fn stat(label: &str, figure: String, note: String) -> Stat {
    Stat { label: label.to_owned(), figure, note, tone: Tone::Neutral }
}
