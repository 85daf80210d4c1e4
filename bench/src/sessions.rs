//! Sessions of the past, written straight into their table.

use crate::fill::{HOME, WORKER};
use crate::names::Dice;
use kernel::ctx::{Change, Ctx};
use kernel::db;
use kernel::types::{Moment, PersonId};
use uuid::Uuid;

const KINDS: [&str; 6] = ["psychological", "legal", "social", "medical", "work", "accompanying"];
const NOTE: &str =
    "Говорихме за седмицата. Спи по-добре, иска да опита сама пътуването с автобус. Уговорихме следваща среща.";

pub async fn write(
    program: &Ctx,
    change: &mut Change,
    (person, case): (PersonId, Uuid),
    count: u64,
    from: Moment,
    dice: &mut Dice,
) -> db::Result<()> {
    for nth in 0..count {
        let at = from.plus_hours(24 * nth as i64 + dice.below(8) as i64);
        let id: Uuid = program.new_id();
        change
            .query(
                "INSERT INTO support_session (provider_id, id, person_id, case_id, kind, held_at, minutes, staff_id, note, written_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $6)",
            )
            .bind(HOME).bind(id).bind(person).bind(case).bind(dice.of(&KINDS).to_owned()).bind(at)
            .bind(30 + 10 * dice.below(6) as i64).bind(WORKER).bind(NOTE.to_owned())
            .execute().await?;
    }
    Ok(())
}
