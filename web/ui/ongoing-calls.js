import { viewOf } from '../lib/call-view.js';
import { el, fill, find, focusedIn, icon, present, reconcile } from '../lib/dom.js';
import { nameOf } from '../lib/guest-name.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { serverNow } from '../lib/server-time.js';
import { clock, duration } from '../lib/time.js';
import { actionButton } from './action-button.js';
import { confirm } from './confirm.js';
import { emptyState } from './empty.js';
import { toast } from './toast.js';

const NOBODY = ''; // whoever looks on is on no side of a call

/** The calls of everybody that ring or go on, for an admin. */
export class OngoingCalls {
  #end;
  #list = el('ul', { class: 'rows' });
  element = el('div', {});

  /** @param {(call: rest.Call) => Promise<void>} end */
  constructor(end) {
    this.#end = end;
  }

  /** @param {rest.Call[]} calls */
  show(calls) {
    if (calls.length === 0) {
      fill(
        this.element,
        emptyState({ symbol: 'phone', title: t('admin.calls.none.title'), text: t('admin.calls.none.text') }),
      );
      return;
    }
    if (!this.#list.isConnected) fill(this.element, this.#list);
    reconcile(
      this.#list,
      calls.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt)),
      ({ id }) => id,
      ({ id }) => el('li', { class: 'row row--told', data: { testid: `ongoing-${id}` } }),
      (row, call) => this.#update(row, call),
    );
  }

  /** @param {HTMLElement} row @param {rest.Call} call */
  #update(row, call) {
    const { who } = viewOf(call, NOBODY);
    const line = lineOf(call);
    // The buttons stay while only the time goes on: a dialog may lead back to one.
    const seen = JSON.stringify([who, call.media]);
    if (row.dataset.seen === seen) {
      present(find(row, '.row__line')).textContent = line;
      return;
    }
    row.dataset.seen = seen;
    const focused = focusedIn(row);
    fill(
      row,
      el('span', { class: 'room-mark room-mark--busy' }, icon(call.media === 'audio' ? 'phone' : 'video')),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'row__title' }, who),
        el('span', { class: 'row__line' }, line),
      ),
      actionButton({
        text: t('admin.end'),
        label: t('admin.calls.end.label', { who }),
        testid: 'end-call',
        run: () =>
          confirm({
            title: t('admin.calls.end.title'),
            text: t('admin.calls.end.text', { who }),
            action: t('admin.end'),
            run: () => this.#end(call).catch((error) => toast(sentenceFor(error))),
          }),
      }),
    );
    if (focused) find(row, `[data-testid="${focused}"]`)?.focus();
  }
}

/** @param {rest.Call} call */
function lineOf({ kind, answeredAt, startedAt, people }) {
  if (!answeredAt) return t('admin.calls.rings', { when: clock(startedAt) });
  const inside = people.filter(({ spans }) => spans.some(({ leftAt }) => leftAt === null));
  const since = t('admin.calls.since', {
    when: clock(answeredAt),
    length: duration(Math.max(0, (serverNow() - Date.parse(answeredAt)) / 1000)),
  });
  const names = inside.map(nameOf).join(', ');
  return [since, kind === 'room' && names].filter(Boolean).join(' · ');
}
