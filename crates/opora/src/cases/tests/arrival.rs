//! How people come in.

use super::*;
use crate::provider::BedId;
use crate::tests::cast::{account, bed, cast};
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
        arrange_adults(&cast, 100, "any").await;
        let tasks: Vec<_> = (0..20).map(|at| {
            let (ctx, mut order) = (cast.ctx(Role::Carer), emergency(vec![arrival(alias(&format!("Роза {at}"), 30, &cast), Part::Adult)]));
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
            name_given: String::new(), person_id: None, told: "Жена с две деца, тръгват с патрула".into(), whereabouts: String::new(),
        };
        let id = record_signal(&ctx, HARBOUR, call.clone()).await.unwrap();
        let nobody = NewSignal { adults: 0, children: 0, told: " ".into(), ..call };
        let wrong = refused(record_signal(&ctx, HARBOUR, nobody).await);
        assert_eq!(wrong, [("told".into(), "cases-signal-told-missing"), ("adults".into(), "cases-signal-nobody")]);
        assert_eq!(signals(&ctx, HARBOUR, SignalFilter::Open, None).await.unwrap().0.len(), 1);
        assert!(matches!(signal(&cast.stranger(), id).await, Err(Refusal::Missing)));
        assert!(matches!(signal(&cast.ctx(Role::Coordinator), id).await, Err(Refusal::Missing)));
        let by_hand = Settlement { version: 1, outcome: Outcome::Admitted, note: String::new(), called_112_at: None };
        assert_eq!(refused(settle_signal(&ctx, id, by_hand).await), [("outcome".into(), "cases-signal-admit-instead")]);
        let mut order = emergency(vec![arrival(alias("Роза", 30, &cast), Part::Adult)]);
        order.signal_id = Some(id);
        admit(&ctx, HARBOUR, order.clone()).await.unwrap();
        assert_eq!(signal(&ctx, id).await.unwrap().outcome, Outcome::Admitted);
        assert!(signals(&ctx, HARBOUR, SignalFilter::Open, None).await.unwrap().0.is_empty());
        assert_eq!(signals(&ctx, HARBOUR, SignalFilter::All, None).await.unwrap().0.len(), 1);
        order.people[0].who = alias("Вяра", 30, &cast);
        assert_eq!(refused(admit(&ctx, HARBOUR, order).await), [(String::new(), "cases-signal-settled")]);
        let late = Settlement { version: 1, outcome: Outcome::Advised, note: String::new(), called_112_at: None };
        assert!(matches!(settle_signal(&ctx, id, late).await, Err(Refusal::Stale(2))));
        let seen = Settlement { version: 2, outcome: Outcome::Admitted, note: "и трите".into(), called_112_at: None };
        settle_signal(&ctx, id, seen).await.unwrap();
        let back = Settlement { version: 3, outcome: Outcome::Open, note: String::new(), called_112_at: None };
        assert_eq!(refused(settle_signal(&ctx, id, back).await), [("outcome".into(), "cases-signal-stays-admitted")]);
    }

    async fn who_comes_without_a_bed_keeps_the_rules_of_the_unit(cast) {
        arrange_adults(&cast, 2, "women").await;
        let (carer, manager) = (cast.ctx(Role::Carer), cast.ctx(Role::ServiceManager));
        let mother = || arrival(alias("Роза", 30, &cast), Part::Adult);
        let child = || arrival(alias("Дете", 9, &cast), Part::Accompanying);
        let mut man = arrival(alias("Явор", 40, &cast), Part::Adult);
        if let Who::New(new) = &mut man.who {
            new.identity.sex = Sex::Male;
        }
        assert_eq!(refused(admit(&carer, HARBOUR, emergency(vec![man])).await), [("p0_unit".into(), "places-rule-unit-sex")]);
        admit(&carer, HARBOUR, emergency(vec![mother(), child()])).await.unwrap();
        assert_eq!(count(&cast, "SELECT count(*) FROM stay WHERE over_capacity").await, 0);
        let mut third = emergency(vec![arrival(alias("Вяра", 50, &cast), Part::Adult)]);
        let planned = Admission { entry: Entry::Referral, referrer: "ДСП".into(), ..third.clone() };
        assert_eq!(refused(admit(&carer, HARBOUR, planned.clone()).await), [("p0_unit".into(), "places-rule-capacity")]);
        assert_eq!(refused(admit(&manager, HARBOUR, planned).await), [("p0_reason".into(), "places-rule-capacity")]);
        assert_eq!(refused(admit(&carer, HARBOUR, third.clone()).await), [("p0_reason".into(), "places-rule-capacity")]);
        third.people[0].bed_reason = "Тази нощ няма къде другаде".into();
        let third = admit(&carer, HARBOUR, third).await.unwrap();
        let file = cast.get(Role::ServiceManager, &format!("/api/v1/stays/{}", third.stays[0].stay_id)).await.json();
        assert_eq!((&file["over_capacity"], &file["exception_reason"]), (&true.into(), &"Тази нощ няма къде другаде".into()));
        assert_eq!(count(&cast, "SELECT count(*) FROM stay WHERE over_capacity").await, 1);
    }

    async fn only_those_beyond_the_number_of_a_unit_are_marked(cast) {
        arrange_adults(&cast, 2, "any").await;
        let mut order = emergency(vec![arrival(alias("Роза", 30, &cast), Part::Adult)]);
        order.people.extend([9, 7].map(|years| arrival(alias("Дете", years, &cast), Part::Accompanying)));
        for (arrival, number) in order.people.iter_mut().zip(1..) {
            (arrival.bed_id, arrival.bed_reason) = (Some(BedId(bed(number))), "Кризис през нощта".into());
        }
        admit(&cast.ctx(Role::ServiceManager), HARBOUR, order).await.unwrap();
        assert_eq!(count(&cast, "SELECT count(*) FROM stay WHERE over_capacity").await, 1);
    }

    async fn nobody_comes_as_what_they_are_not(cast) {
        use kernel::types::Day;
        let ctx = cast.ctx(Role::SocialWorker);
        let girl = |part, kind, years| {
            let mut girl = arrival(alias("Дете", years, &cast), part);
            girl.basis = NewBasis::plain(kind);
            girl
        };
        let alone = emergency(vec![girl(Part::Adult, BasisKind::OwnWish, 9)]);
        let wrong = [("p0_part".into(), "cases-under-age"), ("p0_basis".into(), "cases-basis-child-alone")];
        assert_eq!(refused(admit(&ctx, HARBOUR, alone).await), wrong);
        let young = |kind| emergency(vec![girl(Part::Adult, kind, 16), arrival(alias("Бебе", 0, &cast), Part::Accompanying)]);
        assert_eq!(refused(admit(&ctx, HARBOUR, young(BasisKind::OwnWish)).await), wrong[1..]);
        let grown = cast.person("Мария", "Илиева", "female", Day::new(1970, 1, 1)).await;
        let as_child = emergency(vec![arrival(Who::Known(grown), Part::Child)]);
        assert_eq!(refused(admit(&ctx, HARBOUR, as_child).await), [("p0_part".into(), "cases-of-age")]);
        let mut identity = crate::people::person(&ctx, grown).await.unwrap().identity();
        identity.died_on = Some(Day::new(2026, 11, 1));
        crate::people::edit(&ctx, grown, 1, identity).await.unwrap();
        let dead = emergency(vec![arrival(Who::Known(grown), Part::Adult)]);
        assert_eq!(refused(admit(&ctx, HARBOUR, dead).await), [("p0_who".into(), "cases-has-died")]);
        let mut young = young(BasisKind::PoliceProtection);
        for arrival in &mut young.people {
            arrival.bed_reason = "Майка с бебе".into();
        }
        admit(&ctx, HARBOUR, young).await.unwrap();
    }

    async fn a_case_is_led_by_somebody_of_the_team(cast) {
        let ctx = cast.ctx(Role::ServiceManager);
        let mut order = emergency(vec![arrival(alias("Роза", 30, &cast), Part::Adult)]);
        order.case_manager_id = Some(account(Role::Coordinator));
        assert_eq!(refused(admit(&ctx, HARBOUR, order.clone()).await), [("case_manager".into(), "cases-not-of-the-team")]);
        order.case_manager_id = None;
        let case = admit(&ctx, HARBOUR, order).await.unwrap().case_id;
        let path = format!("/cases/{case}/lead");
        assert!(cast.get(Role::ServiceManager, &path).await.body.contains("Ивайло Тонев"));
        let lead = |role: Role| account(role).to_string();
        let sent = |version: &'static str, role| [("version".to_owned(), version.to_owned()), ("case_manager".into(), lead(role))];
        let post = async |fields: [(String, String); 2]| {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            cast.post(Role::ServiceManager, &path, &fields).await
        };
        assert_eq!(post(sent("1", Role::Carer)).await.status, 422);
        assert_eq!(post(sent("1", Role::CaseManager)).await.status, 303);
        assert!(post(sent("1", Role::SocialWorker)).await.body.contains("Някой друг промени това"));
        assert_eq!(households(&cast.ctx(Role::CaseManager), HARBOUR, Shown::Mine, None).await.unwrap().households.len(), 1);
        let api = format!("/api/v1/cases/{case}/lead");
        let nobody = serde_json::json!({ "version": 2 });
        assert_eq!(cast.send(Role::Carer, axum::http::Method::PUT, &api, nobody.clone()).await.status, 404);
        assert_eq!(cast.send(Role::SocialWorker, axum::http::Method::PUT, &api, nobody).await.status, 204);
        assert_eq!(cast.get_as_stranger(&path).await.status, 404);
    }

    async fn programs_look_for_a_file_first_and_may_repeat_themselves(cast) {
        use axum::http::Method;
        use serde_json::json;
        let at = format!("/api/v1/services/{HARBOUR}/admissions");
        let egn = json!([{ "kind": "egn", "value": "8032056031" }]);
        let order = |id: u128, given: &str, none_of: serde_json::Value| json!({
            "id": uuid::Uuid::from_u128(id), "entry": "emergency", "reason": "no_home", "brought_by": "alone", "duration": "short",
            "people": [{ "who": { "new": { "identity": { "given": given }, "identifiers": egn } }, "part": "adult",
                         "basis": { "kind": "own_wish" }, "none_of": none_of }],
        });
        let send = async |order| cast.send(Role::Carer, Method::POST, &at, order).await;
        let first = send(order(1, "Надежда", json!([]))).await;
        assert_eq!(first.status, 201, "{}", first.body);
        assert_eq!(send(order(1, "Надежда", json!([]))).await.json()["case_id"], first.json()["case_id"]);
        let mut other = order(1, "Надежда", json!([]));
        other["reason"] = "other_crisis".into();
        assert_eq!(send(other).await.status, 422);
        let again = send(order(2, "Надя", json!([]))).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("p0_none_of"), "{}", again.body);
        assert_eq!(count(&cast, "SELECT count(*) FROM person").await, 1);
        let mut long = order(3, "Вяра", json!([]));
        long["condition"] = "а".repeat(5001).into();
        long["people"][0]["basis"]["number"] = "1\u{7}".into();
        let long = send(long).await;
        assert!(long.status == 422 && long.body.contains("condition") && long.body.contains("p0_basis_number"), "{}", long.body);
        let call = json!({ "id": uuid::Uuid::from_u128(9), "channel": "phone", "caller": "self", "safe_to_call": "yes",
            "danger_now": "no", "adults": 1, "children": 0, "told": "Търси място" });
        let at = format!("/api/v1/services/{HARBOUR}/signals");
        for told in ["Търси място", "Търси място"] {
            let mut call = call.clone();
            call["told"] = told.into();
            assert_eq!(cast.send(Role::Carer, Method::POST, &at, call).await.status, 201);
        }
        let mut other = call;
        other["told"] = "Друго".into();
        assert_eq!(cast.send(Role::Carer, Method::POST, &at, other).await.status, 422);
    }
}

/// The unit for adults takes so many people, of this sex.
async fn arrange_adults(cast: &Cast, capacity: i64, sex_rule: &str) {
    let mut tx = cast.world.db().arrange().await.unwrap();
    let unit = "UPDATE service_unit SET capacity = $1, sex_rule = $2 WHERE id = $3";
    tx.query(unit).bind(capacity).bind(sex_rule.to_owned()).bind(crate::tests::cast::ADULTS).execute().await.unwrap();
    tx.arranged().await.unwrap();
}
