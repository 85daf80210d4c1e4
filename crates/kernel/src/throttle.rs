//! Guessing made slow. Failures are counted by what was tried from where; the database keeps only a digest of that, so
//! the counts are about nobody. Every bucket forgets, and its waits end: nobody is locked out for good.

use crate::ctx::App;
use crate::db::{self, Tx};
use crate::refusal::Refusal;
use crate::secrets::digest;
use crate::sql;
use crate::types::Moment;

/// The longest memory that a bucket may have; older counts are swept away.
const SWEPT_AFTER_HOURS: i64 = 48;

/// What is counted, and how patiently.
#[derive(Clone, Debug)]
pub struct Bucket {
    /// The digest of what was tried from where.
    key: String,
    /// So many failures cost no wait.
    free: i64,
    /// No wait is longer, in seconds.
    longest: i64,
    /// So many seconds after the last failure all are forgotten.
    memory: i64,
}

impl Bucket {
    /// Counts failures of this thing: after `free` of them each doubles the wait, from a second up to `longest` seconds;
    /// `memory` seconds after the last one all are forgotten.
    pub fn new(of: &[&str], free: i64, longest: i64, memory: i64) -> Bucket {
        // Each part is told from the next by its length, so that no two lists make one key.
        let text: String = of.iter().map(|part| format!("{}:{part};", part.len())).collect();
        Bucket { key: digest(&text), free, longest, memory }
    }

    /// How long after its last failure a new attempt must wait, in seconds.
    fn wait(&self, failures: i64) -> i64 {
        match failures - self.free {
            ..0 => 0,
            doublings => 1_i64.checked_shl(doublings.min(30) as u32).unwrap_or(self.longest).min(self.longest),
        }
    }

    /// How many of the failures still count, and the seconds left to wait.
    fn stands(&self, failures: i64, last: Moment, now: Moment) -> (i64, i64) {
        let since = now.seconds_since(last);
        if since >= self.memory { (0, 0) } else { (failures, (self.wait(failures) - since).max(0)) }
    }
}

/// An attempt comes too early; so many seconds are left to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooEarly(pub i64);

impl App {
    /// Counts an attempt as failed before it is made, so that a hundred at once are a hundred; or says how long to wait,
    /// and counts nothing. One that succeeds is taken back by [`succeeded`](App::succeeded).
    pub async fn attempt(&self, buckets: &[Bucket]) -> Result<Result<(), TooEarly>, Refusal> {
        let now = self.now();
        let mut buckets: Vec<&Bucket> = buckets.iter().collect();
        // In one order everywhere, so that two attempts never wait for each other.
        buckets.sort_by(|a, b| a.key.cmp(&b.key));
        let mut tx = self.db().write().await?;
        let mut counts = Vec::new();
        for bucket in &buckets {
            let (failures, last) = held(&mut tx, &bucket.key, now).await?;
            counts.push(bucket.stands(failures, last, now));
        }
        let wait = counts.iter().map(|(_, wait)| *wait).max().unwrap_or_default();
        if wait > 0 {
            return Ok(Err(TooEarly(wait)));
        }
        for (bucket, (failures, _)) in buckets.iter().zip(counts) {
            count(&mut tx, &bucket.key, failures + 1, now).await?;
        }
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// An attempt succeeded: the failures of `cleared` are forgotten, and of `shared` only this attempt is taken back, for
    /// others fail there too.
    pub async fn succeeded(&self, cleared: &[Bucket], shared: &[Bucket]) -> Result<(), Refusal> {
        let mut tx = self.db().write().await?;
        for bucket in cleared {
            forget(&mut tx, &bucket.key).await?;
        }
        for bucket in shared {
            take_back(&mut tx, &bucket.key).await?;
        }
        sweep(&mut tx, self.now().plus_hours(-SWEPT_AFTER_HOURS)).await?;
        Ok(tx.commit().await?)
    }
}

/// The failures counted so far and the last one's time; the row is held until the transaction ends.
async fn held(tx: &mut Tx, key: &str, now: Moment) -> db::Result<(i64, Moment)> {
    tx.query(sql!(
        "INSERT INTO sign_in_failure (key_digest, failures, last_at) VALUES ($1, 0, $2)
         ON CONFLICT (key_digest) DO UPDATE SET failures = sign_in_failure.failures
         RETURNING failures, last_at"
    ))
    .bind(key.to_owned())
    .bind(now)
    .one()
    .await
}

async fn count(tx: &mut Tx, key: &str, failures: i64, now: Moment) -> db::Result<u64> {
    tx.query(sql!("UPDATE sign_in_failure SET failures = $2, last_at = $3 WHERE key_digest = $1"))
        .bind(key.to_owned())
        .bind(failures)
        .bind(now)
        .execute()
        .await
}

async fn forget(tx: &mut Tx, key: &str) -> db::Result<u64> {
    tx.query(sql!("DELETE FROM sign_in_failure WHERE key_digest = $1")).bind(key.to_owned()).execute().await
}

async fn take_back(tx: &mut Tx, key: &str) -> db::Result<u64> {
    tx.query(sql!("UPDATE sign_in_failure SET failures = failures - 1 WHERE key_digest = $1 AND failures > 0"))
        .bind(key.to_owned())
        .execute()
        .await
}

async fn sweep(tx: &mut Tx, before: Moment) -> db::Result<u64> {
    tx.query(sql!("DELETE FROM sign_in_failure WHERE last_at < $1")).bind(before).execute().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest_and_are_forgotten() {
        let bucket = Bucket::new(&["a"], 3, 60, 3600);
        let waits: Vec<i64> = (0..12).map(|failures| bucket.wait(failures)).collect();
        assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(bucket.wait(i64::MAX), 60);
        let now = Moment::EPOCH.plus_hours(100);
        assert_eq!(bucket.stands(9, now.plus_seconds(-20), now), (9, 40));
        assert_eq!(bucket.stands(9, now.plus_seconds(-60), now), (9, 0));
        assert_eq!(bucket.stands(9, now.plus_hours(-1), now), (0, 0));
    }

    #[test]
    fn two_lists_of_parts_never_make_one_key() {
        assert_ne!(Bucket::new(&["ab", "c"], 1, 1, 1).key, Bucket::new(&["a", "bc"], 1, 1, 1).key);
        assert_ne!(Bucket::new(&["a;1:b"], 1, 1, 1).key, Bucket::new(&["a", "b"], 1, 1, 1).key);
    }
}
