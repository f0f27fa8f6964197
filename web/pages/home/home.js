import { api } from '../../lib/api.js';
import { byId, el, fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { later, oneAtATime } from '../../lib/later.js';
import { ornament } from '../../lib/ornament.js';
import { sentenceFor } from '../../lib/problems.js';
import { loadingRows } from '../../ui/loading.js';
import { PeopleList } from '../../ui/people-list.js';
import { showRecentCalls } from '../../ui/recent-calls.js';
import { RoomList } from '../../ui/room-list.js';
import { toast } from '../../ui/toast.js';
import { watchNews } from '../calls/news.js';
import { goToMessages, openAddressed } from '../messages/addressed.js';
import { openInvite } from './invite.js';
import { offerNotifications } from './offer-notifications.js';
import { showElsewhere } from './own-call.js';
import { showAtOnce } from './at-once.js';
import { showMeetings } from './meetings.js';
import { RoomKeeping } from './rooms.js';
import { watchServerProblems } from './server-problems.js';
import { offerSound } from '../rings/sound-hint.js';
import { openShell } from '../shell.js';

const ringDialog = later(() => import('../../ui/ring-dialog.js'), { soon: true });
const RECENT_CALLS = 8;
const LOOK_AT_CLOCK = 20_000; // ms between two looks at what has begun meanwhile

const [people, rooms, recent] = ['people', 'rooms', 'recent'].map(byId);
for (const panel of [people, rooms, recent]) fill(panel, loadingRows());

const { me, team, connection, messages, inbox, missed, rings, ring } = await openShell('lobby');
const peopleList = new PeopleList(people, {
  onRing: ({ user }) => ring([user]),
  onMessage: ({ user }) => goToMessages(user),
  unreadOf: (user) => inbox.unreadOf(user),
  onInvite: () => invite(t('invite.title.team')),
});
const keeping = new RoomKeeping({ team, me });
const roomList = new RoomList(rooms, {
  onCreate: () => keeping.make(),
  onChange: (room) => keeping.change(room),
  mayChange: (room) => keeping.mayChange(room),
});

for (const source of [team, keeping, inbox]) source.addEventListener('change', showTeam);
watchNews({ rings, connection }, loadRecent);
missed.seenIn(recent);
offerSound(byId('sound'));
byId('invite').addEventListener('click', () => invite());
byId('new-room').addEventListener('click', () => keeping.make());
const several = byId('ring-several');
several.addEventListener('click', oneAtATime(ringSeveral));
offerNotifications(byId('notifications'));
showElsewhere(byId('elsewhere'), { team, me: me.user });
const meetings = showMeetings({ next: byId('next'), begun: byId('meetings') }, { team, keeping, me: me.user, ring });
setInterval(showTeam, LOOK_AT_CLOCK);
if (me.role === 'admin') watchServerProblems(byId('server-problems'));

openAddressed({ me, messages });
showAtOnce({ team, keeping });
loadRecent();
if (new URLSearchParams(location.search).get('invite') === 'open') {
  ornament(() => history.replaceState(null, '', '/'));
  invite(t('invite.title.team'));
}

function showTeam() {
  const others = team.peopleBut(me.user);
  several.hidden = others.length < 2;
  if (team.known.people) peopleList.show(others, (room) => team.roomName(room));
  if (team.known.rooms) roomList.show(team.rooms);
  meetings.show();
  byId('summary').textContent = t('lobby.summary', {
    online: others.filter(({ status }) => status !== 'offline').length,
    rooms: team.rooms.filter(({ inside }) => inside.length > 0).length,
  });
}

async function ringSeveral() {
  try {
    (await ringDialog()).openRingDialog(team.peopleBut(me.user), ring);
  } catch (error) {
    toast(sentenceFor(error));
  }
}

async function loadRecent() {
  try {
    const { items } = await api.get('/calls', { limit: RECENT_CALLS, user: me.user });
    showRecentCalls(recent, items, { me: me.user, onRing: (users, call) => ring(users, call.people) });
  } catch {
    fill(recent, failure());
  }
}

function failure() {
  return el(
    'p',
    { class: 'empty quiet' },
    t('recent.failed'),
    el('button', { class: 'button button--quiet', type: 'button', on: { click: () => loadRecent() } }, t('retry')),
  );
}

/** @param {string} [title] */
function invite(title) {
  openInvite({ me, team, title });
}
