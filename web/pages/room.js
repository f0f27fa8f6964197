import { ApiError, api } from '../lib/api.js';
import { fill } from '../lib/dom.js';
import { nameOf } from '../lib/guest-name.js';
import { t } from '../lib/i18n.js';
import { ornament } from '../lib/ornament.js';
import { roomIn } from '../lib/room-path.js';
import { LocalMedia } from '../rtc/media.js';
import { placesIn } from './room/elsewhere.js';
import { backTo, pastCall } from './room/past-call.js';
import { reloadedWithin } from './room/place.js';
import { leftScreen, obstacle, passcodeScreen, refusalScreen } from './room/screens.js';
import { chosenDevices } from './room/settings.js';

// The preview is there before the far larger rest, which comes while one looks at oneself.
const loadEntry = () => import('./room/entry.js');
const loadStay = () => import('./room/stay.js');
const main = document.querySelector('main');
const roomId = roomIn(location.pathname);
const asked = new URLSearchParams(location.search);

await start();

async function start() {
  const missing = obstacle();
  if (missing) return show(refusalScreen({ code: missing, guest: true }));
  let me = null;
  try {
    me = await api.get('/session');
    const [room, [elsewhere]] = await Promise.all([describe(me), placesIn(roomId)]);
    document.title = t('call.title', { room: room.name });
    const used = reloadedWithin(roomId) ?? (asked.has('call') && { mic: true, camera: asked.get('camera') !== 'off' });
    if (used) await enterWith({ me, room, used, call: asked.get('call') ?? undefined });
    else if (asked.has('move') && elsewhere) await moveHere(me, room, elsewhere);
    else await enterPreviewed(me, room, elsewhere);
  } catch (error) {
    const again = error.status === 0 ? () => location.reload() : undefined;
    const code = error.status === 401 ? 'unauthenticated' : error.code;
    const past = code === 'no-such-room' && (await pastCall({ room: roomId, me }));
    show(past || refusalScreen({ code, message: error.detail, again, guest: me?.guest }));
  }
}

/** Rooms made for one call have no more than the address here; entering tells the rest. */
async function describe(me) {
  if (me.guest && me.room !== roomId) throw new ApiError({ status: 404, code: 'no-such-room' });
  try {
    return await api.get(`/rooms/${encodeURIComponent(roomId)}`);
  } catch (error) {
    // Of a room that is not there, and never was a call's, there is nothing to look at in a mirror.
    if (error.status === 401 || error.status === 0 || (error.status === 404 && !asked.has('call'))) throw error;
    return { id: roomId, name: t(asked.has('call') ? 'call.direct' : 'call.room') };
  }
}

async function enterPreviewed(me, room, elsewhere) {
  const media = new LocalMedia({ chosen: chosenDevices() });
  const { Entry } = await loadEntry();
  const entry = new Entry({ media, room: room.name });
  // Guests learn who is inside by entering.
  entry.showInside(me.guest ? undefined : room.inside?.map(nameOf));
  if (elsewhere) entry.showElsewhere(elsewhere.device);
  show(entry.element);
  loadStay();
  const { move } = await entry.run();
  const used = { mic: media.micOn, camera: media.cameraOn };
  await enter({ me, room, media, used, replaces: move ? elsewhere.peer : undefined });
}

async function moveHere(me, room, elsewhere) {
  // Loading the page again later shall not ask for a device that is long gone.
  ornament(() => history.replaceState(null, '', location.pathname));
  await enterWith({ me, room, used: { mic: true, camera: true }, replaces: elsewhere?.peer });
}

/** Straight in: who accepted a ring, or comes again, wants to talk now, not to look into a mirror. */
async function enterWith(how) {
  const media = new LocalMedia({ chosen: chosenDevices() });
  media.mute(!how.used.mic);
  await enter({ ...how, media });
  await media.open('mic');
  if (how.used.camera) await media.open('camera');
}

async function enter(how) {
  const { stay } = await loadStay();
  const { me, room, used, passcode } = how;
  stay(how, {
    show,
    over: (detail) => show(leftScreen({ ...detail, ...wayOn(how, detail), guest: me.guest })),
    cancelled: async () => enterPreviewed(me, room, (await placesIn(room.id))[0]),
    refused: (refusal) => refused({ me, room, used, passcode, call: how.call, refusal }),
  });
}

/** Into a call that was rung one rings again: it is over when one leaves it, unless it goes on at another device. */
function wayOn({ me, room, call, passcode }, { reason, used, others }) {
  if (reason === 'moved') return { rejoin: async () => moveHere(me, room, (await placesIn(room.id))[0]) };
  return call ? { call, callBack: backTo(others) } : { rejoin: () => enterWith({ me, room, used, passcode }) };
}

async function refused({ me, room, used, passcode, call, refusal }) {
  const past = refusal.code === 'no-such-room' && (await pastCall({ room: room.id, call, me }));
  if (past) return show(past);
  const waits = refusal.code === 'rate-limited' && passcode !== undefined;
  if (refusal.code === 'wrong-passcode' || waits) {
    const submit = (text) => enterWith({ me, room, used, passcode: text });
    return show(passcodeScreen({ wrong: passcode !== undefined, wait: waits ? refusal.retryAfter : 0, submit }));
  }
  const final = refusal.retry === 'never' || refusal.code === 'unauthenticated';
  const again = final ? undefined : () => enterWith({ me, room, used, passcode });
  show(refusalScreen({ ...refusal, again, guest: me.guest }));
}

function show(element) {
  fill(main, element);
  element.querySelector('h1[tabindex]')?.focus();
}
