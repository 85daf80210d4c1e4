//! Who was here before: the cases between and before those of today, each with its end. They give the numbers their
//! past, and the house its history of beds.

use super::households::{Aged, HOUSEHOLDS, Household, Someone};
use super::names::{CHILDREN, FAMILIES, WOMEN};
use super::stage::OPEN_DAYS;
use crate::cases::{BroughtBy, Destination, Entry, Reason};
use crate::people::Sex;
use kernel::types::Day;

/// The first case of a woman who came back, and her second.
pub const RETURNED: i64 = 57;
/// The case she came back with.
pub const RETURNS: i64 = 133;
/// The case of a woman of whom nobody knew more than what she wanted to be called.
pub const BY_ALIAS: i64 = 132;
/// The case of a girl whom the police brought alone.
pub const CHILD_ALONE: i64 = 136;

/// A case that has ended, in days before the day of the demonstration.
#[derive(Clone, Debug)]
pub struct Former {
    /// The number of the case.
    pub number: i64,
    /// So many days ago they came.
    pub came: i64,
    /// So many days ago they left.
    pub left: i64,
    /// When on that day.
    pub hour: (i8, i8),
    /// How they came in.
    pub entry: Entry,
    /// Why.
    pub reason: Reason,
    /// Who came with them to the door.
    pub brought_by: BroughtBy,
    /// Where they went.
    pub destination: Destination,
    /// What was said as they left.
    pub note: &'static str,
    /// The adult first.
    pub people: Vec<Someone>,
}

/// A row of numbers that is the same on every machine.
struct Dice(u64);

impl Dice {
    /// A number below `most`.
    fn roll(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len() as u64) as usize]
    }
}

/// The day on which a household of today came: six months before its last day.
pub fn arrival(household: &Household, today: Day) -> Day {
    let last = today.plus_days(household.left);
    Day(last.0.saturating_sub(jiff::Span::new().months(6)))
}

/// Every case that has ended, by number. Those between two cases of today came between them.
pub fn all(today: Day) -> Vec<Former> {
    let mut dice = Dice(20_261_014);
    let mut former = Vec::new();
    let (mut after, mut since) = (0, OPEN_DAYS - 3);
    for household in HOUSEHOLDS {
        let came = today.days_since(arrival(household, today));
        let between = household.number - after - 1;
        for step in 1..=between {
            let came = since - (since - came) * step / (between + 1);
            former.push(one(&mut dice, after + step, came));
        }
        (after, since) = (household.number, came);
    }
    former.into_iter().map(particular).collect()
}

/// Those of whom more is told.
fn particular(former: Former) -> Former {
    match former.number {
        RETURNED => Former {
            entry: Entry::Emergency,
            reason: Reason::PartnerViolence,
            brought_by: BroughtBy::Police,
            destination: Destination::BackToHarm,
            note: "Реши да се върне, за да опита отново. Знае, че вратата е отворена, и взе картата с телефона.",
            people: HOUSEHOLDS.iter().filter(|h| h.number == RETURNS).flat_map(|h| h.people).copied().collect(),
            ..former
        },
        BY_ALIAS => Former {
            reason: Reason::Trafficking,
            brought_by: BroughtBy::Organisation,
            destination: Destination::OtherCentre,
            note: "Премина в център, където говорят езика ѝ.",
            people: vec![Someone {
                given: "",
                middle: "",
                family: "",
                alias: "Лястовица",
                sex: Sex::Female,
                aged: Aged::About(25),
            }],
            ..former
        },
        CHILD_ALONE => Former {
            left: former.came - 6,
            entry: Entry::Emergency,
            reason: Reason::ChildAtRisk,
            brought_by: BroughtBy::Police,
            destination: Destination::FosterFamily,
            note: "Приемното семейство я взе следобед. Раницата и тетрадките са с нея.",
            people: vec![Someone {
                given: "Елица",
                middle: "",
                family: "Раева",
                alias: "",
                sex: Sex::Female,
                aged: Aged::Years(14, 80),
            }],
            ..former
        },
        _ => former,
    }
}

fn one(dice: &mut Dice, number: i64, came: i64) -> Former {
    let longest = (came - 1).clamp(1, 178) as u64;
    let shortest = longest.min(4);
    // Half of them leave within six weeks.
    let usual = if dice.roll(2) == 0 { 42 } else { 178 };
    let nights = shortest + dice.roll(longest.min(usual));
    let left = (came - nights as i64).max(1);
    use Destination::*;
    let destinations = [
        SafeHome,
        Rented,
        Relatives,
        Relatives,
        Rented,
        SafeHouse,
        BackToHarm,
        Relatives,
        Abroad,
        OtherCentre,
        Rented,
        Unknown,
    ];
    use BroughtBy::*;
    let entry = if dice.roll(3) == 0 { Entry::Referral } else { Entry::Emergency };
    let brought_by = if entry == Entry::Referral { Dsp } else { dice.one(&[Police, Alone, MobileTeam, Relative]) };
    use Reason::*;
    Former {
        number,
        came,
        left,
        hour: (9 + dice.roll(13) as i8, 5 * dice.roll(12) as i8),
        entry,
        reason: dice.one(&[PartnerViolence, PartnerViolence, PartnerViolence, FamilyViolence, OtherCrisis, NoHome]),
        brought_by,
        destination: dice.one(&destinations),
        note: "",
        people: household(dice, number),
    }
}

/// A woman, in every third case with a child or two. No two have the same names.
fn household(dice: &mut Dice, number: i64) -> Vec<Someone> {
    let place = number as usize;
    let family = FAMILIES[place % FAMILIES.len()];
    let given = WOMEN[place % WOMEN.len()];
    let years = 19 + dice.roll(40) as i16;
    let aged = |years, dice: &mut Dice| Aged::Years(years, dice.roll(360) as i64);
    let mut people = vec![Someone { given, middle: "", family, alias: "", sex: Sex::Female, aged: aged(years, dice) }];
    for _ in 0..[1, 0, 0, 2, 0, 0][place % 6] {
        let child = dice.roll(CHILDREN.len() as u64) as usize;
        let boy = child % 2 == 1;
        let family = if boy { family.strip_suffix('а').unwrap_or(family) } else { family };
        let sex = if boy { Sex::Male } else { Sex::Female };
        people.push(Someone {
            given: CHILDREN[child],
            middle: "",
            family,
            alias: "",
            sex,
            aged: aged(1 + dice.roll(14) as i16, dice),
        });
    }
    people
}
