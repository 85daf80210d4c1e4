import { expect } from "@playwright/test";
import { choose, fill, send, tick } from "./forms.js";

/** The deadlines in the file that is open. */
export function due(page) {
  return page.locator('section[aria-labelledby="person-due-h"]');
}

/** Writes down the notice that a deadline asks for, by the link of the deadline. */
export async function tell(page, law) {
  await due(page).locator("li", { hasText: law }).locator("a").first().press("Enter");
  await expect(page.locator('[name="addressee"]')).toBeVisible();
  if ((await page.locator('[name="addressee"]').inputValue()) === "") await choose(page, "addressee", "asp");
  await choose(page, "channel", "phone");
  await send(page);
}

/** Ends the stay of the household whose file is open. */
export async function ending(page, { date, time, destination, ground }) {
  await page.locator("main .person-head details.more summary").press("Enter");
  await page.locator('main a[href$="/end"]').press("Enter");
  if (date) await fill(page, { at_date: date, at_time: time });
  await choose(page, "destination", destination);
  if ((await page.locator('[name="ground"]').count()) > 0) await choose(page, "ground", ground);
  for (const other of await page.locator('[name="with"]').all()) await tick(other);
  await send(page);
  await expect(page).toHaveURL(/done=left/);
}

/** Signs the assessment whose page of signing is open: by its writer, by a colleague, and by the person on paper. */
export async function signAssessment(writer, colleague) {
  const signing = writer.url();
  for (const one of [writer, colleague]) {
    await one.goto(signing);
    await send(one);
    await expect(one).toHaveURL(/done=signature/);
  }
  await writer.goto(signing);
  await choose(writer, "outcome", "signed");
  await writer.locator('main form:has([name="outcome"]) button[type="submit"]').press("Enter");
  await expect(writer).toHaveURL(/done=signed/);
}

/** How many sleep here on a night, by the table of the night: unit by unit, and all together last. */
export async function slept(page, home, night) {
  await page.goto(`${home}/numbers?day=${night}`);
  const figures = page.locator('section[aria-labelledby="night"] tbody tr td:nth-of-type(1)');
  return (await figures.allInnerTexts()).map(Number);
}

/** Everything that the file tells, page by page. */
export async function timeline(page) {
  let told = "";
  for (;;) {
    const card = page.locator('section[aria-labelledby="t-h"]');
    told += await card.innerText();
    const earlier = card.locator("footer a");
    if ((await earlier.count()) === 0) return told;
    const before = page.url();
    await earlier.press("Enter");
    await expect(page).not.toHaveURL(before);
  }
}
