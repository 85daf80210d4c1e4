//! The structure is arranged on its screens and through the API, and hidden from those it is hidden from.

use crate::provider::{UnitOrder, structure};
use crate::tests::cast::{ADULTS, Cast, HARBOUR, YAVOR, cast};
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::json;

const FORM: &[(&str, &str)] = &[
    ("name", "Деца"),
    ("kind", "shelter"),
    ("user_group", "children"),
    ("sex_rule", "any"),
    ("capacity", "3"),
    ("staff", "0,9"),
    ("stay_limit_months", "6"),
    ("valid_from", "2026-11-21"),
];

async fn units(cast: &Cast) -> usize {
    structure(&cast.ctx(Role::Administrator), HARBOUR).await.unwrap().units.len()
}

on_both! { cast;
    async fn a_ready_centre_is_made_from_its_page_once(cast) {
        let page = cast.get(Role::Administrator, "/provider").await;
        assert!(page.body.contains("Започни с готов кризисен център с 30 места"));
        assert!(!cast.get(Role::ServiceManager, "/provider").await.body.contains("/provider/ready"));
        assert_eq!(cast.get(Role::ServiceManager, "/provider/ready").await.status, 403);
        let used = [("name", "Залив"), ("code", "КЦ"), ("valid_from", "2026-11-21")];
        let refused = cast.post(Role::Administrator, "/provider/ready", &used).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Друга услуга вече има тези букви"));
        let form = [("name", "Залив"), ("code", "КЗ"), ("valid_from", "2026-11-21"), ("command", "01a1fd1e-8c00-7dab-83f2-bd4362723cda")];
        let made = cast.post(Role::Administrator, "/provider/ready", &form).await;
        assert_eq!(made.status, 303);
        let again = cast.post(Role::Administrator, "/provider/ready", &form).await;
        assert_eq!(again.location(), made.location());
        let page = cast.get(Role::Administrator, made.location()).await;
        assert!(page.body.contains("30 места, 2 сгради, 3 звена") && page.body.contains("Кухня и трапезария"));
    }

    async fn a_unit_outside_the_ordinance_is_made_and_told(cast) {
        let path = format!("/provider/services/{HARBOUR}/units");
        assert_eq!(cast.get(Role::ServiceManager, &format!("{path}/new")).await.status, 200);
        let made = cast.post(Role::ServiceManager, &format!("{path}/new"), FORM).await;
        assert_eq!(made.status, 303);
        let page = cast.get(Role::ServiceManager, made.location()).await;
        assert!(page.body.contains("Има 3 места, а наредбата иска от 4 до 10"));
        let mut wrong = FORM.to_vec();
        wrong.extend([("capacity", "3")]);
        wrong[4] = ("capacity", "много");
        wrong.push(("valid_until", "2026-02-30"));
        let refused = cast.post(Role::ServiceManager, &format!("{path}/new"), &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("<title>Грешка:") && refused.body.contains("Напиши цяло число") && refused.body.contains("Няма такава дата"));
        assert!(refused.body.contains(r#"value="много""#), "what was typed is kept");
        let nul = cast.post(Role::ServiceManager, &format!("{path}/new"), &[("name", "a\0b")]).await;
        assert_eq!(nul.status, 422);
        assert_eq!(units(&cast).await, 3);
    }

    async fn a_part_is_changed_by_its_form_and_not_over_somebody_else(cast) {
        let path = format!("/provider/services/{HARBOUR}/buildings/{YAVOR}");
        let page = cast.get(Role::ServiceManager, &path).await;
        assert!(page.body.contains("ул. Тайна 7"));
        let form = [("name", "Бор"), ("address", "ул. Тайна 8"), ("address_protected", "1"), ("version", "1")];
        assert_eq!(cast.post(Role::ServiceManager, &path, &form).await.status, 303);
        let late = cast.post(Role::ServiceManager, &path, &[("name", "Дъб"), ("address", "ул. Тайна 9"), ("version", "1")]).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("Някой друг промени това") && late.body.contains(r#"value="Дъб""#) && late.body.contains(r#"name="version" value="2""#), "{}", late.body);
        for (role, status) in [(Role::Carer, 403), (Role::Coordinator, 403)] {
            assert_eq!(cast.get(role, &path).await.status, status, "{role}");
            assert_eq!(cast.post(role, &path, &form).await.status, status, "{role}");
        }
        for last in ["nonsense/new", &format!("units/{YAVOR}"), "units/00000000-0000-0000-0000-00000000ffff"] {
            assert_eq!(cast.get(Role::ServiceManager, &format!("/provider/services/{HARBOUR}/{last}")).await.status, 404, "{last}");
        }
        assert_eq!(cast.get_as_stranger(&path).await.status, 404);
    }

    async fn nobody_but_arrangers_reads_a_protected_address_anywhere(cast) {
        for path in ["/provider".to_owned(), format!("/provider/services/{HARBOUR}"), format!("/api/v1/services/{HARBOUR}/structure"), format!("/services/{HARBOUR}/places"), "/api/v1/services".into()] {
            for role in [Role::Carer, Role::SocialWorker, Role::Coordinator, Role::CaseManager] {
                let seen = cast.get(role, &path).await;
                assert!(!seen.body.contains("Тайна"), "{role} {path}");
            }
        }
        assert!(cast.get(Role::Administrator, &format!("/provider/services/{HARBOUR}")).await.body.contains("ул. Тайна 7"));
        let whole = cast.get(Role::Administrator, &format!("/api/v1/services/{HARBOUR}/structure")).await.json();
        assert_eq!(whole["buildings"][0]["address"], "ул. Тайна 7");
    }

    async fn a_room_comes_with_its_beds(cast) {
        let form = [("name", "9"), ("building_id", &YAVOR.to_string()), ("floor", "2"), ("kind", "bedroom"), ("unit_id", &ADULTS.to_string()), ("rule", "same_sex"), ("beds", "3")];
        let made = cast.post(Role::ServiceManager, &format!("/provider/services/{HARBOUR}/rooms/new"), &form).await;
        assert_eq!(made.status, 303);
        let whole = structure(&cast.ctx(Role::Carer), HARBOUR).await.unwrap();
        let (_, room) = whole.rooms().find(|(_, room)| room.name == "9").unwrap();
        assert_eq!(room.beds.iter().map(|bed| bed.name.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
        let bed = format!("/provider/services/{HARBOUR}/beds/{}", room.beds[2].id);
        assert!(cast.get(Role::ServiceManager, &bed).await.body.contains("2026-11-21"));
    }

    async fn what_cannot_be_in_a_room_is_told_beside_its_field(cast) {
        let kitchen = [("name", "Кухня"), ("building_id", &YAVOR.to_string()), ("floor", "1"), ("kind", "kitchen"), ("rule", "any"), ("beds", "2")];
        let rooms = format!("/provider/services/{HARBOUR}/rooms/new");
        let refused = cast.post(Role::ServiceManager, &rooms, &kitchen).await;
        assert!(refused.status == 422 && refused.body.contains("Легла има само в спалня"), "{}", refused.body);
        let whole = structure(&cast.ctx(Role::Carer), HARBOUR).await.unwrap();
        let (_, room) = whole.rooms().next().unwrap();
        let twin = [("room_id", room.id.to_string()), ("name", "1".into()), ("valid_from", "2026-11-21".into())];
        let twin: Vec<(&str, &str)> = twin.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let refused = cast.post(Role::ServiceManager, &format!("/provider/services/{HARBOUR}/beds/new"), &twin).await;
        assert!(refused.status == 422 && refused.body.contains("вече има легло с този номер"), "{}", refused.body);
    }

    async fn the_letters_of_cases_are_letters_and_no_two_services_have_the_same(cast) {
        for (code, told) in [("КЦ-1/2", "само букви и цифри"), ("кц", "Друга услуга вече има тези букви")] {
            let form = [("name", "Залив"), ("kind", "crisis_centre"), ("code", code), ("valid_from", "2026-11-21")];
            let refused = cast.post(Role::Administrator, "/provider/services/new", &form).await;
            assert!(refused.status == 422 && refused.body.contains(told), "{code}");
        }
    }

    async fn programs_do_the_same_with_versions(cast) {
        let order = json!({ "kind": "crisis_centre", "code": "КЦ", "name": "Пристан", "zzdn_programme": false, "valid_from": "2020-01-01" });
        let at = format!("/api/v1/services/{HARBOUR}");
        for expected in [204, 409] {
            let answer = cast.send_if_match(Role::Administrator, Method::PUT, &at, Some(1), order.clone()).await;
            assert_eq!(answer.status, expected, "{}", answer.body);
        }
        let whole = structure(&cast.ctx(Role::Administrator), HARBOUR).await.unwrap();
        let unit = UnitOrder { capacity: 8, ..UnitOrder::from(&whole.units[0]) };
        let mut body = json!({ "name": unit.name, "kind": unit.kind, "user_group": unit.user_group, "sex_rule": unit.sex_rule, "capacity": 8, "staff_hundredths": 90, "valid_from": "2026-01-01" });
        let path = format!("/api/v1/services/{HARBOUR}/units");
        let made = cast.send(Role::ServiceManager, Method::POST, &path, body.clone()).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let id = made.json()["id"].as_str().unwrap().to_owned();
        let stale = cast.send(Role::ServiceManager, Method::PUT, &format!("{path}/{id}"), body.clone()).await;
        assert_eq!(stale.status, 428, "which version?");
        let at = format!("{path}/{id}");
        let stale = cast.send_if_match(Role::ServiceManager, Method::PUT, &at, Some(0), body.clone()).await;
        assert_eq!((stale.status.as_u16(), stale.json()["version"].as_i64()), (409, Some(1)));
        body["capacity"] = json!(0);
        let refused = cast.send(Role::ServiceManager, Method::POST, &path, body.clone()).await;
        assert_eq!((refused.status.as_u16(), refused.json()["errors"][0]["field"].as_str()), (422, Some("capacity")));
        body["valid_from"] = json!("2026-02-30");
        assert_eq!(cast.send(Role::ServiceManager, Method::POST, &path, body.clone()).await.status, 422);
        assert_eq!(cast.send(Role::Carer, Method::POST, &path, body).await.status, 422);
        assert_eq!(cast.get(Role::Carer, "/api/v1/services").await.json()["items"].as_array().map(Vec::len), Some(1));
    }
}
