// Times in words.

import { h, text } from './dom.js';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const calendar = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

const UNITS = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3_600], ['minute', 60]];

function agoWords(iso) {
  const s = (Date.now() - Date.parse(iso)) / 1000;
  const [unit, size] = UNITS.find(([, length]) => s >= length) ?? [];
  return unit ? relative.format(-Math.floor(s / size), unit) : 'just now';
}

/** 42 s · 3 min 5 s · 2 h 10 min */
export function duration(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  const parts = [[Math.floor(s / 3600), 'h'], [Math.floor(s / 60) % 60, 'min'], [s % 60, 's']];
  return parts.filter(([n]) => n).slice(0, 2).map(([n, unit]) => `${n} ${unit}`).join(' ') || '0 s';
}

const valid = (iso) => iso && !Number.isNaN(Date.parse(iso));

export const moment = (iso) => (valid(iso) ? absolute.format(new Date(iso)) : '');
export const clock = (iso) => (valid(iso) ? exact.format(new Date(iso)) : '');
export const day = (iso) => (valid(iso) ? calendar.format(new Date(iso)) : '');

/** How long ago it was, kept up to date; the exact moment on hover. */
export const ago = (iso) => valid(iso) && h('time', { datetime: iso, title: moment(iso), 'data-ago': true }, agoWords(iso));

setInterval(() => {
  for (const el of document.querySelectorAll('time[data-ago]')) text(el, agoWords(el.dateTime));
}, 20_000);

/** $50.00, from 5000 and 'usd'; null where the amount is not known. */
export function money(amount, currency) {
  if (amount === null || amount === undefined) return null;
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: currency ?? 'usd' });
    return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
  } catch { // no such currency
    return `${amount} ${currency}`;
  }
}
