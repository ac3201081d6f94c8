// The event stream of tile38-hc, opened again whenever it is lost.

const SILENCE_MS = 12_000; // it says something every few seconds: after so long nobody is there any more
const AGAIN_MS = 1_000;
const PATIENCE_MS = 5_000;

// `listeners` has a function for each kind of event; `onLost` and `onFound` tell of the connection.
export function live(url, listeners, onLost, onFound) {
  let source = null;
  let silence = 0;
  let failures = 0;

  function open() {
    source = new EventSource(url);
    heard();
    source.addEventListener("error", lost);
    for (const [name, listener] of Object.entries(listeners)) {
      source.addEventListener(name, (event) => {
        heard();
        failures = 0;
        onFound();
        listener(JSON.parse(event.data));
      });
    }
  }

  function heard() {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE_MS);
  }

  // The browser would try again by itself, but not after a refusal, and not if the other side merely fell silent.
  function lost() {
    source.close();
    clearTimeout(silence);
    failures++;
    onLost();
    setTimeout(open, Math.min(AGAIN_MS * failures, PATIENCE_MS));
  }

  open();
}
