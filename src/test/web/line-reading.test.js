import { lineReading, lineTotals } from '/rtc/uplink/line-reading.js';
import { Redundancy } from '/rtc/uplink/redundancy.js';
import { equal, test } from './harness.js';

function report({ at, sound = 0, soundLost = 0, video = 0, videoLost = 0, toldAt = at, available = 800_000 }) {
  const entries = [
    { id: 'P', type: 'candidate-pair', timestamp: at, availableOutgoingBitrate: available, currentRoundTripTime: 0.2 },
    { id: 'Q', type: 'candidate-pair', timestamp: at, currentRoundTripTime: 9 },
    { id: 'A', type: 'outbound-rtp', kind: 'audio', mid: '0', packetsSent: sound, remoteId: 'RA' },
    { id: 'V', type: 'outbound-rtp', kind: 'video', mid: '1', packetsSent: video, remoteId: 'RV' },
    { id: 'RA', type: 'remote-inbound-rtp', kind: 'audio', fractionLost: soundLost, timestamp: toldAt },
    { id: 'RV', type: 'remote-inbound-rtp', kind: 'video', fractionLost: videoLost, timestamp: toldAt },
  ];
  return lineTotals(new Map(entries.map((entry) => [entry.id, entry])));
}

test('line: tells what is free, what is lost and how long it takes, of the pair in use', () => {
  const before = report({ at: 1000 });
  const now = report({ at: 3000, sound: 100, soundLost: 0.1, video: 300, videoLost: 0.2 });
  equal(lineReading(before, now), {
    at: 3000, availableKbps: 800, lossPercent: 17.5, rttMs: 200, sendsVideo: true,
  });
});

test('line: what sound loses counts by itself', () => {
  const now = report({ at: 3000, sound: 100, soundLost: 0.3, video: 900, videoLost: 0 });
  equal(lineReading(report({ at: 1000 }), now).lossPercent, 30);
});

test('line: without a new report of the other end nothing is known of losses', () => {
  const before = report({ at: 1000, sound: 100, soundLost: 0.5 });
  const now = report({ at: 3000, sound: 200, soundLost: 0.5, toldAt: 1000 });
  equal([lineReading(before, now).lossPercent, lineReading(before, now).sendsVideo], [null, false]);
});

test('line: a browser that estimates nothing is not held to be slow', () => {
  const now = report({ at: 3000, sound: 100, available: null });
  equal([lineReading(report({ at: 1000 }), now).availableKbps], [null]);
});

const FREE = { availableKbps: 2000, sendsVideo: true };

test('line: sound is sent twice while it gets lost, and not on a line that it fills', () => {
  const sound = new Redundancy();
  const repeats = (at, line, loss) => (sound.add({ at, ...line }, { level: 0, loss }), sound.repeats);
  equal([repeats(0, FREE, 1), repeats(2000, FREE, 6), repeats(4000, FREE, 3), repeats(6000, FREE, 1)],
    [false, true, true, false]);
  equal(repeats(8000, { availableKbps: 90, sendsVideo: true }, 30), false);
});

test('line: where more is lost since sound is sent twice it rests for a minute', () => {
  const sound = new Redundancy();
  const repeats = (seconds, loss) => (sound.add({ at: seconds * 1000, ...FREE }, { level: 0, loss }), sound.repeats);
  equal([repeats(2, 10), repeats(12, 25), repeats(14, 12), repeats(74, 12)], [true, false, false, true]);
});
