import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The system's own browser: `OPORA_CHROMIUM`, or the first one on the PATH. Nothing is ever downloaded. */
export function chromium() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = process.env.OPORA_CHROMIUM ?? places.find(executable);
  if (!found) throw new Error(`No browser: install Chromium, or name it in OPORA_CHROMIUM (looked for ${NAMES.join(", ")}).`);
  return found;
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
