import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { offersNotifications, postponeNotifications, turnOn } from '../../lib/notifications.js';

/**
 * Offers in the lobby that calls ring in the background too, until somebody answers. The browser asks only after a press.
 *
 * @param {HTMLElement} container
 */
export function offerNotifications(container) {
  if (!offersNotifications()) return;
  const card = el(
    'div',
    { class: 'offer', role: 'region', 'aria-label': t('notifications.title'), data: { testid: 'notifications-offer' } },
    icon('bell-ring'),
    el('p', {}, t('notifications.offer')),
    el(
      'div',
      { class: 'offer__actions' },
      button('notifications.later', 'button--quiet', later),
      button('notifications.turnOn', 'button--primary', on),
    ),
  );
  container.append(card);

  function later() {
    postponeNotifications();
    card.remove();
  }

  async function on() {
    await turnOn();
    // Where the browser's question was closed without an answer, there is a next time.
    card.remove();
  }
}

/** @param {string} text @param {string} look @param {() => void} run */
function button(text, look, run) {
  return el(
    'button',
    { class: `button button--small ${look}`, type: 'button', data: { testid: text }, on: { click: run } },
    t(text),
  );
}
