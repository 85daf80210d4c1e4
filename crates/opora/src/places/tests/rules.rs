//! The rules by table.

use super::super::rules::{Weight, fits};
use super::*;
use crate::people::{Age, Sex};
use crate::provider::{BuildingId, Room, RoomId, RoomKind, RoomRule, SexRule, Unit, UnitId, UnitKind, UserGroup};
use kernel::i18n::Lang;

const TODAY: Day = Day::new(2026, 11, 21);

fn guest(case: u128, sex: Sex, years: i64) -> Guest {
    let age = Some(Age { least: years, most: years });
    Guest { case_id: Uuid::from_u128(case), sex, age, came_as_adult: years >= 18, trafficked: false }
}

fn beside(guest: Guest) -> Other {
    Other { guest, in_room: true, related: false, harmed: false }
}

fn room(rule: RoomRule) -> Room {
    Room {
        id: RoomId(Uuid::nil()),
        building_id: BuildingId(Uuid::nil()),
        unit_id: Some(UnitId(Uuid::nil())),
        floor: 1,
        name: "1".into(),
        kind: RoomKind::Bedroom,
        rule,
        accessible: false,
        position: 1,
        version: 1,
        beds: Vec::new(),
    }
}

fn unit(user_group: UserGroup, sex_rule: SexRule) -> Unit {
    Unit {
        id: UnitId(Uuid::nil()),
        name: "Звено".into(),
        kind: UnitKind::Shelter,
        user_group,
        sex_rule,
        age_from: None,
        age_until: None,
        capacity: 10,
        staff_hundredths: 90,
        stay_limit_months: Some(6),
        valid_from: Day::new(2026, 1, 1),
        valid_until: Some(Day::new(2026, 12, 31)),
        version: 1,
    }
}

fn found(guest: &Guest, room: &Room, unit: &Unit, others: &[Other]) -> Vec<(Weight, Rule)> {
    let fullness = Fullness { people: 3, ordered: false };
    fits(guest, true, room, Some(unit), fullness, others, TODAY).iter().map(|f| (f.weight, f.rule)).collect()
}

#[test]
fn who_may_share_a_room() {
    use RoomRule::{Any, Family, SameSex};
    let woman = || guest(1, Sex::Female, 30);
    let table = [
        ("alone", woman(), SameSex, vec![], vec![]),
        ("with her son of 17", woman(), SameSex, vec![beside(guest(1, Sex::Male, 17))], vec![]),
        ("with another woman", woman(), SameSex, vec![beside(guest(2, Sex::Female, 40))], vec![]),
        (
            "with a stranger's son",
            woman(),
            SameSex,
            vec![beside(guest(2, Sex::Male, 9))],
            vec![(Weight::Warn, Rule::RoomSex)],
        ),
        ("sex not known", woman(), SameSex, vec![beside(guest(2, Sex::Unknown, 9))], vec![]),
        (
            "a family's room",
            woman(),
            Family,
            vec![beside(guest(2, Sex::Female, 9))],
            vec![(Weight::Warn, Rule::RoomFamily)],
        ),
        ("a room without rule", woman(), Any, vec![beside(guest(2, Sex::Male, 40))], vec![]),
    ];
    for (what, who, rule, others, expected) in table {
        assert_eq!(found(&who, &room(rule), &unit(UserGroup::Everyone, SexRule::Any), &others), expected, "{what}");
    }
}

#[test]
fn siblings_who_came_apart_may_be_together_and_other_children_of_both_sexes_only_by_exception() {
    let children = unit(UserGroup::Children, SexRule::Any);
    let (boy, girl) = (guest(1, Sex::Male, 8), guest(2, Sex::Female, 10));
    let sister = Other { related: true, ..beside(girl.clone()) };
    assert_eq!(found(&boy, &room(RoomRule::SameSex), &children, &[sister]), []);
    assert_eq!(found(&boy, &room(RoomRule::SameSex), &children, &[beside(girl)]), [(Weight::Exception, Rule::RoomSex)]);
}

#[test]
fn whom_a_unit_is_for() {
    let adults = unit(UserGroup::Adults, SexRule::Women);
    let children = Unit { age_until: Some(17), ..unit(UserGroup::Children, SexRule::Any) };
    let (mother, baby) = (guest(1, Sex::Female, 30), guest(1, Sex::Male, 0));
    let kin = |guest: &Guest| Other { in_room: false, ..beside(guest.clone()) };
    let table = [
        ("a woman among women", &mother, &adults, vec![], vec![]),
        ("a man among women", &guest(3, Sex::Male, 30), &adults, vec![], vec![(Weight::Exception, Rule::UnitSex)]),
        ("a boy with his mother", &baby, &adults, vec![kin(&mother)], vec![]),
        ("a boy alone", &baby, &adults, vec![], vec![(Weight::Warn, Rule::UnitGroup)]),
        ("a mother with her child among children", &mother, &children, vec![kin(&baby)], vec![]),
        ("a woman alone among children", &mother, &children, vec![], vec![(Weight::Warn, Rule::UnitAge)]),
    ];
    for (what, who, unit, others, expected) in table {
        assert_eq!(found(who, &room(RoomRule::Any), unit, &others), expected, "{what}");
    }
}

#[test]
fn a_trafficked_child_is_kept_from_adults_and_adults_from_it() {
    let everyone = unit(UserGroup::Everyone, SexRule::Any);
    let child = Guest { trafficked: true, ..guest(1, Sex::Female, 15) };
    let woman = guest(2, Sex::Female, 40);
    let refused = [(Weight::Refuse, Rule::TraffickedChild)];
    assert_eq!(found(&child, &room(RoomRule::Any), &everyone, &[beside(woman.clone())]), refused);
    assert_eq!(found(&woman, &room(RoomRule::Any), &everyone, &[beside(child.clone())]), refused);
    assert_eq!(found(&child, &room(RoomRule::Any), &everyone, &[beside(guest(1, Sex::Female, 40))]), [], "her mother");
    assert_eq!(found(&child, &room(RoomRule::Any), &everyone, &[beside(guest(2, Sex::Female, 14))]), [], "a child");
}

#[test]
fn a_child_is_not_put_among_strangers_unnoticed() {
    let everyone = unit(UserGroup::Everyone, SexRule::Any);
    let (girl, mother) = (guest(1, Sex::Female, 8), guest(1, Sex::Female, 30));
    let (woman, child) = (guest(2, Sex::Female, 40), guest(2, Sex::Female, 9));
    let elsewhere = |guest: &Guest| Other { in_room: false, ..beside(guest.clone()) };
    let apart = vec![(Weight::Warn, Rule::ChildApart)];
    for (what, who, others, expected) in [
        (
            "a stranger's room, her mother elsewhere",
            &girl,
            vec![beside(woman.clone()), elsewhere(&mother)],
            apart.clone(),
        ),
        (
            "a stranger's child, her mother elsewhere",
            &girl,
            vec![beside(child.clone()), elsewhere(&mother)],
            apart.clone(),
        ),
        ("alone with a strange woman", &girl, vec![beside(woman.clone())], apart),
        ("alone among children", &girl, vec![beside(child)], vec![]),
        ("with her mother", &girl, vec![beside(woman.clone()), beside(mother.clone())], vec![]),
        ("a grown-up", &mother, vec![beside(woman)], vec![]),
        ("her own room", &girl, vec![elsewhere(&mother)], vec![]),
    ] {
        assert_eq!(found(who, &room(RoomRule::Any), &everyone, &others), expected, "{what}");
    }
}

#[test]
fn a_full_unit_is_told_by_its_name_and_its_number() {
    let ten = Unit { name: "Възрастни".into(), ..unit(UserGroup::Everyone, SexRule::Any) };
    let fullness = Fullness { people: 10, ordered: false };
    let told = fits(&guest(1, Sex::Female, 30), true, &room(RoomRule::Any), Some(&ten), fullness, &[], TODAY);
    assert_eq!(told[0].message.say(Lang::Bg), "Звеното „Възрастни“ е пълно: 10 души");
}

#[test]
fn a_place_must_exist_on_the_day_and_a_unit_has_its_number() {
    let woman = guest(1, Sex::Female, 30);
    let everyone = unit(UserGroup::Everyone, SexRule::Any);
    let rules = |people, ordered, bed_valid, unit, day| {
        let findings = fits(&woman, bed_valid, &room(RoomRule::Any), unit, Fullness { people, ordered }, &[], day);
        findings.iter().map(|f| (f.weight, f.rule)).collect::<Vec<_>>()
    };
    assert_eq!(rules(9, false, true, Some(&everyone), TODAY), []);
    assert_eq!(rules(10, false, true, Some(&everyone), TODAY), [(Weight::Exception, Rule::Capacity)]);
    assert_eq!(rules(10, true, true, Some(&everyone), TODAY), [(Weight::Record, Rule::Capacity)]);
    assert_eq!(rules(0, false, false, Some(&everyone), TODAY), [(Weight::Refuse, Rule::BedNotValid)]);
    let next_year = Day::new(2027, 1, 1);
    assert_eq!(rules(0, false, true, Some(&everyone), next_year), [(Weight::Refuse, Rule::UnitNotValid)]);
    assert_eq!(rules(0, false, true, None, TODAY), [(Weight::Refuse, Rule::UnitNotValid)]);
}
