//! Deadlines as people meet them: pages, marks, the calendar, the API, on both databases.

use crate::cases::{
    About, Addressee, Admission, Admitted, Arrival, BasisKind, BroughtBy, Duration, Entry, NewBasis, NewNotice,
    NoticeChannel, Part, Reason, Who, admit, record_notice,
};
use crate::tests::cast::{Cast, HARBOUR, account, cast};
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use kernel::types::Day;

const PAGE: &str = "/services/00000000-0000-0000-0000-000000000010/deadlines";
const API: &str = "/api/v1/services/00000000-0000-0000-0000-000000000010/deadlines";

/// Надежда with her daughter, led by the case manager of the cast, on Saturday 21 November 2026.
async fn household(cast: &Cast) -> Admitted {
    let mother = cast.person("Надежда", "Колева", "female", Day::new(1992, 3, 1)).await;
    let child = cast.person("Ива", "Колева", "female", Day::new(2019, 5, 5)).await;
    let come = |who, part, kind| Arrival {
        who: Who::Known(who),
        part,
        unit_id: None,
        bed_id: None,
        bed_reason: String::new(),
        none_of: Vec::new(),
        bed_releases: false,
        basis: NewBasis::plain(kind),
    };
    let people =
        vec![come(mother, Part::Adult, BasisKind::OwnWish), come(child, Part::Accompanying, BasisKind::WithParent)];
    let order = Admission {
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
        house_rules_given: true,
        information_given: true,
        life_in_danger: false,
        trafficking: false,
        duration: Duration::Short,
        case_manager_id: Some(account(Role::CaseManager)),
        people,
        notices: Vec::new(),
    };
    admit(&cast.ctx(Role::CaseManager), HARBOUR, order).await.unwrap()
}

/// (line, state) of what the API lists.
async fn listed(cast: &Cast, role: Role, query: &str) -> Vec<(String, String)> {
    let answer = cast.get(role, &format!("{API}{query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let items = answer.json()["items"].as_array().unwrap().clone();
    let text = |item: &serde_json::Value, name: &str| item[name].as_str().unwrap().to_owned();
    items.iter().map(|item| (text(item, "key"), text(item, "state"))).collect()
}

fn line(key: &str, state: &str) -> (String, String) {
    (key.to_owned(), state.to_owned())
}

on_both! { cast;
    async fn an_admission_starts_clocks_and_a_notice_stops_one(cast) {
        let admitted = household(&cast).await;
        let page = cast.get(Role::Carer, PAGE).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Съобщи на ДСП за спешното приемане") && page.body.contains("ЗСУ 77(3)"));
        assert!(page.body.contains("Надежда К.") && !page.body.contains("Колева"), "lists show short names");
        assert!(page.body.contains("Ивайло Тонев"), "and who leads the case");
        assert!(listed(&cast, Role::Carer, "").await.contains(&line("D18", "today")));
        let form = format!("/cases/{}/notices/new?person={}&about=emergency_admission&addressee=dsp",
            admitted.case_id, admitted.stays[0].person_id);
        let page = cast.get(Role::CaseManager, PAGE).await;
        assert!(page.body.contains(&form.replace('&', "&amp;")), "a click leads to where it is met");
        let form = cast.get(Role::CaseManager, &form).await.body;
        assert!(form.contains(r#"value="emergency_admission" selected"#) && form.contains(r#"value="dsp" selected"#));
        let notice = NewNotice {
            person_id: None,
            about: About::EmergencyAdmission,
            addressee: Addressee::Dsp,
            channel: NoticeChannel::Phone,
            reference: String::new(),
            sent_at: None,
        };
        record_notice(&cast.ctx(Role::CaseManager), admitted.case_id, notice).await.unwrap();
        assert!(!listed(&cast, Role::Carer, "?when=all").await.iter().any(|(key, _)| key == "D18"));
        assert!(listed(&cast, Role::Carer, "?when=met").await.contains(&line("D18", "met")));
    }

    async fn mine_are_those_of_the_cases_i_lead(cast) {
        household(&cast).await;
        let all = listed(&cast, Role::CaseManager, "?when=all").await;
        assert_eq!(listed(&cast, Role::CaseManager, "?when=all&scope=mine").await, all);
        assert_eq!(listed(&cast, Role::Psychologist, "?when=all").await, all);
        assert_eq!(listed(&cast, Role::Psychologist, "?when=all&scope=mine").await, []);
        let page = cast.get(Role::Psychologist, &format!("{PAGE}?scope=mine")).await;
        assert!(page.body.contains("Няма нищо за този период"));
        let page = cast.get(Role::CaseManager, &format!("{PAGE}?kind=health&when=all")).await;
        assert!(page.body.contains("Запиши детето при личен лекар") && !page.body.contains("ЗСУ 77(3)"));
    }

    async fn whoever_sees_no_people_sees_no_deadlines(cast) {
        household(&cast).await;
        for path in [PAGE, API] {
            assert_eq!(cast.get(Role::Coordinator, path).await.status, 404);
            assert_eq!(cast.get(Role::Administrator, path).await.status, 404);
            assert_eq!(cast.get_as_stranger(path).await.status, 404);
        }
        assert_eq!(cast.get_as_nobody(PAGE).await.status, 303);
    }

    async fn what_leaves_no_trace_is_noted_once_and_can_be_taken_back(cast) {
        let admitted = household(&cast).await;
        let stay = admitted.stays[1].stay_id.to_string();
        let since = "2026-11-21";
        let fields = [("stay", stay.as_str()), ("key", "D38.gp"), ("since", since), ("back", PAGE)];
        for _ in 0..2 {
            let answer = cast.post(Role::Medical, &format!("{PAGE}/met"), &fields).await;
            assert_eq!((answer.status.as_u16(), answer.location()), (303, PAGE));
        }
        assert!(listed(&cast, Role::Medical, "?when=met").await.contains(&line("D38.gp", "met")));
        let page = cast.get(Role::Medical, &format!("{PAGE}?met=D38.gp&stay={stay}&since={since}")).await;
        assert!(page.body.contains("Отбелязано: Запиши детето при личен лекар") && page.body.contains("Върни"));
        let undo = format!("{PAGE}/reopened?key=D38.gp&stay={stay}&since={since}");
        assert_eq!(cast.post(Role::Medical, &undo, &[]).await.status, 303);
        assert!(listed(&cast, Role::Medical, "").await.contains(&line("D38.gp", "ahead")));
        assert_eq!(cast.post(Role::Medical, &undo, &[]).await.status, 404, "there is nothing to take back");
        let person = format!("/people/{}", admitted.stays[1].person_id);
        let fields = [("stay", stay.as_str()), ("key", "D38.gp"), ("since", since), ("back", person.as_str())];
        cast.post(Role::Medical, &format!("{PAGE}/met"), &fields).await;
        let page = cast.get(Role::Medical, &person).await.body;
        let undo = page.split("action=\"").find(|part| part.contains("/reopened?")).unwrap();
        let undo = undo.split('"').next().unwrap().replace("&amp;", "&");
        let back = cast.post(Role::Medical, &undo, &[]).await;
        assert_eq!(back.location(), person, "back to where it was noted");
    }

    async fn a_mark_is_refused_where_the_work_itself_is_written_down(cast) {
        let admitted = household(&cast).await;
        let stay = admitted.stays[0].stay_id.to_string();
        let marks = format!("{API}/marks");
        let order = |key: &str, stay: &str| serde_json::json!({ "stay": stay, "key": key, "since": "2026-11-21" });
        assert_eq!(cast.send(Role::Carer, Method::POST, &marks, order("D7", &stay)).await.status, 422);
        let nobody = "00000000-0000-0000-0000-00000000ffff";
        assert_eq!(cast.send(Role::Carer, Method::POST, &marks, order("D38.gp", nobody)).await.status, 404);
        assert_eq!(cast.send(Role::Coordinator, Method::POST, &marks, order("D38.gp", &stay)).await.status, 404);
        assert_eq!(cast.send(Role::Carer, Method::POST, &marks, order("D38.gp", &stay)).await.status, 422, "no child");
        let stay = admitted.stays[1].stay_id.to_string();
        let early = serde_json::json!({ "stay": stay, "key": "D38.gp", "since": "2026-11-01" });
        assert_eq!(cast.send(Role::Carer, Method::POST, &marks, early).await.status, 422, "no such clock");
        assert_eq!(cast.send(Role::Carer, Method::POST, &marks, order("D38.gp", &stay)).await.status, 204);
        let strange = cast.post(Role::Carer, &format!("{PAGE}/met"), &[("stay", "x"), ("key", "D\u{0}"), ("since", "never")]).await;
        assert_eq!(strange.status, 422);
        assert_eq!(strange.headers.get("location"), None);
    }

    async fn a_moved_day_moves_what_is_due(cast) {
        household(&cast).await;
        // Twenty days after 21 November is Friday 11 December.
        let due = |body: serde_json::Value| -> String {
            let items = body["items"].as_array().unwrap().clone();
            items.iter().find(|item| item["key"] == "D7").unwrap()["due_on"].as_str().unwrap().to_owned()
        };
        assert_eq!(due(cast.get(Role::Carer, API).await.json()), "2026-12-11");
        let list = "2026-12-11;почивен;Решение № 1\r\n14.12.2026\tпочивен\n2026-12-12, работен, вместо 11.12";
        let answer = cast.post(Role::ServiceManager, "/provider/calendar/list", &[("list", list)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert_eq!(due(cast.get(Role::Carer, API).await.json()), "2026-12-12", "the Saturday is worked");
        let restore = "/provider/calendar/2026-12-12/restore";
        assert_eq!(cast.post(Role::ServiceManager, restore, &[]).await.status, 303);
        assert_eq!(due(cast.get(Role::Carer, API).await.json()), "2026-12-15");
        assert_eq!(cast.post(Role::ServiceManager, restore, &[]).await.status, 404);
    }

    async fn the_calendar_says_what_is_wrong_and_who_may_change_it(cast) {
        let bad = "2026-12-11;почивен\nтогава;почивен\n2026-12-11;работен";
        let answer = cast.post(Role::ServiceManager, "/provider/calendar/list", &[("list", bad)]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("Ред 2 не се чете") && answer.body.contains("Ред 3 повтаря ден"));
        assert!(answer.body.contains("тогава;почивен"), "what was typed is still there");
        let day = [("day", "2026-12-11"), ("is", "off"), ("reason", "Решение")];
        assert_eq!(cast.post(Role::Carer, "/provider/calendar", &day).await.status, 403);
        assert_eq!(cast.post(Role::ServiceManager, "/provider/calendar", &day).await.status, 303);
        let page = cast.get(Role::Carer, "/provider/calendar").await;
        assert!(page.body.contains("11.12.2026") && page.body.contains("Бъдни вечер"));
        assert!(!page.body.contains("Впиши списъка"), "who may not change it sees no form");
    }

    async fn the_calendar_is_found_and_programs_read_and_write_it(cast) {
        assert!(cast.get(Role::ServiceManager, "/provider").await.body.contains(r#"href="/provider/calendar""#));
        let calendar = "/api/v1/calendar";
        let day = serde_json::json!({ "day": "2026-12-11", "working": false, "reason": "Решение № 1" });
        let order = serde_json::json!({ "items": [day] });
        assert_eq!(cast.send(Role::Carer, Method::PUT, calendar, order.clone()).await.status, 403);
        assert_eq!(cast.send(Role::ServiceManager, Method::PUT, calendar, order.clone()).await.status, 204);
        assert_eq!(cast.get(Role::ServiceManager, calendar).await.json()["items"], order["items"]);
        let long = serde_json::json!({ "items": [{ "day": "2026-12-11", "working": false, "reason": "а".repeat(201) }] });
        assert_eq!(cast.send(Role::ServiceManager, Method::PUT, calendar, long).await.status, 422);
    }

    async fn a_list_of_any_length_is_refused_before_it_is_read(cast) {
        let list = "/provider/calendar/list";
        let endless = "2026-12-11;почивен\n".repeat(20_000);
        assert_eq!(cast.post(Role::Carer, list, &[("list", &endless)]).await.status, 403, "the right comes first");
        let answer = cast.post(Role::ServiceManager, list, &[("list", &endless)]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("Най-много 400 дни наведнъж") && !answer.body.contains("Ред 402"));
        assert!(answer.body.contains("Впиши списъка"), "the form is still there");
    }

    async fn the_list_leaves_the_house_as_it_is_on_the_screen(cast) {
        household(&cast).await;
        let csv = cast.get(Role::Carer, &format!("{PAGE}?format=csv&when=all&kind=health&sort=-what")).await;
        assert_eq!(csv.status, 200);
        let lines: Vec<&str> = csv.body.lines().collect();
        assert!(lines[0].contains("Какво") && lines[0].contains("Води"), "{}", lines[0]);
        assert!(lines[1].contains("Преглед при лекар") && lines[2].contains("Запиши детето"), "{}", csv.body);
        assert!(lines[1].contains("Ива К.") && lines[1].contains("НКСУ прил. 20") && !csv.body.contains("ЗСУ 77(3)"));
        let mut tx = cast.world.db().arrange().await.unwrap();
        let (exports,): (i64,) = tx.query("SELECT count(*) FROM audit_entry WHERE action = 'deadlines.exported'").one().await.unwrap();
        assert_eq!(exports, 1);
        tx.arranged().await.unwrap();
        let lead = account(Role::CaseManager);
        assert!(!listed(&cast, Role::Carer, &format!("?lead={lead}&q=nadezhda")).await.is_empty());
        assert_eq!(listed(&cast, Role::Carer, "?q=Петя").await, []);
        assert_eq!(listed(&cast, Role::Carer, &format!("?lead={}", account(Role::Carer))).await, []);
        let page = cast.get(Role::Carer, &format!("{PAGE}?lead={lead}")).await.body;
        assert!(page.contains(&format!(r#"value="{lead}" selected"#)) && page.contains("data-print"));
    }

    async fn the_rail_counts_what_needs_somebody_today(cast) {
        let before = cast.get(Role::Carer, PAGE).await;
        assert!(!before.body.contains("за внимание"));
        household(&cast).await;
        assert!(cast.get(Role::Carer, PAGE).await.body.contains("за внимание"));
        assert!(!cast.get(Role::Coordinator, "/provider/calendar").await.body.contains("за внимание"));
    }
}
