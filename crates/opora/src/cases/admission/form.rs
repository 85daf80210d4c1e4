//! The admission form as fields: so many blocks of people, each with its number before the names of its fields.

use super::{Admission, Arrival, NewBasis, NewNotice, Who};
use crate::cases::codes::{About, Addressee, Duration, Entry, Part};
use crate::cases::signal::{Answer, Signal};
use crate::people::{Birth, Identity, NewPerson};
use kernel::form::{Fields, PartialDay, Problems, Reader};
use kernel::i18n;
use kernel::types::{Day, Moment, PersonId};

/// More blocks than this are no household.
const MOST: usize = 20;
/// The oldest age that can be written down.
const OLDEST: i64 = 120;

/// The notices that fall due at the door: what about, and to whom.
pub const NOTICES: [(About, Addressee); 3] = [
    (About::EmergencyAdmission, Addressee::Dsp),
    (About::LifeInDanger, Addressee::Police),
    (About::Trafficking, Addressee::Prosecutor),
];

/// How many people there are on the form.
pub fn blocks(fields: &Fields) -> usize {
    fields.get("people").parse().unwrap_or(1).clamp(1, MOST)
}

/// The form as it is opened: now, an emergency, one adult, and what a call has told already.
pub fn opened(now: Moment, command: String, signal: Option<&Signal>, bed: &str, person: Option<PersonId>) -> Fields {
    let mut fields = Fields::default();
    fields.set("command", command);
    fields.set("at_date", now.day().to_string());
    fields.set("at_time", i18n::time(now.local().time()));
    fields.set("entry", Entry::Emergency.code());
    fields.set("duration", Duration::Short.code());
    fields.set("people", "1");
    block(&mut fields, 0, Part::Adult);
    fields.set("p0_bed", bed);
    if let Some(person) = person {
        fields.set("p0_known", person.to_string());
    }
    if let Some(signal) = signal {
        told(&mut fields, signal);
    }
    if person.is_some() {
        fields.set("p0_alias", "");
    }
    fields
}

fn told(fields: &mut Fields, signal: &Signal) {
    fields.set("signal", signal.id.to_string());
    fields.set("p0_alias", signal.name_given.clone());
    if signal.danger_now == Answer::Yes {
        fields.set("life_in_danger", "1");
    }
    let adults = usize::try_from(signal.adults).unwrap_or(0);
    let children = usize::try_from(signal.children).unwrap_or(0);
    let parts = (0..adults.max(usize::from(children == 0))).map(|_| Part::Adult);
    let child = if adults == 0 { Part::Child } else { Part::Accompanying };
    let all: Vec<Part> = parts.chain((0..children).map(|_| child)).take(MOST).collect();
    fields.set("people", all.len().to_string());
    for (index, part) in all.into_iter().enumerate() {
        block(fields, index, part);
    }
}

/// The usual ground of somebody who is here as `part` stands there already.
fn block(fields: &mut Fields, index: usize, part: Part) {
    use crate::cases::codes::BasisKind;
    let basis = match part {
        Part::Adult => BasisKind::OwnWish,
        Part::Accompanying => BasisKind::WithParent,
        Part::Child => BasisKind::PoliceProtection,
    };
    fields.set(format!("p{index}_part"), part.code());
    fields.set(format!("p{index}_basis"), basis.code());
}

/// What a button other than „Приеми“ asks of the form: one block more or less, somebody found, somebody else after all.
/// Whether the form is to be drawn again at once.
pub fn turned(fields: &mut Fields) -> bool {
    let count = blocks(fields);
    let (add, remove) = (fields.get("add").to_owned(), fields.get("remove").to_owned());
    let (pick, unpick) = (fields.get("pick").to_owned(), fields.get("unpick").to_owned());
    let mut again = true;
    if let Ok(part) = add.parse::<Part>() {
        if count < MOST {
            fields.set("people", (count + 1).to_string());
            block(fields, count, part);
        }
    } else if let Ok(gone) = remove.parse::<usize>() {
        *fields = without(fields, gone, count);
    } else if let Some((index, who)) = pick.split_once(':') {
        let known = who.parse::<PersonId>().is_ok();
        let name = if known { "known" } else { "none_of" };
        fields.set(format!("p{index}_{name}"), if known { who } else { who.trim_start_matches("new:") });
        again = false;
    } else if !unpick.is_empty() {
        fields.set(format!("p{unpick}_known"), "");
    } else {
        again = false;
    }
    for button in ["add", "remove", "pick", "unpick"] {
        fields.set(button, "");
    }
    again
}

/// The form without one block; those after it move up.
fn without(fields: &Fields, gone: usize, count: usize) -> Fields {
    let mut kept: Fields = fields.iter().filter_map(|(name, value)| Some((moved(name, gone)?, value))).collect();
    kept.set("people", count.saturating_sub(1).max(1).to_string());
    kept
}

fn moved(name: &str, gone: usize) -> Option<String> {
    let block = name.strip_prefix('p').and_then(|rest| rest.split_once('_'));
    match block.and_then(|(number, rest)| Some((number.parse::<usize>().ok()?, rest))) {
        Some((number, _)) if number == gone => None,
        Some((number, rest)) if number > gone => Some(format!("p{}_{rest}", number - 1)),
        _ => Some(name.to_owned()),
    }
}

/// The order, or what is wrong with the fields.
pub fn read(fields: &Fields, today: Day) -> Result<Admission, Problems> {
    let mut form = Reader::new(fields);
    let at = form.required_moment("at").map(Moment::from);
    let (entry, reason) = (form.required_choice("entry"), form.required_choice("reason"));
    let (brought_by, duration) = (form.required_choice("brought_by"), form.required_choice("duration"));
    let signal_id = form.id("signal");
    let [referrer, referral_number, brought_by_name] =
        ["referrer", "referral_number", "brought_by_name"].map(|name| form.text(name, 200).unwrap_or_default());
    let referral_on = form.day("referral_on").map(Day::from);
    let [condition, belongings] =
        ["condition", "belongings"].map(|name| form.long_text(name, 5000).unwrap_or_default());
    let case_manager_id = form.id("case_manager");
    let [life_in_danger, trafficking, house_rules_given, information_given] =
        ["life_in_danger", "trafficking", "house_rules", "information"].map(|name| form.checkbox(name));
    let people: Vec<Option<Arrival>> =
        (0..blocks(fields)).map(|index| arrival(&mut form, fields, index, today)).collect();
    let notices = notices(&mut form);
    form.build(|| {
        Some(Admission {
            id: None,
            signal_id,
            at,
            entry: entry?,
            reason: reason?,
            referrer,
            referral_number,
            referral_on,
            brought_by: brought_by?,
            brought_by_name,
            condition,
            belongings,
            house_rules_given,
            information_given,
            life_in_danger,
            trafficking,
            duration: duration?,
            case_manager_id,
            people: people.into_iter().collect::<Option<Vec<_>>>()?,
            notices,
        })
    })
}

fn arrival(form: &mut Reader<'_>, fields: &Fields, index: usize, today: Day) -> Option<Arrival> {
    let field = |name: &str| format!("p{index}_{name}");
    let part = form.required_choice(&field("part"));
    let kind = form.required_choice(&field("basis"));
    let [number, issuer] =
        ["basis_number", "basis_issuer"].map(|name| form.text(&field(name), 200).unwrap_or_default());
    let [valid_from, valid_until] =
        ["basis_from", "basis_until"].map(|name| form.moment(&field(name)).map(Moment::from));
    let (unit_id, bed_id) = (form.id(&field("unit")), form.id(&field("bed")));
    let none_of = fields.get(&field("none_of")).split(',').filter_map(|id| id.parse().ok()).collect();
    let bed_reason = form.text(&field("reason"), 500).unwrap_or_default();
    let who = if fields.get(&field("known")).is_empty() {
        Some(Who::New(Box::new(newcomer(form, index, today))))
    } else {
        form.id(&field("known")).map(Who::Known)
    };
    let basis = NewBasis { kind: kind?, number, issuer, valid_from, valid_until, note: String::new() };
    // Whoever chose a kept bed has read for whom it is kept.
    let bed_releases = true;
    Some(Arrival { who: who?, part: part?, unit_id, bed_id, bed_reason, bed_releases, basis, none_of })
}

fn newcomer(form: &mut Reader<'_>, index: usize, today: Day) -> NewPerson {
    let field = |name: &str| format!("p{index}_{name}");
    let [given, middle, family, alias] =
        ["given", "middle", "family", "alias"].map(|name| form.text(&field(name), 100).unwrap_or_default());
    let sex = form.choice(&field("sex")).unwrap_or_default();
    let born = form.partial_day(&field("born"));
    let age = form.integer(&field("age"), 0..=OLDEST);
    let birth = match (born, age) {
        (Some(PartialDay::Day(day)), _) => Birth::known(day.into()),
        (Some(part), _) => Birth::partial(part.earliest().into(), part.latest().into()),
        (None, Some(age)) => Birth::estimated(age, today),
        (None, None) => Birth::default(),
    };
    let interpreter = form.checkbox(&field("interpreter"));
    let languages = form.text(&field("languages"), 100).unwrap_or_default();
    let identity = Identity { given, middle, family, alias, sex, birth, interpreter, languages, ..Identity::default() };
    NewPerson { identity, ..NewPerson::default() }
}

/// The notices that were sent already: those for which a way was chosen.
fn notices(form: &mut Reader<'_>) -> Vec<NewNotice> {
    let mut sent = Vec::new();
    for (index, (about, addressee)) in NOTICES.into_iter().enumerate() {
        let reference = form.text(&format!("n{index}_reference"), 200).unwrap_or_default();
        let sent_at = form.moment(&format!("n{index}_sent_at")).map(Moment::from);
        if let Some(channel) = form.choice(&format!("n{index}_channel")) {
            let person_id = None;
            sent.push(NewNotice { person_id, about, addressee, channel, reference, sent_at });
        }
    }
    sent
}
