// The ledger: who gives what to whom, row by row, and its sums, in which nothing is counted twice and currencies never mix.

const joined = (parties, none = "") =>
  parties?.length
    ? parties
        .map(([name, code]) => code ?? name)
        .sort()
        .join(" + ")
    : none;
const DIMENSIONS = {
  donor: { title: "Donor", of: (row) => joined(row.donors, "not named") },
  recipient: { title: "Recipient", of: (row) => joined(row.recipients, "not named") },
  stage: { title: "Stage", of: (row) => row.stage, order: (name) => STAGES.indexOf(name), words: plain },
  year: { title: "Year of the release", of: (row) => dayOf(row).slice(0, 4) || "undated", order: (name) => name },
  period: { title: "Year given for", of: (row) => row.year ?? "not told", order: (name) => name },
  category: { title: "Category", of: (row) => row.category ?? "not told", words: plain },
};

function ledgerView() {
  const all = commitmentsFound();
  if (!all.length)
    return [
      h("h1", {}, "Commitments"),
      h(
        "p.empty",
        {},
        RELEASES.some((release) => release.commitments.length)
          ? "No commitment fits the filters."
          : "These releases hold no commitments: nobody gives or promises a sum, a share or goods.",
      ),
    ];
  const fits = (row) => Object.entries(DIMENSIONS).every(([name, { of }]) => !get(name) || of(row) === get(name));
  const rows = all.filter(fits);
  const by = Object.hasOwn(DIMENSIONS, get("by")) ? get("by") : "donor";
  return [
    h("h1", {}, "Commitments"),
    h(
      "p.note",
      {},
      "Sums count each flow of money once: no needs, proposals or cancellations, no running totals, nothing said again, no parts of a sum that is counted itself. A sum of several donors stands under all of them together.",
    ),
    h(
      "div.choices",
      {},
      choice(
        "by",
        "Sums by",
        Object.entries(DIMENSIONS).map(([name, { title }]) => [name, title.toLowerCase()]),
        by,
      ),
      chosenCells(),
    ),
    sumsBy(rows, by),
    h("h2", {}, "Rows"),
    commitmentsTable(rows),
  ];
}

// What cells of the sums have been chosen, each with a way to let go of it.
function chosenCells() {
  const chosen = Object.entries(DIMENSIONS).filter(([name]) => get(name));
  return chosen.map(([name, { title, words = String }]) =>
    h(
      "a.chosen",
      { href: here({ [name]: "" }) },
      `${title}: ${words(get(name))} `,
      h("span", { "aria-label": "remove" }, "✕"),
    ),
  );
}

const MOST_LINES = 200;
const PLOTS = 2;
const PLOT_ROWS = 12;

function sumsBy(rows, by) {
  const { title, words = String } = DIMENSIONS[by];
  const all = sumLines(rows, by);
  const more =
    all.length > MOST_LINES ? ` (the first ${MOST_LINES} of ${count(all.length)}; filters show the others)` : "";
  return [
    sumsPlots(all, by, words),
    table({
      name: "sums",
      caption: `Sums by ${title.toLowerCase()}, each currency and unit apart${more}`,
      rows: all.slice(0, MOST_LINES),
      whole: true,
      columns: sumColumns(by),
    }),
  ];
}

// One line for each name and unit; names in their own order where they have one, otherwise those with most rows first.
function sumLines(rows, by) {
  const { of, order } = DIMENSIONS[by];
  const lines = d3
    .groups(rows, of, (row) => row.unit ?? "")
    .flatMap(([name, units]) => units.map(([unit, part]) => sumLine(name, unit, part)));
  const size = d3.rollup(rows, (part) => part.length, of);
  const first = order ? (line) => order(line.name) : (line) => -size.get(line.name);
  return d3.sort(
    lines,
    first,
    (line) => line.name,
    (line) => -line.part.length,
  );
}

function sumLine(name, unit, part) {
  const counting = part.filter((row) => row.counted);
  const stages = d3.groups(counting, (row) => row.stage);
  return {
    name,
    unit,
    part,
    stages,
    counted: counting.length,
    doubtful: part.filter(doubtful).length,
    total: total(counting),
  };
}

function sumColumns(by) {
  const { title, words = String } = DIMENSIONS[by];
  const cell = (line, shownWords) => h("a", { href: here({ [by]: line.name }) }, shownWords);
  const number = (name, head, of) => ({
    name,
    head,
    kind: "number",
    sort: of,
    cell: (line) => (of(line) > 0 ? cell(line, count(of(line))) : "0"),
  });
  return [
    {
      name: "name",
      head: title,
      kind: "name",
      sort: (line) => line.name,
      cell: (line) => [cell(line, words(line.name)), called(line, by)],
    },
    { name: "unit", head: "Unit", cell: (line) => line.unit || "shares and goods" },
    {
      name: "total",
      head: "Sum, counted once",
      kind: "number",
      sort: (line) => line.total.value,
      cell: (line) => (line.total.words ? cell(line, line.total.words) : "–"),
    },
    number("counted", "Counted", (line) => line.counted),
    number("rows", "Of rows", (line) => line.part.length),
    number("doubtful", "Doubtful", (line) => line.doubtful),
  ];
}

// How the texts call the party of a code.
function called(line, by) {
  const side = { donor: "donors", recipient: "recipients" }[by];
  const names = new Set(
    line.part
      .flatMap((row) => row[side] ?? [])
      .filter(([name, code]) => code && name !== code)
      .map(([name]) => name),
  );
  return names.size > 0 && h("span.via", {}, [...names].slice(0, 3).join(", "), names.size > 3 ? ", …" : "");
}

// The units with most rows, each on its own axis, parted by stage.
function sumsPlots(lines, by, words) {
  const units = d3.sort(
    d3.rollup(
      lines.filter((line) => line.unit && line.total.rows),
      (part) => d3.sum(part, (line) => line.counted),
      (line) => line.unit,
    ),
    ([, rows]) => -rows,
  );
  return units.slice(0, PLOTS).map(([unit]) => {
    const largest = d3
      .sort(
        lines.filter((line) => line.unit === unit && line.total.value),
        (line) => -line.total.value,
      )
      .slice(0, PLOT_ROWS);
    const { order } = DIMENSIONS[by];
    const top = order ? d3.sort(largest, (line) => order(line.name)) : largest;
    const rows = top.flatMap((line) =>
      line.stages.map(([stage, part]) => ({
        name: words(line.name),
        stage,
        value: total(part).value,
        href: here({ [by]: line.name, ...(by === "stage" ? {} : { stage }) }),
      })),
    );
    return bars(
      `${unit}: sums counted once, by stage${top.length === PLOT_ROWS ? ` (the largest ${PLOT_ROWS})` : ""}`,
      rows,
      {
        value: (row) => row.value,
        name: (row) => row.name,
        stage: (row) => row.stage,
        href: (row) => row.href,
        ends: top.map((line) => [words(line.name), `${line.total.bound} ${short(line.total.value)}`.trim()]),
        format: short,
      },
    );
  });
}
