// Search palette: Ctrl+K. The focus stays in the field, the arrows move the selected result, Enter opens it.
// The field is in a form to /search, so Enter with nothing selected, or no script at all, searches there.
const palette = document.getElementById("palette");
const field = palette?.querySelector("[role=combobox]");
const found = palette?.querySelector("#found");

const REST = 120;
const options = () => [...found.querySelectorAll("[role=option]")];
const selected = () => found.querySelector("[role=option][aria-selected=true]");

function select(option) {
  selected()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
}

function fill(html) {
  found.innerHTML = html;
  found.removeAttribute("aria-busy");
  const all = options();
  all.forEach((option, at) => (option.id ||= `found-${at}`));
  field.setAttribute("aria-expanded", String(all.length > 0));
  select(all[0]);
}

let asked = new AbortController();

async function ask(query, signal) {
  const source = palette.dataset.src ?? "/search/palette";
  try {
    const answer = await fetch(`${source}?q=${encodeURIComponent(query)}`, { signal, redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 401) {
      return location.replace(location.pathname + location.search);
    }
    if (answer.ok) return fill(await answer.text());
  } catch (problem) {
    if (problem.name === "AbortError") return;
  }
  // No answer: the form still searches on a page of its own.
  fill("");
}

function follow(option) {
  if (option?.dataset.href) location.assign(option.dataset.href);
}

function begin(empty) {
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    asked.abort();
    const query = field.value.trim();
    if (!query) return fill(empty);
    found.setAttribute("aria-busy", "true");
    asked = new AbortController();
    waiting = setTimeout(ask, REST, query, asked.signal);
  });
  // What was looked for does not stay on the screen.
  palette.addEventListener("close", () => {
    clearTimeout(waiting);
    asked.abort();
    field.value = "";
    fill(empty);
  });
  fill(empty);
}

function move(event) {
  const all = options();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length > 0) {
    event.preventDefault();
    select(all[(all.indexOf(selected()) + step + all.length) % all.length]);
  } else if (event.key === "Enter" && selected()?.dataset.href && !found.hasAttribute("aria-busy")) {
    event.preventDefault();
    follow(selected());
  }
}

function toggle(event) {
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.code !== "KeyK") return;
  event.preventDefault();
  if (palette.open) palette.close();
  else if (!document.querySelector("dialog:modal, .curtained")) palette.showModal();
}

if (field && found) {
  begin(found.innerHTML);
  field.addEventListener("keydown", move);
  found.addEventListener("click", (event) => {
    if (!event.target.closest("a")) follow(event.target.closest("[role=option]"));
  });
  document.addEventListener("keydown", toggle);
}
