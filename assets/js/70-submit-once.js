// A form is sent once, however often it is pressed. After a second the button says that it is being sent, in the
// words of its data-busy. A page that comes back from history, or an answer that is a file, frees the form again.
const PATIENCE = 1_000;
const FREED = 20_000;
const sent = new Set();
const faces = new Map();

function sayBusy(form, button) {
  if (!button || !sent.has(form) || faces.has(button)) return;
  faces.set(button, [...button.childNodes]);
  button.setAttribute("aria-busy", "true");
  if (button.dataset.busy) button.replaceChildren(button.dataset.busy);
}

function free(form) {
  sent.delete(form);
  for (const [button, face] of faces) {
    if (button.form !== form) continue;
    button.removeAttribute("aria-busy");
    button.replaceChildren(...face);
    faces.delete(button);
  }
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  const method = submitter?.getAttribute("formmethod") ?? form.getAttribute("method") ?? "get";
  if (event.defaultPrevented || method.toLowerCase() !== "post") return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  setTimeout(sayBusy, PATIENCE, form, submitter);
  setTimeout(free, FREED, form);
});

addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of [...sent]) free(form);
});
