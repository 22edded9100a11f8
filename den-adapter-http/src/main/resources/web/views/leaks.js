// What vendors still have and no worker owns: for administrators.

import { admin } from '../data/api.js';
import { alien, h } from '../ui/dom.js';
import { empty, pageHead, pill, table } from '../ui/parts.js';
import { ago, moment } from '../ui/time.js';

const VERDICTS = { ours_orphaned: ['ours, orphaned', 'bad'], foreign: ['not ours', ''], unknown: ['unknown', 'busy'] };
const KINDS = { host: 'Host', service: 'Host', domain: 'Address', dns: 'DNS record' };

const COLUMNS = [
  { label: 'What', cell: (l) => KINDS[l.kind] ?? l.kind },
  { label: 'Name', look: 'grow', cell: (l) => [alien(l.name ?? '', 'clamp'), h('p', { class: 'hint' }, h('code', null, l.ref))] },
  { label: 'Verdict', cell: (l) => pill(...(VERDICTS[l.verdict] ?? [l.verdict, '']), 'verdict') },
  { label: 'Worker', cell: (l) => l.workerId && h('code', { title: l.workerId }, `${l.workerId.slice(0, 8)}…`) },
  { label: 'Installation', cell: (l) => l.installation && alien(l.installation) },
  { label: 'First seen', cell: (l) => ago(l.firstSeen) },
];

export async function leaks({ show, failed }) {
  const { checkedAt, items } = await admin.leaks();
  const order = Object.keys(VERDICTS);
  const rows = [...items].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const again = () => leaks({ show, failed }).then(show, failed);
  return {
    title: 'Leaks',
    refresh: again,
    el: h('div', { class: 'page' },
      pageHead({
        title: 'Leaks',
        lead: checkedAt ? ['What the vendors have and no worker owns; looked at ', ago(checkedAt), ` (${moment(checkedAt)}).`] : 'What the vendors have and no worker owns.',
        actions: h('button', { type: 'button', on: { click: again } }, 'Reload'),
      }),
      rows.length
        ? table('Leaks', COLUMNS, rows, () => ({ 'data-testid': 'leak-row' }))
        : empty(checkedAt ? 'Nothing is left over' : 'Nobody has looked yet',
          checkedAt ? 'Every host, address and DNS record belongs to a worker.' : 'The sweep runs by itself where DEN_SWEEP is report or apply and workers are launched at a real provider.')),
  };
}
