// What views are put together from.

import { announce, h, text } from './dom.js';

/** The top of a view: where it is, what it is called, what can be done. */
export function pageHead({ back, title, mark, lead, actions }) {
  return h('header', { class: 'page-head' },
    back && h('nav', { class: 'crumbs', 'aria-label': 'Breadcrumb' }, h('a', { href: back.href }, back.label)),
    h('div', { class: 'title-line' }, h('h1', { tabindex: -1 }, title), mark,
      actions && h('div', { class: 'actions' }, actions)),
    lead && h('p', { class: 'lead' }, lead));
}

let cards = 0;

export function card(title, ...children) {
  const id = `card-${++cards}`;
  return h('section', { class: 'card', 'aria-labelledby': id }, h('h2', { id }, title), ...children);
}

export const errorBox = (name, ...children) =>
  h('div', { class: 'error box', role: 'alert', 'data-testid': 'error', 'data-field': name }, ...children);

export const notice = (...children) => h('p', { class: 'notice', role: 'status', 'data-testid': 'notice' }, ...children);

/** Nothing here yet, and what to do about it. */
export const empty = (title, sentence, action) =>
  h('div', { class: 'empty', 'data-testid': 'empty' }, h('h2', null, title), h('p', { class: 'muted' }, sentence), action);

/** A word on a coloured ground; the colour never says more than the word. */
export const pill = (word, look, testid = 'status') => h('span', { class: 'pill', 'data-look': look, 'data-testid': testid }, word);

const LOOKS = { healthy: 'good', provisioning: 'busy', failed: 'bad' };
export const statusPill = (status) => {
  const el = pill(status, LOOKS[status], 'worker-status');
  el.dataset.status = status;
  return el;
};

/** Term and value, line by line; lines without a value are left out. */
export const facts = (rows) => h('dl', { class: 'facts' }, Object.entries(rows)
  .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
  .map(([term, value]) => [h('dt', null, term), h('dd', null, value)]));

/**
 * A table that turns into cards where there is little room. `columns`: {label, cell(row), look}. The roles
 * are written out because browsers drop them from tables that are not laid out as such.
 */
export function table(caption, columns, rows, rowProps = () => ({})) {
  const head = columns.map(({ label, look }) => h('th', { role: 'columnheader', scope: 'col', class: look }, label));
  const line = (row) => h('tr', { role: 'row', ...rowProps(row) }, columns.map(({ label, cell, look }) => {
    const value = cell(row);
    const none = value === null || value === undefined || value === '';
    return h('td', { role: 'cell', class: `${look ?? ''}${none ? ' none' : ''}`, 'data-label': label }, none ? '–' : value);
  }));
  return h('div', { class: 'table' }, h('table', { role: 'table' }, h('caption', { class: 'hush' }, caption),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, head)),
    h('tbody', { role: 'rowgroup' }, rows.map(line))));
}

/** A button that does something and can be pressed once at a time; `act` explains its own errors. */
export function action(label, act, props) {
  const button = h('button', { type: 'button', ...props }, label);
  button.addEventListener('click', async () => {
    if (button.ariaDisabled) return;
    button.ariaDisabled = 'true';
    try {
      await act(button);
    } finally {
      button.ariaDisabled = null;
    }
  });
  return button;
}

export function copyButton(id, what, value) {
  const word = h('span', null, 'Copy');
  const button = h('button', { type: 'button', class: 'small copy', 'data-testid': `copy-${id}` }, word, h('span', { class: 'hush' }, ` ${what}`));
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(value);
      text(word, 'Copied');
    } catch { // plain http has no clipboard: one click selects the text
      text(word, 'Copy by hand');
    }
    announce(`${word.textContent}: ${what}.`);
    setTimeout(() => text(word, 'Copy'), 2000);
  });
  return button;
}

/**
 * Asks before something is done. `act()` may throw; what it throws is shown by `words(error)` and the
 * dialog stays. Returns the dialog, which is gone once it is closed.
 */
export function ask({ title, about, yes, danger, act, words, testid = 'confirm' }) {
  const errors = h('div', { class: 'stack' });
  const dialog = h('dialog', { 'aria-labelledby': 'ask-title', 'data-testid': testid }, h('div', { class: 'stack' },
    h('h2', { id: 'ask-title' }, title), h('div', { class: 'stack' }, about), errors,
    h('div', { class: 'choices' },
      h('button', { type: 'button', 'data-testid': `${testid}-no`, on: { click: () => dialog.close() } }, 'Cancel'),
      action(yes, async () => {
        errors.replaceChildren();
        try {
          await act();
          dialog.close();
        } catch (error) {
          errors.append(errorBox('form', words(error)));
        }
      }, { class: danger ? 'danger' : 'primary', 'data-testid': `${testid}-yes` }))));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
