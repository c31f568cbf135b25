// What there is, at a glance.

// Kinds of the user's own show where there are facts of them.
const shownKind = (kind) => kind.name !== "custom" || RELEASES.some((release) => release.custom.length > 0);

function overviewView() {
  const releases = releasesFound();
  const inside = new Set(releases);
  const marks = marksFound().filter((mark) => inside.has(mark.release));
  const rows = commitmentsFound();
  const days = releases.map((release) => release.published).filter(Boolean);
  const tile = (kind) => {
    const number =
      kind.name === "commitments"
        ? rows.length
        : new Set(marks.filter((mark) => mark.kind === kind).map((mark) => mark.item)).size;
    const view = { people: "people", dates: "dates", initiatives: "initiatives", commitments: "commitments" }[
      kind.name
    ];
    return h(
      `a.tile.kind-${kind.name}`,
      { href: view ? link(view) : link("facts", { kind: kind.name }) },
      h("b", {}, count(number)),
      h("span.fact", {}, number === 1 ? kind.label : ({ person: "people" }[kind.label] ?? `${kind.label}s`)),
    );
  };
  return [
    h("h1", {}, "Overview"),
    h(
      "div.tiles",
      {},
      h(
        "a.tile",
        { href: link("texts") },
        h("b", {}, count(releases.length)),
        h("span", {}, releases.length === 1 ? "release" : "releases"),
      ),
      KINDS.filter(shownKind).map(tile),
    ),
    days.length > 1 &&
      columns(
        "Releases over time; choose a column to see only those",
        perUnit(days, unitFor(days), (key) => here(rangeOf(key))),
      ),
    h("div.pair", {}, issuersTable(releases), doubtsTable(marks)),
  ];
}

const rangeOf = (key) =>
  key.length === 4
    ? { from: `${key}-01-01`, to: `${key}-12-31` }
    : {
        from: `${key}-01`,
        to: d3.utcDay
          .offset(d3.utcMonth.offset(day(`${key}-01`), 1), -1)
          .toISOString()
          .slice(0, 10),
      };

function issuersTable(releases) {
  const rows = d3.sort(
    d3.groups(releases, (release) => release.issuer ?? ""),
    ([, part]) => -part.length,
  );
  return table({
    name: "issuers",
    caption: "Issuers",
    rows,
    whole: rows.length <= 500,
    columns: [
      {
        name: "issuer",
        head: "Issuer",
        cell: ([issuer]) => (issuer ? h("a", { href: here({ issuer, view: "texts" }) }, issuer) : "not known"),
      },
      { name: "releases", head: "Releases", kind: "number", cell: ([, part]) => count(part.length) },
    ],
  });
}

function doubtsTable(marks) {
  const codes = d3.rollups(
    marks.flatMap((mark) => (mark.doubts ?? []).map((code) => ({ code, kind: mark.kind }))),
    (all) => all.length,
    (doubt) => doubt.kind,
    (doubt) => doubt.code,
  );
  const rows = d3.sort(
    codes.flatMap(([kind, part]) => part.map(([code, number]) => ({ kind, code, number }))),
    (row) => -row.number,
  );
  if (!rows.length) return h("section.table", {}, h("p.empty", {}, "No fact here is doubtful."));
  return table({
    name: "doubts",
    caption: "Doubts",
    rows,
    whole: true,
    columns: [
      {
        name: "code",
        head: "Doubt",
        cell: (row) => [
          h("a", { href: link("facts", { kind: row.kind.name, code: row.code }) }, plain(row.code)),
          saysOf(row.code) && h("span.via", {}, saysOf(row.code)),
        ],
      },
      { name: "kind", head: "Kind", cell: (row) => kindTag(row.kind) },
      { name: "number", head: "Facts", kind: "number", cell: (row) => count(row.number) },
    ],
  });
}
