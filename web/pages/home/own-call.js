import { api } from '../../lib/api.js';
import { el, fill, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { deviceNameOf } from '../../lib/server-names.js';
import { roomPath } from '../../lib/room-path.js';
import { needs } from '../../ui/call-obstacle.js';

/**
 * Says in the lobby that one is in a call by another tab or device, and offers to go on with it here.
 *
 * @param {HTMLElement} container
 * @param {{team: import('./team.js').Team, me: string}} options
 */
export function showElsewhere(container, { team, me }) {
  let known = false;
  /** @type {rest.Place | null | undefined} */
  let place = null;
  let shown = '';
  const show = () => {
    const name = place ? team.roomName(place.room) : null;
    const now = JSON.stringify([place, name]);
    if (now === shown) return;
    shown = now;
    fill(container, place && notice({ ...place, name }));
  };
  team.addEventListener('change', async () => {
    const inCall = Boolean(team.presenceOf(me)?.inCall);
    if (inCall !== known) {
      known = inCall;
      const found = inCall ? await currentPlace() : null;
      if (inCall === known) place = found;
    }
    show();
  });
}

/** Presence tells that one is in a call, but the room only where everybody may know it. */
async function currentPlace() {
  try {
    /** @type {rest.Page<rest.Place>} */
    const { items } = await api.get('/me/places');
    return items.find(({ connection }) => connection === 'ok');
  } catch {
    return undefined;
  }
}

/** @param {{room: string, name: string | null, device: string}} place */
function notice({ room, name, device }) {
  return el(
    'div',
    { class: 'elsewhere', data: { testid: 'elsewhere' } },
    icon('monitor-smartphone'),
    el(
      'p',
      {},
      name ? t('elsewhere.room', { room: name }) : t('elsewhere.call'),
      device && el('span', { class: 'small' }, ' ', t('elsewhere.device', { device: deviceNameOf(device) })),
    ),
    el(
      'a',
      { class: 'button button--primary button--small', href: roomPath(room), ...needs('call') },
      t('elsewhere.move'),
    ),
  );
}
