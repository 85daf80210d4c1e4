//! Signing in its order, and scenario S3: the person does not accept the plan.

use super::{Told, moved_in, told, value};
use crate::people::relation::{self, Guardianship, NewRelation};
use crate::plans::{self, Signer, Status};
use crate::tests::cast::account;
use kernel::on_both;
use kernel::policy::Role;
use kernel::types::Day;

on_both! { told;
    async fn nothing_is_signed_before_everything_is_there(told) {
        let answer = told.post(Role::SocialWorker, &format!("/people/{}/plan", told.person), &[]).await;
        let page = answer.location().to_owned();
        let drawn = told.page(Role::SocialWorker, &page).await;
        for words in ["Запиши с думите на човека какво иска", "Запиши очакваните резултати", "Добави поне една цел"] {
            assert!(drawn.contains(words), "{words}");
        }
        let answer = told.post(Role::SocialWorker, &format!("{page}/team-signature"), &[("edition", "1")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("Добави поне една цел"));
    }

    async fn two_hands_sign_for_the_team_and_each_signs_once(told) {
        let plan = told.draft().await;
        let ctx = told.cast.ctx(Role::SocialWorker);
        assert_eq!(told.signs(Role::SocialWorker, plan).await.status, 303);
        assert_eq!(plans::plan(&ctx, plan).await.unwrap().plan.status, Status::Draft);
        let edition = plans::plan(&ctx, plan).await.unwrap().plan.edition.to_string();
        let path = format!("/plans/{plan}/team-signature");
        let again = told.post(Role::SocialWorker, &path, &[("edition", edition.as_str())]).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("Вече е подписано"));
        let answer = told.post(Role::SocialWorker, &format!("/plans/{plan}/signature"), &[
            ("signer", "person"), ("signed_on", "2026-11-21"),
        ]).await;
        assert!(answer.status == 422 && answer.body.contains("Първо подписва екипът"));
        assert_eq!(told.signs(Role::Lawyer, plan).await.status, 303);
        let plan = plans::plan(&ctx, plan).await.unwrap().plan;
        assert_eq!((plan.status, plan.made_on), (Status::SignedTeam, Some(Day::new(2026, 11, 21))));
    }

    async fn what_was_signed_is_what_was_read(told) {
        let plan = told.draft().await;
        let edition = value(&told.page(Role::Psychologist, &format!("/plans/{plan}")).await, "edition");
        told.words(plan, "Искам друго").await;
        let path = format!("/plans/{plan}/team-signature");
        let answer = told.post(Role::Psychologist, &path, &[("edition", edition.as_str())]).await;
        assert!(answer.headers["location"].to_str().unwrap().contains("edition-stale"));
        let whole = plans::plan(&told.cast.ctx(Role::Psychologist), plan).await.unwrap();
        assert!(whole.signatures.is_empty());

        assert_eq!(told.signs(Role::Psychologist, plan).await.status, 303);
        let form = format!("/plans/{plan}/edit");
        let version = value(&told.page(Role::SocialWorker, &form).await, "version");
        let fields = [("version", version.as_str()), ("own_words", "Тайна промяна"), ("results", "x")];
        let answer = told.post(Role::SocialWorker, &form, &fields).await;
        assert!(answer.status == 422 && answer.body.contains("Върни го за поправка"));
        assert!(answer.body.contains("Тайна промяна"), "what was typed is kept");
        assert_eq!(told.post(Role::SocialWorker, &format!("/plans/{plan}/reopening"), &[]).await.status, 303);
        assert_eq!(told.post(Role::SocialWorker, &form, &fields).await.status, 303);
        let whole = plans::plan(&told.cast.ctx(Role::Psychologist), plan).await.unwrap();
        assert!(whole.signatures.is_empty(), "a signature does not outlive a change");
    }

    async fn a_refusal_is_witnessed_and_never_signed_for_the_person(told) {
        let plan = told.draft().await;
        for role in [Role::SocialWorker, Role::Psychologist] {
            told.signs(role, plan).await;
        }
        let witness = account(Role::Lawyer).to_string();
        let me = account(Role::SocialWorker).to_string();
        let path = format!("/plans/{plan}/refusal");
        let fields = |who: &'static str| {
            [("reason", "Не искам да казвам къде съм"), ("alternatives", "По-малък план; нова среща на 27.11"),
             ("refused_on", "2026-11-21"), ("witness", who)]
        };
        let alone = told.post(Role::SocialWorker, &path, &fields(Box::leak(me.into_boxed_str()))).await;
        assert_eq!(alone.status, 422, "who writes the note is not its witness");
        assert!(alone.body.contains("Не искам да казвам къде съм"));
        let answer = told.post(Role::SocialWorker, &path, &fields(Box::leak(witness.into_boxed_str()))).await;
        assert_eq!(answer.status, 303, "{}", answer.body);

        let ctx = told.cast.ctx(Role::SocialWorker);
        let whole = plans::plan(&ctx, plan).await.unwrap();
        let today = Some(Day::new(2026, 11, 21));
        assert_eq!(whole.plan.status, Status::Refused);
        assert_eq!((whole.plan.made_on, whole.plan.answered_on, whole.plan.in_force_on), (today, today, None));
        assert!(!whole.signatures.iter().any(|s| matches!(s.signer, Signer::Person | Signer::Representative)));
        assert!(!whole.signatures.iter().any(|s| s.signer == Signer::Witness), "nobody signs for the witness");

        let other = told.post(Role::Psychologist, &format!("/plans/{plan}/witness"), &[]).await;
        assert!(other.status == 422 && other.body.contains("от колегата, посочен в нея"));
        assert_eq!(told.post(Role::Lawyer, &format!("/plans/{plan}/witness"), &[]).await.status, 303);
        let drawn = told.page(Role::Lawyer, &format!("/plans/{plan}")).await;
        assert!(drawn.contains("Надежда не прие плана") && drawn.contains("По-малък план; нова среща на 27.11"));
        assert!(drawn.contains("Списък с квартири до 300 €"), "the draft is kept");

        let next = plans::start(&ctx, told.person, None).await.unwrap();
        assert_eq!(plans::plan(&ctx, next).await.unwrap().goals.len(), 1);
        told.bring_into_force(next).await;
        assert_eq!(plans::plan(&ctx, plan).await.unwrap().plan.status, Status::Refused, "a refusal stays a refusal");
    }

    async fn for_an_adult_signs_only_a_guardian_whom_the_file_names(told) {
        let plan = told.draft().await;
        let early = told.post(Role::SocialWorker, &format!("/plans/{plan}/refusal"), &[
            ("reason", "Не"), ("alternatives", "Друго"), ("refused_on", "2026-11-21"),
            ("witness", account(Role::Lawyer).to_string().as_str()),
        ]).await;
        assert!(early.status == 422 && early.body.contains("Първо подписва екипът"), "{}", early.body);
        for role in [Role::SocialWorker, Role::Psychologist] {
            told.signs(role, plan).await;
        }
        let path = format!("/plans/{plan}/signature");
        let fields = [("signer", "representative"), ("name", "Мария Колева"), ("signed_on", "2026-11-21")];
        let refused = told.post(Role::SocialWorker, &path, &fields).await;
        assert!(refused.status == 422 && refused.body.contains("само когато е вписан при близките"), "{}", refused.body);
        let guardian = told.cast.person("Мария", "Колева", "female", Day::new(1965, 1, 2)).await;
        let new = NewRelation { guardianship: Guardianship::Guardian, ..NewRelation::default() };
        let ctx = told.cast.ctx(Role::SocialWorker);
        relation::add(&ctx, told.person, guardian, new).await.unwrap();
        assert_eq!(told.post(Role::SocialWorker, &path, &fields).await.status, 303);
        assert_eq!(plans::plan(&ctx, plan).await.unwrap().plan.status, Status::SignedPerson);
    }

    async fn a_child_of_fifteen_signs_beside_a_parent(told) {
        let child = told.cast.person("Мартин", "Колев", "male", Day::new(2011, 5, 2)).await;
        moved_in(&told.cast, child, told.cast.world.now().plus_hours(-48), 2).await;
        let told = Told { person: child, ..told };
        let plan = told.draft().await;
        for role in [Role::SocialWorker, Role::Psychologist] {
            told.signs(role, plan).await;
        }
        let path = format!("/plans/{plan}/signature");
        let nameless = [("signer", "representative"), ("signed_on", "2026-11-21")];
        assert_eq!(told.post(Role::SocialWorker, &path, &nameless).await.status, 422);
        let parent = [("signer", "representative"), ("name", "Надежда Колева"), ("signed_on", "2026-11-21")];
        assert_eq!(told.post(Role::SocialWorker, &path, &parent).await.status, 303);
        let ctx = told.cast.ctx(Role::SocialWorker);
        assert_eq!(plans::plan(&ctx, plan).await.unwrap().plan.status, Status::SignedTeam);
        let child = [("signer", "person"), ("signed_on", "2026-11-21")];
        assert_eq!(told.post(Role::SocialWorker, &path, &child).await.status, 303);
        assert_eq!(plans::plan(&ctx, plan).await.unwrap().plan.status, Status::SignedPerson);
    }
}
