// Toast: stays ten seconds, longer while it has the pointer or the focus; only the last one stays.
// Its "undo" is a real form, so it works before this file has come and when it never does.
const STAYS = 10_000;

function live(toast) {
  let left = STAYS;
  let since;
  let timer;
  const hold = () => {
    if (since === undefined) return;
    clearTimeout(timer);
    left -= Date.now() - since;
    since = undefined;
  };
  const run = () => {
    if (since !== undefined || toast.matches(":hover, :focus-within")) return;
    since = Date.now();
    timer = setTimeout(() => toast.remove(), Math.max(left, 2_000));
  };
  for (const kind of ["pointerenter", "focusin"]) toast.addEventListener(kind, hold);
  toast.addEventListener("pointerleave", run);
  // The focus has not moved yet when it is said to leave.
  toast.addEventListener("focusout", () => setTimeout(run));
  run();
}

const toasts = [...document.querySelectorAll(".toast")];
for (const old of toasts.slice(0, -1)) old.remove();
if (toasts.length > 0) live(toasts.at(-1));
