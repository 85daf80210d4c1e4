//! A made-up municipality to explore, made anew at every start.

use super::serve::DEMO;
use super::settings::{Flags, Settings};
use super::{Trouble, lock, progress, serve};
use crate::demo;
use kernel::ctx::{self, App};
use kernel::types::Day;

/// Fills a database of its own, prints who can sign in, and serves. On a given day it begins at half past nine.
pub async fn demo(flags: Flags, date: Option<Day>) -> Result<(), Trouble> {
    let settings = flags.settle("data-demo")?;
    let listener = serve::bind(&settings).await?;
    let _taken = lock::take(&settings)?;
    if settings.database.is_none() {
        clear(&settings)?;
    }
    let db = serve::open(&settings, DEMO).await?;
    let shared =
        ctx::Settings { public_url: settings.public_url.clone(), cheap_hashes: true, ..ctx::Settings::default() };
    let app = match date {
        Some(day) => App::starting_at(db.clone(), day.at(9, 30), shared),
        None => App::on_machine_time(db.clone(), shared),
    };
    if !app.providers().await.map_err(serve::told)?.is_empty() {
        return Err("This database is in use already: give the demonstration an empty one.".into());
    }
    let today = app.now().day();
    let logins = progress::shown("Making the demonstration", demo::fill(&app, today)).await;
    for login in logins.map_err(serve::told)? {
        println!("{}, {}:", login.name, login.post);
        println!("  {} {} {}", login.email, login.password, login.role);
    }
    serve::listen(listener, app).await?;
    serve::close(&db).await
}

/// Takes away what the last demonstration left.
fn clear(settings: &Settings) -> Result<(), Trouble> {
    for end in ["", "-wal", "-shm"] {
        let file = settings.data.join(format!("{DEMO}{end}"));
        if file.exists() {
            std::fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    Ok(())
}
