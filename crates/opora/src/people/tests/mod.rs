//! Stories of people, on both databases.

mod api;
mod duplicate;
mod family;
mod file;
mod forms;
mod search;
mod speed;

use super::identifier::{IdentifierKind, NewIdentifier};
use super::{Birth, Identity, NewPerson, Opened, Sex, open_file};
use crate::tests::cast::{Cast, HARBOUR};
use bulgaria::egn::{self, Egn};
use kernel::policy::Role;
use kernel::types::{Day, PersonId};

/// Her birth date, and the ЕГН that goes with it.
const BORN: Day = Day::new(1992, 3, 14);

fn egn() -> String {
    Egn::make(BORN.0, egn::Sex::Female, 12).expect("an EGN").to_string()
}

fn named(given: &str, family: &str) -> NewPerson {
    let identity = Identity { given: given.into(), family: family.into(), ..Identity::default() };
    NewPerson { identity, ..NewPerson::default() }
}

/// Надежда Колева, with her ЕГН.
fn nadezhda() -> NewPerson {
    let mut new = named("Надежда", "Колева");
    new.identity.sex = Sex::Female;
    new.identity.birth = Birth::known(BORN);
    new.identifiers = vec![NewIdentifier { kind: IdentifierKind::Egn, value: egn(), ..NewIdentifier::default() }];
    new
}

/// Opens a file as a social worker who has looked at whoever is alike.
async fn made(cast: &Cast, new: &NewPerson) -> PersonId {
    let ctx = cast.ctx(Role::SocialWorker);
    let none_of: Vec<PersonId> =
        super::duplicates(&ctx, HARBOUR, new).await.unwrap().into_iter().map(|c| c.person.id).collect();
    match open_file(&ctx, HARBOUR, new, &none_of).await.unwrap() {
        Opened::File(id) => id,
        Opened::Likely(candidates) => panic!("still likely: {candidates:?}"),
    }
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let field = format!("type=\"hidden\" name=\"{name}\" value=\"");
    let start = page.find(&field).unwrap_or_else(|| panic!("no field {name} in {page}")) + field.len();
    page[start..].split('"').next().unwrap().to_owned()
}
