//! The chain of looks and deeds: each entry carries the hash of the one before it, so that none can be changed, taken
//! out or slipped in unseen. Entries hold ids and names of fields, never what is written in them: the chain outlives
//! an erasure.

use crate::ctx::View;
use crate::db::{Result, Tx};
use crate::refusal::Refusal;
use crate::sql;
use crate::types::{AccountId, Moment, PersonId, ProviderId};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What every chain begins with: a provider is made in the same moment.
pub const FOUNDED: &str = "provider.founded";

/// What happened, in the words of the room it happened in.
#[derive(Clone, Debug)]
pub struct Event {
    action: &'static str,
    subject: Uuid,
    person: Option<PersonId>,
    details: String,
}

impl Event {
    /// Something happened to a subject.
    pub fn new(action: &'static str, subject: impl Into<Uuid>) -> Event {
        Event { action, subject: subject.into(), person: None, details: String::new() }
    }
    /// It belongs to this person's file, and shows there.
    pub fn of(mut self, person: PersonId) -> Event {
        self.person = Some(person);
        self
    }
    /// Ids, codes, days and names of fields. Never names, texts or addresses of people.
    pub fn with(mut self, details: &impl Serialize) -> Event {
        self.details = serde_json::to_string(details).unwrap_or_default();
        self
    }
    pub(crate) fn subject(&self) -> Uuid {
        self.subject
    }
    pub(crate) fn action(&self) -> &'static str {
        self.action
    }
}

/// An entry as it stands in the chain.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Entry {
    /// Its number, from 1, without a gap.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Who; none for the program itself.
    pub account_id: Option<AccountId>,
    /// What was done.
    pub action: String,
    /// To what.
    pub subject: Uuid,
    /// In whose file.
    pub person_id: Option<PersonId>,
    /// Ids and names of fields, as JSON.
    pub details: String,
    /// The hash of the entry before.
    pub prev: String,
    /// The hash of all the above.
    pub hash: String,
}

impl Entry {
    fn seal(&self, provider: ProviderId) -> String {
        let Entry { seq, at, account_id, action, subject, person_id, details, prev, .. } = self;
        let text = serde_json::json!([provider, seq, at, account_id, action, subject, person_id, details, prev]);
        hex(&Sha256::digest(text.to_string()))
    }
}

/// Somebody opened a file: the one entry that changes nothing.
pub(crate) const LOOK: &str = "file.viewed";

/// How many entries of a provider's chain changed something, as this transaction sees it.
pub(crate) async fn deeds(tx: &mut Tx, provider: ProviderId) -> Result<i64> {
    let row: Option<(i64,)> =
        tx.query(sql!("SELECT deeds FROM audit_chain WHERE provider_id = $1")).bind(provider).optional().await?;
    Ok(row.map_or(0, |(deeds,)| deeds))
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Adds entries to the provider's chain. Takes the chain's row, so writers take turns from here to their commit.
pub(crate) async fn append(
    tx: &mut Tx,
    provider: ProviderId,
    at: Moment,
    account: Option<AccountId>,
    events: Vec<Event>,
) -> Result<()> {
    let count = events.len() as i64;
    let deeds = events.iter().filter(|event| event.action != LOOK).count() as i64;
    let (last, mut prev): (i64, String) = tx
        .query(sql!(
            "INSERT INTO audit_chain (provider_id, seq, head, deeds) VALUES ($1, $2, '', $3)
             ON CONFLICT (provider_id) DO UPDATE SET seq = audit_chain.seq + $2, deeds = audit_chain.deeds + $3
             RETURNING seq, head"
        ))
        .bind(provider)
        .bind(count)
        .bind(deeds)
        .one()
        .await?;
    for (seq, event) in (last - count + 1..).zip(events) {
        let Event { action, subject, person, details } = event;
        let (action, hash) = (action.to_owned(), String::new());
        let mut entry = Entry { seq, at, account_id: account, action, subject, person_id: person, details, prev, hash };
        entry.hash = entry.seal(provider);
        prev = entry.hash.clone();
        insert(tx, provider, entry).await?;
    }
    tx.query(sql!("UPDATE audit_chain SET head = $2 WHERE provider_id = $1"))
        .bind(provider)
        .bind(prev)
        .execute()
        .await?;
    Ok(())
}

async fn insert(tx: &mut Tx, provider: ProviderId, entry: Entry) -> Result<()> {
    tx.query(sql!(
        "INSERT INTO audit_entry
           (provider_id, seq, at, account_id, action, subject, person_id, details, prev, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    ))
    .bind(provider)
    .bind(entry.seq)
    .bind(entry.at)
    .bind(entry.account_id)
    .bind(entry.action)
    .bind(entry.subject)
    .bind(entry.person_id)
    .bind(entry.details)
    .bind(entry.prev)
    .bind(entry.hash)
    .execute()
    .await
    .map(drop)
}

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All entries follow from each other; so many, and the last one's hash for a witness to keep.
    Whole {
        /// How many entries.
        entries: i64,
        /// The hash of the last one.
        head: String,
    },
    /// The first number at which the chain does not hold.
    BrokenAt(i64),
}

/// Reads the whole chain of a provider, a few thousand entries at a time.
pub(crate) async fn verify(tx: &mut Tx, provider: ProviderId) -> Result<Verdict> {
    let chain: Option<(i64, String)> =
        tx.query(sql!("SELECT seq, head FROM audit_chain WHERE provider_id = $1")).bind(provider).optional().await?;
    let (entries, head) = chain.unwrap_or_default();
    let (mut seen, mut prev) = (0, String::new());
    loop {
        let page = page(tx, provider, seen).await?;
        if page.is_empty() {
            break;
        }
        for entry in page {
            let begun = seen > 0 || entry.action == FOUNDED;
            if !begun || entry.seq != seen + 1 || entry.prev != prev || entry.hash != entry.seal(provider) {
                return Ok(Verdict::BrokenAt(seen + 1));
            }
            (seen, prev) = (entry.seq, entry.hash);
        }
    }
    // A chain that holds nothing was taken away: a provider is never there without the entry that founded it.
    let whole = seen > 0 && seen == entries && prev == head;
    Ok(if whole { Verdict::Whole { entries, head } } else { Verdict::BrokenAt(seen + 1) })
}

async fn page(tx: &mut Tx, provider: ProviderId, after: i64) -> Result<Vec<Entry>> {
    tx.query(sql!(
        "SELECT seq, at, account_id, action, subject, person_id, details, prev, hash
         FROM audit_entry WHERE provider_id = $1 AND seq > $2 ORDER BY seq LIMIT 5000"
    ))
    .bind(provider)
    .bind(after)
    .all()
    .await
}

/// Whether the provider's chain has this entry: a head that a witness kept must still lie on it, however long it has grown.
pub async fn lies_on(view: &mut View, seq: i64, hash: &str) -> std::result::Result<bool, Refusal> {
    let provider = view.provider;
    let found: Option<(i64,)> = view
        .query(sql!("SELECT seq FROM audit_entry WHERE provider_id = $1 AND seq = $2 AND hash = $3"))
        .bind(provider)
        .bind(seq)
        .bind(hash.to_owned())
        .optional()
        .await?;
    Ok(found.is_some())
}
