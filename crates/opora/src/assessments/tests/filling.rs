//! One person fills in a form over several sittings.

use super::*;
use crate::tests::cast::cast;
use kernel::on_both;
use serde_json::json;

on_both! { cast;
    async fn the_heading_is_short_the_term_has_its_basis_and_the_empty_form_stands_in_the_file(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let page = cast.get(Role::SocialWorker, &format!("/assessments/{id}")).await.body;
        assert!(page.contains("<h1>Оценка на потребностите</h1>"), "{page}");
        for words in ["Индивидуална оценка на потребностите на пълнолетен човек", "срок 04.12.2026, след 13 дни", "НКСУ прил. 20, 21"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let blank = cast.get(Role::SocialWorker, &format!("/people/{person}/assessments/blank?form=needs-adult")).await.body;
        assert!(blank.contains("Безопасна връзка") && blank.contains("aria-current=\"page\">Оценки"), "{blank}");
        assert!(blank.contains("nameless"), "on paper it names nobody");
    }

    async fn what_may_stay_blank_is_said_once_above_a_scale(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let page = cast.get(Role::SocialWorker, &format!("/assessments/{id}?section=emotional")).await.body;
        let scale = page.split_once("Колко често през последните").unwrap().1;
        let scale = &scale[..scale.rfind("feel-guilt").unwrap()];
        assert_eq!(scale.matches("(по желание)").count(), 1, "{scale}");
        assert!(!page.contains("(по избор)"));
    }

    async fn a_form_is_filled_in_over_several_sittings(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let first = fill(&cast, Role::SocialWorker, id, "safety", &[("threat-now", "false"), ("need-violence", "3"), ("need-safety-plan", "1"), ("safety-plan-how", "Телефон при майка ѝ")]).await;
        assert_eq!(first.status, 303, "{}", first.body);
        cast.world.minutes_pass(60 * 24);
        fill(&cast, Role::Psychologist, id, "emotional", &[("feel-fear", "4")]).await;
        let page = cast.get(Role::SocialWorker, &format!("/assessments/{id}?section=safety")).await;
        assert!(page.body.contains("Телефон при майка ѝ"), "{}", page.body);
        assert!(page.body.contains("Боян Желев също попълва"), "who else is at it");
        assert!(page.body.contains("4/8"), "what it adds up to so far");
        let list = cast.get(Role::SocialWorker, &format!("/people/{person}/assessments")).await;
        assert!(list.body.contains("чернова, "), "{}", list.body);
    }

    async fn starting_again_goes_on_with_the_draft(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        assert_eq!(begun(&cast, person, "needs-adult").await, id);
        assert_ne!(begun(&cast, person, "first-interview").await, id);
        let none = cast.post(Role::SocialWorker, &format!("/people/{person}/assessments"), &[("form", "no-such-form")]).await;
        assert_eq!(none.status, 422);
        assert!(none.body.contains("Избери формуляр"));
        let outside = cast.person("Ива", "Колева", "female", Day::new(1990, 1, 1)).await;
        let none = cast.post(Role::SocialWorker, &format!("/people/{outside}/assessments"), &[("form", "needs-adult")]).await;
        assert!(none.status == 422 && none.body.contains("Човекът още не е приет"), "{}", none.body);
    }

    async fn the_script_saves_and_hears_when_and_as_which_version(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let autosave = format!("/assessments/{id}/autosave");
        let send = |version: &'static str, words: &'static str| {
            let cast = &cast;
            let autosave = autosave.clone();
            async move { cast.post(Role::SocialWorker, &autosave, &[("version", version), ("section", "why"), ("why-words", words)]).await }
        };
        let saved = send("1", "Дойде с такси").await;
        assert_eq!((saved.status.as_u16(), saved.json()["saved_at"].as_str(), saved.json()["version"].as_i64()), (200, Some("10:00"), Some(2)));
        assert_eq!(send("2", "Дойде с такси").await.json()["version"], 2, "nothing changed, nothing is written");
        assert_eq!(send("2", "Дойде с такси посред нощ").await.json()["version"], 3);
        let again = send("2", "Дойде с такси посред нощ, сама").await;
        assert_eq!((again.status.as_u16(), again.json()["version"].as_i64()), (200, Some(4)), "an answer lost on the way is no conflict with oneself");
        assert_eq!(answer_to(&response(&cast, id).await, "why-words"), json!([{"valueString": "Дойде с такси посред нощ, сама"}]));
    }

    async fn what_cannot_be_read_is_kept_and_said_beside_its_field(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let page = fill(&cast, Role::SocialWorker, id, "health", &[("last-exam", "31.02.2026"), ("gp", "д-р\0 Ясена Колчева")]).await;
        assert_eq!(page.status, 422);
        assert!(page.body.contains("<title>Грешка: "), "the title says so");
        assert!(page.body.contains(r#"value="31.02.2026""#) && page.body.contains("„31.02.2026“ не е дата"));
        assert!(page.body.contains("д-р Ясена Колчева"), "a null byte is no text");
        assert!(page.body.contains("Напред въпреки това"), "nobody is held back");
        let later = cast.get(Role::SocialWorker, &format!("/assessments/{id}?section=health")).await;
        assert!(later.body.contains(r#"value="31.02.2026""#), "kept");
        assert!(!later.body.contains("<title>Грешка: "), "missing answers are not held against anybody who only looks");
    }

    async fn a_note_of_ten_million_letters_comes_back_whole_with_what_is_wrong_with_it(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        // Six signs a letter on the way.
        let note = "я".repeat(10 * 1000 * 1000);
        let page = fill(&cast, Role::SocialWorker, id, "emotional", &[("emotional-note", &note)]).await;
        assert_eq!(page.status, 422);
        assert!(page.body.contains("Побират се 4000 знака"));
        assert!(page.body.contains(&note), "not a letter is lost");
    }

    async fn declined_unknown_not_asked_and_blank_are_four_things(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let fields = [("need-body", "!asked-declined"), ("need-selfcare", "!not-asked"), ("gp!absent", "!asked-unknown")];
        fill(&cast, Role::SocialWorker, id, "health", &fields).await;
        let stored = response(&cast, id).await;
        let reason = |id: &str, key: &str| answer_to(&stored, id)[0][key]["extension"][0]["valueCode"].clone();
        assert_eq!(reason("need-body", "valueCoding"), "asked-declined");
        assert_eq!(reason("need-selfcare", "valueCoding"), "not-asked");
        assert_eq!(reason("gp", "_valueString"), "asked-unknown");
        assert_eq!(answer_to(&stored, "conditions"), serde_json::Value::Null);
    }

    async fn a_section_that_is_not_asked_keeps_what_was_typed(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        fill(&cast, Role::SocialWorker, id, "safety", &[("threat-now", "true"), ("threat-what", "Звъни нощем")]).await;
        fill(&cast, Role::SocialWorker, id, "safety", &[("threat-now", "false"), ("threat-what", "Звъни нощем")]).await;
        assert_eq!(answer_to(&response(&cast, id).await, "threat-what"), json!([{"valueString": "Звъни нощем"}]));
    }

    async fn only_the_team_reads_and_a_stranger_cannot_tell_that_it_exists(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let pages = ["", "?section=health", "/sign", "/print", "/compare"].map(|page| format!("/assessments/{id}{page}"));
        let api = [format!("/api/v1/assessments/{id}"), format!("/api/v1/people/{person}/assessments")];
        let list = format!("/people/{person}/assessments");
        for path in pages.iter().chain(&api).chain([&list, &format!("{list}/blank?form=needs-adult")]) {
            assert_eq!(cast.get(Role::Carer, path).await.status, 403, "{path}");
            assert_eq!(cast.get_as_stranger(path).await.status, 404, "{path}");
        }
        let autosave = cast.post(Role::Carer, &format!("/assessments/{id}/autosave"), &[("version", "1"), ("section", "why"), ("why-words", "чуждо")]).await;
        assert_eq!(autosave.status, 403);
        assert_eq!(answer_to(&response(&cast, id).await, "why-words"), serde_json::Value::Null);
    }

    async fn the_chain_says_which_fields_and_never_what(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        fill(&cast, Role::SocialWorker, id, "why", &[("why-words", "Избяга през прозореца")]).await;
        let mut tx = cast.world.db().peek().await.unwrap();
        let details: Vec<(String, String)> = tx
            .query("SELECT action, details FROM audit_entry WHERE provider_id = $1 ORDER BY seq").bind(HOME).all().await.unwrap();
        let saved = details.iter().find(|(action, _)| action == "assessment.saved").expect("saving is in the chain");
        assert!(saved.1.contains("why-words"), "{}", saved.1);
        assert!(!details.iter().any(|(_, details)| details.contains("прозореца")));
    }

    async fn a_blank_form_has_every_question_and_room_to_write(cast) {
        let person = zdravka(&cast).await;
        for form in Catalogue::built_in().iter() {
            let page = cast.get(Role::SocialWorker, &format!("/people/{person}/assessments/blank?form={}", form.name)).await;
            assert_eq!(page.status, 200);
            let (_, paper) = page.body.split_once("nameless").unwrap();
            assert!(paper.contains("КЦ-0001") && !paper.contains("Нейкова"), "paper gets lost");
            let asked = form.all_items().into_iter().filter(|item| item.kind.is_question() && !item.hidden);
            for item in asked {
                assert!(page.body.contains(&maud::html! { (item.text.bg) }.into_string()), "{}", item.link_id);
            }
        }
    }
}
