//! Two people in one form.

use super::*;
use crate::tests::cast::cast;
use kernel::on_both;
use serde_json::json;

/// The id of the conflict that the page shows.
fn conflict_on(page: &Answer) -> String {
    let (_, rest) = page.body.split_once(r#"name="keep-"#).unwrap_or_else(|| panic!("no conflict: {}", page.body));
    rest.split('"').next().unwrap().to_owned()
}

on_both! { cast;
    async fn different_fields_are_joined(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let both = cast.get(Role::SocialWorker, &format!("/assessments/{id}?section=why")).await;
        let version = version_on(&both);
        send(&cast, Role::SocialWorker, id, "why", &version, &[("why-words", "Дойде сама")]).await;
        let second = send(&cast, Role::Psychologist, id, "why", &version, &[("before", "Две седмици при сестра си")]).await;
        assert_ne!(second.status, 409, "{}", second.body);
        let stored = response(&cast, id).await;
        assert_eq!(answer_to(&stored, "why-words"), json!([{"valueString": "Дойде сама"}]));
        assert_eq!(answer_to(&stored, "before"), json!([{"valueString": "Две седмици при сестра си"}]));
    }

    async fn the_same_field_is_shown_in_place_until_somebody_chooses(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let version = version_on(&cast.get(Role::SocialWorker, &format!("/assessments/{id}?section=why")).await);
        send(&cast, Role::SocialWorker, id, "why", &version, &[("why-words", "Дойде сама")]).await;
        let late = send(&cast, Role::Psychologist, id, "why", &version, &[("why-words", "Доведе я полиция"), ("before", "Нищо")]).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("Дойде сама") && late.body.contains("Доведе я полиция"), "both are shown: {}", late.body);
        let stored = response(&cast, id).await;
        assert_eq!(answer_to(&stored, "why-words"), json!([{"valueString": "Дойде сама"}]));
        assert_eq!(answer_to(&stored, "before"), json!([{"valueString": "Нищо"}]), "what is not in conflict is saved");
        let shown = cast.get(Role::SocialWorker, &format!("/assessments/{id}?section=why")).await;
        assert!(shown.body.contains("Боян Желев") && shown.body.contains("Доведе я полиция"), "the other sees it too");
        let choice = format!("keep-{}", conflict_on(&shown));
        fill(&cast, Role::SocialWorker, id, "why", &[("why-words", "Дойде сама"), ("before", "Нищо"), (&choice, "other")]).await;
        assert_eq!(answer_to(&response(&cast, id).await, "why-words"), json!([{"valueString": "Доведе я полиция"}]));
        let after = cast.get(Role::Psychologist, &format!("/assessments/{id}?section=why")).await;
        assert!(!after.body.contains(r#"name="keep-"#), "decided");
    }

    async fn an_open_page_does_not_overwrite_what_it_lost_to(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let autosave = format!("/assessments/{id}/autosave");
        let first = [("version", "1"), ("section", "why"), ("why-words", "Дойде сама")];
        assert_eq!(cast.post(Role::SocialWorker, &autosave, &first).await.status, 200);
        let mine = [("version", "1"), ("section", "why"), ("why-words", "Доведе я полиция")];
        let told = cast.post(Role::Psychologist, &autosave, &mine).await;
        assert_eq!((told.status.as_u16(), told.json()["conflicts"].clone()), (409, json!(["why-words"])));
        assert_eq!(cast.post(Role::Psychologist, &autosave, &mine).await.status, 409, "told again, kept once");
        let page = cast.get(Role::Psychologist, &format!("/assessments/{id}?section=why")).await;
        assert_eq!(page.body.matches(r#"value="other""#).count(), 1);
        let (choice, version) = (format!("keep-{}", conflict_on(&page)), version_on(&page));
        let known = conflict_on(&page);
        let restored = [("version", version.as_str()), ("section", "why"), ("why-words", "Доведе я полиция"), ("known", known.as_str())];
        assert_eq!(cast.post(Role::Psychologist, &autosave, &restored).await.status, 200);
        assert_eq!(answer_to(&response(&cast, id).await, "why-words"), json!([{"valueString": "Дойде сама"}]), "typed before is not chosen");
        let chosen = [&restored[..], &[(choice.as_str(), "saved")]].concat();
        for _ in 0..2 {
            assert_eq!(cast.post(Role::Psychologist, &autosave, &chosen).await.status, 200);
            assert_eq!(answer_to(&response(&cast, id).await, "why-words"), json!([{"valueString": "Дойде сама"}]), "chosen");
        }
        fill(&cast, Role::Psychologist, id, "why", &[("why-words", "Доведе я полиция")]).await;
        assert_eq!(answer_to(&response(&cast, id).await, "why-words"), json!([{"valueString": "Доведе я полиция"}]), "written anew it counts");
    }

    async fn what_another_wrote_meanwhile_outlives_every_autosave_of_an_open_page(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let autosave = format!("/assessments/{id}/autosave");
        let other = [("version", "1"), ("section", "why"), ("why-words", "Дойде сама")];
        assert_eq!(cast.post(Role::SocialWorker, &autosave, &other).await.status, 200);
        let mut version = "1".to_owned();
        for before in ["Две седмици", "Две седмици при сестра си", "При сестра си"] {
            let mine = [("version", version.as_str()), ("section", "why"), ("why-words", ""), ("before", before)];
            let told = cast.post(Role::Psychologist, &autosave, &mine).await;
            assert_eq!(told.status, 200, "{}", told.body);
            let stored = response(&cast, id).await;
            assert_eq!(answer_to(&stored, "why-words"), json!([{"valueString": "Дойде сама"}]), "not on this page");
            assert_eq!(answer_to(&stored, "before"), json!([{"valueString": before}]));
            version = told.json()["version"].to_string();
        }
        let mine = [("version", version.as_str()), ("section", "why"), ("why-words", "Доведе я полиция"), ("before", "При сестра си")];
        assert_eq!(cast.post(Role::Psychologist, &autosave, &mine).await.status, 409, "now both wrote");
        assert_eq!(answer_to(&response(&cast, id).await, "why-words"), json!([{"valueString": "Дойде сама"}]));
    }

    async fn a_page_open_since_yesterday_overwrites_nothing(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        fill(&cast, Role::SocialWorker, id, "why", &[("why-words", "Дойде сама")]).await;
        cast.world.minutes_pass(60 * 25);
        fill(&cast, Role::SocialWorker, id, "why", &[("why-words", "Дойде сама"), ("before", "Нищо")]).await;
        let late = send(&cast, Role::Psychologist, id, "why", "1", &[("why-words", "Доведе я полиция")]).await;
        assert_eq!(late.status, 409);
        let stored = response(&cast, id).await;
        assert_eq!(answer_to(&stored, "why-words"), json!([{"valueString": "Дойде сама"}]));
        assert_eq!(answer_to(&stored, "before"), json!([{"valueString": "Нищо"}]), "what the old page did not know stays");
    }

    async fn nobody_signs_before_the_conflict_is_decided(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "first-interview").await;
        completed(&cast, id, "first-interview", &[]).await;
        let form = form_in_use("first-interview").unwrap();
        let field = form.all_items().into_iter().find(|item| item.kind == Kind::Text).unwrap();
        let section = &form.lineage(&field.link_id)[0].link_id;
        let version = version_on(&cast.get(Role::SocialWorker, &format!("/assessments/{id}?section={section}")).await);
        send(&cast, Role::SocialWorker, id, section, &version, &[(&field.link_id, "едно")]).await;
        send(&cast, Role::Psychologist, id, section, &version, &[(&field.link_id, "друго")]).await;
        let refused = sign(&cast, Role::SocialWorker, id, &[("signer", "team")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Двама са писали тук различно"), "{}", refused.body);
    }
}
