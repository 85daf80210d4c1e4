//! What people type: wrong dates, odd numbers, two tabs.

use super::{BORN, egn, hidden, made, nadezhda, named};
use crate::people::{Birth, Sex, person};
use crate::tests::cast::{Cast, HARBOUR, cast};
use kernel::on_both;
use kernel::policy::Role;
use kernel::types::PersonId;

async fn filed(cast: &Cast) -> (PersonId, String) {
    let id = made(cast, &nadezhda()).await;
    (id, format!("/people/{id}/edit"))
}

/// The age as the form shows it.
fn shown_age(page: &str) -> String {
    let start = page.find("name=\"age\" value=\"").unwrap() + 18;
    page[start..].split('"').next().unwrap().to_owned()
}

on_both! { cast;
    async fn impossible_things_are_said_beside_the_field(cast) {
        let (_, path) = filed(&cast).await;
        let long = "a".repeat(10 * 1024 * 1024);
        let table = [
            ("born", "31.02.1992", "Няма такава дата"),
            ("born", "2030-01-01", "Рождената дата е в бъдещето"),
            ("born", "вчера", "Напиши датата така"),
            ("age", "210", "Числото трябва да е между"),
            ("given", "Надеж\0да", "Има знаци, които не могат да се запазят"),
            ("died_on", "2031-01-01", "Датата на смъртта"),
            ("languages", long.as_str(), "Най-много 100 знака"),
        ];
        for (field, value, message) in table {
            let answer = cast.post(Role::SocialWorker, &path, &[("version", "1"), (field, value)]).await;
            assert_eq!(answer.status, 422, "{field}");
            assert!(answer.body.contains(message), "{field}: {message}");
            assert!(answer.body.contains("<title>Грешка:"), "{field}");
        }
    }

    async fn a_birth_date_is_kept_as_well_as_it_is_known(cast) {
        let ctx = cast.ctx(Role::SocialWorker);
        let (id, path) = filed(&cast).await;
        let table = [("born", "1992"), ("born", "03.1992"), ("born", "14.03.1992"), ("age", "34"), ("born", "")];
        for (version, (field, value)) in table.into_iter().enumerate() {
            let version = (version + 1).to_string();
            let sent = cast.post(Role::SocialWorker, &path, &[("version", &version), (field, value)]).await;
            assert_eq!(sent.status, 303, "{value}: {}", sent.body);
            let form = cast.get(Role::SocialWorker, &path).await.body;
            assert!(value.is_empty() || form.contains(&format!("value=\"{value}\"")), "{value} is shown again");
        }
        assert_eq!(person(&ctx, id).await.unwrap().birth(), Birth::default());
    }

    async fn an_estimated_age_that_nobody_touched_keeps_its_birth_date(cast) {
        let mut new = named("Мария", "");
        new.identity.birth = Birth::estimated(40, cast.ctx(Role::Carer).today());
        let id = made(&cast, &new).await;
        cast.world.set_time("2027-03-01T08:00:00Z");
        let path = format!("/people/{id}/edit");
        let before = person(&cast.ctx(Role::Carer), id).await.unwrap().birth();
        let shown = shown_age(&cast.get(Role::Carer, &path).await.body);
        let sent = cast.post(Role::Carer, &path, &[("version", "1"), ("given", "Марияна"), ("age", &shown)]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert_eq!(person(&cast.ctx(Role::Carer), id).await.unwrap().birth(), before);
        let judged = cast.post(Role::Carer, &path, &[("version", "2"), ("given", "Марияна"), ("age", "35")]).await;
        assert_eq!(judged.status, 303, "{}", judged.body);
        assert_ne!(person(&cast.ctx(Role::Carer), id).await.unwrap().birth(), before);
    }

    async fn an_egn_of_the_wrong_sex_is_warned_of_and_saved(cast) {
        let mut him = named("Иван", "Петров");
        him.identity.sex = Sex::Male;
        him.identity.birth = Birth::known(BORN.tomorrow());
        let id = made(&cast, &him).await;
        let path = format!("/people/{id}/identifiers");
        let sent = cast.post(Role::SocialWorker, &path, &[("kind", "egn"), ("value", &egn())]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let page = cast.get(Role::SocialWorker, &path).await.body;
        assert!(page.contains("Полът в ЕГН е различен") && page.contains("Рождената дата в ЕГН е различна"), "{page}");
    }

    async fn what_is_odd_about_a_new_number_is_said_until_it_is_confirmed(cast) {
        let (egn, service) = (egn(), HARBOUR.to_string());
        let fields = [
            ("service", service.as_str()), ("given", "Иван"), ("family", "Петров"), ("sex", "male"), ("born", "02.02.1980"),
            ("kind", "egn"), ("value", egn.as_str()),
        ];
        let opened = cast.post(Role::SocialWorker, "/people/new", &fields).await;
        assert_eq!(opened.status, 303, "{}", opened.body);
        let file = opened.location().split('?').next().unwrap().to_owned();
        let page = cast.get(Role::SocialWorker, opened.location()).await.body;
        assert!(page.contains("Полът в ЕГН е различен") && page.contains("Поправи или потвърди"), "{page}");
        let head = cast.get(Role::Carer, &format!("{file}/family")).await.body;
        assert!(head.contains("Рождената дата в ЕГН е различна"), "{head}");
        let list = cast.get(Role::SocialWorker, &format!("{file}/identifiers")).await.body;
        let start = list.find(&format!("href=\"{file}/identifiers/")).unwrap() + 6;
        let number = list[start..].split('"').next().unwrap().to_owned();
        assert!(cast.get(Role::SocialWorker, &number).await.body.contains("name=\"confirmed\""));
        let confirmed = [("version", "1"), ("kind", "egn"), ("value", egn.as_str()), ("confirmed", "1")];
        assert_eq!(cast.post(Role::SocialWorker, &number, &confirmed).await.status, 303);
        assert!(!cast.get(Role::SocialWorker, &file).await.body.contains("Полът в ЕГН е различен"));
    }

    async fn a_number_that_does_not_add_up_needs_a_confirmation(cast) {
        let (id, _) = filed(&cast).await;
        let path = format!("/people/{id}/identifiers");
        let wrong = [("kind", "egn"), ("value", "9203141234")];
        let asked = cast.post(Role::SocialWorker, &path, &wrong).await;
        assert_eq!(asked.status, 422);
        assert!(asked.body.contains("Номерът не излиза") && asked.body.contains("name=\"confirmed\""), "{}", asked.body);
        let mut confirmed = wrong.to_vec();
        confirmed.push(("confirmed", "1"));
        assert_eq!(cast.post(Role::SocialWorker, &path, &confirmed).await.status, 303);
        let page = cast.get(Role::SocialWorker, &path).await.body;
        assert!(page.contains("9203141234") && page.contains("провери всяка цифра"), "{page}");
    }

    async fn a_paper_that_has_ended_stays_as_history(cast) {
        let (id, _) = filed(&cast).await;
        let path = format!("/people/{id}/identifiers");
        let old = [("kind", "id_card"), ("value", "641234567"), ("valid_from", "2010-01-01"), ("valid_until", "2020-01-01")];
        assert_eq!(cast.post(Role::SocialWorker, &path, &old).await.status, 303);
        let page = cast.get(Role::SocialWorker, &path).await.body;
        assert!(page.contains("01.01.2010–01.01.2020") && page.contains("предишен"), "{page}");
        assert!(page.find(&egn()).unwrap() < page.find("641234567").unwrap(), "what is valid comes first");
        let turned = [("kind", "id_card"), ("value", "1"), ("valid_from", "2020-01-01"), ("valid_until", "2010-01-01")];
        assert_eq!(cast.post(Role::SocialWorker, &path, &turned).await.status, 422);
    }

    async fn two_tabs_see_both_versions(cast) {
        let (id, path) = filed(&cast).await;
        let first = [("version", "1"), ("given", "Надежда"), ("family", "Маринова")];
        assert_eq!(cast.post(Role::SocialWorker, &path, &first).await.status, 303);
        let second = [("version", "1"), ("given", "Надежда"), ("family", "Колева-Петрова")];
        let late = cast.post(Role::Carer, &path, &second).await;
        assert_eq!(late.status, 409, "{}", late.body);
        assert!(late.body.contains("<td>Маринова</td><td>Колева-Петрова</td>"), "{}", late.body);
        let now = hidden(&late.body, "version");
        let again = [("version", now.as_str()), ("given", "Надежда"), ("family", "Колева-Петрова")];
        assert_eq!(cast.post(Role::Carer, &path, &again).await.status, 303);
        assert_eq!(person(&cast.ctx(Role::Carer), id).await.unwrap().family, "Колева-Петрова");
    }

    async fn contacts_and_rules_are_overtaken_too(cast) {
        let (id, _) = filed(&cast).await;
        let base = format!("/people/{id}/contacts");
        let new = [("kind", "phone"), ("value", "0888 1"), ("safety", "safe")];
        assert_eq!(cast.post(Role::Carer, &base, &new).await.status, 303);
        let page = cast.get(Role::Carer, &base).await.body;
        let start = page.find(&format!("href=\"{base}/")).unwrap() + 6;
        let path = page[start..].split('"').next().unwrap().to_owned();
        let put = |value: &'static str| [("kind", "phone"), ("value", value), ("safety", "never"), ("version", "1")];
        assert_eq!(cast.post(Role::Carer, &path, &put("0888 2")).await.status, 303);
        let late = cast.post(Role::Carer, &path, &put("0888 3")).await;
        assert!(late.status == 409 && late.body.contains("<td>0888 2</td><td>0888 3</td>"), "{}", late.body);
        let rule = format!("/people/{id}/safe-contact");
        assert_eq!(cast.post(Role::Carer, &rule, &[("version", "0"), ("how", "Лично")]).await.status, 303);
        let late = cast.post(Role::Carer, &rule, &[("version", "0"), ("how", "По телефона"), ("never", "calls")]).await;
        assert!(late.status == 409 && late.body.contains("<td>Лично</td><td>По телефона</td>"), "{}", late.body);
        let removed = cast.post(Role::Carer, &format!("{path}/remove"), &[("version", "2")]).await;
        assert_eq!(removed.status, 303);
    }

    async fn nothing_is_written_into_a_strangers_service(cast) {
        let (id, path) = filed(&cast).await;
        let elsewhere = crate::tests::cast::ELSEWHERE.to_string();
        let fields = [("service", elsewhere.as_str()), ("given", "Мария")];
        assert_eq!(cast.post(Role::SocialWorker, "/people/new", &fields).await.status, 404);
        assert_eq!(cast.get(Role::SocialWorker, &format!("/people/new?service={elsewhere}")).await.status, 404);
        assert_eq!(cast.post(Role::Administrator, &path, &[("version", "1")]).await.status, 404);
        let wrong = format!("/people/{id}/contacts/{}", HARBOUR.0);
        assert_eq!(cast.get(Role::SocialWorker, &wrong).await.status, 404);
        assert_eq!(cast.post(Role::SocialWorker, &format!("{wrong}/remove"), &[("version", "1")]).await.status, 404);
    }
}
