import { el, fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { dayAndClock } from '../lib/time.js';
import { loadingRows } from './loading.js';
import { toast } from './toast.js';

const LOOK_AGAIN = 700; // ms
const LOOKS = 15;

/** What was sent to one subscriber, newest first. */
export class DeliveryLog {
  #load;
  #replay;
  element = el('div', { class: 'deliveries', hidden: true });

  /** @param {{load: () => Promise<object[]>, replay: (delivery) => Promise<void>}} options */
  constructor({ load, replay }) {
    this.#load = load;
    this.#replay = replay;
  }

  /** Opens or closes. @returns {boolean} whether it is open now */
  toggle() {
    this.element.hidden = !this.element.hidden;
    if (!this.element.hidden) {
      fill(this.element, loadingRows());
      this.#refresh();
    }
    return !this.element.hidden;
  }

  /** Opens, and looks until the newest delivery has been tried. */
  async follow() {
    this.element.hidden = false;
    for (let look = 0; look < LOOKS; look++) {
      const [newest] = await this.#refresh();
      if (newest?.attempts > 0) return;
      await new Promise((done) => setTimeout(done, LOOK_AGAIN));
    }
  }

  async #refresh() {
    try {
      const deliveries = await this.#load();
      fill(this.element, deliveries.length ? this.#table(deliveries) : el('p', { class: 'quiet' }, t('deliveries.none')));
      return deliveries;
    } catch (error) {
      fill(this.element, el('p', { class: 'quiet' }, sentenceFor(error)));
      return [];
    }
  }

  #table(deliveries) {
    return el(
      'table',
      {},
      el('thead', {}, el('tr', {}, ['what', 'when', 'result', 'again'].map((name) => el('th', { scope: 'col' }, t(`deliveries.${name}`))))),
      el(
        'tbody',
        {},
        deliveries.map((delivery) => this.#row(delivery)),
      ),
    );
  }

  #row(delivery) {
    const again = el('button', { class: 'button button--quiet button--small', type: 'button' }, t('deliveries.replay'));
    again.addEventListener('click', async () => {
      again.disabled = true;
      try {
        await this.#replay(delivery);
        await this.follow();
      } catch (error) {
        again.disabled = false;
        toast(sentenceFor(error));
      }
    });
    return el(
      'tr',
      { data: { testid: 'delivery', state: delivery.state } },
      el('td', {}, el('code', {}, delivery.type)),
      el('td', {}, dayAndClock(delivery.lastAttemptAt ?? delivery.createdAt)),
      el('td', {}, resultOf(delivery)),
      el('td', {}, delivery.state === 'pending' ? null : again),
    );
  }
}

function resultOf({ state, status, error, attempts, nextAttemptAt }) {
  const answer = status ? t('deliveries.status', { status }) : error ? t('deliveries.unreachable') : '';
  const word = el('span', { class: `delivery-state delivery-state--${state}`, title: error }, t(`deliveries.${state}`));
  const next = state === 'pending' && attempts > 0 ? t('deliveries.next', { when: dayAndClock(nextAttemptAt) }) : '';
  return [word, el('span', { class: 'quiet' }, [answer, next].filter(Boolean).join(' · '))];
}
