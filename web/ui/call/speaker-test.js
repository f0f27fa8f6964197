import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';

const NOTES = [
  { at: 0, hertz: 523.25 },
  { at: 0.35, hertz: 659.26 },
];
const LENGTH = 0.3; // s of a note
const LOUDNESS = 0.2; // of 1
const OVER = 1200; // ms

/**
 * A button that plays two notes by the speaker that is chosen.
 *
 * @param {() => string} speaker the device's id, '' for the system's own
 */
export function speakerTest(speaker) {
  const button = el('button', { class: 'button button--small', type: 'button', data: { testid: 'speaker-test' } });
  const label = el('span', {}, t('call.speaker.test'));
  button.append(icon('volume-2'), label);
  button.addEventListener('click', async () => {
    button.disabled = true;
    label.textContent = t('call.speaker.playing');
    const heard = await ornament(() => play(speaker()), false);
    label.textContent = t(heard ? 'call.speaker.test' : 'call.speaker.failed');
    button.disabled = false;
  });
  return button;
}

/** By the way that a call's sound takes, which an AudioContext alone does not in every browser. @param {string} speaker */
async function play(speaker) {
  const context = new AudioContext();
  const way = context.createMediaStreamDestination();
  const sound = new Audio();
  sound.srcObject = way.stream;
  try {
    if (speaker) await sound.setSinkId?.(speaker);
    await Promise.all([context.resume(), sound.play()]);
    for (const note of NOTES) sing(context, way, note);
    await new Promise((resolve) => setTimeout(resolve, OVER));
    return true;
  } finally {
    sound.srcObject = null;
    await context.close();
  }
}

/** @param {AudioContext} context @param {AudioNode} way @param {{at: number, hertz: number}} note */
function sing(context, way, { at, hertz }) {
  const start = context.currentTime + at;
  const tone = new OscillatorNode(context, { frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
  gain.gain.linearRampToValueAtTime(0, start + LENGTH);
  tone.connect(gain).connect(way);
  tone.start(start);
  tone.stop(start + LENGTH);
}
