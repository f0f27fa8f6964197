/**
 * A client of the json dialect (PROTOCOL.md section 10) that behaves as MDN's sample does, weaknesses included: it
 * offers twice, answers whoever calls, sends its own tracks in sections of its own, does not answer an offer that meets
 * its own, and hangs up with a target of null.
 */
const users = document.createElement('ul');
const theirs = Object.assign(document.createElement('video'), { autoplay: true });
const hangUp = Object.assign(document.createElement('button'), { textContent: 'Hang up' });
document.body.replaceChildren(users, theirs, hangUp);

const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/`, 'json');
const errors = [];
let name = '';
let target = null;
let pc = null;
let camera = null;

const send = (message) => socket.send(JSON.stringify(message));

const handlers = {
  id: ({ id }) => {
    name = new URLSearchParams(location.search).get('name');
    send({ type: 'username', name, id, date: Date.now() });
  },
  rejectusername: (message) => (name = message.name),
  userlist: (message) => users.replaceChildren(...message.users.map(entry)),
  'video-offer': offered,
  'video-answer': ({ sdp }) => pc.setRemoteDescription(sdp),
  'new-ice-candidate': ({ candidate }) => pc.addIceCandidate(candidate),
  'hang-up': () => close(),
  error: ({ code }) => errors.push(code),
};

socket.onmessage = async ({ data }) => {
  const message = JSON.parse(data);
  try {
    await handlers[message.type]?.(message);
  } catch (error) {
    errors.push(`${message.type}: ${error.message}`);
  }
};

hangUp.onclick = () => {
  close();
  send({ type: 'hang-up', name, target });
};

globalThis.plain = {
  errors,
  frames: () => (pc ? theirs.getVideoPlaybackQuality().totalVideoFrames : -1),
  inCall: () => pc !== null,
};

function entry(user) {
  const item = document.createElement('li');
  item.textContent = user;
  item.onclick = () => invite(user);
  return item;
}

async function invite(user) {
  target = user;
  connect();
  await addCamera();
}

function connect() {
  pc = new RTCPeerConnection();
  pc.onnegotiationneeded = offerTwice;
  pc.onicecandidate = ({ candidate }) => candidate && send({ type: 'new-ice-candidate', target, candidate });
  pc.ontrack = ({ streams }) => (theirs.srcObject = streams[0]);
  pc.oniceconnectionstatechange = () => ['failed', 'disconnected'].includes(pc?.iceConnectionState) && close();
}

async function addCamera() {
  camera = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  for (const track of camera.getTracks()) pc.addTransceiver(track, { streams: [camera] });
}

async function offerTwice() {
  if (pc.signalingState !== 'stable') return;
  for (let time = 1; time <= 2; time++) {
    await pc.setLocalDescription(await pc.createOffer());
    send({ type: 'video-offer', name, target, sdp: pc.localDescription });
  }
}

async function offered(message) {
  target = message.name;
  if (!pc) connect();
  if (pc.signalingState !== 'stable') {
    await Promise.all([pc.setLocalDescription({ type: 'rollback' }), pc.setRemoteDescription(message.sdp)]);
    return;
  }
  await pc.setRemoteDescription(message.sdp);
  if (!camera) await addCamera();
  await pc.setLocalDescription(await pc.createAnswer());
  send({ type: 'video-answer', name, target, sdp: pc.localDescription });
}

function close() {
  camera?.getTracks().forEach((track) => track.stop());
  pc?.close();
  pc = null;
  camera = null;
  target = null;
  theirs.srcObject = null;
}
