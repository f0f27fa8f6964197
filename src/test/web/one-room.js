// One person speaks in a room, and each page's microphone hears it as loud as `globalThis.nearness` says, by one clock.
{
  const LOOP = 12; // s
  const LEAD = 0.4; // s by which each second is planned ahead
  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);
  /** Noise in syllables of different length and strength, the same in each page. */
  const speech = (context) => {
    const { sampleRate } = context;
    const buffer = context.createBuffer(1, LOOP * sampleRate, sampleRate);
    const points = buffer.getChannelData(0);
    let seed = 11;
    const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let at = 0; at < points.length; ) {
      const length = (0.08 + chance() * 0.22) * sampleRate;
      const strength = 10 ** (-1.4 + chance());
      for (let i = 0; i < length && at + i < points.length; i++) {
        points[Math.floor(at + i)] = strength * Math.sin((Math.PI * i) / length) * (chance() * 2 - 1);
      }
      at += length + (chance() < 0.25 ? 0.2 + chance() * 0.4 : 0.02 + chance() * 0.06) * sampleRate;
    }
    return buffer;
  };
  /** Second by second: the clock of a context begins late and stands still where the machine is busy. */
  const speak = (context, buffer, way) => {
    const now = Date.now() / 1000;
    const next = Math.ceil(now + LEAD);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(way);
    source.start(context.currentTime + next - now, next % LOOP, 1);
    setTimeout(() => speak(context, buffer, way), (next + 1 - LEAD * 2 - now) * 1000);
  };
  const heard = async () => {
    const context = new AudioContext();
    await context.resume();
    const near = new GainNode(context, { gain: globalThis.nearness });
    const way = context.createMediaStreamDestination();
    near.connect(way);
    speak(context, speech(context), near);
    return way.stream.getTracks();
  };
  devices.getUserMedia = async (wanted) => {
    const stream = wanted.video ? await getUserMedia({ ...wanted, audio: false }) : new MediaStream();
    if (wanted.audio) for (const track of await heard()) stream.addTrack(track);
    return stream;
  };
}
