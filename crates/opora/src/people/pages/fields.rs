//! The fields of who somebody is: read, filled, drawn.

use super::t;
use crate::people::identifier::{self, IdentifierKind, NewIdentifier};
use crate::people::record::LONGEST;
use crate::people::{Birth, BirthKind, Identity, NewPerson, Sex};
use kernel::form::{Fields, PartialDay, Problems, Reader};
use kernel::i18n::Lang;
use kernel::types::Day;
use kernel::view::FormView;
use maud::{Markup, html};

/// The languages that are offered; anything else can be typed.
const LANGUAGES: &[&str] = &["български", "турски", "ромски", "украински", "руски", "арабски", "английски", "жестов"];

/// Reads who somebody is. An estimated age that was not touched keeps the birth date it stood for.
pub fn identity(form: &mut Reader<'_>, today: Day, before: Option<&Identity>) -> Identity {
    let mut text = |name: &str| form.text(name, LONGEST).unwrap_or_default();
    let (given, middle, family) = (text("given"), text("middle"), text("family"));
    let (alias, latin) = (text("alias"), text("latin"));
    let (citizenship, languages) = (text("citizenship"), text("languages"));
    let birth = birth(form, today, before.map(|before| before.birth));
    Identity {
        given,
        middle,
        family,
        alias,
        latin,
        sex: form.choice("sex").unwrap_or_default(),
        birth,
        citizenship,
        languages,
        interpreter: form.checkbox("interpreter"),
        died_on: form.day("died_on").map(Day),
    }
}

/// The birth date as far as it is known, or else the age as it was judged.
pub fn birth(form: &mut Reader<'_>, today: Day, before: Option<Birth>) -> Birth {
    let born = form.partial_day("born");
    let years = form.integer("age", 0..=130);
    match (born, years) {
        (Some(PartialDay::Day(day)), _) => Birth::known(Day(day)),
        (Some(part), _) => Birth::partial(Day(part.earliest()), Day(part.latest())),
        (None, Some(years)) => {
            let kept = before.filter(|b| b.kind == BirthKind::Estimated && estimated_age(*b, today) == Some(years));
            kept.unwrap_or_else(|| Birth::estimated(years, today))
        }
        (None, None) => Birth::default(),
    }
}

fn estimated_age(birth: Birth, today: Day) -> Option<i64> {
    birth.age_on(today).map(|age| age.most)
}

/// Reads a new person, with the one number that is asked for.
pub fn new_person(fields: &Fields, today: Day) -> Result<NewPerson, Problems> {
    let mut form = Reader::new(fields);
    let identity = identity(&mut form, today, None);
    let number = form.text("value", identifier::LONGEST).map(|value| NewIdentifier {
        kind: form.choice("kind").unwrap_or_default(),
        value,
        confirmed: form.checkbox("confirmed"),
        ..NewIdentifier::default()
    });
    form.finish(NewPerson { id: None, identity, identifiers: number.into_iter().collect() })
}

/// Fills the fields with what is known.
pub fn fill(fields: &mut Fields, who: &Identity, today: Day) {
    let texts = [
        ("given", &who.given),
        ("middle", &who.middle),
        ("family", &who.family),
        ("alias", &who.alias),
        ("latin", &who.latin),
        ("citizenship", &who.citizenship),
        ("languages", &who.languages),
    ];
    for (name, text) in texts {
        fields.set(name, text.as_str());
    }
    fields.set("sex", who.sex.code());
    fields.set("interpreter", if who.interpreter { "1" } else { "" });
    fields.set("died_on", who.died_on.map(|day| day.to_string()).unwrap_or_default());
    if who.birth.kind == BirthKind::Estimated {
        fields.set("age", estimated_age(who.birth, today).map(|age| age.to_string()).unwrap_or_default());
    } else {
        fields.set("born", who.birth.words(Lang::Bg).unwrap_or_default());
    }
}

/// The names, the sex and the birth date.
pub fn names(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    html! {
        (form.text("given", t::given(l)).optional().max_chars(LONGEST))
        (form.text("middle", t::middle(l)).optional().max_chars(LONGEST))
        (form.text("family", t::family_name(l)).optional().max_chars(LONGEST))
        (form.text("alias", t::alias(l)).hint(t::alias_hint(l)).optional().max_chars(LONGEST))
        (form.radios("sex", t::sex(l), Sex::ALL.iter().map(|sex| (sex.code(), sex.label(l)))))
        (form.partial_date("born", t::born(l)).optional())
        (form.number("age", t::age(l)).hint(t::age_hint(l)).optional())
    }
}

/// Languages, citizenship and the spelling in Latin letters.
pub fn more(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    html! {
        (form.text("latin", t::latin(l)).hint(t::latin_hint(l)).optional().max_chars(LONGEST))
        (form.text("citizenship", t::citizenship(l)).optional().max_chars(LONGEST))
        (form.text("languages", t::languages(l)).optional().max_chars(LONGEST).suggestions(LANGUAGES.iter().copied()))
        (form.checkbox("interpreter", t::interpreter(l)))
    }
}

/// A number from a paper: kind, number and, where its digits do not add up, the confirmation.
pub fn number(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    let odd = form.problems.of("value").is_some() || form.fields.has("confirmed");
    html! {
        (form.select("kind", t::number_kind(l), IdentifierKind::ALL.iter().map(|kind| (kind.code(), kind.label(l)))))
        (form.text("value", t::number(l)).optional().max_chars(identifier::LONGEST))
        @if odd { (form.checkbox("confirmed", t::confirmed(l))) }
    }
}

/// (label, words) of everything, for telling two versions apart.
pub fn table(l: Lang, who: &Identity) -> Vec<(&'static str, String)> {
    let birth = who.birth.words(l).unwrap_or_default();
    vec![
        (t::given(l), who.given.clone()),
        (t::middle(l), who.middle.clone()),
        (t::family_name(l), who.family.clone()),
        (t::alias(l), who.alias.clone()),
        (t::latin(l), who.latin.clone()),
        (t::sex(l), who.sex.label(l).to_owned()),
        (t::born(l), birth),
        (t::citizenship(l), who.citizenship.clone()),
        (t::languages(l), who.languages.clone()),
        (t::interpreter(l), if who.interpreter { t::yes(l) } else { t::no(l) }.to_owned()),
        (t::died_on(l), who.died_on.map(|day| kernel::i18n::day(l, day)).unwrap_or_default()),
    ]
}
