//! What happens after people came in: bases, absences, contracts, the end, and what follows.

use super::*;
use crate::tests::cast::{HOME, bed, cast};
use kernel::on_both;
use kernel::types::Moment;

fn away() -> Leave {
    let (whereto, note) = (String::new(), String::new());
    Leave { id: None, with: Vec::new(), kind: AbsenceKind::Agreed, left_at: None, due_at: None, whereto, note }
}

pub(super) async fn case_of(cast: &Cast, one: AdmittedPerson) -> CaseId {
    let mut tx = cast.world.db().peek().await.unwrap();
    current_stay(&mut tx, HOME, one.person_id).await.unwrap().unwrap().1.id
}

async fn holds(cast: &Cast, case: CaseId, at: Moment) -> bool {
    let mut tx = cast.world.db().peek().await.unwrap();
    has_valid_basis(&super::super::basis::of_case(&mut tx, HOME, case).await.unwrap(), at)
}

on_both! { cast;
    async fn police_protection_runs_out_unless_an_order_follows(cast) {
        let order = emergency(vec![arrival(alias("Дете", 11, &cast), Part::Child)]);
        let child = admit(&cast.ctx(Role::Carer), HARBOUR, order).await.unwrap();
        let (stay, start) = (child.stays[0].stay_id, cast.world.now());
        assert!(holds(&cast, child.case_id, start.plus_hours(47)).await);
        assert!(!holds(&cast, child.case_id, start.plus_hours(48)).await);
        cast.world.minutes_pass(44 * 60);
        let ctx = cast.ctx(Role::SocialWorker);
        let again = NewBasis::plain(BasisKind::PoliceProtection);
        assert_eq!(refused(add_basis(&ctx, stay, again).await), [("basis".into(), "cases-basis-police-again")]);
        let unnumbered = NewBasis::plain(BasisKind::DspOrder);
        assert_eq!(refused(add_basis(&ctx, stay, unnumbered.clone()).await), [("basis_number".into(), "cases-basis-number-missing")]);
        let order = NewBasis { number: "ЗД-Д-014".into(), issuer: "ДСП Каменград".into(), ..unnumbered };
        assert!(matches!(add_basis(&cast.stranger(), stay, order.clone()).await, Err(Refusal::Missing)));
        let basis = add_basis(&ctx, stay, order).await.unwrap();
        assert!(holds(&cast, child.case_id, start.plus_hours(1000)).await);
        cast.world.minutes_pass(10 * 60);
        let ctx = cast.ctx(Role::SocialWorker);
        assert!(matches!(end_basis(&ctx, basis, EndBasis { version: 9, at: None }).await, Err(Refusal::Stale(1))));
        end_basis(&ctx, basis, EndBasis { version: 1, at: None }).await.unwrap();
        assert!(!holds(&cast, child.case_id, cast.world.now()).await);
    }

    async fn who_leaves_comes_back_later_and_not_before(cast) {
        let one = one_adult(&cast).await;
        cast.world.minutes_pass(60);
        let ctx = cast.ctx(Role::Carer);
        let early = Leave { left_at: Some(cast.world.now().plus_hours(-2)), ..away() };
        assert_eq!(refused(leave(&ctx, one.stay_id, early).await), [("left_at_date".into(), "cases-not-here-then")]);
        let absence = leave(&ctx, one.stay_id, away()).await.unwrap();
        assert_eq!(refused(leave(&ctx, one.stay_id, away()).await), [("left_at_date".into(), "cases-away-already")]);
        assert!(here(&cast).await[0].away_since.is_some());
        let before = Return { at: Some(cast.world.now().plus_minutes(-1)), ..Return::default() };
        assert_eq!(refused(return_from(&ctx, absence, before).await), [("at_date".into(), "cases-back-before-leaving")]);
        assert!(matches!(return_from(&cast.stranger(), absence, Return::default()).await, Err(Refusal::Missing)));
        cast.world.minutes_pass(30);
        let ctx = cast.ctx(Role::Carer);
        return_from(&ctx, absence, Return { note: "с автобуса".into(), ..Return::default() }).await.unwrap();
        assert!(here(&cast).await[0].away_since.is_none());
        assert_eq!(refused(return_from(&ctx, absence, Return::default()).await), [("at_date".into(), "cases-back-already")]);
    }

    async fn a_household_goes_out_and_comes_back_together(cast) {
        let mother = arrival(alias("Роза", 30, &cast), Part::Adult);
        let child = arrival(alias("Ива", 7, &cast), Part::Accompanying);
        let ctx = cast.ctx(Role::Carer);
        let both = admit(&ctx, HARBOUR, emergency(vec![mother, child])).await.unwrap().stays;
        let out = Leave { with: vec![both[1].stay_id], ..away() };
        let absence = leave(&ctx, both[0].stay_id, out.clone()).await.unwrap();
        assert_eq!(here(&cast).await.iter().filter(|stay| stay.away_since.is_some()).count(), 2);
        cast.world.minutes_pass(30);
        let together = Return { with: vec![both[1].stay_id], ..Return::default() };
        return_from(&cast.ctx(Role::Carer), absence, together.clone()).await.unwrap();
        assert_eq!(here(&cast).await.iter().filter(|stay| stay.away_since.is_some()).count(), 0);
        cast.world.minutes_pass(30);
        let absence = leave(&cast.ctx(Role::Carer), both[0].stay_id, out).await.unwrap();
        return_from(&cast.ctx(Role::Carer), absence, Return::default()).await.unwrap();
        let still: Vec<_> = here(&cast).await.into_iter().filter(|stay| stay.away_since.is_some()).collect();
        assert_eq!(still.iter().map(|stay| stay.stay_id).collect::<Vec<_>>(), [both[1].stay_id], "she came without her child");
        let absence = leave(&cast.ctx(Role::Carer), both[0].stay_id, away()).await.unwrap();
        let nobody = Return { with: vec![StayId::from(uuid::Uuid::nil())], ..Return::default() };
        assert_eq!(refused(return_from(&cast.ctx(Role::Carer), absence, nobody).await), [("with".into(), "cases-not-out")]);
    }

    async fn the_bed_of_who_leaves_is_free_and_a_child_who_stays_is_shouted_about(cast) {
        let mut mother = arrival(alias("Роза", 30, &cast), Part::Adult);
        mother.bed_id = Some(crate::provider::BedId(bed(1)));
        let child = arrival(alias("Ива", 7, &cast), Part::Accompanying);
        let both = admit(&cast.ctx(Role::Carer), HARBOUR, emergency(vec![mother, child])).await.unwrap();
        cast.world.minutes_pass(60);
        let ctx = cast.ctx(Role::SocialWorker);
        end_stay(&ctx, both.stays[0].stay_id, leaving(Destination::Hospital)).await.unwrap();
        assert_eq!(count(&cast, "SELECT count(*) FROM bed_use WHERE until_at IS NULL").await, 0);
        assert_eq!(count(&cast, "SELECT count(*) FROM case_record WHERE closed_at IS NULL").await, 1);
        let mut tx = cast.world.db().peek().await.unwrap();
        let bases = super::super::basis::of_case(&mut tx, HOME, both.case_id).await.unwrap();
        drop(tx);
        let of_child: Vec<_> = bases.into_iter().filter(|basis| basis.stay_id == both.stays[1].stay_id).collect();
        assert!(!has_valid_basis(&of_child, cast.world.now()));
        let again = end_stay(&ctx, both.stays[0].stay_id, leaving(Destination::Rented)).await;
        assert_eq!(refused(again), [(String::new(), "cases-stay-over")]);
    }

    async fn a_contact_after_the_stay_keeps_to_the_rule(cast) {
        let one = one_adult(&cast).await;
        let call = NewFollowUp {
            month: 1, done_at: None, channel: Some(ContactChannel::Call), result: FollowUpResult::Well, note: String::new(), rule_kept: true,
        };
        let ctx = cast.ctx(Role::SocialWorker);
        let wrong = refused(record_follow_up(&ctx, one.stay_id, call.clone()).await);
        assert_eq!(wrong, [(String::new(), "cases-stay-goes-on"), ("result".into(), "cases-no-safe-way")]);
        end_stay(&ctx, one.stay_id, leaving(Destination::Rented)).await.unwrap();
        let mut tx = cast.world.db().arrange().await.unwrap();
        tx.query("INSERT INTO safe_contact (provider_id, person_id, how, times, by_whom, question, answer, never) VALUES ($1, $2, 'служебен телефон', '', '', '', '', '')")
            .bind(HOME).bind(one.person_id).execute().await.unwrap();
        tx.arranged().await.unwrap();
        assert_eq!(refused(record_follow_up(&ctx, one.stay_id, call.clone()).await), [("month".into(), "cases-follow-up-early")]);
        cast.world.minutes_pass(30 * 24 * 60);
        let ctx = cast.ctx(Role::SocialWorker);
        let missed = NewFollowUp { result: FollowUpResult::NotReached, ..call.clone() };
        record_follow_up(&ctx, one.stay_id, missed).await.unwrap();
        record_follow_up(&ctx, one.stay_id, call).await.unwrap();
    }

    async fn who_was_told_what_is_kept(cast) {
        let one = one_adult(&cast).await;
        let case = case_of(&cast, one).await;
        let ctx = cast.ctx(Role::SocialWorker);
        let told = NewNotice {
            person_id: Some(one.person_id), about: About::LifeInDanger, addressee: Addressee::Police,
            channel: NoticeChannel::Phone, reference: "РУ Каменград, 22:58".into(), sent_at: None,
        };
        let later = NewNotice { sent_at: Some(cast.world.now().plus_minutes(1)), ..told.clone() };
        assert_eq!(refused(record_notice(&ctx, case, later).await), [("sent_at_date".into(), "cases-in-the-future")]);
        assert!(matches!(record_notice(&cast.stranger(), case, told.clone()).await, Err(Refusal::Missing)));
        record_notice(&ctx, case, told).await.unwrap();
        assert_eq!(count(&cast, "SELECT count(*) FROM notice WHERE addressee = 'police'").await, 1);
    }
}
