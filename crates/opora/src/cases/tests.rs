//! The story of a case, on both databases.

use super::*;
use crate::people::{Birth, Identity, NewPerson, Sex};
use crate::tests::cast::{Cast, HARBOUR, bed, cast};
use kernel::on_both;
use kernel::policy::Role;
use kernel::refusal::Refusal;
use kernel::types::PersonId;

/// Someone known by an alias and an estimated age.
fn alias(name: &str, years: i64, cast: &Cast) -> Who {
    let birth = Birth::estimated(years, cast.world.now().day());
    let identity = Identity { alias: name.into(), sex: Sex::Female, birth, ..Identity::default() };
    Who::New(Box::new(NewPerson { identity, ..NewPerson::default() }))
}

fn arrival(who: Who, part: Part) -> Arrival {
    let kind = match part {
        Part::Adult => BasisKind::OwnWish,
        Part::Accompanying => BasisKind::WithParent,
        Part::Child => BasisKind::PoliceProtection,
    };
    Arrival { who, part, unit_id: None, bed_id: None, basis: NewBasis::plain(kind) }
}

/// An emergency admission of these people, with nothing else to say.
fn emergency(people: Vec<Arrival>) -> Admission {
    Admission {
        id: None,
        signal_id: None,
        at: None,
        entry: Entry::Emergency,
        reason: Reason::PartnerViolence,
        referrer: String::new(),
        referral_number: String::new(),
        referral_on: None,
        brought_by: BroughtBy::Police,
        brought_by_name: String::new(),
        condition: String::new(),
        belongings: String::new(),
        life_in_danger: false,
        trafficking: false,
        duration: Duration::Short,
        case_manager_id: None,
        people,
        notices: Vec::new(),
    }
}

async fn here(cast: &Cast) -> Vec<OpenStay> {
    let mut tx = cast.world.db().peek().await.unwrap();
    open_stays(&mut tx, crate::tests::cast::HOME, HARBOUR, cast.world.now()).await.unwrap()
}

/// The keys of what was refused.
fn refused<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Vec<(String, &'static str)> {
    match result.unwrap_err() {
        Refusal::Invalid(problems) => problems.iter().map(|p| (p.field.clone(), p.message.key())).collect(),
        other => panic!("{other:?}"),
    }
}

on_both! { cast;
    async fn a_mother_by_alias_and_two_children_come_in_with_one_order(cast) {
        let mut mother = arrival(alias("Роза", 30, &cast), Part::Adult);
        mother.bed_id = Some(crate::provider::BedId(bed(1)));
        let children = [9, 3].map(|years| arrival(alias("Дете", years, &cast), Part::Accompanying));
        let mut order = emergency([mother].into_iter().chain(children).collect());
        order.notices.push(NewNotice {
            person_id: None, about: About::EmergencyAdmission, addressee: Addressee::Dsp,
            channel: NoticeChannel::Phone, reference: "дежурен".into(), sent_at: None,
        });
        let admitted = admit(&cast.ctx(Role::Carer), HARBOUR, order).await.unwrap();
        assert_eq!((admitted.number.as_str(), admitted.stays.len()), ("КЦ-0001", 3));
        let stays = here(&cast).await;
        assert_eq!(stays.iter().map(|s| s.part).collect::<Vec<_>>(), [Part::Adult, Part::Accompanying, Part::Accompanying]);
        let mut tx = cast.world.db().peek().await.unwrap();
        let count = async |tx: &mut kernel::db::Tx, sql: &'static str| tx.query(sql).one::<(i64,)>().await.unwrap().0;
        assert_eq!(count(&mut tx, "SELECT count(*) FROM relation WHERE kind = 'parent'").await, 2);
        assert_eq!(count(&mut tx, "SELECT count(*) FROM relation WHERE kind = 'sibling'").await, 1);
        assert_eq!(count(&mut tx, "SELECT count(*) FROM legal_basis").await, 3);
        assert_eq!(count(&mut tx, "SELECT count(*) FROM notice").await, 1);
        assert_eq!(count(&mut tx, "SELECT count(*) FROM file_holder").await, 3);
        assert_eq!(count(&mut tx, "SELECT count(*) FROM bed_use WHERE until_at IS NULL").await, 1);
        assert_eq!(count(&mut tx, "SELECT count(*) FROM audit_entry WHERE action = 'person.admitted'").await, 3);
    }

    async fn twenty_at_once_get_twenty_numbers_without_a_gap(cast) {
        let tasks: Vec<_> = (0..20).map(|at| {
            let (ctx, mut order) = (cast.ctx(Role::Carer), emergency(vec![arrival(alias("Роза", 30, &cast), Part::Adult)]));
            // Every fourth is refused after it has taken its number: two people for one bed.
            if at % 4 == 3 {
                order.people[0].bed_id = Some(crate::provider::BedId(bed(1)));
            }
            tokio::spawn(async move { admit(&ctx, HARBOUR, order).await.map(|admitted| admitted.number) })
        }).collect();
        let mut numbers = Vec::new();
        for task in tasks {
            numbers.extend(task.await.unwrap());
        }
        numbers.sort();
        let expected: Vec<_> = (1..=16).map(|number| case_number("КЦ", number)).collect();
        assert_eq!(numbers, expected);
    }

    async fn nobody_is_here_twice_and_who_comes_back_has_a_new_case(cast) {
        let ctx = cast.ctx(Role::SocialWorker);
        let first = admit(&ctx, HARBOUR, emergency(vec![arrival(alias("Роза", 30, &cast), Part::Adult)])).await.unwrap();
        let person: PersonId = first.stays[0].person_id;
        let again = || emergency(vec![arrival(Who::Known(person), Part::Adult)]);
        assert_eq!(refused(admit(&ctx, HARBOUR, again()).await), [("p0_who".to_owned(), "cases-already-here")]);
        assert_eq!(here(&cast).await.len(), 1);
    }
}
