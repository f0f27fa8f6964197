/** How good the line is during a call, and why. */
/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'network.weak': 'Weak network. Video reduced to keep sound clear.',
  'network.videoBack': 'Turn video back on',
  'network.quiet': 'Do not tell me again in this call',
  'network.own.paused': 'Video paused',
  'network.own.reduced': 'Video reduced',
  'network.peer.paused': 'Video paused: weak network',
  'network.mark': '{quality}. Why?',
  'network.because.loss': 'Much gets lost on the way. Move closer to the Wi-Fi, or use a cable.',
  'network.because.delay': 'What is said arrives late. Another program may be using the line.',
  'network.because.jitter': 'What is said arrives unevenly. Another program may be using the line.',
  'network.loss': ({ percent }) =>
    percent < 0.5 ? 'Nearly everything arrives' : `${Math.round(percent)} % is lost on the way here`,
  'network.delay': '{ms} ms there and back',
  'network.rate': 'Receiving {down} kbit/s, sending {up} kbit/s',
  'network.picture': 'Picture of {width} × {height}, {fps} fps',
  'network.relay': 'By way of a relay',
};
