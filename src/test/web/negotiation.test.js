import { Negotiation } from '/rtc/negotiation.js';
import { FakePeerConnection } from './fakes.js';
import { equal, refusal, test } from './harness.js';

const OFFER = { type: 'video-offer', sdp: { type: 'offer', sdp: 'theirs' } };
const ANSWER = { type: 'video-answer', sdp: { type: 'answer', sdp: 'theirs' } };

function negotiation({ polite }) {
  const pc = new FakePeerConnection();
  const sent = [];
  const side = new Negotiation({
    pc,
    polite,
    send: ({ type }) => sent.push(type),
    beforeAnswer: () => sent.push('ready'),
  });
  return { pc, sent, side };
}

test('negotiation: an offer is answered, after the tracks are in place', async () => {
  const { side, sent } = negotiation({ polite: true });
  await side.describe(OFFER);
  equal(sent, ['ready', 'video-answer']);
});

test('negotiation: when offers collide the impolite side ignores theirs', async () => {
  const { pc, side, sent } = negotiation({ polite: false });
  await side.offer();
  await side.describe(OFFER);
  equal([sent.includes('video-answer'), pc.remoteDescription], [false, null]);
  side.close();
});

test('negotiation: when offers collide the polite side answers', async () => {
  const { side, sent } = negotiation({ polite: true });
  await side.offer();
  await side.describe(OFFER);
  equal(sent, ['video-offer', 'ready', 'video-answer']);
});

test('negotiation: whoever ignores an offer sends its own again, once, to a page that may have missed it', async () => {
  const { side, sent } = negotiation({ polite: false });
  await side.offer();
  await side.describe(OFFER);
  await side.describe(OFFER);
  equal(sent, ['video-offer', 'video-offer']);
  side.close();
});

test('negotiation: a first offer gives way as a whole, a later one is rolled back', async () => {
  const { side } = negotiation({ polite: true });
  equal(side.givesWayTo(OFFER), false);
  await side.offer();
  equal(side.givesWayTo(OFFER), true);
  await side.describe(ANSWER);
  await side.offer();
  equal(side.givesWayTo(OFFER), false);
  side.close();
});

test('negotiation: an answer to an offer of before is left alone', async () => {
  const { pc, side } = negotiation({ polite: true });
  await side.offer();
  await side.describe({ ...ANSWER, offer: 'the one before' });
  equal(pc.remoteDescription, null);
  await side.describe(ANSWER);
  equal(pc.remoteDescription, ANSWER.sdp);
});

test('negotiation: candidates that come before the description wait for it', async () => {
  const { pc, side } = negotiation({ polite: true });
  await side.addCandidate({ candidate: { candidate: 'early' } });
  equal(pc.candidates, []);
  await side.describe(OFFER);
  equal(pc.candidates, [{ candidate: 'early' }]);
});

test('negotiation: one early candidate that cannot be used costs neither the others nor the answer', async () => {
  const { pc, side, sent } = negotiation({ polite: true });
  pc.addIceCandidate = async ({ candidate }) => {
    if (candidate === 'bad') throw new Error('unknown ufrag');
    pc.candidates.push(candidate);
  };
  for (const candidate of ['one', 'bad', 'other']) await side.addCandidate({ candidate: { candidate } });
  await side.describe(OFFER);
  equal([pc.candidates, sent], [['one', 'other'], ['ready', 'video-answer']]);
});

test('negotiation: candidates of an ignored offer may fail, others may not', async () => {
  const { pc, side } = negotiation({ polite: false });
  await side.describe(OFFER);
  pc.failCandidates = true;
  equal((await refusal(side.addCandidate({ candidate: {} }))).message, 'unknown ufrag');
  await side.offer();
  await side.describe(OFFER);
  await side.addCandidate({ candidate: {} });
  side.close();
});

test('negotiation: an answer that nobody waits for is left alone', async () => {
  const { pc, side } = negotiation({ polite: true });
  await side.describe(ANSWER);
  equal(pc.remoteDescription, null);
});
