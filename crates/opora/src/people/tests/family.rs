//! Family in both directions, and the name that is not drawn.

use super::{hidden, made, nadezhda, named};
use crate::people::relation::{self, End, Guardianship, NewRelation, RelationKind, relatives};
use crate::people::{NewPerson, Sex};
use crate::tests::cast::{Cast, cast};
use kernel::i18n::Lang;
use kernel::on_both;
use kernel::policy::Role;
use kernel::refusal::Refusal;
use kernel::types::PersonId;

fn of(kind: RelationKind) -> NewRelation {
    NewRelation { kind, ..NewRelation::default() }
}

async fn somebody(cast: &Cast, given: &str, sex: Sex) -> PersonId {
    let mut new: NewPerson = named(given, "Колева");
    new.identity.sex = sex;
    made(cast, &new).await
}

async fn words(cast: &Cast, person: PersonId) -> Vec<String> {
    let all = relatives(&cast.ctx(Role::SocialWorker), person).await.unwrap();
    all.iter().map(|r| format!("{} {}", r.words(Lang::Bg), r.other_name.as_deref().unwrap_or("–"))).collect()
}

on_both! { cast;
    async fn a_relation_is_read_in_both_directions(cast) {
        let ctx = cast.ctx(Role::SocialWorker);
        let mother = made(&cast, &nadezhda()).await;
        let daughter = somebody(&cast, "Ива", Sex::Female).await;
        let grandmother = somebody(&cast, "Станка", Sex::Female).await;
        let lives = NewRelation { lives_together: true, ..of(RelationKind::Child) };
        relation::add(&ctx, mother, daughter, lives).await.unwrap();
        let guardian = NewRelation { guardianship: Guardianship::Guardian, ..of(RelationKind::Grandparent) };
        relation::add(&ctx, daughter, grandmother, guardian).await.unwrap();
        assert_eq!(words(&cast, mother).await, ["дъщеря Ива К."]);
        assert_eq!(words(&cast, daughter).await, ["майка Надежда К.", "баба, настойник Станка К."]);
        assert_eq!(words(&cast, grandmother).await, ["внучка, под настойничество Ива К."]);
        let page = cast.get(Role::SocialWorker, &format!("/people/{mother}")).await;
        assert!(page.body.contains("с дъщеря Ива"), "who lives here too stands in the head");
        let twice = relation::add(&ctx, daughter, mother, of(RelationKind::Parent)).await;
        assert!(matches!(twice, Err(Refusal::Invalid(_))), "{twice:?}");
        let oneself = relation::add(&ctx, mother, mother, of(RelationKind::Sibling)).await;
        assert!(matches!(oneself, Err(Refusal::Invalid(_))), "{oneself:?}");
    }

    async fn a_guardianship_can_be_turned_round(cast) {
        let ctx = cast.ctx(Role::SocialWorker);
        let (aunt, niece) = (somebody(&cast, "Мара", Sex::Female).await, somebody(&cast, "Ива", Sex::Female).await);
        let guardian = NewRelation { guardianship: Guardianship::Curator, ..of(RelationKind::ParentSibling) };
        let id = relation::add(&ctx, niece, aunt, guardian.clone()).await.unwrap();
        assert_eq!(words(&cast, aunt).await, ["племенница, под попечителство Ива К."]);
        let turned = NewRelation { holder: End::Person, ..guardian };
        relation::edit(&ctx, niece, id, 1, turned).await.unwrap();
        assert_eq!(words(&cast, niece).await, ["леля, под попечителство Мара К."]);
        let late = relation::edit(&ctx, niece, id, 1, of(RelationKind::Cousin)).await;
        assert!(matches!(late, Err(Refusal::Stale(2))), "{late:?}");
        relation::remove(&ctx, aunt, id, 2).await.unwrap();
        assert_eq!(words(&cast, niece).await, Vec::<String>::new());
    }

    async fn the_name_of_whoever_did_harm_is_not_drawn(cast) {
        let ctx = cast.ctx(Role::SocialWorker);
        let her = made(&cast, &nadezhda()).await;
        let mut him = named("Валентин", "Кръстев");
        him.identity.sex = Sex::Male;
        let him = made(&cast, &him).await;
        let harmed = NewRelation { harmed_by: Some(End::Person), ..of(RelationKind::FormerPartner) };
        let id = relation::add(&ctx, him, her, harmed).await.unwrap();
        let by = |all: Vec<relation::Relative>| all[0].harmed_by;
        assert_eq!(by(relatives(&ctx, her).await.unwrap()), Some(End::Other), "as she sees it");
        assert_eq!(by(relatives(&ctx, him).await.unwrap()), Some(End::Person), "and from his file it is still he");
        let fields = [("version", "1"), ("kind", "former_partner"), ("harmed_by", "other")];
        let saved = cast.post(Role::SocialWorker, &format!("/people/{her}/family/{id}"), &fields).await;
        assert_eq!(saved.status, 303, "filled in from the other side: {}", saved.body);
        assert_eq!(by(relatives(&ctx, him).await.unwrap()), Some(End::Person));
        for path in ["", "/family"] {
            let page = cast.get(Role::SocialWorker, &format!("/people/{her}{path}")).await;
            assert!(page.body.contains("ивш партньор") && !page.body.contains("Валентин"), "{}", page.body);
            assert!(!page.body.contains(&him.to_string()), "no way to the file either");
            assert!(page.body.contains("Не се свързвай"));
            let page = cast.get(Role::SocialWorker, &format!("/people/{him}{path}")).await;
            assert!(!page.body.contains("Надежда"), "nor from the file of the one who did harm to hers");
            assert!(page.body.contains("пострадал от насилие") && !page.body.contains("Не се свързвай"), "{}", page.body);
        }
        let json = cast.get(Role::SocialWorker, &format!("/api/v1/people/{her}/relations")).await;
        assert!(!json.body.contains("Валентин") && !json.body.contains(&him.to_string()), "{}", json.body);
    }

    async fn nobody_is_tied_to_a_file_they_may_not_open(cast) {
        let her = made(&cast, &nadezhda()).await;
        let ctx = cast.stranger();
        let elsewhere = crate::people::open_file(&ctx, crate::tests::cast::ELSEWHERE, &named("Чужд", "Човек"), &[]).await;
        let Ok(crate::people::Opened::File(theirs)) = elsewhere else { panic!("{elsewhere:?}") };
        let tied = relation::add(&cast.ctx(Role::SocialWorker), her, theirs, of(RelationKind::Sibling)).await;
        assert!(matches!(tied, Err(Refusal::Missing)), "{tied:?}");
        let tied = relation::add(&ctx, theirs, her, of(RelationKind::Sibling)).await;
        assert!(matches!(tied, Err(Refusal::Missing)), "{tied:?}");
    }

    async fn a_relative_is_written_down_with_a_file_of_their_own(cast) {
        let her = made(&cast, &nadezhda()).await;
        let known = somebody(&cast, "Пламен", Sex::Male).await;
        let path = format!("/people/{her}/family");
        let page = cast.get(Role::SocialWorker, &path).await;
        let command = hidden(&page.body, "command");
        let fields = [
            ("command", command.as_str()), ("given", "Пламен"), ("family", "Колев"), ("sex", "male"),
            ("kind", "sibling"), ("guardianship", "none"),
        ];
        let asked = cast.post(Role::SocialWorker, &path, &fields).await;
        assert!(asked.status == 200 && asked.body.contains("Това е същият човек"), "{}", asked.body);
        let other = known.to_string();
        let mut chosen = fields.to_vec();
        chosen.push(("other", &other));
        let added = cast.post(Role::SocialWorker, &path, &chosen).await;
        assert_eq!(added.status, 303, "{}", added.body);
        assert_eq!(words(&cast, her).await, ["брат Пламен К."]);
        let second = [("command", ""), ("given", "Станка"), ("family", "Ганева"), ("sex", "female"), ("kind", "parent")];
        let added = cast.post(Role::SocialWorker, &path, &second).await;
        assert_eq!(added.status, 303, "{}", added.body);
        assert_eq!(words(&cast, her).await, ["майка Станка Г.", "брат Пламен К."]);
    }
}
