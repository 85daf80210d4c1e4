import { everyLook, expect, test } from "../opora.js";

everyLook("the log-in page is for everyone", {}, async ({ page, look, axe, fits, shot }) => {
  const answer = await page.goto("/sign-in");
  expect(answer.status()).toBe(200);
  await expect(page.locator("html")).toHaveAttribute("lang", look.language);
  await expect(page.locator('[name="email"]')).toBeVisible();
  await axe(page);
  await fits(page);
  await shot(page, "sign-in");
});

test("everyone in the demo can sign in", async ({ opora, open }) => {
  expect(opora.people.length).toBeGreaterThan(0);
  for (const { role } of opora.people) await open(role);
});
