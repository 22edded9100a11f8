// The only place that makes elements. Text is always a text node and an attribute never a handler or a
// style: whatever a user or a worker calls itself, it stays text.

const SVG = 'http://www.w3.org/2000/svg';

/** h('a', {href, class, on: {click}}, 'text', node, null, [more]) */
export const h = (tag, props, ...children) => dress(document.createElement(tag), props, children);

/** The same for pictures. */
export const svg = (tag, props, ...children) => dress(document.createElementNS(SVG, tag), props, children);

function dress(el, props, children) {
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

/**
 * A place that shows data: `draw(data)` is asked again only when they have changed, and what had the focus
 * has it afterwards, recognised by `data-key`.
 */
export function region(props, draw, tag = 'div') {
  const el = h(tag, props);
  let shown;
  return {
    el,
    show(data) {
      const next = JSON.stringify(data);
      if (next === shown) return;
      shown = next;
      const key = el.contains(document.activeElement) && document.activeElement.dataset.key;
      fill(el, draw(data));
      if (key) el.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
    },
  };
}

/** True for what a link may lead to: a view of this page, the web, the desktop app. */
export const safeLink = (address) => /^(\/(?![/\\])|\?|#|https?:\/\/|openwork:\/\/)/i.test(address ?? '');

export const outside = { target: '_blank', rel: 'noopener noreferrer' };

/** Without blanks and invisible characters, which nobody can see or type with confidence. */
export const squash = (value) => value.normalize('NFC').replace(/[\s\p{C}]/gu, '');

/** Text that others chose: its writing direction cannot leak into ours. */
export const alien = (value, style = '') =>
  h('bdi', { class: `alien ${style}` }, squash(value) ? value : '(no visible text)');

/** The same for places that take no elements: titles and announcements. */
export const plain = (value) => value.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').slice(0, 80);

const live = document.getElementById('live');

/** Says it to screen readers. */
export function announce(sentence) {
  live.textContent = '';
  setTimeout(() => { live.textContent = sentence; }, 60);
}
