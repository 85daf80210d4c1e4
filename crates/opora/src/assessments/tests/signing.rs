//! Signing, and what can no longer be done after it.

use super::*;
use crate::assessments::{needs, record::latest_signed};
use crate::people::relation::{self, Guardianship, NewRelation};
use crate::tests::cast::cast;
use axum::http::Method;
use kernel::on_both;
use serde_json::json;

on_both! { cast;
    async fn signing_asks_for_every_required_answer_with_a_link_to_it(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let page = cast.get(Role::SocialWorker, &format!("/assessments/{id}/sign")).await;
        let link = format!(r#"href="/assessments/{id}?section=why&amp;check=1#why-words""#);
        assert!(page.body.contains(&link), "{}", page.body);
        assert_eq!(sign(&cast, Role::SocialWorker, id, &[("signer", "team")]).await.status, 422);
        assert!(cast.get(Role::SocialWorker, &format!("/assessments/{id}/sign")).await.body.contains("Още няма подписи"));
    }

    async fn two_employees_and_the_person_sign_and_then_nothing_changes(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        completed(&cast, id, "needs-adult", &[("need-housing", "4")]).await;
        let open = cast.get(Role::SocialWorker, &format!("/assessments/{id}?section=why")).await;
        assert_eq!(sign(&cast, Role::SocialWorker, id, &[("signer", "team")]).await.location(), format!("/assessments/{id}/sign"));
        let twice = sign(&cast, Role::SocialWorker, id, &[("signer", "team")]).await;
        assert!(twice.status == 422 && twice.body.contains("Вече подписа"), "nobody is two employees");
        let persons = sign(&cast, Role::SocialWorker, id, &[("signer", "person"), ("outcome", "signed")]).await;
        assert_eq!(persons.location(), format!("/assessments/{id}/sign"), "one of the team is not enough");
        assert_eq!(sign(&cast, Role::Psychologist, id, &[("signer", "team")]).await.location(), format!("/assessments/{id}"));
        let signed = cast.get(Role::SocialWorker, &format!("/assessments/{id}")).await;
        assert!(signed.body.contains("подписана на 21.11.2026") && signed.body.contains("Боян Желев"));

        let before = response(&cast, id).await;
        assert_eq!(before["status"], "completed");
        let late = send(&cast, Role::SocialWorker, id, "why", &version_on(&open), &[("why-words", "Друго")]).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("Подписаха я, докато пишеше") && late.body.contains("Друго"), "what was typed is shown");
        let autosave = cast.post(Role::SocialWorker, &format!("/assessments/{id}/autosave"), &[("version", &version_on(&open)), ("section", "why"), ("why-words", "Друго")]).await;
        assert!(autosave.status == 409 && autosave.body.contains("Оценката е подписана"), "{}", autosave.body);
        let program = cast.send_if_match(Role::SocialWorker, Method::PUT, &format!("/api/v1/assessments/{id}"), Some(3), before.clone()).await;
        assert!(program.status == 422 && program.body.contains("Оценката е подписана"), "{}", program.body);
        let again = cast.post(Role::Lawyer, &format!("/assessments/{id}/sign"), &[("version", "2"), ("signer", "team")]).await;
        assert!(again.headers["location"].to_str().unwrap().ends_with("?done=before"), "{}", again.body);
        assert_eq!(response(&cast, id).await, before);
        let mut tx = cast.world.db().peek().await.unwrap();
        let kept: (i64,) = tx.query("SELECT count(*) FROM assessment_revision WHERE provider_id = $1").bind(HOME).one().await.unwrap();
        assert_eq!(kept.0, 0, "what was only typed on the way is gone");
    }

    async fn a_change_takes_signatures_back(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        completed(&cast, id, "needs-adult", &[]).await;
        sign(&cast, Role::SocialWorker, id, &[("signer", "team")]).await;
        let page = cast.get(Role::Psychologist, &format!("/assessments/{id}?section=housing")).await;
        assert!(page.body.contains("Вече има подписи"));
        let seen = version_on(&cast.get(Role::Psychologist, &format!("/assessments/{id}/sign")).await);
        fill(&cast, Role::SocialWorker, id, "education", &[("need-education", "2")]).await;
        let stale = cast.post(Role::Psychologist, &format!("/assessments/{id}/sign"), &[("version", &seen), ("signer", "team")]).await;
        assert!(stale.status == 422 && stale.body.contains("Някой промени отговор, докато четеше"), "{}", stale.body);
        assert!(stale.body.contains("Още няма подписи"), "the first has to sign again");
    }

    async fn a_refusal_is_written_down_with_its_reason_and_never_signed_for(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        completed(&cast, id, "needs-adult", &[]).await;
        for role in [Role::SocialWorker, Role::Psychologist] {
            sign(&cast, role, id, &[("signer", "team")]).await;
        }
        let silent = sign(&cast, Role::SocialWorker, id, &[("signer", "person"), ("outcome", "refused")]).await;
        assert!(silent.status == 422 && silent.body.contains("Запиши защо не иска да подпише"));
        let refused = [("signer", "person"), ("outcome", "refused"), ("note", "Не подписвам нищо повече")];
        assert_eq!(sign(&cast, Role::SocialWorker, id, &refused).await.location(), format!("/assessments/{id}"));
        let page = cast.get(Role::CaseManager, &format!("/assessments/{id}")).await;
        assert!(page.body.contains("не иска да подпише") && page.body.contains("Не подписвам нищо повече"), "{}", page.body);
    }

    async fn age_and_guardianship_say_who_signs_beside_the_team(cast) {
        let small = taken_in(&cast, "Ая", Day::new(2015, 3, 1), 2).await;
        let big = taken_in(&cast, "Бела", Day::new(2012, 11, 21), 3).await;
        let grown = zdravka(&cast).await;
        for (person, form, answers, first, last) in [
            (small, "needs-child", &[("age", "11")][..], None, "guardian"),
            (big, "needs-child", &[("age", "14")][..], Some("person"), "guardian"),
            (grown, "needs-adult", &[][..], None, "person"),
        ] {
            let id = begun(&cast, person, form).await;
            completed(&cast, id, form, answers).await;
            for role in [Role::SocialWorker, Role::Psychologist] {
                let team = sign(&cast, role, id, &[("signer", "team")]).await;
                assert_eq!(team.location(), format!("/assessments/{id}/sign"), "the team is never enough");
            }
            let by = |signer: &'static str| [("signer", signer), ("outcome", "signed"), ("note", "Майката")];
            let other = if last == "person" { "guardian" } else { "person" };
            match first {
                Some(first) => assert_eq!(sign(&cast, Role::SocialWorker, id, &by(first)).await.location(), format!("/assessments/{id}/sign")),
                None => assert_eq!(sign(&cast, Role::SocialWorker, id, &by(other)).await.status, 422, "{form}"),
            }
            let done = sign(&cast, Role::SocialWorker, id, &by(last)).await;
            assert_eq!(done.location(), format!("/assessments/{id}"), "{}", done.body);
        }
        let guardian = cast.person("Мария", "Колева", "female", Day::new(1965, 1, 2)).await;
        let new = NewRelation { guardianship: Guardianship::Guardian, ..NewRelation::default() };
        relation::add(&cast.ctx(Role::SocialWorker), grown, guardian, new).await.unwrap();
        cast.world.minutes_pass(1);
        let id = begun(&cast, grown, "needs-adult").await;
        completed(&cast, id, "needs-adult", &[]).await;
        let page = cast.get(Role::SocialWorker, &format!("/assessments/{id}/sign")).await;
        assert!(page.body.contains("Подписва човекът или настойникът"), "{}", page.body);
        assert_eq!(sign(&cast, Role::SocialWorker, id, &[("signer", "guardian"), ("outcome", "signed"), ("note", "Мария, настойник")]).await.status, 303);
    }

    async fn a_form_for_another_age_is_begun_only_when_it_is_meant(cast) {
        let person = zdravka(&cast).await;
        let path = format!("/people/{person}/assessments");
        let warned = cast.post(Role::SocialWorker, &path, &[("form", "needs-child")]).await;
        assert_eq!(warned.status, 422);
        assert!(warned.body.contains("Този формуляр е за дете") && warned.body.contains("name=\"other_age\""), "{}", warned.body);
        let program = cast.send(Role::SocialWorker, Method::POST, &format!("/api/v1{path}"), json!({"form": "needs-child"})).await;
        assert_eq!((program.status.as_u16(), program.json()["errors"][0]["field"].clone()), (422, json!("other_age")));
        begun_with(&cast, person, &[("form", "needs-child"), ("other_age", "1")]).await;
    }

    async fn a_colleagues_signature_and_ones_own_draft_wait_on_the_day(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        completed(&cast, id, "needs-adult", &[]).await;
        let waiting = async |role| cast.get(role, &format!("/api/v1/services/{HARBOUR}/today")).await.json()["waiting"].clone();
        let own = waiting(Role::SocialWorker).await;
        assert_eq!((&own[0]["kind"], &own[0]["title"]), (&json!("draft"), &json!("Оценка на потребностите")), "{own}");
        assert_eq!(waiting(Role::Psychologist).await, json!([]));
        sign(&cast, Role::SocialWorker, id, &[("signer", "team")]).await;
        assert_eq!(waiting(Role::SocialWorker).await, json!([]));
        let theirs = waiting(Role::Psychologist).await;
        assert_eq!((&theirs[0]["kind"], &theirs[0]["href"]), (&json!("signature"), &json!(format!("/assessments/{id}/sign"))));
        sign(&cast, Role::Psychologist, id, &[("signer", "team")]).await;
        assert_eq!(waiting(Role::SocialWorker).await[0]["kind"], "person_answer");
    }

    async fn what_is_signed_is_found_by_the_plan_and_compared_with_the_next(cast) {
        let person = zdravka(&cast).await;
        let first = signed(&cast, person, "needs-adult", &[("need-housing", "4"), ("need-work", "2"), ("gp", "д-р Ясена Колчева")]).await;
        cast.world.minutes_pass(60);
        let second = begun_with(&cast, person, &[("form", "needs-adult"), ("prefilled", "1")]).await;
        assert_eq!(answer_to(&response(&cast, second).await, "gp"), json!([{"valueString": "д-р Ясена Колчева"}]), "prefilled");
        fill(&cast, Role::SocialWorker, second, "housing", &[("home", "own"), ("need-housing", "1")]).await;
        let page = cast.get(Role::SocialWorker, &format!("/assessments/{second}/compare")).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("по-добре") && page.body.contains("без промяна"), "{}", page.body);

        let mut tx = cast.world.db().peek().await.unwrap();
        let found = needs(&mut tx, HOME, person).await.unwrap();
        let told: Vec<(&str, u8)> = found.iter().map(|need| (need.domain.as_str(), need.rating)).collect();
        assert_eq!(told, [("work", 2), ("housing", 4)], "a draft does not count");
        assert!(found.iter().all(|need| need.assessment == first));
        let last = latest_signed(&mut tx, HOME, person, "needs-adult").await.unwrap();
        assert_eq!(last.map(|found| found.record.id), Some(first));
        assert!(latest_signed(&mut tx, HOME, person, "first-interview").await.unwrap().is_none());
    }

    async fn assessments_of_two_people_are_not_put_side_by_side(cast) {
        let person = zdravka(&cast).await;
        let other = taken_in(&cast, "Ива", Day::new(1990, 1, 1), 5).await;
        let (one, two) = (begun(&cast, person, "needs-adult").await, begun(&cast, other, "needs-adult").await);
        let page = cast.get(Role::SocialWorker, &format!("/assessments/{one}/compare?with={two}")).await;
        assert_eq!(page.status, 404);
    }

    async fn the_file_shows_the_tab_the_needs_and_what_happened(cast) {
        let person = zdravka(&cast).await;
        signed(&cast, person, "needs-adult", &[("need-housing", "4")]).await;
        let page = cast.get(Role::SocialWorker, &format!("/people/{person}")).await;
        assert!(page.body.contains(&format!(r#"href="/people/{person}/assessments""#)), "{}", page.body);
        assert!(page.body.contains("Сигурен дом"), "the need");
        assert!(page.body.contains("Подписа се „Индивидуална оценка на потребностите"), "in the timeline");
        let carer = cast.get(Role::Carer, &format!("/people/{person}")).await;
        assert!(carer.status == 200 && !carer.body.contains("Сигурен дом"), "a carer sees none of it");
    }
}
