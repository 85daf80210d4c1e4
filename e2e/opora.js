import AxeBuilder from "@axe-core/playwright";
import { expect, test as base } from "@playwright/test";
import { join } from "node:path";
import { OUT, start } from "./server.js";

export { TODAY } from "./server.js";
export { expect };

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const LOCALES = { bg: "bg-BG", en: "en-GB" };
const WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** The eight ways in which people see a page: `{ name, size, theme, language }`. */
export const looks = Object.keys(SIZES).flatMap((size) =>
  ["light", "dark"].flatMap((theme) =>
    Object.keys(LOCALES).map((language) => ({ name: `${size}-${theme}-${language}`, size, theme, language })),
  ),
);

/**
 * Playwright's `test` with Opora around it.
 *
 * Options, by `test.use`: `look` (one of `looks`; a Bulgarian desktop by day unless said), `as` (the demo role that
 * is signed in; nobody unless said), `house` (at the top of a file: its tests get a program of their own, so that what
 * they change is not met by other files).
 *
 * Fixtures:
 * - `opora`: the running program, one for each worker, with a data folder of its own: `{ url, people }`;
 * - `page`: a page signed in as `as`;
 * - `open(role)`: one more browser, signed in as `role` (or nobody): for two people at once;
 * - `axe(page)`: fails with a readable list when axe-core finds a breach of WCAG 2.2 AA;
 * - `fits(page)`: fails when the page as a whole scrolls sideways;
 * - `shot(page, name)`: saves `out/NAME-LOOK.png`.
 *
 * A script error or a breach of the Content-Security-Policy on any page fails the test.
 */
export const test = base.extend({
  look: [looks[0], { option: true }],
  as: [null, { option: true }],

  house: ["common", { option: true, scope: "worker" }],

  opora: [
    async ({}, use, worker) => {
      const opora = await start(`opora-${worker.workerIndex}`);
      await use(opora);
      await opora.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],

  baseURL: async ({ opora }, use) => use(opora.url),
  colorScheme: async ({ look }, use) => use(look.theme),
  hasTouch: async ({ look }, use) => use(look.size === "phone"),
  isMobile: async ({ look }, use) => use(look.size === "phone"),
  locale: async ({ look }, use) => use(LOCALES[look.language]),
  viewport: async ({ look }, use) => use(SIZES[look.size]),

  // Playwright hands the options of this test to every context that the test opens.
  open: async ({ browser, opora }, use) => {
    const contexts = [];
    const faults = [];
    await use(async (role) => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      listen(page, faults);
      if (role) await signIn(page, opora, role);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(faults, "script errors and breaches of the Content-Security-Policy").toEqual([]);
  },

  page: async ({ open, as }, use) => use(await open(as)),
  axe: async ({}, use) => use(axe),
  fits: async ({}, use) => use(fits),
  shot: async ({ look }, use) =>
    use((page, name) => page.screenshot({ path: join(OUT, `${name}-${look.name}.png`), fullPage: true })),
});

/** Declares a test once for each of the eight looks; `as` is the role that is signed in. */
export function everyLook(title, { as = null }, body) {
  for (const look of looks) {
    test.describe(look.name, () => {
      test.use({ look, as });
      test(title, body);
    });
  }
}

function listen(page, faults) {
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // Chromium also reports every answer of 400 and above here; those are the business of the test itself.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) faults.push(message.text());
  });
}

async function signIn(page, opora, role) {
  const person = opora.people.find((one) => one.role === role);
  if (!person) throw new Error(`The demo has no “${role}”, only: ${opora.people.map((one) => one.role).join(", ")}`);
  await page.goto("/sign-in");
  await page.locator('[name="email"]').fill(person.email);
  await page.locator('[name="password"]').fill(person.password);
  await page.locator('[name="password"]').press("Enter");
  await expect(page, `signed in as ${role}`).not.toHaveURL(/\/sign-in/);
}

async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const breaches = violations.map(({ id, impact, help, nodes }) => {
    const places = nodes.map((node) => `  ${node.target.join(" ")}\n    ${node.failureSummary.replaceAll("\n", "\n    ")}`);
    return [`${id} (${impact}): ${help}`, ...places].join("\n");
  });
  if (breaches.length > 0) throw new Error(`${page.url()} is not for everyone:\n${breaches.join("\n")}`);
}

async function fits(page) {
  const [wide, room, beyond] = await page.evaluate(() => {
    const root = document.documentElement;
    const edge = (element) => Math.round(element.getBoundingClientRect().right);
    const beyond = [...document.querySelectorAll("body *")].filter((element) => edge(element) > root.clientWidth);
    const words = beyond.slice(0, 8).map((element) => `${element.tagName}.${element.className} to ${edge(element)}`);
    return [root.scrollWidth, root.clientWidth, words.join(", ")];
  });
  expect(wide, `${page.url()} must not scroll sideways: ${beyond}`).toBeLessThanOrEqual(room);
}
