//! Who slept where before: a family has a room of its own, and no bed is given twice.

use super::house::House;
use super::households::HOUSEHOLDS;
use super::past::{Former, arrival};
use crate::provider::BedId;
use kernel::types::Day;
use std::collections::HashMap;

/// From so many days ago until so many days ago; today's people stay on.
type Spell = (i64, i64);

/// The beds of those who were here before, by the numbers of their cases. Whom the house had no free bed for has none.
pub fn plan(house: &House, former: &[Former], today: Day) -> HashMap<i64, Vec<BedId>> {
    let mut taken: HashMap<BedId, Vec<Spell>> = HashMap::new();
    for household in HOUSEHOLDS {
        let (building, room, first) = household.room;
        let came = today.days_since(arrival(household, today));
        for bed in (0..household.people.len()).filter_map(|n| house.bed(building, room, first + n)) {
            taken.entry(bed).or_default().push((came, i64::MIN));
        }
    }
    let mut plan = HashMap::new();
    for one in former {
        let spell = (one.came, one.left);
        let free = |bed: &&BedId| taken.get(bed).is_none_or(|spells| spells.iter().all(|other| apart(*other, spell)));
        let alone = one.people.len() == 1;
        let rooms = house.rooms().filter(|(building, ..)| !alone || *building == "Липа");
        let beds = rooms.map(|(_, _, beds)| (beds.len(), beds.iter().filter(free).copied().collect::<Vec<_>>()));
        let fitting = beds.filter(|(all, free)| free.len() >= one.people.len() && (alone || free.len() == *all));
        let Some((_, mut beds)) = fitting.min_by_key(|(_, free)| free.len()) else { continue };
        beds.truncate(one.people.len());
        for bed in &beds {
            taken.entry(*bed).or_default().push(spell);
        }
        plan.insert(one.number, beds);
    }
    plan
}

/// Whether a night lies between two spells.
fn apart(one: Spell, two: Spell) -> bool {
    one.1 > two.0 + 1 || two.1 > one.0 + 1
}
