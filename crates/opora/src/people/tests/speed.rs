//! Search stays quick however many people there are.

use super::{made, nadezhda};
use crate::people::search;
use crate::tests::cast::{HARBOUR, HOME, cast};
use kernel::policy::Role;
use kernel::testing::Engine;
use kernel::types::PersonId;
use uuid::Uuid;

/// So many people that those who may be opened are no longer gone through one by one.
const MANY: u128 = 6_000;

/// Everybody is called alike, so that only the right order of the questions keeps it quick.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_among_thousands_is_found_by_any_way() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(cast) = cast(engine).await else { continue };
        let id = made(&cast, &nadezhda()).await;
        let now = cast.world.now();
        let mut tx = cast.world.db().arrange().await.unwrap();
        for number in 0..MANY {
            let other = PersonId(Uuid::from_u128(0x9000_0000 + number));
            let family = format!("Мариянова{number}");
            tx.query("INSERT INTO person (provider_id, id, given, family, sex, birth_kind, interpreter, created_at) VALUES ($1, $2, 'Надежда', $3, 'female', 'unknown', FALSE, $4)")
                .bind(HOME).bind(other).bind(family.clone()).bind(now).execute().await.unwrap();
            for word in [bulgaria::names::fold("Надежда"), format!("marianova{number}")] {
                tx.query("INSERT INTO person_word (provider_id, word, person_id, source) VALUES ($1, $2, $3, 'name')")
                    .bind(HOME)
                    .bind(word)
                    .bind(other)
                    .execute()
                    .await
                    .unwrap();
            }
            tx.query("INSERT INTO file_holder (provider_id, person_id, service_id, since) VALUES ($1, $2, $3, $4)")
                .bind(HOME)
                .bind(other)
                .bind(HARBOUR)
                .bind(now)
                .execute()
                .await
                .unwrap();
        }
        tx.arranged().await.unwrap();
        let ctx = cast.ctx(Role::SocialWorker);
        for typed in ["Надежда Колева", "Koleva", "Надя Колева", "надежда кол", "Надежда Кловеа", &super::egn()]
        {
            let hits = search(&ctx, typed, 5).await.unwrap();
            assert_eq!(hits.first().map(|hit| hit.person.id), Some(id), "{engine:?} {typed}: {hits:?}");
        }
        assert!(search(&ctx, "Надежда", 500).await.unwrap().len() >= 200);
        assert_eq!(search(&cast.stranger(), "Надежда", 5).await.unwrap(), []);
    }
}
