// Deleting a worker: the name typed as confirmation, then the receipt of the teardown.

import { api } from '../api.js';
import { alien, announce, fill, h, squash } from '../dom.js';
import { RESOURCES, TEARDOWN, explain, moment } from '../words.js';

/** Opens the dialog; `removed()` is called after the server said 204 (or that it is gone already). */
export function confirmRemoval(worker, removed) {
  const phrase = squash(worker.name) ? worker.name : worker.id.slice(0, 8);
  const input = h('input', { id: 'confirm', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', dir: 'auto', 'data-testid': 'delete-confirm', 'aria-describedby': 'confirm-why' });
  const yes = h('button', { type: 'submit', class: 'danger', disabled: true, 'data-testid': 'delete-yes' }, 'Delete worker');
  const errors = h('div');
  const dialog = h('dialog', { 'aria-labelledby': 'confirm-title' },
    h('form', { method: 'dialog', class: 'stack' },
      h('h2', { id: 'confirm-title' }, 'Delete this worker?'),
      h('p', { id: 'confirm-why' }, worker.destination === 'cloud'
        ? 'Its host is shut down, its address is removed and its tokens stop working. This cannot be undone.'
        : 'Den forgets it and its tokens stop working. Files on your machine stay. This cannot be undone.'),
      h('div', { class: 'field' },
        h('label', { for: 'confirm' }, 'Type ', alien(phrase, { class: 'alien phrase' }), ' to confirm'),
        input),
      errors,
      h('div', { class: 'actions' },
        h('button', { type: 'button', 'data-testid': 'delete-no', on: { click: () => dialog.close() } }, 'Keep it'), yes)));
  let busy = false;

  input.addEventListener('input', () => { yes.disabled = squash(input.value) !== squash(phrase); });
  dialog.addEventListener('cancel', (event) => { if (busy) event.preventDefault(); });
  dialog.addEventListener('close', () => dialog.remove());
  dialog.firstChild.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy || yes.disabled) return;
    busy = true;
    yes.setAttribute('aria-disabled', 'true');
    yes.textContent = 'Deleting…';
    try {
      await api.deleteWorker(worker.id);
    } catch (error) {
      if (error.status !== 404) {
        busy = false;
        yes.removeAttribute('aria-disabled');
        yes.textContent = 'Delete worker';
        fill(errors, h('p', { class: 'error box', role: 'alert', 'data-testid': 'error', 'data-field': 'form' }, explain(error).form));
        return;
      }
    }
    dialog.close();
    removed();
  });
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
  return dialog;
}

/** Watches the teardown until it is finished. Null where the server keeps no receipt for us. */
export async function receipt(id) {
  let record;
  try {
    record = await api.teardown(id);
  } catch {
    return null;
  }
  if (!record?.steps) return null;
  const sentence = h('p');
  const list = h('ul', { class: 'steps' });
  const el = h('section', { class: 'card', 'data-testid': 'teardown', 'aria-labelledby': 'teardown-title' },
    h('h2', { id: 'teardown-title' }, 'Teardown receipt'), sentence, list);
  let timer;
  let stopped = false;
  let delay = 1500;

  function render() {
    el.dataset.finished = String(Boolean(record.finishedAt));
    const words = record.finishedAt
      ? record.steps.length ? `Everything it used was cleaned up by ${moment(record.finishedAt)}.` : 'It used nothing that had to be cleaned up.'
      : 'Den is cleaning up what it used. You can leave this page; the work goes on.';
    if (sentence.textContent !== words) announce(words);
    fill(sentence, words);
    fill(list, record.steps.map((step) => h('li', { class: 'step', 'data-resource': step.resource, 'data-state': { gone: 'done', suspended: 'done', failed: 'failed' }[step.state] ?? 'waiting' },
      h('span', { class: 'dot', 'aria-hidden': 'true' }),
      h('div', { class: 'step-text' },
        h('span', null, RESOURCES[step.resource] ?? step.resource),
        step.ref && h('p', { class: 'muted step-detail' }, alien(step.ref)),
        step.lastError && step.state !== 'gone' && h('p', { class: 'muted step-detail' }, alien(step.lastError))),
      h('span', { class: 'muted step-time' }, TEARDOWN[step.state] ?? step.state))));
  }

  async function again() {
    try {
      record = await api.teardown(id);
    } catch (error) {
      if (error.status === 401 || error.status === 404) return;
    }
    if (stopped) return;
    render();
    delay = Math.min(delay * 1.3, 15_000);
    if (!record.finishedAt) timer = setTimeout(again, delay);
  }

  render();
  if (!record.finishedAt) timer = setTimeout(again, delay);
  return {
    el,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
