// Autosave: form[data-autosave] sends itself after two seconds of rest and on leaving a field. The server answers
// {"saved_at": "12:08", "version": 7}; its time is the one shown, in [data-saved], in the words of its
// data-saving, data-saved-text ("Запазено в {time}"), data-offline and data-failed (both try again), data-refused,
// data-conflict and data-signed-out (these do not).
const REST = 2_000;
const AGAIN = 5_000;
const SLOW = 1_000;

const LOOKS = {
  saving: ["info", "i-loader-circle"],
  saved: ["ok", "i-cloud-check"],
  offline: ["warn", "i-wifi-off"],
  failed: ["danger", "i-circle-alert"],
  refused: ["danger", "i-circle-alert"],
  conflict: ["danger", "i-circle-alert"],
  "signed-out": ["danger", "i-lock"],
};

function tell(form, state, time, own) {
  const place = form.querySelector("[data-saved]") ?? document.querySelector("[data-saved]");
  if (!place) return;
  const { savedText, signedOut } = place.dataset;
  const usual = { saved: savedText, "signed-out": signedOut }[state] ?? place.dataset[state] ?? place.dataset.failed;
  const words = own || usual;
  const [tone, icon] = LOOKS[state];
  place.dataset.state = state;
  place.dataset.tone = tone;
  const use = place.querySelector("use");
  use?.setAttribute("href", `${use.getAttribute("href").split("#")[0]}#${icon}`);
  // Said again only when it changes, or a screen reader would repeat it every two seconds.
  const line = place.querySelector("span") ?? place;
  const text = (words ?? "").replace("{time}", time ?? "");
  if (line.textContent !== text) line.textContent = text;
}

/** What a person answered: files and the fields that belong to the request are left out. */
const answers = (form) =>
  [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["csrf", "version"].includes(name));

function send(form, keepalive) {
  const everything = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const headers = { "X-Autosave": "1", "X-CSRF": document.querySelector("meta[name=csrf]")?.content ?? "" };
  const body = new URLSearchParams(everything);
  return fetch(form.dataset.autosave, { method: "POST", headers, body, redirect: "manual", keepalive });
}

/** What an answer means for the form: the state to show, and whether trying the same again may help. */
function meaning(answer) {
  if (answer.ok) return { state: "saved" };
  if (answer.type === "opaqueredirect" || answer.status === 401) return { state: "signed-out" };
  if (answer.status === 409 || answer.status === 412) return { state: "conflict" };
  return answer.status >= 500 || answer.status === 429 ? { state: "failed", again: true } : { state: "refused" };
}

function autosave(form) {
  let base = answers(form);
  let timer;
  let running;
  let stopped = false;
  const changed = () => JSON.stringify(answers(form)) !== JSON.stringify(base);
  const note = (kind) => {
    form.dispatchEvent(new CustomEvent(kind, { bubbles: true, detail: { base, mine: answers(form) } }));
  };
  const plan = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  async function attempt(keepalive) {
    const sent = answers(form);
    const slow = setTimeout(tell, SLOW, form, "saving");
    try {
      const answer = await send(form, keepalive);
      clearTimeout(slow);
      const { state, again } = meaning(answer);
      if (state === "saved") {
        const { saved_at, version } = await answer.json();
        const seen = form.elements.namedItem("version");
        if (seen && version !== undefined) seen.value = version;
        base = sent;
        tell(form, "saved", saved_at);
        note(changed() ? "opora:unsaved" : "opora:saved");
        if (changed()) plan(REST);
      } else if (state === "conflict") {
        // The server says in its own words why, where nobody else's change is the reason: it was signed.
        const { words } = await answer.json().catch(() => ({}));
        tell(form, state, undefined, words);
      } else tell(form, state);
      if (state === "conflict") stopped = true;
      if (again) plan(AGAIN);
    } catch {
      clearTimeout(slow);
      tell(form, "offline");
      plan(AGAIN);
    }
  }

  async function save(keepalive = false) {
    clearTimeout(timer);
    if (running || stopped || !changed()) return running;
    running = attempt(keepalive);
    await running;
    running = undefined;
  }

  const touched = () => {
    note(changed() ? "opora:unsaved" : "opora:saved");
    if (changed() && !stopped) plan(REST);
  };

  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("focusout", () => save());
  form.addEventListener("opora:save", () => save());
  document.addEventListener("opora:hide", () => save());
  addEventListener("online", () => save());
  addEventListener("pagehide", () => save(true));
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    stopped = true;
    if (!running) return;
    // Sent while a draft is under way, the form would carry a version that is no longer the last one.
    event.preventDefault();
    const { submitter } = event;
    running.then(() => form.requestSubmit(submitter));
  });
  // Back from history to a form that was sent: what it shows is old.
  addEventListener("pageshow", (event) => {
    if (event.persisted && stopped) location.replace(location.pathname + location.search);
  });
}

for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);
