// Numbers, times and states in words.

const NBSP = "\u00a0"; // no line ends between a number and its unit
const WHOLE = new Intl.NumberFormat("en", {maximumFractionDigits: 0});
const ONE_DIGIT = new Intl.NumberFormat("en", {maximumFractionDigits: 1});
const TIME = new Intl.DateTimeFormat("en-GB", {hour: "2-digit", minute: "2-digit"});
const TIME_WITH_SECONDS = new Intl.DateTimeFormat("en-GB", {hour: "2-digit", minute: "2-digit", second: "2-digit"});
const DAY = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "short"});
const FULL = new Intl.DateTimeFormat("en-GB", {dateStyle: "full", timeStyle: "long"});

export const VERDICTS = ["down", "degraded", "up", "unknown"];

const VERDICT_WORDS = {up: "Up", degraded: "Degraded", down: "Down", unknown: "Unchecked"};
const CONDITION_WORDS = {
  unreachable: "unreachable", loading: "loading", catching_up: "catching up", link_lost: "link lost", behind: "behind",
  diverged: "diverged", chain: "follows a follower", wrong_leader: "wrong leader", two_leaders: "two leaders",
  no_leader: "no leader", leader_replaced: "leader replaced", read_only: "read-only", out_of_memory: "out of memory",
  stalled: "stalled", auth: "wants a password", protected: "protected mode", aof_off: "no AOF", blind_check: "blind check",
};

export const verdictWord = (verdict) => VERDICT_WORDS[verdict] ?? verdict;
export const conditionWord = (code) => CONDITION_WORDS[code] ?? code.replaceAll("_", " ");

export const number = (value) => WHOLE.format(value);

// count(1, "peer") is "1 peer", count(2, "peer") "2 peers".
export const count = (value, noun) => `${number(value)} ${noun}${value === 1 ? "" : "s"}`;

export function bytes(value) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return (value < 100 && unit > 0 ? ONE_DIGIT : WHOLE).format(value) + NBSP + units[unit];
}

// In the largest unit that fits: a reader wants "3 min", not "187.2 s".
export function duration(seconds) {
  const s = Math.max(0, seconds);
  if (s < 1) return ONE_DIGIT.format(s) + NBSP + "s";
  if (s < 90) return WHOLE.format(s) + NBSP + "s";
  if (s < 90 * 60) return WHOLE.format(s / 60) + NBSP + "min";
  if (s < 36 * 3600) return WHOLE.format(s / 3600) + NBSP + "h";
  return WHOLE.format(s / 86400) + NBSP + "days";
}

export const milliseconds = (ms) => (ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : WHOLE.format(ms)) + NBSP + "ms";

// "14:02", and with the day in front where it is not today's.
export const clock = (time) => onDay(time) + TIME.format(time);
export const clockWithSeconds = (time) => onDay(time) + TIME_WITH_SECONDS.format(time);
export const fullTime = (time) => FULL.format(time);

export const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function onDay(time) {
  return time.toDateString() === new Date().toDateString() ? "" : DAY.format(time) + ", ";
}
