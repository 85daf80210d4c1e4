//! What can be said to the program on the command line.

mod audit;
mod demo;
mod invite;
mod key;
mod lock;
mod progress;
mod serve;
mod settings;

use clap::{Parser, Subcommand};
use settings::Flags;

/// Why a command could not be carried out, in a sentence for whoever typed it.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// Opora: the system on which a municipality runs its social services.
///
/// Without a command it serves. Every setting can also stand in the environment under the name shown with it, or in a file
/// of such lines (OPORA_PORT=8080): the one given by --config, else opora.conf in the data folder. A flag is stronger than
/// the environment, the environment than the file. The key of the embedded database is read from $OPORA_KEY (64 hexadecimal
/// digits), else from $CREDENTIALS_DIRECTORY/opora-key, else from opora.key in the data folder, where it is made at the
/// first start.
#[derive(Parser)]
#[command(name = "opora", version, verbatim_doc_comment)]
struct Line {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the program (as without a command).
    Serve,
    /// Serves a made-up municipality full of life, made anew at every start, in a folder of its own (data-demo).
    Demo {
        /// The day on which it takes place: 2026-11-21. Without it, today.
        #[arg(long, value_name = "DAY")]
        date: Option<kernel::types::Day>,
    },
    /// The chain of looks and deeds.
    Audit {
        #[command(subcommand)]
        what: Audit,
    },
    /// Prints an invitation with which the holder of an account can give themselves a new password.
    Invite {
        /// The address of the account.
        email: String,
    },
}

#[derive(Subcommand)]
enum Audit {
    /// Verifies the whole chain of every provider and prints its head, to be kept elsewhere. Only reads; the program may
    /// be running.
    Verify {
        /// A head that was printed earlier and must still lie on the chain: 1234:abcd…
        #[arg(long, value_name = "SEQ:HASH")]
        expect: Vec<audit::Head>,
    },
}

/// Does what the command line says.
pub async fn run() -> Result<(), Trouble> {
    let Line { flags, command } = Line::parse();
    match command.unwrap_or(Command::Serve) {
        Command::Serve => serve::serve(flags).await,
        Command::Demo { date } => demo::demo(flags, date).await,
        Command::Audit { what: Audit::Verify { expect } } => audit::verify(flags, &expect).await,
        Command::Invite { email } => invite::invite(flags, &email).await,
    }
}
