//! Who may have a file already is shown before a new one is opened, and nothing leaks.

use super::{BORN, egn, hidden, made, nadezhda, named};
use crate::people::identifier::{IdentifierKind, NewIdentifier};
use crate::people::{Birth, Likeness, NewPerson, Opened, Sex, duplicates, open_file};
use crate::tests::cast::{ELSEWHERE, HARBOUR, cast};
use kernel::on_both;
use kernel::policy::Role;
use kernel::types::Day;

fn with(mut new: NewPerson, born: Option<Day>) -> NewPerson {
    new.identity.birth = born.map(Birth::known).unwrap_or_default();
    new
}

fn numbered(mut new: NewPerson) -> NewPerson {
    new.identifiers = vec![NewIdentifier { kind: IdentifierKind::Egn, value: egn(), ..NewIdentifier::default() }];
    new
}

on_both! { cast;
    async fn likely_duplicates_come_with_their_reasons(cast) {
        use Likeness::*;
        let id = made(&cast, &nadezhda()).await;
        made(&cast, &named("Иван", "Петров")).await;
        let ctx = cast.ctx(Role::Carer);
        let mut called = NewPerson::default();
        called.identity.alias = "Надежда".into();
        let table: [(NewPerson, &[Likeness]); 9] = [
            (with(named("Надежда", "Колева"), Some(BORN)), &[Name, Birth]),
            (named("Nadezhda", "Koleva"), &[Name]),
            (with(named("Надя", "Колева"), Some(BORN)), &[ShortForm, Birth]),
            (named("Надежа", "Колева"), &[Spelling]),
            (with(named("Надежда", "Маринова"), Some(BORN)), &[Birth]),
            (numbered(named("Роза", "")), &[Identifier]),
            (with(named("Петранка", "Колева"), Some(BORN)), &[]),
            (named("Мария", "Стоянова"), &[]),
            (called, &[Alias]),
        ];
        for (new, reasons) in table {
            let found = duplicates(&ctx, HARBOUR, &new).await.unwrap();
            let hers = found.iter().find(|candidate| candidate.person.id == id);
            let told = hers.map(|candidate| candidate.reasons.as_slice()).unwrap_or_default();
            assert_eq!(told, reasons, "{:?} {:?}", new.identity.given, new.identity.family);
        }
    }

    async fn an_alias_may_be_the_name_of_the_papers(cast) {
        let mut rose = NewPerson::default();
        rose.identity.alias = "Роза".into();
        let id = made(&cast, &rose).await;
        let found = duplicates(&cast.ctx(Role::Carer), HARBOUR, &named("Роза", "Петрова")).await.unwrap();
        let told: Vec<_> = found.iter().map(|candidate| (candidate.person.id, candidate.reasons.clone())).collect();
        assert_eq!(told, [(id, vec![Likeness::Alias])]);
    }

    async fn nothing_is_told_of_a_file_that_one_may_not_open(cast) {
        made(&cast, &nadezhda()).await;
        assert_eq!(duplicates(&cast.stranger(), ELSEWHERE, &nadezhda()).await.unwrap(), []);
        let opened = open_file(&cast.stranger(), ELSEWHERE, &nadezhda(), &[]).await.unwrap();
        assert!(matches!(opened, Opened::File(_)), "a file of their own, without a hint of the other: {opened:?}");
    }

    async fn a_new_file_is_opened_only_after_looking_at_the_likely_ones(cast) {
        let id = made(&cast, &nadezhda()).await;
        let page = cast.get(Role::SocialWorker, &format!("/people/new?service={HARBOUR}")).await;
        let (command, service) = (hidden(&page.body, "command"), HARBOUR.to_string());
        let mut fields = vec![
            ("command", command.as_str()), ("service", service.as_str()), ("given", "Надя"), ("family", "Колева"),
            ("born", "14.03.1992"), ("sex", "female"),
        ];
        let asked = cast.post(Role::SocialWorker, "/people/new", &fields).await;
        assert_eq!(asked.status, 200, "{}", asked.body);
        assert!(asked.body.contains("Друга форма на същото име") && asked.body.contains("Никой от тези – нов човек"));
        assert!(asked.body.contains(&format!("href=\"/people/{id}\"")));
        let shown = hidden(&asked.body, "shown");
        fields.push(("shown", shown.as_str()));
        let opened = cast.post(Role::SocialWorker, "/people/new", &fields).await;
        assert_eq!(opened.status, 303, "{}", opened.body);
        let again = cast.post(Role::SocialWorker, "/people/new", &fields).await;
        assert_eq!((again.status.as_u16(), again.location()), (303, opened.location()), "sent twice, opened once");
        let file = cast.get(Role::SocialWorker, opened.location()).await;
        assert!(file.body.contains("Надя Колева"), "{}", file.body);
    }

    async fn somebody_without_a_name_gets_a_file(cast) {
        let mut nobody = NewPerson::default();
        nobody.identity.sex = Sex::Female;
        nobody.identity.birth = Birth::estimated(30, cast.ctx(Role::Carer).today());
        let id = made(&cast, &nobody).await;
        let page = cast.get(Role::Carer, &format!("/people/{id}")).await;
        assert!(page.body.contains("Без име") && page.body.contains("около 30 г."), "{}", page.body);
        made(&cast, &nobody).await;
    }
}
