// Every sentence that explains a wire word: errors, failures, steps, reasons.

import { duration } from './time.js';

const BAD_EMAIL = 'This does not look like an e-mail address.';

const FIELD_ERRORS = { // code: [field, sentence]
  PASSWORD_TOO_SHORT: ['password', 'Use at least 8 characters.'],
  PASSWORD_TOO_LONG: ['password', 'Use at most 128 characters.'],
  INVALID_PASSWORD: ['currentPassword', 'This is not your current password.'],
  INVALID_EMAIL: ['email', BAD_EMAIL],
  INVALID_EMAIL_OR_PASSWORD: ['password', 'E-mail and password do not match an account.'],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: ['email', 'There is an account with this e-mail already. Sign in, or use another one.'],
  workspace_path_required: ['workspacePath', 'A local worker needs the path of its workspace.'],
};

const ERRORS = {
  invalid_origin: 'The server does not trust the address this page was opened at. Open it at the one its operator configured.',
  worker_not_found: 'This worker has been deleted.',
  worker_tokens_unavailable: 'The tokens of this worker are gone. Launch a new worker to get new ones.',
  worker_limit_reached: 'You have as many cloud workers as one person may have here. Delete one you no longer need.',
  org_forbidden: 'You are not a member of this organisation any more.',
  org_not_found: 'This organisation does not exist any more.',
  not_failed: 'This launch is under way or done already.',
  request_in_progress: 'This launch is being requested already.',
  idempotency_key_reused: 'This launch was sent before with other values. Send it once more.',
  forbidden: 'Only the person who launched this worker and owners of the organisation may do that.',
  billing_unavailable: 'The billing provider does not answer, so Den cannot tell what your plan covers.',
  subscription_not_changed: 'The subscription cannot be changed right now. Try again later, or use the customer portal.',
  service_unavailable: 'Den cannot reach its database right now.',
  internal_error: 'Something went wrong on the server.',
  not_found: 'This server does not offer that.',
  session_not_fresh: 'For this you need to have signed in within the last day.',
  failed_to_unlink_last_account: 'This is the only way you can sign in, so it cannot be removed.',
  provider_not_found: 'Signing in with this provider is switched off here.',
  credential_account_not_found: 'Your account has no password yet. Ask for a reset link on the sign-in page to set one.',
};

const SIGN_IN_ERRORS = { // what a provider or a mailed link sends people back with
  access_denied: 'You did not let the provider sign you in.',
  account_not_linked: 'There is an account with this e-mail already. Sign in the way you did before, then link the provider under “Account”.',
  email_not_found: 'The provider gave no e-mail address, and an account needs one.',
  email_does_not_match: 'That account has a different e-mail address than yours, so it cannot be linked.',
  account_already_linked_to_different_user: 'That account is linked to somebody else here.',
  unable_to_link_account: 'That account could not be linked. Its e-mail address has to be verified at the provider.',
  state_mismatch: 'The sign-in took too long or was begun in another browser. Try once more.',
  state_not_found: 'The sign-in took too long or was begun in another browser. Try once more.',
  INVALID_TOKEN: 'This link does not work any more. Ask for another one.',
  TOKEN_EXPIRED: 'This link is too old. Ask for another one.',
};
export const signInError = (code) => SIGN_IN_ERRORS[code] ?? `Signing in did not work (${code}). Try once more.`;

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

export const BILLING_REASONS = {
  benefit_granted: 'Your plan covers cloud workers.',
  free_place_left: 'You have a free place left; no plan is needed for it.',
  vendor_unavailable: 'The billing provider does not answer; your last confirmed plan counts until then.',
  no_customer: 'No purchase is known for your account or its e-mail address.',
  no_benefit: 'You are known to the billing provider, but have no active plan.',
  email_not_verified: 'A purchase with your e-mail address counts once you have verified the address.',
  customer_of_another: 'The purchase with your e-mail address belongs to another account.',
  paywall_off: 'This Den does not charge for workers.',
};

function validation(message) {
  const most = /^Too big: expected string to have <=(\d+)/.exec(message);
  if (most) return `Use at most ${most[1]} characters.`;
  if (/^Too small: expected string|received (undefined|null)$/.test(message)) return 'Fill this in.';
  return message === 'Invalid email address' ? BAD_EMAIL : message;
}

/** An error as sentences: {fields: {name: sentence}, form: sentence or null}; `at` renames fields by code. */
export function explain({ name, sentence, status, code, message, body, retryAfter, requestId }, at = {}) {
  const out = { fields: {}, form: null };
  if (name !== 'ApiError') {
    out.form = sentence ?? 'Something went wrong on this page. Reload it and try again.';
  } else if (status === 0) {
    out.form = 'Den cannot be reached. Nothing you typed is lost; try again.';
  } else if (status === 402) {
    out.form = message || 'Cloud workers require an active plan.';
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
    const [field, why] = FIELD_ERRORS[code];
    out.fields[at[code] ?? field] = why;
  } else {
    out.form = ERRORS[code.toLowerCase()] ?? (message || (status >= 500 ? ERRORS.internal_error : `Den refused this (${code || status}).`));
  }
  if (retryAfter > 0) out.form = `${out.form ?? ''} Try again in ${duration(retryAfter * 1000)}.`;
  if (status >= 500 && requestId) out.form += ` Reference: ${requestId}.`;
  return out;
}

/** The same in one sentence, where there are no fields. */
export function inWords(error) {
  const { form, fields } = explain(error);
  return [form, ...Object.values(fields)].filter(Boolean).join(' ');
}
