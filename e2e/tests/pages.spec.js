import { expect, test } from "../opora.js";
import { fileOf, service, speak } from "../where.js";

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
// Each size, theme and language is read by axe; for pages made of the usual parts these four looks are enough.
const FOR_AXE = { bg: ["desktop-light", "phone-dark"], en: ["desktop-dark", "phone-light"] };
const OWN_LAYOUT = ["today", "places", "people", "deadlines", "admission", "person", "plan", "assessment", "search"];

/** One page in its looks, without signing in for each. */
async function inEveryLook(page, path, name, { axe, fits }) {
  for (const language of ["bg", "en"]) {
    await speak(page, language);
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const theme of ["light", "dark"]) {
        const look = `${size}-${theme}`;
        if (!OWN_LAYOUT.includes(name) && !FOR_AXE[language].includes(look)) continue;
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
        const answer = await page.goto(path);
        expect(answer.status(), `${path} in ${language}`).toBe(200);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.locator("h1").first()).toBeVisible();
        await fits(page);
        if (FOR_AXE[language].includes(look)) await axe(page);
        await page.screenshot({ path: `out/${name}-${look}-${language}.png`, fullPage: true });
      }
    }
  }
  await speak(page, "bg");
}

const OF_THE_SERVICE = {
  today: "/today",
  places: "/places",
  "places-list": "/places?view=list",
  people: "/people",
  deadlines: "/deadlines",
  diary: "/diary",
  signals: "/signals",
  "signal-form": "/signals/new",
  admission: "/admissions/new",
  hold: "/holds/new",
  "plan-terms": "/numbers/plans",
  "over-limit": "/over-limit",
};

test.describe("what a social worker sees", () => {
  test.use({ as: "social_worker" });
  for (const [name, path] of Object.entries(OF_THE_SERVICE)) {
    test(name, async ({ page, axe, fits }) => {
      test.setTimeout(90_000);
      await inEveryLook(page, (await service(page)) + path, name, { axe, fits });
    });
  }

  const OF_A_PERSON = {
    person: "",
    assessments: "/assessments",
    plan: "/plan",
    sessions: "/sessions",
    "session-form": "/sessions/new",
    family: "/family",
    "safe-contact": "/safe-contact",
  };
  for (const [name, path] of Object.entries(OF_A_PERSON)) {
    test(name, async ({ page, axe, fits }) => {
      test.setTimeout(90_000);
      await inEveryLook(page, (await fileOf(page, "Надежда")) + path, name, { axe, fits });
    });
  }

  test("an assessment that is being filled in", async ({ page, axe, fits }) => {
    test.setTimeout(90_000);
    await page.goto(`${await fileOf(page, "Здравка")}/assessments`);
    const draft = page.locator('main a[href^="/assessments/"]').first();
    await inEveryLook(page, await draft.getAttribute("href"), "assessment", { axe, fits });
  });

  test("search and one's own profile", async ({ page, axe, fits }) => {
    test.setTimeout(90_000);
    await inEveryLook(page, "/search?q=Надежда", "search", { axe, fits });
    await inEveryLook(page, "/me", "me", { axe, fits });
  });
});

test.describe("what a manager sees", () => {
  test.use({ as: "service_manager" });
  for (const [name, path] of Object.entries({ numbers: "/numbers" })) {
    test(name, async ({ page, axe, fits }) => {
      test.setTimeout(90_000);
      await inEveryLook(page, (await service(page)) + path, name, { axe, fits });
    });
  }
  test("looks at a file", async ({ page, axe, fits }) => {
    test.setTimeout(90_000);
    await inEveryLook(page, `${await fileOf(page, "Надежда")}/looks`, "looks", { axe, fits });
  });
});

test.describe("what an administrator sees", () => {
  test.use({ as: "administrator" });
  for (const name of ["provider", "accounts"]) {
    test(name, async ({ page, axe, fits }) => {
      test.setTimeout(90_000);
      await inEveryLook(page, `/${name}`, name, { axe, fits });
    });
  }
});
