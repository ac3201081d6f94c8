// The dashboard: what arrives by the stream goes into the state, and the state is drawn, once a frame at most.
import {element, list, setAttribute, setShape, setText, shape} from "./dom.js";
import {headline} from "./headline.js";
import {journalView} from "./journal.js";
import {live} from "./live.js";
import {peersView, tallyOf} from "./peers.js";
import {State} from "./state.js";
import {topologyView} from "./topology.js";
import {clockWithSeconds, number, VERDICTS, verdictWord} from "./words.js";

const GLYPHS = {up: "✓", degraded: "⚠", down: "✕", unknown: "–"};

const part = (id) => document.getElementById(id);
const state = new State();
const connection = {state: "connecting", since: new Date()};
const page = document.title;

const drawTopology = topologyView(part("topology"));
const drawPeers = peersView(part("groups"), part("peer-states"), part("peer-text"), redraw);
const drawJournal = journalView({
  entries: part("journal"), empty: part("journal-empty"), severities: part("journal-severities"),
  upstream: part("journal-upstream"), text: part("journal-text"),
}, redraw);

setText(part("host"), location.host);
live(new URL("../events", import.meta.url), {
  state: told((document) => state.replace(document)),
  change: told((change) => state.change(change)),
  journal: told((entry) => state.tell(entry)),
  beat: told((beat) => state.beat(beat)),
}, () => connected("lost"), () => connected("live"));

function told(take) {
  return (data) => {
    take(data);
    redraw();
  };
}

function connected(now) {
  if (now !== connection.state) Object.assign(connection, {state: now, since: new Date()});
  redraw();
}

let drawing = false;

// Draws in the next frame, however often it is called until then.
function redraw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    draw();
  });
}

function draw() {
  drawConnection();
  if (state.time === null) return;
  const news = drawHeadline();
  document.title = `${connection.state === "lost" ? "? Connection lost" : news} – ${page}`;
  drawTopology(state);
  drawPeers(state);
  drawJournal(state);
  const {release, pid, started} = state.process;
  setText(part("process"), `tile38-hc ${release ?? ""} · pid ${pid} · since ${clockWithSeconds(new Date(started))}`);
}

function drawHeadline() {
  const {verdict, text, more} = headline(state);
  setAttribute(part("headline"), "data-verdict", verdict);
  setShape(part("headline").firstElementChild, verdict);
  setText(part("headline-text"), text);
  list(part("headline-more"), [...more.entries()], ([place]) => place, () => element("li"),
    (item, [, line]) => setText(item, line));
  const tally = tallyOf(state.peers());
  list(part("tallies"), VERDICTS.filter((one) => tally[one]), (one) => one, makeTally,
    (item, one) => setText(item.querySelector("strong"), number(tally[one])));
  return `${GLYPHS[verdict]} ${text}`;
}

function makeTally(verdict) {
  return element("li", {"data-verdict": verdict}, shape(verdict), element("strong"),
    element("span", {}, verdictWord(verdict).toLowerCase()));
}

function drawConnection() {
  setAttribute(part("connection"), "data-state", connection.state);
  setAttribute(document.body, "data-connection", connection.state);
  setText(part("connection-text"), connectionText());
}

function connectionText() {
  if (connection.state === "live") return "Live";
  if (connection.state === "connecting") return "Connecting…";
  const lost = `Connection to tile38-hc lost since ${clockWithSeconds(connection.since)}`;
  return state.time === null ? lost : `${lost}; below is what was true then`;
}
