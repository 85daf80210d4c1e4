//! Every statement is accepted by both databases, and runs in some test on both.

use super::cast::cast;
use kernel::on_both;
use kernel::testing::{Engine, every_statement_prepares, never_ran, statements_that_read_everything};

/// Staff, services, the calendar: a municipality has hundreds of these at most. `counted` ends at a limit of its own, and
/// so does what is made of it.
const SMALL: &[&str] =
    &["access_token", "account", "calendar_day", "counted", "looker", "provider", "role_grant", "service"];

#[test]
#[ignore = "after a whole run, which ./test does"]
fn every_statement_ran() {
    assert_eq!(never_ran(), [""; 0]);
}

on_both! { cast;
    async fn every_statement_is_accepted(cast) {
        every_statement_prepares(cast.world.db()).await;
    }
}

#[tokio::test]
async fn no_statement_reads_a_whole_table_that_grows() {
    let cast = cast(Engine::Sqlite).await.unwrap();
    let found = statements_that_read_everything(cast.world.db(), SMALL).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}
