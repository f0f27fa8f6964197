import { openChannels } from '/rtc/channels.js';
import { shownName } from '/rtc/files/file-name.js';
import { FileTransfers } from '/rtc/files/file-transfers.js';
import { SendWindow } from '/rtc/files/send-window.js';
import { Sha256 } from '/rtc/files/sha256.js';
import { equal, eventually, record, test } from './harness.js';

/** Two pages whose connections the test makes and cuts. */
class Two {
  ada = new FileTransfers();
  bob = new FileTransfers();
  #pcs = [];

  async connect() {
    const pcs = (this.#pcs = [new RTCPeerConnection(), new RTCPeerConnection()]);
    const [one, other] = pcs;
    one.onicecandidate = ({ candidate }) => candidate && other.addIceCandidate(candidate);
    other.onicecandidate = ({ candidate }) => candidate && one.addIceCandidate(candidate);
    openChannels(one, (name, channel) => name === 'files' && this.ada.connect('p_bob', 'bob', channel));
    openChannels(other, (name, channel) => name === 'files' && this.bob.connect('p_ada', 'ada', channel));
    await one.setLocalDescription();
    await other.setRemoteDescription(one.localDescription);
    await other.setLocalDescription();
    await one.setRemoteDescription(other.localDescription);
    await eventually(() => this.ada.partners.length === 1 && this.bob.partners.length === 1, 'both know files');
  }

  cut() {
    for (const pc of this.#pcs) pc.close();
    this.ada.disconnect('p_bob');
    this.bob.disconnect('p_ada');
  }

  close() {
    this.cut();
    this.ada.close();
    this.bob.close();
  }
}

class Kept {
  parts = [];
  outcome = null;
  write = async (bytes) => {
    await this.before?.();
    this.parts.push(bytes.slice());
  };
  finish = async () => (this.outcome = 'finished');
  drop = () => (this.outcome ??= 'dropped');
}

const bytesOf = (size) => Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 255);
const fileOf = (bytes, name = 'plan.pdf') => new File([bytes], name);
const digestOf = (bytes) => {
  const hash = new Sha256();
  hash.update(bytes);
  return hash.digest();
};

test('files: SHA-256 in pieces is that of the browser', async () => {
  for (const size of [0, 1, 55, 56, 63, 64, 65, 119, 5000]) {
    const bytes = bytesOf(size);
    const hash = new Sha256();
    for (let at = 0; at < size; at += 37) hash.update(bytes.subarray(at, at + 37));
    const right = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
    equal(hash.digest(), right.map((byte) => byte.toString(16).padStart(2, '0')).join(''), String(size));
  }
});

test('files: nothing is sent before it is accepted, then all of it, and it is checked', async () => {
  const two = new Two();
  const offers = record(two.bob, 'offered');
  await two.connect();
  const bytes = bytesOf(400_000);
  const sent = two.ada.send(fileOf(bytes), 'p_bob');
  const { detail: file } = await eventually(() => offers[0]);
  equal([file.name, file.size, file.done, sent.state], ['plan.pdf', 400_000, 0, 'offered']);

  const kept = new Kept();
  file.accept(kept);
  await eventually(() => sent.state === 'saved');
  equal([file.state, kept.outcome, sent.done], ['saved', 'finished', 400_000]);
  equal(digestOf(new Uint8Array(await new Blob(kept.parts).arrayBuffer())), digestOf(bytes));
  two.close();
});

test('files: after a cut it goes on from the byte that has arrived', async () => {
  const two = new Two();
  const offers = record(two.bob, 'offered');
  await two.connect();
  const bytes = bytesOf(3_000_000);
  const sent = two.ada.send(fileOf(bytes), 'p_bob');
  const { detail: file } = await eventually(() => offers[0]);
  const kept = new Kept();
  // The disk takes the first pieces only, so the cut comes in the middle.
  let open = () => {};
  const more = new Promise((resolve) => (open = resolve));
  kept.before = () => kept.parts.length >= 3 && more;
  file.accept(kept);
  await eventually(() => sent.done > 0);
  two.cut();
  equal([sent.state, file.state], ['waiting', 'waiting']);
  const arrived = file.done;
  open();

  const asked = [];
  const connected = two.connect();
  const receive = sent.receive.bind(sent);
  sent.receive = (message) => (message.type === 'accept' && asked.push(message.offset), receive(message));
  await connected;
  await eventually(() => sent.state === 'saved');
  equal([asked, arrived > 0, arrived < bytes.length, offers.length], [[arrived], true, true, 1]);
  equal(digestOf(new Uint8Array(await new Blob(kept.parts).arrayBuffer())), digestOf(bytes));
  two.close();
});

test('files: either side stops it, and nothing is left behind', async () => {
  const two = new Two();
  const offers = record(two.bob, 'offered');
  await two.connect();
  const sent = ['one', 'two', 'three'].map((name) => two.ada.send(fileOf(bytesOf(2_000_000), name), 'p_bob'));
  await eventually(() => offers.length === 3);
  const files = offers.map(({ detail }) => detail);
  const kept = files.map(() => Object.assign(new Kept(), { before: () => new Promise(() => {}) }));
  files[0].decline();
  files[1].accept(kept[1]);
  files[2].accept(kept[2]);
  await eventually(() => files[1].done > 0 && files[2].done > 0);
  files[1].cancel();
  sent[2].cancel();
  await eventually(() => sent[0].isOver && sent[1].isOver && files[2].isOver);
  equal(
    sent.map(({ state }) => state),
    ['declined', 'cancelled', 'cancelled'],
  );
  equal([kept[1].outcome, kept[2].outcome], ['dropped', 'dropped']);
  two.close();
});

/** A channel whose other end is the test. */
class FakeChannel extends EventTarget {
  readyState = 'open';
  bufferedAmount = 0;
  sent = [];
  send(data) {
    this.sent.push(typeof data === 'string' ? JSON.parse(data) : data);
  }
  say(data) {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
  tell(message) {
    this.say(JSON.stringify(message));
  }
  chunk(id, bytes) {
    const frame = new Uint8Array(4 + bytes.length);
    new DataView(frame.buffer).setUint32(0, id);
    frame.set(bytes, 4);
    this.say(frame.buffer);
  }
}

function offeredOver(offer) {
  const transfers = new FileTransfers();
  const offers = record(transfers, 'offered');
  const channel = new FakeChannel();
  transfers.connect('p_eve', 'eve', channel);
  channel.tell({ type: 'hello', version: 1 });
  channel.tell({ type: 'offer', id: 7, name: 'a.txt', size: 4, ...offer });
  return { transfers, channel, offers, file: offers[0]?.detail };
}

test('files: what came otherwise than it was sent is not saved', async () => {
  const { channel, file } = offeredOver();
  const kept = new Kept();
  file.accept(kept);
  channel.chunk(7, bytesOf(4));
  channel.tell({ type: 'done', id: 7, sha256: '00' });
  await eventually(() => file.state === 'broken');
  equal([kept.outcome, channel.sent.at(-1)], ['dropped', { type: 'broken', id: 7 }]);
});

test('files: more than was offered, and what was not accepted, is not taken', () => {
  const { channel, file } = offeredOver();
  channel.chunk(7, bytesOf(2));
  equal([file.done, file.state], [0, 'offered']);
  const kept = new Kept();
  file.accept(kept);
  channel.chunk(7, bytesOf(5));
  equal([file.state, kept.outcome], ['broken', 'dropped']);
});

test('files: junk and floods of offers cost nothing', () => {
  const { transfers, channel, offers } = offeredOver({ size: -1 });
  equal(offers.length, 0);
  for (const junk of ['{', '[]', 'null', '{"type":"offer"}', 'x'.repeat(5000), new ArrayBuffer(2)]) channel.say(junk);
  for (let id = 0; id < 20; id++) channel.tell({ type: 'offer', id, name: 'x', size: 1 });
  equal([offers.length, channel.sent.filter(({ type }) => type === 'decline').length], [16, 4]);
  transfers.close();
});

test('files: what is offered to one device of somebody is not offered to the next', () => {
  const transfers = new FileTransfers();
  const [laptop, phone] = [new FakeChannel(), new FakeChannel()];
  const offers = ({ sent }) => sent.filter(({ type }) => type === 'offer').length;
  transfers.connect('p_laptop', 'bob', laptop);
  laptop.tell({ type: 'hello', version: 1 });
  transfers.send(fileOf(bytesOf(1)), 'p_laptop');
  transfers.connect('p_phone', 'bob', phone);
  phone.tell({ type: 'hello', version: 1 });
  equal([offers(laptop), offers(phone)], [1, 0]);
  transfers.disconnect('p_laptop');
  transfers.connect('p_tablet', 'bob', laptop);
  laptop.tell({ type: 'hello', version: 1 });
  equal(offers(laptop), 2);
  transfers.close();
});

test('files: who does not greet is not offered any', () => {
  const transfers = new FileTransfers();
  transfers.connect('p_old', 'old', new FakeChannel());
  equal([transfers.partners, transfers.send(fileOf(bytesOf(1)), 'p_old')], [[], null]);
});

test('files: a name hides neither its end nor a path', () => {
  equal(
    ['report\u202efdp.exe', '../../etc/passwd', 'C:\\temp\\a.txt', '', '.bashrc', `${'a'.repeat(300)}.exe`].map(shownName),
    ['reportfdp.exe', 'passwd', 'a.txt', 'file', 'bashrc', `${'a'.repeat(80)}…${'a'.repeat(76)}.exe`],
  );
});

test('files: a queue on the line makes room for the call', () => {
  let now = 0;
  const window = new SendWindow({ offset: 0, now: () => now });
  const trip = (bytes, ms) => {
    window.sent(bytes);
    now += ms;
    window.arrived(trip.at += bytes);
  };
  trip.at = 0;
  for (let i = 0; i < 10; i++) trip(64_000, 20);
  const wide = window.limit;
  for (let i = 0; i < 10; i++) trip(64_000, 400);
  equal([wide > 700_000, window.limit < wide / 4], [true, true]);
});
