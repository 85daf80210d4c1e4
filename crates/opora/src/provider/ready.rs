//! A ready structure to start from: a crisis centre of 30 places in two buildings. A shelter unit has at most 10 users
//! (НКСУ, приложения 20 and 21), so 30 places are three units.

use super::arrange::{code_is_used, may_arrange_all};
use super::kinds::{RoomKind, RoomRule, ServiceKind, SexRule, UnitKind, UserGroup};
use super::orders::{BedOrder, BuildingOrder, Order, RoomOrder, ServiceOrder, UnitOrder};
use super::structure::{BuildingId, RoomId, UnitId};
use super::{store_orders, t};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};
use serde_json::json;

/// What is not the same in every ready crisis centre.
#[derive(Clone, Debug)]
pub struct ReadyOrder {
    /// Its own name: „Пристан“.
    pub name: String,
    /// The letters its case numbers begin with.
    pub code: String,
    /// The first day of everything in it.
    pub valid_from: Day,
}

#[derive(Clone, Copy)]
enum Whose {
    Adults,
    Mothers,
    Children,
}
use Whose::{Adults, Children, Mothers};

/// Floor, number, beds, whose, with a way for wheelchairs.
type Bedroom = (i64, &'static str, i64, Whose, bool);

/// „Явор“: 15 beds.
const YAVOR: [Bedroom; 6] = [
    (1, "1", 2, Mothers, false),
    (1, "2", 2, Mothers, false),
    (1, "3", 3, Mothers, false),
    (2, "4", 2, Children, false),
    (2, "5", 3, Mothers, false),
    (2, "6", 3, Children, false),
];
/// „Липа“: 15 beds.
const LIPA: [Bedroom; 7] = [
    (1, "1", 2, Adults, false),
    (1, "2", 2, Children, false),
    (1, "3", 2, Adults, true),
    (1, "4", 2, Adults, false),
    (2, "5", 3, Children, false),
    (2, "6", 2, Adults, false),
    (2, "7", 2, Adults, false),
];

/// Makes the ready crisis centre, all at once or not at all. Refused when another service has its letters.
pub async fn ready_structure(ctx: &Ctx, order: &ReadyOrder) -> Result<ServiceId, Refusal> {
    let mut change = may_arrange_all(ctx, ctx.new_id()).await?;
    let (id, event) = ready_structure_in(&mut change, order, ctx.lang).await?;
    change.commit(event).await?;
    Ok(id)
}

/// The same within a change that makes more: of the demonstration. The event tells what was made.
pub async fn ready_structure_in(
    change: &mut Change,
    order: &ReadyOrder,
    l: Lang,
) -> Result<(ServiceId, Event), Refusal> {
    let id = change.new_id();
    let service = ServiceOrder {
        kind: ServiceKind::CrisisCentre,
        code: order.code.clone(),
        name: order.name.clone(),
        zzdn_programme: false,
        valid_from: order.valid_from,
        valid_until: None,
    }
    .checked()?;
    let provider = change.provider;
    store_orders::insert_service(change, provider, id, &service).await.map_err(code_is_used)?;
    let since = service.valid_from;
    let units = units(change, id, since, l).await?;
    let yavor = building(change, id, "Явор").await?;
    let lipa = building(change, id, "Липа").await?;
    for (building, bedrooms) in [(yavor, &YAVOR[..]), (lipa, &LIPA[..])] {
        for bedroom in bedrooms {
            bedroom_with_beds(change, building, bedroom, &units, since).await?;
        }
    }
    room(change, common(yavor, 1, t::ready_kitchen(l), RoomKind::Kitchen)).await?;
    room(change, common(lipa, 2, t::ready_playroom(l), RoomKind::Playroom)).await?;
    Ok((id, Event::new("service.created", id).with(&json!({ "ready": "crisis_centre_30" }))))
}

/// The units of adults, of mothers with children, of children: 10 users each.
async fn units(change: &mut Change, service: ServiceId, since: Day, l: Lang) -> Result<[UnitId; 3], Refusal> {
    let groups = [
        (UserGroup::Adults, t::ready_adults(l), Some(18), None),
        (UserGroup::Mothers, t::ready_mothers(l), None, None),
        (UserGroup::Children, t::ready_children(l), None, Some(17)),
    ];
    let mut ids = [UnitId(service.0); 3];
    for (id, (user_group, name, age_from, age_until)) in ids.iter_mut().zip(groups) {
        *id = change.new_id();
        let order = UnitOrder {
            name: name.into(),
            kind: UnitKind::Shelter,
            user_group,
            sex_rule: if user_group == UserGroup::Children { SexRule::Any } else { SexRule::Women },
            age_from,
            age_until,
            capacity: 10,
            staff_hundredths: 90,
            stay_limit_months: Some(6),
            valid_from: since,
            valid_until: None,
            since: None,
        };
        let provider = change.provider;
        store_orders::insert_unit(change, provider, service, *id, &order).await?;
    }
    Ok(ids)
}

/// A building of which only the name is known; its address will be secret.
async fn building(change: &mut Change, service: ServiceId, name: &str) -> Result<BuildingId, Refusal> {
    let id = change.new_id();
    let order = BuildingOrder { name: name.into(), address: String::new(), address_protected: true, position: None };
    let provider = change.provider;
    store_orders::insert_building(change, provider, service, id, &order).await?;
    Ok(id)
}

async fn bedroom_with_beds(
    change: &mut Change,
    building: BuildingId,
    bedroom: &Bedroom,
    units: &[UnitId; 3],
    since: Day,
) -> Result<(), Refusal> {
    let (floor, name, beds, whose, accessible) = *bedroom;
    let order = RoomOrder {
        building_id: building,
        unit_id: Some(units[whose as usize]),
        floor,
        name: name.into(),
        kind: RoomKind::Bedroom,
        rule: RoomRule::SameSex,
        accessible,
        position: None,
        beds: 0,
        since: None,
    };
    let room_id = room(change, order).await?;
    for number in 1..=beds {
        let order = BedOrder { room_id, name: number.to_string(), valid_from: since, valid_until: None };
        let (provider, id) = (change.provider, change.new_id());
        store_orders::insert_bed(change, provider, id, &order).await?;
    }
    Ok(())
}

fn common(building_id: BuildingId, floor: i64, name: &str, kind: RoomKind) -> RoomOrder {
    RoomOrder {
        building_id,
        unit_id: None,
        floor,
        name: name.into(),
        kind,
        rule: RoomRule::Any,
        accessible: false,
        position: None,
        beds: 0,
        since: None,
    }
}

async fn room(change: &mut Change, order: RoomOrder) -> Result<RoomId, Refusal> {
    let id = change.new_id();
    let provider = change.provider;
    store_orders::insert_room(change, provider, id, &order).await?;
    Ok(id)
}
