//! What a person's file shows of their assessments: the tab, the needs, what happened.

use super::address;
use crate::assessments::record::Found;
use crate::assessments::{Status, of_person, t, words};
use crate::forms::score;
use crate::people::{FileTab, Later, PersonOnPage, Tab, TimelineEntry, TimelineKind, Window};
use kernel::ctx::Ctx;
use kernel::i18n::{self, Lang};
use kernel::refusal::Refusal;
use kernel::view::{Tone, bar, icon};
use maud::{Markup, html};
use std::sync::Arc;

/// The most needs that the overview names.
const MOST_NEEDS: usize = 6;

/// The person's assessments, read once for the page.
async fn of_page(ctx: &Ctx, on: &PersonOnPage) -> Result<Arc<Vec<Found>>, Refusal> {
    on.once(of_person(ctx, on.person.id)).await
}

/// „Оценки“, with how many there are.
pub fn tab<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Option<FileTab>> {
    Box::pin(async move {
        let all = of_page(ctx, on).await?;
        Ok(Some(FileTab {
            tab: Tab("assessments"),
            href: format!("/people/{}/assessments", on.person.id),
            label: t::assessments(ctx.lang).to_owned(),
            count: u32::try_from(all.len()).ok().filter(|count| *count > 0),
        }))
    })
}

/// The needs of the last signed assessment, the greatest first, and drafts that wait.
pub fn section<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Option<Markup>> {
    Box::pin(async move {
        let all = of_page(ctx, on).await?;
        let l = ctx.lang;
        let rated = |found: &&Found| words::rates_needs(found.form);
        let signed = all.iter().filter(|found| found.record.status == Status::Signed);
        let last = signed.filter(rated).max_by_key(|found| found.record.signed_at);
        let drafts: Vec<&Found> = all.iter().filter(|found| found.record.status == Status::Draft).collect();
        Ok((last.is_some() || !drafts.is_empty()).then(|| card_of(l, last, &drafts)))
    })
}

fn card_of(l: Lang, last: Option<&Found>, drafts: &[&Found]) -> Markup {
    let mut needs = last.map(|last| score::needs(last.form, &last.answers)).unwrap_or_default();
    needs.sort_by_key(|need| std::cmp::Reverse(need.rating));
    html! {
        section.card aria-labelledby="needs-h" {
            header {
                h2 #needs-h { (t::needs(l)) }
                @if let Some(at) = last.and_then(|last| last.record.signed_at) { span.muted { (t::signed_on(l, i18n::day(l, at.day()))) } }
            }
            div.body.stack {
                @for need in needs.iter().take(MOST_NEEDS) {
                    @let rating = need.rating.unwrap_or(0);
                    div {
                        div.bar-label { span { (need.label.get(l)) } span.num { (rating) "/4" } }
                        (bar(if rating >= 3 { Tone::Warn } else { Tone::Brand }, rating.into(), 4, &t::points_of(l, need.label.get(l), rating, 4)))
                    }
                }
                @for draft in drafts {
                    p { a href=(address(draft.record.id)) { (icon("file-pen")) (t::goes_on(l, draft.form.title.get(l))) } }
                }
                @if let Some(last) = last { p.small { a href=(address(last.record.id)) { (t::whole_assessment(l)) } } }
            }
        }
    }
}

/// Begun and signed.
pub fn timeline<'a>(ctx: &'a Ctx, on: &'a PersonOnPage, window: Window) -> Later<'a, Vec<TimelineEntry>> {
    Box::pin(async move {
        if window.kind.is_some_and(|kind| kind != TimelineKind::Plan) {
            return Ok(vec![]);
        }
        let all = of_page(ctx, on).await?;
        let mut entries: Vec<TimelineEntry> = all.iter().flat_map(|found| happened(ctx.lang, found)).collect();
        entries.retain(|entry| window.before.is_none_or(|before| entry.at < before));
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        entries.truncate(usize::try_from(window.limit).unwrap_or(0));
        Ok(entries)
    })
}

fn happened(l: Lang, found: &Found) -> Vec<TimelineEntry> {
    let (record, title) = (&found.record, found.form.title.get(l));
    let entry = |at, tone, icon, title: String, who: &Option<String>| TimelineEntry {
        at,
        kind: TimelineKind::Plan,
        tone,
        icon,
        title,
        text: String::new(),
        who: who.clone().unwrap_or_default(),
    };
    let begun = entry(record.started_at, Tone::Neutral, "clipboard-list", t::was_begun(l, title), &record.started_name);
    let signed = record.signed_at.map(|at| entry(at, Tone::Ok, "signature", t::was_signed(l, title), &None));
    [Some(begun), signed].into_iter().flatten().collect()
}
