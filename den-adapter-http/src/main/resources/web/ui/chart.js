// Small charts: a picture for those who see it, the same figures as a table for everybody.

import { h, svg } from './dom.js';
import { table } from './parts.js';

const WIDTH = 600;
const HEIGHT = 150;
const GAP = 0.25; // of a bar's place

/** A round number that is not below the largest value. */
function ceiling(most) {
  if (most <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((n) => n * unit).find((n) => n >= most);
}

function figure({ title, picture, legend, top, labels, rows, columns }) {
  return h('figure', { class: 'chart' },
    h('figcaption', null, title, legend && h('span', { class: 'legend' }, legend)),
    h('div', { class: 'plot', 'aria-hidden': 'true' },
      h('span', { class: 'axis top' }, top),
      picture,
      h('div', { class: 'axis days' }, h('span', null, labels[0]), labels.length > 1 && h('span', null, labels.at(-1)))),
    h('details', { class: 'more' }, h('summary', null, 'Figures'), table(title, columns, rows)));
}

const canvas = (...content) =>
  svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'presentation' },
    [0, 0.5, 1].map((y) => svg('line', { class: 'grid', x1: 0, x2: WIDTH, y1: HEIGHT * y, y2: HEIGHT * y })), content);

/** One bar for each of [{label, value}]. */
export function bars(title, entries, columns) {
  const most = ceiling(Math.max(0, ...entries.map(({ value }) => value)));
  const place = WIDTH / Math.max(1, entries.length);
  const picture = canvas(entries.map(({ label, value }, i) => svg('rect', {
    class: 'bar', x: (i + GAP / 2) * place, width: place * (1 - GAP),
    y: HEIGHT * (1 - value / most), height: HEIGHT * value / most,
  }, svg('title', null, `${label}: ${value}`))));
  return figure({ title, picture, top: most, labels: entries.map(({ label }) => label), columns, rows: entries.filter(({ value }) => value) });
}

/** Lines over the same days: series [{name, look, values}], null where a day has none. */
export function lines(title, labels, series, words, rows, columns) {
  const most = ceiling(Math.max(0, ...series.flatMap(({ values }) => values.filter((v) => v !== null))));
  const x = (i) => (labels.length < 2 ? WIDTH / 2 : WIDTH * i / (labels.length - 1));
  const y = (value) => HEIGHT * (1 - value / most);
  const drawn = series.map(({ look, values }) => {
    const points = values.flatMap((value, i) => (value === null ? [] : [[x(i), y(value)]]));
    return [
      points.length > 1 && svg('polyline', { class: `line ${look}`, points: points.map((p) => p.map(Math.round).join(',')).join(' ') }),
      // A mark is a line of no length with round ends: it stays round however the picture is stretched.
      points.map(([px, py]) => svg('line', { class: `mark ${look}`, x1: px, x2: px, y1: py, y2: py })),
    ];
  });
  return figure({
    title, picture: canvas(drawn), top: words(most), labels, rows, columns,
    legend: series.map(({ name, look }) => h('span', { class: `key ${look}` }, name)),
  });
}

/** Parts of a whole, as one bar: [{label, value, look}]. */
export function shares(title, entries) {
  const whole = entries.reduce((sum, { value }) => sum + value, 0);
  let x = 0;
  const parts = entries.filter(({ value }) => value).map(({ value, look }) => {
    const width = WIDTH * value / whole;
    const part = svg('rect', { class: `share ${look ?? ''}`, x, width, y: 0, height: 20 });
    x += width;
    return part;
  });
  return h('figure', { class: 'chart' }, h('figcaption', null, title, h('b', { class: 'sum' }, whole)),
    whole > 0 && h('div', { class: 'plot flat', 'aria-hidden': 'true' },
      svg('svg', { viewBox: `0 0 ${WIDTH} 20`, preserveAspectRatio: 'none', role: 'presentation' }, parts)),
    h('ul', { class: 'legend' }, entries.map(({ label, value, look }) =>
      h('li', null, h('span', { class: `key ${look ?? ''}` }, label), ' ', h('b', null, value)))));
}
