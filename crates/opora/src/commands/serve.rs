//! Serving: opens the database, listens, and stops without breaking off what is under way.

use super::settings::{Flags, Settings};
use super::{Trouble, key, lock, progress};
use crate::app;
use kernel::ctx::{self, App};
use kernel::db::{Db, Settings as Where};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::secrets::Token;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;
use tokio::net::TcpListener;

/// The name of one's own database in the data folder.
pub const OWN: &str = "opora.db";
/// The name of a demonstration's: nothing else is ever removed.
pub const DEMO: &str = "demo.db";

/// What is under way when the program is told to stop may take this long.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until it is told to stop.
pub async fn serve(flags: Flags) -> Result<(), Trouble> {
    let settings = flags.settle("data")?;
    let listener = bind(&settings).await?;
    let _taken = lock::take(&settings)?;
    let db = open(&settings, OWN).await?;
    let mut shared = ctx::Settings { public_url: settings.public_url.clone(), ..ctx::Settings::default() };
    let nobody_yet = App::on_machine_time(db.clone(), shared.clone()).providers().await.map_err(told)?.is_empty();
    if nobody_yet && strangers_reach(&settings) {
        let base = settings.public_url.clone().unwrap_or(format!("http://{}", listener.local_addr()?));
        let secret = Token::new().secret().to_owned();
        println!("set up at {}/setup?secret={secret}", base.trim_end_matches('/'));
        shared.setup_secret = Some(secret);
    }
    listen(listener, App::on_machine_time(db.clone(), shared)).await?;
    close(&db).await
}

/// Whether strangers can reach the program before its owner has set it up: it has a public address, or listens to more than
/// its own machine.
fn strangers_reach(settings: &Settings) -> bool {
    settings.public_url.is_some() || !settings.host.is_loopback()
}

/// Takes the port, before anything else is touched: the program may be running already.
pub async fn bind(settings: &Settings) -> Result<TcpListener, Trouble> {
    let asked = SocketAddr::new(settings.host, settings.port);
    TcpListener::bind(asked).await.map_err(|error| format!("Cannot listen on {asked}: {error}").into())
}

/// Opens the database of the settings, the embedded one under this name, and brings its tables up to date.
pub async fn open(settings: &Settings, name: &str) -> Result<Db, Trouble> {
    if let Some(url) = &settings.database {
        let place = Where::Postgres(url.clone());
        let opened = progress::shown("Opening the database", Db::open(&place, app::MIGRATIONS)).await;
        return opened.map_err(|error| format!("The database does not open: {error}").into());
    }
    key::make_folder(&settings.data)?;
    let file = settings.data.join(name);
    let key = key::key(settings.key.as_deref(), &settings.data, &file)?;
    let place = Where::Sqlite { file: file.clone(), key: Some(key) };
    let opened = progress::shown("Opening the database", Db::open(&place, app::MIGRATIONS)).await;
    opened.map_err(|error| not_open(&file, &error).into())
}

/// Opens the database that is there, to read it only: one's own, or else that of a demonstration. Makes nothing.
pub async fn open_to_read(settings: &Settings) -> Result<Db, Trouble> {
    if let Some(url) = &settings.database {
        let opened = Db::open_to_read(&Where::Postgres(url.clone())).await;
        return opened.map_err(|error| format!("The database does not open: {error}").into());
    }
    let there = [OWN, DEMO].map(|name| settings.data.join(name)).into_iter().find(|file| file.exists());
    let file = there.ok_or_else(|| format!("There is no database in {}.", settings.data.display()))?;
    let key = key::key(settings.key.as_deref(), &settings.data, &file)?;
    let opened = Db::open_to_read(&Where::Sqlite { file: file.clone(), key: Some(key) }).await;
    opened.map_err(|error| not_open(&file, &error).into())
}

/// Ends with the database: the embedded one is then whole in its one file.
pub async fn close(db: &Db) -> Result<(), Trouble> {
    let closed = tokio::time::timeout(GRACE, db.close()).await;
    let closed = closed.map_err(|_| "The database is still in use: part of it is in the file that ends in -wal.")?;
    closed.map_err(|error| format!("The database did not close: {error}").into())
}

fn not_open(file: &Path, error: &kernel::db::Error) -> String {
    let hint = if error.to_string().contains("not a database") { " Is this its key?" } else { "" };
    format!("{} does not open: {error}.{hint}", file.display())
}

/// A refusal in words for whoever runs the program.
pub fn told(refusal: Refusal) -> Trouble {
    match refusal {
        Refusal::Broken(error) => error.into(),
        Refusal::Invalid(problems) => {
            let said = problems.iter().map(|problem| format!("{}: {}", problem.field, problem.message.say(Lang::En)));
            said.collect::<Vec<_>>().join("; ").into()
        }
        other => other.message(Lang::En).into(),
    }
}

/// Says where it listens, and serves until it is told to stop.
pub async fn listen(listener: TcpListener, app: App) -> Result<(), Trouble> {
    println!("listening on http://{}", listener.local_addr()?);
    let router = app::router(app).layer(axum::middleware::from_fn(kernel::http::apart));
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let served = axum::serve(listener, router).with_graceful_shutdown(async move {
        told_to_stop().await;
        drop(stop);
    });
    let late = async {
        drop(stopped.await);
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        served = async { served.await } => Ok(served?),
        () = late => Ok(()),
    }
}

/// Waits for Ctrl-C or SIGTERM.
async fn told_to_stop() {
    let interrupted = async { drop(tokio::signal::ctrl_c().await) };
    #[cfg(unix)]
    let terminated = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signals) => drop(signals.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! { () = interrupted => {}, () = terminated => {} }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(data: &Path, host: &str, public_url: Option<&str>) -> Settings {
        let (host, public_url) = (host.parse().unwrap(), public_url.map(str::to_owned));
        Settings { data: data.into(), database: None, host, port: 0, public_url, key: None }
    }

    #[test]
    fn strangers_reach_a_public_address_and_whatever_listens_to_other_machines() {
        let table = [
            ("127.0.0.1", None, false),
            ("::1", None, false),
            ("127.0.0.1", Some("https://opora.example"), true),
            ("0.0.0.0", None, true),
            ("::", None, true),
            ("192.168.1.7", None, true),
        ];
        for (host, url, expected) in table {
            assert_eq!(strangers_reach(&settings(Path::new("data"), host, url)), expected, "{host} {url:?}");
        }
    }

    #[tokio::test]
    async fn reading_makes_nothing_and_finds_a_demonstration() {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(&folder.path().join("data"), "127.0.0.1", None);
        assert!(open_to_read(&settings).await.is_err());
        assert!(!settings.data.exists());
        let db = open(&settings, DEMO).await.unwrap();
        assert!(open_to_read(&settings).await.is_ok());
        close(&db).await.unwrap();
        assert!(open_to_read(&settings).await.is_ok());
        std::fs::remove_file(settings.data.join("opora.key")).unwrap();
        assert!(open_to_read(&settings).await.is_err());
        assert!(!settings.data.join("opora.key").exists());
    }
}
