// What tile38-hc has told by /events, put together: the document of /status.json, kept up to date, and the journal.
// Nothing here touches the page.

const KEPT_CHECKS = 60; // of a peer, as in the document
const KEPT_ENTRIES = 2000;

export class State {
  time = null; // by the clock of tile38-hc
  process = null;
  conditions = [];
  upstreams = [];
  journal = []; // newest first

  // The whole document. Its peers get a `key`, a `title` to call them by, the `upstream` that they belong to, and a
  // `version` that grows with each change.
  replace(document) {
    const isAnother = this.process !== null && this.process.started !== document.process.started;
    if (isAnother) this.journal = []; // another process may count its entries anew, and tells all that it kept
    Object.assign(this, {
      time: document.time, process: document.process, conditions: document.conditions, upstreams: document.upstreams,
    });
    this.upstreams.forEach(nameAll);
  }

  // What is different in it: lists are told by position.
  change({time, conditions, upstreams = {}}) {
    this.time = time;
    if (conditions) this.conditions = conditions;
    for (const [position, {peers = {}, ...news}] of Object.entries(upstreams)) {
      const upstream = this.upstreams[position];
      Object.assign(upstream, news);
      for (const [place, change] of Object.entries(peers)) changePeer(upstream.peers[place], change);
    }
  }

  // An entry may be told again after a reconnection.
  tell(entry) {
    const isOlder = (other) => other.id <= entry.id;
    const place = this.journal.findIndex(isOlder);
    if (place >= 0 && this.journal[place].id === entry.id) return;
    this.journal.splice(place < 0 ? this.journal.length : place, 0, entry);
    this.journal.length = Math.min(this.journal.length, KEPT_ENTRIES);
  }

  beat({time}) {
    this.time = time;
  }

  peers() {
    return this.upstreams.flatMap((upstream) => upstream.peers);
  }
}

// A peer that is alone in its upstream goes by that name, others by their own.
function nameAll(upstream) {
  const {name, peers} = upstream;
  const seen = new Map();
  for (const peer of peers) {
    const place = `${name} ${peer.backup} ${peer.address}`;
    const times = seen.get(place) ?? 0;
    seen.set(place, times + 1);
    Object.assign(peer, {key: `${place} ${times}`, upstream, version: 0, title: peers.length === 1 ? name : peer.server});
  }
}

// A probe that came to the same as the one before is only a row of the history.
function changePeer(peer, {added = [], ...news}) {
  if (!news.probe && peer.probe) {
    for (const [time, ok, duration] of added) {
      const {successes, failures} = peer.probe;
      Object.assign(peer.probe, {
        time: new Date(time).toISOString(), ok, duration_ms: duration,
        successes: ok ? successes + 1 : 0, failures: ok ? 0 : failures + 1,
      });
    }
  }
  Object.assign(peer, news);
  peer.version++;
  peer.history.push(...added);
  peer.history.splice(0, peer.history.length - KEPT_CHECKS);
}
