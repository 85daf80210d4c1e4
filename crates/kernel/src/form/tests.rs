use super::*;
use crate::i18n::t;
use axum::body::Body;
use axum::extract::{FromRequest, Request};

#[test]
fn fields_keep_order_and_repetition() {
    let fields = Fields::from_urlencoded("b=2&a=+1+&b=%D0%98%D0%B2%D0%B0&c".as_bytes());
    assert_eq!(fields.iter().collect::<Vec<_>>(), [("b", "2"), ("a", " 1 "), ("b", "Ива"), ("c", "")]);
    assert_eq!((fields.get("a"), fields.raw("a"), fields.get("none")), ("1", Some(" 1 "), ""));
    assert_eq!(fields.all("b").collect::<Vec<_>>(), ["2", "Ива"]);
    assert_eq!((fields.has("c"), fields.has("d")), (true, false));
}

#[test]
fn setting_a_field_leaves_one_value_in_its_place() {
    let mut fields = Fields::from_iter([("a", "1"), ("b", "2"), ("a", "3")]);
    fields.set("a", "4");
    fields.set("c", "5");
    assert_eq!(fields.iter().collect::<Vec<_>>(), [("a", "4"), ("b", "2"), ("c", "5")]);
}

#[test]
fn a_query_keeps_the_rest_of_the_address() {
    let query = Fields::from_urlencoded(b"lead=3&sort=name&page=2&q=");
    assert_eq!(query.query_with("sort", "-name"), "?lead=3&page=2&sort=-name");
    assert_eq!(query.query(&[("page", ""), ("sort", "born")]), "?lead=3&sort=born");
    assert_eq!(Fields::default().query_with("q", "а&б"), "?q=%D0%B0%26%D0%B1");
    assert_eq!(Fields::default().query_with("q", ""), "?");
}

#[test]
fn problems_are_found_by_field() {
    let mut problems = Problems::default();
    assert!(problems.is_empty());
    problems.add("name", t::m::required());
    problems.add("name", t::m::bad_characters());
    problems.add("", t::m::form_incomplete());
    assert_eq!(problems.of("name"), Some(&t::m::required()));
    assert_eq!(problems.of("born"), None);
    assert_eq!(problems.len(), 3);
}

async fn sent(kind: Option<&str>, body: &'static str) -> Result<Fields, Unreadable> {
    let mut request = Request::builder().method("POST");
    if let Some(kind) = kind {
        request = request.header("content-type", kind);
    }
    Fields::from_request(request.body(Body::from(body)).unwrap(), &()).await
}

#[tokio::test]
async fn the_body_of_a_form_is_read_and_nothing_else() {
    let form = Fields::from_iter([("a", "1")]);
    assert_eq!(sent(Some("application/x-www-form-urlencoded"), "a=1").await, Ok(form.clone()));
    assert_eq!(sent(Some("Application/X-WWW-Form-Urlencoded; charset=UTF-8"), "a=1").await, Ok(form));
    assert_eq!(sent(None, "").await, Ok(Fields::default()));
    assert_eq!(sent(None, "a=1").await, Err(Unreadable::NotAForm));
    assert_eq!(sent(Some("application/json"), "{}").await, Err(Unreadable::NotAForm));
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_too_large() {
    let body = "a=".to_owned() + &"x".repeat(3_000_000);
    let request =
        Request::builder().header("content-type", "application/x-www-form-urlencoded").body(Body::from(body)).unwrap();
    assert_eq!(Fields::from_request(request, &()).await, Err(Unreadable::TooLarge));
}

#[test]
fn what_cannot_be_read_is_refused_with_its_status() {
    use axum::response::IntoResponse;
    assert_eq!(Unreadable::TooLarge.into_response().status(), 413);
    assert_eq!(Unreadable::NotAForm.into_response().status(), 415);
    assert_eq!(Unreadable::BrokenOff.into_response().status(), 400);
}

#[test]
fn parts_of_dates_read_what_they_write() {
    for text in ["2019", "2019-04", "2019-04-20"] {
        assert_eq!(text.parse::<PartialDay>().unwrap().to_string(), text);
    }
    for text in ["", "19", "2019-13", "2019-00", "2019-4", "2019-02-30", "2019-04-20-1", "+019", "2019-+4"] {
        assert_eq!(text.parse::<PartialDay>().ok(), None, "{text}");
    }
}

#[test]
fn a_partial_day_knows_its_bounds_and_how_it_is_said() {
    use crate::i18n::Lang;
    for (text, earliest, latest, bg, en) in [
        ("2020", "2020-01-01", "2020-12-31", "2020", "2020"),
        ("2020-02", "2020-02-01", "2020-02-29", "02.2020", "Feb 2020"),
        ("2020-02-03", "2020-02-03", "2020-02-03", "03.02.2020", "3 Feb 2020"),
    ] {
        let day: PartialDay = text.parse().unwrap();
        assert_eq!((day.earliest().to_string(), day.latest().to_string()), (earliest.into(), latest.into()));
        assert_eq!((day.say(Lang::Bg), day.say(Lang::En)), (bg.into(), en.into()));
    }
}
