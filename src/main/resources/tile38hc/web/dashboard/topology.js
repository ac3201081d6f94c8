// Leaders and the followers that really follow them, as the servers say themselves.
import {element, list, setAttribute, setShape, setText, shape} from "./dom.js";
import {bytes, count, duration, number, verdictWord} from "./words.js";

const MOST_SHOWN = 8; // followers of one leader; the rest of those that are well is a number

export function topologyView(container) {
  const tree = element("ul", {class: "tree"});
  const empty = element("p", {class: "empty"});
  container.append(tree, empty);
  return (state) => {
    const roots = forest(state.peers());
    setText(empty, roots.length > 0 ? ""
      : "No peer has answered as a Tile38 does: there are no leaders and followers to show.");
    list(tree, roots, (server) => server.address, branch, drawBranch);
  };
}

// Servers that lead, each {address, peer, followers: […]}; `peer` is missing where a follower follows a stranger.
export function forest(peers) {
  const servers = new Map();
  for (const peer of peers) {
    if (!servers.has(peer.address)) servers.set(peer.address, {address: peer.address, peer, followers: [], followed: false});
  }
  const replicas = [...servers.values()].filter((server) => server.peer.tile38);
  for (const server of replicas) {
    const {role, leader, following} = server.peer.tile38;
    if (role === "leader") continue;
    const address = leader ?? following ?? "unknown";
    if (!servers.has(address)) servers.set(address, {address, peer: null, followers: [], followed: false});
    servers.get(address).followers.push(server);
    server.leader = servers.get(address);
  }
  const roots = [...servers.values()].filter(
    (server) => !server.leader && (server.followers.length > 0 || server.peer?.tile38));
  const reached = new Set();
  const visit = (server) => {
    reached.add(server);
    server.followers = server.followers.filter((follower) => !reached.has(follower));
    server.followers.forEach(visit);
  };
  roots.forEach(visit);
  for (const server of replicas) { // they follow each other in a circle: one of them is shown first
    if (!reached.has(server)) {
      roots.push(server);
      visit(server);
    }
  }
  return roots;
}

// How a follower stands to its leader: {kind: "well" | "behind" | "differs" | "broken", text}.
export function link({peer}) {
  const has = (code) => peer.conditions.find((condition) => condition.code === code);
  const {lag_bytes: lag, lag_seconds: seconds, caught_up: caughtUp} = peer.tile38;
  if (has("unreachable") || has("link_lost")) return {kind: "broken", text: "link lost"};
  if (has("catching_up") || has("loading") || caughtUp === false) return {kind: "broken", text: "catching up"};
  if (has("wrong_leader")) return {kind: "broken", text: "wrong leader"};
  const diverged = has("diverged");
  if (diverged) return {kind: "differs", text: difference(diverged.facts)};
  const behind = has("behind");
  if (behind || lag > 0) {
    const late = seconds >= 1 ? `, ${duration(seconds)}` : "";
    return {kind: behind ? "behind" : "well", text: `${bytes(lag ?? behind.facts.lag_bytes)}${late} behind`};
  }
  return {kind: "well", text: lag === 0 ? "in step" : "follows"};
}

function difference({counted, of_leader: leader, of_follower: follower}) {
  const more = follower - leader;
  return more ? `${more > 0 ? "+" : "−"}${number(Math.abs(more))} ${counted}` : "other data";
}

function branch(server) {
  const line = element("p", {class: "link"}, element("span", {class: "link-text"}));
  const role = element("span", {class: "role"});
  const sign = shape("unknown");
  const word = element("span");
  const node = element("div", {class: "node"},
    element("p", {class: "node-top"}, role, element("span", {class: "state"}, sign, word)),
    element("p", {class: "node-name"}, element("strong"), element("span", {class: "address"})),
    element("p", {class: "node-facts"}));
  const followers = element("ul", {class: "followers"});
  const item = element("li", {class: "branch"}, line, node, followers);
  item.parts = {line, role, sign, word, node, followers};
  item.dataset.address = server.address;
  return item;
}

function drawBranch(item, server) {
  const {line, role, sign, word, node, followers} = item.parts;
  const {peer} = server;
  const verdict = peer?.verdict ?? "unknown";
  const state = server.leader && peer?.tile38 ? link(server) : null;
  line.hidden = state === null;
  setAttribute(item, "data-link", state?.kind ?? null);
  setText(line.firstElementChild, state?.text ?? "");
  setAttribute(node, "data-verdict", verdict);
  setText(role, roleOf(server));
  setShape(sign, verdict);
  setText(word, verdictWord(verdict));
  setText(node.querySelector("strong"), peer?.title ?? server.address);
  setText(node.querySelector(".address"), peer && peer.title !== server.address ? server.address : "");
  setText(node.querySelector(".node-facts"), peer?.tile38 ? factsOf(peer.tile38) : "");
  list(followers, shownOf(server.followers), (follower) => follower.address,
    (follower) => (follower.rest ? crowd() : branch(follower)),
    (child, follower) => (follower.rest ? drawCrowd(child, follower.rest) : drawBranch(child, follower)));
}

function factsOf({objects, collections, aof_size: size}) {
  return `${count(objects, "object")} · ${count(collections, "collection")} · AOF ${bytes(size)}`;
}

function roleOf({peer, leader}) {
  if (peer === null) return "Not in the configuration";
  return leader || peer.tile38?.role === "follower" ? "Follower" : "Leader";
}

// Those that are not well, some that are, and how many are left.
function shownOf(followers) {
  if (followers.length <= MOST_SHOWN) return followers;
  const well = (follower) => follower.peer.verdict === "up" && follower.followers.length === 0;
  const shown = [...followers.filter((one) => !well(one)), ...followers.filter(well)].slice(0, MOST_SHOWN - 1);
  const rest = followers.filter((follower) => !shown.includes(follower));
  return [...shown, {address: "the rest", rest}];
}

function crowd() {
  return element("li", {class: "branch"}, element("p", {class: "link"}), element("p", {class: "node crowd"}));
}

function drawCrowd(item, followers) {
  const unwell = followers.filter(({peer}) => peer.verdict !== "up").length;
  setAttribute(item, "data-link", unwell ? "behind" : "well");
  setText(item.lastElementChild, `and ${count(followers.length, "more follower")}, ${
    unwell ? `${number(unwell)} of them not well` : "all well"}`);
}
