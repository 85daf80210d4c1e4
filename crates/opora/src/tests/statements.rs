//! Every statement is accepted by both databases.

use super::cast::cast;
use kernel::on_both;
use kernel::policy::Role;
use kernel::testing::every_statement_prepares;

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
