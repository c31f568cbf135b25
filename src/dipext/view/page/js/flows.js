// The rows of the ledger, each with its words.

const partyList = (parties) =>
  parties?.map(([name, code]) =>
    h("span.party", { dir: "auto" }, name, code && code !== name && h("span.times", {}, ` ${code}`)),
  ) ?? h("span.none", {}, "?");

function whetherCounted(row) {
  if (row.counted) return "counted";
  if (row.part) return "not counted: a part";
  const again = row.accounting === "restated" || row.accounting === "cumulative";
  return again ? `not counted: ${row.accounting}` : "not counted";
}

const via = (words) => h("span.via", {}, words);

const FLOW_COLUMNS = [
  { name: "donor", head: "Donors", sort: (row) => joined(row.donors), cell: (row) => partyList(row.donors) },
  {
    name: "recipient",
    head: "Recipients",
    sort: (row) => joined(row.recipients),
    cell: (row) => [
      partyList(row.recipients),
      row.channels && via(`via ${row.channels.map(([name]) => name).join(", ")}`),
    ],
  },
  {
    name: "stage",
    head: "Stage",
    sort: (row) => STAGES.indexOf(row.stage),
    cell: (row) => [h(`span.stage.stage-${row.stage}`, {}, plain(row.stage)), via(whetherCounted(row))],
  },
  {
    name: "sum",
    head: "Sum, share or goods",
    kind: "value",
    sort: (row) => row.high && Number(row.high),
    cell: (row) => [
      h("a", { href: placeOf(row) }, unbroken(row.anchor)),
      row.period && via(unbroken(row.period)),
      row.doubts && h("span.doubts", {}, doubtTags(row.doubts)),
    ],
  },
  {
    name: "purpose",
    head: "For",
    kind: "purpose",
    sort: (row) => row.category,
    cell: (row) => [
      row.category && h("span.category", {}, plain(row.category), " "),
      row.purpose && h("span", {}, row.purpose),
      row.instrument && via(plain(row.instrument)),
      row.condition && via(`if: ${row.condition}`),
    ],
  },
];

const flowSentence = {
  name: "release",
  head: "Release and sentence",
  kind: "sentence",
  sort: (row) => dayOf(row),
  cell: (row) => [via(`${row.release.published ?? "undated"} · ${row.release.name}`), sentence(row)],
};

// Beside the text of their release the rows need no sentence of their own.
function commitmentsTable(rows, alone = false) {
  const all = alone ? FLOW_COLUMNS : [...FLOW_COLUMNS, flowSentence];
  return table({ name: "commitments", caption: "Commitments", rows, whole: alone, columns: all });
}
