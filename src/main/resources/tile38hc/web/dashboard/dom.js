// The few ways in which this page touches the document. Text only ever goes in as text.

const SVG = "http://www.w3.org/2000/svg";

// element("p", {class: "empty", hidden: true}, "text", child, …): attributes, then children.
export function element(tag, attributes = {}, ...children) {
  return build(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

// The sign of a verdict: see the symbols in dashboard.html.
export function shape(verdict) {
  return svg("svg", {class: "shape", "aria-hidden": "true"}, svg("use", {href: `#shape-${verdict}`}));
}

export function setShape(sign, verdict) {
  setAttribute(sign.firstElementChild, "href", `#shape-${verdict}`);
}

// What is already so is left alone: a screen reader speaks of every change, and a browser draws for it.
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function setAttribute(node, name, value) {
  if (value === null || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
  } else {
    const text = value === true ? "" : String(value);
    if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
}

const KEYS = new WeakMap();

// Makes the children of `parent` stand for `items`, in their order: a child is made once for a key, and updated from
// then on. `make(item)` gives a node, `update(node, item)` brings it up to date.
export function list(parent, items, keyOf, make, update) {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  const known = KEYS.get(parent) ?? new Map();
  const now = new Map();
  let next = parent.firstChild;
  for (const item of items) {
    const key = keyOf(item);
    const node = known.get(key) ?? make(item);
    known.delete(key);
    now.set(key, node);
    update(node, item);
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
  for (const node of known.values()) node.remove();
  KEYS.set(parent, now);
  if (focused && focused !== document.activeElement && focused.isConnected) focused.focus({preventScroll: true});
}

// A row of buttons of which one is pressed. `choices` are [value, label].
export function choice(parent, choices, chosen, onChoice) {
  const buttons = choices.map(([value, label]) => {
    const button = element("button", {type: "button", "aria-pressed": String(value === chosen)}, label);
    button.addEventListener("click", () => {
      buttons.forEach((other) => setAttribute(other, "aria-pressed", String(other === button)));
      onChoice(value);
    });
    return button;
  });
  parent.replaceChildren(...buttons);
}

function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children.filter((child) => child !== null));
  return node;
}
