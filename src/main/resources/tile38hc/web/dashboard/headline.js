// The one sentence that matters, and the few after it.
import {bytes, clock, count, duration, number, upperFirst} from "./words.js";

const SEVERITY = {down: 2, degraded: 1};
const CROWD = 3; // from so many on their number is the news
const MORE = 4;

const HOW_TO_NAME = "A block of http names one: upstream NAME { server HOST:PORT; }";
const HOW_TO_CHECK = "spawn_checker in init_worker_by_lua_block starts one; the option -t says what is wrong with it.";

// What each condition is called in a sentence whose subject is the peer. What comes first is a cause of what comes
// later, so it is told first.
const PHRASES = {
  two_leaders: () => "leads beside another leader",
  no_leader: () => "has no leader",
  diverged: diverged,
  unreachable: () => "does not answer",
  stalled: () => "is stalled: a script or a long command holds its data",
  loading: () => "is loading its data and answers nothing meanwhile",
  protected: () => "lets in clients of its own machine alone",
  auth: () => "wants a password that tile38-hc was not given",
  wrong_leader: () => "follows a server that is not the leader",
  link_lost: () => "has lost its leader and answers with old data",
  catching_up: ({overcounting}) => overcounting
    ? `cannot catch up with ${overcounting} until that is restarted` : "is still taking in what it missed",
  leader_replaced: ({id, old_id: old}) => id === old ? "leads without the data it had" : "is another server than before",
  behind: ({lag_bytes, lag_seconds}) => `is ${bytes(lag_bytes)} and ${duration(lag_seconds)} behind its leader`,
  out_of_memory: () => "is out of memory and refuses writes",
  read_only: () => "is read-only",
  aof_off: () => "keeps no append-only file",
  chain: () => "follows a follower",
};
const RANK = new Map(Object.keys(PHRASES).map((code, rank) => [code, rank]));

// {verdict, text, more: [sentence, …]} of what is known.
export function headline(state) {
  const peers = state.peers();
  if (peers.length === 0) {
    return {verdict: "unknown", text: "There is no upstream in this configuration.", more: [HOW_TO_NAME]};
  }
  const problems = problemsOf(state, peers);
  if (problems.length > 0) return troubled(problems, peers.length);
  return quiet(peers);
}

function problemsOf(state, peers) {
  const ofTheWhole = state.conditions
    .filter((condition) => condition.severity in SEVERITY)
    .map((condition) => ({
      severity: condition.severity, rank: -1, since: condition.since, text: upperFirst(sentence(condition.message)),
    }));
  const codes = new Set(state.conditions.map((condition) => condition.code));
  const ofPeers = peers
    .filter((peer) => peer.verdict in SEVERITY)
    .map(problemOf)
    .filter((problem) => !codes.has(problem.code));
  return [...ofTheWhole, ...ofPeers].sort((a, b) =>
    SEVERITY[b.severity] - SEVERITY[a.severity] || a.rank - b.rank || a.since?.localeCompare(b.since));
}

// A peer that its check turned down and that has a condition of that weight is told by the condition: it says more.
function problemOf(peer) {
  const worst = worstCondition(peer);
  return {
    peer,
    severity: peer.verdict,
    code: worst?.code,
    rank: worst ? RANK.get(worst.code) ?? RANK.size : RANK.size,
    since: peer.since,
    text: `${peer.title} ${phrase(peer)}`,
  };
}

export function worstCondition(peer) {
  return peer.conditions
    .filter((condition) => condition.severity === peer.verdict && condition.severity in SEVERITY)
    .sort((a, b) => (RANK.get(a.code) ?? RANK.size) - (RANK.get(b.code) ?? RANK.size))[0];
}

// What is wrong with a peer, without its name.
export function phrase(peer) {
  const worst = worstCondition(peer);
  if (worst) return PHRASES[worst.code]?.(worst.facts) ?? sentence(worst.message);
  return peer.reason ? `is down: ${withoutAddress(peer.reason, peer.address)}` : "is down";
}

function diverged({counted, of_leader: leader, of_follower: follower}) {
  const more = follower - leader;
  if (!more) return "has diverged: it holds other data than its leader";
  const what = Math.abs(more) === 1 ? String(counted).replace(/s$/, "") : counted;
  return `has diverged: ${number(Math.abs(more))} ${what} ${more > 0 ? "more" : "fewer"} than its leader`;
}

function troubled(problems, peers) {
  const [worst, ...others] = problems;
  const alike = problems.filter((problem) => problem.severity === worst.severity);
  const since = (time) => (time ? `since ${clock(new Date(time))}` : "");
  if (alike.length < CROWD || alike.every((problem) => problem === worst || comesOf(problem, worst))) {
    const text = [worst.text, since(worst.since)].filter(Boolean).join(", ");
    return {verdict: worst.severity, text, more: some(others)};
  }
  const first = alike.map((problem) => problem.since).filter(Boolean).sort()[0];
  const text = [`${number(alike.length)} of ${count(peers, "peer")} are ${worst.severity}`, since(first)];
  return {verdict: worst.severity, text: text.filter(Boolean).join(first ? ", the first " : ""), more: some(problems)};
}

// Whether a follower is in trouble because its leader is: then the leader is the news.
function comesOf({code, peer}, worst) {
  return code === "link_lost" && worst.peer !== undefined && peer.tile38?.leader === worst.peer.address;
}

// A few of them, and how many are left.
function some(problems) {
  const shown = problems.length > MORE ? MORE - 1 : MORE;
  const lines = problems.slice(0, shown).map((problem) => problem.text);
  if (problems.length > shown) lines.push(`and ${number(problems.length - shown)} more`);
  return lines;
}

function quiet(peers) {
  const checked = peers.filter((peer) => peer.upstream.checked);
  if (checked.length === 0) {
    return {verdict: "unknown", text: "Nothing is checked: no checker was started for any upstream.", more: [HOW_TO_CHECK]};
  }
  const waiting = checked.filter((peer) => peer.probe === null).length;
  if (waiting === checked.length) {
    return {verdict: "unknown", text: "Waiting for the first checks…", more: []};
  }
  const all = checked.length === 2 ? "Both" : `All ${number(checked.length)}`;
  const text = checked.length === 1 ? `${checked[0].title} is up.` : `${all} peers are up.`;
  const more = [];
  const followers = peers.filter((peer) => peer.tile38?.role === "follower");
  if (followers.length > 0 && followers.every((peer) => peer.tile38.caught_up && peer.tile38.leader)) {
    more.push(followers.length === 1
      ? `${followers[0].title} holds what its leader holds.`
      : `All ${number(followers.length)} followers hold what their leaders hold.`);
  }
  if (waiting > 0) more.push(`${count(waiting, "peer")} not asked yet.`);
  const unchecked = peers.length - checked.length;
  if (unchecked > 0) more.push(`${count(unchecked, "peer")} not checked by this configuration.`);
  return {verdict: "up", text, more};
}

// A message up to where it turns from what is to what to do.
function sentence(message) {
  return message.split(/[;:] /, 1)[0];
}

export function withoutAddress(reason, address) {
  return reason.replace(` to ${address}`, "").replace(` from ${address}`, "").replace(`peer ${address} `, "");
}
