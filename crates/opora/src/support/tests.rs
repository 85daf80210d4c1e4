//! The story of sessions, through the pages, on both databases.

use crate::plans::tests::{Told, told, value};
use crate::plans::{self, SupportKind};
use crate::support;
use crate::tests::cast::HARBOUR;
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::json;

const NOTE: &str = "Говорихме за страха да пътува сама.";

fn session<'a>(note: &'a str, time: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", "psychological"),
        ("held_at_date", "2026-11-21"),
        ("held_at_time", time),
        ("minutes", "50"),
        ("note", note),
    ]
}

fn new(told: &Told) -> String {
    format!("/people/{}/sessions/new", told.person)
}

fn list(told: &Told) -> String {
    format!("/people/{}/sessions", told.person)
}

async fn all(told: &Told) -> Vec<support::SessionWithCorrections> {
    let ctx = told.cast.ctx(Role::Psychologist);
    support::sessions(&ctx, told.person, None, None, 100).await.unwrap().items
}

on_both! { told;
    async fn the_form_knows_who_writes_and_when(told) {
        told.cast.world.minutes_pass(4);
        let form = told.page(Role::Psychologist, &new(&told)).await;
        assert_eq!(value(&form, "held_at_date"), "2026-11-21");
        assert_eq!(value(&form, "held_at_time"), "10:00");
        assert_eq!(value(&form, "minutes"), "50");
        assert!(form.contains("<option value=\"psychological\" selected>"));
        assert!(form.contains("Пиши така, че човекът да може да го прочете"));
        let form = told.page(Role::Lawyer, &new(&told)).await;
        assert!(form.contains("<option value=\"legal\" selected>"));
    }

    async fn a_session_is_written_once_and_counted_by_kind(told) {
        let command = value(&told.page(Role::Psychologist, &new(&told)).await, "command");
        let mut fields = session(NOTE, "09:00");
        fields.push(("command", &command));
        for _ in 0..2 {
            let answer = told.post(Role::Psychologist, &new(&told), &fields).await;
            assert_eq!((answer.status.as_u16(), answer.location()), (303, list(&told).as_str()));
        }
        assert_eq!(all(&told).await.len(), 1);
        let legal = [("kind", "legal"), ("held_at_date", "2026-11-20"), ("held_at_time", "14:30"), ("minutes", "20"), ("note", "Молба за защита.")];
        assert_eq!(told.post(Role::Lawyer, &new(&told), &legal).await.status, 303);
        let page = told.page(Role::SocialWorker, &list(&told)).await;
        for words in [NOTE, "Молба за защита.", "2 срещи, 1\u{a0}ч 10\u{a0}мин", "Боян Желев", "Дарина Пеева"] {
            assert!(page.contains(words), "{words}");
        }
        let page = told.page(Role::SocialWorker, &format!("{}?kind=legal", list(&told))).await;
        assert!(page.contains("Молба за защита.") && !page.contains(NOTE));
    }

    async fn the_writer_changes_it_for_a_day_and_then_adds_to_it(told) {
        told.post(Role::Psychologist, &new(&told), &session(NOTE, "09:00")).await;
        let path = format!("/sessions/{}", all(&told).await[0].session.id);
        let form = told.page(Role::Psychologist, &path).await;
        assert!(form.contains(NOTE));
        let version = value(&form, "version");
        let mut better = session("По-точно казано.", "09:00");
        better.push(("version", &version));
        let colleague = told.post(Role::SocialWorker, &path, &better).await;
        assert!(colleague.status == 422 && colleague.body.contains("само от автора си"));
        assert_eq!(told.post(Role::Psychologist, &path, &better).await.status, 303);
        let stale = told.post(Role::Psychologist, &path, &better).await;
        assert_eq!(stale.status, 200);
        assert!(stale.body.contains("Срещата беше променена, докато пишеше"));

        for _ in 0..49 {
            told.cast.world.minutes_pass(29);
            assert_eq!(told.cast.get(Role::Psychologist, &path).await.status, 200);
        }
        told.cast.world.minutes_pass(20);
        let version = all(&told).await[0].session.version.to_string();
        let mut late = session("Пренаписано.", "09:00");
        late.push(("version", &version));
        assert_eq!(told.post(Role::Psychologist, &path, &late).await.status, 422);
        let form = told.page(Role::Psychologist, &path).await;
        assert!(form.contains("Добави поправка") && form.contains("По-точно казано."));
        let text = [("text", "Пътува с Ралица, не сама.")];
        assert_eq!(told.post(Role::Psychologist, &format!("{path}/corrections"), &text).await.status, 303);
        let item = &all(&told).await[0];
        assert_eq!((item.session.note.as_str(), item.corrections[0].text.as_str()), ("По-точно казано.", text[0].1));
    }

    async fn a_next_step_waits_for_its_writer_on_its_day_until_the_next_session(told) {
        let today = format!("/services/{HARBOUR}/today");
        let step = [("next_step", "Да питаме за детската градина"), ("next_on", "2026-11-22")];
        let fields = [&session(NOTE, "09:00")[..], &step].concat();
        assert_eq!(told.post(Role::Psychologist, &new(&told), &fields).await.status, 303);
        assert!(!told.page(Role::Psychologist, &today).await.contains(step[0].1), "its day has not come");
        told.cast.world.minutes_pass(26 * 60);
        let page = told.page(Role::Psychologist, &today).await;
        assert!(page.contains("Чака теб") && page.contains(step[0].1), "{page}");
        assert!(!told.page(Role::SocialWorker, &today).await.contains(step[0].1), "it is not the colleague's");
        let waits = told.cast.get(Role::Psychologist, &format!("/api/v1{today}")).await.json()["waiting"].clone();
        assert_eq!((&waits[0]["kind"], &waits[0]["due_on"]), (&json!("next_step"), &json!("2026-11-22")), "{waits}");
        let mut later = session("Питахме.", "09:00");
        later[1] = ("held_at_date", "2026-11-22");
        assert_eq!(told.post(Role::Psychologist, &new(&told), &later).await.status, 303);
        assert!(!told.page(Role::Psychologist, &today).await.contains(step[0].1), "taken");
    }

    async fn a_carer_reads_no_notes_and_a_stranger_finds_nothing(told) {
        told.post(Role::Psychologist, &new(&told), &session(NOTE, "09:00")).await;
        let one = all(&told).await[0].session.id;
        let paths = [
            list(&told), format!("/sessions/{one}"), new(&told),
            format!("/api/v1/people/{}/sessions", told.person), format!("/api/v1/sessions/{one}"),
        ];
        for path in paths {
            let carer = told.cast.get(Role::Carer, &path).await;
            assert!(carer.status == 403 && !carer.body.contains(NOTE), "{path}");
            assert_eq!(told.cast.get_as_stranger(&path).await.status, 404, "{path}");
        }
    }

    async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(told) {
        let huge = "x".repeat(10 * 1024 * 1024);
        let answer = told.post(Role::Psychologist, &new(&told), &session(&huge, "10:00")).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("Най-много 10\u{a0}000 знака") && answer.body.contains(&huge));
        let long = "ж".repeat(10_001);
        let mut fields = session(&long, "25:99");
        fields[1].1 = "2026-02-31";
        fields[3].1 = "осем";
        fields.push(("next_step", "нула\u{0}"));
        let answer = told.post(Role::Psychologist, &new(&told), &fields).await;
        assert_eq!(answer.status, 422);
        for words in [
            "Най-много 10\u{a0}000 знака, сега са 10\u{a0}001", "Няма такава дата", "Напиши часа така", "Напиши цяло число",
            "Има знаци, които не могат да се запазят", long.as_str(), "value=\"2026-02-31\"", "value=\"осем\"",
        ] {
            assert!(answer.body.contains(words), "{}", words.chars().take(60).collect::<String>());
        }
        let future = told.post(Role::Psychologist, &new(&told), &session(NOTE, "10:01")).await;
        assert!(future.status == 422 && future.body.contains("Срещата още не е била") && future.body.contains(NOTE));
        let mut early = session(NOTE, "10:00");
        early[1].1 = "2026-10-01";
        let early = told.post(Role::Psychologist, &new(&told), &early).await;
        assert!(early.status == 422 && early.body.contains("още не е бил в центъра"));
        assert!(all(&told).await.is_empty());
    }

    async fn only_an_open_line_of_the_plan_in_force_can_be_chosen(told) {
        let plan = told.draft().await;
        let line = plans::plan(&told.cast.ctx(Role::SocialWorker), plan).await.unwrap().activities[0].id.to_string();
        let mut fields = session(NOTE, "09:00");
        fields.push(("activity_id", &line));
        let answer = told.post(Role::Psychologist, &new(&told), &fields).await;
        assert!(answer.status == 422 && answer.body.contains("Избери дейност от плана, която е в сила"));
        told.bring_into_force(plan).await;
        assert!(told.page(Role::Psychologist, &new(&told)).await.contains("Собствен дом: Списък с квартири до 300 €"));
        assert_eq!(told.post(Role::Psychologist, &new(&told), &fields).await.status, 303);
        assert!(told.page(Role::Psychologist, &list(&told)).await.contains("Списък с квартири до 300 €"));
    }

    async fn a_program_reads_page_by_page(told) {
        let path = format!("/api/v1/people/{}/sessions", told.person);
        for minute in 0..5 {
            // Two begin in the same minute: the pages still neither repeat nor lose one.
            let at = format!("2026-11-20T08:0{}:00Z", minute / 2);
            let order = json!({ "kind": "social", "held_at": at, "minutes": 10, "note": format!("среща {minute}") });
            assert_eq!(told.cast.send(Role::SocialWorker, Method::POST, &path, order).await.status, 201);
        }
        let (mut notes, mut after) = (Vec::new(), String::new());
        loop {
            let page = told.cast.get(Role::SocialWorker, &format!("{path}?limit=2{after}")).await.json();
            notes.extend(page["items"].as_array().unwrap().iter().map(|i| i["note"].as_str().unwrap().to_owned()));
            assert_eq!(page["totals"][0]["count"], 5);
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        notes.sort();
        assert_eq!(notes, ["среща 0", "среща 1", "среща 2", "среща 3", "среща 4"]);
        let kind = SupportKind::Legal;
        let none = told.cast.get(Role::SocialWorker, &format!("{path}?kind={kind}")).await.json();
        assert_eq!(none["items"].as_array().unwrap().len(), 0);
    }
}
