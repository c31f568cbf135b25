// People and initiatives over all releases. What is named the same is one row; the page itself merges nothing else.

const NAMED = {
  people: {
    title: "People",
    one: "person",
    field: "person",
    note: "One row for each name; people of the same name in different releases stand together.",
    columns: [
      { name: "offices", head: "Offices", cell: (thing) => offices(thing) },
      {
        name: "countries",
        head: "Countries",
        sort: (thing) => thing.countries.join(),
        cell: (thing) => thing.countries.join(", "),
      },
    ],
  },
  initiatives: {
    title: "Initiatives",
    one: "initiative",
    field: "initiative",
    note: "One row for each name, registered or found by its pattern.",
    columns: [
      { name: "kind", head: "Kind", sort: (thing) => thing.item.kind, cell: (thing) => thing.item.kind },
      {
        name: "lead",
        head: "Led by",
        sort: (thing) => (thing.item.lead ?? []).join(),
        cell: (thing) => (thing.item.lead ?? []).join(", "),
      },
      {
        name: "registered",
        head: "Registry",
        sort: (thing) => !thing.item.registered,
        cell: (thing) => (thing.item.registered ? "known" : "not in it"),
      },
    ],
  },
};

function gathered(kind) {
  const things = new Map();
  for (const mark of marksFound()) {
    if (mark.kind.name !== kind) continue;
    const thing = things.get(mark.item.name) ?? {
      name: mark.item.name,
      item: mark.item,
      marks: [],
      releases: new Set(),
      items: new Set(),
    };
    thing.marks.push(mark);
    thing.releases.add(mark.release);
    thing.items.add(mark.item);
    things.set(thing.name, thing);
  }
  for (const thing of things.values()) {
    const days = [...thing.releases]
      .map((release) => release.published)
      .filter(Boolean)
      .sort();
    Object.assign(thing, {
      first: days[0],
      last: days.at(-1),
      countries: [...new Set([...thing.items].flatMap((item) => item.countries ?? []))],
    });
  }
  return d3.sort(
    things.values(),
    (thing) => -thing.releases.size,
    (thing) => -thing.marks.length,
  );
}

// The offices of a name, each with how many releases say so, the most told first.
function officesOf(thing) {
  const held = d3.rollup(
    [...thing.items].flatMap((item) => item.offices ?? []),
    (all) => all.length,
    ([role, of]) => (of ? `${role}, ${of}` : role),
  );
  return d3.sort(held, ([, number]) => -number);
}

function offices(thing) {
  const held = officesOf(thing);
  return h(
    "ul.plain",
    {},
    held
      .slice(0, 4)
      .map(([office, number]) =>
        h("li", {}, office, RELEASES.length > 1 && number > 1 ? h("span.times", {}, ` ×${count(number)}`) : ""),
      ),
    held.length > 4 && h("li", {}, `and ${held.length - 4} more`),
  );
}

function thingsView(kind) {
  const about = NAMED[kind];
  const all = gathered(kind);
  const chosen = get(about.field);
  if (chosen)
    return thingView(
      kind,
      about,
      all.find((thing) => thing.name === chosen),
      chosen,
    );
  return [
    h("h1", {}, about.title),
    h("p.note", {}, about.note),
    overTime(kind, about, all),
    table({
      name: kind,
      caption: `${about.title}, those named in most releases first`,
      rows: all,
      columns: [
        {
          name: "name",
          head: "Name",
          sort: (thing) => thing.name,
          kind: "name",
          cell: (thing) => h("a", { href: link(kind, { [about.field]: thing.name }) }, thing.name),
        },
        ...about.columns,
        {
          name: "releases",
          head: "Releases",
          kind: "number",
          sort: (thing) => thing.releases.size,
          cell: (thing) => count(thing.releases.size),
        },
        {
          name: "mentions",
          head: "Mentions",
          kind: "number",
          sort: (thing) => thing.marks.length,
          cell: (thing) => count(thing.marks.length),
        },
        { name: "first", head: "First", kind: "day", sort: (thing) => thing.first, cell: (thing) => thing.first },
        { name: "last", head: "Last", kind: "day", sort: (thing) => thing.last, cell: (thing) => thing.last },
      ],
    }),
  ];
}

function thingView(kind, about, thing, name) {
  const back = h("p.trail", {}, h("a", { href: link(kind) }, `All ${about.title.toLowerCase()}`), " › ", name);
  if (!thing) return [back, h("p.empty", {}, "Not named in what fits the filters.")];
  return [
    back,
    h("h1", { dir: "auto" }, name),
    h("p.note", {}, thing.item.value),
    kind === "people" && officesOf(thing).length > 0 && officesTable(thing),
    thing.releases.size > 2 && monthly(thing, about),
    table({
      name: "mentions",
      caption: `Where ${shown(name)} is named`,
      rows: thing.marks,
      columns: [wordsColumn, releaseColumn, sentenceColumn, doubtColumn],
    }),
  ];
}

function officesTable(thing) {
  const rows = officesOf(thing).map(([office, number]) => {
    const says = [...thing.marks].filter((mark) =>
      (mark.item.offices ?? []).some(([role, of]) => (of ? `${role}, ${of}` : role) === office),
    );
    const days = says.map(dayOf).filter(Boolean).sort();
    return { office, number, first: days[0], last: days.at(-1), mark: says[0] };
  });
  return table({
    name: "offices",
    caption: "Offices, by the releases that name them",
    rows,
    whole: true,
    columns: [
      { name: "office", head: "Office", cell: (row) => h("a", { href: placeOf(row.mark) }, row.office) },
      { name: "number", head: "Releases", kind: "number", cell: (row) => count(row.number) },
      { name: "first", head: "First", kind: "day", cell: (row) => row.first },
      { name: "last", head: "Last", kind: "day", cell: (row) => row.last },
    ],
  });
}

function monthly(thing, about) {
  const days = [...thing.releases].map((release) => release.published).filter(Boolean);
  return columns(
    `Releases that name this ${about.one}, over time`,
    perUnit(days, unitFor(days), () => undefined),
    { least: 3 },
  );
}

const SHOWN = 18;

// The most named ones by month or year, as dots that grow with the number of releases.
function overTime(kind, about, all) {
  const top = all.slice(0, SHOWN);
  const days = top.flatMap((thing) => [...thing.releases].map((release) => release.published)).filter(Boolean);
  if (new Set(days).size < 3) return undefined;
  const unit = unitFor(days);
  const length = unit === "year" ? 4 : 7;
  const rows = top.flatMap((thing) =>
    d3
      .rollups(
        [...thing.releases].filter((release) => release.published),
        (found) => found.length,
        (release) => release.published.slice(0, length),
      )
      .map(([key, number]) => ({
        name: thing.name,
        key,
        number,
        x: day(unit === "year" ? `${key}-07-01` : `${key}-15`),
      })),
  );
  const words = (row) => `${shown(row.name)}, ${row.key}: ${counted(row.number, "release")}`;
  const names = top.filter((thing) => rows.some((row) => row.name === thing.name)).map((thing) => thing.name);
  return chart(
    `${about.title} named in most releases, by ${unit}: the larger the dot, the more releases`,
    room(),
    (width) => ({
      height: 50 + 24 * names.length,
      marginBottom: 38,
      ...labelled(names, width),
      x: { type: "utc", label: null, axis: null, insetLeft: 14, insetRight: 14 },
      r: { range: [0, Math.min(11, 4 + 2 * d3.max(rows, (row) => row.number))] },
      marks: [
        dayAxis(),
        Plot.gridX({ strokeOpacity: 0.12 }),
        Plot.dot(rows, {
          x: "x",
          y: "name",
          r: "number",
          fill: `var(--kind)`,
          fillOpacity: 0.65,
          stroke: "var(--kind)",
          href: (row) => link(kind, { [about.field]: row.name }),
          title: words,
          ariaLabel: words,
        }),
      ],
      className: `kind-${kind}`,
    }),
  );
}
