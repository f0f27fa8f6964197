import { lineReading, lineTotals } from '/rtc/uplink/line-reading.js';
import { equal, test } from './harness.js';

function report({ at, sound = 0, soundLost = 0, video = 0, videoLost = 0, frames = video / 10, toldAt = at, available = 800_000 }) {
  const entries = [
    { id: 'P', type: 'candidate-pair', timestamp: at, availableOutgoingBitrate: available, currentRoundTripTime: 0.2 },
    { id: 'Q', type: 'candidate-pair', timestamp: at, currentRoundTripTime: 9 },
    { id: 'A', type: 'outbound-rtp', kind: 'audio', mid: '0', packetsSent: sound, remoteId: 'RA' },
    { id: 'V', type: 'outbound-rtp', kind: 'video', mid: '1', packetsSent: video, framesEncoded: frames, remoteId: 'RV' },
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

test('line: packets by which the browser tries out the line are no picture', () => {
  const now = report({ at: 3000, sound: 100, video: 4, videoLost: 0.9, frames: 0 });
  equal([lineReading(report({ at: 1000 }), now).sendsVideo, lineReading(report({ at: 1000 }), now).lossPercent], [false, 0]);
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
