// What is typed and not yet confirmed by the server is kept in this tab: a lost connection, an expired session or
// a reload loses nothing. A copy belongs to one person (body[data-user]), one form and one working day.
const KEEP = 12 * 3_600_000;
const PREFIX = "opora-draft:";
const user = document.body.dataset.user;

const keyOf = (form) => `${PREFIX}${user ?? ""}:${new URL(form.dataset.autosave, location.href).pathname}`;

/** Storage may be forbidden or full; then the server's copy is the only one. */
function attempt(work) {
  try {
    return work(sessionStorage);
  } catch {
    return undefined;
  }
}

const forget = (which) => attempt((store) => {
  for (const key of Object.keys(store)) if (key.startsWith(PREFIX) && which(key)) store.removeItem(key);
});

// On a shared computer nobody gets another's words back.
if (user) forget((key) => !key.startsWith(`${PREFIX}${user}:`));
document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-sign-out]")) forget(() => true);
});

const read = (key) => attempt((store) => JSON.parse(store.getItem(key)));
const write = (key, copy) => attempt((store) => store.setItem(key, JSON.stringify(copy)));

document.addEventListener("opora:unsaved", ({ target, detail: { base, mine } }) => {
  write(keyOf(target), { at: Date.now(), base, mine });
});
document.addEventListener("opora:saved", ({ target }) => {
  attempt((store) => store.removeItem(keyOf(target)));
});

const valuesOf = (pairs, name) => pairs.filter(([key]) => key === name).map(([, value]) => value);

function put(form, name, values) {
  const rest = [...values];
  for (const control of form.elements) {
    if (control.name !== name || control.type === "file") continue;
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else if (control.multiple) for (const option of control.options) option.selected = values.includes(option.value);
    else if (rest.length > 0) control.value = rest.shift();
  }
}

/** Puts back what the person changed and leaves the rest as the server has it now: others may have worked meanwhile. */
function restore(form) {
  const copy = read(keyOf(form));
  if (!copy || Date.now() - copy.at > KEEP) return;
  const names = new Set([...copy.base, ...copy.mine].map(([name]) => name));
  for (const name of names) {
    const mine = valuesOf(copy.mine, name);
    if (JSON.stringify(mine) !== JSON.stringify(valuesOf(copy.base, name))) put(form, name, mine);
  }
  // Whoever listens to typing hears of it: dependent questions, and autosave, which sends it.
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

const forms = [...document.querySelectorAll("form[data-autosave]")];

// A form that was sent is done with when another page answers, unless that page asks to sign in first.
document.addEventListener("submit", ({ target: form }) => {
  const copy = forms.includes(form) && read(keyOf(form));
  if (copy) write(keyOf(form), { ...copy, sent: true });
});
if (user) forget((key) => read(key)?.sent && !forms.some((form) => keyOf(form) === key));
else for (const key of attempt((store) => Object.keys(store)) ?? []) {
  if (key.startsWith(PREFIX) && read(key)?.sent) write(key, { ...read(key), sent: false });
}
for (const form of forms) restore(form);
