//! Somebody who is out: agreed, in hospital or gone without a word, and whom one must tell when it is a child.

use super::{Standing, t};
use crate::cases::absence::Absence;
use crate::cases::codes::{About, AbsenceKind, Addressee, Part};
use crate::cases::notice::{self, Notice};
use crate::people::Chip;
use kernel::ctx::{Ctx, On};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, PersonId};
use kernel::view::{Button, Tone, icon};
use maud::{Markup, html};

/// Who is told at once of a child that is missing.
const TOLD: [Addressee; 2] = [Addressee::Police, Addressee::Dsp];

/// „навън до 18:00“ in blue, „липсва без предупреждение“ in red.
pub(super) fn chip(l: Lang, away: &Absence, now: Moment) -> Chip {
    let since = i18n::day_time(l, away.left_at.local());
    let due = away.due_at.map(|due| i18n::day_time(l, due.local()));
    let words = match (away.kind, due) {
        (AbsenceKind::WithoutNotice, _) => t::missing_since(l, since),
        (AbsenceKind::Hospital, _) => t::in_hospital(l, since),
        (AbsenceKind::Agreed, Some(due)) => t::out_until(l, due),
        (AbsenceKind::Agreed, None) => t::out(l).to_owned(),
    };
    let missing = away.kind == AbsenceKind::WithoutNotice;
    let late = away.due_at.is_some_and(|due| due < now);
    let icon = if missing { "triangle-alert" } else { "door-open" };
    Chip { tone: if missing || late { Tone::Danger } else { Tone::Info }, icon: Some(icon), words }
}

/// Whom nobody has told since that a child is missing. Times are written to the minute.
fn untold(person: PersonId, since: Moment, notices: &[Notice]) -> Vec<Addressee> {
    let tells = |notice: &&Notice| {
        matches!(notice.about, About::Absence | About::ChildAtRisk)
            && notice.person_id.is_none_or(|of| of == person)
            && notice.sent_at.plus_minutes(1) > since
    };
    let told: Vec<Addressee> = notices.iter().filter(tells).map(|notice| notice.addressee).collect();
    TOLD.into_iter().filter(|addressee| !told.contains(addressee)).collect()
}

/// A child is missing: who must be told at once, until they are told; nothing for anybody else.
pub(super) async fn missing_child(ctx: &Ctx, s: &Standing) -> Result<Markup, Refusal> {
    let away = s.away().filter(|away| away.kind == AbsenceKind::WithoutNotice);
    let Some(away) = away.filter(|_| s.here() && s.stay.part != Part::Adult) else { return Ok(html! {}) };
    let mut view = ctx.view(Right::SeeFile, On::Person(s.stay.person_id)).await?;
    let notices = notice::of_case(&mut view, ctx.provider, s.case.id).await?;
    let untold = untold(s.stay.person_id, away.left_at, &notices);
    let (l, since) = (ctx.lang, i18n::day_time(ctx.lang, away.left_at.local()));
    let may = ctx.may(Right::RecordLegal, s.stay.service_id);
    Ok(html! {
        div.callout data-tone="danger" role="alert" {
            (icon("triangle-alert"))
            div.stack {
                p { b { (t::missing_child(l, since)) } " "
                    @if untold.is_empty() { (t::missing_child_told(l)) } @else { (t::missing_child_tell(l)) } }
                @if may && !untold.is_empty() {
                    div.row { @for addressee in untold { (tell(l, s, addressee)) } }
                }
            }
        }
    })
}

fn tell(l: Lang, s: &Standing, addressee: Addressee) -> Markup {
    let (case, person, code) = (s.case.id, s.stay.person_id, addressee.code());
    let href = format!("/cases/{case}/notices/new?person={person}&about=absence&addressee={code}");
    html! { (Button::link(&href, &t::missing_child_record(l, addressee.label(l))).small().icon("megaphone")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::codes::NoticeChannel;
    use kernel::types::Day;
    use uuid::Uuid;

    #[test]
    fn police_and_dsp_are_told_of_a_missing_child_once_since_it_left() {
        use Addressee::{Dsp, Municipality, Police};
        let (child, sister) = (PersonId::from(Uuid::from_u128(1)), PersonId::from(Uuid::from_u128(2)));
        let left = Day::new(2026, 11, 21).start();
        let told = |about, addressee, of: Option<PersonId>, minutes: i64| Notice {
            id: Uuid::from_u128(3).into(),
            case_id: Uuid::from_u128(4).into(),
            person_id: of,
            about,
            addressee,
            channel: NoticeChannel::Phone,
            reference: String::new(),
            sent_at: left.plus_minutes(minutes),
            sent_by: None,
        };
        let table: [(&[Notice], &[Addressee]); 6] = [
            (&[], &[Police, Dsp]),
            (&[told(About::Absence, Police, Some(child), 5)], &[Dsp]),
            (&[told(About::ChildAtRisk, Dsp, None, 0), told(About::Absence, Police, None, 0)], &[]),
            (&[told(About::Absence, Police, Some(child), -60)], &[Police, Dsp]),
            (&[told(About::Absence, Police, Some(sister), 5)], &[Police, Dsp]),
            (
                &[told(About::Ending, Police, Some(child), 5), told(About::Absence, Municipality, None, 5)],
                &[Police, Dsp],
            ),
        ];
        for (notices, expected) in table {
            assert_eq!(untold(child, left, notices), expected, "{notices:?}");
        }
    }
}
