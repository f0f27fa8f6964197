/** @typedef {{name: media.Slot, kind: 'audio' | 'video'}} SlotOf */

/**
 * What one peer sends another, in the order of the media sections. The order never changes, so a camera or a screen
 * comes and goes by replaceTrack, without negotiating.
 *
 * @type {SlotOf[]}
 */
export const SLOTS = [
  { name: 'mic', kind: 'audio' },
  { name: 'camera', kind: 'video' },
  { name: 'screen', kind: 'video' },
  { name: 'screenSound', kind: 'audio' },
];

/** What a page of MDN's kind can show, which has one picture (PROTOCOL.md section 10). */
export const FACE = SLOTS.slice(0, 2);
