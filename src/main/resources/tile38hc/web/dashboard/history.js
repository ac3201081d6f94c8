// The last checks of a peer, rows of [time, ok, ms], as two small drawings: how long they took, and how they ended.
import {setAttribute, svg} from "./dom.js";
import {count, milliseconds} from "./words.js";

const WIDTH = 120;
const HEIGHT = 24;
const IN_STRIP = 30;

// A line of durations. Where a check failed there is none, and the line has a gap.
export function sparkline() {
  const line = svg("path", {class: "line"});
  const end = svg("path", {class: "end"}); // a stroke without length, round at its ends: a dot that no stretching bends
  const drawing = svg(
    "svg", {class: "spark", role: "img", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none"}, line, end);
  return {drawing, draw: (checks) => drawLine(drawing, line, end, checks)};
}

// A bar for each check, the newest at the right: passed is a low bar, failed a tall one.
export function strip() {
  const passed = svg("path", {class: "passed"});
  const failed = svg("path", {class: "failed"});
  const drawing = svg(
    "svg", {class: "strip", role: "img", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none"}, passed, failed);
  return {drawing, draw: (checks) => drawStrip(drawing, passed, failed, checks)};
}

function drawLine(drawing, line, end, checks) {
  const times = checks.filter(([, ok]) => ok).map(([, , ms]) => ms).sort((a, b) => a - b);
  if (times.length === 0) {
    setAttribute(drawing, "aria-label", "no answer yet");
    setAttribute(line, "d", "");
    setAttribute(end, "d", "");
    return;
  }
  const median = times[times.length >> 1];
  const top = Math.max(times[times.length - 1], median * 3); // so that small jitter looks small
  const step = (WIDTH - 8) / Math.max(1, checks.length - 1);
  const points = checks.map(([, ok, ms], i) => (ok ? [4 + i * step, HEIGHT - 3 - (ms / top) * (HEIGHT - 6)] : null));
  let path = "";
  points.forEach((point, i) => {
    if (point) path += `${i > 0 && points[i - 1] ? "L" : "M"}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
  });
  const last = points[points.length - 1];
  setAttribute(line, "d", path);
  setAttribute(end, "d", last ? `M${last[0].toFixed(1)} ${last[1].toFixed(1)}h.01` : "");
  setAttribute(drawing, "aria-label", `median of ${count(times.length, "check")}: ${milliseconds(median)}`);
}

function drawStrip(drawing, passed, failed, checks) {
  const shown = checks.slice(-IN_STRIP);
  const step = WIDTH / IN_STRIP;
  const bars = {low: "", tall: ""};
  shown.forEach(([, ok], i) => {
    const x = (WIDTH - (shown.length - i) * step).toFixed(1);
    if (ok) bars.low += `M${x} ${HEIGHT}v-9h3v9z`;
    else bars.tall += `M${x} ${HEIGHT}v-24h3v24z`;
  });
  setAttribute(passed, "d", bars.low);
  setAttribute(failed, "d", bars.tall);
  const failures = shown.filter(([, ok]) => !ok).length;
  setAttribute(drawing, "aria-label", shown.length === 0 ? "no checks yet"
    : `last ${count(shown.length, "check")}: ${failures === 0 ? "all passed" : `${failures} failed`}`);
}
