//! Every statement is accepted by both databases, and runs in some test on both.

use super::cast::cast;
use kernel::on_both;
use kernel::testing::{every_statement_prepares, never_ran};

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
