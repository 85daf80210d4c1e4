//! The page of a file: what everyone must see first, what only some may see, what stays in the chain.

use super::{made, nadezhda, named};
use crate::people::alert::{self, AlertKind, NewAlert};
use crate::people::contact::{self, Never, NewContact, SafeContact, Safety, Way};
use crate::people::{Birth, looks};
use crate::tests::cast::cast;
use kernel::on_both;
use kernel::policy::Role;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};

on_both! { cast;
    async fn safety_stands_above_the_tabs(cast) {
        let ctx = cast.ctx(Role::SocialWorker);
        let id = made(&cast, &nadezhda()).await;
        let page = cast.get(Role::Carer, &format!("/people/{id}")).await;
        assert!(page.body.contains("Не се обаждай и не пиши"), "also where nobody has asked yet");
        let rule = SafeContact {
            how: "Служебният телефон".into(),
            times: "делник 10:00–12:00".into(),
            question: "Кога е прегледът?".into(),
            answer: "в петък".into(),
            never: vec![Never::Voicemail, Never::Messages],
            never_else: "куриер".into(),
            ..SafeContact::default()
        };
        contact::set_safe_contact(&ctx, id, rule.clone()).await.unwrap();
        let page = cast.get(Role::Carer, &format!("/people/{id}/family")).await.body;
        let (safety, tabs) = (page.find("class=\"safety\"").unwrap(), page.find("class=\"tabs\"").unwrap());
        assert!(safety < tabs);
        for words in ["Служебният телефон, делник 10:00–12:00.", "Кога е прегледът?", "SMS и чат", "гласова поща", "куриер"] {
            assert!(page.contains(words), "{words}");
        }
        let late = contact::set_safe_contact(&ctx, id, rule).await;
        assert!(matches!(late, Err(Refusal::Stale(1))), "{late:?}");
    }

    async fn alerts_stand_in_the_head_until_they_end(cast) {
        let ctx = cast.ctx(Role::Medical);
        let id = made(&cast, &nadezhda()).await;
        let new = NewAlert { id: None, kind: AlertKind::Allergy, text: "пеницилин".into() };
        let alert = alert::add(&ctx, id, new).await.unwrap();
        let path = format!("/people/{id}/contacts");
        assert!(cast.get(Role::Carer, &path).await.body.contains("Алергия: пеницилин"));
        cast.world.minutes_pass(1);
        alert::end(&cast.ctx(Role::Medical), id, alert, 1).await.unwrap();
        assert!(!cast.get(Role::Carer, &path).await.body.contains("пеницилин"));
        let overview = cast.get(Role::Carer, &format!("/people/{id}?kind=health")).await;
        assert!(overview.body.contains("Отпадна на 21.11.2026"), "the timeline remembers: {}", overview.body);
        assert!(!overview.body.contains("Досието е открито"), "and is filtered by kind");
    }

    async fn an_alias_hides_the_name_everywhere_but_in_the_details(cast) {
        let mut new = named("Снежана", "Тодорова");
        new.identity.alias = "Роза".into();
        let id = made(&cast, &new).await;
        for path in ["", "/family", "/contacts", "/alerts"] {
            let page = cast.get(Role::Carer, &format!("/people/{id}{path}")).await;
            assert!(page.body.contains("<h1>Роза</h1>") && !page.body.contains("Снежана"), "{path}: {}", page.body);
        }
        assert!(cast.get(Role::Carer, &format!("/people/{id}/edit")).await.body.contains("Снежана"));
    }

    async fn no_title_and_no_address_carries_a_name(cast) {
        let id = made(&cast, &nadezhda()).await;
        for path in ["", "/family", "/contacts", "/alerts", "/edit", "/identifiers", "/safe-contact", "/looks"] {
            let page = cast.get(Role::ServiceManager, &format!("/people/{id}{path}")).await;
            assert_eq!(page.status, 200, "{path}: {}", page.body);
            let title = page.body.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
            assert!(!title.contains("Надежда") && !title.contains("Колева"), "{title}");
        }
    }

    async fn a_stranger_cannot_tell_that_a_file_exists(cast) {
        let id = made(&cast, &nadezhda()).await;
        let nobody = PersonId(uuid::Uuid::from_u128(7));
        for path in ["", "/family", "/contacts", "/alerts", "/edit", "/identifiers", "/safe-contact", "/looks"] {
            for (who, path) in [(id, path), (nobody, path)] {
                let page = cast.get_as_stranger(&format!("/people/{who}{path}")).await;
                assert_eq!(page.status, 404, "{path}");
            }
            assert_eq!(cast.get(Role::Coordinator, &format!("/people/{id}{path}")).await.status, 404, "{path}");
            assert_eq!(cast.get_as_nobody(&format!("/people/{id}{path}")).await.status, 303, "{path}");
        }
        assert_eq!(cast.get_as_stranger(&format!("/api/v1/people/{id}")).await.status, 404);
        assert_eq!(cast.get(Role::Carer, "/people/no-id").await.status.as_u16() / 100, 4);
    }

    async fn whoever_looked_is_known_to_those_who_answer_for_it(cast) {
        let id = made(&cast, &nadezhda()).await;
        cast.get(Role::Psychologist, &format!("/people/{id}")).await;
        let page = cast.get(Role::ServiceManager, &format!("/people/{id}/looks")).await;
        assert!(page.body.contains("Боян Желев"), "{}", page.body);
        assert_eq!(cast.get(Role::Carer, &format!("/people/{id}/looks")).await.status, 403);
        assert!(matches!(looks(&cast.ctx(Role::Carer), id, None, 10).await, Err(Refusal::Denied)));
        let overview = cast.get(Role::ServiceManager, &format!("/people/{id}")).await;
        assert!(overview.body.contains("Досието е отваряно днес от") && overview.body.contains("Боян Желев"));
        assert!(!cast.get(Role::Carer, &format!("/people/{id}")).await.body.contains("Досието е отваряно"));
    }

    async fn the_timeline_is_read_in_pages(cast) {
        let id = made(&cast, &nadezhda()).await;
        for _ in 0..25 {
            cast.world.minutes_pass(1);
            let ctx = cast.ctx(Role::SocialWorker);
            let new = NewContact { value: "0888 123 456".into(), safety: Safety::Safe, kind: Way::Phone, ..NewContact::default() };
            contact::add(&ctx, id, new).await.unwrap();
        }
        let first = cast.get(Role::Carer, &format!("/people/{id}")).await.body;
        assert_eq!(first.matches("Променени са телефоните").count(), 20);
        assert!(!first.contains("Досието е открито"));
        let more = first.split("href=\"").find(|rest| rest.starts_with(&format!("/people/{id}?before="))).unwrap();
        let more = more.split('"').next().unwrap().replace("&amp;", "&");
        let second = cast.get(Role::Carer, &more).await.body;
        assert_eq!(second.matches("Променени са телефоните").count(), 5);
        assert!(second.contains("Досието е открито"));
    }

    async fn the_dead_stay_as_old_as_they_were(cast) {
        let ctx = cast.ctx(Role::SocialWorker);
        let id = made(&cast, &nadezhda()).await;
        let mut who = crate::people::person(&ctx, id).await.unwrap().identity();
        who.died_on = Some(Day::new(2020, 1, 1));
        crate::people::edit(&ctx, id, 1, who.clone()).await.unwrap();
        let person = crate::people::person(&ctx, id).await.unwrap();
        assert_eq!(person.age_on(ctx.today()).unwrap().least, 27);
        who.birth = Birth::known(Day::new(2021, 1, 1));
        assert!(matches!(crate::people::edit(&ctx, id, 2, who).await, Err(Refusal::Invalid(_))));
    }
}
