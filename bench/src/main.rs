//! Makes a data set of a given size and measures the program on it: see README.md beside this.

mod client;
mod fill;
mod load;
mod names;
mod sessions;

use clap::{Parser, Subcommand};
use std::path::PathBuf;

#[derive(Parser)]
#[command(about = "Opora's measure: a data set of any size, and how the program does on it")]
struct Args {
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
    /// Starts the program on a data set and asks it for pages from many connections.
    Load {
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
        /// The program, built for release.
        #[arg(long, default_value = "target/release/opora")]
        program: PathBuf,
    },
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    match Args::parse().what {
        What::Fill { persons, sessions, data, database } => fill::fill(persons, sessions, &data, database).await,
        What::Load { data, database, connections, seconds, program } => {
            load::load(&program, &data, database, connections, seconds).await
        }
    }
}
