import { el, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { roomPath } from '../lib/room-path.js';
import { needs } from './call-obstacle.js';

/**
 * What one can do about a call of the log: enter it while it goes on, or ring the others of it; null if neither.
 *
 * @param {import('../lib/call-view.js').CallView} view
 * @param {(users: string[]) => void} onRing
 */
export function redial(view, onRing) {
  if (view.room) {
    return el(
      'a',
      {
        class: 'button button--primary button--small',
        href: roomPath(view.room),
        'aria-label': t('call.enter', { room: view.who }),
        ...needs('call'),
        data: { testid: 'join' },
      },
      t('call.join'),
    );
  }
  if (view.others.length === 0) return null;
  const label = t(view.direction === 'in' ? 'call.back.name' : 'call.again.name', { name: view.who });
  return el(
    'button',
    {
      class: view.missed ? 'button button--tinted button--small' : 'button button--quiet button--small button--icon',
      type: 'button',
      'aria-label': label,
      title: label,
      ...needs('ring'),
      data: { testid: 'call-back' },
      on: { click: () => onRing(view.others) },
    },
    icon('phone'),
    view.missed && el('span', {}, t('call.back')),
  );
}
