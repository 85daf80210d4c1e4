//! Contracts: what comes before them, their days, their extension, their end, and the results report.

use super::*;
use crate::tests::cast::cast;
use axum::http::Method;
use kernel::on_both;
use serde_json::json;

fn report(made_on: Day) -> NewReport {
    NewReport {
        version: None,
        made_on,
        achieved: "Работи и спи спокойно".into(),
        remaining: String::new(),
        advice: "Среща веднъж месечно".into(),
        delivered_on: None,
        ends_early: false,
    }
}

fn fields<'w>(wrong: &'w [(String, &'static str)]) -> Vec<&'w str> {
    wrong.iter().map(|(field, _)| field.as_str()).collect()
}

fn days_pass(cast: &Cast, days: i64) -> Day {
    cast.world.minutes_pass(days * 24 * 60);
    cast.world.now().day()
}

on_both! { cast;
    async fn a_contract_beyond_six_months_needs_the_manager_a_reason_and_a_document(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, worker, manager) = (cast.world.now().day(), cast.ctx(Role::SocialWorker), cast.ctx(Role::ServiceManager));
        let long = contract_with(one, today, Day::new(2027, 5, 22));
        let ends = |key| [("ends_on".to_owned(), key)];
        assert_eq!(refused(conclude_contract(&worker, case, long.clone()).await), ends("cases-contract-over-limit"));
        let over = |reason: &str, document: &str| {
            let over = OverLimit { reason: reason.into(), document: document.into() };
            NewContract { over_limit: Some(over), ..long.clone() }
        };
        let idle = NewContract { ends_on: today, ..over("Няма", "1") };
        let wrong = refused(conclude_contract(&manager, case, idle).await);
        assert_eq!(wrong, [("over_reason".into(), "cases-contract-within-limit")]);
        let whole = over("Няма свободно защитено жилище", "ДСП 14/20.11.2026");
        assert_eq!(refused(conclude_contract(&worker, case, whole.clone()).await), ends("cases-contract-over-limit-manager"));
        let bare = refused(conclude_contract(&manager, case, over("", "")).await);
        assert_eq!(fields(&bare), ["over_reason", "over_document"]);
        let id = conclude_contract(&manager, case, whole).await.unwrap();
        let kept = contract(&manager, id).await.unwrap();
        assert_eq!((kept.over_document.as_str(), kept.over_by.is_some()), ("ДСП 14/20.11.2026", true));
        assert!(matches!(contract(&cast.stranger(), id).await, Err(Refusal::Missing)));
    }

    async fn a_contract_has_all_its_parts_and_its_days_are_weighed(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, ctx) = (cast.world.now().day(), cast.ctx(Role::SocialWorker));
        let right = contract_with(one, today, today.plus_days(90));
        let empty = NewContract { fee: " ".into(), payment: String::new(), ..right.clone() };
        assert_eq!(fields(&refused(conclude_contract(&ctx, case, empty).await)), ["fee", "payment"]);
        let before = NewContract { starts_on: today.yesterday(), ..right.clone() };
        let wrong = refused(conclude_contract(&ctx, case, before).await);
        assert_eq!(wrong, [("starts_on".into(), "cases-contract-before-admission")]);
        let long = NewContract { fee: "ж".repeat(1001), number: "1".repeat(101), ..right.clone() };
        assert_eq!(fields(&refused(conclude_contract(&ctx, case, long).await)), ["number", "fee"]);
        let told = NewContract { manner: "Денонощно, на ул. „Тайна“ 7".into(), ..right.clone() };
        assert_eq!(refused(conclude_contract(&ctx, case, told).await), [("manner".into(), "cases-protected-address")]);
        conclude_contract(&ctx, case, right.clone()).await.unwrap();
        assert_eq!(refused(conclude_contract(&ctx, case, right).await), [(String::new(), "cases-contract-runs")]);
    }

    async fn first_the_assessment_then_the_plan_or_the_reason_why_there_is_none(cast) {
        let one = one_adult(&cast).await;
        let case = super::after::case_of(&cast, one).await;
        let (today, ctx) = (cast.world.now().day(), cast.ctx(Role::SocialWorker));
        let new = contract_with(one, today, today.plus_days(90));
        let top = |key| [(String::new(), key)];
        let wrong = refused(conclude_contract(&ctx, case, new.clone()).await);
        assert_eq!(wrong.iter().map(|(_, key)| *key).collect::<Vec<_>>(), ["cases-contract-needs-assessment", "cases-contract-needs-plan"]);
        let form = format!("/people/{}/contract/new", one.person_id);
        let page = cast.get(Role::SocialWorker, &form).await.body;
        assert!(page.contains("Няма подписана оценка на потребностите") && page.contains("Няма план, подписан от екипа"));
        assert!(!page.contains("name=\"without_plan\""), "only the manager decides on a contract without any plan");
        assert!(cast.get(Role::ServiceManager, &form).await.body.contains("name=\"without_plan\""));
        signed(&cast, case, one.person_id, "needs-adult", cast.world.now()).await;
        let why = NewContract { without_plan: "Заминава след седмица".into(), ..new.clone() };
        assert_eq!(refused(conclude_contract(&ctx, case, why.clone()).await), top("cases-contract-needs-plan"));
        planned(&cast, case, one.person_id, 1, today, true).await;
        let wrong = refused(conclude_contract(&ctx, case, new).await);
        assert_eq!(wrong, [("without_plan".into(), "cases-contract-plan-refused")]);
        let page = cast.get(Role::SocialWorker, &form).await.body;
        assert!(page.contains("Човекът не приема плана") && page.contains("name=\"without_plan\""));
        let id = conclude_contract(&ctx, case, why).await.unwrap();
        assert_eq!(contract(&ctx, id).await.unwrap().without_plan, "Заминава след седмица");
        let file = cast.get(Role::SocialWorker, &format!("/people/{}", one.person_id)).await.body;
        assert!(file.contains("Без план: Заминава след седмица"), "the timeline says so");
        let paper = cast.get(Role::SocialWorker, &format!("/contracts/{id}/paper")).await.body;
        assert!(paper.contains("без индивидуален план за подкрепа") && paper.contains("Заминава след седмица"));
    }

    async fn an_extension_asks_for_an_assessment_after_the_contract(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, ctx) = (cast.world.now().day(), cast.ctx(Role::SocialWorker));
        let id = conclude_contract(&ctx, case, contract_with(one, today, today.plus_days(60))).await.unwrap();
        let now = days_pass(&cast, 40);
        let ctx = cast.ctx(Role::SocialWorker);
        let longer = Extension {
            number: "КЦ-0001/2".into(), concluded_on: now, ends_on: today.plus_days(150), need_shown: false,
            wished: false, over_limit: None,
        };
        assert_eq!(fields(&refused(extend(&ctx, id, longer.clone()).await)), ["need_shown", "wished"]);
        let agreed = Extension { need_shown: true, wished: true, ..longer };
        let wrong = refused(extend(&ctx, id, agreed.clone()).await);
        assert_eq!(wrong, [("need_shown".into(), "cases-extension-needs-assessment")], "a tick is no assessment");
        signed(&cast, case, one.person_id, "needs-adult", cast.world.now()).await;
        let early = Extension { concluded_on: today.plus_days(20), ..agreed.clone() };
        let wrong = refused(extend(&ctx, id, early).await);
        assert_eq!(fields(&wrong), ["concluded_on", "need_shown"], "more than a month ahead, and before the assessment");
        let next = extend(&ctx, id, agreed.clone()).await.unwrap();
        assert_eq!(contract(&ctx, next).await.unwrap().starts_on, today.plus_days(61));
        assert_eq!(refused(extend(&ctx, id, agreed).await), [(String::new(), "cases-contract-over")]);
        let tab = cast.get(Role::SocialWorker, &format!("/people/{}/contract", one.person_id)).await.body;
        assert!(!tab.contains(&format!("/contracts/{id}/extend")), "it goes on in its extension");
        assert!(tab.contains("продължен след") && tab.contains("започва на"));
    }

    async fn a_term_that_is_over_is_over(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, ctx) = (cast.world.now().day(), cast.ctx(Role::SocialWorker));
        let id = conclude_contract(&ctx, case, contract_with(one, today, today.plus_days(30))).await.unwrap();
        let now = days_pass(&cast, 31);
        let ctx = cast.ctx(Role::SocialWorker);
        let (file, tab) = (format!("/people/{}", one.person_id), format!("/people/{}/contract", one.person_id));
        let page = cast.get(Role::SocialWorker, &tab).await.body;
        assert!(page.contains("изтекъл на 21.12.2026") && !page.contains("тече до"), "{page}");
        assert!(!page.contains(&format!("/contracts/{id}/extend")) && page.contains(&format!("{tab}/new")));
        let page = cast.get(Role::Carer, &file).await.body;
        assert!(page.contains("Тук без договор от 21.12.2026"), "whoever stays on without one is shouted about");
        let late = Extension {
            number: "2".into(), concluded_on: now, ends_on: now.plus_days(30), need_shown: true, wished: true,
            over_limit: None,
        };
        signed(&cast, case, one.person_id, "needs-adult", cast.world.now()).await;
        assert_eq!(refused(extend(&ctx, id, late).await), [("concluded_on".into(), "cases-extension-too-late")]);
        let second = conclude_contract(&ctx, case, contract_with(one, now, now.plus_days(30))).await.unwrap();
        assert!(!cast.get(Role::Carer, &file).await.body.contains("Тук без договор"));
        let rented = EndStay { ground: Some(EndGround::Achieved), ..leaving(Destination::Rented) };
        end_stay(&ctx, one.stay_id, rented).await.unwrap();
        let kept = |one: Contract| (one.ended_on, one.end_ground);
        assert_eq!(kept(contract(&ctx, id).await.unwrap()), (Some(today.plus_days(30)), Some(EndGround::Expiry)));
        assert_eq!(kept(contract(&ctx, second).await.unwrap()), (Some(now), Some(EndGround::Achieved)));
    }

    async fn who_leaves_after_the_term_needs_no_ground(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, ctx) = (cast.world.now().day(), cast.ctx(Role::SocialWorker));
        let id = conclude_contract(&ctx, case, contract_with(one, today, today.plus_days(30))).await.unwrap();
        days_pass(&cast, 40);
        let ctx = cast.ctx(Role::SocialWorker);
        end_stay(&ctx, one.stay_id, leaving(Destination::Rented)).await.unwrap();
        assert_eq!(contract(&ctx, id).await.unwrap().end_ground, Some(EndGround::Expiry));
    }

    async fn a_contract_ends_and_the_stay_goes_on(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, role) = (cast.world.now().day(), Role::SocialWorker);
        let ctx = cast.ctx(role);
        let id = conclude_contract(&ctx, case, contract_with(one, today, today.plus_days(90))).await.unwrap();
        let path = format!("/contracts/{id}/end");
        let form = cast.get(role, &path).await;
        assert!(form.body.contains("Престоят продължава, но без договор") && !form.body.contains("смърт на човека"));
        assert_eq!(cast.get(Role::Carer, &path).await.status, 404, "who may end nothing does not learn of it");
        assert_eq!(cast.get_as_stranger(&path).await.status, 404);
        let api = format!("/api/v1{path}");
        let order = |ground: &str, ended_on: &str| json!({ "ended_on": ended_on, "ground": ground, "note": "По общо съгласие" });
        for (ground, day, field) in [
            ("death", "2026-11-21", "ground"), ("expiry", "2026-11-21", "ground"), ("own_notice", "2026-11-21", "notice_on"),
            ("cannot_be_achieved", "2026-11-21", "ground"), ("agreement", "2026-11-22", "ended_on"),
            ("agreement", "2026-11-20", "ended_on"),
        ] {
            let answer = cast.send_if_match(role, Method::POST, &api, Some(1), order(ground, day)).await;
            assert_eq!((answer.status.as_u16(), answer.json()["errors"][0]["field"].as_str()), (422, Some(field)), "{ground} {}", answer.body);
        }
        let stale = cast.send_if_match(role, Method::POST, &api, Some(7), order("agreement", "2026-11-21")).await;
        assert_eq!(stale.status, 409);
        let fields = [("version", "1"), ("ended_on", "2026-11-21"), ("ground", "agreement"), ("note", "По общо съгласие")];
        assert_eq!(cast.post(role, &path, &fields[..2]).await.status, 422);
        assert_eq!(cast.post(role, &path, &fields).await.status, 303);
        let again = cast.send_if_match(role, Method::POST, &api, Some(2), order("agreement", "2026-11-21")).await;
        assert_eq!(again.status, 422, "ended once");
        assert_eq!(here(&cast).await.len(), 1);
        let file = cast.get(role, &format!("/people/{}", one.person_id)).await.body;
        for words in ["Тук без договор от 21.11.2026", "без договор", "взаимно писмено съгласие", "По общо съгласие"] {
            assert!(file.contains(words), "{words}");
        }
        conclude_contract(&ctx, case, contract_with(one, today, today.plus_days(30))).await.unwrap();
        assert!(!cast.get(role, &format!("/people/{}", one.person_id)).await.body.contains("Тук без договор"));
    }

    async fn a_contract_ends_on_a_ground_and_the_eighth_waits_for_an_updated_assessment(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, ctx) = (cast.world.now().day(), cast.ctx(Role::SocialWorker));
        conclude_contract(&ctx, case, contract_with(one, today, today.plus_days(90))).await.unwrap();
        let without = leaving(Destination::Rented);
        assert_eq!(refused(end_stay(&ctx, one.stay_id, without.clone()).await), [("ground".into(), "cases-ground-missing")]);
        let eighth = EndStay { ground: Some(EndGround::CannotBeAchieved), ..without };
        let key = "cases-ground-needs-updated-assessment";
        assert_eq!(refused(end_stay(&ctx, one.stay_id, eighth.clone()).await), [("ground".into(), key)]);
        cast.world.minutes_pass(48 * 60);
        let ctx = cast.ctx(Role::SocialWorker);
        for (form, days, refused_still) in [("needs-adult", 2, true), ("first-interview", 0, true), ("needs-adult", 0, false)] {
            signed(&cast, case, one.person_id, form, cast.world.now().plus_hours(-24 * days)).await;
            if refused_still {
                assert_eq!(refused(end_stay(&ctx, one.stay_id, eighth.clone()).await), [("ground".into(), key)]);
            }
        }
        end_stay(&ctx, one.stay_id, eighth).await.unwrap();
        assert_eq!(count(&cast, "SELECT count(*) FROM contract WHERE end_ground = 'cannot_be_achieved'").await, 1);
        assert_eq!(count(&cast, "SELECT count(*) FROM case_record WHERE closed_at IS NOT NULL").await, 1);
    }

    async fn a_report_is_made_near_the_end_and_stands_once_it_is_delivered(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, ctx) = (cast.world.now().day(), cast.ctx(Role::SocialWorker));
        let id = conclude_contract(&ctx, case, contract_with(one, today, today.plus_days(90))).await.unwrap();
        assert_eq!(refused(report_results(&ctx, id, report(today)).await), [("made_on".into(), "cases-report-too-early")]);
        let outside = NewReport { ends_early: true, ..report(today.yesterday()) };
        assert_eq!(refused(report_results(&ctx, id, outside).await), [("made_on".into(), "cases-report-day-outside")]);
        assert!(matches!(results_report(&ctx, id).await, Err(Refusal::Missing)));
        let now = days_pass(&cast, 30);
        let ctx = cast.ctx(Role::SocialWorker);
        report_results(&ctx, id, report(now)).await.unwrap();
        assert!(matches!(report_results(&ctx, id, report(now)).await, Err(Refusal::Stale(1))));
        let told = NewReport { version: Some(1), advice: "Да се обажда на улица Тайна 7".into(), ..report(now) };
        assert_eq!(refused(report_results(&ctx, id, told).await), [("advice".into(), "cases-protected-address")]);
        let delivered = NewReport { version: Some(1), delivered_on: Some(now), ..report(now) };
        report_results(&ctx, id, delivered.clone()).await.unwrap();
        let changed = NewReport { version: Some(2), achieved: "Друго".into(), ..delivered };
        assert_eq!(refused(report_results(&ctx, id, changed).await), [(String::new(), "cases-report-delivered")]);
        let kept = cast.get(Role::SocialWorker, &format!("/api/v1/contracts/{id}/report")).await;
        assert_eq!((kept.headers["etag"].to_str().unwrap(), kept.json()["achieved"].as_str()), ("\"2\"", Some("Работи и спи спокойно")));
        assert_eq!(cast.get_as_stranger(&format!("/api/v1/contracts/{id}/report")).await.status, 404);
    }

    async fn a_report_that_was_forgotten_is_written_after_the_end_and_stands(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, ctx) = (cast.world.now().day(), cast.ctx(Role::SocialWorker));
        let id = conclude_contract(&ctx, case, contract_with(one, today, today.plus_days(90))).await.unwrap();
        let agreed = EndStay { ground: Some(EndGround::Achieved), ..leaving(Destination::Rented) };
        end_stay(&ctx, one.stay_id, agreed).await.unwrap();
        report_results(&ctx, id, report(today)).await.unwrap();
        let changed = NewReport { version: Some(1), achieved: "Друго".into(), ..report(today) };
        assert_eq!(refused(report_results(&ctx, id, changed).await), [(String::new(), "cases-report-of-the-past")]);
        let delivered = NewReport { version: Some(1), delivered_on: Some(today), ..report(today) };
        report_results(&ctx, id, delivered).await.unwrap();
    }
}
