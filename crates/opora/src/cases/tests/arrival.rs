//! How people come in.

use super::*;
use crate::provider::BedId;
use crate::tests::cast::{bed, cast};
use kernel::on_both;
use kernel::types::PersonId;

on_both! { cast;
    async fn a_mother_by_alias_and_two_children_come_in_with_one_order(cast) {
        let mut mother = arrival(alias("Роза", 30, &cast), Part::Adult);
        mother.bed_id = Some(BedId(bed(1)));
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
        assert_eq!(count(&cast, "SELECT count(*) FROM relation WHERE kind = 'parent'").await, 2);
        assert_eq!(count(&cast, "SELECT count(*) FROM relation WHERE kind = 'sibling'").await, 1);
        assert_eq!(count(&cast, "SELECT count(*) FROM legal_basis").await, 3);
        assert_eq!(count(&cast, "SELECT count(*) FROM notice").await, 1);
        assert_eq!(count(&cast, "SELECT count(*) FROM file_holder").await, 3);
        assert_eq!(count(&cast, "SELECT count(*) FROM bed_use WHERE until_at IS NULL").await, 1);
        assert_eq!(count(&cast, "SELECT count(*) FROM audit_entry WHERE action = 'person.admitted'").await, 3);
    }

    async fn twenty_at_once_get_twenty_numbers_without_a_gap(cast) {
        let tasks: Vec<_> = (0..20).map(|at| {
            let (ctx, mut order) = (cast.ctx(Role::Carer), emergency(vec![arrival(alias("Роза", 30, &cast), Part::Adult)]));
            // Every fourth is refused after it has taken its number: two people for one bed.
            if at % 4 == 3 {
                order.people[0].bed_id = Some(BedId(bed(1)));
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
        cast.world.minutes_pass(60);
        let ctx = cast.ctx(Role::SocialWorker);
        end_stay(&ctx, first.stays[0].stay_id, super::leaving(Destination::BackToHarm)).await.unwrap();
        assert_eq!(here(&cast).await.len(), 0);
        cast.world.minutes_pass(60);
        let second = admit(&cast.ctx(Role::SocialWorker), HARBOUR, again()).await.unwrap();
        assert_eq!(second.number, "КЦ-0002");
        assert_eq!(count(&cast, "SELECT count(*) FROM person").await, 1);
    }

    async fn a_command_sent_twice_admits_once(cast) {
        let ctx = cast.ctx(Role::Carer).once(Some(uuid::Uuid::from_u128(77)));
        let order = || emergency(vec![arrival(alias("Роза", 30, &cast), Part::Adult)]);
        let first = admit(&ctx, HARBOUR, order()).await.unwrap();
        let second = admit(&ctx, HARBOUR, order()).await.unwrap_err();
        assert!(matches!(second, Refusal::Repeated(subject) if subject == first.case_id.0));
        assert_eq!(here(&cast).await.len(), 1);
    }

    async fn what_cannot_be_is_named_by_its_field_and_nothing_is_kept(cast) {
        let ctx = cast.ctx(Role::Carer);
        let mut order = emergency(vec![arrival(alias("Дете", 9, &cast), Part::Accompanying)]);
        assert_eq!(refused(admit(&ctx, HARBOUR, order.clone()).await), [("p0_part".into(), "cases-nobody-to-accompany")]);
        order.people = vec![arrival(alias("Дете", 9, &cast), Part::Child)];
        order.people[0].basis = NewBasis::plain(BasisKind::OwnWish);
        assert_eq!(refused(admit(&ctx, HARBOUR, order.clone()).await), [("p0_basis".into(), "cases-basis-child-alone")]);
        order.people = vec![arrival(alias("Роза", 30, &cast), Part::Adult)];
        order.people[0].bed_id = Some(BedId(uuid::Uuid::from_u128(99)));
        assert_eq!(refused(admit(&ctx, HARBOUR, order.clone()).await), [("p0_bed".into(), "cases-bed-unknown")]);
        order.people[0].bed_id = None;
        order.at = Some(cast.world.now().plus_minutes(5));
        assert_eq!(refused(admit(&ctx, HARBOUR, order.clone()).await), [("at_date".into(), "cases-in-the-future")]);
        assert_eq!(count(&cast, "SELECT count(*) FROM person").await, 0);
        assert_eq!(count(&cast, "SELECT next_case FROM service WHERE code = 'КЦ'").await, 1);
    }

    async fn a_stranger_can_neither_admit_nor_take_in_a_person_by_id(cast) {
        let order = emergency(vec![arrival(alias("Роза", 30, &cast), Part::Adult)]);
        assert!(matches!(admit(&cast.stranger(), HARBOUR, order.clone()).await, Err(Refusal::Missing)));
        assert!(matches!(admit(&cast.ctx(Role::Psychologist), HARBOUR, order).await, Err(Refusal::Denied)));
        let here = one_adult(&cast).await;
        let stolen = emergency(vec![arrival(Who::Known(here.person_id), Part::Adult)]);
        let answer = admit(&cast.stranger(), crate::tests::cast::ELSEWHERE, stolen).await;
        assert!(matches!(answer, Err(Refusal::Missing)));
    }

    async fn a_call_becomes_a_case(cast) {
        let ctx = cast.ctx(Role::Carer);
        let call = NewSignal {
            id: None, received_at: None, channel: SignalChannel::Phone, caller: Caller::Police, callback: String::new(),
            safe_to_call: Answer::Unknown, danger_now: Answer::Yes, called_112_at: None, adults: 1, children: 2,
            name_given: String::new(), told: "Жена с две деца, тръгват с патрула".into(), whereabouts: String::new(),
        };
        let id = record_signal(&ctx, HARBOUR, call.clone()).await.unwrap();
        let nobody = NewSignal { adults: 0, children: 0, told: " ".into(), ..call };
        let wrong = refused(record_signal(&ctx, HARBOUR, nobody).await);
        assert_eq!(wrong, [("told".into(), "cases-signal-told-missing"), ("adults".into(), "cases-signal-nobody")]);
        assert_eq!(signals(&ctx, HARBOUR, SignalFilter::Open).await.unwrap().len(), 1);
        assert!(matches!(signal(&cast.stranger(), id).await, Err(Refusal::Missing)));
        assert!(matches!(signal(&cast.ctx(Role::Coordinator), id).await, Err(Refusal::Missing)));
        let by_hand = Settlement { version: 1, outcome: Outcome::Admitted, note: String::new(), called_112_at: None };
        assert_eq!(refused(settle_signal(&ctx, id, by_hand).await), [("outcome".into(), "cases-signal-admit-instead")]);
        let mut order = emergency(vec![arrival(alias("Роза", 30, &cast), Part::Adult)]);
        order.signal_id = Some(id);
        admit(&ctx, HARBOUR, order.clone()).await.unwrap();
        assert_eq!(signal(&ctx, id).await.unwrap().outcome, Outcome::Admitted);
        assert!(signals(&ctx, HARBOUR, SignalFilter::Open).await.unwrap().is_empty());
        assert_eq!(signals(&ctx, HARBOUR, SignalFilter::All).await.unwrap().len(), 1);
        assert_eq!(refused(admit(&ctx, HARBOUR, order).await), [(String::new(), "cases-signal-settled")]);
        let late = Settlement { version: 1, outcome: Outcome::Advised, note: String::new(), called_112_at: None };
        assert!(matches!(settle_signal(&ctx, id, late).await, Err(Refusal::Stale(2))));
        let seen = Settlement { version: 2, outcome: Outcome::Admitted, note: "и трите".into(), called_112_at: None };
        settle_signal(&ctx, id, seen).await.unwrap();
    }
}
