//! The need that a goal answers.

use crate::assessments::Need;
use crate::forms::definition::Text;
use crate::plans::need::{Named, named, renew};
use crate::plans::{Domain, Goal};
use kernel::i18n::Lang;

fn goal(domain: Domain, link: Option<&str>, need: &str) -> Goal {
    Goal {
        id: uuid::Uuid::nil().into(),
        origin_id: uuid::Uuid::nil().into(),
        domain,
        need: need.into(),
        need_link: link.map(Into::into),
        need_rating: Some(1),
        goal: String::new(),
        until_on: None,
        mark_start: None,
        mark_wish: None,
        mark_now: None,
        outcome: None,
        version: 1,
    }
}

fn need(domain: &str, link: &str, label: &str, rating: u8) -> Need {
    Need {
        assessment: uuid::Uuid::nil().into(),
        signed_at: None,
        domain: domain.into(),
        link: link.into(),
        label: Text { bg: label.into(), en: None },
        rating,
    }
}

#[test]
fn a_later_assessment_rates_the_goals_anew_and_leaves_open_what_has_none() {
    let mut goals = [
        goal(Domain::Housing, Some("home"), "Свое място"),
        goal(Domain::Housing, None, "Ремонт"),
        goal(Domain::Work, None, "С други думи"),
        goal(Domain::Safety, Some("gone"), "Друго"),
    ];
    let needs = [
        need("housing", "home", "Дом", 3),
        need("housing", "repair", "Ремонт", 0),
        need("housing", "rent", "Наем", 2),
        need("work", "work", "Работа", 4),
        need("health", "cure", "Лечение", 2),
    ];
    let open: Vec<&str> = renew(&mut goals, &needs).iter().map(|need| need.label.bg.as_str()).collect();
    assert_eq!(open, ["Наем", "Лечение"]);
    assert_eq!(goals.map(|goal| goal.need_rating), [Some(3), Some(0), Some(4), Some(1)]);
}

#[test]
fn what_is_written_as_a_need_is_known_by_its_name_in_either_language() {
    let home = Some(goal(Domain::Housing, Some("need-housing"), "Сигурен дом"));
    let table = [
        (Domain::Housing, "Сигурен дом", None, Some("need-housing"), "Сигурен дом"),
        (Domain::Housing, " A safe home ", None, Some("need-housing"), "Сигурен дом"),
        (Domain::Housing, "Ключ от своя врата", None, None, "Ключ от своя врата"),
        (Domain::Housing, "Ключ от своя врата", home.as_ref(), Some("need-housing"), "Ключ от своя врата"),
        (Domain::Work, "Ключ от своя врата", home.as_ref(), None, "Ключ от своя врата"),
        (Domain::Work, "Сигурен дом", None, None, "Сигурен дом"),
        (Domain::Housing, " ", home.as_ref(), None, ""),
    ];
    for (domain, said, before, link, words) in table {
        let expected = Named { link: link.map(Into::into), words: words.into() };
        assert_eq!(named(domain, said, before), expected, "{domain} {said}");
    }
}

#[test]
fn a_need_is_told_in_the_readers_language_as_far_as_the_words_are_a_forms() {
    let table = [
        (goal(Domain::Housing, Some("need-housing"), "Сигурен дом"), "A safe home"),
        (goal(Domain::Housing, None, "Сигурен дом"), "A safe home"),
        (goal(Domain::Housing, Some("need-housing"), "Ключ от своя врата"), "Ключ от своя врата"),
    ];
    for (goal, english) in table {
        assert_eq!(goal.need_said(Lang::En), english);
        assert_eq!(goal.need_said(Lang::Bg), goal.need);
    }
}
