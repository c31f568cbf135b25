// Dates over time: each as a bar where there are few, their number by year and month where there are many.

const BARS = 60;
const isDated = (mark) => mark.kind.name === "dates" && (mark.item.start || mark.item.end);
const beginOf = (mark) => mark.item.start ?? mark.item.end;

function datesView() {
  const all = marksFound().filter((mark) => mark.kind.name === "dates");
  const within = get("when");
  const relation = get("relation");
  const rows = all.filter(
    (mark) =>
      (!within || (isDated(mark) && beginOf(mark).startsWith(within))) &&
      (!relation || mark.item.relation === relation),
  );
  const relations = [...new Set(all.map((mark) => mark.item.relation))].sort().map((word) => [word, plain(word)]);
  return [
    h("h1", {}, "Dates"),
    h(
      "p.trail",
      {},
      h("a", { href: here({ when: "" }) }, "All years"),
      within && [" › ", h("a", { href: here({ when: within.slice(0, 4) }) }, within.slice(0, 4))],
      within.length > 4 && [" › ", within],
    ),
    h("div.choices", {}, choice("relation", "Relation", [["", "all: on, in, by, since, until, …"], ...relations])),
    datesOverTime(rows.filter(isDated)),
    table({
      name: "dates",
      caption: "Dates with their values and sentences",
      rows,
      columns: [
        wordsColumn,
        { ...valueColumn, sort: undefined },
        {
          name: "start",
          head: "First day",
          kind: "day",
          sort: (mark) => mark.item.start,
          cell: (mark) => mark.item.start ?? "open",
        },
        {
          name: "end",
          head: "Last day",
          kind: "day",
          sort: (mark) => mark.item.end,
          cell: (mark) => mark.item.end ?? "open",
        },
        releaseColumn,
        sentenceColumn,
        doubtColumn,
      ],
    }),
  ];
}

function datesOverTime(marks) {
  if (!marks.length) return undefined;
  if (marks.length <= BARS) return datesPlot(marks);
  const days = marks.map(beginOf);
  const unit = get("when") ? "month" : unitFor(days);
  const [shownDays, left] = unit === "year" ? without(d3.sort(days)) : [days, ""];
  const rows = perUnit(shownDays, unit, (key) => here({ when: key }));
  return columns(`Dates that begin in each ${unit}; choose one to see them${left}`, rows);
}

const MOST_YEARS = 120;

// The days without the few far off, of which one alone would make hairs of all columns; and words for what is left out.
function without(days) {
  const year = (iso) => Number(iso.slice(0, 4));
  if (year(days.at(-1)) - year(days[0]) < MOST_YEARS) return [days, ""];
  const [low, high] = [0.01, 0.99].map((part) => year(days[Math.floor(part * (days.length - 1))]));
  const [before, after] = [days.filter((iso) => year(iso) < low), days.filter((iso) => year(iso) > high)];
  const left = [
    before.length && `${count(before.length)} before ${low}`,
    after.length && `${count(after.length)} after ${high}`,
  ].filter(Boolean);
  const kept = days.slice(before.length, days.length - after.length);
  return [kept, ` (${left.join(" and ")} only in the table)`];
}

// One line for each date, from its first day to its last; what is open runs to the edge with an arrow.
function datesPlot(marks, { published, width = room() } = {}) {
  const [rows, domain] = lines(d3.sort(marks, beginOf).slice(0, BARS), published);
  const label = `Dates from first to last day${published ? "; the line is the day of the release" : ""}`;
  const more = marks.length > BARS ? ` (the first ${BARS} of ${marks.length})` : "";
  return chart(label + more, width, () => ({
    height: 50 + 22 * rows.length,
    marginBottom: 38,
    marginLeft: 170,
    x: { type: "utc", label: null, domain },
    y: { axis: null, domain: d3.range(rows.length) },
    marks: [
      dayAxis(),
      Plot.gridX({ strokeOpacity: 0.12 }),
      published && Plot.ruleX([day(published)], { stroke: "currentColor", strokeDasharray: "3 3" }),
      ...barsOf(rows, domain),
      Plot.text(rows, {
        y: "at",
        frameAnchor: "left",
        dx: -14,
        textAnchor: "end",
        text: (row) => shown(cut(wordsOf(row.mark), 27)),
        fill: "currentColor",
      }),
    ],
  }));
}

// Where each line runs, and from when to when the plot does.
function lines(marks, published) {
  const rows = marks.map((mark, at) => ({
    mark,
    at,
    from: mark.item.start && day(mark.item.start),
    to: mark.item.end && d3.utcDay.offset(day(mark.item.end), 1),
  }));
  const days = rows.flatMap((row) => [row.from, row.to]).filter(Boolean);
  const [first, last] = d3.extent(published ? [...days, day(published)] : days);
  const margin = Math.max((last - first) * 0.06, 864e5 * 3);
  const domain = [new Date(+first - margin), new Date(+last + margin)];
  for (const row of rows) Object.assign(row, { x1: row.from ?? domain[0], x2: row.to ?? domain[1] });
  return [rows, domain];
}

function barsOf(rows, [low, high]) {
  const fill = "var(--accent)";
  const words = (row) => shown(`${wordsOf(row.mark)}: ${valueOf(row.mark)}`);
  const arrow = (open, x, text, dx) =>
    Plot.text(rows.filter(open), { x: () => x, y: "at", text: () => text, fill, dx });
  return [
    Plot.barX(rows, {
      x1: "x1",
      x2: "x2",
      y: "at",
      fill,
      fillOpacity: (row) => (doubtful(row.mark) ? 0.3 : 0.85),
      stroke: fill,
      strokeDasharray: "4 2",
      strokeOpacity: (row) => (doubtful(row.mark) ? 1 : 0),
      insetTop: 5,
      insetBottom: 5,
      href: (row) => placeOf(row.mark),
      title: words,
      ariaLabel: words,
    }),
    // A day among years would be thinner than a hair.
    Plot.dot(
      rows.filter((row) => row.from && row.to),
      { x: "from", y: "at", r: 4, fill },
    ),
    arrow((row) => !row.to, high, "▶", 6),
    arrow((row) => !row.from, low, "◀", -6),
  ];
}
