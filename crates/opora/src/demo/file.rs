//! What stands in the files besides the stay: whom one may call and how, what everyone must know at once, who is family.

use super::staff::Who;
use super::stage::Stage;
use crate::people::alert::{self, AlertKind, NewAlert};
use crate::people::contact::{self, Never, NewContact, SafeContact, Safety, Way};
use crate::people::relation::{self, End, NewRelation, RelationKind};
use crate::people::{self, Birth, Identity, NewPerson, Sex};
use kernel::ctx::{Ctx, On};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};

/// The rule of safe contact of a person of a case: how, when, the question and its answer, what never to do.
struct Rule(i64, &'static str, &'static str, &'static str, &'static str, &'static [Never]);

const RULES: &[Rule] = &[
    Rule(109, "Личният ѝ телефон", "по всяко време", "", "", &[]),
    Rule(
        112,
        "Служебният телефон",
        "делник 10:00–12:00",
        "Кога е прегледът?",
        "в петък",
        &[Never::Messages, Never::Voicemail, Never::Address, Never::EveningCalls],
    ),
    Rule(116, "Личният ѝ телефон", "преди обяд", "", "", &[Never::Relatives]),
    Rule(121, "През адвоката", "работно време", "", "", &[Never::Calls, Never::Messages, Never::Address]),
    Rule(126, "Личният ѝ телефон", "след 14:00", "", "", &[Never::Address]),
    Rule(129, "Само лично, в центъра", "", "", "", &[Never::Calls, Never::Relatives]),
    Rule(131, "С преводача Марина", "делник след обяд", "", "", &[Never::Messages]),
    Rule(133, "Личният ѝ телефон", "10:00–18:00", "Как е котката?", "спи", &[Never::Voicemail]),
    Rule(138, "Новата ѝ карта, номера знае Ралица", "", "", "", &[Never::Relatives, Never::Work, Never::Address]),
    Rule(144, "Само лично, в центъра", "", "", "", &[Never::Calls, Never::Messages, Never::Address]),
];

/// Something to know at once: the case, whose it is (0 is the adult), the kind, the words.
struct Known(i64, usize, AlertKind, &'static str);

const ALERTS: &[Known] = &[
    Known(112, 0, AlertKind::Allergy, "пеницилин"),
    Known(116, 0, AlertKind::Health, "високо кръвно, лекарство сутрин и вечер"),
    Known(121, 1, AlertKind::Allergy, "ядки"),
    Known(131, 0, AlertKind::Wanted, "не потвърждавай на никого, че е тук"),
    Known(138, 0, AlertKind::Wanted, "търсят я по телефона, не отговаряй"),
    Known(140, 1, AlertKind::Health, "фебрилни гърчове преди две години"),
    Known(143, 0, AlertKind::Health, "придвижва се с количка"),
    Known(144, 0, AlertKind::SelfHarm, "първите нощи минавай на два часа"),
];

/// Writes all of it down on the day after the arrival, or today for those who have just come.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    for rule in RULES {
        safe_contact(stage, rule).await?;
    }
    for Known(case, index, kind, text) in ALERTS {
        let (ctx, person) = first_day(stage, Who::Sofi, *case, *index).await?;
        alert::add(&ctx, person, NewAlert { id: None, kind: *kind, text: (*text).into() }).await?;
    }
    let orders = [(112, stage.today.plus_days(50)), (121, stage.today.plus_days(83))];
    for (case, until) in orders {
        let ctx = stage.ctx(Who::Darina, stage.ago(9, 10, 40))?;
        let text = format!("заповед за защита до {}", until.0.strftime("%d.%m.%Y"));
        alert::add(&ctx, stage.person(case, 0)?, NewAlert { id: None, kind: AlertKind::CourtOrder, text }).await?;
    }
    family(stage).await
}

/// Somebody of the staff on the first morning after an arrival.
async fn first_day(stage: &Stage, who: Who, case: i64, index: usize) -> Result<(Ctx, PersonId), Refusal> {
    let ctx = stage.ctx(who, stage.arrived(case)?.tomorrow().at(9, 30).min(stage.ago(0, 9, 0)))?;
    Ok((ctx, stage.person(case, index)?))
}

async fn safe_contact(stage: &Stage, rule: &Rule) -> Result<(), Refusal> {
    let Rule(case, how, times, question, answer, never) = rule;
    let (ctx, person) = first_day(stage, Who::Ralitsa, *case, 0).await?;
    let order = SafeContact {
        how: (*how).into(),
        times: (*times).into(),
        by_whom: String::new(),
        question: (*question).into(),
        answer: (*answer).into(),
        never: never.to_vec(),
        never_else: String::new(),
        version: 0,
    };
    contact::set_safe_contact(&ctx, person, order).await.map(drop)
}

/// Somebody of Надежда's family: names, sex, age, what they are to her, whether she has taken harm from them, a note.
struct Kin(&'static str, &'static str, Sex, i16, RelationKind, bool, &'static str);

const KIN: &[Kin] = &[
    Kin("Мартин", "Колев", Sex::Male, 10, RelationKind::Child, false, "Живее при баба си Станка, докато учи там."),
    Kin("Станка", "Петрова", Sex::Female, 61, RelationKind::Parent, false, "При нея е Мартин. Може да ѝ се обаждаме."),
    Kin("Пламен", "Петров", Sex::Male, 38, RelationKind::Sibling, false, "Знае кодовата дума. Може да му се обаждаме."),
    Kin(
        "Димитър",
        "Колев",
        Sex::Male,
        39,
        RelationKind::FormerPartner,
        true,
        "Забрана да доближава Надежда и Ива. Не се свързвай с него.",
    ),
];

async fn family(stage: &Stage) -> Result<(), Refusal> {
    let (ctx, nadezhda) = first_day(stage, Who::Ralitsa, 112, 0).await?;
    for Kin(given, family, sex, years, kind, harmed, note) in KIN {
        let born = Day(stage.today.0.saturating_sub(jiff::Span::new().years(*years))).plus_days(-77);
        let identity = Identity {
            given: (*given).into(),
            family: (*family).into(),
            sex: *sex,
            birth: Birth::known(born),
            ..Identity::default()
        };
        let mut change = ctx.change(Right::EditFile, On::Service(stage.service)).await?;
        let new = NewPerson { identity, ..NewPerson::default() };
        let other = people::create(&ctx, &mut change, stage.service, &new).await?;
        change.commit(people::created(other)).await?;
        let order = NewRelation {
            kind: *kind,
            harmed_by: harmed.then_some(End::Other),
            note: (*note).into(),
            ..NewRelation::default()
        };
        relation::add(&ctx, nadezhda, other, order).await?;
    }
    let ways = [
        (Way::Phone, "0888 000 112", "", Safety::AskFirst, false),
        (Way::Phone, "0888 000 113", "брат ѝ Пламен", Safety::Safe, false),
        (Way::Phone, "0888 000 114", "майка ѝ Станка", Safety::Safe, false),
        (Way::Address, "с. Дъбрава, ул. „Липите“ 4", "майка ѝ Станка", Safety::Never, true),
    ];
    for (kind, value, whose, safety, protected) in ways {
        let new = NewContact { id: None, kind, value: value.into(), whose: whose.into(), protected, safety };
        contact::add(&ctx, nadezhda, new).await?;
    }
    Ok(())
}
