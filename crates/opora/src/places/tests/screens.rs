//! The screens: what people see, and what they are told when it cannot be done.

use super::*;
use crate::people::alert::{self, AlertKind, NewAlert};
use crate::tests::cast::cast;
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::json;

on_both! { cast;
    async fn a_bed_is_given_in_two_clicks(cast) {
        let stay = woman(&cast, "Ана").await;
        let board = cast.get(Role::Carer, &format!("/services/{HARBOUR}/places")).await;
        let assign = format!("/services/{HARBOUR}/beds/{}/stay", bed(1));
        assert!(board.body.contains(&assign) && board.body.contains("0 от 7 заети, 7 свободни"), "{}", board.body);
        let page = cast.get(Role::Carer, &assign).await;
        assert!(page.body.contains("Ана К.") && page.body.contains(&format!("admissions/new?bed={}", bed(1))));
        let given = cast.post(Role::Carer, &assign, &[("stay", &stay.to_string())]).await;
        assert_eq!((given.status.as_u16(), given.location()), (303, format!("/services/{HARBOUR}/places").as_str()));
        let board = cast.get(Role::Carer, given.location()).await;
        assert!(board.body.contains("1 от 7 заети, 6 свободни") && !board.body.contains("Колева"));
        let again = cast.post(Role::Carer, &assign, &[("stay", &woman(&cast, "Бела").await.to_string())]).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("Леглото е заето. Избери друго"));
    }

    async fn a_tile_shows_the_gravest_alert_of_the_household_and_whose_it_is(cast) {
        let (hers, now) = (case(&cast, false).await, cast.world.now().plus_hours(-1));
        let (stay, mother) = Newcomer::woman("Ана", hers, now).arrive(&cast).await;
        let (child_stay, child) = Newcomer::child("Ива", "female", hers, now).arrive(&cast).await;
        let ctx = cast.ctx(Role::Carer);
        for (stay, number) in [(stay, 1), (child_stay, 2)] {
            assign(&ctx, HARBOUR, &to(stay, number)).await.unwrap();
        }
        let alert = |kind| NewAlert { kind, text: "Тайната подробност".into(), ..NewAlert::default() };
        alert::add(&ctx, mother, alert(AlertKind::Health)).await.unwrap();
        let path = format!("/services/{HARBOUR}/places");
        let board = cast.get(Role::Carer, &path).await.body;
        assert!(board.contains("<span class=\"visually-hidden\">Здраве</span>"), "{board}");
        alert::add(&ctx, child, alert(AlertKind::Wanted)).await.unwrap();
        let ended = alert::add(&ctx, child, alert(AlertKind::SelfHarm)).await.unwrap();
        alert::end(&ctx, child, ended, 1).await.unwrap();
        let board = cast.get(Role::Carer, &path).await.body;
        assert!(board.contains("<span class=\"visually-hidden\">Ива: Търсят този човек</span>"), "{board}");
        assert!(!board.contains("Тайната подробност"), "the words stay in the file");
        let api = cast.get(Role::Carer, &format!("/api/v1/services/{HARBOUR}/beds")).await.json();
        let alerts: Vec<_> = api["items"].as_array().unwrap().iter().map(|one| one["resident"]["alert"].clone()).collect();
        assert_eq!(alerts[..2], [json!("health"), json!("wanted")]);
    }

    async fn a_form_sent_twice_gives_one_bed(cast) {
        let stay = woman(&cast, "Ана").await.to_string();
        let form = [("stay", stay.as_str()), ("command", "01a1fd1e-8c00-7dab-83f2-bd4362723cda")];
        let path = format!("/services/{HARBOUR}/beds/{}/stay", bed(1));
        for _ in 0..2 {
            assert_eq!(cast.post(Role::Carer, &path, &form).await.status, 303);
        }
    }

    async fn a_rule_that_is_not_kept_asks_for_a_reason_on_the_spot(cast) {
        let (hers, theirs) = (case(&cast, false).await, case(&cast, false).await);
        let now = cast.world.now();
        let (first, _) = Newcomer::woman("Ана", hers, now).arrive(&cast).await;
        let (second, _) = Newcomer::woman("Бела", theirs, now).arrive(&cast).await;
        assign(&cast.ctx(Role::Carer), HARBOUR, &to(first, 1)).await.unwrap();
        let path = format!("/services/{HARBOUR}/stays/{second}/bed");
        assert!(cast.get(Role::Carer, &path).await.body.contains("В стаята вече има друго семейство"), "told beforehand");
        let target = bed(2).to_string();
        let asked = cast.post(Role::Carer, &path, &[("bed", &target)]).await;
        assert_eq!(asked.status, 422);
        assert!(asked.body.contains("Защо въпреки това") && asked.body.contains(&target));
        let given = cast.post(Role::Carer, &path, &[("bed", &target), ("reason", "Приятелки са")]).await;
        assert_eq!(given.status, 303);
        let moved = cast.post(Role::Carer, &path, &[("bed", &bed(4).to_string()), ("clean", "1")]).await;
        assert_eq!(moved.status, 303);
        let board = cast.get(Role::Carer, &format!("/services/{HARBOUR}/places")).await;
        assert!(board.body.contains("Готово"));
    }

    async fn holds_and_closings_say_what_is_wrong_and_keep_what_was_typed(cast) {
        let holds = format!("/services/{HARBOUR}/holds/new");
        assert_eq!(cast.get(Role::MobileTeam, &holds).await.status, 200);
        let target = bed(1).to_string();
        let wrong = [("bed", target.as_str()), ("held_for", "Жена"), ("until_date", "2026-02-30"), ("until_time", "12:00")];
        let refused = cast.post(Role::MobileTeam, &holds, &wrong).await;
        assert!(refused.status == 422 && refused.body.contains("Няма такава дата") && refused.body.contains("Жена"));
        let form = [("bed", target.as_str()), ("held_for", "Жена с дете"), ("until_date", "2026-11-21"), ("until_time", "20:00")];
        assert_eq!(cast.post(Role::MobileTeam, &holds, &form).await.status, 303);
        let board = cast.get(Role::Carer, &format!("/services/{HARBOUR}/places")).await;
        assert!(board.body.contains("пази се до 20:00"));
        let nul = [("bed", target.as_str()), ("note", "a\0b")];
        assert_eq!(cast.post(Role::Carer, &format!("/services/{HARBOUR}/closings/new"), &nul).await.status, 422);
    }

    async fn the_board_of_a_past_day_shows_who_was_there_and_gives_nothing(cast) {
        let stay = woman(&cast, "Ана").await;
        assign(&cast.ctx(Role::Carer), HARBOUR, &to(stay, 1)).await.unwrap();
        cast.world.set_time("2026-11-25T08:00:00Z");
        free_now(&cast, stay).await;
        let now = cast.get(Role::Carer, &format!("/services/{HARBOUR}/places")).await;
        assert!(now.body.contains("0 от 7 заети"));
        let then = cast.get(Role::Carer, &format!("/services/{HARBOUR}/places?at=2026-11-22")).await;
        assert!(then.body.contains("1 от 7 заети") && then.body.contains("Ана К.") && !then.body.contains("Настани"));
        let nonsense = cast.get(Role::Carer, &format!("/services/{HARBOUR}/places?at=2026-02-30&sort=x&view=list&fit=%00")).await;
        assert!(nonsense.status == 422 && nonsense.body.contains("Няма такава дата"), "{}", nonsense.body);
        let file = cast.get(Role::Carer, &format!("/services/{HARBOUR}/places?view=list&format=csv&at=2026-02-30")).await;
        assert_eq!(file.status, 422);
    }

    async fn the_board_tells_who_waits_on_a_past_day_and_who_is_here_without_a_ground(cast) {
        let waits = woman(&cast, "Ана").await;
        let placed = woman(&cast, "Бела").await;
        assign(&cast.ctx(Role::Carer), HARBOUR, &to(placed, 1)).await.unwrap();
        cast.world.set_time("2026-11-25T08:00:00Z");
        let then = cast.get(Role::Carer, &format!("/services/{HARBOUR}/places?at=2026-11-22")).await;
        assert!(then.body.contains("Ана К.") && !then.body.contains(&format!("/stays/{waits}/bed")), "{}", then.body);
        assert!(then.body.contains("Без валидно основание") && then.body.contains("data-print"));
    }

    async fn a_kept_bed_is_given_knowingly(cast) {
        let hold = Hold { bed: bed(1), until: cast.world.now().plus_hours(5), held_for: "Жена с дете".into(), note: String::new() };
        hold_now(&cast, &hold).await;
        let form = cast.get(Role::SocialWorker, &format!("/services/{HARBOUR}/admissions/new?bed={}", bed(1))).await;
        assert!(form.body.contains("запазено за „Жена с дете“") && form.body.contains("Възрастни и майки с деца · "), "{}", form.body);
        let stay = woman(&cast, "Ана").await.to_string();
        let path = format!("/services/{HARBOUR}/beds/{}/stay", bed(1));
        assert!(cast.get(Role::Carer, &path).await.body.contains("запазено за „Жена с дете“"));
        let refused = cast.post(Role::Carer, &path, &[("stay", &stay)]).await;
        assert!(refused.status == 422 && refused.body.contains("Отбележи, че идва този"), "{}", refused.body);
        assert_eq!(cast.post(Role::Carer, &path, &[("stay", &stay), ("releases", "1")]).await.status, 303);
    }

    async fn why_a_rule_was_not_kept_stays_in_the_bed_s_history_and_in_the_file(cast) {
        let hers = case(&cast, false).await;
        let girl = Newcomer { part: "child", ..Newcomer::child("Мая", "female", hers, cast.world.now()) };
        let (stay, person) = girl.arrive(&cast).await;
        let order = Assign { reason: "Сестра ѝ спи до нея".into(), ..to(stay, 1) };
        assign(&cast.ctx(Role::Carer), HARBOUR, &order).await.unwrap();
        cast.world.minutes_pass(60);
        free_now(&cast, stay).await;
        for path in [format!("/services/{HARBOUR}/beds/{}", bed(1)), format!("/people/{person}")] {
            let seen = cast.get(Role::SocialWorker, &path).await;
            assert!(seen.body.contains("Сестра ѝ спи до нея"), "{path} {}", seen.body);
        }
    }

    async fn files_hold_what_the_list_shows(cast) {
        let case = case(&cast, false).await;
        let (stay, _) = Newcomer::woman("=Ана", case, cast.world.now()).arrive(&cast).await;
        assign(&cast.ctx(Role::Carer), HARBOUR, &to(stay, 1)).await.unwrap();
        let list = format!("/services/{HARBOUR}/places?view=list&format=");
        let csv = cast.get(Role::Carer, &format!("{list}csv&sort=-name")).await;
        assert!(csv.headers["content-disposition"].to_str().unwrap().contains("places.csv"));
        assert!(csv.body.contains("Явор, стая 1, легло 1;Заето;'=Ана К.;КЦ-"), "{}", csv.body);
        assert_eq!(csv.body.lines().count(), 8);
        assert_eq!(cast.get(Role::Carer, &format!("{list}xlsx")).await.status, 200);
        assert_eq!(cast.exports("places").await, 2);
        assert_eq!(cast.get_as_stranger(&format!("{list}csv")).await.status, 404);
        assert_eq!(cast.exports("places").await, 2, "nothing left the house");
    }

    async fn beds_that_say_nothing_come_last_whichever_way_they_are_sorted(cast) {
        for (name, number) in [("Ана", 1), ("Бела", 2), ("Вяра", 6)] {
            let stay = woman(&cast, name).await;
            let order = Assign { reason: "Няма друго легло".into(), ..to(stay, number) };
            assign(&cast.ctx(Role::Carer), HARBOUR, &order).await.unwrap();
            cast.world.minutes_pass(60 * 24);
        }
        let first = async |sort: &str, count: usize| {
            let csv = cast.get(Role::Carer, &format!("/services/{HARBOUR}/places?view=list&format=csv&sort={sort}")).await;
            let names = csv.body.lines().skip(1).take(count).map(|line| line.split(';').nth(2).unwrap().to_owned());
            names.collect::<Vec<_>>().join(" ")
        };
        for key in ["name", "since", "left", "case"] {
            assert_eq!(first(key, 4).await, "Ана К. Бела К. Вяра К. ", "{key}");
            assert_eq!(first(&format!("-{key}"), 4).await, "Вяра К. Бела К. Ана К. ", "-{key}");
        }
        assert_eq!(first("place", 2).await, "Ана К. Бела К.");
        assert_eq!(first("-place", 2).await, " Вяра К.");
    }

    async fn numbers_are_for_those_who_see_numbers_and_names_for_those_who_see_people(cast) {
        woman(&cast, "Ана").await;
        let path = format!("/services/{HARBOUR}/numbers?day=2026-11-21");
        let seen = cast.get(Role::Coordinator, &path).await;
        assert!(seen.status == 200 && !seen.body.contains("Ана"), "{}", seen.body);
        assert!(cast.get(Role::ServiceManager, &path).await.body.contains("Ана К."));
        assert_eq!(cast.get(Role::Carer, &path).await.status, 403);
        let tonight = cast.get(Role::Coordinator, &path).await;
        assert!(tonight.body.contains("срещу 22.11.2026") && tonight.body.contains("Предстои"), "{}", tonight.body);
        for (day, words) in [("2026-02-30", "Няма такава дата"), ("2026-12-01", "Тази нощ още не е дошла")] {
            let wrong = cast.get(Role::Coordinator, &format!("/services/{HARBOUR}/numbers?day={day}")).await;
            assert!(wrong.status == 422 && wrong.body.contains(words), "{day} {}", wrong.body);
        }
        for (table, words) in [("night", "Общо;1;0;"), ("months", "ное 2026;"), ("units", "Деца;0;10;0")] {
            let csv = cast.get(Role::Coordinator, &format!("{path}&format=csv&table={table}")).await;
            assert!(csv.status == 200 && csv.body.contains(words) && !csv.body.contains("Ана"), "{table} {}", csv.body);
        }
        assert_eq!(cast.exports("numbers").await, 3);
        assert_eq!(cast.get(Role::Carer, &format!("{path}&format=csv&table=night")).await.status, 403);
        assert_eq!(cast.get(Role::Coordinator, &format!("/services/{HARBOUR}/places")).await.status, 404);
        assert_eq!(cast.get_as_stranger(&path).await.status, 404);
    }

    async fn programs_give_move_and_end_with_versions(cast) {
        let stay = woman(&cast, "Ана").await;
        let order = json!({ "service_id": HARBOUR, "kind": "stay", "stay": stay, "bed": bed(1) });
        let made = cast.send(Role::Carer, Method::POST, "/api/v1/bed-uses", order.clone()).await;
        assert_eq!((made.status.as_u16(), made.headers["etag"].to_str().unwrap()), (201, "\"1\""), "{}", made.body);
        let at = made.location().to_owned();
        let page = cast.get(Role::Carer, &format!("/services/{HARBOUR}/beds/{}", bed(1))).await;
        assert!(page.status == 200 && page.body.contains("Ана"), "{}", page.body);
        let taken = cast.send(Role::Carer, Method::POST, "/api/v1/bed-uses", order).await;
        assert_eq!((taken.status.as_u16(), taken.json()["errors"][0]["field"].as_str()), (422, Some("bed")));
        let unseen = cast.send(Role::Carer, Method::PATCH, &at, json!({ "bed": bed(3) })).await;
        assert_eq!(unseen.status, 428, "which version?");
        let order = json!({ "bed": bed(3) });
        let unseen = cast.send_if_match(Role::Carer, Method::PATCH, &at, Some(0), order).await;
        assert_eq!((unseen.status.as_u16(), unseen.json()["version"].as_i64()), (409, Some(1)));
        let hold = json!({ "service_id": HARBOUR, "kind": "hold", "bed": bed(2), "until": "2026-11-21T18:00:00Z", "held_for": "Жена" });
        assert_eq!(cast.send(Role::Carer, Method::POST, "/api/v1/bed-uses", hold).await.status, 201);
        let seen = cast.get(Role::Carer, &format!("/api/v1/services/{HARBOUR}/beds")).await.json();
        assert_eq!((seen["counts"]["taken"].as_i64(), seen["counts"]["held"].as_i64(), seen["items"][0]["resident"]["name"].as_str()), (Some(1), Some(1), Some("Ана К.")));
        let earlier = cast.get(Role::Carer, &format!("/api/v1/services/{HARBOUR}/beds?at=2026-11-20T08:00:00Z")).await.json();
        assert_eq!(earlier["counts"]["taken"], 0);
        assert_eq!(cast.get(Role::Carer, &format!("/api/v1/services/{HARBOUR}/beds?at=2026-02-30")).await.status, 422);
        let night = cast.get(Role::Coordinator, &format!("/api/v1/services/{HARBOUR}/census?day=2026-11-21")).await;
        assert!(night.json()["total"]["slept"] == 1 && !night.body.contains("Ана"), "{}", night.body);
        for (asked, field) in [("census?day=2026-02-30", "day"), ("nights?from=2026-11-02&until=2026-11-01", "until"), ("nights?from=2026-11-02", "until")] {
            let refused = cast.get(Role::Coordinator, &format!("/api/v1/services/{HARBOUR}/{asked}")).await;
            assert_eq!((refused.status.as_u16(), refused.json()["errors"][0]["field"].as_str()), (422, Some(field)), "{asked}");
        }
        assert_eq!(cast.get(Role::Coordinator, &at).await.status, 404);
        assert_eq!(cast.get_as_stranger(&at).await.status, 404);
        let nul = json!({ "service_id": HARBOUR, "kind": "out_of_service", "bed": bed(4), "note": "a\u{0}b" });
        assert_eq!(cast.send(Role::Carer, Method::POST, "/api/v1/bed-uses", nul).await.status, 422);
    }

    async fn a_strange_bed_is_not_found(cast) {
        for path in ["beds/00000000-0000-0000-0000-00000000ffff", "beds/00000000-0000-0000-0000-00000000ffff/stay", "stays/00000000-0000-0000-0000-00000000ffff/bed"] {
            assert_eq!(cast.get(Role::Carer, &format!("/services/{HARBOUR}/{path}")).await.status, 404, "{path}");
        }
        let end = format!("/services/{HARBOUR}/bed-uses/00000000-0000-0000-0000-00000000ffff/end");
        assert_eq!(cast.post(Role::Carer, &end, &[("version", "1")]).await.status, 404);
        assert_eq!(cast.get_as_stranger(&format!("/services/{HARBOUR}/beds/{}", bed(1))).await.status, 404);
        assert_eq!(cast.get(Role::Psychologist, &format!("/services/{HARBOUR}/holds/new")).await.status, 403);
    }
}

async fn hold_now(cast: &Cast, order: &Hold) {
    super::super::hold(&cast.ctx(Role::Carer), HARBOUR, order).await.unwrap();
}

async fn free_now(cast: &Cast, stay: Uuid) {
    let ctx = cast.ctx(Role::ServiceManager);
    let mut change = ctx.change(kernel::policy::Right::EndStay, kernel::ctx::On::Service(HARBOUR)).await.unwrap();
    free(&ctx, &mut change, stay, cast.world.now(), false).await.unwrap();
    change.commit(kernel::audit::Event::new("stay.ended", stay)).await.unwrap();
}
