// Questions that depend on other answers: data-enable-when on whatever holds the question, as in FHIR:
// {"behavior": "all" | "any", "when": [{"question": name, "operator": "=", "answer": value}]},
// operators =, != (no answer is equal), >, <, >=, <= and exists. Here it only hides; the server decides what counts.
const asNumber = (text) => {
  const digits = String(text).trim().replace(",", ".");
  return digits === "" ? NaN : Number(digits);
};

/** Numbers as numbers, everything else as text, which is right for ISO dates too. */
function order(given, wanted) {
  const difference = asNumber(given) - asNumber(wanted);
  return Number.isNaN(difference) ? (given > String(wanted)) - (given < String(wanted)) : difference;
}

const HOLDS = {
  "=": (at) => at === 0,
  ">": (at) => at > 0,
  "<": (at) => at < 0,
  ">=": (at) => at >= 0,
  "<=": (at) => at <= 0,
};

function holds({ question, operator, answer }, given) {
  const values = given.getAll(question).filter((value) => value !== "");
  if (operator === "exists") return values.length > 0 === (String(answer) === "true");
  if (operator === "!=") return values.every((value) => order(value, answer) !== 0);
  return values.some((value) => HOLDS[operator](order(value, answer)));
}

function enabled(rule, given) {
  const test = (condition) => holds(condition, given);
  return rule.behavior === "any" ? rule.when.some(test) : rule.when.every(test);
}

/** Controls inside are switched off, so that what cannot be seen is not sent; what the server switched off stays so. */
function turn(part, on) {
  part.hidden = !on;
  for (const control of part.querySelectorAll("input, select, textarea, button, fieldset")) {
    if (!on && !control.disabled) {
      control.disabled = true;
      control.dataset.offByRule = "";
    } else if (on && "offByRule" in control.dataset && !control.closest("[data-enable-when][hidden]")) {
      control.disabled = false;
      delete control.dataset.offByRule;
    }
  }
}

function apply(form) {
  const parts = [...form.querySelectorAll("[data-enable-when]")];
  // A hidden question has no answer, which may hide the next one; a chain is as long as there are parts at most.
  for (let left = parts.length; left > 0; left -= 1) {
    const given = new FormData(form);
    const turned = parts.filter((part) => enabled(JSON.parse(part.dataset.enableWhen), given) === part.hidden);
    if (turned.length === 0) return;
    for (const part of turned) turn(part, part.hidden);
  }
}

// What the server wrote hidden has controls that count as off until its rule says otherwise.
for (const part of document.querySelectorAll("[data-enable-when][hidden]")) turn(part, false);
for (const form of document.forms) apply(form);
for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.form ?? event.target.closest("form");
    if (form) apply(form);
  });
}
