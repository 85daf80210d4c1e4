import { expect } from "@playwright/test";

/** Chooses a value, be the field a select or radio buttons. */
export async function choose(page, name, value) {
  const select = page.locator(`select[name="${name}"]`);
  if ((await select.count()) > 0) return select.selectOption(value);
  await tick(page.locator(`input[name="${name}"][value="${value}"]`));
}

/** Ticks a box or a radio button by its words, as a finger does: what covers them is in its way too. */
export async function tick(input) {
  if (!(await input.isChecked())) await input.locator("xpath=ancestor::label").click();
  await expect(input).toBeChecked();
}

/** Fills a form in by the names of its fields: words are typed, codes chosen, `true` and all of a list are ticked. */
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]`);
    const kind = await field.first().evaluate((one) => (one.tagName === "SELECT" ? "select" : one.type));
    if (kind === "checkbox") {
      const ticked = [value].flat().map((one) => (one === true ? "1" : one));
      for (const one of ticked) await tick(page.locator(`main input[name="${name}"][value="${one}"]`));
    } else if (kind === "radio" || kind === "select") await choose(page, name, value);
    else await field.first().fill(value);
  }
}

/** Sends the form of the page with its main button, as the keyboard does. */
export async function send(page) {
  await page.locator('main form button.primary[type="submit"]').last().press("Enter");
}

/** Answers whatever an assessment asks for, section by section, until it is ready to be signed. */
export async function assess(page, given) {
  while (!page.url().endsWith("/sign")) {
    for (let open = await unanswered(page); open.length > 0; open = await unanswered(page)) {
      for (const { name, usual } of open) await fill(page, { [name]: given[name] ?? usual });
    }
    const before = page.url();
    await page.locator('main button[name="go"]').press("Enter");
    await expect(page, "the section is ready").not.toHaveURL(before);
    await expect(page.locator("main .error-summary li")).toHaveCount(0);
  }
}

/** The questions of a section that are seen, must be answered and are not, each with an answer that may be given. */
function unanswered(page) {
  return page.locator("main .form-card").evaluate((section) => {
    const open = [];
    for (const question of section.querySelectorAll("fieldset, div.field")) {
      const controls = [...question.querySelectorAll("[name]")].filter((one) => !one.closest(".absent"));
      const label = question.querySelector("legend, label");
      const isSeen = question.getClientRects().length > 0;
      if (controls.length === 0 || !isSeen || label?.querySelector(".optional")) continue;
      const [first] = controls;
      const chosen = first.type === "radio" || first.type === "checkbox";
      if (chosen ? controls.some((one) => one.checked) : first.value !== "") continue;
      const options = first.tagName === "SELECT" ? [...first.options].filter((one) => one.value) : controls;
      const usual = options.find((one) => one.value === "false") ?? options[0];
      const typed = first.inputMode === "numeric" ? "2" : "Както каза";
      open.push({ name: first.name, usual: chosen || first.tagName === "SELECT" ? usual.value : typed });
    }
    return open;
  });
}
