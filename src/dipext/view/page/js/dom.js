// Building the page. Whatever comes from a release reaches the page as text, through h() or shown(), and never as HTML.

const { pattern, names: NAMES } = JSON.parse(document.getElementById("unseen").textContent);
const UNSEEN = new RegExp(pattern, "gu");

// Marks that turn the direction of a line, and other controls, are spelled out instead of obeyed.
const spelled = (mark) =>
  mark.startsWith("\r")
    ? "\n"
    : `[${NAMES[mark] ?? `U+${mark.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`}]`;
const shown = (words) => String(words).replace(UNSEEN, spelled);

// An element: h("a.more", {href: "#"}, "words", node, [nodes]). Nothing and false add nothing.
function h(what, attributes, ...children) {
  const [tag, ...classes] = what.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : shown(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(shown(child)));
  }
}

// The words of a release, as they stand there; marks that are not obeyed are set off from them.
function verbatim(words) {
  const nodes = [];
  let from = 0;
  for (const match of words.matchAll(UNSEEN)) {
    nodes.push(words.slice(from, match.index));
    nodes.push(
      match[0].startsWith("\r")
        ? "\n"
        : h("span.unseen", { title: "a control character of the text, shown and not obeyed" }, spelled(match[0])),
    );
    from = match.index + match[0].length;
  }
  nodes.push(words.slice(from));
  return nodes.filter((node) => node !== "");
}

// No line ends inside a number or a date; between the two ends of a range one may.
const unbroken = (words) =>
  words.split(/(\s+|(?<=–))/).map((word) => (/\d\S/.test(word) && word.length < 48 ? h("span.number-word", {}, word) : word));

const count = (number) => number.toLocaleString("en-GB");
const counted = (number, noun, many = `${noun}s`) => `${count(number)} ${number === 1 ? noun : many}`;
const plain = (code) => code.replaceAll("_", " ");
const titled = (words) => words.charAt(0).toUpperCase() + words.slice(1);

const kindTag = (kind) => h(`span.tag.kind-${kind.name}`, {}, kind.label);
const doubtTags = (doubts) =>
  (doubts ?? []).map((code) => [" ", h("span.doubt", { title: saysOf(code) }, "? ", plain(code))]);
