import { el, fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { isSubscribed, notifications, testNotifications, turnOff, turnOn } from '../../lib/notifications.js';
import { toast } from '../../ui/toast.js';

/**
 * Whether calls ring on this device while nobody looks at the page.
 *
 * @param {HTMLElement} container
 */
export async function showNotifications(container) {
  const state = notifications();
  const line = el('p', { role: 'status', data: { testid: 'notifications-state' } });
  const buttons = state === 'on' ? [button('test', test), button('turnOff', off)] : state === 'off' ? [button('turnOn', on)] : [];
  line.textContent = t(`notifications.${state === 'on' && !(await reaches()) ? 'open' : state}`);
  fill(container, line, buttons.length > 0 && el('div', { class: 'notifications__actions' }, buttons));

  async function on() {
    await turnOn();
    await showNotifications(container);
  }

  async function off() {
    await turnOff();
    await showNotifications(container);
  }
}

/** Without an answer nothing better is promised. */
function reaches() {
  return isSubscribed().catch(() => false);
}

async function test() {
  await testNotifications();
  toast(t('notifications.tested'));
}

/** @param {string} name @param {() => Promise<void>} run */
function button(name, run) {
  const element = el(
    'button',
    {
      class: name === 'turnOn' ? 'button button--primary' : 'button',
      type: 'button',
      data: { testid: `notifications-${name}` },
      on: { click: press },
    },
    t(`notifications.${name}`),
  );
  return element;

  async function press() {
    element.disabled = true;
    try {
      await run();
    } catch {
      toast(t('notifications.failed'));
    } finally {
      element.disabled = false;
    }
  }
}
