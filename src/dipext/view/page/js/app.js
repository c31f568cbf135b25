// The frame: views, filters, theme, print.

const VIEWS = [
  ["overview", "Overview", overviewView],
  ["texts", "Texts", textsView],
  ["commitments", "Commitments", ledgerView],
  ["dates", "Dates", datesView],
  ["people", "People", () => thingsView("people")],
  ["initiatives", "Initiatives", () => thingsView("initiatives")],
  ["facts", "All facts", factsView],
];

const main = document.getElementById("main");
const filters = document.getElementById("filters");
let before = "";

function render({ focus = true } = {}) {
  readState();
  const [name, title, view] = VIEWS.find(([word]) => word === get("view")) ?? VIEWS[0];
  document
    .getElementById("views")
    .replaceChildren(
      ...VIEWS.map(([word, words]) =>
        h("li", {}, h("a", { href: link(word), "aria-current": word === name ? "page" : undefined }, words)),
      ),
    );
  document.title = `${title} – dipext report`;
  for (const field of GLOBAL) {
    const input = filters.elements[field];
    if (input.type === "checkbox") input.checked = Boolean(get(field));
    else if (input !== document.activeElement) input.value = get(field);
  }
  main.className = `view-${name}`;
  main.replaceChildren(...[view()].flat(Infinity).filter(Boolean));
  showFound();
  if (!showPlace() && focus) {
    // A click on a head or a page keeps the eyes where they are; another view begins at its top.
    const anew = before !== name + get("r") + get("person") + get("initiative");
    if (anew) window.scrollTo(0, 0);
    if (!filters.contains(document.activeElement)) main.focus({ preventScroll: true });
  }
  before = name + get("r") + get("person") + get("initiative");
}

function changed() {
  const fields = Object.fromEntries(
    GLOBAL.map((name) => {
      const input = filters.elements[name];
      return [name, input.type === "checkbox" ? (input.checked ? "1" : "") : input.value];
    }),
  );
  go(here(fields));
}

let waiting;
filters.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(changed, 200);
});
filters.addEventListener("submit", (event) => {
  event.preventDefault();
  changed();
});
filters.addEventListener("reset", (event) => {
  event.preventDefault();
  go(here(Object.fromEntries(GLOBAL.map((name) => [name, ""]))));
});

// Links of the page itself only change the address behind "#"; in a frame of a notebook they would leave it otherwise.
document.addEventListener("click", (event) => {
  const anchor = event.target.closest?.("a");
  const href = anchor?.getAttribute("href") ?? anchor?.getAttribute("xlink:href");
  if (!href?.startsWith("#") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (href === "#main") main.focus();
  else if (location.hash === href) render();
  else go(href);
});

const THEMES = ["light dark", "light", "dark"];
const theme = document.getElementById("theme");
let scheme = 0;
function showTheme() {
  document.documentElement.style.colorScheme = THEMES[scheme];
  theme.textContent = `Colours: ${["as the system", "light", "dark"][scheme]}`;
}
theme.addEventListener("click", () => {
  scheme = (scheme + 1) % THEMES.length;
  showTheme();
});

// Paper has no pages to turn, so that all rows go onto it.
const print = (now) => () => {
  printing = now;
  render({ focus: false });
};
addEventListener("beforeprint", print(true));
addEventListener("afterprint", print(false));
addEventListener("hashchange", () => render());
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width || printing) return;
  width = innerWidth;
  clearTimeout(waiting);
  waiting = setTimeout(() => render({ focus: false }), 150);
});

function scopeInWords() {
  const days = RELEASES.map((release) => release.published)
    .filter(Boolean)
    .sort();
  const issuers = new Set(RELEASES.map((release) => release.issuer).filter(Boolean));
  return [
    counted(RELEASES.length, "release"),
    days.length && (days[0] === days.at(-1) ? days[0] : `${days[0]} to ${days.at(-1)}`),
    issuers.size === 1 ? [...issuers][0] : issuers.size && counted(issuers.size, "issuer"),
  ]
    .filter(Boolean)
    .join(" · ");
}

document.getElementById("scope").textContent = shown(scopeInWords());
document.getElementById("made").textContent =
  "Every value was read from the text beside it by rules; what they doubt is marked with a question mark. Nothing on this page comes from or goes to a network.";
filters.elements.issuer.append(
  ...[...new Set(RELEASES.map((release) => release.issuer).filter(Boolean))]
    .sort()
    .map((issuer) => h("option", { value: issuer }, issuer)),
);
if (RELEASES.length === 1) filters.hidden = true;
filters.querySelector("details").open = !matchMedia("(max-width: 40rem)").matches;
showTheme();
render({ focus: false });
document.documentElement.dataset.ready = "";
