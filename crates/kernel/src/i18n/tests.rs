use super::*;
use jiff::civil::{date, datetime};

#[test]
fn a_static_text_is_said_in_both_languages() {
    assert_eq!((t::day_today(Lang::Bg), t::day_today(Lang::En)), ("днес", "today"));
}

#[test]
fn plural_forms_follow_each_language() {
    for (count, bg, en) in [
        (0, "0 дни", "0 days"),
        (1, "1 ден", "1 day"),
        (2, "2 дни", "2 days"),
        (11, "11 дни", "11 days"),
        (21, "21 дни", "21 days"),
        (101, "101 дни", "101 days"),
    ] {
        assert_eq!(t::days(Lang::Bg, count).replace('\u{a0}', " "), bg);
        assert_eq!(t::days(Lang::En, count).replace('\u{a0}', " "), en);
    }
}

#[test]
fn a_message_kept_for_later_says_what_the_function_says_now() {
    let msg = t::m::days(12_345);
    assert_eq!(msg.key(), "kernel-days");
    assert_eq!(msg.args(), [("count", Arg::Number(12_345))]);
    assert_eq!(msg.say(Lang::Bg), t::days(Lang::Bg, 12_345));
    assert_eq!(msg.say(Lang::Bg), "12\u{a0}345\u{a0}дни");
    assert_eq!(msg.say(Lang::En), "12,345\u{a0}days");
    assert_eq!(t::m::day_today().say(Lang::En), "today");
    assert_ne!(t::m::days(1), t::m::days(2));
    assert_eq!(t::m::days(1), t::m::days(1_u32));
}

#[test]
fn a_year_in_a_sentence_is_not_taken_apart() {
    assert_eq!(t::days(Lang::Bg, 2026), "2026\u{a0}дни");
}

#[test]
fn text_is_put_in_without_marks_around_it() {
    assert_eq!(t::title_with_app(Lang::Bg, "Случаи"), "Случаи – Опора");
}

#[test]
fn numbers_keep_together() {
    for (given, bg, en) in [
        (0, "0", "0"),
        (999, "999", "999"),
        (1_000, "1\u{a0}000", "1,000"),
        (1_219_605, "1\u{a0}219\u{a0}605", "1,219,605"),
        (-12_345, "−12\u{a0}345", "−12,345"),
        (i64::MIN, "−9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808", "−9,223,372,036,854,775,808"),
    ] {
        assert_eq!((number(Lang::Bg, given).as_str(), number(Lang::En, given).as_str()), (bg, en));
    }
    assert_eq!((percent(Lang::Bg, 79).as_str(), percent(Lang::En, 79).as_str()), ("79\u{a0}%", "79%"));
}

#[test]
fn lengths_of_time() {
    for (minutes, bg, en) in [
        (0, "0 мин", "0 min"),
        (45, "45 мин", "45 min"),
        (60, "1 ч", "1 h"),
        (70, "1 ч 10 мин", "1 h 10 min"),
        (24 * 60 * 50, "1 200 ч", "1,200 h"),
        (-70, "−1 ч 10 мин", "−1 h 10 min"),
    ] {
        assert_eq!(duration_minutes(Lang::Bg, minutes).replace('\u{a0}', " "), bg);
        assert_eq!(duration_minutes(Lang::En, minutes).replace('\u{a0}', " "), en);
    }
}

#[test]
fn days_are_written_the_way_people_write_them() {
    let wednesday = date(2026, 10, 14);
    assert_eq!(day(Lang::Bg, wednesday), "14.10.2026");
    assert_eq!(day(Lang::En, wednesday), "14 Oct 2026");
    assert_eq!(day(Lang::Bg, date(2026, 3, 5)), "05.03.2026");
    assert_eq!(day_short(Lang::Bg, wednesday), "14.10");
    assert_eq!(day_short(Lang::En, wednesday), "14 Oct");
    assert_eq!(weekday_day(Lang::Bg, wednesday), "Сряда, 14 октомври");
    assert_eq!(weekday_day(Lang::En, wednesday), "Wednesday, 14 October");
    assert_eq!(day_time(Lang::Bg, datetime(2026, 5, 4, 2, 40, 0, 0)), "04.05.2026, 02:40");
    assert_eq!(weekday_day(Lang::Bg, crate::types::Day::new(2026, 12, 6)), "Неделя, 6 декември");
}

#[test]
fn near_days_are_said_in_words() {
    let today = date(2026, 11, 21);
    for (then, bg, en) in [
        (date(2026, 11, 21), "днес", "today"),
        (date(2026, 11, 22), "утре", "tomorrow"),
        (date(2026, 11, 20), "вчера", "yesterday"),
        (date(2026, 11, 27), "след 6 дни", "in 6 days"),
        (date(2026, 11, 28), "след 7 дни", "in 7 days"),
        (date(2026, 11, 29), "29.11.2026", "29 Nov 2026"),
        (date(2026, 11, 18), "преди 3 дни", "3 days ago"),
        (date(2026, 11, 13), "13.11.2026", "13 Nov 2026"),
        (date(2027, 11, 21), "21.11.2027", "21 Nov 2027"),
    ] {
        assert_eq!(near_day(Lang::Bg, then, today).replace('\u{a0}', " "), bg);
        assert_eq!(near_day(Lang::En, then, today).replace('\u{a0}', " "), en);
    }
}

#[test]
fn ages() {
    let on = date(2026, 11, 21);
    for (born, bg, en) in [
        (date(2019, 11, 21), "7 г.", "7 y"),
        (date(2019, 11, 22), "6 г.", "6 y"),
        (date(2026, 4, 20), "7 мес.", "7 mo"),
        (date(2026, 11, 20), "1 ден", "1 day"),
        (date(2026, 11, 21), "0 дни", "0 days"),
        (date(2027, 1, 1), "0 дни", "0 days"),
    ] {
        assert_eq!(age(Lang::Bg, born, on).replace('\u{a0}', " "), bg);
        assert_eq!(age(Lang::En, born, on).replace('\u{a0}', " "), en);
    }
}

#[test]
fn languages_read_what_they_write() {
    for lang in Lang::ALL {
        assert_eq!(lang.tag().parse(), Ok(lang));
        assert_eq!(serde_json::to_string(&lang).unwrap(), format!("\"{lang}\""));
    }
    assert_eq!("de".parse::<Lang>(), Err(UnknownLang));
    assert_eq!(Lang::default(), Lang::Bg);
}
