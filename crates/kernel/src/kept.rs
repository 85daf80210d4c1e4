//! What was made of the data and is good until something is done: kept in memory, never stored.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// More than this is forgotten, all at once.
const MOST: usize = 512;
/// So long it may be kept: a database that went back to an earlier state may count the same deeds again.
const LONGEST: Duration = Duration::from_secs(60);

/// Of what something was made: the provider, whatever else it is about, and the number of a day.
pub type Of = (Uuid, Uuid, i64);

struct Made {
    deeds: i64,
    at: Instant,
    value: Arc<dyn Any + Send + Sync>,
}

/// What was made of the data, by its type and what it is about.
#[derive(Default)]
pub struct Kept(Mutex<HashMap<(TypeId, Of), Made>>);

impl Kept {
    /// What was made of this when so many deeds had been done.
    pub fn get<T: Send + Sync + 'static>(&self, of: Of, deeds: i64) -> Option<Arc<T>> {
        let all = self.0.lock().ok()?;
        let made = all.get(&(TypeId::of::<T>(), of))?;
        let fresh = made.deeds == deeds && made.at.elapsed() < LONGEST;
        fresh.then(|| made.value.clone().downcast().ok())?
    }

    /// Keeps what was made of this when so many deeds had been done.
    pub fn put<T: Send + Sync + 'static>(&self, of: Of, deeds: i64, value: Arc<T>) {
        let Ok(mut all) = self.0.lock() else { return };
        if all.len() >= MOST {
            all.clear();
        }
        all.insert((TypeId::of::<T>(), of), Made { deeds, at: Instant::now(), value });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_good_until_the_next_deed() {
        let (kept, of) = (Kept::default(), (Uuid::from_u128(1), Uuid::from_u128(2), 3));
        kept.put(of, 7, Arc::new("seven"));
        assert_eq!(kept.get::<&str>(of, 7).as_deref(), Some(&"seven"));
        assert_eq!(kept.get::<&str>(of, 8), None);
        assert_eq!(kept.get::<i64>(of, 7), None);
        assert_eq!(kept.get::<&str>((of.1, of.0, 3), 7), None);
    }
}
