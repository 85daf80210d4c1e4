//! Who may see it, what is wrong with what was typed, and two people at once.

use super::{told, value};
use crate::plans::{self, GoalOrder};
use kernel::on_both;
use kernel::policy::Role;
use kernel::refusal::Refusal;

on_both! { told;
    async fn a_carer_is_told_no_and_a_stranger_that_there_is_nothing(told) {
        let plan = told.draft().await;
        let whole = plans::plan(&told.cast.ctx(Role::SocialWorker), plan).await.unwrap();
        let goal = whole.goals[0].id;
        let of_person = format!("/people/{}/plan", told.person);
        let paths = [
            of_person, format!("/plans/{plan}"), format!("/plans/{plan}/edit"), format!("/goals/{goal}"),
            format!("/plans/{plan}/review"), format!("/plans/{plan}/refusal"), format!("/api/v1/plans/{plan}"),
        ];
        for path in paths {
            assert_eq!(told.cast.get(Role::Carer, &path).await.status, 403, "{path}");
            assert_eq!(told.cast.get(Role::Administrator, &path).await.status, 404, "{path}");
            assert_eq!(told.cast.get_as_stranger(&path).await.status, 404, "{path}");
            let nobody = told.cast.get_as_nobody(&path).await.status;
            assert!(nobody == 303 || nobody == 401, "{path}: {nobody}");
        }
        let refused = plans::start(&told.cast.ctx(Role::Carer), told.person, None).await;
        assert!(matches!(refused, Err(Refusal::Denied)));
    }

    async fn two_people_on_one_goal_and_the_second_sees_both(told) {
        let plan = told.draft().await;
        let goal = plans::plan(&told.cast.ctx(Role::SocialWorker), plan).await.unwrap().goals[0].id;
        let path = format!("/goals/{goal}");
        let [mine, theirs] = [Role::SocialWorker, Role::Psychologist];
        let version = value(&told.page(mine, &path).await, "version");
        let fields = |words: &'static str| [("version", "1"), ("domain", "housing"), ("goal", words)];
        assert_eq!(version, "1");
        assert_eq!(told.post(theirs, &path, &fields("Дом близо до училището")).await.status, 303);
        let second = told.post(mine, &path, &fields("Дом с градина")).await;
        assert_eq!(second.status, 200);
        for words in ["Колега промени това, докато пишеше", "Дом близо до училището", "value=\"Дом с градина\""] {
            assert!(second.body.contains(words), "{words}");
        }
        let now = value(&second.body, "version");
        let knowing = [("version", now.as_str()), ("domain", "housing"), ("goal", "Дом с градина до училището")];
        assert_eq!(told.post(mine, &path, &knowing).await.status, 303);
        assert!(told.page(theirs, &format!("/plans/{plan}")).await.contains("Дом с градина до училището"));
    }

    async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(told) {
        let plan = told.draft().await;
        let goal = plans::plan(&told.cast.ctx(Role::SocialWorker), plan).await.unwrap().goals[0].id;
        let path = format!("/goals/{goal}/activities/new");
        let long = "ж".repeat(300);
        let fields = [
            ("what", "Нула\u{0}байт"), ("kind", "social"), ("who", long.as_str()), ("frequency", ""),
            ("until_on", "31.02.2026"),
        ];
        let answer = told.post(Role::SocialWorker, &path, &fields).await;
        assert_eq!(answer.status, 422);
        for words in [
            "Поправи 4 неща", "Има знаци, които не могат да се запазят", "Най-много 200 знака, сега са 300",
            "Попълни полето", "Няма такава дата", "value=\"31.02.2026\"", long.as_str(), "<title>Грешка: ",
        ] {
            assert!(answer.body.contains(words), "{words}");
        }
        let path = format!("/plans/{plan}/goals/new");
        let answer = told.post(Role::SocialWorker, &path, &[("domain", "moon"), ("goal", ""), ("mark_start", "11")]).await;
        for words in ["Избери един отговор", "Попълни полето", "Числото трябва да е между 1 и 10"] {
            assert!(answer.body.contains(words), "{words}");
        }
    }

    async fn a_review_of_tomorrow_is_none(told) {
        let plan = told.in_force().await;
        let fields = [("held_on", "2026-11-22"), ("helped", "всичко")];
        let answer = told.post(Role::SocialWorker, &format!("/plans/{plan}/review"), &fields).await;
        assert!(answer.status == 422 && answer.body.contains("Денят още не е дошъл") && answer.body.contains("всичко"));
        let fields = [("held_on", "2026-11-20")];
        let answer = told.post(Role::SocialWorker, &format!("/plans/{plan}/review"), &fields).await;
        assert!(answer.status == 422 && answer.body.contains("преди планът да влезе в сила"));
    }

    async fn a_command_sent_twice_adds_one_goal(told) {
        let plan = told.draft().await;
        let path = format!("/plans/{plan}/goals/new");
        let command = value(&told.page(Role::SocialWorker, &path).await, "command");
        let fields = [("command", command.as_str()), ("domain", "work"), ("goal", "Работа до Нова година")];
        for _ in 0..2 {
            assert_eq!(told.post(Role::SocialWorker, &path, &fields).await.status, 303);
        }
        let whole = plans::plan(&told.cast.ctx(Role::SocialWorker), plan).await.unwrap();
        assert_eq!(whole.goals.len(), 2);
    }

    async fn eight_hands_at_once_sign_and_write_and_no_signature_covers_a_later_change(told) {
        let plan = told.draft().await;
        let edition = plans::plan(&told.cast.ctx(Role::SocialWorker), plan).await.unwrap().plan.edition;
        let signers = [Role::SocialWorker, Role::Psychologist, Role::Lawyer, Role::Medical];
        let mut hands = Vec::new();
        for role in signers {
            let ctx = told.cast.ctx(role);
            hands.push(tokio::spawn(async move { plans::sign_team(&ctx, plan, edition).await.is_ok() }));
        }
        for words in ["а", "б", "в", "г"] {
            let ctx = told.cast.ctx(Role::CaseManager);
            let order = GoalOrder {
                domain: plans::Domain::Work,
                need: String::new(),
                goal: words.into(),
                until_on: None,
                mark_start: None,
                mark_wish: None,
            };
            hands.push(tokio::spawn(async move { plans::add_goal(&ctx, plan, None, &order).await.is_err() }));
        }
        for hand in hands {
            hand.await.unwrap();
        }
        let whole = plans::plan(&told.cast.ctx(Role::SocialWorker), plan).await.unwrap();
        let signed = whole.signatures.len();
        assert!(signed == 0 || whole.plan.edition == edition, "{signed} signed, edition {}", whole.plan.edition);
        assert_eq!(whole.plan.status == plans::Status::SignedTeam, signed >= 2);
    }
}
