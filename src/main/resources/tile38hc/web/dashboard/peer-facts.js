// All that is known of one peer, for whoever opens its row.
import {element, list, setAttribute, setShape, setText, shape} from "./dom.js";
import {bytes, clockWithSeconds, conditionWord, count, duration, milliseconds, number, upperFirst} from "./words.js";

export function drawFacts(container, peer) {
  if (!container.firstChild) {
    container.append(element("ul", {class: "conditions"}), element("dl", {class: "figures"}));
  }
  const [conditions, figures] = container.children;
  list(conditions, peer.conditions, (condition) => condition.code, makeCondition, drawCondition);
  list(figures, figuresOf(peer), ([label]) => label, makeFigure, drawFigure);
}

function makeCondition() {
  return element("li", {}, shape("info"), element("p", {}, element("strong"), element("span")));
}

function drawCondition(item, condition) {
  const [sign, text] = item.children;
  setAttribute(item, "data-verdict", condition.severity);
  setShape(sign, condition.severity);
  setText(text.firstElementChild, upperFirst(conditionWord(condition.code)));
  setText(text.lastElementChild, ` since ${clockWithSeconds(new Date(condition.since))}: ${condition.message}`);
}

function makeFigure() {
  return element("div", {}, element("dt"), element("dd"));
}

function drawFigure(item, [label, text]) {
  setText(item.firstElementChild, label);
  setText(item.lastElementChild, text);
}

function figuresOf({server, backup, upstream, probe, reason, conditions, tile38}) {
  const figures = [["Configured as", server + (backup ? " (backup)" : "")]];
  upstream.checks.forEach((check, i) => figures.push([i === 0 ? "Check" : `Check ${i + 1}`, checkOf(check)]));
  if (probe) {
    const {time, ok, duration_ms: took, reply, successes, failures} = probe;
    figures.push(
      ["Last check", `${clockWithSeconds(new Date(time))}, ${ok ? "passed" : "failed"} after ${milliseconds(took)}`],
      ["Reply", reply ?? "none"],
      ["In a row", ok ? `${number(successes)} passed` : `${number(failures)} failed`]);
  }
  if (reason && !conditions.some(({message}) => message === reason)) figures.push(["Reason", reason]);
  return tile38 ? [...figures, ...replicaOf(tile38)] : figures;
}

function checkOf({type, request, interval_ms: interval, timeout_ms: timeout, fall, rise, valid_statuses: statuses}) {
  const what = type === "connect" ? "connect" : `${type}: ${request}`;
  const good = statuses ? `, good is ${statuses.join(", ")}` : "";
  const when = `every ${duration(interval / 1000)}, within ${duration(timeout / 1000)}`;
  return `${what}${good}; ${when}; down after ${fall}, up after ${rise}`;
}

function replicaOf({role, id, version, following, caught_up: caughtUp, lag_bytes: lag, lag_seconds: seconds, ...data}) {
  const figures = [
    ["Role", following ? `${role} of ${following}` : role],
    ["Tile38", `${version}, id ${id}`],
    ["Data", `${count(data.objects, "object")} in ${count(data.collections, "collection")}`],
    ["AOF", `${number(data.aof_size)} bytes`]];
  if (lag !== null) figures.push(["Lag", bytes(lag) + (seconds === null ? "" : `, ${duration(seconds)}`)]);
  if (caughtUp !== null) figures.push(["Calls itself", caughtUp ? "caught up" : "not caught up"]);
  return figures;
}
