// The data layer: one function per route, one kind of error, a signal when the session or the network is
// gone. Nothing else calls fetch or EventSource.

export class ApiError extends Error {
  constructor(status, body, headers) {
    super(body?.message ?? '');
    this.name = 'ApiError';
    this.status = status; // 0: no answer at all
    this.body = body;
    this.code = body?.code ?? body?.error ?? '';
    this.retryAfter = headers?.get('retry-after') ?? headers?.get('x-retry-after');
    this.requestId = headers?.get('x-request-id');
  }
}

/** Events: `signed-out` (a /v1 route said 401), `answer` (the server is there), `silence` (it is not). */
export const signals = new EventTarget();
const tell = (type) => signals.dispatchEvent(new Event(type));

async function request(method, path, body, headers) {
  let response;
  let data = null;
  try {
    response = await fetch(path, {
      method,
      cache: 'no-store',
      signal: AbortSignal.timeout(30_000),
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }), ...headers },
      body: body && JSON.stringify(body),
    });
    const raw = await response.text();
    if (raw && /json/.test(response.headers.get('content-type'))) data = JSON.parse(raw);
  } catch {
    tell('silence');
    throw new ApiError(0);
  }
  tell('answer');
  if (response.ok) return data;
  if (response.status === 401 && path.startsWith('/v1/')) tell('signed-out');
  throw new ApiError(response.status, data, response.headers);
}

const worker = (id) => `/v1/workers/${encodeURIComponent(id)}`;

export const api = {
  /** {session, user}, or null when nobody is signed in. */
  session: () => request('GET', '/api/auth/get-session'),
  signUp: (account) => request('POST', '/api/auth/sign-up/email', account),
  signIn: (account) => request('POST', '/api/auth/sign-in/email', account),
  signOut: () => request('POST', '/api/auth/sign-out', {}),

  workers: () => request('GET', '/v1/workers?limit=50'),
  worker: (id) => request('GET', worker(id)),
  createWorker: (wanted, key) => request('POST', '/v1/workers', wanted, { 'idempotency-key': key }),
  deleteWorker: (id) => request('DELETE', worker(id)),
  tokens: (id) => request('POST', `${worker(id)}/tokens`, {}),
  teardown: (id) => request('GET', `${worker(id)}/teardown`),
};

const MUTE = 10_000; // a stream that says nothing for so long is checked with one GET
const POLL = 2_000;

/**
 * Follows a launch until `stop()`: by the event stream, and by GET /v1/workers/{id} while that is down
 * or mute. `onEvent(type, data)` gets each event once and in order, `onSnapshot` an answer of GET at any
 * time, `onGone` the word that the worker was deleted. A hidden tab keeps no stream open: browsers allow
 * six connections per host.
 */
export function follow(id, { onEvent, onSnapshot, onGone }) {
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
    source = new EventSource(`${worker(id)}/events${seq ? `?after=${seq}` : ''}`);
    source.onopen = () => wait(pause = MUTE);
    source.onerror = () => wait(pause = POLL); // it connects again by itself, unless it was refused
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
      const answer = await api.worker(id);
      if (!stopped) onSnapshot(answer);
    } catch (error) {
      if (error.status === 404 && !stopped) onGone();
    }
    wait(pause);
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
