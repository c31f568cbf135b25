// Sums are added exactly, as whole numbers of the smallest part that any of them has.

const DIGITS = 20;

function whole(plainDigits) {
  const [, sign, before, after = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plainDigits);
  return BigInt(sign + before + after.slice(0, DIGITS).padEnd(DIGITS, "0"));
}

function digits(number) {
  const text = (number < 0n ? -number : number).toString().padStart(DIGITS + 1, "0");
  const after = text.slice(-DIGITS).replace(/0+$/, "");
  const before = text.slice(0, -DIGITS).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${number < 0n ? "−" : ""}${before}${after ? `.${after}` : ""}`;
}

const LOWER = ["at_least", "more_than", "vague"]; // "trillions" count as one, and no more is known
const UPPER = ["at_most", "up_to", "less_than", "nearly"];

// The total of rows of one unit: two ends where some are ranges, and a word for what the bounds of the parts leave open.
function total(rows) {
  const sums = rows.filter((row) => row.low !== undefined && row.high !== undefined);
  const low = sums.reduce((so, row) => so + whole(row.low), 0n);
  const high = sums.reduce((so, row) => so + whole(row.high), 0n);
  const bound = boundOf(sums.map((row) => row.quantifier));
  const number = low === high ? digits(low) : `${digits(low)}–${digits(high)}`;
  return {
    rows: sums.length,
    value: Number(digits(high).replaceAll(",", "")),
    bound,
    words: sums.length ? (bound ? `${bound} ${number}` : number) : "",
  };
}

function boundOf(quantifiers) {
  const lower = quantifiers.some((word) => LOWER.includes(word));
  const upper = quantifiers.some((word) => UPPER.includes(word));
  if ((lower && upper) || quantifiers.includes("approx")) return "about";
  return lower ? "at least" : upper ? "up to" : "";
}

// Where a number stands on a plot's axis: "1.2 bn".
const short = (number) => {
  const [size, word] = [
    [1e12, " tn"],
    [1e9, " bn"],
    [1e6, " m"],
    [1e3, " k"],
  ].find(([least]) => Math.abs(number) >= least) ?? [1, ""];
  return `${(number / size).toLocaleString("en-GB", { maximumFractionDigits: 2 })}${word}`;
};
