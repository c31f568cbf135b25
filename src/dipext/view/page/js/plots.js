// Plots by Observable Plot. Everything in them is also in the table below; what can be chosen is a link.

const INK = "var(--accent)";

function chart(label, room, options) {
  const width = Math.max(280, Math.min(room || 900, 1180));
  const svg = Plot.plot({
    width,
    style: { background: "transparent", color: "inherit", fontFamily: "inherit", fontSize: "12px" },
    ...options(width),
  });
  named(svg);
  return h("figure.chart", {}, h("figcaption", {}, label), svg);
}

// Names where those who listen to a page expect them: on its links, and on groups that say that they are groups.
function named(svg) {
  for (const anchor of svg.querySelectorAll("a")) {
    const inner = anchor.querySelector("[aria-label]");
    if (!inner) continue;
    anchor.setAttribute("aria-label", inner.getAttribute("aria-label"));
    inner.removeAttribute("aria-label");
  }
  for (const group of svg.querySelectorAll("g[aria-label]")) group.setAttribute("role", "group");
}

const day = (iso) => new Date(`${iso}T00:00:00Z`);
const room = () => document.getElementById("main").clientWidth - 2;
const narrow = () => matchMedia("(max-width: 60rem)").matches;
const besideList = () => (RELEASES.length === 1 || narrow() ? room() : room() - 23 * 16);

// An axis of days; the year stands under its first month, and not on it.
const dayAxis = (options) => Plot.axisX({ anchor: "bottom", lineHeight: 1.2, ...options });

// Columns of counts over time; the rows are {key, from, to, count, href}.
function columns(label, rows, { least = 6 } = {}) {
  if (!rows.length) return undefined;
  const span = (d) => `${d.key}: ${count(d.count)}`;
  return chart(label, room(), (width) => ({
    height: 200,
    marginLeft: 46,
    marginBottom: 38,
    x: { type: "utc", label: null, axis: null },
    y: {
      label: null,
      grid: true,
      ticks: d3
        .ticks(
          0,
          d3.max(rows, (d) => d.count),
          4,
        )
        .filter(Number.isInteger),
      tickFormat: count,
    },
    marks: [
      dayAxis({ ticks: Math.max(least, Math.floor(width / 110)) }),
      Plot.rectY(rows, {
        x1: "from",
        x2: "to",
        y: "count",
        fill: INK,
        href: "href",
        title: span,
        ariaLabel: span,
        insetLeft: 1,
      }),
      Plot.ruleY([0]),
    ],
  }));
}

// How often each key of the days occurs, by year or by month, as columns() wants it.
function perUnit(days, unit, href) {
  const length = unit === "year" ? 4 : 7;
  const step = unit === "year" ? d3.utcYear : d3.utcMonth;
  return d3
    .sort(
      d3.rollup(
        days,
        (all) => all.length,
        (iso) => iso.slice(0, length),
      ),
      ([key]) => key,
    )
    .map(([key, number]) => {
      const from = day(unit === "year" ? `${key}-01-01` : `${key}-01`);
      return { key, from, to: step.offset(from, 1), count: number, href: href(key) };
    });
}

const unitFor = (days) => {
  const [first, last] = d3.extent(days, (iso) => Number(iso.slice(0, 4)));
  return last - first > 3 ? "year" : "month";
};

// Bars from the left, one for each name; parts are stacked in the order of the stages. What stands at their ends is the
// whole in words, for beside a very long bar the others cannot be told apart.
function bars(label, rows, { value, name, stage, href, ends, format }) {
  const names = [...new Set(rows.map(name))];
  const stages = STAGES.filter((word) => rows.some((row) => stage?.(row) === word));
  const words = (row) => `${shown(name(row))}${stage ? `, ${plain(stage(row))}` : ""}: ${format(value(row))}`;
  return chart(label, room(), (width) => ({
    ...labelled(names, width),
    marginRight: 16 + LETTER * d3.max(ends, ([, words]) => words.length),
    height: 44 + 26 * names.length,
    x: { label: null, grid: true, ticks: 5, tickFormat: format },
    ...(stage ? { color: { domain: stages, range: stages.map((word) => `var(--stage-${word})`), legend: true } } : {}),
    marks: [
      Plot.barX(rows, {
        x: value,
        y: name,
        fill: stage ?? INK,
        href,
        title: words,
        ariaLabel: words,
        insetTop: 3,
        insetBottom: 3,
      }),
      Plot.text(ends, {
        x: ([named]) =>
          d3.sum(
            rows.filter((row) => name(row) === named),
            value,
          ),
        y: "0",
        text: "1",
        textAnchor: "start",
        dx: 6,
      }),
      Plot.ruleX([0]),
    ],
  }));
}

const LETTER = 6.6;

// Names on the left, in at most two fifths of the width.
function labelled(names, width) {
  const most = Math.min(34, Math.floor((width * 0.4 - 24) / LETTER));
  const longest = Math.max(...names.map((name) => cut(name, most).length));
  const y = { label: null, domain: names, tickFormat: (name) => shown(cut(name, most)), tickSize: 0 };
  return { marginLeft: 24 + LETTER * longest, y };
}

// A long name on an axis, cut between words; the whole one is in the title and in the table.
function cut(words, most = 34) {
  if (words.length <= most) return words;
  const end = words.lastIndexOf(" ", most - 2);
  return end > 0 ? `${words.slice(0, end)} …` : `${words.slice(0, most - 1)}…`;
}
