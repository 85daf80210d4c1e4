//! Where somebody was going when they had to sign in first, and what they had typed: nothing of it is lost.

use super::pages::sparse;
use super::t;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::form::{Fields, Problems};
use kernel::http::Guest;
use kernel::view::{Button, hidden};
use maud::{Markup, html};

/// Where to go on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Onward {
    /// The address to go on to; empty for the first page.
    next: String,
    /// The address the form was sent to; empty when there was none.
    kept_to: String,
    /// The fields of that form, as they are sent.
    kept: String,
}

impl Onward {
    /// As the form of a page of signing in says, which only this site sends. An address of another site is not followed.
    pub fn read(fields: &Fields) -> Onward {
        Onward { kept_to: local(fields, "kept_to"), kept: fields.get("kept").to_owned(), ..Onward::asked(fields) }
    }

    /// As the query of an address says, which anybody may have written: a page to go on to, never a form to be sent.
    pub fn asked(query: &Fields) -> Onward {
        Onward { next: local(query, "next"), ..Onward::default() }
    }

    /// A form that was sent without a session. Passwords are not carried along.
    pub fn keeping(to: &Uri, fields: &Fields) -> Onward {
        let kept = fields.iter().filter(|(name, _)| !name.contains("password"));
        let kept = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish();
        Onward { next: String::new(), kept_to: path_of(to), kept }
    }

    /// A page that was asked for without a session.
    pub fn to_page(to: &Uri) -> Onward {
        Onward { next: path_of(to), ..Onward::default() }
    }

    /// Whether a form is carried along.
    pub fn keeps(&self) -> bool {
        !self.kept_to.is_empty()
    }

    /// The query that says the same, for an address.
    pub fn query(&self) -> String {
        Fields::default().query(&[("next", &self.next)])
    }

    /// The hidden fields that say the same, for a form.
    pub fn hidden(&self) -> Markup {
        html! {
            @if !self.next.is_empty() { (hidden("next", &self.next)) }
            @if self.keeps() {
                (hidden("kept_to", &self.kept_to))
                (hidden("kept", &self.kept))
            }
        }
    }

    /// The answer to who has just come in: the page they wanted, or one button that sends on what they had typed.
    pub fn go(&self, guest: &Guest, name: &str, cookies: HeaderMap) -> Response {
        let to = if self.next.is_empty() { "/" } else { &self.next };
        let answer =
            if self.keeps() { self.send_on(guest, name).into_response() } else { Redirect::to(to).into_response() };
        (cookies, answer).into_response()
    }

    fn send_on(&self, guest: &Guest, name: &str) -> Markup {
        let l = guest.lang;
        let fields = Fields::from_urlencoded(self.kept.as_bytes());
        let screen = html! {
            div {
                h1 { (t::welcome_back(l, name)) }
                p.muted { (t::nothing_lost(l)) }
            }
            form.stack method="post" action=(self.kept_to) {
                @for (name, value) in fields.iter() { (hidden(name, value)) }
                (Button::submit(t::send_on(l)).primary().big().block())
            }
            p { a.small href="/" { (t::do_not_send(l)) } }
        };
        sparse(guest, t::send_on(l), "/", &Problems::default(), screen)
    }
}

fn local(fields: &Fields, name: &str) -> String {
    if is_local(fields.get(name)) { fields.get(name).to_owned() } else { String::new() }
}

fn path_of(uri: &Uri) -> String {
    uri.path_and_query().map(|path| path.as_str().to_owned()).unwrap_or_default()
}

/// Whether an address stays on this site: a path, and not one that a browser reads as another host.
pub fn is_local(address: &str) -> bool {
    let mut signs = address.chars();
    signs.next() == Some('/')
        && !matches!(signs.next(), Some('/' | '\\'))
        && !address.chars().any(|c| c.is_control() || c == '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_leads_to_another_site() {
        for good in ["/", "/people/1?tab=plan", "/search?q=a//b"] {
            assert!(is_local(good), "{good}");
        }
        for bad in ["", "people", "//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example"] {
            assert!(!is_local(bad), "{bad}");
        }
    }

    #[test]
    fn what_was_typed_is_carried_and_passwords_are_not() {
        let fields =
            Fields::from_iter([("text", "ред\nред &=+"), ("old_password", "тайна"), ("days", "1"), ("days", "2")]);
        let kept = Onward::keeping(&"/people/1/plan?x=1".parse().unwrap(), &fields);
        assert!(kept.keeps() && !kept.kept.contains("password"));
        let again = Fields::from_urlencoded(kept.kept.as_bytes());
        assert_eq!(again.raw("text"), Some("ред\nред &=+"));
        assert_eq!(again.all("days").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(kept.kept_to, "/people/1/plan?x=1");
    }
}
