//! From the first word to the outcome.

use super::{Told, moved_in, told, value};
use crate::plans::{ActivityStatus, Status};
use crate::{plans, support};
use kernel::on_both;
use kernel::policy::Role;

async fn seen(told: &Told, plan: plans::PlanId) -> plans::Whole {
    plans::plan(&told.cast.ctx(Role::SocialWorker), plan).await.unwrap()
}

on_both! { told;
    async fn a_plan_is_written_signed_carried_out_reviewed_and_ended(told) {
        let plan = told.draft().await;
        let page = format!("/plans/{plan}");
        let drawn = told.page(Role::SocialWorker, &page).await;
        for words in ["„Искам с Ива да живеем в наш дом“", "Собствен дом", "Наета квартира с детска стая", "Чернова"] {
            assert!(drawn.contains(words), "{words}");
        }
        assert!(drawn.contains("0 от 1 дейност"));
        told.bring_into_force(plan).await;
        let drawn = told.page(Role::SocialWorker, &page).await;
        assert!(drawn.contains("В сила") && drawn.contains("в сила от 21.11.2026"));

        let activity = seen(&told, plan).await.activities[0].id.to_string();
        let session = [
            ("kind", "social"), ("held_at_date", "2026-11-21"), ("held_at_time", "09:00"), ("minutes", "50"),
            ("activity_id", activity.as_str()), ("note", "Прегледахме обявите."),
        ];
        let answer = told.post(Role::SocialWorker, &format!("/people/{}/sessions/new", told.person), &session).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(told.page(Role::SocialWorker, &page).await.contains("1 среща"));

        let version = value(&told.page(Role::SocialWorker, &page).await, "version");
        let fields = [("version", version.as_str()), ("status", "done")];
        let answer = told.post(Role::SocialWorker, &format!("/activities/{activity}/status"), &fields).await;
        assert_eq!(answer.status, 303);
        assert!(told.page(Role::SocialWorker, &page).await.contains("1 от 1 дейност"));

        let goal = seen(&told, plan).await.goals[0].id;
        let mark = format!("mark-{goal}");
        let fields = [
            ("held_on", "2026-11-21"), (mark.as_str(), "6"), ("person_mark", "5"), ("team_mark", "7"),
            ("helped", "Че някой дойде с мен"),
        ];
        assert_eq!(told.post(Role::Psychologist, &format!("{page}/review"), &fields).await.status, 303);
        let drawn = told.page(Role::SocialWorker, &page).await;
        for words in ["Според Надежда", "Започна от 1, сега е 6, желание 9 от 10", "Че някой дойде с мен"] {
            assert!(drawn.contains(words), "{words}");
        }

        let outcome = format!("outcome-{goal}");
        let fields = [("ended_on", "2026-11-21"), (outcome.as_str(), "reached"), ("closing", "Имат дом.")];
        assert_eq!(told.post(Role::CaseManager, &format!("{page}/closing"), &fields).await.status, 303);
        let drawn = told.page(Role::SocialWorker, &page).await;
        assert!(drawn.contains("Целта: постигната") && drawn.contains("Имат дом."));
        assert_eq!(seen(&told, plan).await.plan.status, Status::Closed);
    }

    async fn a_new_version_takes_over_what_is_under_way_and_gives_way_only_when_it_is_signed(told) {
        let first = told.in_force().await;
        let old = seen(&told, first).await;
        let activity = old.activities[0].id.to_string();
        let fields = [
            ("kind", "social"), ("held_at_date", "2026-11-20"), ("held_at_time", "11:00"), ("minutes", "30"),
            ("activity_id", activity.as_str()), ("note", "Огледът е в четвъртък."),
        ];
        let sessions = format!("/people/{}/sessions/new", told.person);
        assert_eq!(told.post(Role::SocialWorker, &sessions, &fields).await.status, 303);
        let mark = format!("mark-{}", old.goals[0].id);
        let fields = [("held_on", "2026-11-21"), (mark.as_str(), "4")];
        assert_eq!(told.post(Role::SocialWorker, &format!("/plans/{first}/review"), &fields).await.status, 303);

        let answer = told.post(Role::SocialWorker, &format!("/people/{}/plan", told.person), &[]).await;
        let second: plans::PlanId = answer.location().rsplit('/').next().unwrap().parse().unwrap();
        let new = seen(&told, second).await;
        assert_eq!((new.plan.number, new.plan.own_words), (2, old.plan.own_words));
        assert_eq!((new.goals[0].mark_now, new.goals[0].mark_start), (Some(4), Some(1)));
        assert_eq!((new.activities[0].what.as_str(), new.activities[0].sessions), ("Списък с квартири до 300 €", 1));
        assert_eq!(seen(&told, first).await.plan.status, Status::SignedPerson);

        let answer = told.post(Role::SocialWorker, &format!("/people/{}/plan", told.person), &[]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("Има отворена чернова"));

        told.bring_into_force(second).await;
        assert_eq!(seen(&told, first).await.plan.status, Status::Superseded);
        assert_eq!(seen(&told, second).await.plan.status, Status::SignedPerson);
        let page = told.page(Role::SocialWorker, &format!("/people/{}/plan", told.person)).await;
        assert!(page.contains("План, версия 2"));
    }

    async fn after_a_return_the_plan_of_the_new_case_begins_anew(told) {
        let old = told.in_force().await;
        let mut tx = told.cast.world.db().arrange().await.unwrap();
        tx.query("UPDATE stay SET ended_at = $1 WHERE person_id = $2")
            .bind(told.cast.world.now().plus_hours(-48)).bind(told.person).execute().await.unwrap();
        tx.arranged().await.unwrap();
        moved_in(&told.cast, told.person, told.cast.world.now().plus_hours(-24), 2).await;
        let sessions = format!("/people/{}/sessions/new", told.person);
        assert!(!told.page(Role::SocialWorker, &sessions).await.contains("Списък с квартири"), "no lines of the old case");
        let page = format!("/people/{}/plan", told.person);
        let drawn = told.page(Role::SocialWorker, &page).await;
        for words in ["Още няма план", "Започни план", "Планове от предишни случаи", &format!("/plans/{old}")] {
            assert!(drawn.contains(words), "{words}");
        }
        let answer = told.post(Role::SocialWorker, &page, &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let page = told.page(Role::SocialWorker, &page).await;
        assert!(page.contains("План, версия 1") && page.contains("Чернова"));
    }

    async fn dropped_activities_stay_behind_and_count_no_longer(told) {
        let plan = told.draft().await;
        let goal = seen(&told, plan).await.goals[0].id;
        told.activity(goal, "Заявление за общинско жилище").await;
        told.bring_into_force(plan).await;
        let whole = seen(&told, plan).await;
        let ctx = told.cast.ctx(Role::SocialWorker);
        plans::set_status(&ctx, whole.activities[0].id, 1, ActivityStatus::Dropped).await.unwrap();
        assert_eq!(seen(&told, plan).await.progress().all, 1);
        let next = plans::start(&ctx, told.person, None).await.unwrap();
        let names: Vec<String> = seen(&told, next).await.activities.into_iter().map(|a| a.what).collect();
        assert_eq!(names, ["Заявление за общинско жилище"]);
    }

    async fn the_file_shows_the_plan_and_what_happened(told) {
        told.in_force().await;
        let ctx = told.cast.ctx(Role::SocialWorker);
        let order = support::SessionOrder {
            kind: plans::SupportKind::Psychological,
            held_at: told.cast.world.now(),
            minutes: 50,
            activity_id: None,
            note: "Говорихме за страха да пътува сама.".into(),
            next_step: String::new(),
            next_on: None,
        };
        support::record(&ctx, told.person, None, &order).await.unwrap();
        let page = told.page(Role::SocialWorker, &format!("/people/{}", told.person)).await;
        for words in [
            "Нова среща", "Собствен дом", "0 от 1", "План, версия 1: подписан", "Говорихме за страха да пътува сама.",
        ] {
            assert!(page.contains(words), "{words}");
        }
        let carer = told.page(Role::Carer, &format!("/people/{}", told.person)).await;
        for words in ["Нова среща", "Собствен дом", "Говорихме за страха"] {
            assert!(!carer.contains(words), "{words}");
        }
    }
}
