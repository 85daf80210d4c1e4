// Questions that depend on other answers: data-enable-when on whatever holds the question, the conditions as in FHIR:
// [{"question": field name, "operator": "=", "answer": value, "points": of the answer, where options have any}], joined
// by data-enable-behavior, "all" or "any". In a name, [*] stands for any number. Operators: =, != (no answer is equal),
// >, <, >=, <= and exists. Here it only hides: what was typed stays in the page and is sent; the server decides what counts.
const asNumber = (text) => {
  const digits = String(text).trim().replace(",", ".");
  return digits === "" ? NaN : Number(digits);
};

const HOLDS = {
  "=": (at) => at === 0,
  ">": (at) => at > 0,
  "<": (at) => at < 0,
  ">=": (at) => at >= 0,
  "<=": (at) => at <= 0,
};

const isNamed = (name, question) => {
  if (!question.includes("[*]")) return name === question;
  const parts = question.split("[*]").map((part) => part.replace(/[[\].]/g, "\\$&"));
  return new RegExp(`^${parts.join("\\[\\d+\\]")}$`).test(name);
};

const isChosen = (control) => !["checkbox", "radio"].includes(control.type) || control.checked;

/** A reason for no answer is no value; nor is anything in a question that is not asked. */
const hasValue = (control) =>
  isChosen(control) && control.value.trim() !== "" && !control.value.startsWith("!") && !control.closest("[data-enable-when][hidden]");

/** Options stand to each other by their points, numbers as numbers, everything else as text: right for ISO dates too. */
function order(control, { answer, points, operator }) {
  const given = control.dataset.points;
  if (points !== undefined && operator !== "=" && operator !== "!=") return given === undefined ? NaN : Number(given) - points;
  if (typeof answer === "number" && points === undefined) return asNumber(control.value) - answer;
  return (control.value > String(answer)) - (control.value < String(answer));
}

/** True, false, or undefined when the question is not on this page: then the server has said. */
function holds(condition, controls) {
  const asked = controls.filter((control) => isNamed(control.name, condition.question));
  if (asked.length === 0) return undefined;
  const given = asked.filter(hasValue);
  if (condition.operator === "exists") return given.length > 0 === (String(condition.answer) === "true");
  if (condition.operator === "!=") return given.every((control) => order(control, condition) !== 0);
  return given.some((control) => HOLDS[condition.operator](order(control, condition)));
}

function isAsked(part, controls) {
  const held = JSON.parse(part.dataset.enableWhen).map((condition) => holds(condition, controls));
  const decisive = part.dataset.enableBehavior === "any";
  if (held.includes(decisive)) return decisive;
  return held.includes(undefined) ? !part.hidden : !decisive;
}

function apply(form) {
  const parts = [...form.querySelectorAll("[data-enable-when]")];
  const controls = [...form.elements].filter((control) => control.name);
  // A hidden question has no answer, which may hide the next one; a chain is as long as there are parts at most.
  for (let left = parts.length; left > 0; left -= 1) {
    const turned = parts.filter((part) => isAsked(part, controls) === part.hidden);
    if (turned.length === 0) return;
    for (const part of turned) part.hidden = !part.hidden;
  }
}

const dependent = new Set([...document.querySelectorAll("[data-enable-when]")].map((part) => part.closest("form")));
dependent.delete(null);
for (const form of dependent) {
  apply(form);
  for (const kind of ["input", "change"]) form.addEventListener(kind, () => apply(form));
}
