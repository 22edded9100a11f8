// Forms that keep what was typed, say each error next to its field, and send once.

import { h, announce } from './dom.js';
import { explain } from './words.js';

const drafts = new Map();
let count = 0;

/** Forgets everything typed: after signing out, or when somebody else signs in. */
export const forgetDrafts = () => drafts.clear();

/**
 * A labelled control: {name, label, hint?, input: attributes}. `secret` fields are never kept.
 * Returns {el, input, name}.
 */
export function field({ name, label, hint, input: attributes, secret = false, extra = null }) {
  const id = `f${++count}`;
  const input = h('input', { id, name, autocapitalize: 'off', spellcheck: 'false', ...attributes });
  const hintEl = hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null;
  if (hintEl) input.setAttribute('aria-describedby', hintEl.id);
  const el = h('div', { class: 'field', 'data-for': name },
    h('label', { for: id }, label),
    extra ? h('div', { class: 'joined' }, input, extra(input)) : input,
    hintEl);
  return { el, input, name, secret };
}

/** A button that shows and hides a password. */
export const reveal = (input) => {
  const button = h('button', { type: 'button', class: 'small' }, 'Show', h('span', { class: 'hush' }, ' password'));
  button.addEventListener('click', () => {
    const show = input.type === 'password';
    input.type = show ? 'text' : 'password';
    button.firstChild.data = show ? 'Hide' : 'Show';
  });
  return button;
};

/**
 * {testid, draft, fields, body, check(values) → {field: sentence}, send(values), submit: label}.
 * `send` does the work; what it throws is explained in place. `draft` names what is kept for later.
 */
export function form({ testid, draft, fields, body, check, send, submit, submitId = 'submit' }) {
  const kept = drafts.get(draft) ?? {};
  for (const f of fields) if (!f.secret && kept[f.name] !== undefined) f.input.value = kept[f.name];

  const button = h('button', { type: 'submit', class: 'primary', 'data-testid': submitId }, submit);
  const el = h('form', { 'data-testid': testid, method: 'post', novalidate: true, class: 'stack' }, body ?? fields.map((f) => f.el), button);
  const values = () => Object.fromEntries(new FormData(el));
  let busy = false;

  const clear = (name) => {
    for (const old of el.querySelectorAll('.error')) {
      if (name && old.dataset.field !== name) continue;
      const input = el.querySelector(`[aria-describedby~="${old.id}"]`);
      if (input) {
        input.removeAttribute('aria-invalid');
        const rest = input.getAttribute('aria-describedby').split(' ').filter((id) => id !== old.id).join(' ');
        if (rest) input.setAttribute('aria-describedby', rest);
        else input.removeAttribute('aria-describedby');
      }
      old.remove();
    }
  };

  const show = ({ fields: wrong, form: whole, link }) => {
    clear();
    let first = null;
    const rest = [];
    for (const [name, sentence] of Object.entries(wrong)) {
      const place = [...el.querySelectorAll('[data-for]')].find((p) => p.dataset.for === name);
      const input = place?.querySelector('input');
      if (!place || place.hidden || !input) {
        rest.push(`${name}: ${sentence}`);
        continue;
      }
      const id = `e${++count}`;
      place.append(h('p', { class: 'error', id, 'data-testid': 'error', 'data-field': name }, sentence));
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${id}`.trim());
      first ??= input;
    }
    if (whole) rest.unshift(whole);
    if (rest.length) {
      button.before(h('div', { class: 'error box', role: 'alert', 'data-testid': 'error', 'data-field': 'form' },
        rest.join(' '), link && h('p', null, h('a', { href: link.href, target: '_blank', rel: 'noopener noreferrer', class: 'button', 'data-testid': 'checkout' }, link.label))));
    }
    if (first) {
      announce(Object.values(wrong).join(' '));
      first.focus();
    }
  };

  el.addEventListener('input', (event) => {
    const typed = {};
    for (const f of fields) if (!f.secret) typed[f.name] = f.input.value;
    drafts.set(draft, { ...drafts.get(draft), ...typed });
    clear(event.target.name);
    clear('form');
  });

  el.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    const wrong = check?.(values()) ?? {};
    if (Object.keys(wrong).length) return show({ fields: wrong });
    clear();
    busy = true;
    button.setAttribute('aria-disabled', 'true');
    el.setAttribute('aria-busy', 'true');
    try {
      await send(values());
      drafts.delete(draft);
    } catch (error) {
      show(explain(error));
    } finally {
      busy = false;
      button.removeAttribute('aria-disabled');
      el.removeAttribute('aria-busy');
    }
  });

  return { el, values, show, button, keep: (extra) => drafts.set(draft, { ...drafts.get(draft), ...extra }), kept };
}
