import { ApiError, api } from '../lib/api.js';
import { fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { rememberedName } from '../lib/known-room.js';
import { LocalMedia } from '../rtc/media.js';
import { reloadedWithin } from './room/place.js';
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
  let me = null;
  try {
    me = await api.get('/session');
    const room = await describe(me);
    document.title = t('call.title', { room: room.name });
    const used = reloadedWithin(roomId) ?? (asked.has('call') && { mic: true, camera: asked.get('camera') !== 'off' });
    if (used) await enterWith({ me, room, used, call: asked.get('call') ?? undefined });
    else await enterPreviewed(me, room);
  } catch (error) {
    const again = error.status === 0 ? () => location.reload() : undefined;
    const code = error.status === 401 ? 'unauthenticated' : error.code;
    show(refusalScreen({ code, message: error.detail, again, guest: me?.guest }));
  }
}

/** Guests and rooms made for one call have no more than the address here; entering tells the rest. */
async function describe(me) {
  if (me.guest && me.room !== roomId) throw new ApiError({ status: 404, code: 'no-such-room' });
  if (me.guest) return { id: roomId, name: rememberedName(roomId) ?? t('call.room') };
  try {
    return await api.get(`/rooms/${encodeURIComponent(roomId)}`);
  } catch (error) {
    if (error.status === 401 || error.status === 0) throw error;
    return { id: roomId, name: t(asked.has('call') ? 'call.direct' : 'call.room') };
  }
}

async function enterPreviewed(me, room) {
  const media = new LocalMedia({ chosen: chosenDevices() });
  const { Entry } = await loadEntry();
  const entry = new Entry({ media, room: room.name });
  entry.showInside(room.inside?.map(({ name }) => name));
  show(entry.element);
  loadCall();
  await entry.run();
  await enter({ me, room, media, used: { mic: media.micOn, camera: media.cameraOn } });
}

/** Straight in: who accepted a ring, or comes again, wants to talk now, not to look into a mirror. */
async function enterWith({ me, room, used, call, passcode }) {
  const media = new LocalMedia({ chosen: chosenDevices() });
  media.mute(!used.mic);
  await enter({ me, room, media, used, call, passcode });
  await media.open('mic');
  if (used.camera) await media.open('camera');
}

async function enter({ me, room, media, used, call, passcode }) {
  const { Call } = await loadCall();
  const stay = new Call({ me, room, media, call, passcode });
  stay.addEventListener('over', ({ detail }) => {
    const rejoin =
      detail.reason === 'removed' || call ? undefined : () => enterWith({ me, room, used: detail.used, passcode });
    show(leftScreen({ ...detail, rejoin, guest: me.guest }));
  });
  stay.addEventListener('refused', ({ detail }) => refused({ me, room, used, passcode, refusal: detail }));
  show(stay.element);
  stay.start();
}

function refused({ me, room, used, passcode, refusal }) {
  if (refusal.code === 'wrong-passcode') {
    const submit = (text) => enterWith({ me, room, used, passcode: text });
    return show(passcodeScreen({ wrong: passcode !== undefined, submit }));
  }
  const final = refusal.retry === 'never' || refusal.code === 'unauthenticated';
  const again = final ? undefined : () => enterWith({ me, room, used });
  show(refusalScreen({ ...refusal, again, guest: me.guest }));
}

function show(element) {
  fill(main, element);
  element.querySelector('h1[tabindex]')?.focus();
}
