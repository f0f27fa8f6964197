import { scope } from './scope.js';
import { send } from './send.js';
import { word } from './words.js';

const MISSED = ['missed', 'cancelled'];
const ANSWERS = 'parley-answers';
const READ_IN = 3000; // ms that a notice stays which only tells that nothing is left to do
const LOOKS = { icon: '/icons/parley-192.png', badge: '/icons/parley-badge.png' };

/** Shows what happened. Browsers want a notice for each push, also where it takes one away. @param {worker.Message} message */
export async function tell(message) {
  if (message.type === 'ring') return showRing(message);
  if (message.type === 'over') return showOver(message);
  if (message.type === 'test') {
    return show(word('test', message), { ...LOOKS, body: word('test.text', message), tag: 'test', data: message });
  }
}

/** @param {worker.Message} message */
async function showRing(message) {
  const before = await scope.registration.getNotifications({ tag: message.call });
  return show(word('ring', message), {
    ...LOOKS,
    body: word(message.media === 'audio' ? 'audio' : 'video', message),
    tag: message.call,
    // Several tabs may tell of the same ring.
    renotify: before.length === 0,
    requireInteraction: true,
    vibrate: [400, 200, 400, 200, 400],
    data: message,
    actions: [
      { action: 'answer', title: word('answer', message) },
      { action: 'decline', title: word('decline', message) },
    ],
  });
}

/** @param {worker.Message} message */
async function showOver(message) {
  const missed = MISSED.includes(message.outcome ?? '');
  const key = message.outcome === 'accepted' || message.outcome === 'declined' ? message.outcome : 'over';
  await show(word(missed ? 'missed' : key, message), { ...LOOKS, tag: message.call, silent: true, data: message });
  if (missed) return;
  const seen = await scope.clients.matchAll({ type: 'window' });
  const isSeen = seen.some(({ visibilityState }) => visibilityState === 'visible');
  if (!isSeen) await new Promise((done) => setTimeout(done, READ_IN));
  for (const notice of await scope.registration.getNotifications({ tag: message.call })) notice.close();
}

/** @param {string} title @param {object} options */
function show(title, options) {
  return scope.registration.showNotification(title, options);
}

/** Somebody pressed a notice, or one of its buttons. @param {string} action @param {worker.Message} message */
export async function act(action, message) {
  const { type, call = '' } = message;
  // Where the call is over by now, there is nothing to decline any more.
  if (action === 'decline') return send(`/calls/${encodeURIComponent(call)}/decline`).catch(() => {});
  if (action === 'answer') await noteAnswer(call);
  if (type === 'over') return scope.clients.openWindow(`/calls#${encodeURIComponent(call)}`);
  const page = await comeForward();
  if (action === 'answer') page?.postMessage({ type: 'answer', call });
}

/** Kept where the page finds it that comes next: an address could be sent to anybody. @param {string} call */
async function noteAnswer(call) {
  const answers = await caches.open(ANSWERS);
  await answers.put(`/answers/${encodeURIComponent(call)}`, new Response(String(Date.now())));
}

/** The page that is open, or else a new one. */
async function comeForward() {
  const pages = await scope.clients.matchAll({ type: 'window' });
  const [page] = pages.toSorted((a, b) => Number(b.focused) - Number(a.focused));
  return page ? page.focus() : scope.clients.openWindow('/');
}
