import { tuned } from '/rtc/sdp.js';
import { inOrder, findHardware, preferred } from '/rtc/codecs.js';
import { equal, test } from './harness.js';

const FIREFOX = [
  'v=0', 'o=mozilla...THIS_IS_SDPARTA-99.0 7 0 IN IP4 0.0.0.0', 's=-', 't=0 0', 'a=group:BUNDLE 0 1',
  'm=audio 9 UDP/TLS/RTP/SAVPF 109 9 101', 'c=IN IP4 0.0.0.0', 'a=sendrecv', 'a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1',
  'a=fmtp:101 0-15', 'a=mid:0', 'a=rtcp-mux', 'a=rtpmap:109 opus/48000/2', 'a=rtpmap:9 G722/8000/1', 'a=rtpmap:101 telephone-event/8000/1',
  'm=video 9 UDP/TLS/RTP/SAVPF 120 124 126', 'c=IN IP4 0.0.0.0', 'a=sendrecv',
  'a=fmtp:126 profile-level-id=42e01f;level-asymmetry-allowed=1;packetization-mode=1', 'a=fmtp:120 max-fs=12288;max-fr=60',
  'a=fmtp:124 apt=120', 'a=mid:1', 'a=rtcp-fb:120 nack', 'a=rtcp-mux', 'a=rtpmap:120 VP8/90000', 'a=rtpmap:124 rtx/90000',
  'a=rtpmap:126 H264/90000', '',
].join('\r\n');

const tune = (sdp) => tuned({ type: 'offer', sdp }, { startKbps: 1000 }).sdp;
const lines = (sdp, start) => sdp.split('\r\n').filter((line) => line.startsWith(start));

async function chromium(kinds) {
  const pc = new RTCPeerConnection();
  for (const kind of kinds) pc.addTransceiver(kind);
  await pc.setLocalDescription();
  const { sdp } = pc.localDescription;
  pc.close();
  return sdp;
}

test('sdp: Firefox is sent speech that survives losses and rests in pauses, and all else it said stands', () => {
  const sdp = tune(FIREFOX);
  equal(lines(sdp, 'a=fmtp:109'), [
    'a=fmtp:109 maxplaybackrate=48000;stereo=0;useinbandfec=1;usedtx=1;maxaveragebitrate=32000',
  ]);
  equal(lines(sdp, 'a=rtcp-fb:109'), ['a=rtcp-fb:109 nack']);
  equal(lines(sdp, 'a=fmtp:126'), [
    'a=fmtp:126 profile-level-id=42e01f;level-asymmetry-allowed=1;packetization-mode=1;x-google-start-bitrate=1000',
  ]);
  equal(lines(sdp, 'a=fmtp:124'), ['a=fmtp:124 apt=120']);
  const said = FIREFOX.split('\r\n').filter((line) => !/^a=fmtp:(109|120|126)/.test(line));
  equal(said.filter((line) => !sdp.split('\r\n').includes(line)), []);
});

test('sdp: changing twice is changing once', () => {
  equal(tune(tune(FIREFOX)), tune(FIREFOX));
});

test('sdp: of Chromium only the first sound rests in pauses, and codecs without parameters get some', async () => {
  const sdp = tune(await chromium(['audio', 'video', 'video', 'audio']));
  const opus = lines(sdp, 'a=fmtp:').filter((line) => line.includes('useinbandfec'));
  equal(opus.map((line) => line.includes('usedtx=1')), [true, false]);
  const vp8 = /a=rtpmap:(\d+) VP8/.exec(sdp)[1];
  equal(lines(sdp, `a=fmtp:${vp8} `), Array(2).fill(`a=fmtp:${vp8} x-google-start-bitrate=1000`));
});

test('sdp: Chromium takes it in and answers, and sends sound again where it was lost', async () => {
  const pc = new RTCPeerConnection();
  const sdp = tune(await chromium(['audio', 'video']));
  await pc.setRemoteDescription({ type: 'offer', sdp });
  await pc.setLocalDescription();
  equal(pc.localDescription.type, 'answer');
  pc.close();
});

test('sdp: on a narrow line speech goes in long packets, and in short ones again', () => {
  const narrow = tuned({ type: 'offer', sdp: FIREFOX }, { startKbps: 1000, speech: 'long' }).sdp;
  equal(lines(narrow, 'a=ptime'), ['a=ptime:60']);
  equal(narrow.indexOf('a=ptime') < narrow.indexOf('m=video'), true);
  equal(tune(narrow), tune(FIREFOX));
});

test('sdp: on a line that loses packets Chromium is sent speech twice, and once again; Firefox cannot be', async () => {
  const twice = (sdp) => tuned({ type: 'offer', sdp }, { startKbps: 1000, speech: 'twice' }).sdp;
  const sdp = await chromium(['audio', 'video', 'audio']);
  const red = /a=rtpmap:(\d+) red\/48000/.exec(sdp)[1];
  const firsts = (text) => lines(text, 'm=audio').map((line) => line.split(' ')[3] === red);
  equal(firsts(sdp), [false, false]);
  equal(firsts(twice(sdp)), [true, false]);
  equal(tune(twice(sdp)), tune(sdp));
  equal(twice(FIREFOX), tune(FIREFOX));
});

test('sdp: what is no description stays what it is', () => {
  equal(['', 'local offer', 'v=0\r\n'].map(tune), ['', 'local offer', 'v=0\r\n']);
});

const CODECS = ['video/VP8', 'video/rtx', 'video/VP9', 'video/H264', 'video/AV1'].map((mimeType) => ({ mimeType }));
const names = (codecs) => codecs.map(({ mimeType }) => mimeType.slice(6)).join(' ');

test('codecs: a screen goes by what is made for text, where the machine is strong by AV1', () => {
  equal(names(inOrder(CODECS, preferred('screen', 4))), 'VP9 VP8 rtx H264 AV1');
  equal(names(inOrder(CODECS, preferred('screen', 8))), 'AV1 VP9 VP8 rtx H264');
});

test('codecs: a phone prefers what it has in hardware, and nobody else is told what to prefer', async () => {
  const capabilities = {
    encodingInfo: async ({ video }) => ({ supported: true, powerEfficient: video.contentType === 'video/H264' }),
  };
  await findHardware({ isPhone: true, capabilities });
  equal(names(inOrder(CODECS, preferred('camera'))), 'H264 VP8 rtx VP9 AV1');
  await findHardware({ isPhone: false, capabilities });
  equal(preferred('camera'), []);
});
