use super::*;
use crate::types::AccountId;
use jiff::civil::date;

/// Reads the field `x` with this text in it: the value, and the message if there is one.
fn read<T>(text: &str, how: impl FnOnce(&mut Reader<'static>, &str) -> Option<T>) -> Result<Option<T>, Msg> {
    let fields = Box::leak(Box::new(Fields::from_iter([("x", text)])));
    let mut reader = Reader::new(fields);
    let value = how(&mut reader, "x");
    match reader.finish(()) {
        Ok(()) => Ok(value),
        Err(problems) => {
            assert!(value.is_none(), "a wrong field gives no value");
            Err(problems.of("x").expect("the problem is noted at the field").clone())
        }
    }
}

#[test]
fn lines_and_texts() {
    let line = |text| read(text, |form, name| form.text(name, 5));
    assert_eq!(line("  Ива \t Й "), Ok(Some("Ива Й".into())));
    assert_eq!(line("  "), Ok(None));
    assert_eq!(line("Мария"), Ok(Some("Мария".into())));
    assert_eq!(line("Мариана"), Err(t::m::too_long(5, 7)));
    let long = |text| read(text, |form, name| form.long_text(name, 100));
    assert_eq!(long("\r\nПърви\r\n\r\n  Втори\rТрети\n"), Ok(Some("Първи\n\n  Втори\nТрети".into())));
}

#[test]
fn a_required_field_must_not_be_empty() {
    assert_eq!(read(" ", |form, name| form.required_text(name, 9)), Err(t::m::required()));
    assert_eq!(read("", |form, name| form.required(name, Reader::day)), Err(t::m::required()));
    assert_eq!(read("7", |form, name| form.required(name, |form, name| form.integer(name, 1..=9))), Ok(Some(7)));
    assert_eq!(read("31.02.2026", |form, name| form.required(name, Reader::day)), Err(t::m::impossible_date()));
}

#[test]
fn no_control_character_passes_and_none_panics() {
    for code in (0..0xA0).chain([0xFFFD]).filter_map(char::from_u32) {
        let text = format!("а{code}б");
        let bad = (code.is_control() && !"\n\r\t".contains(code)) || code == '\u{fffd}';
        let refused = bad.then(t::m::bad_characters);
        assert_eq!(read(&text, |form, name| form.text(name, 9)).err(), refused, "{code:?}");
        assert_eq!(read(&text, |form, name| form.long_text(name, 9)).err(), refused, "{code:?}");
        assert_eq!(read(&text, Reader::day).err(), Some(refused.clone().unwrap_or_else(t::m::not_a_date)), "{code:?}");
        assert!(read(&text, |form, name| form.integer(name, 0..=9)).is_err());
        assert!(read(&text, Reader::time).is_err());
        assert!(read(&text, Reader::id::<AccountId>).is_err());
    }
}

#[test]
fn days() {
    let october = Ok(Some(date(2026, 10, 14)));
    for text in ["2026-10-14", "14.10.2026", " 14.10.2026 г.", "14.10.2026г.", "14. 10. 2026"] {
        assert_eq!(read(text, Reader::day), october, "{text}");
    }
    assert_eq!(read("1.2.2026", Reader::day), Ok(Some(date(2026, 2, 1))));
    assert_eq!(read("29.02.2028", Reader::day), Ok(Some(date(2028, 2, 29))));
    for text in ["31.04.2026", "2026-02-29", "32.01.2026", "01.13.2026", "0.1.2026", "99.99.2026", "2026-00-10"] {
        assert_eq!(read(text, Reader::day), Err(t::m::impossible_date()), "{text}");
    }
    for text in
        ["вчера", "14.10.26", "14/10/2026", "2026", "10.2026", "14.10.2026.1", "-14.10.2026", "+1.10.2026", "..", "-"]
    {
        assert_eq!(read(text, Reader::day), Err(t::m::not_a_date()), "{text}");
    }
    for text in ["14.10.0202", "1899-12-31", "2200-01-01"] {
        assert_eq!(read(text, Reader::day), Err(t::m::year_out_of_range(1900, 2199)), "{text}");
    }
}

#[test]
fn days_of_which_a_part_is_known() {
    for (text, expected) in [
        ("2019", PartialDay::Year(2019)),
        ("2019 г.", PartialDay::Year(2019)),
        ("2019-04", PartialDay::Month(2019, 4)),
        ("04.2019", PartialDay::Month(2019, 4)),
        ("4.2019", PartialDay::Month(2019, 4)),
        ("20.04.2019", PartialDay::Day(date(2019, 4, 20))),
    ] {
        assert_eq!(read(text, Reader::partial_day), Ok(Some(expected)), "{text}");
    }
    assert_eq!(read("13.2019", Reader::partial_day), Err(t::m::impossible_date()));
    assert_eq!(read("април 2019", Reader::partial_day), Err(t::m::not_a_date()));
}

#[test]
fn times() {
    for (text, hour, minute) in
        [("08:30", 8, 30), ("8:30", 8, 30), ("8.30", 8, 30), ("23:59:00", 23, 59), ("00:00", 0, 0)]
    {
        assert_eq!(read(text, Reader::time), Ok(Some(Time::constant(hour, minute, 0, 0))), "{text}");
    }
    for text in ["24:00", "8", "8:60", "008:30", "8:30:15", "8:30:00:00", "-8:30", "осем", ":"] {
        assert_eq!(read(text, Reader::time), Err(t::m::not_a_time()), "{text}");
    }
}

fn moment(day: &str, time: &str) -> Result<Option<String>, Problems> {
    let fields = Fields::from_iter([("at_date", day), ("at_time", time)]);
    let mut reader = Reader::new(&fields);
    let at = reader.moment("at");
    reader.finish(at.map(|at| at.to_string()))
}

fn one(field: &str, message: Msg) -> Problems {
    let mut problems = Problems::default();
    problems.add(field, message);
    problems
}

#[test]
fn moments_are_of_the_clock_of_the_town() {
    assert_eq!(moment("", ""), Ok(None));
    assert_eq!(moment("14.10.2026", "11:34"), Ok(Some("2026-10-14T08:34:00Z".into())), "summer time");
    assert_eq!(moment("2026-12-06", "11:34"), Ok(Some("2026-12-06T09:34:00Z".into())), "winter time");
    assert_eq!(moment("2026-03-29", "02:59"), Ok(Some("2026-03-29T00:59:00Z".into())));
    assert_eq!(moment("2026-03-29", "03:30"), Err(one("at_time", t::m::skipped_time())));
    assert_eq!(moment("2026-03-29", "04:00"), Ok(Some("2026-03-29T01:00:00Z".into())));
    assert_eq!(moment("2026-10-25", "03:30"), Ok(Some("2026-10-25T00:30:00Z".into())), "the first of the two");
    assert_eq!(moment("2026-10-25", ""), Err(one("at_time", t::m::required())));
    assert_eq!(moment("", "03:30"), Err(one("at_date", t::m::required())));
    let both_wrong = moment("31.02.2026", "25:00").unwrap_err();
    assert_eq!(
        (both_wrong.of("at_date"), both_wrong.of("at_time")),
        (Some(&t::m::impossible_date()), Some(&t::m::not_a_time()))
    );
}

#[test]
fn a_required_moment_says_so_once() {
    let fields = Fields::default();
    let mut reader = Reader::new(&fields);
    assert_eq!(reader.required_moment("at"), None);
    assert_eq!(reader.finish(()), Err(one("at_date", t::m::required())));
}

#[test]
fn whole_numbers() {
    let number = |text| read(text, |form, name| form.integer(name, -5..=20_000));
    assert_eq!(number("12"), Ok(Some(12)));
    assert_eq!(number("12\u{a0}000"), Ok(Some(12_000)));
    assert_eq!(number("−3"), Ok(Some(-3)));
    for text in ["12,5", "1.0", "дванайсет", "99999999999999999999", "--1"] {
        assert_eq!(number(text), Err(t::m::not_a_number()), "{text}");
    }
    assert_eq!(number("20001"), Err(t::m::out_of_range(-5, 20_000)));
    assert_eq!(number("-6"), Err(t::m::out_of_range(-5, 20_000)));
}

#[test]
fn choices() {
    use crate::i18n::Lang;
    assert_eq!(read("en", Reader::choice::<Lang>), Ok(Some(Lang::En)));
    assert_eq!(read("", Reader::choice::<Lang>), Ok(None));
    assert_eq!(read("", Reader::required_choice::<Lang>), Err(t::m::choose_one()));
    assert_eq!(read("de", Reader::choice::<Lang>), Err(t::m::choose_one()));
    assert_eq!(read("en", |form, name| form.one_of(name, &[Lang::Bg])), Err(t::m::choose_one()));
    assert_eq!(read("0", Reader::id::<AccountId>), Err(t::m::choose_from_list()));

    let fields = Fields::from_iter([("l", "en"), ("l", ""), ("l", "bg"), ("m", "en"), ("m", "de")]);
    let mut reader = Reader::new(&fields);
    assert_eq!(reader.many::<Lang>("l"), [Lang::En, Lang::Bg]);
    assert_eq!(reader.many::<Lang>("m"), []);
    assert_eq!(reader.finish(()), Err(one("m", t::m::choose_from_list())));
}

#[test]
fn checkboxes() {
    let fields = Fields::from_iter([("a", "1"), ("b", "on"), ("c", ""), ("d", "0"), ("e", "false")]);
    let reader = Reader::new(&fields);
    let ticked: Vec<&str> = ["a", "b", "c", "d", "e", "f"].into_iter().filter(|name| reader.checkbox(name)).collect();
    assert_eq!(ticked, ["a", "b"]);
}

#[test]
fn problems_come_in_the_order_of_reading_and_keep_the_value_back() {
    let fields = Fields::from_iter([("name", ""), ("born", "31.02.2026"), ("note", "добре")]);
    let mut reader = Reader::new(&fields);
    let (name, born, note) = (reader.required_text("name", 9), reader.day("born"), reader.text("note", 9));
    let problems = reader.build(|| Some((name?, born, note))).unwrap_err();
    let named: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(named, ["name", "born"]);
}

#[test]
fn a_value_that_needs_an_empty_field_is_a_problem_and_not_a_panic() {
    let fields = Fields::default();
    let mut reader = Reader::new(&fields);
    let name = reader.text("name", 9);
    assert_eq!(reader.build(|| name), Err(one("", t::m::form_incomplete())));
}
