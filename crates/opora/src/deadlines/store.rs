//! What deadlines ask of the database: so many questions, however many people there are.

use super::facts::{
    Assessed, Basis, Contacted, Contract, Facts, InHospital, Mark, Notice, OtherStay, PlanVersion, StayFacts, Step,
};
use crate::cases::StayId;
use bulgaria::calendar::WorkCalendar;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{AccountId, Day, Moment, PersonId, ProviderId, ServiceId};
use uuid::Uuid;

/// Whose facts are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    /// Everyone's in a service.
    Service(ServiceId),
    /// One person's, and those of who came together with them: some duties are the household's.
    Person(PersonId),
}

/// The same question about a service (`$2`) and about a person (`$2`); `st` is the stay, `$3` the end of follow-up.
macro_rules! of {
    ($of:expr, $question:literal) => {
        match $of {
            Of::Service(_) => sql!(concat!(
                $question,
                " WHERE st.provider_id = $1 AND st.service_id = $2 AND (st.ended_at IS NULL OR st.ended_at > $3)"
            )),
            Of::Person(_) => sql!(concat!(
                $question,
                " WHERE st.provider_id = $1 AND (st.ended_at IS NULL OR st.ended_at > $3)
                    AND st.case_id IN (SELECT own.case_id FROM stay own WHERE own.provider_id = $1 AND own.person_id = $2)"
            )),
        }
    };
}

/// A transaction with what every question binds.
struct Asking<'t> {
    tx: &'t mut Tx,
    provider: ProviderId,
    of: Of,
    since: Moment,
}

impl Asking<'_> {
    async fn all<T: kernel::db::Record>(&mut self, question: &'static str) -> Result<Vec<T>> {
        let id: Uuid = match self.of {
            Of::Service(service) => service.0,
            Of::Person(person) => person.0,
        };
        self.tx.query(question).bind(self.provider).bind(id).bind(self.since).all().await
    }
}

/// Gathers the facts: of stays that go on and of those that ended after `since`.
pub async fn facts(tx: &mut Tx, provider: ProviderId, of: Of, since: Moment) -> Result<Facts> {
    let mut ask = Asking { tx, provider, of, since };
    let mut stays = stays(&mut ask).await?;
    stays.sort_by_key(|stay| (stay.admitted_at, stay.stay));
    Ok(Facts {
        stays,
        bases: bases(&mut ask).await?,
        notices: notices(&mut ask).await?,
        hospital: hospital(&mut ask).await?,
        assessed: assessed(&mut ask).await?,
        plans: plans(&mut ask).await?,
        contracts: contracts(&mut ask).await?,
        steps: steps(&mut ask).await?,
        contacted: contacted(&mut ask).await?,
        marks: marks(&mut ask).await?,
        under_limit: under_limit(&mut ask).await?,
        calendar: calendar(ask.tx, provider).await?,
    })
}

async fn stays(ask: &mut Asking<'_>) -> Result<Vec<StayFacts>> {
    let question = of!(
        ask.of,
        "SELECT st.id AS stay, st.case_id, st.service_id AS service, st.person_id AS person, p.given, p.family, p.alias, p.born_from,
                p.born_until, p.interpreter, st.part, st.admitted_at, st.ended_at, st.destination, c.entry, c.reason,
                c.life_in_danger, c.trafficking, c.duration, c.referral_on, c.case_manager_id AS manager,
                a.name AS manager_name, u.kind AS unit_kind, u.stay_limit_months AS limit_months, s.zzdn_programme
         FROM stay st
         JOIN case_record c ON c.provider_id = st.provider_id AND c.id = st.case_id
         JOIN person p ON p.provider_id = st.provider_id AND p.id = st.person_id
         JOIN service_unit u ON u.provider_id = st.provider_id AND u.id = st.unit_id
         JOIN service s ON s.provider_id = st.provider_id AND s.id = st.service_id
         LEFT JOIN account a ON a.provider_id = c.provider_id AND a.id = c.case_manager_id"
    );
    ask.all(question).await
}

async fn bases(ask: &mut Asking<'_>) -> Result<Vec<Basis>> {
    let question = of!(
        ask.of,
        "SELECT b.stay_id AS stay, b.kind, b.valid_from, b.valid_until
         FROM stay st JOIN legal_basis b ON b.provider_id = st.provider_id AND b.stay_id = st.id"
    );
    ask.all(question).await
}

async fn notices(ask: &mut Asking<'_>) -> Result<Vec<Notice>> {
    let question = of!(
        ask.of,
        "SELECT DISTINCT n.id, n.case_id, n.person_id AS person, n.about, n.addressee, n.sent_at
         FROM stay st JOIN notice n ON n.provider_id = st.provider_id AND n.case_id = st.case_id"
    );
    ask.all(question).await
}

async fn hospital(ask: &mut Asking<'_>) -> Result<Vec<InHospital>> {
    let question = of!(
        ask.of,
        "SELECT h.stay_id AS stay, h.left_at, h.returned_at
         FROM stay st
         JOIN absence h ON h.provider_id = st.provider_id AND h.stay_id = st.id AND h.kind = 'hospital'"
    );
    ask.all(question).await
}

async fn assessed(ask: &mut Asking<'_>) -> Result<Vec<Assessed>> {
    let question = of!(
        ask.of,
        "SELECT n.case_id, n.person_id AS person, n.signed_at
         FROM stay st
         JOIN assessment n ON n.provider_id = st.provider_id AND n.case_id = st.case_id AND n.person_id = st.person_id
           AND n.signed_at IS NOT NULL AND n.form IN ('needs-adult', 'needs-child')"
    );
    ask.all(question).await
}

async fn plans(ask: &mut Asking<'_>) -> Result<Vec<PlanVersion>> {
    let question = of!(
        ask.of,
        "SELECT l.case_id, l.person_id AS person, l.number, l.made_at, l.made_on, l.in_force_on,
                (SELECT max(g.signed_at) FROM plan_signature g
                 WHERE g.provider_id = l.provider_id AND g.plan_id = l.id AND g.refused) AS refused_at,
                (SELECT max(r.held_on) FROM plan_review r
                 WHERE r.provider_id = l.provider_id AND r.plan_id = l.id) AS reviewed_on
         FROM stay st
         JOIN plan l ON l.provider_id = st.provider_id AND l.case_id = st.case_id AND l.person_id = st.person_id"
    );
    ask.all(question).await
}

async fn contracts(ask: &mut Asking<'_>) -> Result<Vec<Contract>> {
    let question = of!(
        ask.of,
        "SELECT k.id, k.extends_id AS extends, k.case_id, k.person_id AS person, k.concluded_on, k.ends_on, k.notice_on,
                k.ended_on,
                (SELECT min(r.made_on) FROM results_report r
                 WHERE r.provider_id = k.provider_id AND r.contract_id = k.id) AS report_on
         FROM stay st
         JOIN contract k ON k.provider_id = st.provider_id AND k.case_id = st.case_id AND k.person_id = st.person_id"
    );
    ask.all(question).await
}

async fn steps(ask: &mut Asking<'_>) -> Result<Vec<Step>> {
    let question = of!(
        ask.of,
        "SELECT x.stay_id AS stay, x.kind, x.taken_on
         FROM stay st JOIN trafficking_step x ON x.provider_id = st.provider_id AND x.stay_id = st.id"
    );
    ask.all(question).await
}

async fn contacted(ask: &mut Asking<'_>) -> Result<Vec<Contacted>> {
    let question = of!(
        ask.of,
        "SELECT f.stay_id AS stay, f.month, f.done_at, f.result
         FROM stay st JOIN follow_up f ON f.provider_id = st.provider_id AND f.stay_id = st.id"
    );
    ask.all(question).await
}

async fn marks(ask: &mut Asking<'_>) -> Result<Vec<Mark>> {
    let question = of!(
        ask.of,
        "SELECT d.stay_id AS stay, d.key, d.since, d.done_at
         FROM stay st JOIN deadline_mark d ON d.provider_id = st.provider_id AND d.stay_id = st.id"
    );
    ask.all(question).await
}

async fn under_limit(ask: &mut Asking<'_>) -> Result<Vec<OtherStay>> {
    let question = of!(
        ask.of,
        "SELECT DISTINCT o.id, o.person_id AS person, o.admitted_at, o.ended_at
         FROM stay st
         JOIN stay o ON o.provider_id = st.provider_id AND o.person_id = st.person_id
           AND (o.ended_at IS NULL OR o.ended_at > $3)
         JOIN service_unit u ON u.provider_id = o.provider_id AND u.id = o.unit_id AND u.stay_limit_months IS NOT NULL"
    );
    ask.all(question).await
}

/// The days that the Council of Ministers has moved, as the municipality has entered them.
pub async fn calendar(tx: &mut Tx, provider: ProviderId) -> Result<WorkCalendar> {
    let days = moved_days(tx, provider).await?;
    let of = |working| days.iter().filter(|day| day.working == working).map(|day| day.day.0).collect();
    Ok(WorkCalendar { off: of(false), working: of(true) })
}

/// All moved days, the latest first.
pub async fn moved_days(tx: &mut Tx, provider: ProviderId) -> Result<Vec<super::calendar::MovedDay>> {
    tx.query(sql!("SELECT day, working, reason FROM calendar_day WHERE provider_id = $1 ORDER BY day DESC"))
        .bind(provider)
        .all()
        .await
}

/// Puts a moved day in the calendar, or what it says now in place of what it said.
pub async fn put_moved_day(tx: &mut Tx, provider: ProviderId, day: &super::calendar::MovedDay) -> Result<()> {
    tx.query(sql!(
        "INSERT INTO calendar_day (provider_id, day, working, reason) VALUES ($1, $2, $3, $4)
         ON CONFLICT (provider_id, day) DO UPDATE SET working = $3, reason = $4"
    ))
    .bind(provider)
    .bind(day.day)
    .bind(day.working)
    .bind(day.reason.clone())
    .execute()
    .await
    .map(drop)
}

/// Takes a moved day out; whether it was there.
pub async fn take_moved_day(tx: &mut Tx, provider: ProviderId, day: Day) -> Result<bool> {
    let taken = tx
        .query(sql!("DELETE FROM calendar_day WHERE provider_id = $1 AND day = $2"))
        .bind(provider)
        .bind(day)
        .execute()
        .await?;
    Ok(taken > 0)
}

/// The person of a stay in a service.
pub async fn person_of(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    stay: StayId,
) -> Result<Option<PersonId>> {
    let found: Option<(PersonId,)> = tx
        .query(sql!("SELECT person_id FROM stay WHERE provider_id = $1 AND service_id = $2 AND id = $3"))
        .bind(provider)
        .bind(service)
        .bind(stay)
        .optional()
        .await?;
    Ok(found.map(|(person,)| person))
}

/// Notes that a duty is fulfilled; nothing when it was noted before.
pub async fn insert_mark(
    tx: &mut Tx,
    provider: ProviderId,
    (id, by): (Uuid, Option<AccountId>),
    mark: &Mark,
) -> Result<bool> {
    let made = tx
        .query(sql!(
            "INSERT INTO deadline_mark (provider_id, id, stay_id, key, since, done_at, done_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (provider_id, stay_id, key, since) DO NOTHING"
        ))
        .bind(provider)
        .bind(id)
        .bind(mark.stay)
        .bind(mark.key.clone())
        .bind(mark.since)
        .bind(mark.done_at)
        .bind(by)
        .execute()
        .await?;
    Ok(made > 0)
}

/// Takes back that a duty is fulfilled; whether it was noted.
pub async fn delete_mark(tx: &mut Tx, provider: ProviderId, stay: StayId, key: &str, since: Day) -> Result<bool> {
    let taken = tx
        .query(sql!("DELETE FROM deadline_mark WHERE provider_id = $1 AND stay_id = $2 AND key = $3 AND since = $4"))
        .bind(provider)
        .bind(stay)
        .bind(key.to_owned())
        .bind(since)
        .execute()
        .await?;
    Ok(taken > 0)
}
