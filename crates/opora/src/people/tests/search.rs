//! One field finds people by whatever is known of them.

use super::{egn, made, nadezhda, named};
use crate::people::{index_case_number, search};
use crate::tests::cast::{HOME, cast};
use kernel::audit::Event;
use kernel::ctx::On;
use kernel::on_both;
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;

on_both! { cast;
    async fn people_are_found_however_they_are_typed(cast) {
        let ctx = cast.ctx(Role::SocialWorker);
        let nadezhda = made(&cast, &nadezhda()).await;
        let program = cast.world.app().itself(HOME);
        assert_eq!(search(&program, "Надежда", 5).await.unwrap()[0].person.id, nadezhda);
        let ivan = made(&cast, &named("Иван", "Петров")).await;
        let mut alias = named("Снежана", "Тодорова");
        alias.identity.alias = "Роза".into();
        let snezhana = made(&cast, &alias).await;
        let mut own = named("Оксана", "Шевченко");
        own.identity.latin = "Oksana Shevchenko".into();
        let oksana = made(&cast, &own).await;
        let mut change = ctx.change(Right::EditFile, On::Person(ivan)).await.unwrap();
        index_case_number(&mut change, ivan, "КЦ-0112").await.unwrap();
        change.commit(Event::new("test.indexed", ivan)).await.unwrap();
        let egn = egn();
        let spaced = format!("{} {}", &egn[..6], &egn[6..]);
        let table = [
            ("Надежда", nadezhda), ("надежда колева", nadezhda), ("Колева Надежда", nadezhda), ("КОЛЕВА", nadezhda),
            ("nadezhda", nadezhda), ("Nadejda Koleva", nadezhda), ("наде", nadezhda), ("nad kol", nadezhda),
            ("Надежад", nadezhda), ("Надежа Колева", nadezhda), ("Кловеа", nadezhda), ("надя", nadezhda),
            ("Nadya Koleva", nadezhda), (egn.as_str(), nadezhda), (spaced.as_str(), nadezhda), (&egn[..6], nadezhda),
            ("ivan petrov", ivan), ("Ваньо", ivan), ("КЦ-0112", ivan), ("kts 112", ivan), ("кц112", ivan), ("кц 112", ivan), ("КЦ0112", ivan), ("kts112", ivan), ("0112", ivan),
            ("Роза", snezhana), ("roza", snezhana), ("Снежана", snezhana), ("Snejana", snezhana),
            ("Oxana", oksana), ("Шевченко", oksana), ("shevchenko", oksana),
        ];
        for (typed, expected) in table {
            let hits = search(&ctx, typed, 5).await.unwrap();
            assert_eq!(hits.first().map(|hit| hit.person.id), Some(expected), "{typed}: {hits:?}");
        }
        for typed in ["", "   ", "–", "Христомир", "9999999999", "КЦ-9999", "%", "_", "'; DROP TABLE person; --"] {
            assert_eq!(search(&ctx, typed, 5).await.unwrap(), [], "{typed}");
        }
    }

    async fn the_reason_is_the_one_by_which_somebody_was_found(cast) {
        use crate::people::Reason::{Name, Number, ShortForm, Spelling};
        let ctx = cast.ctx(Role::SocialWorker);
        let nadezhda = made(&cast, &nadezhda()).await;
        let mut change = ctx.change(Right::EditFile, On::Person(nadezhda)).await.unwrap();
        index_case_number(&mut change, nadezhda, "КЦ-0112").await.unwrap();
        change.commit(Event::new("test.indexed", nadezhda)).await.unwrap();
        let egn = egn();
        let table = [
            ("Надежда", Name), ("над кол", Name), ("Надя", ShortForm), ("Надя Колева", ShortForm), ("Надежад", Spelling),
            ("КЦ-0112", Number), ("кц 112", Number), ("кц112", Number), ("112", Number), (egn.as_str(), Number),
        ];
        for (typed, reason) in table {
            let hits = search(&ctx, typed, 5).await.unwrap();
            assert_eq!(hits.first().map(|hit| hit.reason), Some(reason), "{typed}: {hits:?}");
        }
    }

    async fn whoever_may_not_open_a_file_does_not_find_it(cast) {
        made(&cast, &nadezhda()).await;
        for typed in ["Надежда", "Надя", "Надежад", &egn()] {
            assert_eq!(search(&cast.stranger(), typed, 5).await.unwrap(), [], "{typed}");
        }
        let coordinator = search(&cast.ctx(Role::Coordinator), "Надежда", 5).await;
        assert!(matches!(coordinator, Err(Refusal::Denied)));
        let page = cast.get_as_stranger("/search/palette?q=%D0%9D%D0%B0%D0%B4%D0%B5%D0%B6%D0%B4%D0%B0").await;
        assert!(page.status == 200 && !page.body.contains("Надежда"), "{}", page.body);
        let page = cast.get(Role::Coordinator, "/search/palette?q=%D0%9D%D0%B0%D0%B4%D0%B5").await;
        assert!(page.status == 200 && !page.body.contains("role=\"option\""), "{}", page.body);
    }

    async fn a_name_no_longer_borne_is_found_no_longer(cast) {
        let ctx = cast.ctx(Role::SocialWorker);
        let id = made(&cast, &named("Цветанка", "Хриптомилова")).await;
        let mut who = crate::people::person(&ctx, id).await.unwrap().identity();
        who.family = "Белева".into();
        crate::people::edit(&ctx, id, 1, who).await.unwrap();
        assert_eq!(search(&ctx, "Хриптомилова", 5).await.unwrap(), []);
        assert_eq!(search(&ctx, "Хриптомлова", 5).await.unwrap(), []);
        assert_eq!(search(&ctx, "Белева", 5).await.unwrap().len(), 1);
        let mut tx = cast.world.db().peek().await.unwrap();
        let left: Vec<(String,)> =
            tx.query("SELECT DISTINCT word FROM word_piece WHERE word LIKE 'hript%'").all().await.unwrap();
        assert_eq!(left, [], "a name that nobody bears leaves no trace");
    }

    async fn the_palette_and_the_page_show_short_names_and_lead_to_the_file(cast) {
        let id = made(&cast, &nadezhda()).await;
        for path in ["/search/palette?q=nadezhda", "/search?q=nadezhda"] {
            let page = cast.get(Role::Carer, path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(page.body.contains("Надежда К.") && page.body.contains(&format!("/people/{id}")), "{}", page.body);
            assert!(!page.body.contains("Колева"), "{path} gives the family name away");
        }
        let page = cast.get(Role::Carer, "/search/palette?q=nadezhda").await;
        assert!(page.body.contains("role=\"option\"") && page.body.contains("34\u{a0}г."), "{}", page.body);
    }
}
