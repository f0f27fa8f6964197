import { api } from '../lib/api.js';
import { el, fill, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';

/**
 * Says in the lobby that one is in a call by another tab or device, and offers to go on with it here.
 *
 * @param {HTMLElement} container
 * @param {{team: import('./team.js').Team, me: string}} options
 */
export function showElsewhere(container, { team, me }) {
  let shown = null;
  team.addEventListener('change', async () => {
    const { inCall = false, room = null } = team.presenceOf(me) ?? {};
    const now = inCall ? room : null;
    if (now === shown) return;
    shown = now;
    const device = now && (await deviceIn(now));
    if (now === shown) fill(container, now && notice({ room: now, name: team.roomName(now), device }));
  });
}

async function deviceIn(room) {
  try {
    const { items } = await api.get('/me/places');
    return items.find((place) => place.room === room)?.device;
  } catch {
    return undefined;
  }
}

function notice({ room, name, device }) {
  return el(
    'div',
    { class: 'elsewhere', data: { testid: 'elsewhere' } },
    icon('monitor-smartphone'),
    el(
      'p',
      {},
      name ? t('elsewhere.room', { room: name }) : t('elsewhere.call'),
      device && el('span', { class: 'small' }, ' ', t('elsewhere.device', { device })),
    ),
    el(
      'a',
      { class: 'button button--primary button--small', href: `/r/${encodeURIComponent(room)}?move` },
      t('elsewhere.move'),
    ),
  );
}
