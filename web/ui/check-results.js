import { el, fill, icon, reconcile } from '../lib/dom.js';
import { has, t } from '../lib/i18n.js';

/** @type {Record<rest.Check['state'], string>} */
const SYMBOLS = {
  ok: 'circle-check',
  warning: 'triangle-alert',
  error: 'octagon-x',
  skipped: 'circle-minus',
  running: 'loader-circle',
};

/** What the server found out about itself: each check by its shape, colour and words. */
export class CheckResults {
  element = el('ul', { class: 'results' });

  /** @param {rest.Check[]} items */
  show(items) {
    reconcile(this.element, items, ({ id }) => id, create, update);
  }
}

/** @param {rest.Check} item */
function create({ id }) {
  return el('li', { data: { testid: `check-${id}` } });
}

/** @param {HTMLElement} element @param {rest.Check} item */
function update(element, item) {
  const { id, state } = item;
  element.className = `result result--${state}`;
  element.dataset.state = state;
  const title = has(`checks.id.${id}`) ? t(`checks.id.${id}`) : id;
  const advice = words(item, '.do', item.advice);
  fill(
    element,
    icon(SYMBOLS[state] ?? 'circle-minus', { label: t(`checks.state.${state}`) }),
    el(
      'div',
      { class: 'result__words' },
      el('h3', { class: 'result__title' }, title),
      el('p', {}, words(item, '', item.text)),
      advice && el('p', { class: 'result__advice' }, advice),
    ),
  );
}

/**
 * In the reader's language where this page knows the code, else as the server says it.
 *
 * @param {rest.Check} item
 * @param {string} suffix of the key
 * @param {string | null} otherwise
 */
function words({ code, detail }, suffix, otherwise) {
  const key = `checks.code.${code}${suffix}`;
  return otherwise && has(key) ? t(key, detail) : otherwise;
}
