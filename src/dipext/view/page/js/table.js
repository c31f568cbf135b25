// Tables in pages of fifty rows, sorted by a click on the head of a column; both are in the address.

const PAGE_ROWS = 50;
const PRINT_ROWS = 2000;
let printing = false;

// columns: {name, head, cell(row), sort(row)?, kind?}; the rows come in their natural order.
function table({ name, caption, columns, rows, whole: unpaged = false }) {
  const sorted = sort(rows, columns);
  const size = unpaged ? Infinity : printing ? PRINT_ROWS : PAGE_ROWS;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = printing || unpaged ? 0 : Math.min(Math.max(Number(get("p")) || 0, 0), pages - 1);
  const part = unpaged ? sorted : sorted.slice(page * size, (page + 1) * size);
  const head = h(
    "tr",
    {},
    columns.map((column) => heading(column)),
  );
  const body = part.map((row) =>
    h(
      "tr",
      {},
      columns.map((column) =>
        h(`td${column.kind ? `.${column.kind}` : ""}`, { dir: "auto", "data-head": column.head }, column.cell(row)),
      ),
    ),
  );
  const whole = h("table", {}, h("caption", {}, caption), h("thead", {}, head), h("tbody", {}, body));
  if (!rows.length) return h("p.empty", {}, "Nothing here fits the filters.");
  return h(
    "section.table",
    { id: name },
    h("div.scroll", { tabindex: 0, role: "region", "aria-label": caption }, whole),
    unpaged
      ? ""
      : printing && pages > 1
        ? h("p", {}, `The first ${count(size)} of ${counted(rows.length, "row")}.`)
        : pager(page, pages, rows.length),
  );
}

function sort(rows, columns) {
  const [name, way] = get("sort").split(".");
  const by = columns.find((column) => column.name === name)?.sort;
  if (!by) return rows;
  const sign = way === "down" ? -1 : 1;
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const keyed = rows.map((row) => [by(row), row]);
  // What has no value stands last, whichever way the others go.
  const absent = (value) => value === undefined || value === null || value === "";
  return keyed.sort(([a], [b]) => absent(a) - absent(b) || sign * order(a, b)).map(([, row]) => row);
}

function heading(column) {
  const kind = column.kind ? `.${column.kind}` : "";
  if (!column.sort) return h(`th${kind}`, { scope: "col" }, column.head);
  const [name, way] = get("sort").split(".");
  const now = name === column.name ? way : "";
  const next = now === "up" ? "down" : "up";
  return h(
    `th${kind}`,
    { scope: "col", "aria-sort": now ? `${now === "up" ? "a" : "de"}scending` : "none" },
    h(
      "a.sort",
      { href: here({ sort: `${column.name}.${next}` }) },
      column.head,
      now ? (now === "up" ? " ↑" : " ↓") : "",
    ),
  );
}

function pager(page, pages, rows) {
  if (pages === 1) return h("p.pager", {}, counted(rows, "row"));
  const step = (to, words) =>
    to < 0 || to >= pages ? h("span.off", {}, words) : h("a", { href: here({ p: to }) }, words);
  return h(
    "nav.pager",
    { "aria-label": "Pages of the table" },
    step(page - 1, "← earlier rows"),
    h("span", {}, `page ${count(page + 1)} of ${count(pages)}, ${counted(rows, "row")}`),
    step(page + 1, "later rows →"),
  );
}

// Columns that many tables have.
const releaseColumn = {
  name: "release",
  head: "Release",
  kind: "release",
  sort: (fact) => dayOf(fact),
  cell: (fact) => [
    h("span.day", {}, fact.release.published ?? "undated"),
    h("a", { href: placeOf(fact) }, fact.release.name),
  ],
};
const sentenceColumn = { name: "sentence", head: "Sentence", kind: "sentence", cell: (fact) => sentence(fact) };
const doubtColumn = {
  name: "doubts",
  head: "Doubts",
  sort: (fact) => (fact.doubts ?? []).join(),
  cell: (fact) => doubtTags(fact.doubts),
};
const wordsColumn = {
  name: "words",
  head: "Words",
  kind: "words",
  sort: (mark) => wordsOf(mark),
  cell: (mark) => h(`a.words.kind-${mark.kind.name}`, { href: placeOf(mark) }, wordsOf(mark)),
};

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const FULL = 500;

// The sentence around a fact, with the words of the fact set off, leading to its place in the text.
function sentence(fact) {
  const { text } = fact.release;
  const [start, end] = fact.kind ? [fact.start, fact.end] : fact.place;
  let [first, last] = fact.evidence ?? sentenceAround(text, start, end);
  // Lists without full stops: some words around are enough, and none of them is cut.
  if (last - first > FULL) {
    const [before, after] = [text.lastIndexOf(" ", start - FULL / 3), text.indexOf(" ", end + FULL / 2)];
    first = Math.max(first, before + 1);
    last = after < 0 ? last : Math.min(last, after);
  }
  return h(
    "a.quote",
    { href: placeOf(fact) },
    text.slice(Math.min(first, start), start).trimStart(),
    h("b", {}, text.slice(start, end)),
    text.slice(end, Math.max(last, end)).trimEnd(),
  );
}

function sentenceAround(text, start, end) {
  const from = text.lastIndexOf("\n\n", start) + 1;
  const to = text.indexOf("\n\n", end) < 0 ? text.length : text.indexOf("\n\n", end);
  let [first, last] = [from, to];
  for (const part of sentences.segment(text.slice(from, to).replace(/\n/g, " "))) {
    if (from + part.index <= start) first = from + part.index;
    if (from + part.index + part.segment.length >= end) {
      last = from + part.index + part.segment.length;
      break;
    }
  }
  return [first, last];
}
