// Curtain: Ctrl+. or a button hides the screen, Esc shows it. It falls by itself after body[data-idle-minutes]
// without a key or a touch in any tab. With body[data-lock-url] the server then locks the session too, and what
// Esc brings back is the server's answer, not the page that was hidden.
const body = document.body;
const idleFor = Number(body.dataset.idleMinutes) * 60_000;
let locked = false;

const isDown = () => body.classList.contains("curtained");

function hide() {
  if (isDown()) return;
  document.dispatchEvent(new CustomEvent("opora:hide"));
  body.classList.add("curtained");
}

function show() {
  // Not a reload: that would offer to send a form again.
  if (locked) location.replace(location.pathname + location.search);
  else body.classList.remove("curtained");
}

async function lock() {
  locked = true;
  const headers = { "X-CSRF": document.querySelector("meta[name=csrf]")?.content ?? "" };
  try {
    await fetch(body.dataset.lockUrl, { method: "POST", headers, redirect: "manual" });
  } catch {
    // Without a connection the server cannot be told; it ends an idle session by its own clock.
  }
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-hide-screen]")) hide();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && (event.key === "." || event.code === "Period")) {
    event.preventDefault();
    isDown() ? show() : hide();
  } else if (event.key === "Escape" && isDown()) {
    event.preventDefault();
    show();
  }
}, true);

// Tabs share the moment of the last movement, so that reading in one does not lock the work in another.
const MOVED = "opora-moved";
let told = 0;

function moved() {
  if (isDown() || Date.now() - told < 5_000) return;
  // A machine that wakes from sleep has been idle, whatever moves now.
  if (told > 0 && isIdle()) return hideWhenIdle();
  told = Date.now();
  try {
    localStorage.setItem(MOVED, String(told));
  } catch {
    // Storage is forbidden: this tab counts for itself.
  }
}

function lastMoved() {
  try {
    return Math.max(told, Number(localStorage.getItem(MOVED)));
  } catch {
    return told;
  }
}

const isIdle = () => Date.now() - lastMoved() >= idleFor;

function hideWhenIdle() {
  if (isDown() || !isIdle()) return;
  hide();
  if (body.dataset.lockUrl) lock();
}

if (idleFor > 0) {
  moved();
  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel", "scroll"]) {
    document.addEventListener(kind, moved, { passive: true, capture: true });
  }
  document.addEventListener("visibilitychange", hideWhenIdle);
  setInterval(hideWhenIdle, 10_000);
}
