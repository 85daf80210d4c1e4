//! Contracts as people see them: the inspector's list, the papers, the form of the exit; and how long words may be for
//! programs.

use super::*;
use crate::tests::cast::cast;
use axum::http::Method;
use kernel::on_both;
use serde_json::json;

const OVER: &str = "/services/00000000-0000-0000-0000-000000000010/over-limit";

/// A contract a month beyond the six months, which the manager decided.
async fn beyond(cast: &Cast, one: AdmittedPerson, case: CaseId) -> ContractId {
    let today = cast.world.now().day();
    let over = OverLimit {
        reason: "Няма свободно защитено жилище.".into(), document: "ДСП 14/20.11.2026".into()
    };
    let new = NewContract { over_limit: Some(over), ..contract_with(one, today, Day::new(2027, 6, 21)) };
    conclude_contract(&cast.ctx(Role::ServiceManager), case, new).await.unwrap()
}

on_both! { cast;
    async fn a_stay_beyond_the_limit_is_told_to_whoever_inspects(cast) {
        let (one, case) = one_prepared(&cast).await;
        let empty = cast.get(Role::ServiceManager, OVER).await;
        assert!(empty.status == 200 && empty.body.contains("Няма престои над срока"));
        beyond(&cast, one, case).await;
        let tab = cast.get(Role::CaseManager, &format!("/people/{}/contract", one.person_id)).await.body;
        for words in ["Шестмесечният престой изтича на 21.05.2027", "Няма свободно защитено жилище", "Марта Илчева", OVER] {
            assert!(tab.contains(words), "{words}");
        }
        assert!(!tab.contains("Престоят може да продължи най-късно"));
        let file = cast.get(Role::Carer, &format!("/people/{}", one.person_id)).await.body;
        assert!(file.contains("Решение за престой над срока, до 21.06.2027"));
        assert!(!file.contains("</b>00:00"), "what is known by its day has no hour");
        let decided = cast.get(Role::ServiceManager, "/api/v1/services/00000000-0000-0000-0000-000000000010/over-limit").await.json()["items"].clone();
        assert_eq!((decided[0]["days_over"].as_i64(), decided[0]["last_day"].as_str()), (Some(0), Some("2027-05-21")));
        cast.world.minutes_pass(200 * 24 * 60);
        let order = emergency(vec![arrival(alias("Вяра", 30, &cast), Part::Adult)]);
        admit(&cast.ctx(Role::SocialWorker), HARBOUR, order).await.unwrap();
        let page = cast.get(Role::ServiceManager, &format!("{OVER}?sort=-since")).await.body;
        for words in ["КЦ-0001", "22.05.2027", "21.06.2027", "ДСП 14/20.11.2026", "Марта Илчева", "/contract"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("КЦ-0002"), "who came today is within the limit");
        let csv = cast.get(Role::ServiceManager, &format!("{OVER}?format=csv")).await.body;
        assert!(csv.lines().nth(1).unwrap().contains("КЦ-0001;22.05.2027;19;21.06.2027;Няма свободно защитено жилище.;ДСП 14/20.11.2026;Марта Илчева, 21.11.2026"), "{csv}");
        assert!(cast.get(Role::ServiceManager, &format!("{OVER}?format=xlsx")).await.body.starts_with("PK"));
        assert_eq!(count(&cast, "SELECT count(*) FROM audit_entry WHERE action = 'over_limit.exported'").await, 2);
        assert_eq!(cast.get(Role::Carer, OVER).await.status, 403);
        assert_eq!(cast.get_as_stranger(OVER).await.status, 404);
    }

    async fn a_limit_that_was_passed_without_a_decision_is_told_too(cast) {
        let one = one_adult(&cast).await;
        cast.world.minutes_pass(183 * 24 * 60);
        end_stay(&cast.ctx(Role::SocialWorker), one.stay_id, leaving(Destination::Rented)).await.unwrap();
        cast.world.minutes_pass(30 * 24 * 60);
        let page = cast.get(Role::ServiceManager, OVER).await.body;
        assert!(page.contains("без решение") && page.contains("23.05.2027"), "{page}");
        let rows = over_limit(&cast.ctx(Role::ServiceManager), HARBOUR).await.unwrap();
        assert_eq!((rows[0].days_over, rows[0].left_on), (2, Some(Day::new(2027, 5, 23))), "counted until they left");
    }

    async fn the_papers_say_what_the_law_asks_for_and_no_address(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, role) = (cast.world.now().day(), Role::SocialWorker);
        let id = conclude_contract(&cast.ctx(role), case, contract_with(one, today, today.plus_days(90))).await.unwrap();
        let tab = cast.get(role, &format!("/people/{}/contract", one.person_id)).await.body;
        let path = format!("/contracts/{id}/paper");
        assert!(tab.contains(&path), "two clicks from the file");
        let paper = cast.get(role, &path).await;
        for words in [
            "Договор за ползване на социална услуга № КЦ-0001/1", "Община Каменград", "Пристан", "Роза", "1. Предмет", "2. Начин",
            "3. Права", "4. Такса", "5. Срок", "от 21.11.2026 до 19.02.2027", "6. Начин и срок на плащане", "7. Прекратяване",
            "взаимно писмено съгласие", "индивидуален план за подкрепа № 1 от 21.11.2026", "За доставчика", "data-print",
            "Случай КЦ-0001, версия 1. Отпечатано от Ралица Станева",
        ] {
            assert!(paper.body.contains(words), "{words}: {}", paper.body);
        }
        assert!(!paper.body.contains("Тайна"), "a protected address is never printed");
        assert!(!paper.body.contains("Безопасна връзка"), "nor how she is reached");
        assert_eq!(cast.get_as_stranger(&path).await.status, 404);
        let path = format!("/contracts/{id}/report/paper");
        assert_eq!(cast.get(role, &path).await.status, 404);
        let report = [("made_on", "2026-11-21"), ("ends_early", "1"), ("achieved", "Има работа"), ("advice", "Среща след месец")];
        assert_eq!(cast.post(role, &format!("/contracts/{id}/report"), &report).await.status, 303);
        let paper = cast.get(role, &path).await;
        for words in ["Доклад за оценка на резултатите", "Роза", "Има работа", "Среща след месец", "Получих доклада", "чл. 38"] {
            assert!(paper.body.contains(words), "{words}");
        }
        assert!(!paper.body.contains("Какво остава"), "what does not remain is not mentioned");
        assert!(!paper.body.contains("Тайна"));
        assert_eq!(cast.get_as_stranger(&path).await.status, 404);
    }

    async fn a_child_signs_through_whoever_stands_for_it(cast) {
        let mother = arrival(alias("Роза", 30, &cast), Part::Adult);
        let child = arrival(alias("Ива", 7, &cast), Part::Accompanying);
        let admitted = admit(&cast.ctx(Role::Carer), HARBOUR, emergency(vec![mother, child])).await.unwrap();
        let iva = admitted.stays[1];
        signed(&cast, admitted.case_id, iva.person_id, "needs-child", cast.world.now()).await;
        let today = cast.world.now().day();
        planned(&cast, admitted.case_id, iva.person_id, 1, today, false).await;
        let new = contract_with(iva, today, today.plus_days(90));
        let id = conclude_contract(&cast.ctx(Role::SocialWorker), admitted.case_id, new).await.unwrap();
        let paper = cast.get(Role::SocialWorker, &format!("/contracts/{id}/paper")).await.body;
        assert!(paper.contains("чрез законния представител") && paper.contains("Законен представител на Ива"), "{paper}");
    }

    async fn the_exit_asks_for_a_ground_only_where_a_contract_runs_and_for_the_report(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, role) = (cast.world.now().day(), Role::SocialWorker);
        let end = format!("/stays/{}/end", one.stay_id);
        let page = cast.get(role, &end).await.body;
        assert!(!page.contains("name=\"ground\"") && page.contains("Действащ договор няма"), "{page}");
        let id = conclude_contract(&cast.ctx(role), case, contract_with(one, today, today.plus_days(90))).await.unwrap();
        let page = cast.get(role, &end).await.body;
        assert!(page.contains("Няма доклад за резултатите от договора с Роза"), "{page}");
        assert!(page.contains(&format!("/contracts/{id}/report")));
        let ground = page.split("for=\"f-ground\"").nth(1).unwrap().split("</label>").next().unwrap();
        assert!(!ground.contains("по желание"), "{ground}");
        let report = [("made_on", "2026-11-21"), ("ends_early", "1"), ("achieved", "Има работа"), ("advice", "Среща")];
        assert_eq!(cast.post(role, &format!("/contracts/{id}/report"), &report).await.status, 303);
        assert!(!cast.get(role, &end).await.body.contains("Няма доклад за резултатите"));
    }

    async fn programs_are_held_to_the_same_lengths(cast) {
        let (one, case) = one_prepared(&cast).await;
        let (today, role) = (cast.world.now().day(), Role::SocialWorker);
        let id = conclude_contract(&cast.ctx(role), case, contract_with(one, today, today.plus_days(30))).await.unwrap();
        let wrong = async |method: Method, path: String, body: serde_json::Value| {
            let answer = cast.send(role, method, &path, body).await;
            assert_eq!(answer.status, 422, "{path}: {}", answer.body);
            let problems = answer.json()["errors"].as_array().unwrap().clone();
            problems.iter().map(|one| one["field"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let stay = format!("/api/v1/stays/{}", one.stay_id);
        let leave = json!({ "kind": "agreed", "whereto": "ж".repeat(201), "note": "ж".repeat(2001) });
        assert_eq!(wrong(Method::POST, format!("{stay}/absences"), leave).await, ["whereto", "note"]);
        let out = cast.send(role, Method::POST, &format!("{stay}/absences"), json!({ "kind": "agreed" })).await;
        let absence = out.json()["id"].as_str().unwrap().to_owned();
        let back = json!({ "note": "ж".repeat(2001) });
        assert_eq!(wrong(Method::POST, format!("/api/v1/absences/{absence}/return"), back).await, ["note"]);
        let report = json!({ "made_on": "2026-11-21", "achieved": "ж".repeat(5001), "remaining": "ж".repeat(5001), "advice": "Б" });
        assert_eq!(wrong(Method::PUT, format!("/api/v1/contracts/{id}/report"), report).await, ["achieved", "remaining"]);
        let end = json!({ "ended_on": "2026-11-21", "ground": "agreement", "note": "ж".repeat(2001) });
        assert_eq!(wrong(Method::POST, format!("/api/v1/contracts/{id}/end"), end).await, ["note"]);
        let leaves = json!({ "destination": "rented", "ground": "agreement", "note": "ж".repeat(2001) });
        assert_eq!(wrong(Method::POST, format!("{stay}/end"), leaves).await, ["note"]);
        let new = json!({
            "person_id": one.person_id, "number": "1", "concluded_on": "2026-11-21", "starts_on": "2027-01-01",
            "ends_on": "2027-02-21", "subject": "ж".repeat(5001), "manner": "Д", "duties": "П", "fee": "без",
            "payment": "ж".repeat(1001), "ending": "чл. 41", "without_plan": "ж".repeat(2001),
            "over_limit": { "reason": "ж".repeat(2001), "document": "ж".repeat(201) },
        });
        let fields = wrong(Method::POST, format!("/api/v1/cases/{case}/contracts"), new).await;
        for field in ["subject", "payment", "without_plan", "over_reason", "over_document", "concluded_on"] {
            assert!(fields.iter().any(|one| one == field), "{field}: {fields:?}");
        }
    }

    async fn contacts_after_a_stay_can_be_read(cast) {
        let one = one_adult(&cast).await;
        end_stay(&cast.ctx(Role::SocialWorker), one.stay_id, leaving(Destination::Rented)).await.unwrap();
        cast.world.minutes_pass(30 * 24 * 60);
        let path = format!("/api/v1/stays/{}/follow-ups", one.stay_id);
        let contact = json!({ "month": 1, "result": "not_safe" });
        assert_eq!(cast.send(Role::SocialWorker, Method::POST, &path, contact).await.status, 201);
        let all = cast.get(Role::Carer, &path).await.json()["items"].clone();
        assert_eq!((all[0]["month"].as_i64(), all[0]["result"].as_str()), (Some(1), Some("not_safe")));
        assert_eq!(cast.get_as_stranger(&path).await.status, 404);
    }
}
