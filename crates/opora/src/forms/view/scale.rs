//! Choices of five levels as rows of one scale, 0–4, words above the columns.

use super::{Page, conditions};
use crate::forms::{
    answers::Answer,
    definition::{Item, Kind},
    path::{Instance, Path},
    t,
};
use maud::{Markup, html};

/// Whether the group can be drawn so: it asks for it, and every row has five levels.
pub(super) fn fits(group: &Item) -> bool {
    let is_row = |item: &Item| item.kind == Kind::Choice && !item.repeats && item.options.len() == 5;
    group.is_scale() && !group.repeats && !group.items.is_empty() && group.items.iter().all(is_row)
}

impl Page<'_> {
    pub(super) fn scale(&self, group: &Item, within: &[Instance]) -> Markup {
        let rows: Vec<&Item> = group.items.iter().filter(|row| !row.hidden).collect();
        // Said once above the rows when it holds for all of them.
        let all_optional = rows.iter().all(|row| !row.required);
        html! {
            div.scales {
                h3 {
                    (group.text.get(self.lang))
                    @if all_optional { " " span.optional { (t::optional(self.lang)) } }
                }
                (self.hint(group, within))
                div.scale-head aria-hidden="true" {
                    span {}
                    @for option in &group.items[0].options { span { (option.text.get(self.lang)) } }
                }
                @for row in rows { (self.scale_row(row, within, all_optional)) }
            }
        }
    }

    fn scale_row(&self, row: &Item, within: &[Instance], all_optional: bool) -> Markup {
        let path = Path::new(within, &row.link_id);
        let chosen = |code: &str| self.answers.at(&path).contains(&Answer::choice(code));
        let label = row.text.get(self.lang);
        html! {
            fieldset.scale id=(path.html_id()) tabindex="-1" data-tone=(tone(row, self.answers.at(&path)))
                hidden[!self.asked.is_asked(&path)] aria-describedby=[self.described_by(row, &path)]
                data-enable-when=[conditions::json(self.form, row, within)] data-enable-behavior=[conditions::behavior(row)] {
                legend {
                    @if all_optional { (label) } @else { (self.label(row)) }
                    @if let Some(hint) = &row.hint { small id={ (path.html_id()) "-hint" } { (hint.get(self.lang)) } }
                }
                @for (number, option) in row.options.iter().enumerate() {
                    label {
                        input type="radio" name=(path) value=(option.code) data-points=[option.ordinal]
                            checked[chosen(&option.code)];
                        span {
                            span.visually-hidden { (label) ": " (option.text.get(self.lang)) ", " }
                            (option.ordinal.unwrap_or(number as i32))
                        }
                    }
                }
                (self.error(row, within))
                (self.absent(&path, &path.to_string()))
            }
        }
    }
}

fn tone(row: &Item, answers: &[Answer]) -> &'static str {
    let points = answers.iter().find_map(|answer| match answer {
        Answer::Choice { code } => row.option(code)?.ordinal,
        _ => None,
    });
    match points {
        Some(4..) => "danger",
        Some(3) => "warn",
        _ => "brand",
    }
}
