import { Mesh } from '/rtc/mesh.js';
import { FakePeerConnection } from './fakes.js';

export class FakeRoom extends EventTarget {
  peers = new Map();
  you = { peer: 'p_m' };
  iceServers = [];
  signals = [];

  bodies = [];

  async signal(peer, body) {
    this.bodies.push(body);
    this.signals.push(JSON.parse(JSON.stringify({ peer, type: body.type, to: body.to })));
  }

  tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

export function meshOf(...ids) {
  const room = new FakeRoom();
  const pcs = [];
  const mesh = new Mesh({
    room,
    createConnection: () => {
      const pc = new FakePeerConnection();
      pcs.push(pc);
      return pc;
    },
  });
  for (const id of ids) room.peers.set(id, { peer: id });
  return { room, mesh, pcs };
}

export const OFFER = { type: 'video-offer', instance: 'theirs', sdp: { type: 'offer', sdp: '' } };

/** What was begun has come to its end. */
export const settled = () => new Promise((resolve) => setTimeout(resolve));
