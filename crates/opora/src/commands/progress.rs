//! A word about what takes longer than a second.

use std::future::Future;
use std::time::{Duration, Instant};

/// Waits, and says after a second what for; then every five seconds for how long, and at the end how long it took.
pub async fn shown<T>(what: &str, work: impl Future<Output = T>) -> T {
    let began = Instant::now();
    let mut work = std::pin::pin!(work);
    let mut wait = Duration::from_secs(1);
    let done = loop {
        match tokio::time::timeout(wait, &mut work).await {
            Ok(done) => break done,
            Err(_) => eprintln!("{what}… {} s", began.elapsed().as_secs()),
        }
        wait = Duration::from_secs(5);
    };
    if began.elapsed() >= Duration::from_secs(1) {
        eprintln!("{what}: done in {:.1} s", began.elapsed().as_secs_f64());
    }
    done
}
