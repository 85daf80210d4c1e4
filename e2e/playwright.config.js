import { defineConfig } from "@playwright/test";
import { chromium } from "./chromium.js";

export default defineConfig({
  testDir: "tests",
  outputDir: "out/results",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  reporter: "list",
  use: {
    browserName: "chromium",
    timezoneId: "Europe/Sofia",
    trace: "off",
    screenshot: "only-on-failure",
    // A colour caught half-way through a transition is neither theme's: axe would measure a contrast that nobody sees.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
