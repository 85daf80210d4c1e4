import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const BINARY = resolve(HERE, "..", process.env.OPORA_BIN ?? "target/debug/opora");
const START_TIMEOUT = 60_000;
const STOP_TIMEOUT = 5_000;

/** The day on which the demo takes place; every date that a test expects follows from it. */
export const TODAY = "2026-11-21";

/** The folder of everything that a run leaves behind: screenshots, results, the program's log. */
export const OUT = join(HERE, "out");

/**
 * Starts `opora demo` with data of its own on a free port.
 *
 * Resolves to `{ url, people, stop }`, where `people` has the printed log-ins as `{ email, password, role }`.
 * Rejects with the program's last words when it ends, or says nothing for a minute.
 */
export async function start(name) {
  const data = mkdtempSync(join(tmpdir(), "opora-e2e-"));
  mkdirSync(OUT, { recursive: true });
  const log = createWriteStream(join(OUT, `${name}.log`));
  const program = spawn(BINARY, ["demo", "--date", TODAY, "--data", data, "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    await end(program);
    log.end();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    return { ...(await listening(program, log)), stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

/** Reads what the program prints until it says where it listens; goes on writing it to the log. */
function listening(program, log) {
  const people = [];
  const said = [];
  return new Promise((done, fail) => {
    const give = (reason) => fail(new Error(`${BINARY} demo ${reason}\n${said.slice(-20).join("\n")}`));
    const late = setTimeout(() => give("did not say within a minute where it listens"), START_TIMEOUT);
    const hear = (line) => {
      said.push(line);
      log.write(`${line}\n`);
      const url = line.match(/listening on (http:\/\/127\.0\.0\.1:\d+)/)?.[1];
      const [, email, password, role] = line.match(/^\s*(\S+@\S+)\s+(\S+)\s+(\S.*?)\s*$/) ?? [];
      if (role) people.push({ email, password, role });
      if (url) {
        clearTimeout(late);
        done({ url, people });
      }
    };
    createInterface({ input: program.stdout }).on("line", hear);
    createInterface({ input: program.stderr }).on("line", hear);
    program.once("error", (error) => {
      clearTimeout(late);
      give(`did not start: ${error.message}`);
    });
    program.once("close", (code, signal) => {
      clearTimeout(late);
      give(`ended before it listened (${signal ?? `exit code ${code}`})`);
    });
  });
}

async function end(program) {
  if (program.pid === undefined || program.exitCode !== null || program.signalCode !== null) return;
  const closed = new Promise((done) => program.once("close", done));
  program.kill("SIGTERM");
  const hurry = setTimeout(() => program.kill("SIGKILL"), STOP_TIMEOUT);
  await closed;
  clearTimeout(hurry);
}
