// Instead of the browser's fake microphone, which beeps: somebody who speaks without end, so that all sound counts.
{
  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);
  const voice = () => {
    const context = new AudioContext();
    const way = context.createMediaStreamDestination();
    const syllables = new GainNode(context, { gain: 0.25 });
    const rhythm = new OscillatorNode(context, { frequency: 4 });
    rhythm.connect(new GainNode(context, { gain: 0.2 })).connect(syllables.gain);
    const throat = new OscillatorNode(context, { type: 'sawtooth', frequency: 130 });
    for (const frequency of [500, 1500, 2500]) {
      const mouth = new BiquadFilterNode(context, { type: 'bandpass', frequency, Q: 5 });
      throat.connect(mouth).connect(syllables);
    }
    syllables.connect(way);
    throat.start();
    rhythm.start();
    return way.stream.getTracks();
  };
  devices.getUserMedia = async (wanted) => {
    const stream = wanted.video ? await getUserMedia({ ...wanted, audio: false }) : new MediaStream();
    if (wanted.audio) for (const track of voice()) stream.addTrack(track);
    return stream;
  };
}
