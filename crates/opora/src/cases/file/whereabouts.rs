//! In one line for each of many people: the number of their case, where they sleep, how long they may stay.

use super::store::{self, Sojourn};
use super::{left_words, t};
use crate::cases::limit::{RepeatRule, Spell, limit};
use crate::people::Later;
use kernel::ctx::{Ctx, On};
use kernel::i18n;
use kernel::policy::Right;
use kernel::types::PersonId;
use std::collections::HashMap;

/// „КЦ-0112, Явор 1, тук от 12.10.2026, остават 21 дни“: the stay that goes on, else the last one, where the reader may know.
pub fn whereabouts<'a>(ctx: &'a Ctx, people: &'a [PersonId]) -> Later<'a, HashMap<PersonId, String>> {
    Box::pin(async move {
        let mut view = ctx.view(Right::SeePeople, On::Provider).await?;
        let mut by_person: HashMap<PersonId, Vec<Sojourn>> = HashMap::new();
        for some in people.chunks(store::AT_ONCE) {
            for sojourn in store::sojourns(&mut view, ctx.provider, some, ctx.at).await? {
                by_person.entry(sojourn.person_id).or_default().push(sojourn);
            }
        }
        let known = by_person.into_iter().filter_map(|(person, all)| Some((person, words(ctx, &all)?)));
        Ok(known.collect())
    })
}

/// Stays in the order of their beginnings.
fn words(ctx: &Ctx, all: &[Sojourn]) -> Option<String> {
    let l = ctx.lang;
    let seen = || all.iter().filter(|stay| ctx.may(Right::SeePeople, stay.service_id));
    let stay = seen().find(|stay| stay.ended_at.is_none()).or_else(|| seen().next_back())?;
    let limited = all.iter().filter(|other| other.stay_limit_months.is_some());
    let spells: Vec<Spell> = limited.map(|other| Spell::between(other.admitted_at, other.ended_at)).collect();
    let left = |months| left_words(l, limit(stay.part, &spells, months, ctx.today(), RepeatRule::default()).left);
    let number = crate::cases::case_number(&stay.code, stay.number);
    let parts = match stay.ended_at {
        Some(end) => vec![Some(number), Some(t::gone_on(l, i18n::day(l, end.day())))],
        None => vec![
            Some(number),
            stay.room.clone(),
            Some(t::here_since(l, i18n::day(l, stay.admitted_at.day()))),
            stay.stay_limit_months.map(left),
        ],
    };
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}
