// How Den is doing: for administrators.

import { admin } from '../data/api.js';
import { fill, h } from '../ui/dom.js';
import { bars, lines, shares } from '../ui/chart.js';
import { action, card, errorBox, facts, pageHead } from '../ui/parts.js';
import { duration, moment } from '../ui/time.js';
import { inWords } from '../ui/words.js';

const RANGES = [[7, '7 days'], [30, '30 days'], [90, '90 days']];
const DAY = 86_400_000;
const LOOKS = { healthy: 'good', provisioning: 'busy', failed: 'bad' };

const shortDay = (iso) => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(iso));

/** Every day of the range, whether or not the server mentions it. */
function daysOf(range) {
  const today = Math.floor(Date.now() / DAY) * DAY;
  return Array.from({ length: range }, (_, i) => new Date(today - (range - 1 - i) * DAY).toISOString().slice(0, 10));
}

const byDay = (entries) => new Map((entries ?? []).map((entry) => [String(entry.day).slice(0, 10), entry]));

function charts(stats, range) {
  const days = daysOf(range);
  const signUps = byDay(stats.signUps);
  const launches = byDay(stats.launches);
  const counted = days.map((day) => ({ label: shortDay(day), value: signUps.get(day)?.count ?? 0 }));
  const status = Object.entries(stats.workers).map(([name, count]) => ({ status: name, count }));
  const timed = days.filter((day) => launches.has(day)).map((day) => ({ day, ...launches.get(day) }));
  const seconds = (value) => duration(value * 1000);
  return h('div', { class: 'columns even' },
    h('section', { class: 'card' }, bars(`Sign-ups a day, ${counted.reduce((sum, { value }) => sum + value, 0)} in all`, counted, [
      { label: 'Day', cell: (r) => r.label, look: 'grow' }, { label: 'Sign-ups', cell: (r) => String(r.value), look: 'number' }])),
    h('section', { class: 'card' }, shares('Workers by status', ['healthy', 'provisioning', 'failed']
      .map((name) => ({ label: name, look: LOOKS[name], value: status.find((s) => s.status === name)?.count ?? 0 }))
      .concat(status.filter((s) => !LOOKS[s.status]).map((s) => ({ label: s.status, value: s.count }))))),
    h('section', { class: 'card wide' }, timed.length
      ? lines('How long launches took', days.map(shortDay), [
        { name: 'half were faster (p50)', look: 'good', values: days.map((day) => launches.get(day)?.p50Seconds ?? null) },
        { name: '19 of 20 were faster (p95)', look: 'busy', values: days.map((day) => launches.get(day)?.p95Seconds ?? null) },
      ], seconds, timed, [
        { label: 'Day', cell: (r) => shortDay(r.day), look: 'grow' },
        { label: 'Launches', cell: (r) => String(r.count), look: 'number' },
        { label: 'p50', cell: (r) => seconds(r.p50Seconds), look: 'number' },
        { label: 'p95', cell: (r) => seconds(r.p95Seconds), look: 'number' }])
      : h('figure', { class: 'chart' }, h('figcaption', null, 'How long launches took'), h('p', { class: 'muted' }, 'No launch has ended in this time.'))));
}

function totals() {
  const body = h('div');
  const load = action('Count them', async (button) => {
    fill(body, h('p', { class: 'muted' }, 'Counting…'));
    try {
      const { summary, admins, generatedAt } = await admin.overview();
      button.hidden = true;
      fill(body, facts({
        Users: `${summary.totalUsers} · ${summary.verifiedUsers} verified`,
        'New users': `${summary.recentUsers7d} in 7 days · ${summary.recentUsers30d} in 30 days`,
        'Users with workers': String(summary.usersWithWorkers),
        Workers: `${summary.totalWorkers} · ${summary.cloudWorkers} cloud · ${summary.localWorkers} local`,
        Administrators: (admins ?? []).map(({ email }) => email).join(', '),
        Counted: moment(generatedAt),
      }));
    } catch (error) {
      fill(body, errorBox('totals', inWords(error)));
    }
  }, { class: 'small', 'data-testid': 'totals' });
  return card('Totals', h('p', { class: 'hint' }, 'Reads every account, so it is done only when somebody asks.'), h('div', null, load), body);
}

export async function overview({ query, go }) {
  const range = RANGES.map(([days]) => days).find((days) => String(days) === query.get('days')) ?? 30;
  const stats = await admin.stats(range);
  const select = h('select', { 'aria-label': 'Time', 'data-testid': 'range' }, RANGES.map(([days, label]) => h('option', { value: days, selected: days === range }, label)));
  select.addEventListener('change', () => go(`/admin?days=${select.value}`));
  return {
    title: 'Overview',
    el: h('div', { class: 'page' }, pageHead({ title: 'Overview', actions: select, lead: 'Days are those of UTC.' }), charts(stats, range), totals()),
  };
}
