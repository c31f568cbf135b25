// One release to read: its text with every fact marked and its value beside it, and lists of what was found.

const SOURCES = { argument: " (given)", metadata: " (by its metadata)", dateline: " (by its dateline)" };
const look = { values: true, off: new Set() };

function textsView() {
  const found = releasesFound();
  const chosen = numbered(RELEASES, "r") ?? found[0];
  if (!chosen) return [h("h1", {}, "Texts"), h("p.empty", {}, "No release fits the filters.")];
  const article = h("article", { "aria-labelledby": "title" }, releaseParts(chosen));
  if (RELEASES.length === 1) return article;
  return h("div.reader", {}, releaseList(found, chosen), article);
}

function releaseList(found, chosen) {
  const place = found.indexOf(chosen);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
  const page =
    get("p") === "" ? Math.max(0, Math.floor(place / PAGE_ROWS)) : Math.min(Number(get("p")) || 0, pages - 1);
  const part = found.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
  const entry = (release) =>
    h(
      "li",
      {},
      h(
        "a",
        { href: link("texts", { r: release.number }), "aria-current": release === chosen ? "true" : undefined },
        h("span.day", {}, release.published ?? "undated", release.issuer ? ` · ${release.issuer}` : ""),
        h("span", { dir: "auto" }, release.name),
      ),
    );
  const step = (to, words) =>
    to < 0 || to >= pages ? h("span.off", {}, words) : h("a", { href: here({ p: to, r: chosen.number }) }, words);
  return h(
    "aside",
    { "aria-label": "Releases" },
    h(
      "details",
      { open: !narrow() },
      h("summary", {}, counted(found.length, "release")),
      h("ol.releases", {}, part.map(entry)),
      pages > 1 &&
        h(
          "nav.pager",
          { "aria-label": "Pages of releases" },
          step(page - 1, "←"),
          h("span", {}, `${page + 1} of ${pages}`),
          step(page + 1, "→"),
        ),
    ),
  );
}

function releaseParts(release) {
  const facts = [
    h("span", {}, release.published ? `${release.published}${SOURCES[release.source] ?? ""}` : "undated"),
    release.issuer && h("span", {}, release.issuer),
    release.title && release.id && h("span.id", {}, release.id),
  ];
  return [
    h("h1", { id: "title", dir: "auto" }, release.name),
    h("p.facts", {}, facts),
    release.warnings && h("p", {}, doubtTags(release.warnings)),
    legend(release),
    h("div.text", { dir: "auto" }, markedText(release)),
    release.commitments.length > 0 && [h("h2", {}, "Commitments"), commitmentsTable(release.commitments, true)],
    release.dates.some((date) => date.start || date.end) && [
      h("h2", {}, "Dates"),
      datesPlot(release.marks.filter(isDated), { published: release.published, width: besideList() }),
    ],
    h("h2", {}, "Facts"),
    factsTable(release.marks, `Facts of this release, in the order of the text`, true),
  ];
}

function legend(release) {
  const again = () =>
    document.querySelector("article").replaceChildren(...[releaseParts(release)].flat(Infinity).filter(Boolean));
  const box = (id, checked, change, ...label) =>
    h(
      "label",
      {},
      h("input", {
        type: "checkbox",
        id,
        checked,
        onchange: (event) => {
          change(event.target.checked);
          again();
          document.getElementById(id)?.focus();
        },
      }),
      label,
    );
  const number = (kind) => release[kind.name].length;
  const kinds = KINDS.filter(number).map((kind) =>
    box(
      `show-${kind.name}`,
      !look.off.has(kind.name),
      (on) => look.off[on ? "delete" : "add"](kind.name),
      h(`span.fact.kind-${kind.name}`, {}, kind.label),
      ` ${count(number(kind))}`,
    ),
  );
  return h(
    "fieldset.legend",
    {},
    h("legend", {}, "Marked in the text"),
    kinds,
    box(
      "show-values",
      look.values,
      (on) => {
        look.values = on;
      },
      "values beside the words",
    ),
  );
}

// The text cut at every border of a mark, so that marks may stand inside each other or overlap.
function markedText(release) {
  const marks = release.marks.filter((mark) => !look.off.has(mark.kind.name));
  const flows = look.off.has("commitments") ? [] : release.commitments;
  const borders = new Set([0, release.text.length]);
  for (const mark of marks) borders.add(mark.start).add(mark.end);
  for (const row of flows) borders.add(row.evidence[0]).add(row.evidence[1]);
  const edges = [...borders].sort((a, b) => a - b);
  const nodes = [];
  let open = [];
  let next = 0;
  edges.forEach((start, at) => {
    const ending = open.filter((mark) => mark.end === start);
    const done = flows.filter((row) => row.evidence[1] === start);
    nodes.push(...ending.map(beside), ...done.map(flowBeside));
    open = open.filter((mark) => mark.end > start);
    for (; marks[next]?.start <= start; next += 1) open.push(marks[next]);
    // A commitment stands on lines of its own, so that the line end behind its sentence needs no second one.
    const spare = done.length > 0 && look.values ? /^[ \t]*\n?/.exec(release.text.slice(start, edges[at + 1]))[0] : "";
    if (spare) nodes.push(h("span.spare", {}, spare));
    const from = start + spare.length;
    if (from < edges[at + 1]) nodes.push(stretch(release, from, edges[at + 1], open));
  });
  return nodes.flat(Infinity);
}

function stretch(release, start, end, open) {
  const words = verbatim(release.text.slice(start, end));
  const row = numbered(release.commitments, "c");
  const told = row && start >= row.evidence[0] && end <= row.evidence[1];
  const target = open.some((mark) => String(mark.at) === get("m"));
  const first =
    told && start === row.evidence[0]
      ? "place"
      : open.some((mark) => mark.start === start && String(mark.at) === get("m"))
        ? "place"
        : undefined;
  const innermost = open.at(-1);
  if (!innermost) return told ? h("span.told", { id: first, tabindex: first && -1 }, words) : words;
  const classes = `mark.fact.kind-${innermost.kind.name}${doubtful(innermost) ? ".unsure" : ""}${grave(innermost) ? ".grave" : ""}${told ? ".told" : target ? ".target" : ""}`;
  return h(classes, { id: first, tabindex: first && -1 }, words);
}

const SHORT = 36;

// The kind and the value behind the words, on their line where it is short.
function beside(mark) {
  if (!look.values) return false;
  const short = (mark.beside ?? "").length < SHORT;
  return [
    h("span.gap", {}, short ? "\u00a0" : " "),
    h(
      `span.beside.kind-${mark.kind.name}${short ? ".short" : ""}`,
      {},
      h("span.label", {}, mark.kind.label),
      mark.beside && [" ", h("bdi", {}, unbroken(mark.beside))],
      doubtTags(mark.doubts),
    ),
  ];
}

const flowBeside = (row) =>
  look.values &&
  h(
    "span.beside.flow.kind-commitments",
    {},
    h("span.label", {}, "commitment"),
    " ",
    h("bdi", {}, unbroken(row.value)),
    doubtTags(row.doubts),
  );

// The words that were searched for, set off in the text without a change to it, where the browser can do so.
function showFound() {
  if (!globalThis.Highlight) return;
  const query = get("q").toLowerCase();
  const ranges = [];
  const text = document.querySelector(".text");
  const walker = query && text ? document.createTreeWalker(text, NodeFilter.SHOW_TEXT) : undefined;
  while (walker?.nextNode()) {
    const words = walker.currentNode.data.toLowerCase();
    for (let at = words.indexOf(query); at >= 0; at = words.indexOf(query, at + query.length)) {
      const range = new Range();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, Math.min(at + query.length, walker.currentNode.length));
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

// Bring the fact that the address names before the eyes, and the focus with it.
function showPlace() {
  const place = document.getElementById("place");
  if (!place) return false;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
  return true;
}
