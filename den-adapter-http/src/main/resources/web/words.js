// Every sentence that explains a wire word: errors, steps, statuses, times.

const WORDS = {
  // accounts: [field or null, sentence]
  PASSWORD_TOO_SHORT: ['password', 'Use at least 8 characters.'],
  PASSWORD_TOO_LONG: ['password', 'Use at most 128 characters.'],
  INVALID_EMAIL: ['email', 'This does not look like an e-mail address.'],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: ['email', 'There is an account with this e-mail already. Sign in instead, or use another one.'],
  INVALID_EMAIL_OR_PASSWORD: ['password', 'E-mail and password do not match an account.'],
  FAILED_TO_CREATE_USER: [null, 'The account could not be created. Check name and e-mail, and try again.'],
  INVALID_ORIGIN: [null, 'The server does not trust the address this page was opened at. Open it at the address the operator configured.'],
  MISSING_OR_NULL_ORIGIN: [null, 'The browser did not say where this page comes from, so the server refused. Reload the page and try again.'],
  // workers
  workspace_path_required: ['workspacePath', 'A local worker needs the path of its workspace.'],
  org_forbidden: [null, 'You are not a member of that organisation.'],
  org_not_found: [null, 'That organisation does not exist any more.'],
  worker_not_found: [null, 'This worker does not exist, or it has been deleted.'],
  worker_tokens_unavailable: [null, 'The tokens of this worker are gone. Launch a new worker to get new ones.'],
  forbidden: [null, 'Only the person who launched this worker and owners of the organisation may do that.'],
  billing_unavailable: [null, 'The billing provider does not answer, so Den cannot tell whether your plan covers this.'],
  idempotency_key_reused: [null, 'This was sent before with other values. Press the button once more.'],
  // any
  unauthorized: [null, 'Your session has ended. Sign in again.'],
  service_unavailable: [null, 'Den cannot reach its database right now.'],
  payload_too_large: [null, 'That is more text than Den accepts.'],
  internal_error: [null, 'Something went wrong on the server.'],
};
WORDS.invalid_origin = WORDS.INVALID_ORIGIN;

const FAILURES = {
  host_rejected: 'The hosting provider refused to create the worker.',
  host_quota: 'The hosting account has no room for another worker.',
  deploy_failed: 'The worker’s software did not build or start.',
  deploy_timeout: 'The worker’s software did not start in time.',
  no_url: 'The hosting provider gave the worker no address.',
  unhealthy_timeout: 'The worker started but did not answer its health checks in time.',
  vendor_unavailable: 'The hosting provider could not be reached.',
  configuration: 'Den’s hosting settings are wrong. An operator has to mend them.',
  cancelled: 'The launch was cancelled.',
};
export const failureWords = (code) => FAILURES[code] ?? 'The launch failed.';

export const STEPS = {
  requested: 'Request accepted',
  host_created: 'Create the host',
  deploy_live: 'Start the software',
  runtime_healthy: 'Wait for its first answer',
  domain_attached: 'Attach its address',
  dns_ready: 'Publish the address',
  vanity_healthy: 'Check the address',
  live: 'Live',
};

export const RESOURCES = { host: 'Host', domain: 'Address', dns: 'DNS record' };
export const TEARDOWN = { pending: 'waiting', gone: 'gone', suspended: 'suspended', failed: 'failed, will be retried' };

function shape(message) {
  if (/Too small: expected string|received (undefined|null)/.test(message)) return 'Fill this in.';
  if (/Too big: expected string to have <=(\d+)/.test(message)) return `Use at most ${RegExp.$1} characters.`;
  if (/Invalid option/.test(message)) return 'Choose one of the two.';
  if (/Invalid email/.test(message)) return WORDS.INVALID_EMAIL[1];
  return message;
}

const patience = (seconds) => {
  const s = Math.ceil(Number(seconds));
  return s > 0 ? ` Try again in ${s === 1 ? 'a second' : duration(s * 1000)}.` : ' Try again in a moment.';
};

/** An error as sentences: {fields: {name: sentence}, form: sentence or null, link: {href, label} or null}. */
export function explain(error) {
  const out = { fields: {}, form: null, link: null };
  if (error?.sentence) {
    out.form = error.sentence;
    return out;
  }
  if (error?.name !== 'ApiError') {
    console.error(error);
    out.form = 'Something went wrong on this page. Reload it and try again.';
    return out;
  }
  const { status, code, message, body, retryAfter, requestId } = error;
  if (status === 0) {
    out.form = 'Den cannot be reached. Nothing you typed is lost; try again.';
  } else if (status === 402) {
    out.form = message || 'Cloud workers require an active plan.';
    const href = body?.polar?.checkoutUrl;
    if (href) out.link = { href, label: 'Go to checkout' };
  } else if (body?.details) {
    for (const [field, list] of Object.entries(body.details.fieldErrors ?? {})) out.fields[field] = [].concat(list).map(shape).join(' ');
    const rest = [].concat(body.details.formErrors ?? []).map(shape).join(' ');
    if (rest || !Object.keys(out.fields).length) out.form = rest || 'Den did not understand that.';
  } else if (code === 'VALIDATION_ERROR') {
    for (const item of String(message).split('; ')) {
      const [, field, why] = /^\[body\.([^\]]+)\] (.*)$/.exec(item) ?? [];
      if (field) out.fields[field] = shape(why);
      else out.form = item.replace(/^\[\w+\] /, '');
    }
  } else if (status === 429) {
    out.form = 'Too many attempts.' + patience(retryAfter);
  } else if (WORDS[code]) {
    const [field, sentence] = WORDS[code];
    if (field) out.fields[field] = sentence;
    else out.form = sentence + (status === 503 ? patience(retryAfter) : '');
  } else if (status === 409 && retryAfter) {
    out.form = 'Den is still working on the same request.' + patience(retryAfter);
  } else {
    out.form = message || (status >= 500 ? WORDS.internal_error[1] : `Den refused this (${code || status}).`);
  }
  if (status >= 500 && requestId && out.form) out.form += ` Reference: ${requestId}.`;
  return out;
}

/** 42 s · 3 min 5 s · 2 h 4 min */
export function duration(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return `${s} s`;
  const m = Math.floor(s / 60);
  if (m < 60) return s % 60 ? `${m} min ${s % 60} s` : `${m} min`;
  return m % 60 ? `${Math.floor(m / 60)} h ${m % 60} min` : `${m / 60} h`;
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export function ago(ms) {
  const s = Math.round(ms / 1000);
  if (s < 10) return 'just now';
  for (const [unit, size] of [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60]]) {
    if (s >= size) return relative.format(-Math.floor(s / size), unit);
  }
  return relative.format(-s, 'second');
}

export const moment = (iso) => (Number.isNaN(Date.parse(iso)) ? '' : absolute.format(new Date(iso)));
