//! When places come free: each stay from its arrival to its limit, drawn by the server, and the same as a table.

use super::super::{Board, Resident, t};
use super::View;
use super::tile::{left_words, tone_of};
use kernel::form::Fields;
use kernel::i18n::{self, Lang};
use kernel::types::{Day, ServiceId};
use kernel::view::{Column, Tone, table_of_cards};
use maud::{Markup, html};

const LEFT: i64 = 150;
const RIGHT: i64 = 1075;
/// Below the names of the months and the tag of the day.
const TOP: i64 = 46;
const ROW: i64 = 24;

/// The card with the chart; nothing when no stay has a limit.
pub fn card(l: Lang, service: ServiceId, board: &Board, view: &View) -> Markup {
    let mut stays: Vec<&Resident> =
        board.residents().map(|(resident, _)| resident).filter(|r| r.limit.is_some()).collect();
    stays.sort_by_key(|r| (r.limit.map(|limit| limit.last_day), !r.adult, r.stay_id));
    // One line for a household: its first limit frees the places of all.
    let mut cases = Vec::new();
    stays.retain(|r| {
        let first = !cases.contains(&r.case_id);
        cases.push(r.case_id);
        first
    });
    if stays.is_empty() {
        return html! {};
    }
    html! {
        section.card aria-labelledby="ends" {
            header {
                h2 #ends { (t::chart_title(l)) }
                p { (t::chart_how(l)) }
                a.small href={ "/services/" (service) "/places?view=list&sort=left&format=csv&at=" (view.day) } download { (t::chart_download(l)) }
            }
            div.body.scroll-x tabindex="0" role="group" aria-labelledby="ends" { (svg(l, &stays, view)) }
            div.body {
                details {
                    summary { (t::chart_as_table(l)) }
                    (as_table(l, &stays))
                }
            }
        }
    }
}

fn svg(l: Lang, stays: &[&Resident], view: &View) -> Markup {
    let (first, last) = bounds(stays, view.day);
    let x = |day: Day| LEFT * 10 + (RIGHT - LEFT) * 10 * day.days_since(first) / last.days_since(first).max(1);
    let at = |day: Day| tenths(x(day));
    let height = TOP + ROW * i64::try_from(stays.len()).unwrap_or(0) + 12;
    let soonest = stays
        .iter()
        .take(3)
        .filter_map(|r| r.limit.map(|limit| format!("{}: {}", r.name, i18n::day(l, limit.last_day))));
    let soonest: Vec<String> = soonest.collect();
    html! {
        svg.chart viewBox={ "0 0 1120 " (height) } role="img" aria-labelledby="stay-t stay-d" {
            title #stay-t { (t::chart_name(l)) }
            desc #stay-d { (t::chart_soonest(l, soonest.join("; "))) }
            @for (number, month) in months(first, last).into_iter().enumerate() {
                line.grid x1=(at(month)) x2=(at(month)) y1="22" y2=(height) {}
                @let middle = tenths((x(month) + x(month.plus_days(30))) / 2);
                @if month.plus_days(27) < last {
                    text.dim.mid x=(middle) y="16" { (month_word(l, month, number == 0)) }
                }
            }
            @for (number, stay) in stays.iter().enumerate() { (line(l, stay, TOP + ROW * i64::try_from(number).unwrap_or(0), &at, view.day)) }
            @let today = at(view.day);
            line.today x1=(today) x2=(today) y1="42" y2=(height) {}
            rect.today-tag x=(tenths(x(view.day) - 270)) y="24" width="54" height="20" rx="5" {}
            text.mid.on-sun x=(today) y="38" { (i18n::day_short(l, view.day)) }
        }
    }
}

fn line(l: Lang, stay: &Resident, y: i64, at: &impl Fn(Day) -> String, today: Day) -> Markup {
    let Some(limit) = stay.limit else { return html! {} };
    let from = stay.admitted_at.day();
    let tone = match tone_of(stay) {
        Tone::Neutral => Tone::Brand,
        near => near,
    };
    let width = |until: Day| {
        let (start, end): (f64, f64) = (at(from).parse().unwrap_or(0.0), at(until.max(from)).parse().unwrap_or(0.0));
        format!("{:.1}", end - start)
    };
    let label = if tone == Tone::Brand { "dim" } else { "b" };
    html! {
        g data-tone=[tone.attr()] {
            text.b x="0" y=(y + 21) { (stay.name) }
            rect.soft x=(at(from)) y=(y + 11) width=(width(limit.last_day)) height="13" rx="4" {}
            rect.fill x=(at(from)) y=(y + 11) width=(width(today.min(limit.last_day))) height="13" rx="4" {}
            text class=(label) x={ (plus(&at(limit.last_day), 7)) } y=(y + 22) { (i18n::day_short(l, limit.last_day)) }
        }
    }
}

fn plus(x: &str, more: i64) -> String {
    format!("{:.1}", x.parse::<f64>().unwrap_or(0.0) + more as f64)
}

/// The first day of the first month, and of the month after the last limit.
fn bounds(stays: &[&Resident], today: Day) -> (Day, Day) {
    let first = stays.iter().map(|r| r.admitted_at.day()).min().unwrap_or(today).min(today);
    let last = stays.iter().filter_map(|r| r.limit.map(|limit| limit.last_day)).max().unwrap_or(today).max(today);
    (Day(first.0.first_of_month()), Day(last.0.last_of_month()).tomorrow())
}

fn months(first: Day, last: Day) -> Vec<Day> {
    let mut months = Vec::new();
    let mut month = first;
    while month < last {
        months.push(month);
        month = Day(month.0.last_of_month()).tomorrow();
    }
    months
}

/// The name of a month, with the year where a year begins.
pub fn month_word(l: Lang, month: Day, first: bool) -> String {
    let words = [
        t::month_1(l),
        t::month_2(l),
        t::month_3(l),
        t::month_4(l),
        t::month_5(l),
        t::month_6(l),
        t::month_7(l),
        t::month_8(l),
        t::month_9(l),
        t::month_10(l),
        t::month_11(l),
        t::month_12(l),
    ];
    let word = words[usize::from(month.0.month().unsigned_abs()) - 1];
    if first || month.0.month() == 1 { format!("{word} {}", month.0.year()) } else { word.to_owned() }
}

fn tenths(x: i64) -> String {
    format!("{}.{}", x / 10, (x % 10).abs())
}

fn as_table(l: Lang, stays: &[&Resident]) -> Markup {
    let columns = [
        Column::new(t::col_name(l)),
        Column::new(t::col_case(l)),
        Column::new(t::col_since(l)),
        Column::new(t::col_limit(l)),
        Column::new(t::col_left(l)),
    ];
    let rows = html! {
        @for stay in stays {
            @if let Some(limit) = stay.limit {
                tr {
                    th scope="row" { a href={ "/people/" (stay.person_id) } { (stay.name) } }
                    td data-label=(t::col_case(l)) { (stay.case_number) }
                    td data-label=(t::col_since(l)) { (i18n::day(l, stay.admitted_at.day())) }
                    td data-label=(t::col_limit(l)) { (i18n::day(l, limit.last_day)) }
                    td data-label=(t::col_left(l)) { (left_words(l, limit.left)) }
                }
            }
        }
    };
    table_of_cards("ends", &columns, None, &Fields::default(), rows)
}
