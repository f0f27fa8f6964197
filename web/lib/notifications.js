import { api } from './api.js';
import { language } from './i18n.js';
import { browserMemory } from './memory.js';
import { ornament } from './ornament.js';
import { ownScript } from './own-script.js';

const KEY = 'parley.notifications'; // 'on', 'off' or 'later', where somebody chose

/** @typedef {'unsupported' | 'blocked' | 'off' | 'on'} Notifications on this device */

/** The browser's service workers, where it has and allows them. */
export function workers() {
  return ornament(() => navigator.serviceWorker) ?? null;
}

/** @returns {Notifications} */
export function notifications() {
  const permission = ornament(() => Notification.permission);
  if (!permission || !workers()) return 'unsupported';
  if (permission === 'denied') return 'blocked';
  return permission === 'granted' && browserMemory.read(KEY) === 'on' ? 'on' : 'off';
}

/** Whether to offer them: nobody has chosen yet, or said not now. */
export function offersNotifications() {
  return notifications() === 'off' && browserMemory.read(KEY) === null;
}

/** Somebody said not now. */
export function postponeNotifications() {
  browserMemory.write(KEY, 'later');
}

/** To be called from a press, since the browser asks then. @returns {Promise<Notifications>} */
export async function turnOn() {
  if ((await Notification.requestPermission()) !== 'granted') return notifications();
  browserMemory.write(KEY, 'on');
  await ornament(subscribe);
  return notifications();
}

export async function turnOff() {
  browserMemory.write(KEY, 'off');
  const { subscription: known } = await api.get('/push');
  if (known) await api.delete(`/push/subscriptions/${encodeURIComponent(known.id)}`);
  await ornament(async () => (await (await worker()).pushManager.getSubscription())?.unsubscribe());
}

/** Has the page's files kept, and notices shown. Without a service worker the page works on. */
export async function registerWorker() {
  await ornament(async () => workers()?.register(ownScript('/sw.js'), { type: 'module', updateViaCache: 'none' }));
}

/** Where notifications are on: the subscription may have ended meanwhile, or belong to a former sign-in. */
export async function keepSubscribed() {
  if (notifications() === 'on') await ornament(subscribe);
}

/** @returns {Promise<boolean>} whether the server can reach this browser while no page is open */
export async function isSubscribed() {
  return (await api.get('/push')).subscription !== null;
}

/** A message that takes the whole way, from the server by the push service. */
export async function testNotifications() {
  const { subscription } = await api.get('/push');
  if (subscription) await api.post(`/push/subscriptions/${encodeURIComponent(subscription.id)}/test`);
  else await tellWorker({ type: 'test' });
}

/** Has the service worker show a notice, as a push would. @param {worker.Message} message */
export async function tellWorker(message) {
  (await worker()).active?.postMessage({ language: language(), ...message });
}

/** Takes the notices of a call away. @param {string} call */
export async function closeNotices(call) {
  for (const notice of await (await worker()).getNotifications({ tag: call })) notice.close();
}

/** Without a push service in the browser, calls ring by notices as long as a page is open. */
async function subscribe() {
  const { publicKey, subscription: known } = await api.get('/push');
  if (publicKey === null) return;
  const { pushManager } = await worker();
  const present = await pushManager.getSubscription();
  const key = present && base64url(present.options.applicationServerKey);
  if (present && known && key === publicKey) return;
  if (present && key !== publicKey) await present.unsubscribe();
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  const subscription = await ornament(() => pushManager.subscribe(options), null);
  if (subscription) await api.post('/push/subscriptions', subscription.toJSON());
}

async function worker() {
  // Where none could be registered, `ready` would be waited for in vain.
  if (!(await navigator.serviceWorker.getRegistration())) throw new Error('There is no service worker');
  return navigator.serviceWorker.ready;
}

/** @param {ArrayBuffer | null} bytes */
function base64url(bytes) {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes ?? [])));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
