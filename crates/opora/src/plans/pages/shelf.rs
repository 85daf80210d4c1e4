//! What stands beside the plan: what to ask at the review, the reviews before, the signatures, the versions.

use super::sheet::command;
use crate::plans::rules::{self, Step, TEAM};
use crate::plans::{Plan, Review, Signature, Signer, Status, Whole, t};
use crate::shell;
use kernel::ctx::Ctx;
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::view::{Button, Tone, callout, card, card_rows, chip, icon};
use maud::{Markup, html};

/// The cards beside the plan.
pub fn cards(ctx: &Ctx, whole: &Whole) -> Markup {
    html! {
        @if whole.plan.status == Status::SignedPerson { (questions(ctx.lang)) }
        @if whole.plan.status == Status::Refused { (refusal(ctx, whole)) }
        @if !whole.reviews.is_empty() { (reviews(ctx.lang, whole)) }
        (signatures(ctx, whole))
    }
}

/// The versions of the case, behind one button.
pub fn versions(l: Lang, whole: &Whole) -> Markup {
    html! {
        details.more {
            summary.btn { (icon("history")) (t::versions(l)) }
            ul {
                @for plan in &whole.versions {
                    li { a href={ "/plans/" (plan.id) } aria-current=[(plan.id == whole.plan.id).then_some("page")] { (state(l, plan)) } }
                }
            }
        }
    }
}

/// The plans of earlier cases; nothing when there are none.
pub fn earlier(l: Lang, plans: &[Plan]) -> Markup {
    let rows = plans.iter().map(|plan| html! { a.grow href={ "/plans/" (plan.id) } { (state(l, plan)) } });
    html! { @if !plans.is_empty() { (card_rows("earlier-h", t::earlier_plans(l), html! {}, rows)) } }
}

fn state(l: Lang, plan: &Plan) -> String {
    match plan.in_force_on {
        Some(day) => t::version_since(l, plan.number, plan.status.label(l), i18n::day(l, day)),
        None => t::version_state(l, plan.number, plan.status.label(l)),
    }
}

fn questions(l: Lang) -> Markup {
    let asked = [t::ask_helped(l), t::ask_change(l), t::ask_next(l)];
    let rows = asked.map(|question| html! { (icon("circle-help")) span.grow { (question) } });
    card_rows("review-h", t::at_the_review(l), html! {}, rows)
}

fn reviews(l: Lang, whole: &Whole) -> Markup {
    let mark = |mark: Option<i64>| mark.map_or("–".to_owned(), |mark| mark.to_string());
    let content = html! {
        div.table-wrap tabindex="0" role="group" aria-labelledby="reviews-h" {
            table.table {
                thead { tr {
                    th scope="col" { (t::date(l)) }
                    th.num scope="col" { (whole.subject.called()) }
                    th.num scope="col" { (t::team(l)) }
                    th.num scope="col" { (t::activities(l)) }
                } }
                tbody { @for review in &whole.reviews {
                    tr {
                        th scope="row" { (i18n::day(l, review.held_on)) (said(l, review)) }
                        td.num { (mark(review.person_mark)) }
                        td.num { (mark(review.team_mark)) }
                        td.num { (t::done_of(l, review.activities_done, review.activities_all)) }
                    }
                } }
            }
        }
    };
    card("reviews-h", t::reviews_so_far(l), html! {}, content)
}

/// The answers of a review, behind its date.
fn said(l: Lang, review: &Review) -> Markup {
    let answers =
        [(t::ask_helped(l), &review.helped), (t::ask_change(l), &review.change), (t::ask_next(l), &review.next)];
    html! {
        @if answers.iter().any(|(_, answer)| !answer.is_empty()) {
            details {
                summary.small { (t::what_was_said(l)) }
                @for (question, answer) in answers {
                    @if !answer.is_empty() { p.small { b { (question) } br; span.lines { (answer) } } }
                }
            }
        }
    }
}

/// The note of a refusal, and the second signature it waits for.
fn refusal(ctx: &Ctx, whole: &Whole) -> Markup {
    let l = ctx.lang;
    let Some(note) = whole.signatures.iter().find(|s| s.signer == Signer::Note) else { return html! {} };
    let mine = ctx.account().is_some_and(|account| rules::may_witness(&whole.signatures, account));
    let content = html! {
        dl.kv.pad {
            div { dt { (t::refused_on(l)) } dd { (i18n::day(l, note.signed_on)) } }
            div { dt { (t::reason(l)) } dd.lines { (note.reason) } }
            div { dt { (t::alternatives(l)) } dd.lines { (note.alternatives) } }
        }
        @if mine {
            div.body { form.stack method="post" action={ "/plans/" (whole.plan.id) "/witness" } {
                (command(ctx))
                p { (t::you_were_there(l)) }
                (Button::submit(t::sign_note(l)).icon("signature").primary())
            } }
        }
    };
    card("refusal-h", t::refusal_of(l, whole.subject.called()), html! {}, content)
}

fn signatures(ctx: &Ctx, whole: &Whole) -> Markup {
    let (l, plan) = (ctx.lang, &whole.plan);
    let waiting = waiting(ctx, whole);
    let (signed, all) = (whole.signatures.len(), whole.signatures.len() + waiting.len());
    let aside = html! {
        @if plan.status == Status::Refused && waiting.is_empty() { (chip(Tone::Neutral, Some("signature"), t::note_signed(l))) }
        @else if waiting.is_empty() { (chip(Tone::Ok, Some("check"), t::all_signed(l))) }
        @else { (chip(Tone::Warn, Some("signature"), t::done_of(l, signed, all))) }
    };
    let content = html! {
        ul.rows.signs {
            @for signature in &whole.signatures { li { (row(l, signature)) } }
            @for words in &waiting {
                li {
                    span.grow { b { (words) } }
                    (chip(Tone::Warn, Some("clock"), t::waits(l)))
                }
            }
        }
        (to_sign(ctx, whole))
    };
    card("signs-h", t::signatures_of(l, plan.number), aside, content)
}

fn row(l: Lang, signature: &Signature) -> Markup {
    let day = i18n::day(l, signature.signed_on);
    let post = match (signature.signer, signature.role) {
        (Signer::Team, Some(role)) => shell::role_label(role, l),
        (signer, _) => signer.label(l),
    };
    html! {
        span.grow { b { (signature.signer_name) } span.sub { (post) ", " (day) } }
        (chip(Tone::Ok, Some("check"), t::signed(l)))
    }
}

/// Whose signature is still waited for.
fn waiting(ctx: &Ctx, whole: &Whole) -> Vec<String> {
    let l = ctx.lang;
    let has = |signer: Signer| whole.signatures.iter().filter(|s| s.signer == signer).count();
    let answered = has(Signer::Person) + has(Signer::Representative) > 0 && whole.plan.status == Status::SignedPerson;
    match whole.plan.status {
        Status::Refused if has(Signer::Witness) == 0 => vec![t::waits_witness(l).to_owned()],
        Status::Draft | Status::SignedTeam if !answered => {
            let team = (has(Signer::Team)..TEAM).map(|_| t::waits_team(l).to_owned());
            let must = rules::must_sign(whole.age(ctx.today())).iter().filter(|signer| has(**signer) == 0);
            team.chain(must.map(|signer| match signer {
                Signer::Person => whole.subject.name(),
                other => other.label(l).to_owned(),
            }))
            .collect()
        }
        _ => Vec::new(),
    }
}

/// The button of one's own signature, with what stands in its way.
fn to_sign(ctx: &Ctx, whole: &Whole) -> Markup {
    let (l, plan) = (ctx.lang, &whole.plan);
    let may = |step| rules::may(whole.standing(), step).is_ok();
    if !ctx.may(Right::SignForTeam, whole.subject.service_id) || !(may(Step::SignTeam) || may(Step::Reopen)) {
        return html! {};
    }
    let mine = whole.signatures.iter().any(|s| s.account_id == ctx.account());
    let missing = whole.unfinished(ctx.today(), ctx.lang);
    html! {
        div.body {
            div.stack {
                @if !missing.is_empty() {
                    (callout(Tone::Info, "list", html! {
                        b { (t::before_signing(l)) }
                        @for problem in &missing { br; (problem.message.say(l)) }
                    }))
                } @else if !mine {
                    form method="post" action={ "/plans/" (plan.id) "/team-signature" } {
                        (command(ctx))
                        (kernel::view::hidden("edition", &plan.edition.to_string()))
                        (Button::submit(t::sign_for_team(l)).icon("signature").primary())
                    }
                }
                @if may(Step::Reopen) {
                    form method="post" action={ "/plans/" (plan.id) "/reopening" } {
                        (command(ctx))
                        (Button::submit(t::reopen(l)).icon("file-pen"))
                    }
                }
            }
        }
    }
}
