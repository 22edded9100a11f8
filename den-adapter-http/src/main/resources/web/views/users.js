// Everybody who has an account: for administrators. Searched and paged by the server.

import { admin } from '../data/api.js';
import { alien, h } from '../ui/dom.js';
import { pageHead, pill } from '../ui/parts.js';
import { ago, moment } from '../ui/time.js';
import { pagedTable } from './paged.js';

const PAGE = 50;
const PAUSE = 250;

const BILLING = { paid: ['paid', 'good'], unpaid: ['none', ''], unavailable: ['not known', ''] };

const COLUMNS = [
  { label: 'Name', look: 'grow', cell: (u) => [h('b', null, alien(u.name || u.email, 'clamp')), h('p', { class: 'hint' }, alien(u.email))] },
  { label: 'E-mail', cell: (u) => (u.emailVerified ? pill('verified', 'good') : pill('not verified', '')) },
  { label: 'Signs in with', cell: (u) => (u.authProviders ?? []).join(', ') },
  { label: 'Workers', look: 'number', cell: (u) => u.workerCount !== undefined && `${u.workerCount}${u.cloudWorkerCount ? ` (${u.cloudWorkerCount} cloud)` : ''}` },
  { label: 'Plan', cell: (u) => u.billing && pill(...(BILLING[u.billing.status] ?? [u.billing.status, ''])) },
  { label: 'Last seen', cell: (u) => ago(u.lastSeenAt) },
  { label: 'Joined', look: 'when', cell: (u) => moment(u.createdAt) },
];

export async function users({ query }) {
  const list = pagedTable({
    caption: 'Users, newest first',
    columns: COLUMNS,
    ask: async (wish) => {
      const { users: rows, next } = await admin.users({ ...wish, limit: PAGE });
      return { rows, next };
    },
    rowProps: (user) => ({ 'data-testid': 'user-row', 'data-id': user.id }),
    nothing: ({ query: text }) => (text ? ['Nobody found', 'No name or e-mail address holds that text.'] : ['Nobody yet', 'Accounts appear here as people sign up.']),
  });
  const search = h('input', { type: 'search', value: query.get('query') ?? '', placeholder: 'Name, e-mail address or id', 'aria-label': 'Find users', autocomplete: 'off', 'data-testid': 'user-search' });
  let timer;
  const find = () => {
    const text = search.value.trim();
    history.replaceState(history.state, '', text ? `?query=${encodeURIComponent(text)}` : location.pathname);
    return list.load({ query: text });
  };
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE);
  });
  await list.load({ query: search.value.trim() });
  return {
    title: 'Users',
    refresh: find,
    stop: () => clearTimeout(timer),
    el: h('div', { class: 'page' }, pageHead({ title: 'Users' }), h('div', { class: 'tools' }, search), list.el),
  };
}
