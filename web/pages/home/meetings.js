import { fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { nextMeeting } from '../../lib/schedule.js';
import { serverNow } from '../../lib/server-time.js';
import { clock } from '../../lib/time.js';
import { begunMeeting } from '../../ui/meeting.js';

const SOON = 24 * 3600 * 1000; // ms within which the next meeting is named

/**
 * Says in the lobby which room people meet in next, and who is missing where it has begun.
 *
 * @param {{next: HTMLElement, begun: HTMLElement}} places
 * @param {{team: import('./team.js').Team, keeping: import('./rooms.js').RoomKeeping, me: string,
 *   ring: import('../shell.js').OnRing}} options
 */
export function showMeetings({ next, begun }, { team, keeping, me, ring }) {
  let shown = '';
  return { show };

  function show() {
    const now = serverNow();
    const meetings = team.namedRooms
      .flatMap((room) => {
        const meeting = room.schedule && nextMeeting(room.schedule, now);
        return meeting ? [{ room, ...meeting }] : [];
      })
      .sort((a, b) => a.start - b.start);
    const coming = meetings.find(({ start }) => start > now && start < now + SOON);
    next.hidden = !coming;
    if (coming) next.textContent = t('meeting.next', { room: coming.room.name, when: clock(coming.start) });
    const running = meetings.filter(({ start }) => start <= now).map(({ room }) => ({ room, missing: missingIn(room) }));
    const seen = JSON.stringify(running);
    if (seen === shown) return;
    shown = seen;
    fill(begun, running.map(({ room, missing }) => begunMeeting(room, { missing, ring: (user) => ring([user], missing, room.id) })));
  }

  /** Of a private room its members, of one of the team everybody. @param {rest.Room} room */
  function missingIn({ id, kind, inside }) {
    const members = keeping.membersOf(id);
    return team
      .peopleBut(me)
      .filter(({ user }) => kind !== 'private' || members.includes(user))
      .filter(({ user }) => !inside.some((person) => person.user === user))
      .map(({ user, name }) => ({ user, name }));
  }
}
