import { expect } from "@playwright/test";

/** The service that the demo is about, as the address of its pages: `/services/…`. */
export async function service(page) {
  await page.goto("/");
  const link = page.locator('a[href$="/today"]').first();
  const path = (await link.count()) > 0 ? await link.getAttribute("href") : new URL(page.url()).pathname;
  expect(path, "the first page leads into a service").toMatch(/^\/services\/[^/]+\//);
  return path.split("/").slice(0, 3).join("/");
}

/** The address of the file of somebody with this given name, found as the staff find them. */
export async function fileOf(page, given) {
  await page.goto(`/search?q=${encodeURIComponent(given)}`);
  const link = page.locator('main a[href^="/people/"]', { hasText: given }).first();
  await expect(link, `${given} is found`).toBeVisible();
  return (await link.getAttribute("href")).split(/[?#]/)[0];
}

/** Puts the language of the account that is signed in, as the switch in the top bar does. */
export async function speak(page, language) {
  const answer = await page.request.post("/language", {
    form: { lang: language, back: "/" },
    headers: { "sec-fetch-site": "same-origin" },
  });
  expect(answer.ok(), `the language is ${language}`).toBeTruthy();
}

/** Counts what a person does from now on: clicks and Enter or Space on something. */
export async function countClicks(page) {
  await page.evaluate(() => sessionStorage.setItem("clicks", "0"));
  await page.addInitScript(() => {
    document.addEventListener(
      "click",
      () => sessionStorage.setItem("clicks", String(Number(sessionStorage.getItem("clicks") ?? 0) + 1)),
      true,
    );
  });
  await page.reload();
  return () => page.evaluate(() => Number(sessionStorage.getItem("clicks")));
}
