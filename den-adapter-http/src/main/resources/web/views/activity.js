// Who did what: the audit trail of an organisation and, for administrators, that of all of them.

import { admin as everything, audit } from '../data/api.js';
import { alien, h } from '../ui/dom.js';
import { errorBox, pageHead } from '../ui/parts.js';
import { moment } from '../ui/time.js';
import { pagedTable } from './paged.js';
import { workerPath } from './workers.js';

const PAGE = 50;

const ACTIONS = {
  'worker.create': 'Launched a worker', 'worker.retry': 'Retried a launch', 'worker.delete': 'Deleted a worker',
  'worker.show-tokens': 'Looked at the tokens of a worker', 'worker.upgrade': 'Upgraded a worker',
  'worker.expire': 'A failed launch was taken down', 'worker.adopt': 'A worker was taken over', 'worker.sweep': 'A leftover was taken down',
  'billing.link': 'Took over a purchase', 'billing.cancel': 'Cancelled the plan', 'billing.resume': 'Kept the plan',
  'account.sign-up': 'Signed up', 'account.update': 'Changed their profile', 'account.change-password': 'Changed the password',
  'account.request-password-reset': 'Asked for a reset link', 'account.reset-password': 'Reset the password',
  'account.verify-email': 'Proved their e-mail address', 'account.link': 'Linked a provider', 'account.unlink': 'Unlinked a provider',
  'session.open': 'Signed in', 'session.refused': 'Was refused at the sign-in', 'session.revoke': 'Signed a device out',
  'session.revoke-others': 'Signed all other devices out', 'session.revoke-all': 'Signed out everywhere',
  'admin.overview': 'Looked at the overview', 'admin.stats': 'Looked at the statistics', 'admin.users': 'Looked through the users',
  'admin.leaks': 'Looked at the leaks', 'admin.audit': 'Read the whole record', 'admin.refused': 'Was refused administration',
  'audit.read': 'Read this record', 'audit.refused': 'Was refused this record',
};

const short = (id) => h('code', { title: id }, id.length > 13 ? `${id.slice(0, 8)}…` : id);

/** What else is recorded: names and values, whatever they are. */
function details(data) {
  const entries = Object.entries(data ?? {}).slice(0, 6);
  return entries.length ? entries.map(([key, value]) =>
    h('span', { class: 'pair' }, `${key.slice(0, 40)}: `, alien((typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 120)))) : null;
}

function target(value, link) {
  if (!value) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const worker = /^(?:worker:)?([0-9a-f]{8}-[0-9a-f-]{27})$/.exec(text)?.[1];
  return worker ? h('a', { href: link(workerPath(worker)) }, short(worker)) : /^[0-9A-Za-z-]{32,36}$/.test(text) ? short(text) : alien(text.slice(0, 80));
}

const columns = (user, link) => [
  { label: 'When', look: 'when', cell: (e) => moment(e.at) },
  { label: 'What', look: 'grow', cell: (e) => [ACTIONS[e.action] ?? e.action, ACTIONS[e.action] && h('p', { class: 'hint' }, e.action)] },
  { label: 'Who', cell: (e) => (e.actorUserId === user.id ? 'You' : e.actorUserId && short(e.actorUserId)) },
  { label: 'On', cell: (e) => target(e.target, link) },
  { label: 'From', cell: (e) => e.address },
  { label: 'Details', look: 'any', cell: (e) => details(e.data) },
];

const trail = (user, link, ask) => pagedTable({
  caption: 'Audit trail, newest first',
  columns: columns(user, link),
  ask: async ({ cursor }) => {
    const { entries, next } = await ask({ cursor, limit: PAGE });
    return { rows: entries, next };
  },
  rowProps: () => ({ 'data-testid': 'audit-row' }),
  nothing: () => ['Nothing has happened yet', 'Launches, deletions and every look at a token are written down here.'],
});

export async function activity({ org, user, link }) {
  const list = trail(user, link, (wish) => audit(org.id, wish));
  if (org) await list.load();
  else list.el.append(errorBox('list', 'You are in no organisation.'));
  return {
    title: 'Activity',
    refresh: () => list.load(),
    el: h('div', { class: 'page' },
      pageHead({ title: 'Activity', lead: org && ['What was done in ', alien(org.name), ', by whom and from where.'] }), list.el),
  };
}

export async function auditTrail({ user, link, query, go }) {
  const of = query.get('of');
  const list = trail(user, link, (wish) => (of ? audit(of, wish) : everything.audit(wish)));
  await list.load();
  const choose = h('form', { class: 'tools', on: {
    submit: (event) => {
      event.preventDefault();
      const id = new FormData(event.target).get('of').trim();
      go(id ? `/admin/audit?of=${encodeURIComponent(id)}` : '/admin/audit');
    },
  } }, h('input', { name: 'of', type: 'search', value: of ?? '', 'aria-label': 'Id of an organisation', placeholder: 'Id of an organisation; empty for all', autocomplete: 'off', 'data-testid': 'audit-org' }), h('button', null, 'Show'));
  return {
    title: 'Audit trail',
    refresh: () => list.load(),
    el: h('div', { class: 'page' }, pageHead({ title: 'Audit trail', lead: of ? ['Of organisation ', h('code', null, of)] : 'Of all organisations, and of what belongs to none.' }), choose, list.el),
  };
}
