// The peers by upstream. Groups that are well fold up where there are many, and no row is made before it is shown.
import {choice, element, list, setAttribute, setShape, setText, shape, svg} from "./dom.js";
import {peerRow} from "./peer-row.js";
import {count, number, VERDICTS, verdictWord} from "./words.js";

const FEW_PEERS = 24; // so many are all shown
const WORTH_A_MAP = 12;
const FEW_ROWS = 20; // of a larger group: so many of those that are well
const COLUMNS = ["State", "Peer", "The check says", "In truth", "Latency", "Last checks", "Details"];

export function peersView(container, states, text, redraw) {
  const table = element("div", {class: "table", role: "table", "aria-labelledby": "peers-title"},
    element("div", {class: "row titles", role: "row"},
      ...COLUMNS.map((title) => element("div", {class: "cell", role: "columnheader"}, element("span", {}, title)))));
  const groups = element("div", {class: "groups"});
  const empty = element("p", {class: "empty", role: "status"});
  table.append(groups);
  container.append(table, empty);

  let filter = {state: "all", text: ""};
  const filterBy = (change) => {
    filter = {...filter, ...change};
    redraw();
  };
  choice(states, [["all", "All"], ["unwell", "Not well"]], "all", (state) => filterBy({state}));
  text.addEventListener("input", () => filterBy({text: text.value.trim().toLowerCase()}));

  return (state) => {
    const total = state.peers().length;
    const shown = state.upstreams
      .map((upstream) => ({upstream, peers: upstream.peers.filter((peer) => passes(peer, filter)), total,
        filtered: filter.state !== "all" || filter.text !== ""}))
      .filter((group) => group.peers.length > 0);
    if (total > FEW_PEERS) shown.sort((a, b) => weight(a.upstream.verdict) - weight(b.upstream.verdict));
    list(groups, shown, (group) => group.upstream.name, () => makeGroup(redraw), (node, group) => node.draw(group));
    table.hidden = shown.length === 0;
    setText(empty, shown.length > 0 ? "" : total > 0 ? "No peer is like that." : state.time ? "No upstream, no peer." : "");
  };
}

const weight = (verdict) => VERDICTS.indexOf(verdict);
const unwell = (peer) => peer.verdict === "down" || peer.verdict === "degraded";

function passes(peer, {state, text}) {
  if (state === "unwell" && !unwell(peer)) return false;
  return text === "" || `${peer.title} ${peer.address} ${peer.server} ${peer.upstream.name}`.toLowerCase().includes(text);
}

function makeGroup(redraw) {
  const sign = shape("unknown");
  const name = element("span", {class: "group-name"});
  const summary = element("span", {class: "group-summary"});
  const head = element("button", {type: "button", class: "group-head"},
    element("span", {class: "fold"}), sign, name, summary);
  const map = peerMap();
  const headRow = element("div", {class: "group-row", role: "row"},
    element("div", {role: "cell", "aria-colspan": "7"}, head, map.drawing));
  const rows = element("div", {class: "rows"});
  const more = element("button", {type: "button", class: "show-more"});
  const moreRow = element("div", {role: "row"}, element("div", {role: "cell", "aria-colspan": "7"}, more));
  const node = element("div", {class: "group", role: "rowgroup"}, headRow, rows, moreRow);
  let opened = null; // as the reader wants it; until then as it suits
  let all = false;

  head.addEventListener("click", () => {
    opened = head.getAttribute("aria-expanded") !== "true";
    redraw();
  });
  more.addEventListener("click", () => {
    all = true;
    redraw();
  });

  node.draw = ({upstream, peers, total, filtered}) => {
    const single = upstream.peers.length === 1;
    const open = single || (opened ?? (total <= FEW_PEERS || filtered || peers.some(unwell)));
    const shown = !open ? [] : peers.length <= FEW_PEERS ? peers : worstFirst(peers, all ? peers.length : FEW_ROWS);
    setAttribute(node, "data-verdict", upstream.verdict);
    setAttribute(node, "data-size", single ? "one" : "several");
    setAttribute(node, "aria-label", upstream.name);
    headRow.hidden = single;
    setAttribute(head, "aria-expanded", String(open));
    setShape(sign, upstream.verdict);
    setText(name, upstream.name);
    setText(summary, summaryOf(upstream));
    map.draw(upstream.peers);
    list(rows, shown, (peer) => peer.key, makeRow, (row, peer) => row.draw(peer));
    moreRow.hidden = !open || shown.length === peers.length;
    setText(more, `Show ${count(peers.length - shown.length, "more peer")}`);
  };
  return node;
}

function makeRow() {
  const row = peerRow();
  row.node.draw = row.update;
  return row.node;
}

// All that are not well, then so many of the others.
function worstFirst(peers, others) {
  return [...peers.filter(unwell), ...peers.filter((peer) => !unwell(peer)).slice(0, others)];
}

function summaryOf({checked, peers}) {
  if (!checked) return `${count(peers.length, "peer")}, not checked`;
  const tally = tallyOf(peers);
  return VERDICTS.filter((verdict) => tally[verdict])
    .map((verdict) => `${number(tally[verdict])} ${verdictWord(verdict).toLowerCase()}`)
    .join(" · ");
}

export function tallyOf(peers) {
  const tally = {};
  for (const {verdict} of peers) tally[verdict] = (tally[verdict] ?? 0) + 1;
  return tally;
}

// A mark for each peer of a group, in the configuration's order: small and low where it is well, tall where not.
function peerMap() {
  const paths = Object.fromEntries(VERDICTS.map((verdict) => [verdict, svg("path", {"data-verdict": verdict})]));
  const drawing = svg("svg", {class: "map", "aria-hidden": "true"}, ...Object.values(paths));
  const STEP = 8;
  const A_LINE = 100;
  return {
    drawing,
    draw(peers) {
      setAttribute(drawing, "hidden", peers.length < WORTH_A_MAP);
      const marks = {up: "", degraded: "", down: "", unknown: ""};
      peers.forEach(({verdict}, i) => {
        const x = (i % A_LINE) * STEP;
        const y = Math.floor(i / A_LINE) * (STEP + 2);
        marks[verdict] += verdict === "down" ? `M${x} ${y}h7v9h-7z`
          : verdict === "degraded" ? `M${x + 3.5} ${y}l3.5 9h-7z`
            : verdict === "up" ? `M${x + 1} ${y + 5}h5v4h-5z` : `M${x + 1} ${y + 7}h5v2h-5z`;
      });
      for (const verdict of VERDICTS) setAttribute(paths[verdict], "d", marks[verdict]);
      const width = Math.min(peers.length, A_LINE) * STEP;
      const height = Math.ceil(peers.length / A_LINE) * (STEP + 2);
      setAttribute(drawing, "viewBox", `0 0 ${width} ${height}`);
      setAttribute(drawing, "width", width);
      setAttribute(drawing, "height", height);
    },
  };
}
