import { assess, choose, fill, send } from "../forms.js";
import { TODAY, expect, looks, test } from "../opora.js";
import { due, ending, signAssessment, slept, tell, timeline } from "../steps.js";
import { fileOf, service, speak } from "../where.js";

// What these tests change in the house no other file meets.
test.use({ house: "whole-way" });

const NIGHT = "2026-11-20";
/** Each look has a family of its own: the one that makes room, the one that comes. */
const FAMILIES = [
  { look: "desktop-light-bg", leaves: "Елена", building: "Явор", room: 3, alias: "Синица", children: ["Ани", "Боби"] },
  { look: "phone-light-en", leaves: "Юлия", building: "Явор", room: 5, alias: "Чучулига", children: ["Вики", "Дани"] },
];
/** What the page says, where no name or address of a field tells it. */
const WORDS = {
  bg: {
    adult: "Индивидуална оценка на потребностите на пълнолетен човек",
    housing: "Собствен дом",
    inForce: "В сила",
    early: "Още е рано",
    forbidden: "Правилото забранява",
    evening: "забранява звънене вечер",
    happened: ["Сигнал", "Прием", "Уведомление до", "Договор до", "Край на договора", "Край на престоя"],
  },
  en: {
    adult: "Individual needs assessment of an adult",
    housing: "A home of one’s own",
    inForce: "In force",
    early: "It is too early",
    forbidden: "The rule forbids",
    evening: "forbids calls in the evening",
    happened: ["Signal", "Admission", "Notice to", "Contract until", "End of the contract", "End of the stay"],
  },
};
/** The law behind a deadline, said the same in both languages. */
const LAW = {
  notice: "ЗСУ 77",
  danger: "ППЗСУ 9(3)",
  plan: "НКСУ прил. 20, 21",
  contract: "ППЗСУ 43",
  report: "ППЗСУ 38",
};

for (const family of FAMILIES) {
  const look = looks.find((one) => one.name === family.look);
  test.describe(look.name, () => {
    test.use({ look });

    test("a woman with two children, from the call at night to the contact after", async ({ open, fits, shot }) => {
      test.setTimeout(180_000);
      const w = WORDS[look.language];
      const [day, night, colleague] = [await open("social_worker"), await open("carer"), await open("psychologist")];
      for (const one of [day, night, colleague]) await speak(one, look.language);
      const home = await service(day);
      const seen = async (page, name) => {
        await fits(page);
        await shot(page, `whole-way-${name}`);
      };

      await test.step("a family moves out in the evening and makes room", async () => {
        await day.goto(await fileOf(day, family.leaves));
        await ending(day, { date: NIGHT, time: "18:00", destination: "relatives", ground: "agreement" });
      });
      const before = { last: await slept(day, home, NIGHT), next: await slept(day, home, TODAY) };

      await test.step("the call at night", async () => {
        await night.goto(`${home}/signals/new`);
        await fill(night, {
          told: "Жена с две деца, на 9 и на 3 години. Чака пред денонощния магазин.",
          danger_now: "no",
          safe_to_call: "no",
          children: "2",
          name_given: family.alias,
          caller: "self",
          received_at_date: NIGHT,
          received_at_time: "22:40",
        });
        await seen(night, "01-signal");
        await night.locator('button[name="admit"]').press("Enter");
        await expect(night).toHaveURL(/\/admissions\/new/);
      });

      await test.step("the admission by alias, with two children", async () => {
        await expect(night.locator('[name="p0_alias"]')).toHaveValue(family.alias);
        await fill(night, {
          at_date: NIGHT,
          at_time: "23:20",
          reason: "partner_violence",
          brought_by: "police",
          p0_age: "34",
          p0_sex: "female",
          p1_given: family.children[0],
          p1_age: "9",
          p2_given: family.children[1],
          p2_age: "3",
          condition: "Уплашена, без видими наранявания.",
          life_in_danger: true,
          house_rules: true,
          information: true,
        });
        await night.locator('[name="case_manager"]').selectOption({ label: "Ралица Станева" });
        await seen(night, "02-admission");
        await send(night);
        await expect(night).not.toHaveURL(/[?]signal=/);
        // Whoever is new must have been looked for: files that may be theirs are shown first.
        const asNew = night.locator('button[name="pick"][value*=":new:"]');
        for (let left = await asNew.count(); left > 0; left = await asNew.count()) {
          await asNew.first().press("Enter");
          await expect(asNew).toHaveCount(left - 1);
        }
        await expect(night).toHaveURL(/done=admitted/);
        await expect(night.getByRole("heading", { level: 1 })).toContainText(family.alias);
        expect(await night.title(), "no name in the window's title").not.toContain(family.alias);
        await seen(night, "03-file");
      });
      const file = night.url().split("?")[0];
      const now = { last: await slept(day, home, NIGHT), next: await slept(day, home, TODAY) };
      expect(more(before.last, now.last), "one unit and the house have three more").toEqual([0, 0, 3, 3]);
      expect(more(before.next, now.next), "and tonight too").toEqual([0, 0, 3, 3]);

      await test.step("beds for all three, from the board", async () => {
        const spot = new RegExp(`${family.building}\\D+${family.room}\\D`);
        await night.goto(`${home}/places`);
        await seen(night, "04-board");
        const cleaned = night.locator('main form[action*="/bed-uses/"] button');
        for (let left = await cleaned.count(); left > 0; left = await cleaned.count()) {
          await cleaned.first().press("Enter");
          await expect(cleaned).toHaveCount(left - 1);
        }
        for (const name of [family.alias, ...family.children]) {
          const waiting = night.locator('section[aria-labelledby="waiting"] li', { hasText: name });
          await waiting.locator('a[href$="/bed"]').press("Enter");
          await night.locator("main li", { hasText: spot }).first().getByRole("button").press("Enter");
          await expect(night).toHaveURL(/done=assigned/);
        }
        await expect(night.locator('section[aria-labelledby="waiting"]')).toHaveCount(0);
        await expect(night.locator("main li.bed", { hasText: family.alias })).toContainText(family.children[0]);
        await seen(night, "05-board-after");
      });

      await test.step("what is due, and the notices", async () => {
        await day.goto(file);
        for (const law of [LAW.notice, LAW.danger, LAW.plan]) await expect(due(day), law).toContainText(law);
        for (const law of [LAW.notice, LAW.danger]) {
          await tell(day, law);
          await expect(day).toHaveURL(/done=notice/);
          await expect(due(day), "what was told is no longer due").not.toContainText(law);
        }
        await seen(day, "06-due");
        for (const child of family.children) {
          await day.goto(`${home}/deadlines?when=all&q=${encodeURIComponent(child)}`);
          await expect(day.locator("main tbody"), "each child has a plan of its own").toContainText(LAW.plan);
        }
      });

      await test.step("how she may be reached", async () => {
        await day.goto(`${file}/safe-contact`);
        await fill(day, {
          how: "Служебният телефон",
          times: "делник 10–12",
          question: "Кога е прегледът?",
          never: ["calls", "relatives"],
        });
        await seen(day, "07-safe-contact");
        await send(day);
        await expect(day).toHaveURL(/done=saved/);
        await expect(day.locator("main .safety")).toContainText("Служебният телефон");
      });

      await test.step("her needs are assessed and signed by two of the team and by her", async () => {
        await day.goto(`${file}/assessments`);
        await choose(day, "form", "needs-adult");
        await day.locator('main form[action$="/assessments"] button[type="submit"]').press("Enter");
        await expect(day.locator("main")).toContainText(w.adult);
        await seen(day, "08-assessment");
        await assess(day, { "has-children": "true", "need-housing": "3", "need-emotional": "2", "can-be-met": "true" });
        await seen(day, "09-signing");
        await signAssessment(day, colleague);
        await seen(day, "10-signed");
      });

      await test.step("her needs are the goals of the plan", async () => {
        await day.goto(`${file}/plan`);
        await send(day);
        await expect(day).toHaveURL(/done=started/);
        await seen(day, "11-needs");
        const plan = day.url().split("?")[0];
        const main = day.locator("main");
        await expect(main.locator("article.goal"), "two needs arrived").toHaveCount(2);
        await expect(main.locator("details.fold", { hasText: w.housing })).toContainText("3");

        const wanted = main.locator("details.fold", { hasText: w.housing }).locator("article.goal");
        const other = main.locator("details.fold").filter({ hasNotText: w.housing });
        await other.locator('form[action$="/removal"] button').press("Enter");
        await expect(day).toHaveURL(/done=removed/);
        await wanted.locator('a[href^="/goals/"]').first().press("Enter");
        await fill(day, { goal: "Искам да живеем сами", mark_start: "2", mark_wish: "8" });
        await send(day);
        await expect(day).toHaveURL(/done=goal/);
        await wanted.locator('a[href$="/activities/new"]').press("Enter");
        await fill(day, {
          what: "Оглед на квартири",
          kind: "accompanying",
          who: "Ралица Станева",
          frequency: "два пъти месечно",
          until_on: "2026-12-15",
        });
        await send(day);
        await expect(day).toHaveURL(/done=activity/);
        await main.locator('a[href$="/edit"]').press("Enter");
        await fill(day, { own_words: "Искам да сме на сигурно.", results: "Живеят сами и са спокойни." });
        await send(day);
        await expect(day).toHaveURL(/done=words/);

        for (const one of [day, colleague]) {
          await one.goto(plan);
          await one.locator('main form[action$="/team-signature"] button').press("Enter");
          await expect(one).toHaveURL(/done=signed/);
        }
        await day.goto(plan);
        await main.locator('a[href$="/signature"]').press("Enter");
        await choose(day, "signer", "person");
        await send(day);
        await expect(day).toHaveURL(/done=signed-person/);
        await expect(main).toContainText(w.inForce);
        await seen(day, "12-plan");
        await day.goto(file);
        await expect(due(day), "assessment and plan are ready").not.toContainText(LAW.plan);
      });

      await test.step("a session is for an activity of the plan", async () => {
        await colleague.goto(`${file}/sessions/new`);
        await fill(colleague, { note: "Говорихме за дома, който иска.", minutes: "50" });
        await colleague.locator('[name="activity_id"]').selectOption({ index: 1 });
        await send(colleague);
        await expect(colleague).toHaveURL(/done=saved/);
        await expect(colleague.locator("main")).toContainText("Оглед на квартири");
        await seen(colleague, "13-session");
      });

      await test.step("the contract, the notice of it and the results report", async () => {
        await day.goto(`${file}/contract`);
        await day.locator('main a[href$="/contract/new"]').press("Enter");
        await fill(day, { ends_on: "2026-12-31" });
        await seen(day, "14-contract-form");
        await send(day);
        await expect(day).toHaveURL(/done=concluded/);
        await day.goto(file);
        for (const law of [LAW.contract, LAW.report]) await expect(due(day), law).toContainText(law);
        await tell(day, LAW.contract);
        await expect(due(day)).not.toContainText(LAW.contract);

        await day.goto(`${file}/contract`);
        await day.locator('main a[href$="/report"]').press("Enter");
        await fill(day, { achieved: "Намери квартира и работа.", advice: "Срещи с психолог.", delivered_on: TODAY });
        await send(day);
        await expect(day).toHaveURL(/done=report/);
        await expect(day.locator("main")).toContainText("Намери квартира и работа.");
        await seen(day, "15-contract");
        await day.goto(file);
        await expect(due(day), "the report is made").not.toContainText(LAW.report);
      });

      await test.step("they leave together for a rented home", async () => {
        await ending(day, { destination: "rented", ground: "achieved" });
        await seen(day, "16-left");
        expect(await slept(day, home, TODAY), "and the house is as empty as before").toEqual(before.next);
        await day.goto(`${home}/places`);
        await expect(day.locator("main")).not.toContainText(family.alias);
      });

      await test.step("nobody asks her before the month is over, and never by a way that she forbade", async () => {
        await day.goto(file);
        await day.locator('main a[href$="/follow-ups/new"]').press("Enter");
        const way = day.locator('[name="channel"]');
        await expect(way.locator('option[value="in_person"]')).toBeAttached();
        for (const never of ["call", "relative"]) await expect(way.locator(`option[value="${never}"]`)).toHaveCount(0);
        await expect(day.locator("main")).toContainText(w.forbidden);
        await fill(day, { month: "1", channel: "in_person", result: "well", note: "Добре са.", rule_kept: true });
        await send(day);
        await expect(day.getByRole("alert")).toContainText(w.early);
        await expect(day.locator('[name="note"]'), "what was typed is still there").toHaveValue("Добре са.");
        await seen(day, "17-early");
      });

      await test.step("somebody whose month is over is asked in the way of her rule", async () => {
        await day.goto(`${home}/deadlines?when=all&kind=after`);
        const asked = day.locator('main tbody a[href*="/follow-ups/new"]').first();
        const form = await asked.getAttribute("href");
        const whose = await day.locator('main tbody a[href^="/people/"]').first().getAttribute("href");
        await day.goto(`${whose}/safe-contact`);
        await fill(day, { how: "Личният ѝ телефон", never: ["evening_calls", "messages"] });
        await send(day);
        await expect(day).toHaveURL(/done=saved/);

        await day.goto(form);
        await expect(day.locator('[name="channel"] option[value="message"]')).toHaveCount(0);
        const call = { channel: "call", done_at_date: NIGHT, done_at_time: "19:30", result: "well", rule_kept: true };
        await fill(day, { ...call, note: "Спокойна е." });
        await send(day);
        await expect(day.getByRole("alert")).toContainText(w.evening);
        await seen(day, "19-forbidden");
        await fill(day, { channel: "in_person" });
        await send(day);
        await expect(day).toHaveURL(/done=followed/);
        expect(await timeline(day)).toContain("Спокойна е.");
        await day.goto(`${home}/deadlines?when=all&kind=after`);
        await expect(day.locator(`main a[href="${form}"]`), "it is no longer due").toHaveCount(0);
      });

      await test.step("her events tell it all", async () => {
        await day.goto(file);
        const told = await timeline(day);
        for (const words of [...w.happened, w.adult]) expect(told, words).toContain(words);
        await seen(day, "18-events");
      });
    });
  });
}

test.describe("beyond the six months", () => {
  const MORE = { ends_on: "2027-02-01", need_shown: true, wished: true };
  const REASON = "Няма свободно защитено жилище.";

  test("only the manager goes, with a reason and a document, after a new assessment", async ({ open, shot }) => {
    test.setTimeout(90_000);
    const [worker, colleague] = [await open("social_worker"), await open("psychologist")];
    const manager = await open("service_manager");
    for (const one of [worker, colleague, manager]) await speak(one, "bg");
    const [home, file] = [await service(worker), await fileOf(worker, "Магдалена")];
    const extend = async (page, fields) => {
      await page.goto(`${file}/contract`);
      await page.locator('main a[href$="/extend"]').press("Enter");
      await fill(page, fields);
      await send(page);
    };

    await extend(worker, MORE);
    await expect(worker.getByRole("alert"), "the old assessment shows no need").toContainText("оценка на потребностите");

    await worker.goto(`${file}/assessments`);
    await fill(worker, { form: "needs-adult", prefilled: true });
    await worker.locator('main form[action$="/assessments"] button[type="submit"]').press("Enter");
    await assess(worker, { "need-housing": "4" });
    await signAssessment(worker, colleague);

    await extend(worker, MORE);
    await expect(worker.getByRole("alert")).toContainText("най-много до 27.11.2026");
    await expect(worker.getByRole("alert")).not.toContainText("оценка на потребностите");
    await expect(worker.locator('[name="over_reason"]'), "it is not hers to decide").toHaveCount(0);
    await shot(worker, "over-limit-01-refused");

    await extend(manager, { ...MORE, over_reason: REASON });
    await expect(manager.getByRole("alert")).toContainText("документ на ДСП");
    await expect(manager.locator('[name="over_reason"]'), "what was typed is still there").toHaveValue(REASON);
    await shot(manager, "over-limit-02-no-document");
    await fill(manager, { over_document: "ДСП 45/20.11.2026" });
    await send(manager);
    await expect(manager).toHaveURL(/done=extended/);

    await worker.goto(`${file}/contract`);
    const main = worker.locator("main");
    await expect(main).toContainText("С решение на ръководителя договорът е до 01.02.2027");
    await expect(main).toContainText("Марта Илчева");
    await shot(worker, "over-limit-03-contract");
    await main.locator('a[href$="/over-limit"]').press("Enter");
    await expect(worker).toHaveURL(`${home}/over-limit`);
    const row = main.locator("tbody tr", { hasText: "Магдалена" });
    for (const words of ["01.02.2027", REASON, "ДСП 45/20.11.2026", "Марта Илчева"]) {
      await expect(row).toContainText(words);
    }
    await shot(worker, "over-limit-04-list");
    await worker.goto(file);
    const told = await timeline(worker);
    for (const words of ["Договорът е продължен до 01.02.2027", "Решение за престой над срока, до 01.02.2027"]) {
      expect(told).toContain(words);
    }
    await shot(worker, "over-limit-05-events");
  });
});

/** By how many the figures of two nights differ, the least first. */
function more(before, now) {
  return now.map((figure, row) => figure - before[row]).sort((one, other) => one - other);
}
