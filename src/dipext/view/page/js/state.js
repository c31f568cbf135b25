// What is shown is what the address says after "#", so that every place has a link and the browser goes back.

const KINDS = JSON.parse(document.getElementById("kinds").textContent);
const WORDS = JSON.parse(document.getElementById("words").textContent);
const MEANINGS = new Map(Object.entries(WORDS.warnings));

// In the order of how far they have come, as one scale from light to dark: what is only wanted, promised, done.
const STAGES = WORDS.stages;
const RELEASES = JSON.parse(document.getElementById("releases").textContent);
const GLOBAL = ["q", "issuer", "from", "to", "doubt"];

RELEASES.forEach((release, number) => {
  release.number = number;
  for (const kind of KINDS) release[kind.name] ??= [];
  release.marks = (release.marks ?? []).map(([kind, start, end, item, beside, doubts], at) => ({
    release,
    at,
    kind: KINDS[kind],
    start,
    end,
    item: release[KINDS[kind].name][item],
    index: item,
    beside,
    doubts,
  }));
  release.commitments.forEach((row, at) => Object.assign(row, { release, at }));
  release.name = release.title ?? release.id ?? `release ${number + 1}`;
});

let state = new Map();

const readState = () => {
  state = new Map(new URLSearchParams(location.hash.slice(1)));
  if (!state.has("view")) state.set("view", RELEASES.length === 1 ? "texts" : "overview");
};
const get = (name) => state.get(name) ?? "";

// The one of a list whose number the address has under a name.
const numbered = (list, name) => (/^\d+$/.test(get(name)) ? list[Number(get(name))] : undefined);

// A link to a view; the filters that hold everywhere go along.
function link(view, fields = {}) {
  const all = [["view", view], ...GLOBAL.map((name) => [name, get(name)]), ...Object.entries(fields)];
  return `#${new URLSearchParams(new Map(all.filter(([, value]) => value !== "" && value !== undefined)).entries())}`;
}

// The same place with some fields changed. Whatever is changed, a table begins at its first page again.
function here(fields) {
  const next = new Map([...state, ["p", ""], ...Object.entries(fields)]);
  return `#${new URLSearchParams([...next].filter(([, value]) => value !== "" && value !== undefined))}`;
}

const go = (hash) => {
  location.hash = hash;
};

// Where a fact stands. A mark has a number in its release, a commitment has its own.
const placeOf = (fact) => link("texts", { r: fact.release.number, [fact.kind ? "m" : "c"]: fact.at });

const has = (words, query) => (words ?? "").toLowerCase().includes(query);
const inScope = (release) =>
  (!get("issuer") || release.issuer === get("issuer")) &&
  (!get("from") || (release.published ?? "") >= get("from")) &&
  (!get("to") || (release.published && release.published <= get("to")));

// The last answer to a question of the same words, since every click asks again.
function remembered(ask) {
  let key;
  let answer;
  return () => {
    const now = GLOBAL.map(get).join("\n");
    if (now !== key) [key, answer] = [now, ask()];
    return answer;
  };
}

const scope = remembered(() => RELEASES.filter(inScope));

const saysOf = (code) => MEANINGS.get(code)?.[1];

// Whether the value itself may be wrong, and not only where a part of it comes from.
const grave = (fact) => (fact.doubts ?? []).some((code) => (MEANINGS.get(code)?.[0] ?? 3) === 3);

const doubtful = (fact) => fact.doubts !== undefined && fact.doubts.length > 0;

const releasesFound = remembered(() => {
  const query = get("q").toLowerCase();
  const found = (release) =>
    !query || has(release.text, query) || has(release.name, query) || has(release.issuer, query);
  const unsure = (release) =>
    !get("doubt") || release.warnings || release.marks.some(doubtful) || release.commitments.some(doubtful);
  return scope().filter((release) => found(release) && unsure(release));
});

const marksFound = remembered(() => {
  const query = get("q").toLowerCase();
  const all = scope().flatMap((release) => release.marks);
  return all.filter(
    (mark) => (!get("doubt") || doubtful(mark)) && (!query || has(wordsOf(mark), query) || has(valueOf(mark), query)),
  );
});

const commitmentsFound = remembered(() => {
  const query = get("q").toLowerCase();
  const all = scope().flatMap((release) => release.commitments);
  const words = (row) => [row.value, row.purpose, row.category, row.release.text.slice(...row.evidence)];
  return all.filter(
    (row) => (!get("doubt") || doubtful(row)) && (!query || words(row).some((part) => has(part, query))),
  );
});

const wordsOf = (mark) => mark.release.text.slice(mark.start, mark.end).replace(/\s+/g, " ");
const valueOf = (mark) => mark.item.value ?? "";
const dayOf = (fact) => fact.release.published ?? "";
