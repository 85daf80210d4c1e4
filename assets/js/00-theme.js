// Theme: the system decides until the person chooses. The choice is a cookie, so the server can draw the page
// in it from the first moment: <html data-theme="dark">.
const root = document.documentElement;

const chosen = () => document.cookie.match(/(?:^|; )theme=(light|dark)/)?.[1];
const shown = () => root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

function choose(theme) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  root.dataset.theme = theme;
}

if (!root.dataset.theme && chosen()) root.dataset.theme = chosen();

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-theme-toggle]")) choose(shown() === "dark" ? "light" : "dark");
});
