// Keys. Physical keys are matched (event.code), so they work in both layouts. Single keys act only outside fields,
// dialogs and the curtain, and not at all with body[data-keys="off"].
const inField = (target) =>
  target.isContentEditable || target.matches("select, textarea, input:not([type=checkbox], [type=radio])");

const rows = () => [...document.querySelectorAll("main :is(.table tbody th[scope=row], .rows .grow) > a")]
  .filter((link) => link.checkVisibility());

const rowOf = (element) => element?.closest("tr, .rows > li, .rows > div");

/** The focus goes to the link of the row, so Enter opens it as it opens any link. */
function step(by) {
  const all = rows();
  const row = rowOf(document.activeElement);
  const at = all.findIndex((link) => rowOf(link) === row);
  const to = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[to]?.focus();
}

function help() {
  const dialog = document.getElementById("keys");
  if (dialog) dialog.showModal();
  else document.querySelector("[data-key-help]")?.click();
}

const SINGLE = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyN: () => document.querySelector("[data-key-new]")?.click(),
  Slash: () => document.querySelector("[data-key-filter], .filters input[type=search]")?.focus(),
};

function single(event) {
  if (document.body.dataset.keys === "off" || inField(event.target) || document.querySelector("dialog:modal")) return;
  const act = event.key === "?" || (event.code === "Slash" && event.shiftKey) ? help
    : event.key === "/" ? SINGLE.Slash
    : event.shiftKey ? undefined : SINGLE[event.code];
  if (!act) return;
  event.preventDefault();
  act();
}

/** Saves where the person is: a draft at once, any other form by sending it. */
function save() {
  const form = document.activeElement?.form ?? document.querySelector("main form:is([data-autosave], [data-key-save])");
  if (!form) return;
  if (form.matches("[data-autosave]")) form.dispatchEvent(new CustomEvent("opora:save"));
  else if (form.getAttribute("method")?.toLowerCase() === "post") form.requestSubmit();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || document.body.classList.contains("curtained")) return;
  const control = event.ctrlKey || event.metaKey;
  if (!control) return single(event);
  if (event.shiftKey) return;
  if (event.code === "KeyS") {
    event.preventDefault();
    save();
  } else if (event.code === "KeyZ" && !inField(event.target)) {
    document.querySelector(".toast form")?.requestSubmit();
  }
});
