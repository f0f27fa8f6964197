import { t } from '/lib/i18n.js';
import { Banner } from '/ui/call/banner.js';
import { ConnectionBanner } from '/ui/connection-banner.js';
import { inFakeTime } from './fake-time.js';
import { equal, record, test } from './harness.js';

const texts = (element) => [...element.querySelectorAll('span')].map(({ textContent }) => textContent);
const shown = ({ element }) => (element.hidden ? null : texts(element)[0]);

test('banner: comes after a second, counts after five, offers a way back after a minute, says Connected for two', () =>
  inFakeTime(({ passes }) => {
    const banner = new Banner();
    const pressed = record(banner, 'rejoin');
    const button = banner.element.querySelector('button');
    banner.lost();
    passes(900);
    equal(shown(banner), null);
    passes(100);
    equal([shown(banner), texts(banner.element)[1]], [t('call.banner.lost'), '']);
    passes(4000);
    equal([texts(banner.element)[1], button.hidden], [t('call.banner.seconds', { seconds: 5 }), true]);
    passes(55_000);
    equal(button.hidden, false);
    button.click();
    equal([pressed.length, shown(banner)], [1, t('call.banner.lost')]);
    banner.found();
    equal([shown(banner), button.hidden], [t('call.banner.connected'), true]);
    passes(2000);
    equal(shown(banner), null);
  }));

test('banner: says that one can talk on only where somebody is heard, and that a server restarts', () =>
  inFakeTime(({ passes }) => {
    const banner = new Banner();
    let talking = true;
    banner.isTalking = () => talking;
    banner.lost();
    passes(1000);
    equal(shown(banner), t('call.banner.lost'));
    talking = false;
    passes(1000);
    equal(shown(banner), t('call.banner.everything'));
    banner.found();
    banner.lost(true);
    passes(1000);
    equal(shown(banner), t('call.banner.restarting'));
    banner.found();
    passes(2000);
    banner.lost();
    passes(1000);
    equal(shown(banner), t('call.banner.everything'));
  }));

test('banner: pages without a call say that the server restarts, too, and for how long', () =>
  inFakeTime(({ passes }) => {
    const banner = new ConnectionBanner();
    banner.show('reconnecting', true);
    passes(1000);
    equal(shown(banner), t('connection.restarting'));
    passes(5000);
    equal(texts(banner.element), [t('connection.restarting'), ` ${t('connection.seconds', { seconds: 6 })}`]);
    banner.show('connected');
    equal(texts(banner.element), [t('connection.connected'), '']);
    passes(2000);
    banner.show('reconnecting');
    passes(1000);
    equal(shown(banner), t('connection.reconnecting'));
  }));
