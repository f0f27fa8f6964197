import { fill, find, present } from '../../lib/dom.js';
import { later } from '../../lib/later.js';
import { openShell } from '../shell.js';
import { showPeople } from './people.js';
import { Sections } from './sections.js';

const passkeys = later(() => import('./passkeys.js'));
const guests = later(() => import('./guests.js'));
const rooms = later(() => import('./rooms.js'));
const calls = later(() => import('./calls.js'));
const checks = later(() => import('./checks.js'));
const webhooks = later(() => import('./webhooks.js'));
const audit = later(() => import('./audit.js'));
const settings = later(() => import('./settings.js'));
const storage = later(() => import('./storage.js'));

const sections = new Sections(present(find(document, '.index')));
const { me, team } = await openShell('admin');

/** @param {HTMLElement} section */
const partOf = (section) => present(find(section, '.part'));

if (me.role === 'admin') {
  team.addEventListener('change', () => ['rooms', 'calls'].forEach((id) => sections.news(id)));
  sections.start({
    people: (section) => showPeople(section, { me, team }),
    passkeys: async (section) => (await passkeys()).showAllPasskeys(partOf(section)),
    guests: async (section) => (await guests()).showGuests(section, { me, team }),
    rooms: async (section) => (await rooms()).showRooms(section, { me, team }),
    calls: async (section) => (await calls()).showCalls(partOf(section)),
    checks: async (section) => (await checks()).showChecks(section),
    webhooks: async (section) => (await webhooks()).showWebhooks(section),
    audit: async (section) => (await audit()).showAudit(partOf(section)),
    settings: async (section) => (await settings()).showSettings(partOf(section)),
    storage: async (section) => (await storage()).showStorage(partOf(section)),
  });
} else {
  fill(present(find(document, 'main')));
  location.replace('/');
}
