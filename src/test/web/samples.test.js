import { difference, madeUpPercent, totals } from '/rtc/samples.js';
import { equal, test } from './harness.js';

const SECOND = 1000; // ms

function report({ at, received, lost, sent, rtt, relayProtocol, heard = 0 }) {
  const entries = [
    { id: 'T', type: 'transport', timestamp: at, selectedCandidatePairId: 'P' },
    { id: 'P', type: 'candidate-pair', currentRoundTripTime: rtt, localCandidateId: 'L', remoteCandidateId: 'R',
      bytesReceived: heard },
    { id: 'L', type: 'local-candidate', candidateType: relayProtocol ? 'relay' : 'host', relayProtocol },
    { id: 'R', type: 'remote-candidate', candidateType: 'srflx' },
    { id: 'I', type: 'inbound-rtp', kind: 'video', packetsReceived: received, packetsLost: lost, bytesReceived: 0,
      jitter: 0.012, frameWidth: 640, frameHeight: 480, framesPerSecond: 29.6 },
    { id: 'O', type: 'outbound-rtp', kind: 'video', bytesSent: sent },
  ];
  return totals(new Map(entries.map((entry) => [entry.id, entry])));
}

test('samples: tell what happened between two readings, not since the beginning', () => {
  const before = report({ at: SECOND, received: 1000, lost: 500, sent: 50_000, rtt: 0.04 });
  const now = report({ at: 11 * SECOND, received: 1980, lost: 520, sent: 1_300_000, rtt: 0.038 });

  const { lossPercent, sendKbps, rttMs, jitterMs, width, fps, relay } = difference(before, now);

  equal([lossPercent, sendKbps, rttMs, jitterMs, width, fps, relay], [2, 1000, 38, 12, 640, 30, false]);
});

test('samples: tell how a relay was reached', () => {
  const before = report({ at: SECOND, received: 0, lost: 0, sent: 0, rtt: 0.04, relayProtocol: 'tcp' });
  const now = report({ at: 2 * SECOND, received: 0, lost: 0, sent: 0, rtt: 0.04, relayProtocol: 'tcp' });

  const { relay, relayProtocol } = difference(before, now);

  equal([relay, relayProtocol], [true, 'tcp']);
});

test('samples: say whether the other end is there, also where it sends no media', () => {
  const none = { received: 5, lost: 0, sent: 0, rtt: 0.04 };
  const before = report({ ...none, at: SECOND, heard: 900 });

  equal(
    [900, 964, 12].map((heard) => difference(before, report({ ...none, at: 2 * SECOND, heard })).alive),
    [false, true, true],
  );
});

test('samples: what of speech had to be made up, whatever else sounds, and pauses aside', () => {
  const heard = (at, mic, screen) =>
    totals(
      new Map([
        ['S', { id: 'S', type: 'inbound-rtp', kind: 'audio', mid: '3', timestamp: at, totalSamplesReceived: screen * 2,
          concealedSamples: screen, silentConcealedSamples: 0 }],
        ['M', { id: 'M', type: 'inbound-rtp', kind: 'audio', mid: '0', timestamp: at, totalSamplesReceived: mic,
          concealedSamples: mic / 2, silentConcealedSamples: mic / 4 }],
      ]),
    );
  equal(madeUpPercent(heard(SECOND, 1000, 0), heard(2 * SECOND, 2000, 48_000)), 25);
  equal(madeUpPercent(heard(SECOND, 1000, 0), heard(2 * SECOND, 1000, 48_000)), null);
});
