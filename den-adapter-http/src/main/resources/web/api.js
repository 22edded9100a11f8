// The data layer: one function per route, one error type, one word to the page when the session or
// the network is gone. Views never call fetch or EventSource themselves.

export class ApiError extends Error {
  constructor(status, body, headers) {
    super(body?.message ?? '');
    this.name = 'ApiError';
    this.status = status; // 0 = no answer at all
    this.body = body;
    this.code = body?.code ?? body?.error ?? '';
    this.retryAfter = headers?.get('retry-after') ?? headers?.get('x-retry-after') ?? null;
    this.requestId = headers?.get('x-request-id') ?? null;
  }
}

/** Events: `signed-out` (a /v1 route said 401), `answer` (the server is there), `silence` (it is not). */
export const signals = new EventTarget();
const tell = (type) => signals.dispatchEvent(new Event(type));

let offset = 0;
/** Now by the server's clock, so that a wrong clock here does not show negative times. */
export const now = () => Date.now() + offset;
export let version = null;

async function request(method, path, body, { headers = {}, quiet = false } = {}) {
  let response;
  let data = null;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout?.(30_000),
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const raw = await response.text();
    if (raw && /json/.test(response.headers.get('content-type') ?? '')) data = JSON.parse(raw);
  } catch {
    tell('silence');
    throw new ApiError(0, null, null);
  }
  tell('answer');
  const date = Date.parse(response.headers.get('date') ?? '');
  if (date) offset = Math.abs(date - Date.now()) > 2000 ? date - Date.now() : 0;
  version = response.headers.get('x-den-version') ?? version;
  if (response.ok) return data;
  if (response.status === 401 && path.startsWith('/v1/') && !quiet) tell('signed-out');
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
  createWorker: (wanted, key) => request('POST', '/v1/workers', wanted, { headers: { 'idempotency-key': key } }),
  deleteWorker: (id) => request('DELETE', worker(id)),
  tokens: (id) => request('POST', `${worker(id)}/tokens`, {}),
  teardown: (id) => request('GET', `${worker(id)}/teardown`),
};

/** 128 random bits; crypto.randomUUID is missing on plain http. */
export const randomKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');

const SILENCE = 10_000; // a healthy stream that says nothing for so long is checked with one GET
const POLL = 2_000;
const SLOW_POLL = 10_000;

/**
 * Follows one launch until `stop()` or the end of it. The event stream is the fast way; whenever it is
 * down or mute, `GET /v1/workers/{id}` takes over, so a proxy that swallows streams costs only speed.
 *
 *   onEvent('step' | 'status', data)   in order, each once
 *   onSnapshot(answer of GET)          may come at any time
 *   onMode('live' | 'polling')
 *   onGone()                           the worker was deleted
 *
 * The stream is closed while the tab is hidden: a browser allows six connections per host.
 */
export function follow(id, { onEvent, onSnapshot, onMode, onGone }) {
  let source = null;
  let seq = 0;
  let timer = null;
  let mode = null;
  let stopped = false;
  let reopenIn = 15_000;
  let reopenAt = 0;
  let misses = 0;

  const setMode = (next) => {
    if (mode !== next) onMode?.(mode = next);
  };
  const arm = (delay) => {
    clearTimeout(timer);
    if (!stopped && !document.hidden) timer = setTimeout(poll, delay);
  };
  const close = () => {
    source?.close();
    source = null;
  };

  function open() {
    close();
    if (stopped || document.hidden) return;
    source = new EventSource(`${worker(id)}/events${seq ? `?after=${seq}` : ''}`);
    source.onopen = () => {
      reopenIn = 15_000;
      setMode('live');
      arm(SILENCE);
    };
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) {
        close();
        reopenAt = Date.now() + reopenIn;
        reopenIn = Math.min(reopenIn * 2, 120_000);
      }
      setMode('polling');
      arm(POLL / 4);
    };
    for (const type of ['step', 'status']) source.addEventListener(type, (event) => receive(type, event));
    arm(SILENCE);
  }

  function receive(type, event) {
    const number = Number(event.lastEventId) || 0;
    if (number && number <= seq) return;
    let data;
    try { data = JSON.parse(event.data); } catch { return; }
    seq = number || seq;
    arm(SILENCE);
    onEvent(type, data);
  }

  async function poll() {
    try {
      const answer = await api.worker(id);
      misses = 0;
      if (stopped) return;
      onSnapshot(answer);
    } catch (error) {
      if (stopped || error.status === 401) return;
      if (error.status === 404) return onGone?.();
      misses += 1;
    }
    if (stopped) return;
    if (!source && Date.now() >= reopenAt) open();
    arm(mode === 'live' ? SILENCE : Math.min(POLL * 2 ** misses, SLOW_POLL));
  }

  const onVisible = () => {
    if (document.hidden) {
      close();
      clearTimeout(timer);
    } else {
      open();
      poll();
    }
  };
  document.addEventListener('visibilitychange', onVisible);
  open();

  return {
    stop() {
      stopped = true;
      close();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    },
  };
}
