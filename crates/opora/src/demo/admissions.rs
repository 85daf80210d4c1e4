//! Everyone comes, and many leave again, in the order in which it happened: so the numbers of the cases have no gap.

use super::beds;
use super::households::{Aged, HOUSEHOLDS, Household, Someone};
use super::past::{BY_ALIAS, CHILD_ALONE, Former, RETURNED, RETURNS, arrival};
use super::staff::Who;
use super::stage::Stage;
use crate::cases::{
    About, Addressee, Admission, Arrival, BasisKind, BroughtBy, Duration, EndStay, Entry, NewBasis, NewNotice,
    NoticeChannel, Part, Reason, Who as Person, admit, end_stay,
};
use crate::people::{self, Birth, Identity, NewPerson};
use crate::provider::BedId;
use kernel::ctx::Ctx;
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment, ServiceId};

/// Something that happened at the door.
enum Step<'s> {
    Comes(&'s Household),
    Came(&'s Former, &'s [BedId]),
    Left(&'s Former),
}

/// Takes in all those who ever came, and sees those off who left.
pub async fn all(stage: &mut Stage) -> Result<(), Refusal> {
    let former = beds::housed(&stage.house, stage.today);
    let mut steps: Vec<(Moment, Step<'_>)> = Vec::new();
    for household in HOUSEHOLDS {
        let (hour, minute) = household.hour;
        steps.push((arrival(household, stage.today).at(hour, minute), Step::Comes(household)));
    }
    for (one, beds) in &former {
        steps.push((stage.ago(one.came, one.hour.0, one.hour.1), Step::Came(one, beds)));
        steps.push((stage.ago(one.left, 11, 20), Step::Left(one)));
    }
    steps.sort_by_key(|(at, _)| *at);
    for (at, step) in steps {
        match step {
            Step::Comes(household) => comes(stage, household, at).await?,
            Step::Came(former, beds) => came(stage, former, at, beds).await?,
            Step::Left(former) => left(stage, former, at).await?,
        }
    }
    Ok(())
}

async fn comes(stage: &mut Stage, household: &Household, at: Moment) -> Result<(), Refusal> {
    let (building, room, first) = household.room;
    let beds = (first..).map_while(|bed| stage.house.bed(building, room, bed));
    let mut people = arrivals(household.people, stage.today, household.entry, at, beds);
    if household.number == RETURNS
        && let Some(arrival) = people.first_mut()
    {
        arrival.who = Person::Known(stage.person(RETURNED, 0)?);
    }
    let order = Admission {
        brought_by_name: household.brought_by_name.into(),
        condition: household.condition.into(),
        belongings: household.belongings.into(),
        life_in_danger: household.danger,
        case_manager_id: stage.account(household.manager),
        ..admission(household.number, household.entry, household.reason, household.brought_by, at, people)
    };
    enter(stage, household.number, order, at).await
}

async fn came(stage: &mut Stage, former: &Former, at: Moment, beds: &[BedId]) -> Result<(), Refusal> {
    let mut people = arrivals(&former.people, at.day(), former.entry, at, beds.iter().copied());
    if former.number == CHILD_ALONE
        && let Some(child) = people.first_mut()
    {
        child.part = Part::Child;
        child.basis = NewBasis {
            number: format!("{}-ПЗ-7", former.number),
            issuer: "РУ Каменград".into(),
            ..NewBasis::plain(BasisKind::PoliceProtection)
        };
    }
    let manager = if former.number % 2 == 0 { Who::Ralitsa } else { Who::Boyan };
    let order = Admission {
        case_manager_id: stage.account(manager),
        trafficking: former.number == BY_ALIAS,
        ..admission(former.number, former.entry, former.reason, former.brought_by, at, people)
    };
    enter(stage, former.number, order, at).await
}

/// Whoever stood at the door wrote it down within the hour.
async fn enter(stage: &mut Stage, number: i64, order: Admission, at: Moment) -> Result<(), Refusal> {
    let night = !(8..20).contains(&at.local().hour());
    let who = match order.brought_by {
        BroughtBy::MobileTeam => Who::Ventsislav,
        _ if night => Who::Kiril,
        _ => Who::Ralitsa,
    };
    let at = stage.done(at.plus_minutes(40));
    let order = looked_through(&stage.ctx(who, at)?, stage.service, order).await?;
    let admitted = match admit(&stage.ctx(who, at)?, stage.service, order.clone()).await {
        Err(Refusal::Invalid(_)) => admit(&stage.ctx(Who::Marta, at)?, stage.service, excepted(order)).await?,
        other => other?,
    };
    stage.cases.insert(number, admitted);
    Ok(())
}

/// Whoever is on the list of likely duplicates was looked at and is somebody else.
async fn looked_through(ctx: &Ctx, service: ServiceId, mut order: Admission) -> Result<Admission, Refusal> {
    for arrival in &mut order.people {
        if let Person::New(new) = &arrival.who {
            let found = people::duplicates(ctx, service, new).await?;
            arrival.none_of = found.into_iter().map(|candidate| candidate.person.id).collect();
        }
    }
    Ok(order)
}

/// A full unit, or a room that is meant for others: the manager decides, with a reason.
fn excepted(mut order: Admission) -> Admission {
    for arrival in &mut order.people {
        arrival.bed_reason = "Тази нощ друго свободно място няма, а навън не е безопасно.".into();
    }
    order
}

fn admission(
    number: i64,
    entry: Entry,
    reason: Reason,
    brought_by: BroughtBy,
    at: Moment,
    people: Vec<Arrival>,
) -> Admission {
    let referred = entry == Entry::Referral;
    let day = at.day();
    Admission {
        id: None,
        signal_id: None,
        at: Some(at),
        entry,
        reason,
        referrer: if referred { "ДСП Каменград".into() } else { String::new() },
        referral_number: if referred { format!("{}/{}", 1200 + number, day.0.year()) } else { String::new() },
        referral_on: referred.then(|| day.yesterday()),
        brought_by,
        brought_by_name: String::new(),
        condition: String::new(),
        belongings: String::new(),
        house_rules_given: true,
        information_given: true,
        life_in_danger: false,
        trafficking: reason == Reason::Trafficking,
        duration: Duration::Short,
        case_manager_id: None,
        people,
        notices: notices(number, entry, reason, at),
    }
}

/// Whom the centre told at once.
fn notices(number: i64, entry: Entry, reason: Reason, at: Moment) -> Vec<NewNotice> {
    let told = |about, addressee, channel, after: i64| NewNotice {
        person_id: None,
        about,
        addressee,
        channel,
        reference: format!("КЦ-{number}/{}", after),
        sent_at: Some(at.plus_minutes(after)),
    };
    let mut notices = Vec::new();
    if entry == Entry::Emergency {
        notices.push(told(About::EmergencyAdmission, Addressee::Dsp, NoticeChannel::Phone, 20));
        notices.push(told(About::LifeInDanger, Addressee::Police, NoticeChannel::Phone, 25));
    }
    if reason == Reason::ChildAtRisk {
        notices.push(told(About::ChildAtRisk, Addressee::Dsp, NoticeChannel::Email, 30));
    }
    if reason == Reason::Trafficking {
        notices.push(told(About::Trafficking, Addressee::Prosecutor, NoticeChannel::Email, 35));
    }
    notices
}

/// The people of a household with their beds; whoever came first is the adult.
fn arrivals(
    people: &[Someone],
    aged_on: Day,
    entry: Entry,
    at: Moment,
    beds: impl Iterator<Item = BedId>,
) -> Vec<Arrival> {
    let mut beds = beds;
    let arrival = |(index, someone): (usize, &Someone)| Arrival {
        who: Person::New(Box::new(file(someone, aged_on))),
        part: if index == 0 { Part::Adult } else { Part::Accompanying },
        unit_id: None,
        bed_id: beds.next(),
        bed_reason: String::new(),
        none_of: Vec::new(),
        bed_releases: false,
        basis: match (index, entry) {
            (0, Entry::Emergency) => NewBasis::plain(BasisKind::OwnWish),
            (0, Entry::Referral) => NewBasis {
                issuer: "ДСП Каменград".into(),
                valid_from: Some(at),
                ..NewBasis::plain(BasisKind::Referral)
            },
            _ => NewBasis::plain(BasisKind::WithParent),
        },
    };
    people.iter().enumerate().map(arrival).collect()
}

fn file(someone: &Someone, on: Day) -> NewPerson {
    let span = jiff::Span::new();
    let birth = match someone.aged {
        Aged::Years(years, days) => Birth::known(Day(on.0.saturating_sub(span.years(years))).plus_days(-days)),
        Aged::Months(months) => Birth::known(Day(on.0.saturating_sub(span.months(months))).plus_days(-9)),
        Aged::About(years) => Birth::estimated(years, on),
    };
    let foreign = someone.given == "Оксана";
    let identity = Identity {
        given: someone.given.into(),
        middle: someone.middle.into(),
        family: someone.family.into(),
        alias: someone.alias.into(),
        sex: someone.sex,
        birth,
        citizenship: if foreign { "Украйна".into() } else { String::new() },
        languages: if foreign { "украински, руски".into() } else { String::new() },
        interpreter: foreign || !someone.alias.is_empty(),
        ..Identity::default()
    };
    NewPerson { identity, ..NewPerson::default() }
}

async fn left(stage: &Stage, former: &Former, at: Moment) -> Result<(), Refusal> {
    let ctx = stage.ctx(Who::Ralitsa, at)?;
    let with = (1..former.people.len()).map(|index| stage.stay(former.number, index)).collect::<Result<_, _>>()?;
    let order = EndStay {
        with,
        at: None,
        ground: None,
        notice_on: None,
        destination: former.destination,
        clean: false,
        note: former.note.into(),
    };
    end_stay(&ctx, stage.stay(former.number, 0)?, order).await?;
    Ok(())
}
