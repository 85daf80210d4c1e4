//! Who may change a session, and what the form begins with. Pure.

use crate::plans::SupportKind;
use kernel::policy::Role;
use kernel::types::{AccountId, Moment};

/// For so long the writer may change what was written.
pub const EDITABLE_HOURS: i64 = 24;
/// A session takes at most so many minutes.
pub const LONGEST: i64 = 720;
/// A session takes so many minutes, unless it is said otherwise.
pub const USUAL: i64 = 50;
/// The beginning is offered on a clock that ticks in so many minutes.
const TICK: i64 = 5;

/// Whether someone may change a session: its writer, within a day.
pub fn may_edit(staff: Option<AccountId>, written_at: Moment, account: Option<AccountId>, now: Moment) -> bool {
    account.is_some() && staff == account && now.seconds_since(written_at) < EDITABLE_HOURS * 3600
}

/// The kind of support that someone in this role gives most.
pub const fn default_kind(role: Role) -> SupportKind {
    match role {
        Role::Psychologist => SupportKind::Psychological,
        Role::Lawyer => SupportKind::Legal,
        Role::Medical => SupportKind::Medical,
        _ => SupportKind::Social,
    }
}

/// The beginning that the form offers: now, back to the last five minutes.
pub fn rounded_start(now: Moment) -> Moment {
    let seconds = now.timestamp().as_second().rem_euclid(TICK * 60);
    let whole = now.plus_seconds(-seconds);
    jiff::Timestamp::from_second(whole.timestamp().as_second()).map_or(whole, Moment::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn only_the_writer_changes_a_session_and_only_for_a_day() {
        let [me, other] = [1, 2].map(|n| Some(AccountId(Uuid::from_u128(n))));
        let at: Moment = "2026-11-21T08:00:00Z".parse().unwrap();
        let table = [
            (me, me, 0, true),
            (me, me, 24 * 60 - 1, true),
            (me, me, 24 * 60, false),
            (me, other, 0, false),
            (None, me, 0, false),
            (None, None, 0, false),
        ];
        for (staff, account, minutes, expected) in table {
            assert_eq!(may_edit(staff, at, account, at.plus_minutes(minutes)), expected, "{account:?} {minutes}");
        }
    }

    #[test]
    fn the_beginning_is_rounded_back_to_five_minutes() {
        for (now, expected) in [
            ("2026-11-21T08:04:59.5Z", "2026-11-21T08:00:00Z"),
            ("2026-11-21T08:05:00Z", "2026-11-21T08:05:00Z"),
            ("2026-11-21T23:59:59Z", "2026-11-21T23:55:00Z"),
        ] {
            assert_eq!(rounded_start(now.parse().unwrap()), expected.parse().unwrap(), "{now}");
        }
    }

    #[test]
    fn each_profession_begins_with_its_own_kind() {
        let kinds = [Role::Psychologist, Role::Lawyer, Role::Medical, Role::SocialWorker].map(default_kind);
        use SupportKind::*;
        assert_eq!(kinds, [Psychological, Legal, Medical, Social]);
    }
}
