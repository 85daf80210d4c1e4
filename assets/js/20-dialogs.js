// Dialogs and menus. [data-open="id"] opens a dialog; as a link it leads to a page where there is no script.
// [data-close] closes. A dialog sent back with problems carries data-start-open.
const outside = (box, event) =>
  event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;

function open(event, opener) {
  const dialog = document.getElementById(opener.dataset.open);
  if (!dialog || document.querySelector("dialog:modal")) return;
  event.preventDefault();
  dialog.showModal();
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.more[open]")) {
    if (!menu.contains(except)) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  const { target } = event;
  const opener = target.closest("[data-open]");
  if (opener) open(event, opener);
  if (target.closest("[data-close]")) target.closest("dialog")?.close();
  // A click that lands on the dialog itself but outside its box is a click on the backdrop.
  // Enter in a field also clicks the button, but with no place and a detail of 0.
  const onBackdrop = target.matches("dialog:modal") && event.detail > 0;
  if (onBackdrop && outside(target.getBoundingClientRect(), event)) target.close();
  closeMenus(target);
});

document.addEventListener("focusin", (event) => closeMenus(event.target));

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest("details.more[open]");
  if (!menu) return;
  event.preventDefault();
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.querySelector("dialog[data-start-open]")?.showModal();
