// The only place that makes elements. Text is always a text node and an attribute never a handler or
// a style: whatever a user or a worker calls itself, it stays text.

/** h('a', {href, class, on: {click}}, 'text', node, null, [more]) */
export function h(tag, props, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [type, listener] of Object.entries(value)) el.addEventListener(type, listener);
    else if (/^(on|style$|srcdoc$)/i.test(name)) throw new Error(`h: ${name} is not allowed`);
    else if (name !== 'href' || safeLink(value)) el.setAttribute(name, value === true ? '' : value);
  }
  return put(el, children);
}

function put(el, children) {
  el.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false && c !== ''));
  return el;
}

/** Replaces what is in the element. */
export function fill(el, ...children) {
  el.replaceChildren();
  return put(el, children);
}

/** Sets text only where it differs, so that a ticking clock does not disturb a selection. */
export function text(el, value) {
  if (el.textContent !== (value ?? '')) el.textContent = value ?? '';
}

/** True for what a link may lead to: a view of this page, the web, the desktop app. */
export const safeLink = (address) => /^(#|https?:\/\/|openwork:\/\/)/i.test(address ?? '');

export const outside = { target: '_blank', rel: 'noopener noreferrer' };

/** Without blanks and invisible characters, which nobody can see or type with confidence. */
export const squash = (value) => value.normalize('NFC').replace(/[\s\p{C}]/gu, '');

/** Text that others chose: its writing direction cannot leak into ours. */
export const alien = (value, style = '') =>
  h('bdi', { class: `alien ${style}` }, squash(value) ? value : '(no visible text)');

/** The same for places that take no elements: titles and announcements. */
export const plain = (value) => value.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').slice(0, 80);

export const card = (id, title, ...children) =>
  h('section', { class: 'card', 'aria-labelledby': id }, h('h2', { id }, title), ...children);

export const errorBox = (name, ...children) =>
  h('div', { class: 'error box', role: 'alert', 'data-testid': 'error', 'data-field': name }, ...children);

const live = document.getElementById('live');

/** Says it to screen readers. */
export function announce(sentence) {
  live.textContent = '';
  setTimeout(() => { live.textContent = sentence; }, 60);
}

export function copyButton(id, what, value) {
  const word = h('span', null, 'Copy');
  const button = h('button', { class: 'small', 'data-testid': `copy-${id}` }, word, h('span', { class: 'hush' }, ` ${what}`));
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
