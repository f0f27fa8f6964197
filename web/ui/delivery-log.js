import { el, fill, icon } from '../lib/dom.js';
import { locale, t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { clockToTheSecond, day, dayAndClock } from '../lib/time.js';
import { loadingRows } from './loading.js';
import { toast } from './toast.js';

const LOOK_AGAIN = 700; // ms
const LOOKS = 15;

/** What was sent to one subscriber, newest first. */
export class DeliveryLog {
  #load;
  #replay;
  element = el('div', { class: 'deliveries', hidden: true });

  /** @param {{load: () => Promise<rest.Delivery[]>, replay: (delivery: rest.Delivery) => Promise<void>}} options */
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
      fill(
        this.element,
        deliveries.length
          ? el(
              'ul',
              { 'aria-label': t('webhooks.deliveries') },
              deliveries.map((delivery) => this.#row(delivery)),
            )
          : el('p', { class: 'quiet' }, t('deliveries.none')),
      );
      return deliveries;
    } catch (error) {
      fill(this.element, el('p', { class: 'quiet' }, sentenceFor(error)));
      return [];
    }
  }

  /** @param {rest.Delivery} delivery */
  #row(delivery) {
    const { type, state } = delivery;
    return el(
      'li',
      { class: 'delivery', data: { testid: 'delivery', state } },
      el(
        'details',
        {},
        el(
          'summary',
          {},
          el(
            'span',
            {},
            el('code', {}, type),
            el('span', { class: `delivery__state delivery__state--${state}` }, t(`deliveries.${state}`)),
            el('span', { class: 'delivery__facts' }, factsOf(delivery)),
          ),
        ),
        content(delivery),
      ),
      state !== 'pending' && this.#again(delivery),
    );
  }

  /** @param {rest.Delivery} delivery */
  #again(delivery) {
    const label = t('deliveries.replay');
    const again = el(
      'button',
      { class: 'button button--icon button--quiet', type: 'button', title: label, 'aria-label': label },
      icon('rotate-cw'),
    );
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
    return again;
  }
}

/** @param {rest.Delivery} delivery */
function factsOf({ state, status, error, attempts, createdAt, lastAttemptAt, nextAttemptAt }) {
  const facts = [
    dayAndClock(lastAttemptAt ?? createdAt),
    status ? t('deliveries.status', { status }) : error && t('deliveries.unreachable'),
    attempts > 1 && t('deliveries.attempts', { attempts }),
    state === 'pending' && attempts > 0 && nextAttemptAt && t('deliveries.next', { when: dayAndClock(nextAttemptAt) }),
  ];
  return facts.filter(Boolean).join(' · ');
}

/** Each attempt, and what was posted. @param {rest.Delivery} delivery */
function content({ body, history }) {
  return [
    history.length > 0 &&
      el('ol', { class: 'delivery__attempts', 'aria-label': t('deliveries.history') }, history.map(attemptRow)),
    el('pre', { class: 'delivery__body', tabindex: '0' }, JSON.stringify(body, null, 2)),
  ];
}

/** @param {rest.DeliveryAttempt} attempt */
function attemptRow({ at, status, error, milliseconds }) {
  const outcome = status ? t('deliveries.status', { status }) : t('deliveries.unreachable');
  const took = t('deliveries.took', { milliseconds: milliseconds.toLocaleString(locale()) });
  const facts = [`${day(at)} ${clockToTheSecond(at)}`, outcome, took];
  return el(
    'li',
    { data: { testid: 'attempt' } },
    facts.join(' · '),
    error && el('span', { class: 'delivery__error' }, error),
  );
}
