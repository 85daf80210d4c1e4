//! The room as people see it.

use super::*;
use crate::tests::cast::{bed, cast};
use kernel::on_both;

const NEW: &str = "/services/00000000-0000-0000-0000-000000000010/admissions/new";
const SIGNALS: &str = "/services/00000000-0000-0000-0000-000000000010/signals";

/// A night's form: a mother by her alias, a child with her, and a call to the ДСП.
fn night() -> Vec<(&'static str, String)> {
    let fields = [
        ("command", "0193c0de-0000-7000-8000-000000000001"),
        ("people", "2"),
        ("at_date", "2026-11-21"),
        ("at_time", "02:40"),
        ("entry", "emergency"),
        ("reason", "partner_violence"),
        ("brought_by", "police"),
        ("duration", "short"),
        ("p0_part", "adult"),
        ("p0_basis", "own_wish"),
        ("p0_alias", "Роза"),
        ("p0_age", "30"),
        ("p0_sex", "female"),
        ("p1_part", "accompanying"),
        ("p1_basis", "with_parent"),
        ("p1_given", "Ива"),
        ("p1_born", "04.2019"),
        ("condition", "Уплашени, без палта"),
        ("n0_channel", "phone"),
        ("n0_reference", "дежурен Петров"),
    ];
    let mut fields: Vec<_> = fields.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    fields.push(("p0_bed", bed(1).to_string()));
    fields
}

fn with(mut fields: Vec<(&'static str, String)>, name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    fields.retain(|(known, _)| *known != name);
    fields.push((name, value.to_owned()));
    fields
}

async fn post(cast: &Cast, path: &str, fields: &[(&'static str, String)]) -> crate::tests::cast::Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    cast.post(Role::Carer, path, &fields).await
}

/// Надежда Колева has a file here and can be found.
async fn known(cast: &Cast) -> kernel::types::PersonId {
    use kernel::ctx::On;
    let ctx = cast.ctx(Role::SocialWorker);
    let identity = Identity { given: "Надежда".into(), family: "Колева".into(), ..Identity::default() };
    let new = NewPerson { identity, ..NewPerson::default() };
    let mut change = ctx.change(kernel::policy::Right::EditFile, On::Service(HARBOUR)).await.unwrap();
    let id = crate::people::create(&ctx, &mut change, HARBOUR, &new).await.unwrap();
    change.commit(crate::people::created(id)).await.unwrap();
    id
}

on_both! { cast;
    async fn a_night_is_one_form(cast) {
        let page = cast.get(Role::Carer, NEW).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Свободни са 7 легла"), "{}", page.body);
        let answer = post(&cast, NEW, &night()).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let again = post(&cast, NEW, &night()).await;
        assert_eq!((again.status.as_u16(), again.location()), (303, answer.location()));
        assert_eq!(here(&cast).await.len(), 2);
        assert_eq!(count(&cast, "SELECT count(*) FROM bed_use WHERE until_at IS NULL").await, 1);
        assert_eq!(count(&cast, "SELECT count(*) FROM notice").await, 1);
    }

    async fn what_was_typed_stays_and_the_page_says_what_to_do(cast) {
        let wrong = with(with(night(), "entry", "referral"), "p1_born", "31.02.2019");
        let answer = post(&cast, NEW, &wrong).await;
        assert_eq!(answer.status, 422);
        for kept in ["Роза", "Уплашени, без палта", "31.02.2019", "дежурен Петров", "<title>Грешка:"] {
            assert!(answer.body.contains(kept), "{kept}");
        }
        let answer = post(&cast, NEW, &with(night(), "entry", "referral")).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("Напиши кой насочва") && answer.body.contains("Роза"));
        assert_eq!(here(&cast).await.len(), 0);
    }

    async fn blocks_come_and_go_without_a_script(cast) {
        let added = post(&cast, NEW, &with(night(), "add", "accompanying")).await;
        assert_eq!(added.status, 200);
        assert!(added.body.contains("name=\"p2_alias\"") && added.body.contains("value=\"Роза\""));
        let removed = post(&cast, NEW, &with(night(), "remove", "0")).await;
        assert!(removed.body.contains("value=\"Ива\"") && !removed.body.contains("value=\"Роза\""));
        assert!(!removed.body.contains("name=\"p1_alias\""));
        assert_eq!(here(&cast).await.len(), 0);
    }

    async fn who_may_have_a_file_is_shown_before_a_second_one_is_opened(cast) {
        let known = known(&cast).await;
        let named = with(with(with(night(), "p0_alias", ""), "p0_given", "Надежда"), "p0_family", "Колева");
        let asked = post(&cast, NEW, &named).await;
        assert_eq!(asked.status, 200);
        assert!(asked.body.contains(&format!("0:{known}")), "{}", asked.body);
        assert_eq!(here(&cast).await.len(), 0);
        let picked = post(&cast, NEW, &with(named.clone(), "pick", &format!("0:{known}"))).await;
        assert_eq!((picked.status.as_u16(), picked.location()), (303, format!("/people/{known}").as_str()));
        assert_eq!(count(&cast, "SELECT count(*) FROM person").await, 2);
    }

    async fn a_new_person_is_new_because_somebody_said_so(cast) {
        let known = known(&cast).await;
        let named = with(with(with(night(), "p0_alias", ""), "p0_given", "Надежда"), "p0_family", "Колева");
        let answer = post(&cast, NEW, &with(named, "pick", &format!("0:new:{known}"))).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert_eq!(count(&cast, "SELECT count(*) FROM person").await, 3);
    }

    async fn a_call_is_written_down_and_admits(cast) {
        let call = [
            ("command", "0193c0de-0000-7000-8000-000000000002"), ("danger_now", "yes"), ("safe_to_call", "no"),
            ("received_at_date", "2026-11-21"), ("received_at_time", "02:10"), ("channel", "phone"),
            ("caller", "self"), ("adults", "1"), ("children", "2"), ("told", "Бие по вратата"), ("name_given", "Роза"),
        ];
        let answer = cast.post(Role::Carer, &format!("{SIGNALS}/new"), &call).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let card = cast.get(Role::Carer, answer.location()).await;
        assert!(card.body.contains("Бие по вратата") && card.body.contains("Не звъни обратно"));
        let id = answer.location().rsplit('/').next().unwrap().to_owned();
        let list = cast.get(Role::Carer, SIGNALS).await;
        assert!(list.body.contains(&id) && list.body.contains("опасност"));
        let form = cast.get(Role::Carer, &format!("{NEW}?signal={id}")).await;
        assert!(form.body.contains("value=\"Роза\"") && form.body.contains("name=\"p2_alias\""));
        assert!(form.body.contains("Първо 112"));
        assert!(form.body.contains("name=\"life_in_danger\" value=\"1\" checked"), "{}", form.body);
        let bad = cast.post(Role::Carer, &format!("{SIGNALS}/new"), &call[..10]).await;
        assert_eq!(bad.status, 303, "a repeat is no second call");
        let empty = cast.post(Role::Carer, &format!("{SIGNALS}/new"), &[("told", "Бие по вратата")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.body.contains("Бие по вратата"));
        let settled = [("version", "1"), ("outcome", "advised"), ("note", "Говорихме час")];
        assert_eq!(cast.post(Role::Carer, answer.location(), &settled).await.status, 303);
        let late = [("version", "1"), ("outcome", "team_sent"), ("note", "Замина екипът")];
        let late = cast.post(Role::SocialWorker, answer.location(), &late).await;
        assert_eq!(late.status, 409);
        for kept in ["Замина екипът", "Кирил Радев", "Говорихме час", "name=\"version\" value=\"2\""] {
            assert!(late.body.contains(kept), "{kept}");
        }
    }

    async fn the_protocol_says_who_came_how_and_lists_nobody_elses_address(cast) {
        let mut fields = with(with(night(), "p0_alias", ""), "brought_by_name", "патрул 204");
        fields.extend([
            ("belongings", "Раница".to_owned()), ("house_rules", "1".to_owned()), ("n0_sent_at_date", "2026-11-21".to_owned()),
            ("n0_sent_at_time", "02:50".to_owned()),
        ]);
        let answer = post(&cast, NEW, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let file = cast.get(Role::Carer, answer.location()).await;
        let href = file.body.split("href=\"").map(|rest| rest.split('"').next().unwrap()).find(|href| href.ends_with("/protocol"));
        assert!(file.body.contains("Състояние: Уплашени, без палта") && file.body.contains("Лични вещи: Раница"));
        let paper = cast.get(Role::Carer, href.unwrap()).await;
        for words in ["патрул 204", "Уплашени, без палта", "Раница", "Без име", "Ива", "21.11.2026, 02:40", "Приел за центъра"] {
            assert!(paper.body.contains(words), "{words}: {}", paper.body);
        }
        assert!(!paper.body.contains("Тайна"));
        assert_eq!(cast.get_as_stranger(href.unwrap()).await.status, 404);
        let told = count(&cast, "SELECT count(*) FROM notice WHERE sent_at < (SELECT max(at) FROM audit_entry)").await;
        assert_eq!(told, 1);
    }

    async fn police_protection_counts_from_the_order(cast) {
        let mut fields = with(with(night(), "people", "1"), "p0_part", "child");
        fields = with(with(with(fields, "p0_basis", "police_protection"), "p0_age", "12"), "p0_bed", "");
        fields.extend([("p0_basis_from_date", "2026-11-20".to_owned()), ("p0_basis_from_time", "22:00".to_owned())]);
        let answer = post(&cast, NEW, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let file = cast.get(Role::Carer, answer.location()).await;
        assert!(file.body.contains("22.11.2026, 22:00"), "{}", file.body);
        let again = with(with(night(), "p0_known", answer.location().rsplit('/').next().unwrap()), "command", "");
        let again = post(&cast, NEW, &with(with(with(again, "people", "1"), "p0_part", "child"), "p0_basis", "police_protection")).await;
        assert!(again.body.contains("href=\"#f-p0_who\"") && again.body.contains("id=\"f-p0_who\""), "{}", again.body);
    }

    async fn others_do_not_even_learn_that_a_call_exists(cast) {
        let call = NewSignal {
            id: None, received_at: None, channel: SignalChannel::Phone, caller: Caller::Police, callback: String::new(),
            safe_to_call: Answer::Yes, danger_now: Answer::No, called_112_at: None, adults: 1, children: 0,
            name_given: String::new(), person_id: None, told: "Патрулът пита за място".into(), whereabouts: String::new(),
        };
        let id = record_signal(&cast.ctx(Role::Carer), HARBOUR, call).await.unwrap();
        let path = format!("/signals/{id}");
        assert_eq!(cast.get(Role::Carer, &path).await.status, 200);
        assert_eq!(cast.get_as_stranger(&path).await.status, 404);
        assert_eq!(cast.get(Role::Coordinator, &path).await.status, 404);
        assert_eq!(cast.get_as_stranger(NEW).await.status, 404);
        assert_eq!(cast.get(Role::Psychologist, NEW).await.status, 403);
    }
}
