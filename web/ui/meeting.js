import { el, icon } from '../lib/dom.js';
import { nameOf } from '../lib/guest-name.js';
import { t } from '../lib/i18n.js';
import { roomPath } from '../lib/room-path.js';
import { nextMeeting } from '../lib/schedule.js';
import { serverNow } from '../lib/server-time.js';
import { clock, dayAndClock } from '../lib/time.js';
import { avatar } from './avatar.js';

const MISSING_SHOWN = 6;

/** When people meet in the room, in a few words; empty without a time. @param {rest.Room} room */
export function whenOf({ schedule }) {
  const meeting = schedule && nextMeeting(schedule, serverNow());
  if (!meeting) return '';
  const begun = meeting.start <= serverNow();
  return begun ? t('meeting.now', { end: clock(meeting.end) }) : dayAndClock(meeting.start);
}

/** @param {rest.Room} room */
export function calendarLink({ id, name }) {
  const label = t('room.time.calendar', { room: name });
  return el(
    'a',
    {
      class: 'button button--icon button--quiet',
      href: `/api/v1/rooms/${encodeURIComponent(id)}/calendar.ics`,
      download: `${id}.ics`,
      'aria-label': label,
      title: label,
      data: { testid: 'calendar' },
    },
    icon('calendar-plus'),
  );
}

/**
 * A meeting that has begun: who is here, and who is missing, with a way to ring each.
 *
 * @param {rest.Room} room
 * @param {{missing: {user: string, name: string}[], ring: (user: string) => unknown}} options
 */
export function begunMeeting(room, { missing, ring }) {
  const names = room.inside.map(nameOf).join(', ');
  return el(
    'section',
    { class: 'meeting', 'aria-label': t('meeting.begun', { room: room.name }), data: { testid: `meeting-${room.id}` } },
    icon('calendar-clock'),
    el(
      'div',
      { class: 'meeting__text' },
      el('p', {}, el('strong', {}, t('meeting.begun', { room: room.name })), ' ', names ? t('meeting.here', { names }) : t('meeting.nobody')),
      missing.length > 0 &&
        el(
          'p',
          { class: 'meeting__missing' },
          t('meeting.missing'),
          missing.slice(0, MISSING_SHOWN).map((person) => ringButton(person, ring)),
          missing.length > MISSING_SHOWN && t('meeting.more', { count: missing.length - MISSING_SHOWN }),
        ),
    ),
    el('a', { class: 'button button--primary button--small', href: roomPath(room.id), data: { testid: 'join-meeting' } }, t('rooms.join')),
  );
}

/** @param {{user: string, name: string}} person @param {(user: string) => unknown} ring */
function ringButton(person, ring) {
  const { user, name } = person;
  return el(
    'button',
    {
      class: 'button button--tinted button--small meeting__person',
      type: 'button',
      'aria-label': t('people.ring.name', { name }),
      data: { testid: `ring-${user}` },
      on: { click: () => ring(user) },
    },
    avatar(person),
    name,
    icon('phone'),
  );
}
