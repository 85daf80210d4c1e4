//! The shift as people meet it: the day, the diary with receipts, tasks, handing over; on both databases.

use super::*;
use crate::cases::{
    AbsenceKind, Admission, Admitted, Arrival, BasisKind, BroughtBy, Duration, Entry, Leave, NewBasis, Part, Reason,
    Who, admit, leave,
};
use crate::people::alert::{self, AlertKind, NewAlert};
use crate::tests::cast::{ADULTS, Cast, HARBOUR, HOME, account, bed, cast};
use axum::http::Method;
use kernel::ctx::Ctx;
use kernel::on_both;
use kernel::policy::Role;
use kernel::refusal::Refusal;
use kernel::testing::counting;
use kernel::types::{Day, Moment};
use uuid::Uuid;

const DAY: &str = "/services/00000000-0000-0000-0000-000000000010/today";
const DIARY: &str = "/services/00000000-0000-0000-0000-000000000010/diary";
const TASKS: &str = "/services/00000000-0000-0000-0000-000000000010/tasks";
const HANDOVER: &str = "/services/00000000-0000-0000-0000-000000000010/handover";
const API: &str = "/api/v1/services/00000000-0000-0000-0000-000000000010";

/// Надежда with her daughter, in beds 1 and 2.
async fn household(cast: &Cast) -> Admitted {
    let mother = cast.person("Надежда", "Колева", "female", Day::new(1992, 3, 1)).await;
    let child = cast.person("Ива", "Колева", "female", Day::new(2019, 5, 5)).await;
    let come = |who, part, kind, number| Arrival {
        who: Who::Known(who),
        part,
        unit_id: None,
        bed_id: Some(bed(number).into()),
        bed_reason: String::new(),
        none_of: Vec::new(),
        bed_releases: false,
        basis: NewBasis::plain(kind),
    };
    let people = vec![
        come(mother, Part::Adult, BasisKind::OwnWish, 1),
        come(child, Part::Accompanying, BasisKind::WithParent, 2),
    ];
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

fn note_of(category: NoteCategory, text: &str) -> NewNote {
    NewNote { id: None, category, text: text.into(), person_id: None }
}

async fn write(ctx: &Ctx, text: &str) -> NoteId {
    write_note(ctx, HARBOUR, &note_of(NoteCategory::Safety, text)).await.unwrap()
}

fn task_at(due_at: Moment, title: &str) -> NewTask {
    NewTask { id: None, due_at, title: title.into(), kind: TaskKind::General, person_id: None, assignee_id: None }
}

/// So many more households, with everything that the day's page shows of them.
async fn many(cast: &Cast, count: u128) {
    let now = cast.world.now();
    let mut tx = cast.world.db().arrange().await.unwrap();
    for at in 0..count {
        let id = |kind: u128| Uuid::from_u128(kind << 64 | at);
        tx.query("INSERT INTO person (provider_id, id, given, family, sex, birth_kind, interpreter, created_at) VALUES ($1, $2, 'Мария', 'Тест', 'female', 'unknown', FALSE, $3)")
            .bind(HOME).bind(id(1)).bind(now).execute().await.unwrap();
        tx.query("INSERT INTO file_holder (provider_id, person_id, service_id, since) VALUES ($1, $2, $3, $4)")
            .bind(HOME)
            .bind(id(1))
            .bind(HARBOUR)
            .bind(now)
            .execute()
            .await
            .unwrap();
        tx.query(
            "INSERT INTO case_record (provider_id, id, service_id, number, opened_at, entry, reason, brought_by, life_in_danger, trafficking, duration)
             VALUES ($1, $2, $3, $4, $5, 'emergency', 'no_home', 'alone', FALSE, FALSE, 'short')",
        )
        .bind(HOME).bind(id(2)).bind(HARBOUR).bind(1000 + at as i64).bind(now).execute().await.unwrap();
        tx.query("INSERT INTO stay (provider_id, id, case_id, service_id, unit_id, person_id, part, admitted_at) VALUES ($1, $2, $3, $4, $5, $6, 'adult', $7)")
            .bind(HOME).bind(id(3)).bind(id(2)).bind(HARBOUR).bind(ADULTS).bind(id(1)).bind(now).execute().await.unwrap();
        tx.query("INSERT INTO shift_note (provider_id, id, service_id, category, text, person_id, written_at) VALUES ($1, $2, $3, 'calm', 'Тихо', $4, $5)")
            .bind(HOME).bind(id(4)).bind(HARBOUR).bind(id(1)).bind(now).execute().await.unwrap();
        tx.query("INSERT INTO shift_task (provider_id, id, service_id, due_at, title, kind, person_id) VALUES ($1, $2, $3, $4, 'Обади се', 'contact', $5)")
            .bind(HOME).bind(id(5)).bind(HARBOUR).bind(now).bind(id(1)).execute().await.unwrap();
    }
    tx.arranged().await.unwrap();
    // A deed, so that what the program keeps of the data is gathered anew.
    add_task(&cast.ctx(Role::Carer), HARBOUR, &task_at(now.plus_hours(2), "Пране")).await.unwrap();
}

on_both! { cast;
    async fn the_day_says_who_is_here_where_and_who_is_out(cast) {
        let admitted = household(&cast).await;
        let day = cast.get(Role::Carer, DAY).await;
        assert_eq!(day.status, 200);
        for words in ["Събота, 21 ноември", "Дневна смяна 08:00–20:00", "Кирил", "Надежда К.", "Ива", "Явор 1", "в центъра",
            "1 възрастен и 1 дете", "Всички са в центъра", "Дневна смяна до 20:00", "Съобщи на ДСП"] {
            assert!(day.body.contains(words), "{words}");
        }
        assert!(!day.body.contains("Колева"), "a wall shows no family names");
        let due_at = Some(cast.world.now().plus_hours(2));
        let out = Leave { kind: AbsenceKind::Agreed, left_at: None, due_at, ..nothing_said() };
        leave(&cast.ctx(Role::Carer), admitted.stays[0].stay_id, out).await.unwrap();
        let day = cast.get(Role::Carer, DAY).await;
        assert!(day.body.contains("Навън до 12:00") && day.body.contains("Надежда до 12:00"));
        cast.world.minutes_pass(121);
        let day = cast.get(Role::Carer, DAY).await;
        assert!(day.body.contains("Надежда закъснява") && day.body.contains("Трябваше да е тук: 12:00"));
        let nobody_new = cast.get(Role::Carer, &format!("{DAY}?who=out")).await;
        assert!(nobody_new.body.contains("Надежда К."));
    }

    async fn the_gravest_stands_first_with_whose_it_is_and_nothing_is_dropped(cast) {
        let admitted = household(&cast).await;
        let (mother, child) = (admitted.stays[0].person_id, admitted.stays[1].person_id);
        let ctx = cast.ctx(Role::SocialWorker);
        for (who, kind, text) in [(mother, AlertKind::Other, "Спи леко"), (mother, AlertKind::Allergy, "пеницилин"),
            (mother, AlertKind::CourtOrder, "Ограничителна"), (child, AlertKind::SelfHarm, "Реже се")] {
            alert::add(&ctx, who, NewAlert { id: None, kind, text: text.into() }).await.unwrap();
            cast.world.minutes_pass(1);
        }
        let row = |body: String| body.split("class=\"important\"").nth(1).unwrap().split("</td>").next().unwrap().to_owned();
        let important = row(cast.get(Role::Carer, DAY).await.body);
        let at = |words: &str| important.find(words).unwrap_or_else(|| panic!("{words} in {important}"));
        assert!(at("Ива: Реже се") < at("пеницилин") && at("пеницилин") < at("+3"));
        assert!(at("Спи леко") > at("пеницилин"), "the rest is said too");
        let day = cast.get(Role::Carer, &format!("{API}/today")).await.json();
        assert_eq!(day["residents"][1]["alerts"][0]["kind"], "self_harm");
        let mut tx = cast.world.db().arrange().await.unwrap();
        tx.query("UPDATE legal_basis SET valid_until = $1").bind(cast.world.now()).execute().await.unwrap();
        tx.arranged().await.unwrap();
        cast.world.minutes_pass(1);
        let important = row(cast.get(Role::Carer, DAY).await.body);
        assert!(important.find("Без основание") < important.find("Реже се"), "{important}");
    }

    async fn somebody_gone_without_a_word_is_not_out_for_a_walk(cast) {
        let admitted = household(&cast).await;
        let gone = Leave { kind: AbsenceKind::WithoutNotice, ..nothing_said() };
        leave(&cast.ctx(Role::Carer), admitted.stays[1].stay_id, gone).await.unwrap();
        let day = cast.get(Role::Carer, DAY).await.body;
        assert!(day.contains(r#"<span class="stat" data-tone="danger">1</span>"#) && day.contains("Няма вест от Ива, 10:00"));
        let row = day.split("<small>Ива").nth(1).unwrap().split("</small>").next().unwrap();
        assert!(row.contains(r#"data-tone="danger""#) && row.contains("Няма вест от 10:00"), "{row}");
    }

    async fn whoever_sees_no_people_has_no_shift(cast) {
        for path in [DAY, DIARY, HANDOVER, &format!("{TASKS}/new"), &format!("{API}/today"), &format!("{API}/shift-notes"), &format!("{API}/tasks")] {
            assert_eq!(cast.get(Role::Coordinator, path).await.status, 404, "{path}");
            assert_eq!(cast.get_as_stranger(path).await.status, 404, "{path}");
        }
        let task = add_task(&cast.ctx(Role::Carer), HARBOUR, &task_at(cast.world.now(), "Ключовете")).await.unwrap();
        assert!(matches!(tick(&cast.stranger(), HARBOUR, task, 1).await, Err(Refusal::Missing)));
        assert!(matches!(write_note(&cast.stranger(), HARBOUR, &note_of(NoteCategory::Calm, "…")).await, Err(Refusal::Missing)));
    }

    async fn the_next_shift_sees_what_is_unread_and_says_that_it_has_read_it(cast) {
        write(&cast.ctx(Role::Carer), "Непознат автомобил спря пред портала.").await;
        cast.world.set_time("2026-11-21T19:00:00Z");
        write(&cast.ctx(Role::Carer), "Това е вече от нощната смяна.").await;
        let day = cast.get(Role::Medical, DAY).await;
        assert!(day.body.contains("От дневната смяна") && day.body.contains("Непознат автомобил"));
        assert!(day.body.contains("непрочетено") && day.body.contains("Прочетох"));
        assert!(day.body.contains("Още никой не е отбелязал"));
        let mine = cast.get(Role::Carer, DAY).await;
        assert!(!mine.body.contains("непрочетено"), "one’s own notes are read");
        let until = cast.world.now().to_string();
        let read = cast.post(Role::Medical, &format!("{DIARY}/read"), &[("until", &until), ("back", "today")]).await;
        assert_eq!((read.status.as_u16(), read.location()), (303, DAY));
        let day = cast.get(Role::Medical, DAY).await;
        assert!(day.body.contains("Прочели: С. Андреева") && !day.body.contains("непрочетено"));
        cast.world.minutes_pass(1);
        write(&cast.ctx(Role::Carer), "Ново.").await;
        assert!(cast.get(Role::Medical, DAY).await.body.contains("непрочетено"));
        let receipts = cast.get(Role::Carer, &format!("{API}/shift-notes")).await.json();
        assert_eq!(receipts["items"][0]["receipts"].as_array().unwrap().len(), 0);
        assert_eq!(receipts["items"][2]["receipts"][0]["name"], "Софи Андреева");
    }

    async fn what_comes_after_the_page_was_drawn_stays_unread(cast) {
        write(&cast.ctx(Role::Carer), "Преди.").await;
        let drawn = cast.world.now();
        cast.world.minutes_pass(1);
        write(&cast.ctx(Role::Carer), "След това.").await;
        assert_eq!(acknowledge(&cast.ctx(Role::Medical), HARBOUR, drawn).await.unwrap(), 1);
        assert_eq!(acknowledge(&cast.ctx(Role::Medical), HARBOUR, drawn).await.unwrap(), 0);
        let page = notes(&cast.ctx(Role::Medical), HARBOUR, NoteFilter::default(), 10).await.unwrap();
        let read: Vec<(&str, bool)> = page.notes.iter().map(|note| (note.text.as_str(), note.is_read)).collect();
        assert_eq!(read, [("След това.", false), ("Преди.", true)]);
    }

    async fn a_note_is_written_once_and_only_about_people_of_the_service(cast) {
        let person = household(&cast).await.stays[0].person_id.to_string();
        let command = "01930000-0000-7000-8000-000000000001";
        let fields = [("category", "health"), ("text", "Има температура.\r\nДадох сироп."), ("person_id", person.as_str()), ("command", command)];
        let first = cast.post(Role::Carer, DIARY, &fields).await;
        let again = cast.post(Role::Carer, DIARY, &fields).await;
        assert_eq!((first.status.as_u16(), first.headers.get("location")), (303, again.headers.get("location")));
        let diary = cast.get(Role::Carer, DIARY).await;
        assert_eq!(diary.body.matches("Има температура.").count(), 1);
        assert!(diary.body.contains("<p>Дадох сироп.</p>") && diary.body.contains("Здраве"));
        let stranger = "00000000-0000-0000-0000-00000000ffff";
        let refused = cast.post(Role::Carer, DIARY, &[("category", "health"), ("text", "…"), ("person_id", stranger)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Този човек не е в услугата") && refused.body.contains("Грешка:"));
        for text in ["", "   ", "нула\u{0}", &"а".repeat(4001)] {
            let refused = cast.post(Role::Carer, DIARY, &[("category", "health"), ("text", text)]).await;
            assert_eq!(refused.status, 422, "{text:.9}");
            let body = serde_json::json!({ "category": "health", "text": text });
            assert_eq!(cast.send(Role::Carer, Method::POST, &format!("{API}/shift-notes"), body).await.status, 422);
        }
        assert_eq!(cast.post(Role::Carer, DIARY, &[("category", "gossip"), ("text", "…")]).await.status, 422);
    }

    async fn the_diary_is_read_by_day_by_category_and_page_by_page(cast) {
        for at in 0..53 {
            cast.world.minutes_pass(1);
            write(&cast.ctx(Role::Carer), &format!("бележка {at}.")).await;
        }
        cast.world.set_time("2026-11-22T08:00:00Z");
        write_note(&cast.ctx(Role::Carer), HARBOUR, &note_of(NoteCategory::Calm, "Тиха нощ.")).await.unwrap();
        let page = cast.get(Role::Carer, DIARY).await.body;
        assert!(page.contains("Неделя, 22 ноември") && page.contains("Събота, 21 ноември"));
        assert!(page.contains("бележка 52.") && !page.contains("бележка 3."));
        let next = page.split("before=").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let page = cast.get(Role::Carer, &format!("{DIARY}?before={next}")).await.body;
        assert!(page.contains("бележка 3.") && page.contains("бележка 0.") && !page.contains("бележка 4."));
        let calm = cast.get(Role::Carer, &format!("{DIARY}?category=calm")).await.body;
        assert!(calm.contains("Тиха нощ.") && !calm.contains("бележка 52."));
        let json = cast.get(Role::Carer, &format!("{API}/shift-notes?limit=2")).await.json();
        let after = json["next"].as_str().unwrap();
        let rest = cast.get(Role::Carer, &format!("{API}/shift-notes?limit=200&after={after}")).await.json();
        assert_eq!(rest["items"].as_array().unwrap().len(), 52);
    }

    async fn a_task_that_two_people_tick_is_done_once_and_the_second_is_told_by_whom(cast) {
        let id = add_task(&cast.ctx(Role::Carer), HARBOUR, &task_at(cast.world.now().plus_hours(1), "Аптечката")).await.unwrap();
        let day = cast.get(Role::Carer, DAY).await.body;
        assert!(day.contains("0 готови от 1") && day.contains("сега 10:00"));
        let done = format!("{TASKS}/{id}/done");
        let first = cast.post(Role::Medical, &done, &[("version", "1")]).await;
        assert!(first.headers["location"].to_str().unwrap().contains("ticked"));
        let second = cast.post(Role::Carer, &done, &[("version", "1")]).await;
        assert_eq!(second.status, 303);
        let told = second.headers["location"].to_str().unwrap().split('#').next().unwrap().to_owned();
        let day = cast.get(Role::Carer, &told).await.body;
        assert!(day.contains("„Аптечката“ вече е направено: Софи Андреева, 10:00"), "{told}");
        assert!(day.contains("1 готова от 1") && day.contains("направи Софи Андреева"));
        let path = format!("{API}/tasks/{id}/done");
        assert_eq!(cast.send(Role::Carer, Method::PUT, &path, serde_json::Value::Null).await.status, 428);
        let late = cast.send_if_match(Role::Carer, Method::PUT, &path, Some(1), serde_json::Value::Null).await;
        assert_eq!(late.status, 409);
        let undo = cast.post(Role::Medical, &format!("{TASKS}/{id}/undone?version=2"), &[]).await;
        assert_eq!(undo.status, 303);
        assert!(cast.get(Role::Carer, DAY).await.body.contains("0 готови от 1"));
        assert_eq!(cast.post(Role::Carer, &format!("{TASKS}/{}/done", Uuid::nil()), &[("version", "1")]).await.status, 404);
    }

    async fn a_task_is_for_people_and_colleagues_of_the_service(cast) {
        let person = household(&cast).await.stays[0].person_id.to_string();
        let me = account(Role::Carer).to_string();
        let good = [("title", "Придружи до съда"), ("kind", "legal"), ("due_date", "2026-11-21"), ("due_time", "13:00"),
            ("person_id", person.as_str()), ("assignee_id", me.as_str())];
        let form = cast.get(Role::Carer, &format!("{TASKS}/new")).await.body;
        assert!(form.contains("Кирил Радев") && form.contains("Надежда К.") && !form.contains("Чужд Човек"));
        assert_eq!(cast.post(Role::Carer, &format!("{TASKS}/new"), &good).await.status, 303);
        let day = cast.get(Role::Carer, DAY).await.body;
        assert!(day.contains("Придружи до съда") && day.contains("Право · Надежда К. · ти"));
        for (field, value) in [("assignee_id", "00000000-0000-0000-0000-0000000001ff"), ("person_id", "00000000-0000-0000-0000-00000000ffff"),
            ("title", " "), ("title", "\u{0}"), ("due_time", "25:00"), ("due_date", ""), ("kind", "other")] {
            let fields: Vec<(&str, &str)> = good.iter().map(|(name, old)| (*name, if *name == field { value } else { *old })).collect();
            let answer = cast.post(Role::Carer, &format!("{TASKS}/new"), &fields).await;
            assert_eq!(answer.status, 422, "{field}={value}");
            assert!(answer.body.contains("error-summary"));
        }
    }

    async fn handing_over_leaves_notes_and_undone_tasks_to_the_next_shift(cast) {
        let ctx = cast.ctx(Role::Carer);
        let left = add_task(&ctx, HARBOUR, &task_at(cast.world.now().plus_hours(1), "Пране")).await.unwrap();
        let done = add_task(&ctx, HARBOUR, &task_at(cast.world.now().plus_hours(1), "Ключове")).await.unwrap();
        let form = cast.get(Role::Carer, HANDOVER).await.body;
        assert!(form.contains("Пране") && form.contains("Остава за следващата смяна"));
        tick(&ctx, HARBOUR, done, 1).await.unwrap();
        let nothing = cast.post(Role::Carer, HANDOVER, &[("safety", " ")]).await;
        assert_eq!(nothing.status, 422);
        assert!(nothing.body.contains("Напиши нещо или отбележи, че смяната беше спокойна"));
        let (left_id, done_id) = (left.to_string(), done.to_string());
        let fields = [("health", "Температура у едно дете."), ("calm", "on"), ("task", left_id.as_str()), ("task", done_id.as_str()),
            ("command", "01930000-0000-7000-8000-000000000002")];
        for _ in 0..2 {
            assert_eq!(cast.post(Role::Carer, HANDOVER, &fields).await.location(), DAY);
        }
        cast.world.set_time("2026-11-21T18:05:00Z");
        let night = cast.get(Role::Medical, DAY).await.body;
        assert!(night.contains("Нощна смяна 20:00–08:00") && night.contains("От дневната смяна"));
        assert_eq!(night.matches("Температура у едно дете.").count(), 1);
        assert!(night.contains("Спокойна смяна") && night.contains("Пране") && !night.contains("Ключове"));
    }

    async fn the_day_asks_the_same_number_of_questions_however_much_there_is(cast) {
        household(&cast).await;
        let (few, first) = counting(cast.get(Role::Carer, DAY)).await;
        many(&cast, 40).await;
        let (much, second) = counting(cast.get(Role::Carer, DAY)).await;
        assert_eq!((few.status.as_u16(), much.status.as_u16()), (200, 200));
        assert!(much.body.len() > 3 * few.body.len(), "there is much more on it");
        assert_eq!(first, second);
        for path in [DIARY, HANDOVER] {
            let (_, with_many) = counting(cast.get(Role::Carer, path)).await;
            assert!(with_many <= second, "{path}: {with_many}");
        }
    }

    async fn the_day_for_programs(cast) {
        household(&cast).await;
        write(&cast.ctx(Role::Carer), "Тихо.").await;
        let day = cast.get(Role::Carer, &format!("{API}/today")).await.json();
        assert_eq!(day["shift"]["kind"], "day");
        assert_eq!(day["residents"][0]["person"], "Надежда К.");
        assert_eq!(day["residents"][0]["room"], "Явор 1");
        assert_eq!(day["notes"][0]["text"], "Тихо.");
        assert!(day["deadlines"].as_array().unwrap().iter().any(|one| one["key"] == "D18"));
        let new = serde_json::json!({ "title": "Обади се", "kind": "contact", "due_at": "2026-11-21T12:00:00Z" });
        assert_eq!(cast.send(Role::Carer, Method::POST, &format!("{API}/tasks"), new).await.status, 201);
        let tasks = cast.get(Role::Carer, &format!("{API}/tasks")).await.json();
        assert_eq!(tasks["items"][0]["title"], "Обади се");
    }
}

fn nothing_said() -> Leave {
    Leave {
        id: None,
        with: Vec::new(),
        kind: AbsenceKind::Agreed,
        left_at: None,
        due_at: None,
        whereto: String::new(),
        note: String::new(),
    }
}
