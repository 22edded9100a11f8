// Deleting a worker: the name typed as confirmation, then the receipt of the teardown.

import { alien, announce, fill, h, squash, text } from '../ui/dom.js';
import { card, errorBox } from '../ui/parts.js';
import { moment } from '../ui/time.js';
import { inWords } from '../ui/words.js';

/** Opens the dialog; `removed()` is called once the worker is gone. Returns the dialog. */
export function confirmRemoval(workers, worker, removed) {
  const phrase = squash(worker.name) ? worker.name : worker.id.slice(0, 8);
  const input = h('input', { id: 'confirm', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', dir: 'auto', 'data-testid': 'delete-confirm', 'aria-describedby': 'confirm-why' });
  const yes = h('button', { class: 'danger', disabled: true, 'data-testid': 'delete-yes' }, 'Delete');
  const errors = h('div', { class: 'stack' });
  const dialog = h('dialog', { 'aria-labelledby': 'confirm-title' }, h('form', { method: 'dialog', class: 'stack' },
    h('h2', { id: 'confirm-title' }, 'Delete this worker?'),
    h('p', { id: 'confirm-why' }, worker.destination === 'cloud'
      ? 'Its host is shut down, its address is removed and its tokens stop working. This cannot be undone.'
      : 'Den forgets it and its tokens stop working. Files on your machine stay. This cannot be undone.'),
    h('div', { class: 'field' }, h('label', { for: 'confirm' }, 'Type ', alien(phrase, 'phrase'), ' to confirm'), input),
    errors,
    h('div', { class: 'choices' },
      h('button', { type: 'button', on: { click: () => dialog.close() } }, 'Keep it'), yes)));

  input.addEventListener('input', () => { yes.disabled = squash(input.value) !== squash(phrase); });
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (yes.disabled) return;
    yes.disabled = true;
    fill(errors);
    const error = await workers.remove(worker.id).catch((e) => e);
    if (error && error.status !== 404) {
      yes.disabled = false;
      return fill(errors, errorBox('form', inWords(error)));
    }
    dialog.close();
    removed();
  });
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
  return dialog;
}

const RESOURCES = { host: 'Host', domain: 'Address', dns: 'DNS record' };
const STATES = { // [look of the dot, word]
  pending: ['waiting', 'waiting'], gone: ['done', 'gone'], suspended: ['done', 'suspended'], failed: ['failed', 'failed, is tried again'],
};

function line({ resource, ref, state, at, attempts, lastError }) {
  const [look, word] = STATES[state] ?? ['waiting', state];
  const tries = look !== 'done' && attempts > 1 && `${attempts} attempts`;
  return h('li', { class: 'step', 'data-resource': resource, 'data-state': look },
    h('span', { class: 'dot', 'aria-hidden': 'true' }),
    h('div', null, h('span', { class: 'label' }, RESOURCES[resource] ?? resource),
      [ref, tries, look !== 'done' && lastError].filter(Boolean).map((words) => h('p', { class: 'hint' }, alien(words)))),
    h('span', { class: 'times' }, h('span', { class: 'took' }, word), look === 'done' && h('span', { class: 'hint' }, moment(at))));
}

/** {el, stop}: the teardown, watched until it is finished. Null where the server has no receipt for us. */
export async function receipt(workers, id) {
  const sentence = h('p');
  const list = h('ul', { class: 'steps' });
  const el = card('Teardown receipt', sentence, list);
  el.dataset.testid = 'teardown';
  let timer;
  let delay = 1500;

  function render({ requestedAt, finishedAt, steps }) {
    el.dataset.finished = Boolean(finishedAt);
    const before = sentence.textContent;
    const asked = requestedAt ? `Requested ${moment(requestedAt)}. ` : '';
    if (!finishedAt) text(sentence, `${asked}Den is cleaning up what it used. You can leave this page; the work goes on.`);
    else text(sentence, asked + (steps.length ? `All it used was cleaned up by ${moment(finishedAt)}.` : 'It used nothing that had to be cleaned up.'));
    if (before !== sentence.textContent) announce(sentence.textContent);
    fill(list, steps.map(line));
    if (!finishedAt) again();
  }

  function again() {
    timer = setTimeout(async () => {
      const record = await workers.teardown(id).catch((error) => error);
      if (timer && record.steps) render(record);
      else if (timer && record.status !== 401) again();
    }, delay = Math.min(delay * 1.3, 15_000));
  }

  const record = await workers.teardown(id).catch(() => null);
  if (!record?.steps) return null;
  render(record);
  return {
    el,
    stop() {
      clearTimeout(timer);
      timer = null;
    },
  };
}
