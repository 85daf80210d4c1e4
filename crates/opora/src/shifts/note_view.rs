//! How a note looks.

use super::note::{Note, Receipt};
use super::{clock, t};
use kernel::i18n::Lang;
use kernel::view::{chip, icon};
use maud::{Markup, html};

/// A note with what it is about, when and by whom. Unread ones say so.
pub fn note(l: Lang, note: &Note) -> Markup {
    let (tone, mark) = note.category.mark();
    html! {
        article.note #{ "n-" (note.id) } {
            div.meta {
                (chip(tone, Some(mark), note.category.label(l)))
                time datetime=(note.written_at) { (clock(note.written_at)) }
                @if let Some(writer) = &note.writer { span { (writer) } }
                @if let (Some(id), Some(name)) = (note.person_id, note.person(l)) {
                    a href={ "/people/" (id) } { (name) }
                }
                @if !note.is_read { strong { (t::unread(l)) } }
            }
            @for line in note.text.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
        }
    }
}

/// „Прочели: Б. Желев, С. Андреева“: everyone who has acknowledged each of these notes, or wrote it.
pub fn readers(l: Lang, notes: &[Note], receipts: &[Receipt]) -> String {
    let read_all = |receipt: &&Receipt| {
        notes.iter().all(|note| {
            note.written_by == Some(receipt.account_id)
                || receipts.iter().any(|one| one.note_id == note.id && one.account_id == receipt.account_id)
        })
    };
    let mut names: Vec<String> = Vec::new();
    for receipt in receipts.iter().filter(read_all) {
        let name = with_initial(&receipt.name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() { t::nobody_read(l).to_owned() } else { t::read_by(l, names.join(", ")) }
}

/// „Б. Желев“: a colleague as colleagues write each other.
pub fn with_initial(name: &str) -> String {
    match (name.split_whitespace().next(), name.split_whitespace().last()) {
        (Some(first), Some(last)) if first != last => {
            format!("{}. {last}", first.chars().next().map(String::from).unwrap_or_default())
        }
        _ => name.to_owned(),
    }
}

/// The button that acknowledges everything on the page; what comes after `until` stays unread.
pub fn acknowledge_button(l: Lang, action: &str, until: kernel::types::Moment, back: &str) -> Markup {
    html! {
        form method="post" action=(action) {
            (kernel::view::hidden("until", &until.to_string()))
            (kernel::view::hidden("back", back))
            button.btn.small type="submit" { (icon("check")) (t::i_have_read(l)) }
        }
    }
}
