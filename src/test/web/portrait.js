// Run in a page before its own scripts: the camera shows somebody drawn, for pictures that people shall look at.
// `portrait` is set before: {wall, shirt, skin, hair, hairLength, upright}: CSS colours, px, whether it is a phone's.
{
  const FRAMES_PER_SECOND = 15;
  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);

  devices.getUserMedia = async (wanted) => {
    if (!wanted.video) return getUserMedia(wanted);
    const [width, height] = globalThis.portrait.upright ? [720, 1280] : [1280, 720];
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d');
    draw(pen, 0);
    const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
    const timer = setInterval(() => {
      if (track.readyState === 'ended') clearInterval(timer);
      draw(pen, performance.now() / 1000);
    }, 1000 / FRAMES_PER_SECOND);
    return new MediaStream([track]);
  };

  function draw(pen, seconds) {
    const { wall, shirt, skin, hair, hairLength } = globalThis.portrait;
    const sway = Math.sin(seconds) * 6;
    pen.fillStyle = wall;
    const { width, height } = pen.canvas;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = 'rgb(255 255 255 / 0.22)';
    pen.fillRect(880, 90, 240, 300);
    pen.translate(width / 2 + sway, (height - 720) / 2);
    ellipse(pen, hair, 0, 140 + hairLength, 145, hairLength);
    ellipse(pen, shirt, 0, 800, 330, 280);
    ellipse(pen, skin, 0, 520, 62, 90);
    ellipse(pen, skin, 0, 345, 118, 150);
    ellipse(pen, hair, 0, 225, 128, 62);
    for (const side of [-1, 1]) ellipse(pen, '#2b2320', side * 44, 335, 9, seconds % 4 < 0.15 ? 2 : 11);
    pen.beginPath();
    pen.arc(0, 385, 42, 0.2 * Math.PI, 0.8 * Math.PI);
    pen.lineWidth = 7;
    pen.lineCap = 'round';
    pen.strokeStyle = '#8c4a3c';
    pen.stroke();
    pen.resetTransform();
  }

  function ellipse(pen, colour, x, y, width, height) {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    pen.fill();
  }
}
