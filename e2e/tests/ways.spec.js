import { choose } from "../forms.js";
import { expect, test } from "../opora.js";
import { countClicks, fileOf, service } from "../where.js";

test.describe("the ways through the house", () => {
  test.use({ as: "social_worker" });

  test("a call at night becomes an admission by alias with two children and beds", async ({ page }) => {
    const home = await service(page);
    await page.goto(`${home}/signals/new`);
    await page.locator('[name="told"]').fill("Жена с две деца, на 9 и на 3 години. Чака пред денонощния магазин.");
    await choose(page, "channel", "phone");
    await choose(page, "caller", "self");
    await choose(page, "safe_to_call", "no");
    await choose(page, "danger_now", "no");
    await page.locator('[name="adults"]').fill("1");
    await page.locator('[name="children"]').fill("2");
    await page.locator('[name="name_given"]').fill("Синица");
    await page.locator('button[name="admit"]').press("Enter");

    await expect(page).toHaveURL(/\/admissions\/new/);
    await expect(page.locator('[name="p0_alias"]')).toHaveValue("Синица");
    await expect(page.locator('[name="p2_part"]').first()).toBeAttached();
    await choose(page, "entry", "emergency");
    await choose(page, "reason", "partner_violence");
    await choose(page, "brought_by", "police");
    await choose(page, "duration", "short");
    await page.locator('[name="p0_age"]').fill("30");
    await page.locator('[name="p1_age"]').fill("9");
    await page.locator('[name="p2_age"]').fill("3");
    await page.locator('[name="p1_given"]').fill("Ани");
    await page.locator('[name="p2_given"]').fill("Боби");
    await page.locator('main form button[type="submit"]').last().press("Enter");

    // Whoever is new must have been looked for: files that may be theirs are shown first.
    const somebodyNew = page.getByRole("button", { name: "Нов човек" });
    for (let left = await somebodyNew.count(); left > 0; left = await somebodyNew.count()) {
      await somebodyNew.first().press("Enter");
      await expect(somebodyNew).toHaveCount(left - 1);
    }
    if (/admissions/.test(page.url())) await page.locator('main form button[type="submit"]').last().press("Enter");
    // The house is full tonight: in an emergency whoever admits says why, once for the household.
    await expect(page.getByRole("alert")).toContainText("пълно");
    await page.locator('[name="p0_reason"]').fill("Тази нощ няма къде другаде.");
    await page.locator('main form button[type="submit"]').last().press("Enter");
    await expect(page).toHaveURL(/done=admitted/);
    await expect(page.locator("main")).toContainText("Синица");
    expect(await page.title(), "no name in the window's title").not.toContain("Синица");

    await page.goto(`${home}/places`);
    await expect(page.locator("main"), "they wait for a bed on the board").toContainText("Синица");
    await expect(page.locator("main"), "with the next number").toContainText("КЦ-014");
  });

  test("a plan that was not accepted shows what was said, and a reduced one is made and signed", async ({ page, open }) => {
    const plan = `${await fileOf(page, "Юлия")}/plan`;
    await page.goto(plan);
    const main = page.locator("main");
    await expect(main).toContainText("Искам първо да си починем");
    await expect(main).toContainText("Ралица Станева");
    await expect(main).toContainText("Боян Желев");
    await expect(main, "nobody pretends that she signed").not.toContainText("Всички");

    await page.getByRole("button", { name: "Нова версия" }).press("Enter");
    await expect(page).toHaveURL(/done=started/);
    const version = page.url().split("?")[0];
    const colleague = await open("psychologist");
    for (const signing of [page, colleague]) {
      await signing.goto(version);
      await signing.getByRole("button", { name: "Подпиши за екипа" }).press("Enter");
      await expect(signing).toHaveURL(/done=signed/);
    }
    await page.goto(version);
    await page.getByRole("link", { name: "Човекът подписа" }).press("Enter");
    await choose(page, "signer", "person");
    await page.locator('main form button[type="submit"]').last().press("Enter");
    await expect(page).toHaveURL(/done=signed-person/);
    await page.goto(plan);
    await expect(main).toContainText("План, версия 2");
    await expect(main).toContainText("В сила");
  });

  test("six days before the six months are over, the board, the list and the deadlines say so", async ({ page }) => {
    const home = await service(page);
    for (const path of ["/places", "/deadlines"]) {
      await page.goto(home + path);
      await expect(page.locator("main"), path).toContainText("Магдалена");
    }
    await expect(page.locator("main")).toContainText("6 дни");
  });

  test("a session is written with the note and one key", async ({ page }) => {
    const file = await fileOf(page, "Ася");
    await page.goto(`${file}/sessions/new`);
    const note = page.locator('[name="note"]');
    await expect(note, "the note is where the cursor waits").toBeFocused();
    await page.keyboard.type("Разходка до реката. Говорихме за работата.");
    await page.locator('main form button[type="submit"]').last().press("Enter");
    await expect(page).toHaveURL(/\/sessions/);
    await expect(page.locator("main")).toContainText("Разходка до реката");
  });

  test("Ctrl+K finds somebody by a short form of the name, in Latin letters too", async ({ page }) => {
    for (const typed of ["Надя", "nadezhda"]) {
      await service(page);
      await page.keyboard.press("Control+k");
      await page.keyboard.type(typed);
      const first = page.locator("#found [role=option]", { hasText: "Надежда" }).first();
      await expect(first, typed).toBeVisible();
      await first.click();
      await expect(page).toHaveURL(/\/people\//);
    }
  });

  test("the screen hides with one key and shows again", async ({ page }) => {
    await service(page);
    await page.keyboard.press("Control+.");
    await expect(page.locator("body")).toHaveClass(/curtained/);
    await expect(page.locator("main")).toBeHidden();
    await page.keyboard.press("Escape");
    await expect(page.locator("main")).toBeVisible();
  });

  test("whoever saves second is told, and nothing is lost", async ({ page, open }) => {
    const file = await fileOf(page, "Лидия");
    const other = await open("service_manager");
    await page.goto(`${file}/edit`);
    await other.goto(`${file}/edit`);
    await other.locator('[name="languages"]').fill("български");
    await other.locator('main form button[type="submit"]').last().click();
    await expect(other, "the first one is saved").toHaveURL(/done=saved/);
    await page.locator('[name="languages"]').fill("български, руски");
    await page.locator('main form button[type="submit"]').last().click();
    await expect(page, "it is not simply overwritten").not.toHaveURL(/done=saved/);
    await expect(page.locator('[name="languages"]'), "what was typed is still there").toHaveValue("български, руски");
  });

  test("a session that ended in the middle of a form does not lose what was typed", async ({ page, opora }) => {
    const file = await fileOf(page, "Елена");
    await page.goto(`${file}/sessions/new`);
    await page.locator('[name="note"]').fill("Половин час в парка, Мила се смя.");
    await page.context().clearCookies();
    await page.locator('main form button[type="submit"]').last().click();
    await expect(page.locator('[name="password"]')).toBeVisible();
    const person = opora.people.find((one) => one.role === "social_worker");
    await page.locator('[name="email"]').fill(person.email);
    await page.locator('[name="password"]').fill(person.password);
    await page.locator('[name="password"]').press("Enter");
    await page.locator('form button[type="submit"]').first().press("Enter");
    await expect(page).toHaveURL(/\/sessions/);
    await expect(page.locator("main")).toContainText("Мила се смя");
  });

  test("a free bed is given in two clicks", async ({ page }) => {
    const home = await service(page);
    await page.goto(`${home}/admissions/new`);
    await choose(page, "entry", "emergency");
    await choose(page, "reason", "other_crisis");
    await choose(page, "brought_by", "alone");
    await choose(page, "duration", "short");
    await page.locator('[name="p0_alias"]').fill("Кос");
    await page.locator('[name="p0_age"]').fill("40");
    await page.locator('main form button[type="submit"]').last().click();
    await expect(page).toHaveURL(/\/people\//);

    await page.goto(`${home}/places`);
    const clicks = await countClicks(page);
    await page.locator('main a[href*="/beds/"][href$="/stay"]').last().click();
    await page.locator("main li, main tr, main .row", { hasText: "Кос" }).getByRole("button").first().click();
    await expect(page).toHaveURL(/\/places/);
    await expect(page.locator("main")).toContainText("Кос");
    expect(await clicks()).toBeLessThanOrEqual(2);
  });
});

test.describe("the manager at the end of the six months", () => {
  test.use({ as: "service_manager" });

  test("a term over the limit is a hard stop, and what was typed stays", async ({ page }) => {
    await page.goto(`${await fileOf(page, "Магдалена")}/contract`);
    await page.getByRole("link", { name: "Продължи договора" }).press("Enter");
    await page.locator('[name="number"]').fill("77");
    await page.locator('[name="ends_on"]').fill("2027-02-01");
    await page.locator('main form button[type="submit"]').last().press("Enter");
    const main = page.locator("main");
    await expect(main).toContainText("Престоят може да продължи най-много до 27.11.2026");
    await expect(main).toContainText("документ от ДСП");
    await expect(page.locator('[name="ends_on"]')).toHaveValue("2027-02-01");
    expect(await page.title()).toMatch(/^Грешка/);
  });

  test("the figure of plans in term leads to the people behind it", async ({ page }) => {
    await page.goto(`${await service(page)}/numbers`);
    await page.getByRole("link", { name: "Планове в срок" }).press("Enter");
    await page.locator('[name="only"]').selectOption("missing");
    await page.getByRole("button", { name: "Покажи" }).press("Enter");
    await expect(page.locator("main table")).toContainText("Без план, срокът е минал");
    await page.locator("main tbody a").first().press("Enter");
    await expect(page).toHaveURL(/\/plan$/);
  });
});
