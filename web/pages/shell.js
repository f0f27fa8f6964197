import { api } from '../lib/api.js';
import { byId, el, find, present } from '../lib/dom.js';
import { setLanguage, t } from '../lib/i18n.js';
import { keepSubscribed, registerWorker } from '../lib/notifications.js';
import { pictures } from '../lib/pictures.js';
import { sentenceFor } from '../lib/problems.js';
import { currentSession, requireAccount } from '../lib/session.js';
import { useTimeZone } from '../lib/time.js';
import { Connection } from '../signaling/connection.js';
import { Messages } from '../signaling/messages.js';
import { Rings } from '../signaling/rings.js';
import { AccountMenu } from '../ui/account-menu.js';
import { ConnectionBanner } from '../ui/connection-banner.js';
import { showHeader, showMissed } from '../ui/header.js';
import { listenForF6 } from '../ui/regions.js';
import { titleUnread } from '../ui/tab-title.js';
import { showConnection } from '../ui/call-obstacle.js';
import { showHttpsNotice } from '../ui/https-notice.js';
import { toast } from '../ui/toast.js';
import { FreeWatch } from './rings/callback-watch.js';
import { IncomingRings } from './rings/incoming.js';
import { MissedCalls } from './rings/missed-calls.js';
import { connectNotices } from './rings/notices.js';
import { OutgoingRing } from './rings/outgoing.js';
import { Team } from './home/team.js';
import { Inbox } from './messages/inbox.js';

/** @typedef {(users: string[], known?: {user: string, name: string}[], room?: string) => unknown} OnRing */

/**
 * What every page of an account has: the bar, one connection, and calls that ring wherever one is.
 *
 * @param {'lobby'|'calls'|'settings'|'admin'} current
 * @returns {Promise<{me: rest.Me, team: Team, connection: Connection, messages: Messages, inbox: Inbox,
 *   missed: MissedCalls, rings: Rings, ring: OnRing}>}
 *   `ring` takes user ids, and names for those whom presence does not list
 */
export async function openShell(current) {
  const bar = present(find(document, '.bar'));
  showHeader(bar, { current, account: null });
  const me = await requireAccount();
  showHttpsNotice(byId('main'));
  useTimeZone(me.timeZone);
  pictures.learn([me]);

  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const connection = new Connection({ url: `${scheme}://${location.host}/ws` });
  const team = new Team(connection);
  const messages = new Messages(connection);
  const inbox = new Inbox(messages);
  inbox.addEventListener('change', () => titleUnread(inbox.total));
  const menu = new AccountMenu(me, {
    onStatus: (status) => connection.send('/app/presence', { type: 'status', status }).catch(explain),
    onLanguage: chooseLanguage,
    onSignOut: () => signOut(connection),
  });
  showHeader(bar, { current, account: menu.element });
  const showStatus = () => {
    // What REST says of oneself is of other tabs and devices.
    if (connection.state === 'connected') menu.show(team.presenceOf(me.user)?.status ?? 'offline');
  };
  team.addEventListener('change', showStatus);

  const ring = connectRings(connection, team);
  const missed = new MissedCalls({ ...ring, connection, me: me.user });
  missed.addEventListener('change', ({ detail }) => showMissed(bar, detail));
  watchConnection(connection, bar, () => menu.show('offline'));
  // Who is taken up again hears nothing of what did not change.
  connection.addEventListener('state', () => connection.resumed && showStatus());
  connection.connect();
  listenForF6();
  showConnection('connecting');
  registerWorker().then(keepSubscribed);
  // Until here nobody listens to what is pressed.
  byId('main').inert = false;
  return { me, team, connection, messages, inbox, missed, ...ring };
}

/**
 * Calls that ring here and from here, with their cards.
 *
 * @param {import('../signaling/connection.js').Connection} connection
 * @param {import('./home/team.js').Team} team
 */
export function connectRings(connection, team) {
  const rings = new Rings({ connection });
  const stack = el('div', { class: 'rings' });
  const free = new FreeWatch(team, { stack, onRing: (person) => outgoing.start([person]) });
  const outgoing = new OutgoingRing(rings, {
    stack,
    connection,
    presenceOf: (user) => team.presenceOf(user),
    onTellWhenFree: (person) => free.watch(person),
  });
  const incoming = new IncomingRings(rings, {
    stack,
    roomName: (room) => team.roomName(room),
    onCallBack: (person) => outgoing.start([person]),
  });
  // First in the page, so that one Tab leads to a call that rings.
  document.body.prepend(stack);
  connectNotices(rings, incoming);
  rings.start();
  /** @param {string} user @param {{user: string, name: string}[]} known */
  const nameOf = (user, known) => (team.presenceOf(user) ?? known.find((one) => one.user === user))?.name ?? user;
  return {
    rings,
    stack,
    /** @type {OnRing} */
    ring: (users, known = [], room = undefined) =>
      outgoing.start(users.map((user) => ({ user, name: nameOf(user, known) })), room),
  };
}

/**
 * @param {import('../signaling/connection.js').Connection} connection
 * @param {HTMLElement} bar
 * @param {() => void} onLost
 */
function watchConnection(connection, bar, onLost) {
  const banner = new ConnectionBanner();
  bar.after(banner.element);
  connection.addEventListener('state', ({ detail: state }) => {
    banner.show(state, connection.outage.isRestart);
    showConnection(state);
    if (state !== 'connected') onLost();
  });
  connection.addEventListener('draining', () => banner.restarting());
  connection.addEventListener('signed-out', signedOut);
  connection.addEventListener('refused', ({ detail }) => explain(detail));
}

/**
 * Saves it for this browser and for the account, and shows the page in it.
 *
 * @param {import('../lib/i18n.js').Language} code
 */
export async function chooseLanguage(code) {
  setLanguage(code);
  // The choice holds here, whether or not the server takes note.
  await api.patch('/me', { language: code }).catch(() => {});
  location.reload();
}

/**
 * If it was another tab that signed out, so does this one, and a passkey that is asked for now is made; else the banner
 * tells that the connection is over.
 */
async function signedOut() {
  const session = await currentSession();
  if (session === null || session.mustAddPasskey) location.reload();
}

/** @param {import('../signaling/connection.js').Connection} connection */
async function signOut(connection) {
  try {
    await api.delete('/session');
    connection.close();
    location.assign('/login');
  } catch (error) {
    explain(error);
  }
}

/** @param {unknown} problem */
function explain(problem) {
  toast(sentenceFor(problem) || t('problem.server'));
}
