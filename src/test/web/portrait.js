// Run in a page before its own scripts: the camera shows somebody drawn, for pictures that people shall look at.
// `portrait` is set before: {wall, shirt, skin, hair, hairLength, wears, upright}: CSS colours, px of a picture that is
// 720 high, 'none', 'glasses' or 'beard', and whether the picture is a phone's.
{
  const FRAMES_PER_SECOND = 8;
  const SCALE = 0.5; // of 1280 to 720
  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);

  devices.getUserMedia = async (wanted) => {
    if (!wanted.video) return getUserMedia(wanted);
    const [width, height] = globalThis.portrait.upright ? [720, 1280] : [1280, 720];
    const canvas = Object.assign(document.createElement('canvas'), { width: width * SCALE, height: height * SCALE });
    const pen = canvas.getContext('2d');
    const room = roomOf(canvas);
    draw(pen, room, 0);
    const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
    const camera = (await devices.enumerateDevices()).find(({ kind }) => kind === 'videoinput');
    const settings = track.getSettings.bind(track);
    track.getSettings = () => ({ ...settings(), deviceId: camera?.deviceId });
    const timer = setInterval(() => {
      if (track.readyState === 'ended') clearInterval(timer);
      draw(pen, room, performance.now() / 1000);
    }, 1000 / FRAMES_PER_SECOND);
    return new MediaStream([track]);
  };

  /** The room behind, out of focus, drawn once. */
  function roomOf({ width, height }) {
    const { wall, shirt, hair } = globalThis.portrait;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d');
    pen.filter = 'blur(5px)';
    pen.scale(SCALE, SCALE);
    const [w, h] = [width / SCALE, height / SCALE];
    pen.fillStyle = down(pen, h, [wall, 0], [`color-mix(in srgb, ${wall} 62%, #3a302a)`, 1]);
    pen.fillRect(-20, -20, w + 40, h + 40);
    pen.fillStyle = down(pen, 420, ['#fdfbf3', 0.1], ['#dfeaf0', 1]);
    pen.fillRect(w * 0.7, 60, w * 0.2, 340);
    pen.fillStyle = `color-mix(in srgb, ${wall} 80%, #fff)`;
    for (const x of [0.7, 0.795, 0.895]) pen.fillRect(w * x, 60, 12, 340);
    pen.fillRect(w * 0.7, 220, w * 0.2, 10);
    pen.fillStyle = `color-mix(in srgb, ${hair} 35%, #8a6a4c)`;
    for (const y of [210, 400]) pen.fillRect(w * 0.05, y, w * 0.22, 14);
    const books = ['#7d8f9b', '#c8a15a', '#8b5a4a', shirt, '#d9d2c3', '#5b7466', '#a8746b'];
    books.forEach((colour, nth) => {
      pen.fillStyle = `color-mix(in srgb, ${colour} 75%, ${wall})`;
      pen.fillRect(w * 0.06 + nth * 32, 120 + (nth % 3) * 12, 24, 90 - (nth % 3) * 12);
      if (nth > 2) pen.fillRect(w * 0.06 + nth * 32, 318 + (nth % 2) * 16, 26, 82 - (nth % 2) * 16);
    });
    pen.fillStyle = '#5f7d5a';
    for (const [x, y, r] of [[0.085, 350, 34], [0.11, 330, 30], [0.1, 368, 32]]) circle(pen, w * x, y, r);
    return canvas;
  }

  function draw(pen, room, seconds) {
    const { shirt, skin, hair, hairLength, wears } = globalThis.portrait;
    const { width, height } = pen.canvas;
    pen.resetTransform();
    pen.drawImage(room, 0, 0);
    pen.scale(SCALE, SCALE);
    pen.translate(width / SCALE / 2 + Math.sin(seconds) * 6, (height / SCALE - 720) / 2 + 40);
    const shade = `color-mix(in srgb, ${skin} 78%, #6b3b2a)`;
    ellipse(pen, hair, 0, 150 + hairLength, 150, hairLength);
    ellipse(pen, down(pen, 1000, [shirt, 0.5], [`color-mix(in srgb, ${shirt} 60%, #000)`, 1]), 0, 830, 340, 300);
    ellipse(pen, shade, 0, 505, 62, 96);
    ellipse(pen, skin, 0, 545, 70, 34);
    for (const side of [-1, 1]) ellipse(pen, shade, side * 116, 345, 18, 32);
    ellipse(pen, down(pen, 500, [skin, 0.4], [shade, 1.25]), 0, 340, 116, 150);
    if (wears === 'beard') beard(pen, hair);
    fringe(pen, hair);
    const blinks = seconds % 4 < 0.15;
    for (const side of [-1, 1]) eye(pen, side * 45, hair, blinks);
    line(pen, shade, 6, (path) => (path.moveTo(4, 345), path.quadraticCurveTo(16, 382, -4, 386)));
    line(pen, '#8c4a3c', 7, (path) => path.arc(0, 388, 44, 0.22 * Math.PI, 0.78 * Math.PI));
    if (wears === 'glasses') glasses(pen);
  }

  function fringe(pen, hair) {
    pen.fillStyle = hair;
    pen.beginPath();
    pen.moveTo(-128, 330);
    pen.bezierCurveTo(-156, 116, 156, 116, 128, 330);
    pen.bezierCurveTo(112, 262, 60, 262, 20, 246);
    pen.bezierCurveTo(-20, 268, -104, 262, -128, 330);
    pen.fill();
  }

  function eye(pen, x, hair, blinks) {
    line(pen, hair, 8, (path) => (path.moveTo(x - 24, 304), path.quadraticCurveTo(x, 292, x + 24, 304)));
    if (blinks) return line(pen, '#5a3a30', 4, (path) => (path.moveTo(x - 18, 338), path.lineTo(x + 18, 338)));
    ellipse(pen, '#fff', x, 336, 19, 12);
    ellipse(pen, '#2b2320', x, 336, 10, 11);
    ellipse(pen, '#fff', x + 3, 332, 3, 3);
  }

  function beard(pen, hair) {
    pen.fillStyle = `color-mix(in srgb, ${hair} 88%, transparent)`;
    pen.beginPath();
    pen.moveTo(-113, 350);
    pen.bezierCurveTo(-100, 530, 100, 530, 113, 350);
    pen.bezierCurveTo(86, 420, 60, 396, 0, 398);
    pen.bezierCurveTo(-60, 396, -86, 420, -113, 350);
    pen.fill();
  }

  function glasses(pen) {
    for (const side of [-1, 1]) line(pen, '#2a2624', 5, (path) => path.ellipse(side * 46, 338, 36, 28, 0, 0, 2 * Math.PI));
    line(pen, '#2a2624', 5, (path) => (path.moveTo(-10, 334), path.quadraticCurveTo(0, 326, 10, 334)));
  }

  /** @param {...[string, number]} stops colours and where they are, from 0 to 1 */
  function down(pen, height, ...stops) {
    const gradient = pen.createLinearGradient(0, 0, 0, height);
    for (const [colour, at] of stops) gradient.addColorStop(Math.min(1, at), colour);
    return gradient;
  }

  function line(pen, colour, width, trace) {
    pen.beginPath();
    trace(pen);
    Object.assign(pen, { lineWidth: width, lineCap: 'round', strokeStyle: colour });
    pen.stroke();
  }

  function circle(pen, x, y, radius) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
  }

  function ellipse(pen, colour, x, y, width, height) {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    pen.fill();
  }
}
