// One request, one kind of error, and a word to whoever listens when the session or the network is gone.
// Nothing but this and stream.js talks to the server.

export class ApiError extends Error {
  constructor(status, body, headers) {
    super(body?.message ?? '');
    this.name = 'ApiError';
    this.status = status; // 0: no answer at all
    this.body = body;
    this.code = body?.code ?? body?.error ?? '';
    this.retryAfter = Number(headers?.get('retry-after') ?? headers?.get('x-retry-after')) || 0; // seconds
    this.requestId = headers?.get('x-request-id');
  }
}

/** Events: `signed-out` (a route said 401), `answer` (the server is there), `silence` (it is not). */
export const signals = new EventTarget();
const tell = (type) => signals.dispatchEvent(new Event(type));

const PATIENCE = 30_000;

/** The JSON of the answer, or null where it has none. Throws ApiError. */
export async function request(method, path, { body, headers, quiet } = {}) {
  let response;
  let data = null;
  try {
    response = await fetch(path, {
      method,
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
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
  if (response.status === 401 && !quiet) tell('signed-out');
  throw new ApiError(response.status, data, response.headers);
}

/** A path with what is set of the parameters. */
export function at(path, parameters = {}) {
  const set = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return set.length ? `${path}?${new URLSearchParams(set)}` : path;
}
