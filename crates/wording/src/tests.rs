use crate::source::Source;
use crate::{code, rooms_in};
use std::path::Path;

/// The code of a room, or the complaints as they are printed.
fn written(bg: &str, en: &str) -> Result<String, Vec<String>> {
    let read = |file, text: &str| Source::parse(Path::new(file), text.to_owned());
    let told = |complaints: Vec<crate::Complaint>| complaints.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (bg, en) = (read("bg.ftl", bg).map_err(told)?, read("en.ftl", en).map_err(told)?);
    code("people", &bg, &en, "kernel::i18n").map_err(told)
}

fn complaints(bg: &str, en: &str) -> Vec<String> {
    written(bg, en).expect_err("the texts have a mistake")
}

#[test]
fn a_text_without_arguments_is_static() {
    let code = written("new-person = Нов човек\n", "new-person = New person\n").unwrap();
    assert!(code.contains("#[doc = \"Нов човек\"]"), "{code}");
    assert!(code.contains("pub fn new_person(l: Lang) -> &'static str"), "{code}");
    assert!(code.contains("Lang::Bg => \"Нов човек\"") && code.contains("Lang::En => \"New person\""), "{code}");
    assert!(code.contains("pub fn new_person() -> Msg"), "{code}");
    assert!(code.contains("Msg::new(\"people-new-person\", vec![], "), "{code}");
    assert!(!code.contains("CATALOG"), "nothing is parsed at run time for static texts:\n{code}");
}

#[test]
fn parameters_come_in_the_order_of_the_bulgarian_text() {
    let bg = "moved = { $count ->\n    [one] { $who } премести { $what } в { $room }\n   *[other] { $what }\n}\n";
    let en = "moved = To { $room }: { $what } by { $who }, { $count }\n";
    let code = written(bg, en).unwrap();
    let signature =
        "(l: Lang, count: impl Into<Arg>, who: impl Into<Arg>, what: impl Into<Arg>, room: impl Into<Arg>) -> String";
    assert!(code.contains(&format!("pub fn moved{signature}")), "{code}");
    assert!(code.contains("(\"count\", count.into()), (\"who\", who.into())"), "{code}");
}

#[test]
fn arguments_of_a_message_inside_a_message_are_its_own() {
    let text = "name = { $first } { $last }\ngreeting = { name }, { $day }\n";
    let code = written(text, text).unwrap();
    assert!(
        code.contains("pub fn greeting(l: Lang, first: impl Into<Arg>, last: impl Into<Arg>, day: impl Into<Arg>)"),
        "{code}"
    );
}

#[test]
fn terms_and_messages_are_put_into_static_texts() {
    let bg = "-app = { $form ->\n   *[plain] Опора\n    [of] Опората\n}\n\
        about = За { -app(form: \"of\") }\nagain = { about }: { -app }{\" \"}\u{a0}{ 3 }\n";
    let en = "-app = Opora\nabout = About { -app }\nagain = { about }: { -app } \u{a0}{ 3 }\n";
    let code = written(bg, en).unwrap();
    assert!(code.contains("Lang::Bg => \"За Опората\""), "{code}");
    assert!(code.contains("Lang::Bg => \"За Опората: Опора \\u{a0}3\""), "{code}");
}

#[test]
fn a_text_of_several_lines_keeps_them() {
    let code = written("a =\n    Първи\n    Втори\n", "a = One\n").unwrap();
    assert!(code.contains(r#"Lang::Bg => "Първи\nВтори""#), "{code}");
}

#[test]
fn what_is_missing_in_one_language_is_told_with_its_line() {
    assert_eq!(complaints("# За\na = А\n\nb = Б\n", "a = A\n"), ["bg.ftl:4: `b` is missing in en.ftl"]);
    assert_eq!(complaints("a = А\n", "a = A\nc = C\n"), ["en.ftl:2: `c` is missing in bg.ftl"]);
}

#[test]
fn arguments_must_be_the_same() {
    assert_eq!(
        complaints("a = { $x } и { $y }\n", "b = B\na = { $x }\n"),
        ["en.ftl:1: `b` is missing in bg.ftl"],
        "a missing text first"
    );
    assert_eq!(
        complaints("a = { $x } и { $y }\n", "a = { $x }\n"),
        ["en.ftl:1: `a` takes $x here and $x, $y in bg.ftl"]
    );
    assert_eq!(complaints("a = А\n", "a = { $x }\n"), ["en.ftl:1: `a` takes $x here and no argument in bg.ftl"]);
}

#[test]
fn mistakes_are_told_in_plain_words() {
    for (text, expected) in [
        ("a = А\nb = Б\na = Ах\n", "bg.ftl:3: `a` is defined a second time"),
        ("a =\nb = Б\n", "bg.ftl:1: `a` is empty"),
        ("b = Б\na = {\"\"}\n", "bg.ftl:2: `a` is empty"),
        ("b = Б\na = { $x\n", "bg.ftl:3: this is not valid Fluent: Expected a token starting with \"}\""),
        ("a = { -app }\n", "bg.ftl:1: `a` uses `-app`, which bg.ftl does not define"),
        ("a = { b }\n", "bg.ftl:1: `a` uses `b`, which bg.ftl does not define"),
        ("a = { b }\nb = { a }\n", "bg.ftl:1: `a` uses itself through `a`"),
        ("a = { DATETIME($x) }\n", "bg.ftl:1: `a` uses the function `DATETIME`, and there is only `NUMBER`"),
        ("a = А\n    .title = Б\n", "bg.ftl:1: `a` has attributes; make them messages of their own"),
        (
            "a = { $n ->\n    [few] А\n   *[other] Б\n}\n",
            "bg.ftl:1: `a` has a case for `[few]`, but Bulgarian and English know only `[one]` and `[other]`",
        ),
        ("a-b = А\na_b = Б\n", "bg.ftl:2: `a-b` and `a_b` would be the same function"),
        ("a = { $l }\n", "bg.ftl:1: `a` takes `$l`, which is the language; name it otherwise"),
        (
            "type = А\n",
            "bg.ftl:1: `type` cannot name a function: use small Latin letters, digits and dashes, and no word of Rust",
        ),
    ] {
        let told = complaints(text, "z = Z\n");
        assert!(told.iter().any(|told| told == expected), "of {text:?} it says {told:#?}");
    }
}

#[test]
fn numbers_may_be_formatted() {
    let text = "a = { NUMBER($x, minimumFractionDigits: 2) }\n";
    assert!(written(text, text).unwrap().contains("pub fn a(l: Lang, x: impl Into<Arg>)"));
}

#[test]
fn rooms_are_found_with_their_way_and_half_a_room_is_not_passed_over() {
    let src = std::env::temp_dir().join(format!("wording-{}", std::process::id()));
    for (folder, file) in [("people", "bg"), ("people", "en"), ("stays/discharge", "en"), ("empty", "txt")] {
        std::fs::create_dir_all(src.join(folder)).unwrap();
        std::fs::write(src.join(folder).join(format!("texts.{file}.ftl")), "a = A\n").unwrap();
    }
    let names: Vec<String> = rooms_in(&src).into_iter().map(|(name, ..)| name).collect();
    let half =
        crate::room("d", &src.join("stays/discharge/texts.bg.ftl"), &src.join("stays/discharge/texts.en.ftl"), "x");
    std::fs::remove_dir_all(&src).unwrap();
    assert_eq!(names, ["people", "stays_discharge"]);
    assert!(half.unwrap_err()[0].to_string().contains("texts.bg.ftl: cannot be read"));
}
