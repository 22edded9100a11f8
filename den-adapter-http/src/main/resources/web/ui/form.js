// Forms that keep what was typed, say each error next to its field, and send once.

import { announce, h } from './dom.js';
import { errorBox } from './parts.js';
import { explain } from './words.js';

// What was typed outlives a reload and a way to the checkout and back, in this tab and for this person only.
const STORE = 'den-drafts';
let count = 0;

function drafts() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

function keepDraft(name, values) {
  const { [name]: old, ...others } = drafts();
  try {
    sessionStorage.setItem(STORE, JSON.stringify(values ? { ...others, [name]: { ...old, ...values } } : others));
  } catch { /* storage is off or full: then a reload forgets */ }
}

/** What was typed into the form of that name and not sent, or null. */
export const draftOf = (name) => drafts()[name] ?? null;

/** Forgets everything typed: after signing out, or when somebody else signs in. */
export function forgetDrafts() {
  try {
    sessionStorage.removeItem(STORE);
  } catch { /* nothing was kept */ }
}

const labelled = (name, label, control, hint) => h('div', { class: 'field', 'data-for': name },
  h('label', { for: control.id }, label), control, hint && h('p', { class: 'hint', id: `${control.id}-hint` }, hint));

/** A labelled input. */
export function field(name, label, attributes, hint) {
  const id = `f${++count}`;
  return labelled(name, label, h('input', {
    id, name, autocapitalize: 'off', spellcheck: 'false', 'aria-describedby': hint && `${id}-hint`, ...attributes,
  }), hint);
}

/** One of a few, each with a sentence: [{value, label, hint, testid}]; the first is chosen. */
export const choice = (name, legend, options) => h('fieldset', { 'data-for': name, class: 'field' }, h('legend', null, legend),
  h('div', { class: 'choices' }, options.map(({ value, label, hint, testid }, i) => h('label', { class: 'choice' },
    h('input', { type: 'radio', name, value, checked: i === 0, 'data-testid': testid }),
    h('span', null, label, h('small', null, hint))))));

export const tick = (name, label, checked) =>
  h('label', { class: 'tick' }, h('input', { type: 'checkbox', name, value: 'yes', checked }), h('span', null, label));

/**
 * `check(values)` returns {field: sentence}; `send(values)` does the work and may return a sentence of success;
 * what it throws is explained in place. `draft` names what is kept, passwords apart, for when the form is
 * shown again. `at` maps error codes to the fields of this form, where they have other names than usual.
 * `offer(error)` may return more to show with an error.
 */
export function form({ testid, draft, fields, submit, submitId = 'submit', look = 'primary', check = () => ({}), at, offer, send }) {
  const button = h('button', { class: look, 'data-testid': submitId }, submit);
  const foot = h('div', { class: 'form-foot' }, button);
  const el = h('form', { 'data-testid': testid, method: 'post', novalidate: true, class: 'stack' }, fields, foot);
  const values = () => Object.fromEntries(new FormData(el));
  let busy = false;

  for (const [name, value] of Object.entries((draft && draftOf(draft)) ?? {})) if (el.elements[name]) el.elements[name].value = value;

  function clear(which = () => true) {
    for (const error of [...el.querySelectorAll('.error')].filter((e) => which(e.dataset.field))) {
      const input = error.closest('[data-for]')?.querySelector('[aria-invalid]');
      input?.removeAttribute('aria-invalid');
      input?.setAttribute('aria-describedby', input.id + '-hint');
      error.remove();
    }
    foot.querySelector('.done')?.remove();
  }

  function show({ fields: wrong, form: whole }, more) {
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
      place.closest('details')?.setAttribute('open', '');
      place.append(h('p', { class: 'error', id, 'data-testid': 'error', 'data-field': name }, sentence));
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', `${id} ${input.id}-hint`);
    }
    const rest = sentences.filter(Boolean).join(' ');
    if (rest) foot.before(errorBox('form', rest, more));
    announce(Object.values(wrong).join(' '));
    el.querySelector('[aria-invalid]')?.focus();
  }

  el.addEventListener('input', ({ target }) => {
    if (draft && target.type !== 'password') keepDraft(draft, { [target.name]: target.value });
    clear((name) => name === target.name || name === 'form');
  });

  el.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    const wrong = check(values());
    if (Object.keys(wrong).length) return show({ fields: wrong });
    clear();
    busy = true;
    button.ariaDisabled = 'true';
    el.ariaBusy = 'true';
    try {
      const done = await send(values());
      if (draft) keepDraft(draft, null);
      if (done) {
        for (const input of el.querySelectorAll('[type=password]')) input.value = '';
        foot.append(h('p', { class: 'done', role: 'status', 'data-testid': `${testid}-done` }, done));
      }
    } catch (error) {
      show(explain(error, at), offer?.(error));
    }
    busy = false;
    button.ariaDisabled = null;
    el.ariaBusy = null;
  });
  return el;
}
