//! What the list of cases says of a household, and the days of a file that start a clock.

use super::after::case_of;
use super::*;
use crate::tests::cast::{ADULTS, HARBOUR, HOME, cast};
use axum::http::Method;
use kernel::on_both;
use kernel::types::{Day, Moment, PersonId};
use serde_json::json;
use uuid::Uuid;

const PEOPLE: &str = "/services/00000000-0000-0000-0000-000000000010/people";

/// A plan in force, or one that was refused.
async fn planned(cast: &Cast, case: CaseId, person: PersonId, refused: bool) {
    let now = cast.world.now();
    let id = person.0;
    let mut tx = cast.world.db().arrange().await.unwrap();
    tx.query("INSERT INTO plan (provider_id, id, person_id, case_id, number, status, made_at, in_force_on) VALUES ($1, $2, $3, $4, 1, 'draft', $5, $6)")
        .bind(HOME).bind(id).bind(person).bind(case).bind(now).bind((!refused).then(|| now.day())).execute().await.unwrap();
    tx.query("INSERT INTO plan_signature (provider_id, id, plan_id, signer, signer_name, refused, signed_on, signed_at) VALUES ($1, $2, $2, 'person', 'Роза', $3, $4, $5)")
        .bind(HOME).bind(id).bind(refused).bind(now.day()).bind(now).execute().await.unwrap();
    tx.arranged().await.unwrap();
}

/// So many cases of one person that ended at an instant, with numbers from `first` on.
async fn many_closed(cast: &Cast, person: PersonId, first: i64, count: i64, now: Moment) {
    let mut tx = cast.world.db().arrange().await.unwrap();
    for at in 0..count {
        let number = first + at;
        let id = Uuid::from_u128(7 << 64 | u128::try_from(number).unwrap());
        tx.query(
            "INSERT INTO case_record (provider_id, id, service_id, number, opened_at, closed_at, entry, reason, brought_by, life_in_danger, trafficking, duration)
             VALUES ($1, $2, $3, $4, $5, $5, 'emergency', 'no_home', 'alone', FALSE, FALSE, 'short')",
        )
        .bind(HOME).bind(id).bind(HARBOUR).bind(number).bind(now).execute().await.unwrap();
        tx.query("INSERT INTO stay (provider_id, id, case_id, service_id, unit_id, person_id, part, admitted_at, ended_at) VALUES ($1, $2, $2, $3, $4, $5, 'adult', $6, $6)")
            .bind(HOME).bind(id).bind(HARBOUR).bind(ADULTS).bind(person).bind(now).execute().await.unwrap();
    }
    tx.arranged().await.unwrap();
}

on_both! { cast;
    async fn a_childs_plan_is_not_its_mothers(cast) {
        let mother = arrival(alias("Роза", 30, &cast), Part::Adult);
        let child = arrival(alias("Ива", 7, &cast), Part::Accompanying);
        let admitted = admit(&cast.ctx(Role::Carer), HARBOUR, emergency(vec![mother, child])).await.unwrap();
        let stage = async || households(&cast.ctx(Role::Carer), HARBOUR, Shown::Open, None).await.unwrap().households[0].stage;
        planned(&cast, admitted.case_id, admitted.stays[1].person_id, false).await;
        assert_eq!(stage().await, Stage::Admitted);
        planned(&cast, admitted.case_id, admitted.stays[0].person_id, true).await;
        assert_eq!(stage().await, Stage::Refused);
        let page = cast.get(Role::Carer, &format!("{PEOPLE}?stage=refused")).await;
        assert!(page.body.contains("Не прие плана") && page.body.contains("КЦ-0001"));
    }

    async fn the_next_deadline_of_a_case_stands_in_its_row_and_sorts_it(cast) {
        for name in ["Роза", "Вяра"] {
            admit(&cast.ctx(Role::Carer), HARBOUR, emergency(vec![arrival(alias(name, 30, &cast), Part::Adult)])).await.unwrap();
            cast.world.minutes_pass(3 * 24 * 60);
        }
        let page = cast.get(Role::Carer, PEOPLE).await.body;
        assert!(page.contains("Следващ срок") && page.contains("просрочен"), "{page}");
        for (sort, first) in [("next", "Роза"), ("-next", "Вяра")] {
            let csv = cast.get(Role::Carer, &format!("{PEOPLE}?format=csv&sort={sort}")).await.body;
            assert!(csv.lines().nth(1).unwrap().starts_with(first), "{sort} {csv}");
        }
    }

    async fn the_list_is_filtered_as_people_are_searched_for(cast) {
        let order = emergency(vec![arrival(alias("Надежда", 30, &cast), Part::Adult)]);
        admit(&cast.ctx(Role::Carer), HARBOUR, order).await.unwrap();
        for (typed, found) in [("nadezhda", true), ("надя", true), ("КЦ-1", true), ("Петя", false), ("КЦ-2", false)] {
            let page = cast.get(Role::SocialWorker, &format!("{PEOPLE}?q={typed}")).await;
            assert_eq!(page.body.contains("КЦ-0001"), found, "{typed}");
        }
    }

    async fn no_case_falls_off_the_end_of_the_list(cast) {
        let one = one_adult(&cast).await;
        many_closed(&cast, one.person_id, 1000, 2_001, cast.world.now()).await;
        many_closed(&cast, one.person_id, 9000, 2, Day::new(2025, 12, 31).at(23, 30)).await;
        let me = cast.ctx(Role::SocialWorker);
        let newest = households(&me, HARBOUR, Shown::Closed, None).await.unwrap();
        assert_eq!((newest.households.len(), newest.totals.closed), (2_001, 2_003));
        assert_eq!(households(&me, HARBOUR, Shown::Closed, Some(2025)).await.unwrap().households.len(), 2);
        let before = cast.get(Role::SocialWorker, &format!("{PEOPLE}?view=closed&year=2025")).await;
        assert!(before.body.contains("КЦ-9000") && before.body.contains("<option value=\"2026\">"), "{}", before.body);
        let oldest = cast.get(Role::SocialWorker, &format!("{PEOPLE}?view=closed&q=1000")).await;
        assert!(oldest.body.contains("КЦ-1000"));
    }

    async fn the_steps_of_protection_from_trafficking_are_days_in_the_file(cast) {
        let mut order = emergency(vec![arrival(alias("Роза", 30, &cast), Part::Adult)]);
        order.trafficking = true;
        let one = admit(&cast.ctx(Role::SocialWorker), HARBOUR, order).await.unwrap().stays[0];
        let (file, form) = (format!("/people/{}", one.person_id), format!("/stays/{}/trafficking-steps/new", one.stay_id));
        assert!(cast.get(Role::SocialWorker, &file).await.body.contains(&form));
        assert!(cast.get(Role::SocialWorker, &form).await.body.contains("ЗБТХ 26"));
        let fields = [("kind", "identified"), ("taken_on", "2026-11-21"), ("number", "")];
        let refused = cast.post(Role::SocialWorker, &form, &fields).await;
        assert!(refused.status == 422 && refused.body.contains("Впиши номера на документа"));
        let fields = [("kind", "identified"), ("taken_on", "2026-11-21"), ("number", "НКБТХ-7")];
        assert_eq!(cast.post(Role::Coordinator, &form, &fields).await.status, 404);
        assert_eq!(cast.post(Role::SocialWorker, &form, &fields).await.location(), file);
        let page = cast.get(Role::SocialWorker, &file).await.body;
        assert!(page.contains("НКБТХ-7") && page.contains("Периодът за възстановяване и размисъл"), "{page}");
        let steps = format!("/api/v1/stays/{}/trafficking-steps", one.stay_id);
        let again = json!({ "kind": "identified", "taken_on": "2026-11-21", "number": "8" });
        assert_eq!(cast.send(Role::SocialWorker, Method::POST, &steps, again).await.status, 422);
        let consent = json!({ "kind": "consented", "taken_on": "2026-11-21" });
        assert_eq!(cast.send(Role::SocialWorker, Method::POST, &steps, consent).await.status, 201);
        assert!(cast.get(Role::SocialWorker, &file).await.body.contains("Статут на специална закрила"));
        assert_eq!(count(&cast, "SELECT count(*) FROM trafficking_step").await, 2);
        let case = cast.get(Role::SocialWorker, &format!("/api/v1/cases/{}", case_of(&cast, one).await)).await.json();
        assert_eq!(case["steps"][0]["number"], "НКБТХ-7");
    }

    async fn written_notice_is_a_day_on_the_contract_before_it_ends(cast) {
        let (one, case) = one_prepared(&cast).await;
        let today = cast.world.now().day();
        let new = contract_with(one, today, today.plus_days(60));
        let ctx = cast.ctx(Role::SocialWorker);
        let contract = conclude_contract(&ctx, case, new).await.unwrap();
        let form = format!("/contracts/{contract}/notice");
        let page = cast.get(Role::SocialWorker, &format!("/people/{}/contract", one.person_id)).await.body;
        assert!(page.contains(&form));
        assert!(cast.get(Role::SocialWorker, &form).await.body.contains("седем дни писмено предизвестие"));
        let early = [("notice_on", "2026-11-20"), ("version", "1")];
        assert_eq!(cast.post(Role::SocialWorker, &form, &early).await.status, 422);
        let given = [("notice_on", "2026-11-21"), ("version", "1")];
        assert_eq!(cast.post(Role::SocialWorker, &form, &given).await.status, 303);
        let stale = give_notice(&ctx, contract, TerminationNotice { notice_on: today, version: 1 }).await;
        assert!(matches!(stale, Err(Refusal::Stale(2))));
        let file = cast.get(Role::SocialWorker, &format!("/people/{}", one.person_id)).await.body;
        assert!(file.contains("Предизвестието изтича и договорът спира"));
        cast.world.minutes_pass(7 * 24 * 60);
        let order = EndStay { ground: Some(EndGround::OwnNotice), ..leaving(Destination::Rented) };
        end_stay(&cast.ctx(Role::SocialWorker), one.stay_id, order).await.unwrap();
        assert_eq!(count(&cast, "SELECT count(*) FROM contract WHERE notice_on IS NOT NULL AND ended_on IS NOT NULL").await, 1);
    }
}
