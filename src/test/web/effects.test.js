import { addEffects } from '/pages/room/effects.js';
import { EffectSwitches } from '/ui/call/effect-switches.js';
import { equal, eventually, test } from './harness.js';

/** A camera of a platform that blurs backgrounds, or of one that does not. */
class FakeCamera extends EventTarget {
  settings = { backgroundBlur: false };
  constructor(capabilities) {
    super();
    this.capabilities = capabilities;
  }
  getCapabilities() {
    return this.capabilities;
  }
  getSettings() {
    return this.settings;
  }
  getConstraints() {
    return { width: 1280 };
  }
  async applyConstraints(constraints) {
    this.asked = constraints;
    this.settings.backgroundBlur = constraints.backgroundBlur;
  }
}

function switchesFor(camera) {
  const media = Object.assign(new EventTarget(), { tracks: { camera, mic: null } });
  const switches = new EffectSwitches();
  const stop = new AbortController();
  addEffects({ switches, media, signal: stop.signal });
  const box = switches.element.querySelector('[data-testid="effect-blur"]');
  // Outside of the page a box that is clicked says nothing.
  document.body.append(switches.element);
  stop.signal.addEventListener('abort', () => switches.element.remove());
  return { media, switches, box, stop };
}

test('effects: a switch is there only where the platform lets one switch', () => {
  localStorage.removeItem('parley.effects');
  const hidden = [{}, { backgroundBlur: [true] }, { backgroundBlur: [false, true] }].map((capabilities) => {
    const { switches, stop } = switchesFor(new FakeCamera(capabilities));
    stop.abort();
    return switches.element.hidden;
  });
  equal(hidden, [true, true, false]);
});

test('effects: the choice is remembered, also for the next camera, and what was asked before stays asked', async () => {
  localStorage.removeItem('parley.effects');
  const camera = new FakeCamera({ backgroundBlur: [false, true] });
  const { box, stop } = switchesFor(camera);
  box.click();
  await eventually(() => camera.asked);
  equal(camera.asked, { width: 1280, backgroundBlur: true });

  const next = new FakeCamera({ backgroundBlur: [false, true] });
  stop.abort();
  const { box: again, stop: end } = switchesFor(next);
  await eventually(() => next.asked?.backgroundBlur === true && again.checked);
  next.settings.backgroundBlur = false;
  next.dispatchEvent(new Event('configurationchange'));
  equal(again.checked, false);
  end.abort();
  localStorage.removeItem('parley.effects');
});
