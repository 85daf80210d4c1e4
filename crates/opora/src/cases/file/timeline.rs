//! What happened, from the first call to the last follow-up.

use super::history::{History, history_on};
use super::{over_why, store, t};
use crate::cases::contract::report;
use crate::cases::stay::{Case, Stay};
use crate::cases::{
    Absence, AbsenceKind, Contract, FollowUp, FollowUpResult, LegalBasis, Notice, ResultsReport, Signal, Step, signal,
    trafficking,
};
use crate::people::{Later, PersonOnPage, TimelineEntry, TimelineKind, Window};
use kernel::ctx::{Ctx, On};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::types::{AccountId, Moment};
use kernel::view::Tone;

/// Signals, admissions, absences, legal bases, notices, contracts, ends and contacts after.
pub fn happened<'a>(ctx: &'a Ctx, on: &'a PersonOnPage, window: Window) -> Later<'a, Vec<TimelineEntry>> {
    Box::pin(async move {
        if !matches!(window.kind, None | Some(TimelineKind::Stay | TimelineKind::Legal)) {
            return Ok(Vec::new());
        }
        let (provider, person, l) = (ctx.provider, on.person.id, ctx.lang);
        let history = history_on(ctx, on).await?;
        let History { bases, absences, contracts, .. } = history.as_ref();
        let cases: Vec<&Case> = history.cases.iter().map(|led| &led.case).collect();
        let mut view = ctx.view(Right::SeeFile, On::Person(person)).await?;
        let tx = &mut *view;
        let mut calls = Vec::new();
        for id in cases.iter().filter_map(|case| case.signal_id) {
            calls.extend(signal::stored(tx, provider, id).await?);
        }
        let notices = store::notices(tx, provider, person).await?;
        let steps = trafficking::of_person(tx, provider, person).await?;
        let reports = report::of_person(tx, provider, person).await?;
        let contacts = store::follow_ups(tx, provider, person).await?;
        let doers = calls.iter().map(|call| call.recorded_by);
        let doers = doers.chain(absences.iter().map(|absence| absence.recorded_by));
        let doers = doers.chain(notices.iter().map(|notice| notice.sent_by));
        let doers = doers.chain(steps.iter().map(|step| step.recorded_by));
        let doers = doers.chain(contracts.iter().map(|contract| contract.over_by));
        let doers = doers.chain(contacts.iter().map(|contact| contact.done_by));
        let names = store::names(tx, provider, doers).await?;
        let who = |id: Option<AccountId>| id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        let mut all = Vec::new();
        for stay in history.stays() {
            let case = cases.iter().find(|case| case.id == stay.case_id);
            all.extend(case.map(|case| admitted(l, stay, case)));
            all.extend(ended(l, stay));
        }
        all.extend(calls.into_iter().map(|call| TimelineEntry { who: who(call.recorded_by), ..called(l, call) }));
        all.extend(bases.iter().map(|basis| based(l, basis)));
        all.extend(absences.iter().flat_map(|absence| away(l, absence, &who(absence.recorded_by))));
        all.extend(notices.iter().map(|notice| TimelineEntry { who: who(notice.sent_by), ..told(l, notice) }));
        all.extend(steps.iter().map(|step| TimelineEntry { who: who(step.recorded_by), ..protected(l, step) }));
        all.extend(contracts.iter().flat_map(|contract| {
            let decided = beyond(l, contract).map(|entry| TimelineEntry { who: who(contract.over_by), ..entry });
            agreed(l, contract).into_iter().chain(decided)
        }));
        all.extend(reports.iter().flat_map(|report| weighed(l, report)));
        all.extend(contacts.iter().map(|contact| TimelineEntry { who: who(contact.done_by), ..followed(l, contact) }));
        all.retain(|entry| window.before.is_none_or(|before| entry.at < before));
        all.retain(|entry| window.kind.is_none_or(|kind| entry.kind == kind));
        all.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        all.truncate(usize::try_from(window.limit).unwrap_or(0));
        Ok(all)
    })
}

fn entry(at: Moment, kind: TimelineKind, (tone, icon): (Tone, &'static str), title: String) -> TimelineEntry {
    TimelineEntry { at, kind, tone, icon, title, text: String::new(), who: String::new() }
}

/// One after another, each with one full stop between it and the next.
fn sentences(all: &[String]) -> String {
    let (last, before) = match all.split_last() {
        Some((last, before)) => (last.as_str(), before),
        None => return String::new(),
    };
    let before = before.iter().map(|words| words.trim_end().trim_end_matches('.'));
    before.chain([last]).collect::<Vec<_>>().join(". ")
}

fn called(l: Lang, call: Signal) -> TimelineEntry {
    let title = t::called(l, call.caller.label(l), call.channel.label(l));
    let entry = entry(call.received_at, TimelineKind::Stay, (Tone::Danger, "siren"), title);
    TimelineEntry { text: call.told, ..entry }
}

fn admitted(l: Lang, stay: &Stay, case: &Case) -> TimelineEntry {
    let mut text = vec![t::brought_by(l, super::protocol::brought(l, case))];
    let seen = [(t::condition(l), &case.condition), (t::belongings(l), &case.belongings)];
    text.extend(
        seen.into_iter().filter(|(_, words)| !words.is_empty()).map(|(label, words)| format!("{label}: {words}")),
    );
    if stay.over_capacity {
        text.push(t::over_capacity(l).to_owned());
    }
    if !stay.exception_reason.is_empty() {
        text.push(t::excepted(l, &stay.exception_reason));
    }
    let title = t::admission(l, case.entry.label(l), case.number_text());
    let entry = entry(stay.admitted_at, TimelineKind::Stay, (Tone::Brand, "house-heart"), title);
    TimelineEntry { text: sentences(&text), ..entry }
}

fn ended(l: Lang, stay: &Stay) -> Option<TimelineEntry> {
    let destination = stay.destination.map(|to| to.label(l)).unwrap_or_default();
    let title = t::ended(l, destination);
    let entry = entry(stay.ended_at?, TimelineKind::Stay, (Tone::Neutral, "footprints"), title);
    Some(TimelineEntry { text: stay.end_note.clone(), ..entry })
}

fn based(l: Lang, basis: &LegalBasis) -> TimelineEntry {
    let mut text = vec![basis.number.clone(), basis.issuer.clone(), basis.note.clone()];
    text.extend(basis.valid_until.map(|until| t::valid_until(l, i18n::day_time(l, until.local()))));
    text.retain(|words| !words.is_empty());
    let entry =
        entry(basis.valid_from, TimelineKind::Legal, (Tone::Neutral, "scale"), t::based(l, basis.kind.label(l)));
    TimelineEntry { text: text.join(", "), ..entry }
}

fn away(l: Lang, absence: &Absence, by: &str) -> Vec<TimelineEntry> {
    let unsafe_ = absence.kind == AbsenceKind::WithoutNotice;
    let tone = if unsafe_ { Tone::Danger } else { Tone::Info };
    let text =
        [&absence.whereto, &absence.note].into_iter().map(|words| words.trim()).filter(|words| !words.is_empty());
    let out = entry(absence.left_at, TimelineKind::Stay, (tone, "door-open"), t::went_out(l, absence.kind.label(l)));
    let out = TimelineEntry { text: text.collect::<Vec<_>>().join(". "), who: by.to_owned(), ..out };
    let back = absence.returned_at.map(|at| entry(at, TimelineKind::Stay, (Tone::Ok, "house"), t::came_back(l).into()));
    [Some(out), back].into_iter().flatten().collect()
}

fn told(l: Lang, notice: &Notice) -> TimelineEntry {
    let title = t::told(l, notice.addressee.label(l), notice.about.label(l));
    let entry = entry(notice.sent_at, TimelineKind::Legal, (Tone::Neutral, "megaphone"), title);
    let text = [notice.channel.label(l), &notice.reference].into_iter().filter(|words| !words.is_empty());
    TimelineEntry { text: text.collect::<Vec<_>>().join(", "), ..entry }
}

fn protected(l: Lang, step: &Step) -> TimelineEntry {
    let mark = (Tone::Brand, "shield-check");
    let entry = entry(step.taken_on.end(), TimelineKind::Legal, mark, step.kind.label(l).to_owned());
    TimelineEntry { text: step.number.clone(), ..entry }
}

fn agreed(l: Lang, contract: &Contract) -> Vec<TimelineEntry> {
    let until = i18n::day(l, contract.ends_on);
    let title = if contract.extends_id.is_some() { t::extended(l, until) } else { t::concluded(l, until) };
    let begun = entry(contract.concluded_on.end(), TimelineKind::Legal, (Tone::Brand, "signature"), title);
    let mut text = vec![contract.number.clone()];
    if !contract.without_plan.is_empty() {
        text.push(t::agreed_without_plan(l, &contract.without_plan));
    }
    let begun = TimelineEntry { text: sentences(&text), ..begun };
    let over = contract.ended_on.zip(contract.end_ground).map(|(on, ground)| {
        let title = t::contract_ended(l, ground.label(l));
        let entry = entry(on.end(), TimelineKind::Legal, (Tone::Neutral, "file-check"), title);
        TimelineEntry { text: contract.end_note.clone(), ..entry }
    });
    [over, Some(begun)].into_iter().flatten().collect()
}

/// The results report, when it was made and when it was handed over.
fn weighed(l: Lang, report: &ResultsReport) -> Vec<TimelineEntry> {
    let mark = (Tone::Neutral, "file-check");
    let given = report.delivered_on.map(|on| entry(on.end(), TimelineKind::Legal, mark, t::report_given(l).to_owned()));
    let made = entry(report.made_on.end(), TimelineKind::Legal, mark, t::report_made(l).to_owned());
    [given, Some(TimelineEntry { text: report.achieved.clone(), ..made })].into_iter().flatten().collect()
}

/// The manager's decision to go beyond the limit of stay.
fn beyond(l: Lang, contract: &Contract) -> Option<TimelineEntry> {
    let title = t::decided_over(l, i18n::day(l, contract.ends_on));
    let entry = entry(contract.concluded_on.end(), TimelineKind::Legal, (Tone::Danger, "hourglass"), title);
    let text = over_why(l, contract);
    (!contract.over_reason.is_empty()).then_some(TimelineEntry { text, ..entry })
}

fn followed(l: Lang, contact: &FollowUp) -> TimelineEntry {
    let tone = match contact.result {
        FollowUpResult::Well => Tone::Ok,
        FollowUpResult::InDanger => Tone::Danger,
        _ => Tone::Neutral,
    };
    let title = t::followed(l, contact.month, contact.result.label(l));
    let how = contact.channel.map(|channel| channel.label(l));
    let said = Some(contact.note.as_str()).filter(|note| !note.is_empty());
    let text = how.into_iter().chain(said).collect::<Vec<_>>().join(": ");
    TimelineEntry { text, ..entry(contact.done_at, TimelineKind::Stay, (tone, "phone"), title) }
}
