//! Lists leave the house as files and on paper: who may, what the audit says of it, what stands above them.

use super::cast::{Cast, HARBOUR, cast};
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use kernel::types::Day;
use serde_json::json;

const SIGNALS: &str = "/services/00000000-0000-0000-0000-000000000010/signals";

async fn call(cast: &Cast, told: &str, danger: &str, caller: &str, children: i64) {
    let order = json!({ "channel": "phone", "caller": caller, "safe_to_call": "no", "danger_now": danger, "adults": 1,
        "children": children, "told": told });
    let path = format!("/api/v1{SIGNALS}");
    assert_eq!(cast.send(Role::Carer, Method::POST, &path, order).await.status, 201);
    cast.world.minutes_pass(1);
}

/// The cells of a column of a CSV, without its head.
async fn column(cast: &Cast, path: &str, number: usize) -> Vec<String> {
    let csv = cast.get(Role::Carer, path).await.body;
    csv.lines().skip(1).map(|line| line.split(';').nth(number).unwrap().to_owned()).collect()
}

on_both! { cast;
    async fn every_list_is_taken_along_by_those_who_see_it_and_the_audit_knows(cast) {
        let person = cast.person("Ана", "Колева", "female", Day::new(1990, 1, 1)).await;
        let service = |page: &str| format!("/services/{HARBOUR}/{page}");
        let lists = [
            ("cases", Role::Carer, service("people?")),
            ("deadlines", Role::Carer, service("deadlines?")),
            ("places", Role::Carer, service("places?view=list&")),
            ("signals", Role::Carer, service("signals?")),
            ("numbers", Role::Coordinator, service("numbers?table=months&")),
            ("looks", Role::ServiceManager, format!("/people/{person}/looks?")),
            ("accounts", Role::Administrator, "/accounts?".to_owned()),
            ("sessions", Role::Carer, "/me?".to_owned()),
        ];
        for (list, role, path) in lists {
            let page = cast.get(role, &path).await;
            let offered = ["xlsx", "csv"].iter().all(|format| page.body.contains(&format!("format={format}")));
            assert!(page.status == 200 && offered, "{list} {}", page.body);
            assert!(page.body.contains("Отпечата"), "{list}");
            for (format, starts) in [("csv", "\u{feff}"), ("xlsx", "PK")] {
                let file = cast.get(role, &format!("{path}format={format}")).await;
                let name = file.headers["content-disposition"].to_str().unwrap().to_owned();
                assert!(file.status == 200 && file.body.starts_with(starts), "{list} {format}");
                assert!(name.starts_with("attachment") && name.contains(&format!(".{format}")), "{name}");
            }
            assert_eq!(cast.exports(list).await, 2, "{list}");
            if list != "sessions" {
                let strange = cast.get_as_stranger(&format!("{path}format=csv")).await.status.as_u16();
                assert!(matches!(strange, 403 | 404), "{list} {strange}");
            }
            assert_eq!(cast.exports(list).await, 2, "{list}: nothing more left the house");
        }
    }

    async fn calls_are_narrowed_and_sorted_and_the_file_says_the_same(cast) {
        call(&cast, "Вика се зад стената", "yes", "neighbour", 2).await;
        call(&cast, "=Търси адвокат", "no", "self", 0).await;
        assert_eq!(column(&cast, &format!("{SIGNALS}?format=csv&danger=1"), 2).await, ["съсед или случаен свидетел"]);
        assert_eq!(column(&cast, &format!("{SIGNALS}?format=csv&q=advokat"), 3).await, ["1 възрастен, 0 деца"]);
        let people = [["1 възрастен, 0 деца", "1 възрастен, 2 деца"], ["1 възрастен, 2 деца", "1 възрастен, 0 деца"]];
        for (sort, expected) in ["people", "-people"].into_iter().zip(people) {
            assert_eq!(column(&cast, &format!("{SIGNALS}?format=csv&sort={sort}"), 3).await, expected);
        }
        assert_eq!(column(&cast, &format!("{SIGNALS}?format=csv&danger=1"), 4).await, ["опасност, не звъни"]);
        let page = cast.get(Role::Carer, &format!("{SIGNALS}?danger=1&who=neighbour")).await.body;
        assert!(page.contains("sort=people") && page.contains("danger=1"), "{page}");
    }

    async fn a_printed_list_says_whose_it_is_who_printed_it_and_what_narrows_it(cast) {
        call(&cast, "Вика се", "yes", "neighbour", 0).await;
        let page = cast.get(Role::Carer, &format!("{SIGNALS}?danger=1&q=vika")).await.body;
        let name = cast.ctx(Role::Carer).actor;
        let kernel::ctx::Actor::Account { name, .. } = name else { panic!("an account") };
        for words in ["Кризисен център „Пристан“", "21.11.2026, 10:01", &name, "Филтър: „vika“; Само опасност сега"] {
            assert!(page.contains(words), "{words} {page}");
        }
        assert!(!cast.get(Role::Carer, SIGNALS).await.body.contains("Филтър:"), "nothing narrows it");
        let places = cast.get(Role::Carer, &format!("/services/{HARBOUR}/places?at=2026-11-20")).await.body;
        assert!(places.contains("Филтър: Петък, 20 ноември"), "{places}");
    }
}
