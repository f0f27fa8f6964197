import { Events } from '/lib/events.js';
import { Uplink } from '/rtc/uplink/uplink.js';
import { equal, record, test } from './harness.js';

const FINE = { availableKbps: 2500, lossPercent: 0, rttMs: 40, sendsVideo: true };
const DROWNING = { ...FINE, lossPercent: 45 };

class FakeMesh extends Events {
  told = [];
  peers = new Map(['bob', 'carol', 'dan'].map((id) => [id, { limits: [], kept: 0, limit(one) { this.limits.push(one); }, keepSound(ms) { this.kept = ms; } }]));
  tellSending(peer, video) {
    this.told.push([peer, video]);
  }
}

function setUp() {
  const mesh = new FakeMesh();
  const stats = new Events();
  const uplink = new Uplink({ mesh, stats, signal: new AbortController().signal });
  let at = 0;
  const reads = (lines, times = 1) => {
    for (let i = 0; i < times; i++) {
      at += 2000;
      for (const [peer, { madeUpPercent = 0, ...line }] of Object.entries(lines)) {
        stats.emit('reading', { peer, madeUpPercent, line: { ...line, at } });
      }
    }
  };
  return { mesh, uplink, reads, states: record(uplink, 'change') };
}

test('uplink: each peer is sent what its own line carries, and told when that changes', () => {
  const { mesh, reads } = setUp();
  reads({ bob: FINE, carol: DROWNING, dan: FINE }, 3);
  equal(mesh.told, [['carol', 'paused']]);
  equal(mesh.peers.get('carol').limits.at(-1).level, 3);
  equal(mesh.peers.get('bob').limits.at(-1).level, 0);
  equal(mesh.peers.get('bob').limits.at(-1).peers, 3);
});

test('uplink: one of three is their network, two of three are mine', () => {
  const { states, uplink, reads } = setUp();
  reads({ bob: FINE, carol: DROWNING, dan: FINE }, 3);
  equal([states.length, uplink.state], [0, 'full']);
  reads({ bob: DROWNING, carol: DROWNING, dan: FINE }, 3);
  equal(states.map(({ detail }) => detail.state), ['paused']);
});

test('uplink: who wants video back has it at once, to everybody', () => {
  const { mesh, states, uplink, reads } = setUp();
  reads({ bob: DROWNING, carol: DROWNING, dan: DROWNING }, 3);
  uplink.insist();
  equal(states.map(({ detail }) => detail.state), ['paused', 'reduced']);
  equal(mesh.told.slice(3), [['bob', 'reduced'], ['carol', 'reduced'], ['dan', 'reduced']]);
});

test('uplink: a weak line that is gone counts no more', () => {
  const { mesh, uplink, reads } = setUp();
  reads({ carol: DROWNING }, 3);
  equal(uplink.state, 'paused');
  mesh.emit('gone', { peer: 'carol' });
  equal(uplink.state, 'full');
});

test('uplink: speech goes in long packets where a line is narrow, and twice where one loses packets all the same', () => {
  const { mesh, reads } = setUp();
  reads({ bob: FINE, carol: FINE }, 2);
  const narrow = { ...FINE, availableKbps: 60, rttMs: 400 };
  const lossy = { ...FINE, lossPercent: 30 };
  reads({ bob: narrow, carol: lossy }, 8);
  const speech = () => ['bob', 'carol'].map((id) => mesh.peers.get(id).limits.at(-1).speech);
  equal(speech(), ['long', 'twice']);
  // A narrow line loses what does not fit into its queue.
  reads({ bob: { ...narrow, lossPercent: 12 }, carol: { ...lossy, lossPercent: 4 } }, 3);
  equal(speech(), ['long', 'twice']);
  reads({ carol: FINE }, 60);
  equal(speech()[1], 'plain');
});

test('uplink: after packets queued nothing goes twice for half a minute, since that would queue again', () => {
  const { mesh, reads } = setUp();
  const lossy = { ...FINE, lossPercent: 30 };
  reads({ bob: FINE }, 2);
  reads({ bob: { ...lossy, rttMs: 400 } });
  reads({ bob: lossy }, 14);
  equal(mesh.peers.get('bob').limits.at(-1).speech, 'long');
  reads({ bob: lossy }, 4);
  equal(mesh.peers.get('bob').limits.at(-1).speech, 'twice');
});

test('uplink: sound that comes unevenly is played later, and a minute after it came evenly sooner again', () => {
  const { mesh, reads } = setUp();
  const kept = () => mesh.peers.get('bob').kept;
  reads({ bob: { ...FINE, madeUpPercent: 2 } }, 10);
  equal(kept(), 0);
  reads({ bob: { ...FINE, madeUpPercent: 12 } });
  equal(kept(), 200);
  reads({ bob: { ...FINE, madeUpPercent: 12 } }, 5);
  equal(kept(), 400);
  reads({ bob: { ...FINE, madeUpPercent: null } }, 100); // nobody speaks
  equal(kept(), 400);
  reads({ bob: FINE }, 1);
  equal(kept(), 200);
  reads({ bob: FINE }, 31);
  equal(kept(), 0);
});
