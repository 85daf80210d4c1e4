//! Every statement is accepted by both databases.

use super::cast::cast;
use kernel::on_both;
use kernel::policy::Role;
use kernel::testing::{Engine, every_statement_prepares, statements_that_read_everything};

/// Staff, services, the calendar: a municipality has hundreds of these at most. `counted` ends at a limit of its own.
const SMALL: &[&str] = &["access_token", "account", "calendar_day", "counted", "provider", "role_grant", "service"];

on_both! { cast;
    async fn every_statement_is_accepted(cast) {
        every_statement_prepares(cast.world.db()).await;
    }

    async fn an_address_that_does_not_exist_says_so(cast) {
        assert_eq!(cast.get(Role::Carer, "/no-such-page").await.status, 404);
        let answer = cast.get(Role::Carer, "/api/v1/no-such-thing").await;
        assert_eq!((answer.status.as_u16(), answer.json()["status"].as_i64()), (404, Some(404)));
    }
}

#[tokio::test]
async fn no_statement_reads_a_whole_table_that_grows() {
    let cast = cast(Engine::Sqlite).await.unwrap();
    let found = statements_that_read_everything(cast.world.db(), SMALL).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}
