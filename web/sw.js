// The service worker: calls that ring while no page is open, and the files of the page kept by their hashed names.
import { file, keepOfflinePage, page } from './worker/files.js';
import { act, tell } from './worker/notices.js';
import { scope } from './worker/scope.js';
import { send } from './worker/send.js';

scope.addEventListener('install', (event) => {
  scope.skipWaiting();
  event.waitUntil(keepOfflinePage());
});

scope.addEventListener('activate', (event) => event.waitUntil(begin()));

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // An answer of the API is never kept: it is not even looked at.
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (pathname.startsWith('/v/')) event.respondWith(file(request));
});

scope.addEventListener('push', (event) => event.waitUntil(tell(messageIn(event))));

// A page tells what a push would: it is the same notice.
scope.addEventListener('message', (event) => event.waitUntil(tell(event.data)));

scope.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(act(event.action, event.notification.data ?? {}));
});

scope.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAnew(event)));

async function begin() {
  await scope.clients.claim();
  await scope.registration.navigationPreload?.enable();
}

/** @param {worker.PushEvent} event @returns {worker.Message} */
function messageIn(event) {
  try {
    return event.data?.json() ?? { type: 'unknown' };
  } catch {
    return { type: 'unknown' };
  }
}

/** The push service gave the browser another address. @param {worker.SubscriptionChangeEvent} event */
async function subscribeAnew({ newSubscription, oldSubscription }) {
  const options = oldSubscription?.options;
  const subscription = newSubscription ?? (options && (await scope.registration.pushManager.subscribe(options)));
  if (subscription) await send('/push/subscriptions', subscription.toJSON());
}
