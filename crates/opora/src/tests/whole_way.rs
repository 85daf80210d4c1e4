//! The scenarios S1, S3 and S8 of the field from end to end, by the API alone, as another program would walk them.

use super::cast::{Cast, HARBOUR, LIPA, account, bed, cast};
use crate::assessments::{form_in_use, tests::complete};
use crate::forms::input;
use crate::forms::response::{self, ResponseStatus};
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::{Value, json};

const ME: Role = Role::SocialWorker;
const COLLEAGUE: Role = Role::Psychologist;

/// What a program sends and gets, with the status it expects.
struct Walk<'c>(&'c Cast);

impl Walk<'_> {
    async fn asks(&self, role: Role, path: &str) -> Value {
        let answer = self.0.get(role, &format!("/api/v1{path}")).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    }

    async fn sends(&self, role: Role, method: Method, path: &str, status: u16, order: Value) -> Value {
        let answer = self.0.send(role, method, &format!("/api/v1{path}"), order).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.body);
        serde_json::from_str(&answer.body).unwrap_or_default()
    }

    async fn posts(&self, path: &str, status: u16, order: Value) -> Value {
        self.sends(ME, Method::POST, path, status, order).await
    }

    /// An edit of what was just read.
    async fn edits(&self, role: Role, method: Method, path: &str, version: &Value, order: Value) -> Value {
        let path = format!("/api/v1{path}");
        let answer = self.0.send_if_match(role, method, &path, version.as_i64(), order).await;
        assert!(answer.status.is_success(), "{path}: {} {}", answer.status, answer.body);
        serde_json::from_str(&answer.body).unwrap_or_default()
    }

    /// The keys of the deadlines that wait for somebody.
    async fn due(&self, person: &str) -> Vec<String> {
        let all = self.asks(ME, &format!("/services/{HARBOUR}/deadlines?when=all")).await;
        let own = all["items"].as_array().unwrap().iter().filter(|one| one["person_id"] == person);
        own.map(|one| one["key"].as_str().unwrap().to_owned()).collect()
    }

    /// An assessment filled in, signed by two of the team, and by whoever signs for the person.
    async fn assess(&self, person: &str, form: &str, signer: Value) {
        let made = self.posts(&format!("/people/{person}/assessments"), 201, json!({ "form": form })).await;
        let id = format!("/assessments/{}", text(&made["id"]));
        let given: &[(&str, &str)] = if form == "needs-adult" { &[("need-housing", "3")] } else { &[] };
        let fields = complete(form_in_use(form).unwrap(), given);
        let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let answers = input::read(form_in_use(form).unwrap(), fields);
        let order = response::write(form_in_use(form).unwrap(), &answers, ResponseStatus::InProgress);
        self.edits(ME, Method::PUT, &id, &made["version"], order).await;
        let signatures = format!("{id}/signatures");
        for role in [ME, COLLEAGUE] {
            let version = self.asks(role, &id).await["version"].clone();
            self.edits(role, Method::POST, &signatures, &version, json!({ "signer": "team" })).await;
        }
        let version = self.asks(ME, &id).await["version"].clone();
        let signed = self.edits(ME, Method::POST, &signatures, &version, signer).await;
        assert_eq!(signed["status"], "signed", "{signed}");
    }

    /// A plan with one goal and one activity, signed by two of the team.
    async fn plan(&self, person: &str, goal: &str) -> String {
        let made = self.posts(&format!("/people/{person}/plans"), 201, json!({})).await;
        let plan = format!("/plans/{}", text(&made["id"]));
        let words = json!({ "own_words": "Искам да сме на сигурно", "results": "Живеят сами и са спокойни" });
        self.edits(ME, Method::PUT, &plan, &made["version"], words).await;
        // The needs of the assessment came with it: one is answered, the others are not for now.
        for need in self.asks(ME, &plan).await["goals"].as_array().unwrap() {
            self.sends(ME, Method::DELETE, &format!("/goals/{}", text(&need["id"])), 200, json!({})).await;
        }
        let order = json!({ "domain": "housing", "goal": goal, "mark_start": 2, "mark_wish": 8 });
        let goal = self.posts(&format!("{plan}/goals"), 201, order).await;
        let order = json!({ "what": "Оглед на квартири", "kind": "accompanying", "who": "Ралица",
            "frequency": "два пъти месечно", "until_on": "2027-03-01" });
        self.posts(&format!("/goals/{}/activities", text(&goal["id"])), 201, order).await;
        for role in [ME, COLLEAGUE] {
            let edition = self.asks(role, &plan).await["edition"].clone();
            self.sends(role, Method::POST, &format!("{plan}/signatures/team"), 200, json!({ "edition": edition }))
                .await;
        }
        plan
    }

    async fn days_pass(&self, days: i64) {
        self.0.world.minutes_pass(days * 24 * 60);
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn somebody(alias: &str, age: i64, part: &str, basis: &str, bed_id: u128) -> Value {
    let (from, until) = (2026 - age - 1, 2026 - age);
    let birth = json!({ "kind": "estimated", "from": format!("{from}-11-22"), "until": format!("{until}-11-21") });
    json!({
        "who": { "new": { "identity": { "alias": alias, "sex": "female", "birth": birth } } },
        "part": part, "basis": { "kind": basis }, "bed_id": bed(bed_id),
    })
}

fn contract(person: &str, from: &str, until: &str) -> Value {
    json!({
        "person_id": person, "number": "12", "concluded_on": from, "starts_on": from, "ends_on": until,
        "subject": "Кризисен център, краткосрочно", "manner": "Денонощно", "duties": "По правилника", "fee": "Без такса",
        "payment": "Няма", "ending": "По чл. 41 ППЗСУ",
    })
}

on_both! { cast;
    async fn s1_a_woman_with_two_children_from_the_call_at_night_to_the_contact_after(cast) {
        let walk = Walk(&cast);
        let home = format!("/services/{HARBOUR}");
        let before = walk.asks(ME, &format!("{home}/census?day=2026-11-21")).await["total"]["slept"].as_i64().unwrap();
        let call = json!({ "channel": "phone", "caller": "self", "safe_to_call": "no", "danger_now": "no", "adults": 1,
            "children": 2, "told": "Чака пред магазина с децата" });
        let signal = walk.sends(Role::Carer, Method::POST, &format!("{home}/signals"), 201, call).await;
        let order = json!({
            "signal_id": signal["id"], "entry": "emergency", "reason": "partner_violence", "brought_by": "police",
            "duration": "short", "house_rules_given": true, "information_given": true, "life_in_danger": true,
            "case_manager_id": account(Role::CaseManager),
            "people": [
                somebody("Синица", 34, "adult", "own_wish", 3), somebody("Ани", 9, "accompanying", "with_parent", 4),
                somebody("Боби", 3, "accompanying", "with_parent", 5),
            ],
            "notices": [{ "about": "emergency_admission", "addressee": "dsp", "channel": "phone" }],
        });
        let admitted = walk.sends(Role::Carer, Method::POST, &format!("{home}/admissions"), 201, order).await;
        let case = text(&admitted["case_id"]);
        let stays = admitted["stays"].as_array().unwrap();
        let (woman, stay) = (text(&stays[0]["person_id"]), text(&stays[0]["stay_id"]));
        let now = walk.asks(ME, &format!("{home}/census?day=2026-11-21")).await;
        assert_eq!(now["total"]["slept"].as_i64(), Some(before + 3), "unit and house are three people fuller");
        let due = walk.due(woman).await;
        assert!(due.contains(&"D7".into()) && due.contains(&"D19.danger".into()) && !due.contains(&"D18".into()), "{due:?}");

        let rule = json!({ "how": "Служебният телефон", "times": "делник 10–12", "by_whom": "", "question": "Кога е прегледът?",
            "answer": "", "never": ["calls"] });
        walk.sends(ME, Method::PUT, &format!("/people/{woman}/safe-contact"), 200, rule).await;
        let police = json!({ "about": "life_in_danger", "addressee": "police", "channel": "phone" });
        walk.posts(&format!("/cases/{case}/notices"), 201, police).await;
        let order = json!({ "kind": "judgment", "number": "1234/2026", "issuer": "Районен съд" });
        walk.posts(&format!("/stays/{stay}/bases"), 201, order).await;

        walk.days_pass(10).await;
        walk.assess(woman, "needs-adult", json!({ "signer": "person" })).await;
        for child in &stays[1..] {
            let parent = json!({ "signer": "guardian", "note": "Синица, майка" });
            walk.assess(text(&child["person_id"]), "needs-child", parent).await;
        }
        let plan = walk.plan(woman, "Наета квартира").await;
        let signed = json!({ "signer": "person", "signed_on": "2026-12-01" });
        assert_eq!(walk.posts(&format!("{plan}/signatures/person"), 200, signed).await["status"], "signed_person");
        assert!(!walk.due(woman).await.contains(&"D7".into()), "assessment and plan are ready");
        let made = walk.posts(&format!("/cases/{case}/contracts"), 201, contract(woman, "2026-12-01", "2027-04-01")).await;
        let due = walk.due(woman).await;
        assert!(["D11", "D13.short", "D14"].iter().all(|key| due.iter().any(|one| one.starts_with(key))), "{due:?}");
        let told = json!({ "about": "contract", "addressee": "asp", "channel": "e_delivery", "person_id": woman });
        walk.posts(&format!("/cases/{case}/notices"), 201, told).await;

        let activity = walk.asks(ME, &plan).await["activities"][0]["id"].clone();
        let session = json!({ "kind": "psychological", "held_at": "2026-12-01T07:00:00Z", "minutes": 50,
            "note": "Говорихме за дома.", "activity_id": activity });
        walk.sends(COLLEAGUE, Method::POST, &format!("/people/{woman}/sessions"), 201, session).await;

        walk.days_pass(95).await;
        let report = json!({ "made_on": "2027-03-06", "achieved": "Работа и квартира", "advice": "Срещи с психолог" });
        let contract = format!("/contracts/{}", text(&made["id"]));
        walk.sends(ME, Method::PUT, &format!("{contract}/report"), 201, report).await;
        let report = walk.asks(ME, &format!("{contract}/report")).await;
        assert_eq!(report["achieved"], "Работа и квартира");
        walk.days_pass(20).await;
        let with: Vec<&Value> = stays[1..].iter().map(|stay| &stay["stay_id"]).collect();
        let end = json!({ "destination": "rented", "ground": "achieved", "with": with, "clean": true });
        walk.posts(&format!("/stays/{stay}/end"), 204, end).await;
        let night = walk.asks(ME, &format!("{home}/census?day=2027-03-26")).await;
        assert_eq!(night["total"]["slept"].as_i64(), Some(before), "and as empty as before");

        walk.days_pass(31).await;
        assert!(walk.due(woman).await.contains(&"F.1".into()), "{:?}", walk.due(woman).await);
        let contact = |channel: &str| json!({ "month": 1, "channel": channel, "result": "well", "rule_kept": true });
        let path = format!("/stays/{stay}/follow-ups");
        let refused = walk.posts(&path, 422, contact("call")).await;
        assert_eq!(refused["errors"][0]["field"], "channel", "what the rule forbids is not done: {refused}");
        walk.posts(&path, 201, contact("in_person")).await;
        assert_eq!(walk.asks(ME, &path).await["items"].as_array().unwrap().len(), 1);
        for path in [format!("/cases/{case}"), contract, format!("/people/{woman}"), plan] {
            let answer = cast.get_as_stranger(&format!("/api/v1{path}")).await;
            assert_eq!(answer.status, 404, "{path}");
            let own = cast.get(ME, &format!("/api/v1{path}")).await;
            assert!(!own.body.contains(&LIPA.to_string()), "{path} leads to the protected building");
        }
    }

    async fn s3_who_refuses_the_plan_is_met_again_and_the_figure_counts_it_apart(cast) {
        let walk = Walk(&cast);
        let home = format!("/services/{HARBOUR}");
        let order = json!({ "entry": "emergency", "reason": "partner_violence", "brought_by": "alone", "duration": "short",
            "people": [somebody("Роза", 30, "adult", "own_wish", 3)] });
        let admitted = walk.posts(&format!("{home}/admissions"), 201, order).await;
        let woman = text(&admitted["stays"][0]["person_id"]);
        walk.days_pass(18).await;
        walk.assess(woman, "needs-adult", json!({ "signer": "person" })).await;
        let plan = walk.plan(woman, "Да си намеря работа").await;
        let figures = walk.asks(ME, &format!("{home}/plan-terms")).await;
        assert_eq!((&figures["figures"]["in_term"], &figures["figures"]["awaited"]), (&json!(1), &json!(1)), "{figures}");
        let note = json!({ "refused_on": "2026-12-09", "reason": "Искам първо да си почина", "alternatives": "Среща след седмица",
            "witness": account(COLLEAGUE) });
        let refused = walk.posts(&format!("{plan}/refusal"), 200, note).await;
        assert_eq!(refused["status"], "refused_by_person");
        let signers: Vec<&Value> = refused["signatures"].as_array().unwrap().iter().map(|one| &one["signer"]).collect();
        assert!(!signers.contains(&&json!("person")), "no signature is made up: {signers:?}");
        walk.sends(COLLEAGUE, Method::POST, &format!("{plan}/signatures/witness"), 200, json!({})).await;
        let figures = walk.asks(ME, &format!("{home}/plan-terms")).await;
        assert_eq!((&figures["figures"]["in_term"], &figures["figures"]["refused"]), (&json!(1), &json!(1)), "{figures}");
        assert_eq!((&figures["plans"]["items"][0]["person_id"], &figures["plans"]["items"][0]["said"]), (&json!(woman), &json!("refused")));
        let numbers = walk.asks(Role::Coordinator, &format!("{home}/plan-terms")).await;
        assert_eq!((&numbers["figures"], &numbers["plans"]["items"]), (&figures["figures"], &json!([])), "numbers name nobody");
        let page = cast.get(ME, &format!("{home}/numbers/plans?only=unsigned")).await.body;
        assert!(page.contains("Роза") && page.contains("Отказан"), "{page}");
        let page = cast.get(Role::Coordinator, &format!("{home}/numbers/plans")).await.body;
        assert!(page.contains("Направен в срок") && !page.contains("Роза"), "{page}");
        assert!(walk.due(woman).await.contains(&"P.again".into()), "a new meeting is due");

        // S3a: a reduced plan is made, and this one is signed.
        walk.days_pass(6).await;
        let reduced = walk.plan(woman, "Да се видя със сестра си").await;
        let signed = json!({ "signer": "person", "signed_on": "2026-12-15" });
        walk.posts(&format!("{reduced}/signatures/person"), 200, signed).await;
        let figures = walk.asks(ME, &format!("{home}/plan-terms")).await;
        assert_eq!((&figures["figures"]["in_term"], &figures["figures"]["refused"]), (&json!(1), &json!(0)), "{figures}");
        assert!(!walk.due(woman).await.contains(&"P.again".into()));
    }

    async fn s8_nobody_stays_over_the_limit_but_by_the_managers_reason_and_a_document(cast) {
        let walk = Walk(&cast);
        let home = format!("/services/{HARBOUR}");
        let order = json!({ "entry": "emergency", "reason": "partner_violence", "brought_by": "alone", "duration": "short",
            "people": [somebody("Калина", 40, "adult", "own_wish", 3)] });
        let admitted = walk.posts(&format!("{home}/admissions"), 201, order).await;
        let (case, woman) = (text(&admitted["case_id"]), text(&admitted["stays"][0]["person_id"]));
        walk.days_pass(10).await;
        // Begun before the assessment: it takes the needs, and is thrown away for a plan of its own.
        let early = walk.posts(&format!("/people/{woman}/plans"), 201, json!({})).await;
        let early = format!("/plans/{}", text(&early["id"]));
        let own = json!({ "domain": "housing", "goal": "Дом за нас" });
        walk.posts(&format!("{early}/goals"), 201, own).await;
        walk.assess(woman, "needs-adult", json!({ "signer": "person" })).await;
        let page = cast.get(ME, &early).await.body;
        assert!(page.contains("Вземи нуждите от оценката"), "{page}");
        let taken = walk.posts(&format!("{early}/needs"), 200, json!({})).await;
        let rated: Vec<&Value> = taken["goals"].as_array().unwrap().iter().map(|goal| &goal["need_rating"]).collect();
        assert_eq!((rated, &taken["goals"][0]["goal"]), (vec![&json!(3)], &json!("Дом за нас")), "{taken}");
        assert!(!cast.get(ME, &early).await.body.contains("Вземи нуждите от оценката"));
        walk.edits(ME, Method::DELETE, &early, &taken["version"], json!({})).await;
        let plan = walk.plan(woman, "Наета квартира").await;
        walk.posts(&format!("{plan}/signatures/person"), 200, json!({ "signer": "person", "signed_on": "2026-12-01" })).await;
        let path = format!("/cases/{case}/contracts");
        let beyond = contract(woman, "2026-12-01", "2027-06-30");
        let refused = walk.posts(&path, 422, beyond.clone()).await;
        assert_eq!(refused["errors"][0]["field"], "ends_on", "a hard stop: {refused}");
        let mut order = beyond;
        order["over_limit"] = json!({ "reason": "Няма свободно защитено жилище", "document": "ДСП 45/01.12.2026" });
        walk.posts(&path, 422, order.clone()).await;
        let manager = Role::ServiceManager;
        let mut bare = order.clone();
        bare["over_limit"]["document"] = json!("");
        let refused = walk.sends(manager, Method::POST, &path, 422, bare).await;
        assert_eq!(refused["errors"][0]["field"], "over_document", "{refused}");
        walk.sends(manager, Method::POST, &path, 201, order).await;
        walk.days_pass(190).await;
        let over = walk.asks(manager, &format!("{home}/over-limit")).await;
        let item = &over["items"][0];
        assert_eq!((&item["person_id"], &item["document"]), (&json!(woman), &json!("ДСП 45/01.12.2026")), "{over}");
        assert!(item["days_over"].as_i64() > Some(0), "{over}");
        assert_eq!(cast.get_as_stranger(&format!("/api/v1{home}/over-limit")).await.status, 404);
    }
}
