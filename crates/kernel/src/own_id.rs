//! Ids that a program makes for itself, so that it can go on without waiting for an answer.

use crate::ctx::Ctx;
use crate::db::{self, violates};
use crate::http::t;
use crate::refusal::Refusal;
use uuid::Uuid;

impl Ctx {
    /// The id that a program chose, if it is sortable by time as ours are; without one, a new id.
    pub fn own_id<I: From<Uuid> + Into<Uuid> + Copy>(&self, chosen: Option<I>) -> Result<I, Refusal> {
        match chosen {
            None => Ok(self.new_id()),
            Some(id) if id.into().get_version_num() == 7 => Ok(id),
            Some(_) => Err(Refusal::invalid("id", t::m::id_malformed())),
        }
    }
}

/// Why an insert into a table failed: above all because the id that a program chose is taken.
pub fn taken(table: &'static str) -> impl Fn(db::Error) -> Refusal {
    move |error| {
        // As PostgreSQL names the key, and as SQLite does.
        let keys = [format!("{table}_pkey"), format!("{table}.provider_id, {table}.id")];
        if keys.iter().any(|key| violates(&error, key)) {
            Refusal::invalid("id", t::m::id_taken())
        } else {
            error.into()
        }
    }
}
