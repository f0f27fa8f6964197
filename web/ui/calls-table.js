import { viewOf } from '../lib/call-view.js';
import { el, fill, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { clock, day, dayAndClock, duration } from '../lib/time.js';
import { callDetails } from './call-details.js';
import { redial } from './redial.js';

const COLUMNS = ['when', 'who', 'outcome', 'duration', 'people', 'actions'];

// On a phone the rows are laid out as cards; CSS that does so takes a table's meaning away, the roles give it back.
const ROLES = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', th: 'columnheader', td: 'cell' };

/** The call log: a row for each call, its details under it when opened. */
export class CallsTable {
  #me;
  #onRing;
  #body = part('tbody');
  #more;

  /** @param {{me: string, onRing: (users: string[], call) => void, onMore: () => void}} options */
  constructor({ me, onRing, onMore }) {
    this.#me = me;
    this.#onRing = onRing;
    this.#more = el(
      'button',
      { class: 'button log__more', type: 'button', data: { testid: 'more' }, on: { click: onMore } },
      t('calls.more'),
    );
    const head = part(
      'tr',
      {},
      COLUMNS.map((name) => part('th', { scope: 'col', class: `log__${name}` }, t(`calls.column.${name}`))),
    );
    this.element = el('div', {}, part('table', { class: 'log' }, part('thead', {}, head), this.#body), this.#more);
  }

  replace(calls, { more }) {
    fill(this.#body);
    this.append(calls, { more });
  }

  append(calls, { more }) {
    this.#body.append(...calls.flatMap((call) => this.#rows(call)));
    this.#more.hidden = !more;
  }

  #rows(call) {
    const view = viewOf(call, this.#me);
    const details = part('tr', { class: 'log__details', id: `details-${call.id}`, hidden: true });
    const toggle = expander(call, view, details);
    const row = part(
      'tr',
      {
        class: view.missed ? 'log__row log__row--missed' : 'log__row',
        data: { testid: 'call-row', outcome: call.outcome, call: call.id },
      },
      cell(
        'when',
        el('time', { datetime: call.startedAt }, el('span', {}, day(call.startedAt)), ' ', clock(call.startedAt)),
      ),
      cell('who', view.who || t('call.nobody')),
      cell(
        'outcome',
        el('span', { class: 'outcome', data: { word: view.word } }, icon(view.icon), t(`call.outcome.${view.word}`)),
      ),
      part(
        'td',
        { class: 'log__duration', data: { testid: 'duration' } },
        call.durationSeconds > 0 ? duration(call.durationSeconds) : '',
      ),
      cell('people', el('span', {}, t('calls.people', { count: call.people.length }))),
      cell(
        'actions',
        redial(view, (users) => this.#onRing(users, call)),
        toggle,
      ),
    );
    return [row, details];
  }
}

function expander(call, view, details) {
  const button = el(
    'button',
    {
      class: 'button button--icon button--quiet button--small',
      type: 'button',
      'aria-label': t('calls.details', { when: dayAndClock(call.startedAt), who: view.who }),
      'aria-expanded': 'false',
      'aria-controls': details.id,
      data: { testid: 'details' },
    },
    icon('chevron-down'),
  );
  button.addEventListener('click', () => {
    details.hidden = !details.hidden;
    button.setAttribute('aria-expanded', String(!details.hidden));
    if (!details.firstChild) details.append(part('td', { colspan: COLUMNS.length }, callDetails(call)));
  });
  return button;
}

function cell(name, ...children) {
  return part('td', { class: `log__${name}` }, ...children);
}

function part(tag, attributes = {}, ...children) {
  return el(tag, { role: ROLES[tag], ...attributes }, ...children);
}
