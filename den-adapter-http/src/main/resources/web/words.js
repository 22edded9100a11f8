// Every sentence that explains a wire word: errors, failures, steps, times.

const BAD_EMAIL = 'This does not look like an e-mail address.';

const FIELD_ERRORS = { // code: [field, sentence]
  PASSWORD_TOO_SHORT: ['password', 'Use at least 8 characters.'],
  PASSWORD_TOO_LONG: ['password', 'Use at most 128 characters.'],
  INVALID_EMAIL: ['email', BAD_EMAIL],
  INVALID_EMAIL_OR_PASSWORD: ['password', 'E-mail and password do not match an account.'],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: ['email', 'There is an account with this e-mail already. Sign in, or use another one.'],
  workspace_path_required: ['workspacePath', 'A local worker needs the path of its workspace.'],
};

const ERRORS = {
  invalid_origin: 'The server does not trust the address this page was opened at. Open it at the one its operator configured.',
  worker_not_found: 'This worker has been deleted.',
  worker_tokens_unavailable: 'The tokens of this worker are gone. Launch a new worker to get new ones.',
  forbidden: 'Only the person who launched this worker and owners of the organisation may do that.',
  billing_unavailable: 'The billing provider does not answer, so Den cannot tell what your plan covers.',
  service_unavailable: 'Den cannot reach its database right now.',
  internal_error: 'Something went wrong on the server.',
};

const FAILURES = {
  host_rejected: 'The hosting provider refused to create the worker.',
  host_quota: 'The hosting account has no room for another worker.',
  deploy_failed: 'The worker’s software did not build or start.',
  deploy_timeout: 'The worker’s software did not start in time.',
  no_url: 'The hosting provider gave the worker no address.',
  unhealthy_timeout: 'The worker started but did not answer its health checks in time.',
  vendor_unavailable: 'The hosting provider could not be reached.',
  configuration: 'Den’s hosting settings are wrong. An operator has to mend them.',
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

function validation(message) {
  const most = /^Too big: expected string to have <=(\d+)/.exec(message);
  if (most) return `Use at most ${most[1]} characters.`;
  if (/^Too small: expected string|received (undefined|null)$/.test(message)) return 'Fill this in.';
  return message === 'Invalid email address' ? BAD_EMAIL : message;
}

/** An ApiError as sentences: {fields: {name: sentence}, form: sentence or null, link: address or null}. */
export function explain({ name, sentence, status, code, message, body, retryAfter, requestId }) {
  const out = { fields: {}, form: null, link: null };
  if (name !== 'ApiError') {
    out.form = sentence ?? 'Something went wrong on this page. Reload it and try again.';
  } else if (status === 0) {
    out.form = 'Den cannot be reached. Nothing you typed is lost; try again.';
  } else if (status === 402) {
    out.form = message || 'Cloud workers require an active plan.';
    out.link = body?.polar?.checkoutUrl;
  } else if (status === 429) {
    out.form = 'Too many attempts.';
  } else if (body?.details) {
    const { fieldErrors = {}, formErrors = [] } = body.details;
    for (const field in fieldErrors) out.fields[field] = fieldErrors[field].map(validation).join(' ');
    out.form = formErrors.map(validation).join(' ');
  } else if (code === 'VALIDATION_ERROR') {
    for (const item of message.split('; ')) {
      const [, field, why] = /^\[\w+\.?([^\]]*)\] (.*)$/.exec(item) ?? [null, '', item];
      if (field) out.fields[field] = validation(why);
      else out.form = why;
    }
  } else if (FIELD_ERRORS[code]) {
    out.fields = Object.fromEntries([FIELD_ERRORS[code]]);
  } else {
    out.form = ERRORS[code.toLowerCase()] ?? (message || (status >= 500 ? ERRORS.internal_error : `Den refused this (${code || status}).`));
  }
  if (retryAfter > 0) out.form = `${out.form ?? ''} Try again in ${duration(retryAfter * 1000)}.`;
  if (status >= 500 && requestId) out.form += ` Reference: ${requestId}.`;
  return out;
}

/** 42 s · 3 min 5 s */
export function duration(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  return [s >= 60 && `${Math.floor(s / 60)} min`, (s % 60 || !s) && `${s % 60} s`].filter(Boolean).join(' ');
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export function ago(iso) {
  const s = (Date.now() - Date.parse(iso)) / 1000;
  const units = [['day', 86400], ['hour', 3600], ['minute', 60]];
  const [unit, size] = units.find(([, length]) => s >= length) ?? [];
  return unit ? relative.format(-Math.floor(s / size), unit) : 'just now';
}

export const moment = (iso) => absolute.format(new Date(iso));
