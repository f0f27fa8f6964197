import { Events } from '/lib/events.js';
import { t } from '/lib/i18n.js';
import { Entry } from '/pages/room/prejoin/prejoin.js';
import { equal, test } from './harness.js';

const ADA = { user: 'ada', role: 'member', guest: false };

/** Somebody at the door of a room, whose browser allows devices already. */
async function atTheDoor({ me = ADA, asks = false, starting = [] } = {}) {
  const asked = navigator.permissions.query;
  navigator.permissions.query = async () => ({ state: 'granted' });
  const started = [];
  const media = Object.assign(new Events(), {
    tracks: { mic: null, camera: null },
    errors: { mic: null, camera: null },
    list: { mic: [], camera: [], speaker: [] },
    isStarting: (slot) => starting.includes(slot),
    chosen: () => undefined,
    start: (how) => started.push(how),
  });
  const entry = new Entry({ media, room: 'Daily', me, asks });
  entry.run();
  await new Promise((done) => setTimeout(done)); // it asks what is allowed
  navigator.permissions.query = asked;
  const { element } = entry;
  return { started, element, says: (text) => element.textContent.includes(text) };
}

test('entry: where one has to be let in that is said, and nothing is turned on meanwhile', async () => {
  const open = await atTheDoor();
  equal([open.started.length, open.says(t('call.preview.locked')), open.says(t('call.preview.join'))], [1, false, true]);
  const locked = await atTheDoor({ asks: true });
  equal([locked.started.length, locked.says(t('call.preview.locked')), locked.says(t('call.preview.askIn'))], [0, true, true]);
});

test('entry: a way back leads to the lobby, which guests do not have', async () => {
  const ways = async (me) => [...(await atTheDoor({ me })).element.querySelectorAll('a')].map((way) => way.getAttribute('href'));
  equal([await ways(ADA), await ways({ ...ADA, guest: true })], [['/'], []]);
});

test('entry: while the browser asks for a camera it is not said to be off', async () => {
  const { says } = await atTheDoor({ starting: ['mic', 'camera'] });
  equal([says(t('call.preview.starting')), says(t('call.preview.off'))], [true, false]);
});
