// One person speaks in a room, and each page's microphone hears it as loud as `globalThis.nearness` says, by one clock.
{
  const LOOP = 12; // s
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
  const heard = () => {
    const context = new AudioContext();
    const way = context.createMediaStreamDestination();
    const source = new AudioBufferSourceNode(context, { buffer: speech(context), loop: true });
    source.connect(new GainNode(context, { gain: globalThis.nearness })).connect(way);
    source.start(0, (Date.now() / 1000) % LOOP);
    return way.stream.getTracks();
  };
  devices.getUserMedia = async (wanted) => {
    const stream = wanted.video ? await getUserMedia({ ...wanted, audio: false }) : new MediaStream();
    if (wanted.audio) for (const track of heard()) stream.addTrack(track);
    return stream;
  };
}
