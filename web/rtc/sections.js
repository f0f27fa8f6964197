import { prefer } from './codecs.js';

/**
 * Which media section of one connection carries which slot: both sides count the sections of each kind from the first.
 * Sections are opened by the side that offers first; the other one sends in those.
 */
export class Sections {
  #pc;
  #slots;
  /** @type {Map<media.Slot, RTCRtpTransceiver>} */
  #transceivers = new Map(); // slot name → RTCRtpTransceiver

  /** @param {RTCPeerConnection} pc @param {import('./slots.js').SlotOf[]} slots that both sides can show */
  constructor(pc, slots) {
    this.#pc = pc;
    this.#slots = slots;
  }

  get isEmpty() {
    return this.#transceivers.size === 0;
  }

  /** @param {media.Slot} slot @returns {RTCRtpTransceiver | undefined} */
  get(slot) {
    return this.#transceivers.get(slot);
  }

  /** @param {(slot: media.Slot) => MediaStream} streamOf what the other side shall keep in sync */
  open(streamOf) {
    for (const { name, kind } of this.#slots) {
      /** @type {RTCRtpTransceiverInit} */
      const options = { direction: 'sendrecv', streams: [streamOf(name)] };
      const transceiver = this.#pc.addTransceiver(kind, options);
      this.#transceivers.set(name, transceiver);
      prefer(transceiver, name);
    }
    return [...this.#transceivers];
  }

  /**
   * @param {(slot: media.Slot) => MediaStream} streamOf
   * @returns {[media.Slot, RTCRtpTransceiver][]} those that a slot was given to, now that their offer is known
   */
  adopt(streamOf) {
    /** @type {[media.Slot, RTCRtpTransceiver][]} */
    const adopted = [];
    for (const transceiver of this.#pc.getTransceivers()) {
      const slot = this.#freeSlot(transceiver);
      if (!slot || transceiver.stopped) continue;
      this.#transceivers.set(slot, transceiver);
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams?.(streamOf(slot));
      prefer(transceiver, slot);
      adopted.push([slot, transceiver]);
    }
    return adopted;
  }

  /**
   * What arrives there. A client of MDN's kind offers its tracks in media sections of its own.
   *
   * @param {RTCRtpTransceiver} transceiver
   */
  slotOf(transceiver) {
    const known = [...this.#transceivers].find(([, one]) => one === transceiver)?.[0];
    const byKind = transceiver.receiver.track.kind === 'audio' ? 'mic' : 'camera';
    return known ?? this.#freeSlot(transceiver) ?? byKind;
  }

  /** @param {RTCRtpTransceiver} transceiver */
  #freeSlot(transceiver) {
    if ([...this.#transceivers.values()].includes(transceiver)) return undefined;
    const all = this.#pc.getTransceivers();
    const { kind } = transceiver.receiver.track;
    const nth = all.slice(0, all.indexOf(transceiver)).filter((one) => one.receiver.track.kind === kind).length;
    const slot = this.#slots.filter((one) => one.kind === kind)[nth]?.name;
    return slot && this.#transceivers.has(slot) ? undefined : slot;
  }
}
