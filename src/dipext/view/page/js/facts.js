// Every fact of every kind in one table; sums over time when they are chosen.

const kindColumn = {
  name: "kind",
  head: "Kind",
  sort: (mark) => KINDS.indexOf(mark.kind),
  cell: (mark) => kindTag(mark.kind),
};
const valueColumn = {
  name: "value",
  head: "Value",
  kind: "value",
  sort: (mark) => valueOf(mark),
  cell: (mark) => h("span", {}, unbroken(valueOf(mark))),
};

function factsTable(marks, caption, alone = false) {
  const own = [wordsColumn, kindColumn, valueColumn];
  return table({
    name: "facts",
    caption,
    rows: marks,
    whole: alone,
    columns: alone ? [...own, doubtColumn] : [...own, releaseColumn, sentenceColumn, doubtColumn],
  });
}

function factsView() {
  const kind = get("kind");
  const code = get("code");
  const marks = marksFound().filter(
    (mark) => (!kind || mark.kind.name === kind) && (!code || mark.doubts?.includes(code)),
  );
  const options = KINDS.filter((one) => one.name !== "commitments" && shownKind(one)).map((one) => [
    one.name,
    titled(one.label),
  ]);
  const codes = [...new Set(marksFound().flatMap((mark) => mark.doubts ?? []))]
    .sort()
    .map((word) => [word, plain(word)]);
  return [
    h("h1", {}, "Facts"),
    h(
      "div.choices",
      {},
      choice("kind", "Kind", [["", "all kinds"], ...options]),
      codes.length > 0 && choice("code", "Doubt", [["", "with and without"], ...codes]),
    ),
    kind === "money" && sumsPlot(marks),
    factsTable(marks, "Facts with their values and sentences"),
  ];
}

// A choice that changes one field of the address.
function choice(name, label, options, now = get(name)) {
  const known = options.some(([value]) => value === now) ? options : [...options, [now, now]];
  return h(
    "label",
    {},
    `${label} `,
    h(
      "select",
      { id: `choose-${name}`, onchange: (event) => go(here({ [name]: event.target.value })) },
      known.map(([value, words]) => h("option", { value, selected: value === now }, words)),
    ),
  );
}

const PLOTTED = 3000;

// Sums by day on a logarithmic axis, for the currency that is named most.
function sumsPlot(marks) {
  const dated = marks.filter(
    (mark) => mark.item.high && Number(mark.item.high) > 0 && mark.item.currency && mark.release.published,
  );
  const currency = d3.greatest(
    d3.rollup(
      dated,
      (all) => all.length,
      (mark) => mark.item.currency,
    ),
    ([, number]) => number,
  )?.[0];
  const rows = dated.filter((mark) => mark.item.currency === currency);
  const days = new Set(rows.map(dayOf));
  if (days.size < 2 || rows.length > PLOTTED) return undefined;
  const words = (mark) => `${dayOf(mark)}: ${shown(valueOf(mark))}`;
  return chart(`Sums in ${currency} by the day of their release`, room(), () => ({
    height: 270,
    marginLeft: 60,
    marginBottom: 38,
    x: { type: "utc", label: null, axis: null },
    y: { type: "log", label: null, grid: true, ticks: 5, tickFormat: short },
    marks: [
      dayAxis(),
      Plot.dot(rows, {
        x: (mark) => day(dayOf(mark)),
        y: (mark) => Number(mark.item.high),
        r: 4,
        stroke: INK,
        fill: INK,
        fillOpacity: 0.25,
        href: placeOf,
        title: words,
        ariaLabel: words,
      }),
    ],
  }));
}
