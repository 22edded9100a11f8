// The only place that makes elements. Text is always a text node, attributes are always plain
// attributes: nothing a user or a worker calls itself can become markup, script or style.

const LINKS = /^(https?:|openwork:)/i;

/** h('a', {href, class, 'data-testid', on: {click}}, 'text', node, null, [more]) */
export function h(tag, props, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') {
      for (const [type, listener] of Object.entries(value)) el.addEventListener(type, listener);
    } else if (name === 'value' || name === 'checked') {
      el[name] = value;
    } else if (name === 'href') {
      const safe = safeLink(value);
      if (safe) el.setAttribute('href', safe);
    } else if (/^(on|style$|srcdoc$)/i.test(name)) {
      throw new Error(`h: attribute ${name} is not allowed`);
    } else {
      el.setAttribute(name, value === true ? '' : String(value));
    }
  }
  put(el, children);
  return el;
}

export function put(el, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    el.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return el;
}

export function fill(el, ...children) {
  el.replaceChildren();
  return put(el, ...children);
}

/** Sets text only where it differs, so that ticking clocks do not disturb a selection. */
export function text(el, value) {
  const next = value ?? '';
  if (el.textContent !== next) el.textContent = next;
}

/** The address if it may be followed (web, desktop app, a view of this page), else null. */
export function safeLink(value) {
  const address = String(value ?? '');
  if (address.startsWith('#')) return address;
  try {
    const url = new URL(address);
    return LINKS.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Without blanks and invisible characters, which nobody can see or type with confidence. */
export const squash = (value) => value.normalize('NFC').replace(/[\s\p{C}]/gu, '');

/** Text that others chose: its writing direction cannot leak into ours. */
export const alien = (value, props) => h('bdi', { class: 'alien', ...props }, squash(value) ? value : '(no visible text)');

/** The same for places that take no elements: titles, labels, announcements. */
export const plain = (value) => String(value ?? '').replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '');

export const outside = { target: '_blank', rel: 'noopener noreferrer' };

const live = document.getElementById('live');
const toast = document.getElementById('toast');
let hiding;

/** Says it to screen readers only. */
export function announce(sentence) {
  live.textContent = '';
  setTimeout(() => { live.textContent = sentence; }, 60);
}

/** Says it to everybody, for a moment. */
export function notify(sentence) {
  toast.textContent = sentence;
  toast.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { toast.hidden = true; }, 5000);
  announce(sentence);
}

export async function copyText(value) {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    // No clipboard API on plain http: the old way, from a field outside the screen.
    const field = h('textarea', { class: 'hush', 'aria-hidden': 'true', readonly: true, value });
    const back = document.activeElement;
    (document.querySelector('dialog[open]') ?? document.body).append(field);
    field.select();
    let done = false;
    try { done = document.execCommand('copy'); } catch { /* answered below */ }
    field.remove();
    back?.focus?.();
    return done;
  }
}

export function copyButton(id, what, value) {
  let timer;
  const button = h('button', { type: 'button', class: 'small', 'data-testid': `copy-${id}` }, 'Copy', h('span', { class: 'hush' }, ` ${what}`));
  button.addEventListener('click', async () => {
    const done = await copyText(value);
    button.firstChild.data = done ? 'Copied' : 'Copy failed';
    announce(done ? `Copied ${what}.` : `Could not copy ${what}. Select the text and copy it by hand.`);
    clearTimeout(timer);
    timer = setTimeout(() => { button.firstChild.data = 'Copy'; }, 2000);
  });
  return button;
}
