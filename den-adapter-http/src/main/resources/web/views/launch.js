// The form that launches a worker.

import { billing } from '../data/api.js';
import { h } from '../ui/dom.js';
import { choice, draftOf, field, form } from '../ui/form.js';
import { card, pageHead } from '../ui/parts.js';
import { workerPath } from './workers.js';

export const LAUNCH_DRAFT = 'worker';

/** The name of what somebody was about to launch when something else came up; null for nothing. */
export const unfinishedLaunch = () => draftOf(LAUNCH_DRAFT)?.name || null;

/** What goes with a refusal for want of a plan: the way to one. */
export function payOffer(error, link) {
  if (error.status !== 402) return null;
  const checkout = error.body?.polar?.checkoutUrl;
  return h('div', { class: 'row-line' },
    checkout && h('a', { href: checkout, class: 'button primary', 'data-testid': 'checkout' }, 'Go to checkout'),
    h('a', { href: link('/billing'), 'data-testid': 'why-pay' }, 'Why am I asked to pay?'));
}

const optional = (name, label, testid, hint, more) =>
  field(name, label, { autocomplete: 'off', 'data-testid': testid, ...more }, hint);

function launchForm({ workers, secrets, go, link }) {
  const path = optional('workspacePath', 'Workspace path', 'worker-path', 'The folder that it works in.');
  let key;
  let keyFor;

  const el = form({
    testid: 'worker-form',
    draft: LAUNCH_DRAFT,
    fields: [
      field('name', 'Name', { autocomplete: 'off', required: true, maxlength: 255, dir: 'auto', placeholder: 'Research assistant', 'data-testid': 'worker-name' }),
      optional('description', 'Description (optional)', 'worker-description', 'What it is for; your team sees it.', { dir: 'auto', maxlength: 1024 }),
      choice('destination', 'Where it runs', [
        { value: 'cloud', label: 'Cloud', hint: 'Den creates a host and looks after it.', testid: 'worker-destination-cloud' },
        { value: 'local', label: 'Local', hint: 'Your own machine; Den keeps its tokens.', testid: 'worker-destination-local' },
      ]),
      path,
      h('details', { class: 'more' }, h('summary', null, 'Advanced'), h('div', { class: 'stack' },
        optional('imageVersion', 'Image version', 'worker-image', 'Leave empty for the newest.', { maxlength: 128 }),
        optional('sandboxBackend', 'Sandbox backend', 'worker-sandbox', 'Leave empty for the default.', { maxlength: 64 }))),
    ],
    submit: 'Launch worker',
    submitId: 'worker-launch',
    check(values) {
      const wrong = values.name.trim() ? {} : { name: 'Give the worker a name.' };
      if (values.destination === 'local' && !values.workspacePath.trim()) wrong.workspacePath = 'A local worker needs the path of its workspace.';
      return wrong;
    },
    offer: (error) => payOffer(error, link),
    async send({ name, destination, workspacePath, ...more }) {
      const wanted = { name: name.trim(), destination, ...(destination === 'local' && { workspacePath }) };
      for (const [field, value] of Object.entries(more)) if (value.trim()) wanted[field] = value.trim();
      // The same key until somebody answers: a repeat after a lost answer launches nothing twice.
      if (keyFor !== JSON.stringify(wanted)) key = Array.from(crypto.getRandomValues(new Uint32Array(4))).join('-');
      keyFor = JSON.stringify(wanted);
      try {
        const { worker, tokens } = await workers.create(wanted, key);
        secrets.set(worker.id, tokens);
        go(link(workerPath(worker.id)), true);
      } catch (error) {
        if (![0, 502, 504].includes(error.status) && error.code !== 'request_in_progress') keyFor = null;
        throw error;
      }
    },
  });
  const toggle = () => { path.hidden = el.elements.destination.value !== 'local'; };
  el.addEventListener('change', toggle);
  toggle();
  return el;
}

/** What a launch costs, known before anybody is refused. */
async function price({ offers, link }) {
  if (!offers.paywall) return null;
  const told = await billing.explain().catch(() => null);
  if (!told || told.decision === 'disabled') return null;
  return card('Your plan', told.decision === 'allowed'
    ? h('p', { 'data-testid': 'plan-allows' }, told.rule === 'free_allowance' ? 'The next cloud worker is free.' : 'Your plan covers cloud workers.')
    : h('p', { 'data-testid': 'plan-asks' }, 'Cloud workers need a plan; local ones never do. You are led to the checkout when you launch. ',
      h('a', { href: link('/billing') }, 'More on billing')));
}

export async function launch(context) {
  const { link, org, orgs } = context;
  return {
    title: 'Launch a worker',
    el: h('div', { class: 'page' },
      pageHead({ back: { href: link('/workers'), label: 'Workers' }, title: 'Launch a worker', lead: orgs.length > 1 && org && `In ${org.name}.` }),
      h('div', { class: 'columns' },
        h('section', { class: 'card', 'aria-label': 'The worker' }, launchForm(context)),
        h('div', { class: 'stack' }, await price(context),
          card('What happens then', h('ol', { class: 'plain' },
            h('li', null, 'Den creates the host and starts OpenWork on it. You can watch, leave, or close this page: it goes on.'),
            h('li', null, 'Once the worker is healthy you get its address, its tokens and a link that opens it in the OpenWork app.'),
            h('li', null, 'If something fails you see why, nothing is charged, and one button tries again.')))))),
  };
}
