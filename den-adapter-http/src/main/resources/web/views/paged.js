// A long list, page by page.

import { fill, h } from '../ui/dom.js';
import { action, empty, errorBox, table } from '../ui/parts.js';
import { inWords } from '../ui/words.js';

/**
 * {el, load(wish)}: `ask({...wish, cursor})` → {rows, next}; more rows come with a button. An answer that
 * comes after a newer wish is thrown away.
 */
export function pagedTable({ caption, columns, ask, rowProps, nothing }) {
  const el = h('div', { class: 'stack' });
  let turn = 0;
  let rows = [];

  function draw(wish, next) {
    if (!rows.length) return fill(el, empty(...nothing(wish)));
    const focused = document.activeElement?.dataset.testid === 'more';
    const more = next && action('Show more', () => fetchPage(wish, next, turn), { 'data-testid': 'more' });
    fill(el, table(caption, columns, rows, rowProps),
      h('div', { class: 'row-line' }, h('p', { class: 'hint', 'data-testid': 'shown' }, `${rows.length} shown${next ? '' : ', all of them'}`), more));
    if (focused) more?.focus({ preventScroll: true });
  }

  async function fetchPage(wish, cursor, mine) {
    try {
      const page = await ask({ ...wish, cursor });
      if (mine !== turn) return;
      rows = [...rows, ...page.rows];
      draw(wish, page.next);
    } catch (error) {
      if (mine === turn && error.status !== 401) el.append(errorBox('list', inWords(error)));
    }
  }

  return {
    el,
    load(wish = {}) {
      rows = [];
      return fetchPage(wish, null, ++turn);
    },
  };
}
