// A peer as a row: what its check says beside what is true of it.
import {element, setAttribute, setShape, setText, shape} from "./dom.js";
import {phrase, worstCondition, withoutAddress} from "./headline.js";
import {sparkline, strip} from "./history.js";
import {drawFacts} from "./peer-facts.js";
import {clock, conditionWord, fullTime, milliseconds, number, verdictWord} from "./words.js";

let rows = 0;

// {node, update(peer)}. What is behind the button is drawn only while it is open.
export function peerRow() {
  const id = `peer-${++rows}`;
  const sign = shape("unknown");
  const word = element("span");
  const name = element("strong", {id: `${id}-name`});
  const address = element("span", {class: "address"});
  const says = element("span", {class: "says"});
  const reply = element("span", {class: "reply"});
  const truth = element("span", {class: "truth-word"});
  const why = element("span", {class: "why"});
  const blind = element("span", {class: "blind"});
  const spark = sparkline();
  const took = element("span", {class: "took"});
  const checks = strip();
  const since = element("time", {class: "since"});
  const button = element("button", {
    type: "button", class: "more", "aria-expanded": "false", "aria-controls": `${id}-facts`, "aria-label": "Details",
    "aria-describedby": `${id}-name`,
  });
  const facts = element("div", {class: "facts", id: `${id}-facts`, role: "cell", "aria-colspan": "7"});
  const factsRow = element("div", {role: "row", hidden: true}, facts);
  const cell = (kind, ...children) => element("div", {class: `cell ${kind}`, role: "cell"}, ...children);
  const row = element("div", {class: "row", role: "row"},
    cell("is", element("span", {class: "state"}, sign, word), since),
    cell("who", name, address),
    cell("check", says, reply),
    cell("truth", truth, why, blind),
    cell("latency", spark.drawing, took),
    cell("checks", checks.drawing),
    cell("open", button));
  const node = element("div", {class: "peer"}, row, factsRow);
  let shown = null;
  let version = -1;

  button.addEventListener("click", () => {
    factsRow.hidden = !factsRow.hidden;
    setAttribute(button, "aria-expanded", String(!factsRow.hidden));
    if (!factsRow.hidden) drawFacts(facts, shown);
  });

  function update(peer) {
    if (peer === shown && peer.version === version) return; // of a thousand rows a few change at a time
    shown = peer;
    version = peer.version;
    setAttribute(node, "data-verdict", peer.verdict);
    setShape(sign, peer.verdict);
    setText(word, verdictWord(peer.verdict));
    setText(name, peer.title);
    setText(address, peer.title === peer.address ? "" : peer.address);
    setText(says, !peer.upstream.checked ? "not checked" : peer.status + (peer.backup ? ", backup" : ""));
    setText(reply, replyOf(peer));
    const [what, because] = truthOf(peer);
    setText(truth, what);
    setText(why, because);
    setText(blind, unseen(peer));
    spark.draw(peer.history);
    setText(took, peer.probe?.ok ? milliseconds(peer.probe.duration_ms) : peer.probe ? "–" : "");
    checks.draw(peer.history);
    setText(since, peer.since ? `since ${clock(new Date(peer.since))}` : "");
    setAttribute(since, "datetime", peer.since);
    setAttribute(since, "title", peer.since ? fullTime(new Date(peer.since)) : null);
    if (!factsRow.hidden) drawFacts(facts, peer);
  }

  return {node, update};
}

function replyOf({probe, upstream}) {
  if (!probe) return upstream.checked ? "not asked yet" : "";
  const asked = upstream.checks[0]?.request?.replace(/ HTTP\/.*/, "") ?? "connect";
  const answered = probe.reply?.replace(/^HTTP\/\S+ (\d+).*/, "$1") ?? (probe.ok ? "connected" : "no answer");
  const again = !probe.ok && probe.failures > 1 ? `, ${number(probe.failures)} times in a row` : "";
  return `${asked} → ${answered}${again}`;
}

// [word, sentence] of what tile38-hc itself knows.
function truthOf(peer) {
  const worst = worstCondition(peer);
  if (worst) return [conditionWord(worst.code), phrase(peer).replace(/^has \w+: /, "")];
  if (peer.status === "DOWN") return ["down", peer.reason ? withoutAddress(peer.reason, peer.address) : ""];
  const server = peer.tile38;
  if (server === null) return peer.probe?.ok ? ["answers", ""] : ["", ""];
  if (server.role === "leader") return ["leads", ""];
  return server.lag_bytes === 0 ? ["in step", `with ${server.leader}`] : ["follows", server.following ?? ""];
}

// What the configured check fails to see.
function unseen(peer) {
  if (peer.status === "UP" && peer.verdict === "down") return "unseen by the check";
  return peer.conditions.some((condition) => condition.code === "blind_check") ? "this check cannot fail" : "";
}
