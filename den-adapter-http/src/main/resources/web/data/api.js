// One function per route.

import { at, request } from './http.js';

const get = (path, parameters) => request('GET', at(path, parameters));
const post = (path, body = {}, options) => request('POST', path, { body, ...options });
const auth = (path) => `/api/auth/${path}`;
const quiet = { quiet: true }; // a 401 says that the form is wrong, not that the session has ended

/** What this server offers, and whether the viewer administers it; an older server offers nothing in particular. */
export const offers = async () => {
  const none = { providers: [], mail: false, paywall: false, hosting: '', viewer: null };
  try {
    return { ...none, ...await get('/v1/console') };
  } catch (error) {
    if (error.status === 404) return none;
    throw error;
  }
};

export const account = {
  /** {session, user}, or null when nobody is signed in. */
  session: () => get(auth('get-session')),
  orgs: () => get('/v1/me/orgs').then(({ orgs }) => orgs),

  signUp: (form) => post(auth('sign-up/email'), form, quiet),
  signIn: (form) => post(auth('sign-in/email'), form, quiet),
  signOut: () => post(auth('sign-out')),
  /** Where to go in order to sign in at a provider. */
  signInAt: (provider, urls) => post(auth('sign-in/social'), { provider, disableRedirect: true, ...urls }, quiet).then(({ url }) => url),
  linkAt: (provider, urls) => post(auth('link-social'), { provider, disableRedirect: true, ...urls }).then(({ url }) => url),

  rename: (name) => post(auth('update-user'), { name }),
  changePassword: (form) => post(auth('change-password'), form),
  requestReset: (email) => post(auth('request-password-reset'), { email }, quiet),
  resetPassword: (token, newPassword) => post(auth('reset-password'), { token, newPassword }, quiet),
  requestVerification: (email, callbackURL) => post(auth('send-verification-email'), { email, callbackURL }),

  sessions: () => get(auth('list-sessions')),
  endSession: (token) => post(auth('revoke-session'), { token }),
  endOtherSessions: () => post(auth('revoke-other-sessions')),
  accounts: () => get(auth('list-accounts')),
  unlink: (accountId) => post(auth('unlink-account'), { accountId }),
};

export const MOST_WORKERS = 50; // the server lists no more

/** The workers of an organisation; null for the one that the server takes by itself. */
export function workersOf(orgId) {
  const worker = (id, below = '') => at(`/v1/workers/${encodeURIComponent(id)}${below}`, { orgId });
  return {
    list: () => get('/v1/workers', { limit: MOST_WORKERS, orgId }).then(({ workers }) => workers),
    create: (wanted, key) => post(at('/v1/workers', { orgId }), wanted, { headers: { 'idempotency-key': key } }),
    show: (id) => request('GET', worker(id)),
    retry: (id) => post(worker(id, '/retry')),
    remove: (id) => request('DELETE', worker(id)),
    tokens: (id) => post(worker(id, '/tokens')),
    teardown: (id) => request('GET', worker(id, '/teardown')),
    events: (id) => request('GET', worker(id, '/events')).then(({ events }) => events),
    versions: (id) => request('GET', worker(id, '/runtime')),
    upgrade: (id) => post(worker(id, '/runtime/upgrade')),
    /** Where the stream of a launch is. */
    stream: (id, after) => at(`/v1/workers/${encodeURIComponent(id)}/events`, { orgId, after: after || null }),
  };
}

export const billing = {
  show: (wish) => get('/v1/workers/billing', wish).then((answer) => answer.billing),
  /** {subscription, billing} */
  cancel: (cancelAtPeriodEnd) => post('/v1/workers/billing/subscription', { cancelAtPeriodEnd }),
  explain: () => get('/v1/workers/billing/explain'),
};

export const admin = {
  overview: () => get('/v1/admin/overview'),
  stats: (days) => get('/v1/admin/stats', { days }),
  users: (wish) => get('/v1/admin/users', wish),
  leaks: () => get('/v1/admin/leaks'),
  audit: (wish) => get('/v1/admin/audit', wish),
};

export const audit = (orgId, wish) => get(`/v1/orgs/${encodeURIComponent(orgId)}/audit`, wish);
