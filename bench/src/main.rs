//! Makes a data set of a given size and measures the program on it: see README.md beside this.

mod bare;
mod client;
mod fill;
mod kinds;
mod load;
mod names;
mod sessions;

use clap::{Args, Parser, Subcommand};
use load::Plan;
use std::path::PathBuf;

#[derive(Parser)]
#[command(about = "Opora's measure: a data set of any size, and how the program does on it")]
struct Cli {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Makes a data set: the same one for the same numbers.
    Fill {
        /// How many people; a service of 30 places for every thousand.
        #[arg(long, default_value_t = 100_000)]
        persons: u64,
        /// How many sessions in all.
        #[arg(long, default_value_t = 1_000_000)]
        sessions: u64,
        /// The folder of the embedded database.
        #[arg(long, default_value = "data-bench")]
        data: PathBuf,
        /// A PostgreSQL address instead.
        #[arg(long)]
        database: Option<String>,
    },
    /// Starts the program on a data set and asks it over many connections; then the bare one.
    Load {
        #[command(flatten)]
        how: How,
    },
    /// Shows which statements each kind of request asks, the slowest first.
    Statements {
        #[command(flatten)]
        how: How,
    },
    /// The bare program, as `load` starts it.
    #[command(hide = true)]
    Bare {
        #[command(flatten)]
        how: How,
    },
}

#[derive(Args)]
struct How {
    /// The folder of the embedded database.
    #[arg(long, default_value = "data-bench")]
    data: PathBuf,
    /// A PostgreSQL address instead.
    #[arg(long)]
    database: Option<String>,
    /// Connections at once.
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// Seconds for each kind of request.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Only the rows whose names have these words in them.
    #[arg(long, default_value = "")]
    only: String,
    /// The program, built for release.
    #[arg(long, default_value = "target/release/opora")]
    program: PathBuf,
}

impl From<How> for Plan {
    fn from(how: How) -> Plan {
        let How { data, database, connections, seconds, only, program } = how;
        Plan { program, data, database, connections, seconds, only }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    match Cli::parse().what {
        What::Fill { persons, sessions, data, database } => fill::fill(persons, sessions, &data, database).await,
        What::Load { how } => load::load(&how.into()).await,
        What::Statements { how } => bare::statements(&how.into()).await,
        What::Bare { how } => bare::bare(&how.into()).await,
    }
}
