import { api } from '../lib/api.js';
import { fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { LocalMedia } from '../rtc/media.js';
import { leftScreen, obstacle, passcodeScreen, refusalScreen } from './room/screens.js';
import { chosenDevices } from './room/settings.js';

// The preview is there before the far larger rest, which comes while one looks at oneself.
const loadEntry = () => import('./room/entry.js');
const loadCall = () => import('./room/call.js');
const main = document.querySelector('main');
const roomId = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const asked = new URLSearchParams(location.search);

await start();

async function start() {
  const missing = obstacle();
  if (missing) return show(refusalScreen({ code: missing, guest: true }));
  try {
    const me = await api.get('/session');
    const room = await describe(me);
    document.title = t('call.title', { room: room.name });
    if (asked.has('call')) await enterCalled(me, room);
    else await enterPreviewed(me, room);
  } catch (error) {
    show(refusalScreen({ code: error.status === 401 ? 'unauthenticated' : error.code, message: error.detail }));
  }
}

/** Guests and rooms made for one call have no more than the address here; entering tells the rest. */
async function describe(me) {
  const unknown = { id: roomId, name: asked.has('call') ? t('call.direct') : roomId, inside: [] };
  if (me.guest) return unknown;
  try {
    return await api.get(`/rooms/${encodeURIComponent(roomId)}`);
  } catch (error) {
    if (error.status === 401 || error.status === 0) throw error;
    return unknown;
  }
}

async function enterPreviewed(me, room) {
  const media = new LocalMedia({ chosen: chosenDevices() });
  const { Entry } = await loadEntry();
  const entry = new Entry({ media, room: room.name });
  entry.showInside((room.inside ?? []).map(({ name }) => name));
  show(entry.element);
  loadCall();
  await entry.run();
  await enter({ me, room, media });
}

/** Who accepted a ring wants to talk now, not to look into a mirror. */
async function enterCalled(me, room) {
  const media = new LocalMedia({ chosen: chosenDevices() });
  await enter({ me, room, media, call: asked.get('call') });
  await media.open('mic');
  if (asked.get('camera') !== 'off') await media.open('camera');
}

async function enter({ me, room, media, call, passcode }) {
  const { Call } = await loadCall();
  const used = { mic: media.micOn, camera: media.cameraOn };
  const stay = new Call({ me, room, media, call, passcode });
  stay.addEventListener('over', ({ detail }) => {
    const rejoin = detail.reason === 'removed' || call ? undefined : () => again({ me, room, used });
    show(leftScreen({ ...detail, rejoin, guest: me.guest }));
  });
  stay.addEventListener('refused', ({ detail }) => refused({ me, room, used, passcode, refusal: detail }));
  show(stay.element);
  stay.start();
}

/** The same devices as before, without asking anything again. */
async function again({ me, room, used, passcode }) {
  const media = new LocalMedia({ chosen: chosenDevices() });
  media.mute(!used.mic);
  await enter({ me, room, media, passcode });
  await media.open('mic');
  if (used.camera) await media.open('camera');
}

function refused({ me, room, used, passcode, refusal }) {
  if (refusal.code === 'wrong-passcode') {
    const submit = (text) => again({ me, room, used, passcode: text });
    return show(passcodeScreen({ wrong: passcode !== undefined, submit }));
  }
  const retry =
    refusal.retry === 'never' || refusal.code === 'unauthenticated' ? undefined : () => again({ me, room, used });
  show(refusalScreen({ ...refusal, again: retry, guest: me.guest }));
}

function show(element) {
  fill(main, element);
  element.querySelector('h1[tabindex]')?.focus();
}
