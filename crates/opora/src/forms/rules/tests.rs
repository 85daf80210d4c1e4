use super::*;
use crate::forms::samples;
use jiff::civil::date;
use kernel::i18n::Lang;
use proptest::prelude::*;
use serde_json::{Value, json};

const TODAY: Date = date(2026, 11, 21);

fn problems_of(fields: &[(&str, &str)]) -> Vec<String> {
    let form = samples::visit();
    let say = |problem: FormProblem| {
        let item = form.item(&problem.path.link_id).expect("a problem stands at an item");
        format!("{}: {}", problem.path, problem.kind.message(item).say(Lang::Bg))
    };
    problems(&form, &samples::typed(&form, fields), TODAY).into_iter().map(say).collect()
}

#[test]
fn what_is_wrong_is_said_beside_its_question() {
    let fine = [("safe", "true"), ("doctor", "no")];
    assert_eq!(problems_of(&[]), ["safe: Избери един отговор", "doctor: Избери един отговор"]);
    assert_eq!(problems_of(&fine), [""; 0]);
    for (field, typed, said) in [
        ("last-exam", "2026-11-22", "Датата е в бъдещето"),
        ("last-exam", "12.2026", "Датата е в бъдещето"),
        ("last-exam", "31.02.2026", "„31.02.2026“ не е дата. Пиши 02.11.2026, 11.2026 или само 2026"),
        ("fever", "34,4", "Най-малко 34,5"),
        ("age", "сто", "„сто“ не е цяло число"),
        ("note", "Буди се по три пъти всяка нощ", "Побират се 20 знака, 9 са в повече"),
    ] {
        assert_eq!(problems_of(&[fine[0], fine[1], (field, typed)]), [format!("{field}: {said}")], "{typed}");
    }
    for (field, typed) in
        [("last-exam", "2026-11-21"), ("last-exam", "11.2026"), ("last-exam", "2026"), ("fever", "34,5")]
    {
        assert_eq!(problems_of(&[fine[0], fine[1], (field, typed)]), [""; 0], "{field} {typed}");
    }
}

#[test]
fn two_answers_to_a_question_for_one_are_shown_and_not_dropped() {
    let twice = [("safe", "true"), ("doctor", "no"), ("doctor", "now")];
    assert_eq!(problems_of(&twice), ["doctor: Остави само един отговор"]);
}

#[test]
fn only_what_is_asked_can_be_wrong() {
    let fine = [("safe", "true"), ("doctor", "no")];
    let week = ("week", "много");
    assert_eq!(problems_of(&[fine[0], fine[1], week]), [""; 0]);
    assert_eq!(problems_of(&[fine[0], fine[1], week, ("pregnant", "true")]), ["week: „много“ не е цяло число"]);
}

#[test]
fn in_a_group_that_repeats_each_instance_answers_for_itself() {
    let fields = [
        ("safe", "true"),
        ("doctor", "no"),
        ("meds[0].med-name", "Желязо"),
        ("meds[0].med-dose", "1"),
        ("meds[2].med-name", "Магнезий"),
    ];
    assert_eq!(problems_of(&fields), ["meds[2].med-dose: Попълни"]);
}

#[test]
fn an_answer_that_is_no_longer_asked_stops_asking_others() {
    let form = samples::visit();
    let asks_baby = |fields: &[(&str, &str)]| {
        let answers = samples::typed(&form, fields);
        Asked::new(&form, &answers).is_asked(&Path::new(&[], "ready"))
    };
    assert!(asks_baby(&[("pregnant", "true"), ("week", "36")]));
    assert!(!asks_baby(&[("pregnant", "true"), ("week", "30")]));
    assert!(!asks_baby(&[("pregnant", "false"), ("week", "36")]));
}

/// Whether `b` is asked when `a`, of this kind, has these answers and the condition compares them so.
fn asked(a: &Value, operator: &str, with: (&str, Value), typed: &[&str]) -> bool {
    let mut condition = json!({"question": "a", "operator": operator});
    condition[with.0] = with.1;
    let form = json!({"resourceType": "Questionnaire", "url": "u", "version": "1", "name": "n", "status": "active",
        "title": "Т", "item": [a, {"linkId": "b", "type": "string", "enableWhen": [condition]}]});
    let form = Questionnaire::parse(&form.to_string()).expect("a form");
    let fields: Vec<(&str, &str)> = typed.iter().map(|typed| ("a", *typed)).collect();
    let answers = samples::typed(&form, &fields);
    Asked::new(&form, &answers).is_asked(&Path::new(&[], "b"))
}

#[test]
fn every_operator_compares_as_fhir_says() {
    let of_kind = |kind: &str| json!({"linkId": "a", "type": kind});
    let integer = |n: i64| ("answerInteger", json!(n));
    for (operator, asked_for) in [
        ("=", [false, true, false]),
        ("!=", [true, false, true]),
        (">", [false, false, true]),
        ("<", [true, false, false]),
        (">=", [false, true, true]),
        ("<=", [true, true, false]),
    ] {
        for (typed, expected) in ["1", "2", "3"].into_iter().zip(asked_for) {
            assert_eq!(asked(&of_kind("integer"), operator, integer(2), &[typed]), expected, "{typed} {operator} 2");
            let decimal = ("answerDecimal", json!(2.0));
            assert_eq!(asked(&of_kind("decimal"), operator, decimal, &[typed]), expected, "{typed} {operator} 2.0");
            let day = ("answerDate", json!("2026-01-02"));
            let typed_day = format!("2026-01-0{typed}");
            assert_eq!(asked(&of_kind("date"), operator, day, &[&typed_day]), expected, "{typed_day} {operator} 2");
        }
    }
    let exists = |yes: bool| ("answerBoolean", json!(yes));
    for (typed, there) in [(&["2"][..], true), (&[], false), (&["!asked-declined"], false), (&["два"], false)] {
        assert_eq!(asked(&of_kind("integer"), "exists", exists(true), typed), there, "{typed:?}");
        assert_eq!(asked(&of_kind("integer"), "exists", exists(false), typed), !there, "{typed:?}");
    }
    assert!(asked(&of_kind("integer"), "!=", integer(2), &[]), "no answer equals");
    assert!(!asked(&of_kind("date"), ">", ("answerDate", json!("2026-01-02")), &["2026"]), "a year may be either");
    assert!(asked(&of_kind("string"), "=", ("answerString", json!("да")), &["да"]));
}

#[test]
fn of_several_answers_one_is_enough_and_options_compare_by_points() {
    let option = |code: &str, points: i32| {
        json!({"valueCoding": {"code": code, "display": code, "extension":
        [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": points}]}})
    };
    let choice = json!({"linkId": "a", "type": "choice", "repeats": true, "answerOption": [option("never", 0), option("often", 2), option("always", 3)]});
    let often = || ("answerCoding", json!({"code": "often"}));
    assert!(asked(&choice, "=", often(), &["never", "often"]));
    assert!(!asked(&choice, "!=", often(), &["never", "often"]));
    assert!(asked(&choice, ">=", often(), &["always"]));
    assert!(!asked(&choice, ">=", often(), &["never"]));
}

#[test]
fn conditions_join_by_all_or_by_any() {
    let form = |behavior: &str| {
        let yes = |id: &str| json!({"question": id, "operator": "=", "answerBoolean": true});
        let form = json!({"resourceType": "Questionnaire", "url": "u", "version": "1", "name": "n", "status": "active",
            "title": "Т", "item": [{"linkId": "a", "type": "boolean"}, {"linkId": "b", "type": "boolean"},
            {"linkId": "c", "type": "string", "enableWhen": [yes("a"), yes("b")], "enableBehavior": behavior}]});
        Questionnaire::parse(&form.to_string()).expect("a form")
    };
    for (a, b) in [("true", "true"), ("true", "false"), ("false", "false")] {
        for (behavior, expected) in [("all", a == "true" && b == "true"), ("any", a == "true" || b == "true")] {
            let form = form(behavior);
            let answers = samples::typed(&form, &[("a", a), ("b", b)]);
            assert_eq!(Asked::new(&form, &answers).is_asked(&Path::new(&[], "c")), expected, "{behavior} of {a}, {b}");
        }
    }
}

proptest! {
    #[test]
    fn a_greater_answer_never_closes_what_a_smaller_one_opened(a in 0i64..60, b in 0i64..60, edge in 0i64..60) {
        let (low, high) = (a.min(b).to_string(), a.max(b).to_string());
        let question = json!({"linkId": "a", "type": "integer"});
        let with = || ("answerInteger", json!(edge));
        prop_assert!(!asked(&question, ">=", with(), &[&low]) || asked(&question, ">=", with(), &[&high]));
        prop_assert!(!asked(&question, "<", with(), &[&high]) || asked(&question, "<", with(), &[&low]));
    }

    #[test]
    fn problems_and_places_hold_for_any_typing(typed in samples::any_typing()) {
        let form = samples::visit();
        let answers = samples::typed_owned(&form, &typed);
        let kept = asked_only(&form, &answers);
        let messages = |answers: &Answers| -> Vec<_> {
            problems(&form, answers, TODAY).into_iter().map(|problem| (problem.path, problem.kind)).collect()
        };
        prop_assert_eq!(messages(&answers), messages(&kept), "answers that are not asked change nothing");
    }
}
