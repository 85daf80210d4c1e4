//! The stay on a person's page, the list of cases, and the API.

use super::*;
use crate::tests::cast::{HARBOUR, cast};
use axum::http::Method;
use kernel::on_both;
use serde_json::json;

const PEOPLE: &str = "/services/00000000-0000-0000-0000-000000000010/people";

on_both! { cast;
    async fn the_list_shows_households_and_its_files_say_the_same(cast) {
        let mut mother = arrival(alias("Вяра", 30, &cast), Part::Adult);
        mother.bed_id = Some(crate::provider::BedId(crate::tests::cast::bed(1)));
        let child = arrival(alias("Ива", 7, &cast), Part::Accompanying);
        admit(&cast.ctx(Role::Carer), HARBOUR, emergency(vec![mother, child])).await.unwrap();
        one_adult(&cast).await;
        let page = cast.get(Role::SocialWorker, PEOPLE).await;
        assert_eq!(page.status, 200);
        for words in ["КЦ-0001", "КЦ-0002", "Явор 1", "около 7", "2 домакинства, 3 души"] {
            assert!(page.body.contains(words), "{words}");
        }
        let found = cast.get(Role::SocialWorker, &format!("{PEOPLE}?q=0001")).await;
        assert!(found.body.contains("КЦ-0001") && !found.body.contains("КЦ-0002"));
        let csv = cast.get(Role::SocialWorker, &format!("{PEOPLE}?q=0001&format=csv")).await;
        assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
        let lines: Vec<_> = csv.body.lines().collect();
        assert_eq!((lines.len(), lines[1].contains("КЦ-0001;Явор 1")), (2, true), "{}", csv.body);
        let xlsx = cast.get(Role::SocialWorker, &format!("{PEOPLE}?format=xlsx")).await;
        assert_eq!((xlsx.status.as_u16(), xlsx.body.starts_with("PK")), (200, true));
        assert_eq!(count(&cast, "SELECT count(*) FROM audit_entry WHERE action = 'cases.exported'").await, 2);
        for other in ["view=mine", "view=closed", "stage=plan&sort=-name"] {
            let page = cast.get(Role::SocialWorker, &format!("{PEOPLE}?{other}")).await;
            assert!(page.status == 200 && page.body.contains("Няма такива случаи"), "{other}");
        }
        assert_eq!(cast.get_as_stranger(PEOPLE).await.status, 404);
        assert_eq!(cast.get(Role::Administrator, PEOPLE).await.status, 404);
    }

    async fn the_file_counts_the_days_and_shouts_when_there_is_no_ground(cast) {
        let order = emergency(vec![arrival(alias("Дете", 11, &cast), Part::Child)]);
        let child = admit(&cast.ctx(Role::Carer), HARBOUR, order).await.unwrap().stays[0];
        let path = format!("/people/{}", child.person_id);
        let page = cast.get(Role::SocialWorker, &path).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(page.body.contains("случай КЦ-0001") && page.body.contains("полицейска закрила"));
        assert!(!page.body.contains("Тук без валидно основание"));
        cast.world.minutes_pass(45 * 60);
        assert!(cast.get(Role::SocialWorker, &path).await.body.contains("основанието изтича в 10:00"));
        cast.world.minutes_pass(4 * 60);
        assert!(cast.get(Role::SocialWorker, &path).await.body.contains("Тук без валидно основание"));
        let found = cast.get(Role::Carer, "/search?q=%D0%94%D0%B5%D1%82%D0%B5").await.body;
        assert!(found.contains("КЦ-0001, тук от 21.11.2026, остават "), "{found}");
        let other = cast.get_as_stranger("/search?q=%D0%94%D0%B5%D1%82%D0%B5").await.body;
        assert!(!other.contains("КЦ-0001"), "{other}");
        let list = cast.get(Role::SocialWorker, &format!("{PEOPLE}?only=1")).await;
        assert!(list.body.contains("КЦ-0001"));
    }

    async fn out_and_back_are_two_clicks(cast) {
        let one = one_adult(&cast).await;
        let file = format!("/people/{}", one.person_id);
        let out = format!("/stays/{}/absences/new", one.stay_id);
        assert!(cast.get(Role::Carer, &file).await.body.contains(&out));
        assert_eq!(cast.get(Role::Carer, &out).await.status, 200);
        let fields = [("kind", "agreed"), ("left_at_date", "2026-11-21"), ("left_at_time", "10:00"), ("whereto", "до аптеката")];
        let late = [("kind", "agreed"), ("left_at_date", "2026-11-21"), ("left_at_time", "11:00"), ("whereto", "до аптеката")];
        let refused = cast.post(Role::Carer, &out, &late).await;
        assert!(refused.status == 422 && refused.body.contains("до аптеката"));
        let went = cast.post(Role::Carer, &out, &fields).await;
        assert_eq!((went.status.as_u16(), went.location()), (303, file.as_str()));
        let page = cast.get(Role::Carer, &file).await.body;
        let absence = page.split("/absences/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        assert!(page.contains("навън") && page.contains("до аптеката"));
        let path = format!("/absences/{absence}/return");
        assert!(page.contains(&path), "{page}");
        let form = cast.get(Role::Carer, &path).await;
        assert!(form.status == 200 && form.body.contains("value=\"10:00\""), "now is filled in: {}", form.body);
        let fields = [("at_date", "2026-11-21"), ("at_time", "10:00"), ("note", "с автобуса")];
        let back = cast.post(Role::Carer, &path, &fields).await;
        assert_eq!((back.status.as_u16(), back.location()), (303, file.as_str()));
        assert!(cast.get(Role::Carer, &file).await.body.contains("Върна се"));
        assert!(here(&cast).await[0].away_since.is_none());
        let twice = cast.post(Role::Carer, &path, &fields).await;
        assert!(twice.status == 422 && twice.body.contains("Вече е отбелязано, че се върна"), "{}", twice.body);
    }

    async fn a_child_that_is_missing_is_no_outing(cast) {
        let mother = arrival(alias("Роза", 30, &cast), Part::Adult);
        let child = arrival(alias("Ива", 7, &cast), Part::Accompanying);
        let admitted = admit(&cast.ctx(Role::Carer), HARBOUR, emergency(vec![mother, child])).await.unwrap();
        let (mother, child) = (admitted.stays[0], admitted.stays[1]);
        let fields = [("kind", "without_notice"), ("left_at_date", "2026-11-21"), ("left_at_time", "10:00")];
        for one in [mother, child] {
            assert_eq!(cast.post(Role::Carer, &format!("/stays/{}/absences/new", one.stay_id), &fields).await.status, 303);
        }
        let file = format!("/people/{}", child.person_id);
        let page = cast.get(Role::Carer, &file).await.body;
        assert!(page.contains("липсва без предупреждение от") && !page.contains("навън"), "{page}");
        assert!(page.contains("Обади се веднага на 112") && page.contains("уведомление до МВР"), "{page}");
        let hers = cast.get(Role::Carer, &format!("/people/{}", mother.person_id)).await.body;
        assert!(hers.contains("липсва без предупреждение от") && !hers.contains("Обади се веднага на 112"), "{hers}");
        let absence = hers.split("/absences/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let back = cast.get(Role::Carer, &format!("/absences/{absence}/return")).await.body;
        let tick = format!("value=\"{}\" checked", child.stay_id);
        assert!(back.contains(&tick), "whoever left with her is ticked: {back}");
        let person = child.person_id.to_string();
        for addressee in ["police", "dsp"] {
            let notice = [
                ("person", person.as_str()), ("about", "absence"), ("addressee", addressee), ("channel", "phone"),
                ("sent_at_date", "2026-11-21"), ("sent_at_time", "10:00"),
            ];
            let path = format!("/cases/{}/notices/new", admitted.case_id);
            assert_eq!(cast.post(Role::Carer, &path, &notice).await.status, 303);
        }
        assert!(cast.get(Role::Carer, &file).await.body.contains("МВР и ДСП са уведомени"));
    }

    async fn a_ground_a_notice_a_contract_and_the_end_are_written_in_the_file(cast) {
        let one = one_adult(&cast).await;
        let mut tx = cast.world.db().peek().await.unwrap();
        let case = current_stay(&mut tx, crate::tests::cast::HOME, one.person_id).await.unwrap().unwrap().1.id;
        drop(tx);
        let (person, stay) = (one.person_id, one.stay_id);
        prepared(&cast, case, person).await;
        let (date, time) = ("2026-11-21", "10:00");
        let role = Role::SocialWorker;
        let basis = [("basis", "referral"), ("basis_number", "14"), ("basis_from_date", date), ("basis_from_time", time)];
        let notice = [("about", "ending"), ("addressee", "dsp"), ("channel", "email"), ("sent_at_date", date), ("sent_at_time", time)];
        let contract = [
            ("number", "КЦ-0001/1"), ("concluded_on", date), ("starts_on", date), ("ends_on", "2027-02-21"), ("subject", "Подслон"),
            ("manner", "Денонощно"), ("duties", "По правилника"), ("fee", "без"), ("payment", "няма"), ("ending", "чл. 41"),
        ];
        let bases = format!("/stays/{stay}/bases/new");
        let notices = format!("/cases/{case}/notices/new");
        let contracts = format!("/people/{person}/contract/new");
        for (path, fields) in [(&bases, &basis[..]), (&notices, &notice[..]), (&contracts, &contract[..])] {
            assert_eq!(cast.get(role, path).await.status, 200, "{path}");
            assert_eq!(cast.post(role, path, &fields[1..]).await.status, 422, "{path}");
            assert_eq!(cast.post(role, path, fields).await.status, 303, "{path}");
            assert_eq!(cast.get_as_stranger(path).await.status, 404, "{path}");
        }
        let tab = cast.get(role, &format!("/people/{person}/contract")).await;
        assert!(tab.status == 200 && tab.body.contains("КЦ-0001/1") && tab.body.contains("21.05.2027"), "{}", tab.body);
        let id = tab.body.split("/contracts/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let report = [("made_on", date), ("ends_early", "1"), ("achieved", "Има работа"), ("advice", "Среща след месец")];
        assert_eq!(cast.post(role, &format!("/contracts/{id}/report"), &report).await.status, 303);
        assert!(cast.get(role, &format!("/contracts/{id}/report")).await.body.contains("Има работа"));
        cast.world.minutes_pass(70 * 24 * 60);
        signed(&cast, case, person, "needs-adult", cast.world.now()).await;
        let (date, time) = ("2027-01-30", "10:00");
        let longer = [("number", "КЦ-0001/2"), ("concluded_on", date), ("ends_on", "2027-05-21"), ("need_shown", "1"), ("wished", "1")];
        assert_eq!(cast.get(role, &format!("/contracts/{id}/extend")).await.status, 200);
        assert_eq!(cast.post(role, &format!("/contracts/{id}/extend"), &longer).await.status, 303);
        let end = format!("/stays/{stay}/end");
        let fields = [("destination", "rented"), ("at_date", date), ("at_time", time), ("ground", "achieved")];
        assert!(cast.get(role, &end).await.body.contains("8. по общо съгласие"));
        let without = cast.post(role, &end, &fields[..3]).await;
        assert!(without.status == 422 && without.body.contains("Избери основание"), "{}", without.body);
        assert_eq!(cast.post(role, &end, &fields).await.status, 303);
        let page = cast.get(role, &format!("/people/{person}?done=left")).await.body;
        for words in ["Краят на престоя е записан", "жилище под наем", "постигане на резултатите от плана", "Връзка след престоя", "Приеми отново"] {
            assert!(page.contains(words), "{words}");
        }
        let after = format!("/stays/{stay}/follow-ups/new");
        cast.world.minutes_pass(30 * 24 * 60);
        let contact = [("month", "1"), ("done_at_date", "2027-02-28"), ("done_at_time", time), ("result", "not_safe")];
        assert!(cast.get(role, &after).await.body.contains("28.02.2027"));
        assert_eq!(cast.post(role, &after, &contact).await.status, 303);
    }

    async fn programs_do_the_same(cast) {
        let base = format!("/api/v1/services/{HARBOUR}");
        let call = json!({
            "channel": "phone", "caller": "police", "safe_to_call": "yes", "danger_now": "no", "adults": 1, "children": 0,
            "told": "Патрулът пита за място",
        });
        let made = cast.send(Role::Carer, Method::POST, &format!("{base}/signals"), call).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let signal = made.json()["id"].as_str().unwrap().to_owned();
        let list = cast.get(Role::Carer, &format!("{base}/signals?open=true")).await.json();
        assert_eq!(list["items"][0]["id"], signal.as_str());
        assert_eq!(cast.get(Role::Carer, &format!("/api/v1/signals/{signal}")).await.headers["etag"], "\"1\"");
        assert_eq!(cast.get_as_stranger(&format!("/api/v1/signals/{signal}")).await.status, 404);
        let order = json!({
            "signal_id": signal, "entry": "emergency", "reason": "partner_violence", "brought_by": "police",
            "duration": "short",
            "people": [{ "who": { "new": { "identity": { "alias": "Роза" } } }, "part": "adult", "basis": { "kind": "own_wish" } }],
        });
        let admitted = cast.send(Role::Carer, Method::POST, &format!("{base}/admissions"), order).await;
        assert_eq!(admitted.status, 201, "{}", admitted.body);
        let admitted = admitted.json();
        let (case, stay) = (admitted["case_id"].as_str().unwrap(), admitted["stays"][0]["stay_id"].as_str().unwrap());
        let settled = json!({ "version": 2, "outcome": "admitted", "note": "пристигна" });
        assert_eq!(cast.send(Role::Carer, Method::PATCH, &format!("/api/v1/signals/{signal}"), settled).await.status, 200);
        let person = admitted["stays"][0]["person_id"].as_str().unwrap();
        let contract = json!({
            "person_id": person, "number": "1", "concluded_on": "2026-11-21", "starts_on": "2026-11-21",
            "ends_on": "2027-02-21", "subject": "П", "manner": "Д", "duties": "П", "fee": "без", "payment": "няма", "ending": "чл. 41",
        });
        let role = Role::SocialWorker;
        prepared(&cast, case.parse().unwrap(), person.parse().unwrap()).await;
        let made = cast.send(role, Method::POST, &format!("/api/v1/cases/{case}/contracts"), contract).await;
        let contract = made.json()["id"].as_str().unwrap().to_owned();
        assert_eq!(cast.get(role, &format!("/api/v1/contracts/{contract}")).await.json()["ends_on"], "2027-02-21");
        let report = json!({ "made_on": "2026-11-21", "achieved": "А", "advice": "Б", "ends_early": true });
        let at = format!("/api/v1/contracts/{contract}/report");
        assert_eq!(cast.send(role, Method::PUT, &at, report.clone()).await.status, 201);
        assert_eq!(cast.send(role, Method::PUT, &at, report).await.status, 409);
        cast.world.minutes_pass(70 * 24 * 60);
        signed(&cast, case.parse().unwrap(), person.parse().unwrap(), "needs-adult", cast.world.now()).await;
        let longer = json!({ "number": "2", "concluded_on": "2027-01-30", "ends_on": "2027-05-01", "need_shown": true, "wished": true });
        let at = format!("/api/v1/contracts/{contract}/extensions");
        assert_eq!(cast.send(role, Method::POST, &at, longer).await.status, 201);
        let notice = json!({ "about": "other", "addressee": "asp", "channel": "letter" });
        assert_eq!(cast.send(role, Method::POST, &format!("/api/v1/cases/{case}/notices"), notice).await.status, 201);
        let basis = cast.send(role, Method::POST, &format!("/api/v1/stays/{stay}/bases"), json!({ "kind": "referral" })).await;
        let basis = basis.json()["id"].as_str().unwrap().to_owned();
        let over = cast.send(role, Method::POST, &format!("/api/v1/bases/{basis}/end"), json!({ "version": 1 })).await;
        assert_eq!(over.status, 204);
        let away = json!({ "id": "0193c0de-0000-7000-8000-000000000009", "kind": "hospital" });
        let path = format!("/api/v1/stays/{stay}/absences");
        let out = cast.send(role, Method::POST, &path, away.clone()).await;
        let absence = out.json()["id"].as_str().unwrap().to_owned();
        let again = cast.send(role, Method::POST, &path, away).await;
        assert_eq!((again.status.as_u16(), again.json()["id"].as_str()), (201, Some(absence.as_str())), "{}", again.body);
        let back = cast.send(role, Method::POST, &format!("/api/v1/absences/{absence}/return"), json!({})).await;
        assert_eq!(back.status, 204);
        let file = cast.get(role, &format!("/api/v1/cases/{case}")).await.json();
        assert_eq!((file["bases"].as_array().unwrap().len(), file["contracts"].as_array().unwrap().len()), (2, 2));
        assert_eq!(file["notices"][0]["addressee"], "asp");
        assert_eq!(cast.get(role, &format!("/api/v1/stays/{stay}")).await.json()["part"], "adult");
        let rows = cast.get(role, &format!("{base}/cases")).await.json();
        assert_eq!(rows["items"][0]["number"], "КЦ-0001");
        let end = json!({ "destination": "abroad", "ground": "agreement" });
        assert_eq!(cast.send(role, Method::POST, &format!("/api/v1/stays/{stay}/end"), end).await.status, 204);
        cast.world.minutes_pass(90 * 24 * 60);
        let contact = json!({ "month": 3, "result": "not_safe" });
        assert_eq!(cast.send(role, Method::POST, &format!("/api/v1/stays/{stay}/follow-ups"), contact).await.status, 201);
        for path in [format!("/api/v1/cases/{case}"), format!("/api/v1/stays/{stay}"), format!("/api/v1/contracts/{contract}")] {
            assert_eq!(cast.get_as_stranger(&path).await.status, 404, "{path}");
            assert_eq!(cast.get(Role::Coordinator, &path).await.status, 404, "{path}");
        }
    }
}
