// Forms that keep what was typed, say each error next to its field, and send once.

import { announce, errorBox, h, outside } from './dom.js';
import { explain } from './words.js';

const drafts = new Map();
let count = 0;

/** Forgets everything typed: after signing out, or when somebody else signs in. */
export const forgetDrafts = () => drafts.clear();

/** A labelled input. */
export function field(name, label, attributes, hint) {
  const id = `f${++count}`;
  return h('div', { class: 'field', 'data-for': name },
    h('label', { for: id }, label),
    h('input', { id, name, autocapitalize: 'off', spellcheck: 'false', 'aria-describedby': hint && `${id}-hint`, ...attributes }),
    hint && h('p', { class: 'hint', id: `${id}-hint` }, hint));
}

/**
 * `check(values)` returns {field: sentence}, `send(values)` does the work; what it throws is explained
 * in place. `draft` names what is kept, passwords apart, for when the form is shown again.
 */
export function form({ testid, draft, fields, submit, submitId = 'submit', check, send }) {
  const button = h('button', { class: 'primary', 'data-testid': submitId }, submit);
  const el = h('form', { 'data-testid': testid, method: 'post', novalidate: true, class: 'stack' }, fields, button);
  const values = () => Object.fromEntries(new FormData(el));
  let busy = false;
  for (const [name, value] of Object.entries(drafts.get(draft) ?? {})) if (el.elements[name]) el.elements[name].value = value;

  function clear(which = () => true) {
    for (const error of [...el.querySelectorAll('.error')].filter((e) => which(e.dataset.field))) {
      const input = error.closest('[data-for]')?.querySelector('[aria-invalid]');
      input?.removeAttribute('aria-invalid');
      input?.setAttribute('aria-describedby', input.id + '-hint');
      error.remove();
    }
  }

  function show({ fields: wrong, form: whole, link }) {
    clear();
    const sentences = [whole];
    for (const [name, sentence] of Object.entries(wrong)) {
      const place = el.querySelector(`[data-for="${CSS.escape(name)}"]:not([hidden])`);
      const input = place?.querySelector('input');
      if (!input) {
        sentences.push(`${name}: ${sentence}`);
        continue;
      }
      const id = `e${++count}`;
      place.append(h('p', { class: 'error', id, 'data-testid': 'error', 'data-field': name }, sentence));
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', `${id} ${input.id}-hint`);
    }
    const rest = sentences.filter(Boolean).join(' ');
    if (rest) button.before(errorBox('form', rest, link && h('a', { ...outside, href: link, class: 'button', 'data-testid': 'checkout' }, 'Go to checkout')));
    announce(Object.values(wrong).join(' '));
    el.querySelector('[aria-invalid]')?.focus();
  }

  el.addEventListener('input', ({ target }) => {
    const { password, ...typed } = values();
    drafts.set(draft, { ...drafts.get(draft), ...typed });
    clear((name) => name === target.name || name === 'form');
  });

  el.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    const wrong = check(values());
    if (Object.keys(wrong).length) return show({ fields: wrong });
    clear();
    busy = true;
    button.setAttribute('aria-disabled', 'true');
    try {
      await send(values());
      drafts.delete(draft);
    } catch (error) {
      show(explain(error));
    }
    busy = false;
    button.removeAttribute('aria-disabled');
  });
  return el;
}
