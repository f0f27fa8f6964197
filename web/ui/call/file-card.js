import { el, fill, focusedIn, find, icon, reconcile } from '../../lib/dom.js';
import { bytesText } from '../../lib/bytes.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';

/**
 * How far a file is with one person.
 *
 * @typedef {{key: string, who: string, state: string, done: number}} FileLine
 * @typedef {'accept' | 'decline' | 'cancel'} FileAction
 */

/** @type {Record<string, FileAction[]>} */
const ACTIONS = {
  'in.offered': ['accept', 'decline'],
  'in.receiving': ['cancel'],
  'in.waiting': ['cancel'],
  'out.offered': ['cancel'],
  'out.sending': ['cancel'],
  'out.waiting': ['cancel'],
};

/**
 * One file in the chat: its name and size, and how far it is with whom. Events: `act` (detail: {key, action}).
 *
 * @extends {Events<{act: {key: string, action: FileAction}}>}
 */
export class FileCard extends Events {
  #size;
  #incoming;
  #lines = el('ul', { class: 'file__lines' });

  /** @param {{name: string, size: number, incoming: boolean}} file */
  constructor({ name, size, incoming }) {
    super();
    this.#size = size;
    this.#incoming = incoming;
    this.element = el(
      'li',
      { class: 'file', data: { testid: incoming ? 'file-in' : 'file-out' } },
      el(
        'div',
        { class: 'file__head' },
        icon('file'),
        // Letters from right to left stay within the name.
        el('bdi', { class: 'file__name' }, name),
        el('span', { class: 'quiet small' }, bytesText(size)),
      ),
      this.#lines,
    );
  }

  /** @param {FileLine[]} lines */
  show(lines) {
    reconcile(
      this.#lines,
      lines,
      ({ key }) => key,
      () => this.#createLine(),
      (line, how) => this.#update(line, how),
    );
  }

  #createLine() {
    return el(
      'li',
      { class: 'file__line' },
      el('p', { class: 'small', role: 'status' }),
      el('progress', { class: 'file__progress', max: '100', hidden: true }),
      el('div', { class: 'file__actions' }),
    );
  }

  /** @param {HTMLElement} line @param {FileLine} how */
  #update(line, { key, who, state, done }) {
    const parts = /** @type {[HTMLElement, HTMLProgressElement, HTMLElement]} */ ([...line.children]);
    const [text, progress, actions] = parts;
    const percent = this.#size > 0 ? Math.floor((done / this.#size) * 100) : 100;
    const moves = ['sending', 'receiving', 'waiting'].includes(state);
    progress.hidden = !moves;
    progress.value = percent;
    progress.setAttribute('aria-label', t('files.progress', { percent }));
    const kind = `${this.#incoming ? 'in' : 'out'}.${state}`;
    if (line.dataset.state === kind) return;
    line.dataset.state = kind;
    text.textContent = t(`files.${kind}`, { who });
    const focused = focusedIn(actions);
    fill(
      actions,
      (ACTIONS[kind] ?? []).map((action) => this.#action(key, action)),
    );
    if (focused) (find(actions, `[data-testid="${focused}"]`) ?? actions.querySelector('button'))?.focus();
  }

  /** @param {string} key @param {FileAction} action */
  #action(key, action) {
    return el(
      'button',
      {
        class: `button button--small${action === 'accept' ? ' button--primary' : ''}`,
        type: 'button',
        data: { testid: `file-${action}` },
        on: { click: () => this.emit('act', { key, action }) },
      },
      t(`files.${action}`),
    );
  }
}
