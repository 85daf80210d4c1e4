//! The data set: people as the program itself makes them, a case and a stay each, sessions. The past is written at once.

use crate::names::{Dice, FAMILIES, MEN, WOMEN};
use crate::sessions;
use kernel::audit::Event;
use kernel::ctx::{App, Change, Ctx, On, Settings};
use kernel::db::{self, Db, Key};
use kernel::policy::Right;
use kernel::secrets::digest;
use kernel::types::{AccountId, Day, Moment, PersonId, ProviderId, ServiceId};
use opora::people::{self, Birth, BirthKind, Identity, NewPerson, Sex};
use opora::provider::{ReadyOrder, ready_structure};
use std::path::Path;
use std::time::Instant;
use uuid::Uuid;

type Failure = Box<dyn std::error::Error + Send + Sync>;

pub const HOME: ProviderId = ProviderId(Uuid::from_u128(1));
/// The social worker whose session the load uses; its secret is the id.
pub const WORKER: AccountId = AccountId(Uuid::from_u128(2));
const PEOPLE_A_SERVICE: u64 = 1000;
const A_CHANGE: u64 = 500;
/// The day on which the data set stands.
pub const TODAY: Day = Day::new(2026, 11, 21);

pub async fn fill(persons: u64, count: u64, data: &Path, database: Option<String>) -> Result<(), Failure> {
    let began = Instant::now();
    let db = open(data, database).await?;
    let app = App::new(db.clone(), std::sync::Arc::new(|| TODAY.at(10, 0).timestamp()), Settings::default());
    let program = app.itself(HOME);
    found(&db).await?;
    let services = persons.div_ceil(PEOPLE_A_SERVICE).max(1);
    let mut dice = Dice(7);
    let mut made = 0;
    for number in 0..services {
        let name = format!("Пристан {}", number + 1);
        let order = ReadyOrder { name, code: format!("К{}", number + 1), valid_from: Day::new(2016, 1, 1) };
        let service = ready_structure(&program, &order).await.map_err(refused)?;
        if number == 0 {
            grant(&db, service).await?;
        }
        let here = PEOPLE_A_SERVICE.min(persons - made);
        people_of(&db, &program, service, here, count * here / persons.max(1), &mut dice).await?;
        made += here;
        println!("{made} people, {:.0} s", began.elapsed().as_secs_f64());
    }
    Ok(())
}

fn refused(refusal: kernel::refusal::Refusal) -> Failure {
    format!("{refusal:?}").into()
}

pub async fn open(data: &Path, database: Option<String>) -> Result<Db, Failure> {
    let settings = match database {
        Some(url) => db::Settings::Postgres(url),
        None => {
            std::fs::create_dir_all(data)?;
            let key = Key::new([9; 32]);
            std::fs::write(data.join("opora.key"), key.to_hex())?;
            db::Settings::Sqlite { file: data.join("opora.db"), key: Some(key) }
        }
    };
    Ok(Db::open(&settings, opora::app::MIGRATIONS).await?)
}

/// The municipality, and an account with a session that outlasts the measuring.
async fn found(db: &Db) -> db::Result<()> {
    let (since, until) = (Day::new(2016, 1, 1).start(), Day::new(2090, 1, 1).start());
    let mut tx = db.arrange().await?;
    tx.query("INSERT INTO provider (id, name, municipality, demo, created_at) VALUES ($1, 'Мярка', 'Мярка', TRUE, $2)")
        .bind(HOME)
        .bind(since)
        .execute()
        .await?;
    tx.query("INSERT INTO account (provider_id, id, email, email_key, name, lang, created_at) VALUES ($1, $2, 'm@example', 'm@example', 'Мярка', 'bg', $3)")
        .bind(HOME).bind(WORKER).bind(since).execute().await?;
    tx.query("INSERT INTO session (provider_id, id, token_digest, account_id, agent, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $2, 'bench', $4, $5, $5)")
        .bind(HOME).bind(WORKER).bind(digest(&WORKER.to_string())).bind(since).bind(until).execute().await?;
    tx.arranged().await
}

async fn grant(db: &Db, service: ServiceId) -> db::Result<()> {
    let mut tx = db.arrange().await?;
    tx.query("INSERT INTO role_grant (provider_id, id, account_id, service_id, role, valid_from) VALUES ($1, $2, $2, $3, 'service_manager', $4)")
        .bind(HOME).bind(WORKER).bind(service).bind(Day::new(2016, 1, 1).start()).execute().await?;
    tx.arranged().await
}

async fn people_of(
    db: &Db,
    program: &Ctx,
    service: ServiceId,
    people: u64,
    count: u64,
    dice: &mut Dice,
) -> Result<(), Failure> {
    let beds = beds(db, service).await?;
    let mut next = 0;
    while next < people {
        let some = A_CHANGE.min(people - next);
        let mut change = program.change(Right::EditFile, On::Service(service)).await.map_err(refused)?;
        for nth in next..next + some {
            let person = people::create(program, &mut change, service, &someone(dice)).await.map_err(refused)?;
            let stay = Stay::of(nth, people, &beds);
            let case = write_stay(program, &mut change, service, person, nth, &stay).await?;
            let here = count * (nth + 1) / people - count * nth / people;
            sessions::write(program, &mut change, (person, case), here, stay.from, dice).await?;
        }
        next += some;
        change.commit(Event::new("bench.filled", service)).await.map_err(refused)?;
    }
    Ok(())
}

async fn beds(db: &Db, service: ServiceId) -> db::Result<Vec<(Uuid, Uuid)>> {
    let mut tx = db.arrange().await?;
    tx.query(
        "SELECT b.id, r.unit_id FROM bed b JOIN room r ON r.provider_id = b.provider_id AND r.id = b.room_id
         JOIN building g ON g.provider_id = r.provider_id AND g.id = r.building_id
         WHERE b.provider_id = $1 AND g.service_id = $2 AND r.unit_id IS NOT NULL ORDER BY b.id",
    )
    .bind(HOME)
    .bind(service)
    .all()
    .await
}

fn someone(dice: &mut Dice) -> NewPerson {
    let woman = dice.below(4) > 0;
    let (given, end) = if woman { (dice.of(&WOMEN), "а") } else { (dice.of(&MEN), "") };
    let born = Day::new(1950, 1, 1).plus_days(dice.below(22_000) as i64);
    let identity = Identity {
        given: given.into(),
        family: format!("{}{end}", dice.of(&FAMILIES)),
        sex: if woman { Sex::Female } else { Sex::Male },
        birth: Birth { kind: BirthKind::Known, from: Some(born), until: Some(born) },
        ..Identity::default()
    };
    NewPerson { identity, ..NewPerson::default() }
}

/// A place in ten years: each bed is given to one after the other, the last of them are still here.
struct Stay {
    bed: Uuid,
    unit: Uuid,
    from: Moment,
    until: Option<Moment>,
}

impl Stay {
    fn of(nth: u64, people: u64, beds: &[(Uuid, Uuid)]) -> Stay {
        let (bed, unit) = beds[(nth % beds.len() as u64) as usize];
        let (turn, turns) = (nth / beds.len() as u64, people.div_ceil(beds.len() as u64).max(1));
        let days = (3600 / turns).clamp(1, 180) as i64;
        let left = (turns - turn - 1) as i64;
        let from = TODAY.plus_days(-days * left - days / 2 - 1).at(12, 0);
        let until = (left > 0).then(|| TODAY.plus_days(-days * (left - 1) - days / 2 - 1).at(11, 0));
        Stay { bed, unit, from, until }
    }
}

async fn write_stay(
    program: &Ctx,
    change: &mut Change,
    service: ServiceId,
    person: PersonId,
    nth: u64,
    stay: &Stay,
) -> db::Result<Uuid> {
    let (case, id, usage): (Uuid, Uuid, Uuid) = (program.new_id(), program.new_id(), program.new_id());
    change
        .query(
            "INSERT INTO case_record (provider_id, id, service_id, number, opened_at, closed_at, entry, reason, brought_by,
               life_in_danger, trafficking, duration, case_manager_id)
             VALUES ($1, $2, $3, $4, $5, $6, 'referral', 'partner_violence', 'alone', FALSE, FALSE, 'short', $7)",
        )
        .bind(HOME).bind(case).bind(service).bind(nth as i64 + 1).bind(stay.from).bind(stay.until).bind(WORKER)
        .execute().await?;
    change
        .query(
            "INSERT INTO stay (provider_id, id, case_id, service_id, unit_id, person_id, part, admitted_at, ended_at, destination)
             VALUES ($1, $2, $3, $4, $5, $6, 'adult', $7, $8, $9)",
        )
        .bind(HOME).bind(id).bind(case).bind(service).bind(stay.unit).bind(person).bind(stay.from).bind(stay.until)
        .bind(stay.until.map(|_| "rented".to_owned()))
        .execute().await?;
    change
        .query("INSERT INTO bed_use (provider_id, id, bed_id, kind, stay_id, from_at, until_at) VALUES ($1, $2, $3, 'stay', $4, $5, $6)")
        .bind(HOME).bind(usage).bind(stay.bed).bind(id).bind(stay.from).bind(stay.until)
        .execute().await?;
    Ok(case)
}
