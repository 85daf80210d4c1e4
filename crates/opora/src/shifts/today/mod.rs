//! The shift's day: who is in, out, due back; what is due; tasks; what the last shift wrote. Everything on it is asked
//! in a fixed number of questions.

mod chips;
pub(super) mod page;
mod places;
mod store;
mod waiting;
mod who;

use super::note::{self, Note, Receipt};
use super::task::{self, Task};
use super::waits::{self, Wait};
use super::{Shift, shift_of};
use crate::cases::{self, AbsenceKind, CaseId, InDanger, Limit, Part, StayId};
use crate::deadlines::{self, Deadline, StayFacts};
use crate::people::alert::{self, AlertKind};
use kernel::ctx::{Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, Moment, PersonId, ServiceId};
use std::collections::HashMap;

/// Somebody who came so many days ago, or later, is new.
pub const NEW_DAYS: i64 = 3;

/// The day of a shift.
#[derive(Clone, Debug)]
pub struct Today {
    /// The shift that is on.
    pub shift: Shift,
    /// Who is here, by household, the shortest time left first.
    pub households: Vec<Household>,
    /// The beds, by building.
    pub beds: Vec<BedNow>,
    /// Every open deadline, the most pressing first.
    pub deadlines: Vec<Deadline>,
    /// The shift's tasks.
    pub tasks: Vec<Task>,
    /// What the last shift wrote.
    pub handed_over: Vec<Note>,
    /// What this shift has written so far.
    pub written: Vec<Note>,
    /// Who acknowledged which of them.
    pub receipts: Vec<Receipt>,
    /// Older notes that the reader has not acknowledged.
    pub unread_before: i64,
    /// Calls for help that wait for somebody, and when the last one came.
    pub signals: (i64, Option<Moment>),
    /// Who has used the program in this shift.
    pub on_shift: Vec<OnShift>,
    /// Those who have left and are in danger again, while nothing has been done about it.
    pub in_danger: Vec<InDanger>,
    /// What waits for the reader.
    pub waits: Vec<Wait>,
}

/// A colleague who has used the program in this shift.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct OnShift {
    /// Their account.
    pub id: AccountId,
    /// Their name.
    pub name: String,
    /// What they are: „медицинска сестра“; may be empty.
    pub post: String,
    /// Their role in the service.
    pub role: Role,
}

/// People who came together.
#[derive(Clone, Debug)]
pub struct Household {
    /// Their case.
    pub case: CaseId,
    /// The adult, or whoever came first.
    pub head: Resident,
    /// The others.
    pub others: Vec<Resident>,
}

/// Somebody who is here.
#[derive(Clone, Debug)]
pub struct Resident {
    /// The stay.
    pub stay: StayId,
    /// Who.
    pub person: PersonId,
    /// First name and initial.
    pub name: String,
    /// As what they came.
    pub part: Part,
    /// When they can have been born.
    pub born: (Option<Day>, Option<Day>),
    /// Needs an interpreter.
    pub interpreter: bool,
    /// Since when they are here.
    pub admitted_at: Moment,
    /// Building and room.
    pub room: Option<String>,
    /// Away now.
    pub away: Option<Away>,
    /// What to know at once.
    pub alerts: Vec<(AlertKind, String)>,
    /// There is a valid ground for their stay.
    pub grounded: bool,
    /// How they stand against the longest stay.
    pub limit: Option<Limit>,
}

/// A time away that has not ended.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Away {
    stay: StayId,
    /// Why.
    pub kind: AbsenceKind,
    /// Since when.
    pub left_at: Moment,
    /// When they are to be back.
    pub due_at: Option<Moment>,
}

/// A bed and what takes it up.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct BedNow {
    /// The building's name.
    pub building: String,
    /// The room's.
    pub room: String,
    /// `stay`, `hold`, `cleaning`, `out_of_service`; none when it is free.
    pub taken_by: Option<String>,
    /// Whose stay.
    pub stay: Option<StayId>,
}

impl Resident {
    /// Under 18, or came as a child of unknown age.
    pub fn is_child(&self, today: Day) -> bool {
        let grown_up = today.0.saturating_sub(jiff::Span::new().years(18));
        match self.born {
            (Some(earliest), _) if earliest.0 > grown_up => true,
            (_, Some(latest)) if latest.0 <= grown_up => false,
            _ => self.part != Part::Adult,
        }
    }

    /// Came within the last days.
    pub fn is_new(&self, today: Day) -> bool {
        today.days_since(self.admitted_at.day()) <= NEW_DAYS
    }
}

impl Household {
    /// Everyone of them.
    pub fn members(&self) -> impl Iterator<Item = &Resident> {
        std::iter::once(&self.head).chain(&self.others)
    }
}

impl Today {
    /// Everyone who is here.
    pub fn residents(&self) -> impl Iterator<Item = &Resident> {
        self.households.iter().flat_map(Household::members)
    }

    /// Everyone who is away, the first to be back first.
    pub fn away(&self) -> Vec<&Resident> {
        let mut away: Vec<&Resident> = self.residents().filter(|one| one.away.is_some()).collect();
        away.sort_by_key(|one| one.away.as_ref().map(|away| (away.due_at.is_none(), away.due_at)));
        away
    }
}

/// Gathers the day of the shift that is on.
pub async fn today(ctx: &Ctx, service: ServiceId) -> Result<Today, Refusal> {
    let shift = shift_of(ctx.at);
    let last = shift.previous();
    let mut view = ctx.view(Right::SeeShift, On::Service(service)).await?;
    let tx = &mut *view;
    let facts = deadlines::facts_in(ctx, tx, service).await?;
    let derived = deadlines::derived_in(ctx, tx, service).await?;
    let beds = store::beds(tx, ctx.provider, service, ctx.at).await?;
    let away = store::away(tx, ctx.provider, service).await?;
    let alerts = alert::of_those_here(tx, ctx.provider, service, ctx.at).await?;
    let notes = note::between(tx, ctx, service, (last.from, shift.until)).await?;
    let receipts = note::readers(tx, ctx.provider, service, (last.from, shift.until)).await?;
    let unread_before = note::unread_before(tx, ctx, service, last.from).await?;
    let tasks = task::of_shift(tx, ctx.provider, service, (shift.from, shift.until)).await?;
    let signals = store::open_signals(tx, ctx.provider, service).await?;
    let mut on_shift = store::on_shift(tx, ctx.provider, service, (shift.from, ctx.at)).await?;
    let in_danger = cases::in_danger(tx, ctx.provider, service).await?;
    drop(view);
    let waits = waits::gather(ctx, service).await?;
    // Who holds two roles here is still one person.
    on_shift.dedup_by_key(|colleague| colleague.id);
    let deadlines = derived.deadlines.iter().filter(|one| one.is_open()).cloned().collect();
    let here = facts.stays.iter().filter(|stay| stay.ended_at.is_none());
    let residents = here.map(|stay| Resident {
        grounded: derived.grounded.contains(&stay.stay),
        limit: derived.limits.get(&stay.stay).copied(),
        ..resident(ctx.lang, stay, &beds, &away, &alerts)
    });
    let households =
        households(facts.stays.iter().map(|stay| (stay.stay, stay.case_id)).collect(), residents.collect());
    let (handed_over, written) = notes.into_iter().partition(|note| last.holds(note.written_at));
    Ok(Today {
        shift,
        households,
        beds,
        deadlines,
        tasks,
        handed_over,
        written,
        receipts,
        unread_before,
        signals,
        on_shift,
        in_danger,
        waits,
    })
}

fn resident(
    l: Lang,
    stay: &StayFacts,
    beds: &[BedNow],
    away: &[Away],
    alerts: &[(PersonId, AlertKind, String)],
) -> Resident {
    let bed = beds.iter().find(|bed| bed.stay == Some(stay.stay));
    let known = alerts.iter().filter(|(person, ..)| *person == stay.person);
    Resident {
        stay: stay.stay,
        person: stay.person,
        name: crate::people::short_name_of(&stay.given, &stay.family, &stay.alias, l),
        part: stay.part,
        born: (stay.born_from, stay.born_until),
        interpreter: stay.interpreter,
        admitted_at: stay.admitted_at,
        room: bed.map(|bed| format!("{} {}", bed.building, bed.room)),
        away: away.iter().find(|one| one.stay == stay.stay).cloned(),
        alerts: known.map(|(_, kind, text)| (*kind, text.clone())).collect(),
        grounded: false,
        limit: None,
    }
}

/// Puts those together who came together, the adult first; the shortest time left first.
fn households(cases: HashMap<StayId, CaseId>, residents: Vec<Resident>) -> Vec<Household> {
    let mut by_case: HashMap<CaseId, Vec<Resident>> = HashMap::new();
    for one in residents {
        if let Some(case) = cases.get(&one.stay) {
            by_case.entry(*case).or_default().push(one);
        }
    }
    let together = by_case.into_iter().filter_map(|(case, mut all)| {
        all.sort_by_key(|one| (one.part != Part::Adult, one.born.0, one.stay));
        let mut all = all.into_iter();
        Some(Household { case, head: all.next()?, others: all.collect() })
    });
    let mut households: Vec<Household> = together.collect();
    households.sort_by_key(|one| (one.head.limit.map_or(i64::MAX, |limit| limit.left), one.head.stay));
    households
}

/// A name without what follows: a wall has little room.
fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}
