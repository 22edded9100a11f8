// The software on a worker: which versions run, and the upgrade.

import { alien, announce, fill, h } from '../ui/dom.js';
import { action, ask, card, facts } from '../ui/parts.js';
import { inWords } from '../ui/words.js';

const MOST = 20;

/** The worker's own JSON as lines: whatever it says, it is text, and there is an end to it. */
function lines(value, path = []) {
  if (value === null || typeof value !== 'object') return [[path.join(' · ') || 'answer', String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => (path.length > 4 ? [] : lines(inner, [...path, key])));
}

function versions(answer) {
  const services = Object.entries(answer?.services ?? {})
    .filter(([, service]) => service?.actualVersion)
    .map(([name, { actualVersion, targetVersion }]) =>
      [name, targetVersion && targetVersion !== actualVersion ? `${actualVersion} (wants ${targetVersion})` : actualVersion]);
  const rows = services.length ? services : lines(answer);
  return facts(Object.fromEntries(rows.slice(0, MOST).map(([name, value]) => [name.slice(0, 80), alien(value.slice(0, 200))])));
}

/** {el, update(worker, instance)}: asks the worker only once it is healthy, and again when somebody wants to know. */
export function runtimePanel(workers) {
  const body = h('div', { class: 'stack', 'data-testid': 'runtime' });
  const said = h('p', { class: 'done', role: 'status', 'data-testid': 'upgrade-said', hidden: true });
  let worker;
  let asked = false;

  async function look() {
    try {
      fill(body, versions(await workers.versions(worker.id)));
    } catch (error) {
      fill(body, h('p', { class: 'muted', 'data-testid': 'runtime-none' },
        error.code === 'worker_runtime_unavailable' || error.status === 502 ? 'The worker gave no answer.' : inWords(error)));
    }
  }

  const again = action('Check', look, { class: 'small', 'data-testid': 'runtime-check' });
  const upgrade = h('button', { type: 'button', class: 'small', 'data-testid': 'upgrade', on: {
    click: () => ask({
      testid: 'upgrade-ask',
      title: 'Upgrade this worker?',
      about: h('p', null, 'The worker installs the newest OpenWork and starts again. People who use it are interrupted for a moment.'),
      yes: 'Upgrade',
      words: inWords,
      async act() {
        await workers.upgrade(worker.id);
        said.hidden = false;
        fill(said, 'The worker has begun to upgrade itself.');
        announce(said.textContent);
      },
    }),
  } }, 'Upgrade…');
  const el = card('Runtime', body, said, h('div', { class: 'row-line' }, again, upgrade));

  return {
    el,
    update(next, instance) {
      worker = next;
      el.hidden = worker.status !== 'healthy' || !instance;
      if (el.hidden || asked) return;
      asked = true;
      if (instance.provider === 'stub') return fill(body, h('p', { class: 'muted' }, 'This worker exists on paper: there is nobody to ask, unless you run one at its address.'));
      fill(body, h('p', { class: 'muted' }, 'Asking the worker…'));
      look();
    },
  };
}

