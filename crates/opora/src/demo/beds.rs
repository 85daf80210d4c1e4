//! Who slept where before: a family has a room of its own, and no bed is given twice.

use super::house::House;
use super::households::HOUSEHOLDS;
use super::past::{self, Former, arrival};
use crate::provider::BedId;
use kernel::types::Day;
use std::collections::HashMap;

/// From so many days ago until so many days ago; today's people stay on.
type Spell = (i64, i64);

/// The fewest nights of somebody who has to leave before it was meant.
const FEWEST: i64 = 2;

/// The nights for which beds are given away already.
type Taken = HashMap<BedId, Vec<Spell>>;

/// Those who were here before with their beds, the last who came first: they find the house as it is now. For whom it has
/// no room as long as it was meant leaves earlier; in a full house families lie apart, and fewer come.
pub fn housed(house: &House, today: Day) -> Vec<(Former, Vec<BedId>)> {
    let mut taken = of_today(house, today);
    let mut housed = Vec::new();
    for mut one in past::all(today).into_iter().rev() {
        let spells = || (one.left..=(one.came - FEWEST).max(one.left)).map(|left| (one.came, left));
        let together = |people| spells().find_map(|spell| Some((room(house, &taken, people, spell)?, spell)));
        let apart = |people| spells().find_map(|spell| Some((anywhere(house, &taken, people, spell)?, spell)));
        let mut sizes = (1..=one.people.len()).rev();
        let found = sizes.find_map(|people| together(people).or_else(|| apart(people)));
        let (beds, spell) = found.unwrap_or_else(|| (Vec::new(), (one.came, one.left)));
        one.people.truncate(beds.len().max(1));
        for bed in &beds {
            taken.entry(*bed).or_default().push(spell);
        }
        housed.push((Former { left: spell.1, ..one }, beds));
    }
    housed.reverse();
    housed
}

fn of_today(house: &House, today: Day) -> Taken {
    let mut taken = Taken::new();
    for household in HOUSEHOLDS {
        let (building, room, first) = household.room;
        let came = today.days_since(arrival(household, today));
        for bed in (0..household.people.len()).filter_map(|n| house.bed(building, room, first + n)) {
            taken.entry(bed).or_default().push((came, i64::MIN));
        }
    }
    taken
}

fn is_free(taken: &Taken, bed: BedId, spell: Spell) -> bool {
    taken.get(&bed).is_none_or(|spells| spells.iter().all(|other| apart(*other, spell)))
}

/// A room of their own, or a bed in „Липа“ for somebody alone.
fn room(house: &House, taken: &Taken, people: usize, spell: Spell) -> Option<Vec<BedId>> {
    let alone = people == 1;
    let rooms = house.rooms().filter(|(building, ..)| !alone || *building == "Липа");
    let beds = rooms.map(|(_, _, beds)| {
        (beds.len(), beds.iter().copied().filter(|bed| is_free(taken, *bed, spell)).collect::<Vec<_>>())
    });
    let fitting = beds.filter(|(all, free)| free.len() >= people && (alone || free.len() == *all));
    let (_, mut beds) = fitting.min_by_key(|(_, free)| free.len())?;
    beds.truncate(people);
    Some(beds)
}

/// Whatever is free.
fn anywhere(house: &House, taken: &Taken, people: usize, spell: Spell) -> Option<Vec<BedId>> {
    let beds = house.rooms().flat_map(|(_, _, beds)| beds.iter().copied());
    let beds: Vec<BedId> = beds.filter(|bed| is_free(taken, *bed, spell)).take(people).collect();
    (beds.len() == people).then_some(beds)
}

/// Whether a night lies between two spells.
fn apart(one: Spell, two: Spell) -> bool {
    one.1 > two.0 + 1 || two.1 > one.0 + 1
}
