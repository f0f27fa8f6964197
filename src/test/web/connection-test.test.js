import { connectionVerdict } from '/lib/connection-verdict.js';
import { latestCheck } from '/lib/latest-check.js';
import { testDevice } from '/rtc/connection-test/devices.js';
import { relaysBy, testRelay } from '/rtc/connection-test/relays.js';
import { testUpload } from '/rtc/connection-test/upload.js';
import { equal, test } from './harness.js';

const SERVERS = [
  { urls: ['stun:a.example:3478'] },
  {
    urls: ['turn:a.example:3478?transport=udp', 'turn:a.example:3478?transport=tcp', 'turns:a.example:5349'],
    username: 'u',
    credential: 'c',
  },
  { urls: 'turn:b.example', username: 'v', credential: 'd' },
  { urls: 'turns:b.example:443?transport=tcp', username: 'v', credential: 'd' },
  { urls: 'turns:b.example:443?transport=udp', username: 'v', credential: 'd' },
];

test('connection test: each transport has its own servers, with their credentials', () => {
  const urls = (transport) => relaysBy(transport, SERVERS).map((server) => [server.urls, server.username]);
  equal(urls('udp'), [
    [['turn:a.example:3478?transport=udp'], 'u'],
    [['turn:b.example'], 'v'],
  ]);
  equal(urls('tcp'), [[['turn:a.example:3478?transport=tcp'], 'u']]);
  equal(urls('tls'), [
    [['turns:a.example:5349'], 'u'],
    [['turns:b.example:443?transport=tcp'], 'v'],
  ]);
});

test('connection test: what is not offered is not tested', async () => {
  const { state, code } = await testRelay('tls', [{ urls: 'stun:a.example' }]);
  equal([state, code], ['skipped', 'not-offered']);
  const upload = await testUpload(undefined, []);
  equal([upload.state, upload.code], ['skipped', 'no-relay']);
});

test('connection test: a relay where nobody listens is not reached', async () => {
  const nobody = [{ urls: 'turn:127.0.0.1:9?transport=tcp', username: 'u', credential: 'c' }];
  const { id, state, code } = await testRelay('tcp', nobody);
  equal([id, state, code], ['relay-tcp', 'failed', 'no-candidate']);
});

test('connection test: what keeps a device away is said, and a camera is not needed', async () => {
  const devices = { getUserMedia: () => Promise.reject(new DOMException('', 'NotFoundError')) };
  const mic = await testDevice('mic', null, devices);
  const camera = await testDevice('camera', null, devices);
  equal([mic.id, mic.state, mic.code], ['microphone', 'failed', 'none']);
  equal([camera.id, camera.state, camera.code], ['camera', 'warning', 'none']);
});

test('connection test: comes to the worst that holds', () => {
  const all = (changes) =>
    Object.entries({ microphone: 'ok', server: 'ok', 'relay-udp': 'ok', 'relay-tcp': 'ok', upload: 'ok', ...changes }).map(
      ([id, state]) => ({ id, state }),
    );
  equal(connectionVerdict(all({ 'relay-tls': 'skipped' })), 'ok');
  equal(connectionVerdict(all({ camera: 'warning' })), 'warning');
  equal(connectionVerdict(all({ 'relay-udp': 'failed' })), 'warning');
  equal(connectionVerdict(all({ 'relay-tcp': 'failed' })), 'ok');
  equal(connectionVerdict(all({ server: 'failed' })), 'failed');
  equal(connectionVerdict(all({ 'relay-udp': 'failed', 'relay-tcp': 'failed' })), 'relay-away');
  equal(connectionVerdict(all({ 'relay-udp': 'skipped', 'relay-tcp': 'skipped' })), 'relay-missing');
});

test('connection test: the latest is kept for whose it is, and for a day', () => {
  const check = { at: new Date().toISOString(), results: [] };
  latestCheck.keep('ada', check);
  equal(latestCheck.of('ada'), check);
  equal(latestCheck.of('bob'), null);
  latestCheck.keep('ada', { ...check, at: new Date(Date.now() - 25 * 60 * 60 * 1000).toISOString() });
  equal(latestCheck.of('ada'), null);
  latestCheck.forget();
  equal(latestCheck.of('ada'), null);
});
