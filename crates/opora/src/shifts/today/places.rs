//! The beds of the house as small squares, building by building.

use super::BedNow;
use crate::shifts::t;
use kernel::i18n::Lang;
use maud::{Markup, html};

/// From the left edge of a square to that of the next, in pixels.
const STEP: usize = 17;
/// A square.
const SIDE: usize = 13;
/// Between buildings.
const APART: usize = 15;
/// Squares stand in so many rows.
const ROWS: usize = 2;

/// How many beds are taken and how many can be given now.
pub fn counts(beds: &[BedNow]) -> (usize, usize) {
    let taken = beds.iter().filter(|bed| bed.taken_by.as_deref() == Some("stay")).count();
    let free = beds.iter().filter(|bed| bed.taken_by.is_none()).count();
    (taken, free)
}

/// The picture, with the same in words.
pub fn picture(l: Lang, beds: &[BedNow]) -> Markup {
    let buildings: Vec<&[BedNow]> = beds.chunk_by(|one, next| one.building == next.building).collect();
    let columns = |building: &[BedNow]| building.len().div_ceil(ROWS);
    let starts = buildings.iter().scan(0, |at, building| {
        let start = *at;
        *at += columns(building) * STEP + APART;
        Some(start)
    });
    let width: usize = buildings.iter().map(|building| columns(building) * STEP + APART).sum();
    let (width, height) = (width.saturating_sub(APART + STEP - SIDE - 1), STEP + SIDE + 1);
    let words: Vec<String> = buildings.iter().map(|building| in_words(l, building)).collect();
    html! {
        svg.places viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) role="img" aria-label=(words.join(" ")) {
            @for (start, building) in starts.zip(&buildings) {
                @for (at, bed) in building.iter().enumerate() {
                    @let (column, row) = (at % columns(building), at / columns(building));
                    rect class=(class(bed)) x={ (start + column * STEP) ".5" } y={ (row * STEP) ".5" }
                        width=(SIDE) height=(SIDE) rx="3" {}
                }
            }
        }
    }
}

fn class(bed: &BedNow) -> &'static str {
    match bed.taken_by.as_deref() {
        Some("stay") => "taken",
        Some("hold") => "reserved",
        Some(_) => "cleaning",
        None => "free",
    }
}

fn in_words(l: Lang, building: &[BedNow]) -> String {
    let of = |kind: &str| building.iter().filter(|bed| class(bed) == kind).count();
    let name = building.first().map(|bed| bed.building.as_str()).unwrap_or_default();
    t::building_beds(l, name, of("taken"), of("reserved"), of("cleaning"), of("free"))
}
