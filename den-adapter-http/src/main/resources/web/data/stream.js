// A launch as it happens.

const MUTE = 10_000; // a stream that says nothing for so long is checked with one GET
const POLL = 2_000;

/**
 * Follows a launch until `stop()`: by the event stream, and by GET /v1/workers/{id} while that is down or
 * mute. `onEvent(type, data)` gets each event once and in order, `onSnapshot` an answer of GET at any time,
 * `onGone` the word that the worker was deleted, `onLink` whether the stream is up. A hidden tab keeps no
 * stream open: browsers allow six connections per host.
 */
export function follow(workers, id, { onEvent, onSnapshot, onGone, onLink }) {
  let source;
  let timer;
  let seq = 0;
  let pause = MUTE;
  let stopped = false;

  function wait(ms) {
    clearTimeout(timer);
    if (!stopped && !document.hidden) timer = setTimeout(poll, ms);
  }

  function open() {
    source = new EventSource(workers.stream(id, seq));
    source.onopen = () => {
      onLink(true);
      wait(pause = MUTE);
    };
    source.onerror = () => { // it connects again by itself, unless it was refused
      onLink(false);
      wait(pause = POLL);
    };
    for (const type of ['step', 'status']) {
      source.addEventListener(type, (event) => {
        const number = Number(event.lastEventId);
        if (number && number <= seq) return;
        seq = number || seq;
        wait(pause);
        onEvent(type, JSON.parse(event.data));
      });
    }
    wait(pause);
  }

  async function poll() {
    try {
      const answer = await workers.show(id);
      if (!stopped) onSnapshot(answer);
    } catch (error) {
      if (error.status === 404 && !stopped) onGone();
    }
    if (source.readyState === EventSource.CLOSED && !stopped && !document.hidden) open(); // the browser gave it up
    else wait(pause);
  }

  function turn() {
    source?.close();
    clearTimeout(timer);
    if (document.hidden) return;
    open();
    poll();
  }

  document.addEventListener('visibilitychange', turn);
  if (!document.hidden) open();
  return {
    stop() {
      stopped = true;
      source?.close();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
    },
  };
}
