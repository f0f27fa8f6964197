import { ApiError, api } from '../lib/api.js';
import { fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { rememberedName } from '../lib/known-room.js';
import { LocalMedia } from '../rtc/media.js';
import { takeAccepted } from './rings/enter.js';
import { placesIn } from './room/elsewhere.js';
import { reloadedWithin } from './room/place.js';
import { leftScreen, obstacle, passcodeScreen, refusalScreen } from './room/screens.js';
import { chosenDevices } from './room/settings.js';

// The preview is there before the far larger rest, which comes while one looks at oneself.
const loadEntry = () => import('./room/entry.js');
const loadStay = () => import('./room/stay.js');
const main = document.querySelector('main');
const roomId = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const accepted = takeAccepted(roomId);
// An address says where to go. What happens there is up to whoever sits in front of it.
history.replaceState(null, '', location.pathname);

await start();

async function start() {
  const missing = obstacle();
  if (missing) return show(refusalScreen({ code: missing, guest: true }));
  let me = null;
  try {
    me = await api.get('/session');
    const [room, [elsewhere]] = await Promise.all([describe(me), placesIn(roomId)]);
    document.title = t('call.title', { room: room.name });
    const within = reloadedWithin(roomId);
    if (within) await enterWith({ me, room, used: within.used, call: within.call });
    else if (accepted) await enterWith({ me, room, used: { mic: true, camera: accepted.camera }, call: accepted.call });
    else await enterPreviewed(me, room, elsewhere);
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
    return { id: roomId, name: t(accepted ? 'call.direct' : 'call.room') };
  }
}

async function enterPreviewed(me, room, elsewhere) {
  const media = new LocalMedia({ chosen: chosenDevices() });
  const { Entry } = await loadEntry();
  const entry = new Entry({ media, room: room.name });
  entry.showInside(room.inside?.map(({ name }) => name));
  if (elsewhere) entry.showElsewhere(elsewhere.device);
  show(entry.element);
  loadStay();
  const { move } = await entry.run();
  await enter({ me, room, media, used: media.wanted, replaces: move ? elsewhere.peer : undefined });
}

/** Straight in: who accepted a ring, or comes again, wants to talk now, not to look into a mirror. */
async function enterWith(how) {
  const media = new LocalMedia({ chosen: chosenDevices() });
  media.mute(!how.used.mic);
  await enter({ ...how, media });
  await media.start({ camera: how.used.camera });
}

async function enter(how) {
  const { stay } = await loadStay();
  const { me, room, used, passcode } = how;
  stay(how, {
    show,
    over: (detail) => show(leftScreen({ ...detail, rejoin: wayBack(how, detail), guest: me.guest })),
    cancelled: async () => enterPreviewed(me, room, (await placesIn(room.id))[0]),
    refused: (refusal) => refused({ me, room, used, passcode, refusal }),
  });
}

/** Into a call that was rung there is none: it is over when one leaves it, unless it goes on at another device. */
function wayBack({ me, room, call, passcode }, { reason, used }) {
  const moveHere = async () => enterWith({ me, room, used, replaces: (await placesIn(room.id))[0]?.peer });
  if (reason === 'moved') return moveHere;
  return call ? undefined : () => enterWith({ me, room, used, passcode });
}

function refused({ me, room, used, passcode, refusal }) {
  if (refusal.code === 'wrong-passcode') {
    const submit = (text) => enterWith({ me, room, used, passcode: text });
    return show(passcodeScreen({ wrong: passcode !== undefined, submit }));
  }
  const final = refusal.retry === 'never' || refusal.code === 'unauthenticated';
  const again = final ? undefined : () => enterWith({ me, room, used, passcode });
  show(refusalScreen({ ...refusal, again, guest: me.guest }));
}

function show(element) {
  fill(main, element);
  element.querySelector('h1[tabindex]')?.focus();
}
