//! The story of a plan, through the pages, on both databases.

mod api;
mod guard;
mod leaving;
mod need;
mod refusal;
mod rules;
mod story;
mod waiting;

use super::{GoalId, PlanId};
use crate::tests::cast::{ADULTS, Answer, Cast, HARBOUR, HOME, cast};
use kernel::policy::Role;
use kernel::testing::Engine;
use kernel::types::{Day, Moment, PersonId};
use uuid::Uuid;

/// The cast, and Надежда with a stay since three weeks ago.
pub struct Told {
    pub cast: Cast,
    pub person: PersonId,
}

pub async fn told(engine: Engine) -> Option<Told> {
    let cast = cast(engine).await?;
    let person = cast.person("Надежда", "Колева", "female", Day::new(1992, 3, 8)).await;
    moved_in(&cast, person, cast.world.now().plus_hours(-21 * 24), 1).await;
    Some(Told { cast, person })
}

/// A case with one stay in it.
pub async fn moved_in(cast: &Cast, person: PersonId, since: Moment, number: i64) -> Uuid {
    let id: Uuid = cast.world.app().itself(HOME).new_id();
    let mut tx = cast.world.db().arrange().await.unwrap();
    tx.query(
        "INSERT INTO case_record (provider_id, id, service_id, number, opened_at, entry, reason, brought_by,
                                  life_in_danger, trafficking, duration)
         VALUES ($1, $2, $3, $4, $5, 'emergency', 'partner_violence', 'alone', FALSE, FALSE, 'short')",
    )
    .bind(HOME)
    .bind(id)
    .bind(HARBOUR)
    .bind(number)
    .bind(since)
    .execute()
    .await
    .unwrap();
    tx.query(
        "INSERT INTO stay (provider_id, id, case_id, service_id, unit_id, person_id, part, admitted_at)
         VALUES ($1, $2, $2, $3, $4, $5, 'adult', $6)",
    )
    .bind(HOME)
    .bind(id)
    .bind(HARBOUR)
    .bind(ADULTS)
    .bind(person)
    .bind(since)
    .execute()
    .await
    .unwrap();
    tx.arranged().await.unwrap();
    id
}

/// The value of a field of a form that came.
pub fn value(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = page.split_once(&start).unwrap_or_else(|| panic!("no {name} in {page}")).1;
    rest.split('"').next().unwrap().to_owned()
}

impl Told {
    pub async fn post(&self, role: Role, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.cast.post(role, path, fields).await
    }

    pub async fn page(&self, role: Role, path: &str) -> String {
        let answer = self.cast.get(role, path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    /// A draft with words, a goal and an activity, written through the forms.
    pub async fn draft(&self) -> PlanId {
        let answer = self.post(Role::SocialWorker, &format!("/people/{}/plan", self.person), &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let plan: PlanId = answer.location().rsplit('/').next().unwrap().parse().unwrap();
        self.words(plan, "Искам с Ива да живеем в наш дом").await;
        let goal = self.goal(plan, "Наета квартира с детска стая").await;
        self.activity(goal, "Списък с квартири до 300 €").await;
        plan
    }

    pub async fn words(&self, plan: PlanId, own: &str) {
        let path = format!("/plans/{plan}/edit");
        let version = value(&self.page(Role::SocialWorker, &path).await, "version");
        let fields = [("version", version.as_str()), ("own_words", own), ("results", "Живеят сами и са спокойни")];
        assert_eq!(self.post(Role::SocialWorker, &path, &fields).await.status, 303);
    }

    pub async fn goal(&self, plan: PlanId, words: &str) -> GoalId {
        let path = format!("/plans/{plan}/goals/new");
        let fields = [("domain", "housing"), ("goal", words), ("mark_start", "1"), ("mark_wish", "9")];
        let answer = self.post(Role::SocialWorker, &path, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let whole = super::plan(&self.cast.ctx(Role::SocialWorker), plan).await.unwrap();
        whole.goals.iter().find(|goal| goal.goal == words).unwrap().id
    }

    pub async fn activity(&self, goal: GoalId, what: &str) {
        let fields = [
            ("what", what),
            ("kind", "social"),
            ("who", "Ралица, Надежда"),
            ("frequency", "еднократно"),
            ("until_on", "2026-12-10"),
        ];
        let path = format!("/goals/{goal}/activities/new");
        let answer = self.post(Role::SocialWorker, &path, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    /// Signs as a member of the team, having read the page.
    pub async fn signs(&self, role: Role, plan: PlanId) -> Answer {
        let edition = value(&self.page(role, &format!("/plans/{plan}")).await, "edition");
        self.post(role, &format!("/plans/{plan}/team-signature"), &[("edition", &edition)]).await
    }

    /// A plan in force.
    pub async fn in_force(&self) -> PlanId {
        let plan = self.draft().await;
        self.bring_into_force(plan).await;
        plan
    }

    pub async fn bring_into_force(&self, plan: PlanId) {
        for role in [Role::SocialWorker, Role::Psychologist] {
            assert_eq!(self.signs(role, plan).await.status, 303);
        }
        let fields = [("signer", "person"), ("signed_on", "2026-11-21")];
        let answer = self.post(Role::SocialWorker, &format!("/plans/{plan}/signature"), &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
}
