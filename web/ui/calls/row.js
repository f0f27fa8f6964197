import { el, fill, find, focusedIn, icon } from '../../lib/dom.js';
import { nameOf } from '../../lib/guest-name.js';
import { t } from '../../lib/i18n.js';
import { logRowOf } from '../../lib/log-row.js';
import { clock, day, dayAndClock, duration } from '../../lib/time.js';
import { redial } from '../redial.js';
import { qualityMark } from './quality-mark.js';

/** @typedef {(users: string[], call: rest.Call) => unknown} OnRing */
/** @typedef {{me: string, onRing: OnRing, onToggle: (id: string) => void}} RowOptions */

/** A call in the list: its facts in a line, or on a phone on a card, and under it what is open. Knows its place. */
export class CallRow {
  #me;
  #on;
  #line = el('div', { class: 'log__row', role: 'row' });
  /** @type {HTMLElement | null} */
  #details = null;
  #toggle = el('button');

  /** @param {rest.Call} call @param {RowOptions} options */
  constructor(call, { me, onRing, onToggle }) {
    this.#me = me;
    this.#on = { ring: onRing, toggle: () => onToggle(call.id) };
    this.element = el('div', { class: 'log__item', role: 'none' }, this.#line);
    this.#line.addEventListener('click', (event) => this.#clicked(event));
    this.update(call);
  }

  /** @param {rest.Call} call */
  update(call) {
    const view = logRowOf(call, this.#me);
    const focused = focusedIn(this.#line);
    this.#toggle = expander(call, view, this.#on.toggle);
    this.#line.className = view.missed ? 'log__row log__row--missed' : 'log__row';
    Object.assign(this.#line.dataset, { testid: 'call-row', outcome: call.outcome, call: call.id });
    fill(
      this.#line,
      ...facts(call, view),
      cell(
        'actions',
        redial(view, (users) => this.#on.ring(users, call)),
        this.#toggle,
      ),
    );
    this.#tellOpen();
    if (focused) find(this.#line, `[data-testid='${focused}']`)?.focus();
  }

  /** @param {number} index in the list @param {number} top px */
  place(index, top) {
    this.element.style.transform = `translateY(${top}px)`;
    this.#line.setAttribute('aria-rowindex', String(index + 2));
    this.#details?.setAttribute('aria-rowindex', String(index + 2));
  }

  /** @param {HTMLElement|null} details what is open under the row */
  show(details) {
    if (this.#details === details) return;
    this.#details?.remove();
    this.#details = details;
    if (details) this.element.append(details);
    this.#tellOpen();
  }

  /** The element for opening it gets the focus; the page stays where it is. */
  focus() {
    this.#toggle.focus({ preventScroll: true });
  }

  #tellOpen() {
    this.#toggle.setAttribute('aria-expanded', String(this.#details !== null));
  }

  /** A click beside the buttons opens too; one that ends a selection of text does not. @param {MouseEvent} event */
  #clicked({ target }) {
    const onButton = target instanceof Element && target.closest('a, button');
    if (onButton || String(getSelection())) return;
    this.#on.toggle();
  }
}

/** @param {rest.Call} call @param {import('../../lib/log-row.js').LogRow} view */
function facts(call, view) {
  const { startedAt, durationSeconds, people, media } = call;
  const names = people.map(nameOf).join(', ');
  return [
    cell(
      'when',
      el('time', { datetime: startedAt }, el('span', {}, day(startedAt)), ' ', el('span', {}, clock(startedAt))),
    ),
    cell(
      'who',
      el('span', { class: 'log__name' }, view.who || t('call.nobody')),
      el(
        'span',
        { class: 'log__way' },
        icon(view.way.icon),
        `${t(`calls.way.${view.way.name}`)} · ${t(`calls.media.${media}`)}`,
      ),
    ),
    cell(
      'outcome',
      el(
        'span',
        { class: 'outcome', data: { word: view.outcome.word } },
        icon(view.outcome.icon),
        el('span', {}, t(`call.outcome.${view.outcome.word}`)),
      ),
    ),
    el(
      'div',
      { class: 'log__duration', role: 'cell', data: { testid: 'duration' } },
      durationSeconds > 0 ? duration(durationSeconds) : '',
    ),
    cell('people', el('span', { title: names }, t('calls.people', { count: people.length }))),
    cell('quality', view.quality && qualityMark(view.quality)),
  ];
}

/** @param {rest.Call} call @param {import('../../lib/log-row.js').LogRow} view @param {() => void} onClick */
function expander(call, view, onClick) {
  return el(
    'button',
    {
      class: 'button button--icon button--quiet button--small',
      type: 'button',
      'aria-label': t('calls.details', { when: dayAndClock(call.startedAt), who: view.who }),
      'aria-controls': `details-${call.id}`,
      data: { testid: 'details' },
      on: { click: onClick },
    },
    icon('chevron-down'),
  );
}

/** @param {string} name @param {...import('../../lib/dom.js').Child} children */
function cell(name, ...children) {
  return el('div', { class: `log__${name}`, role: 'cell' }, ...children);
}
