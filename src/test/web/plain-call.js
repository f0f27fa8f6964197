// A call as samples make it: one connection, the browser's own devices and defaults, and nobody who watches the line.
globalThis.plainCall = {
  async open(port) {
    const { iceServers } = await (await fetch('/api/v1/ice-servers')).json();
    const pc = new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' });
    this.pc = pc;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 1280, height: 720 } });
    for (const track of stream.getTracks()) pc.addTrack(track, stream);
    const video = document.body.appendChild(document.createElement('video'));
    video.autoplay = true;
    pc.ontrack = ({ streams }) => (video.srcObject = streams[0]);
  },
  /** Sets the next description, takes in theirs before, and gives it once all candidates are in it. */
  async describe(theirs) {
    const { pc } = this;
    if (theirs) await pc.setRemoteDescription(theirs);
    if (theirs?.type === 'answer') return null;
    await pc.setLocalDescription();
    while (pc.iceGatheringState !== 'complete') await new Promise((resolve) => setTimeout(resolve, 50));
    return pc.localDescription.toJSON();
  },
};
