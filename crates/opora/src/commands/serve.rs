//! Serving: opens the database, listens, and stops without breaking off what is under way.

use super::settings::{Flags, Settings};
use super::{Trouble, key, progress};
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

/// What is under way when the program is told to stop may take this long.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until it is told to stop.
pub async fn serve(flags: Flags) -> Result<(), Trouble> {
    let settings = flags.settle("data")?;
    let listener = bind(&settings).await?;
    let db = open(&settings, "opora.db").await?;
    let mut shared = ctx::Settings { public_url: settings.public_url.clone(), ..ctx::Settings::default() };
    // Strangers can reach a public address before its owner does.
    if let Some(url) = &settings.public_url
        && App::on_machine_time(db.clone(), shared.clone()).providers().await.map_err(told)?.is_empty()
    {
        let secret = Token::new().secret().to_owned();
        println!("set up at {}/setup?secret={secret}", url.trim_end_matches('/'));
        shared.setup_secret = Some(secret);
    }
    listen(listener, App::on_machine_time(db, shared)).await
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
