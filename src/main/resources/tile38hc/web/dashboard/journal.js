// What happened, newest first.
import {choice, element, list, setText, shape} from "./dom.js";
import {clockWithSeconds, conditionWord, fullTime} from "./words.js";

const SHOWN = 500;
const GOOD_NEWS = ["turned_up", "went"];
const RANK = {info: 0, degraded: 1, down: 2};

export function journalView({entries, empty, severities, upstream, text}, redraw) {
  let filter = {least: 0, upstream: "", text: ""};
  const filterBy = (change) => {
    filter = {...filter, ...change};
    redraw();
  };
  choice(severities, [[0, "All"], [1, "Not well"], [2, "Down"]], 0, (least) => filterBy({least}));
  upstream.addEventListener("change", () => filterBy({upstream: upstream.value}));
  text.addEventListener("input", () => filterBy({text: text.value.trim().toLowerCase()}));

  return (state) => {
    list(upstream, ["", ...state.upstreams.map((one) => one.name)], (name) => name, option, () => {});
    const found = state.journal.filter((entry) => passes(entry, filter));
    list(entries, found.slice(0, SHOWN), (entry) => entry.id, makeEntry, () => {});
    entries.hidden = found.length === 0;
    setText(empty, state.journal.length === 0 ? "Nothing has happened since tile38-hc started."
      : found.length === 0 ? "No entry is like that." : "");
  };
}

function option(name) {
  return element("option", {value: name}, name || "All upstreams");
}

// What ended is good news, however bad what it ended was; it stays with the filter of what it tells of.
function passes(entry, {least, upstream, text}) {
  if (RANK[entry.severity] < least) return false;
  if (upstream && entry.upstream !== upstream) return false;
  return text === "" || [entry.upstream, entry.peer, entry.code, entry.message].join(" ").toLowerCase().includes(text);
}

function makeEntry(entry) {
  const time = new Date(entry.time);
  const verdict = GOOD_NEWS.includes(entry.kind) ? "up" : entry.severity;
  return element("li", {class: "entry", "data-verdict": verdict},
    shape(verdict),
    element("p", {class: "entry-what"},
      element("strong", {}, entry.upstream ?? entry.peer ?? "all"), " ", element("span", {}, wordOf(entry))),
    element("time", {datetime: entry.time, title: fullTime(time)}, clockWithSeconds(time)),
    element("p", {class: "entry-text"}, [entry.upstream && entry.peer, entry.message].filter(Boolean).join(" ")));
}

// What is over says so itself.
function wordOf({kind, code}) {
  return kind === "went" ? "" : conditionWord(code);
}
