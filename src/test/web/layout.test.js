import { grid, spotlight } from '/ui/call/layout.js';
import { picture } from '/ui/call/picture.js';
import { equal, eventually, test } from './harness.js';

const rowsOf = (boxes) =>
  [...new Set(boxes.map(({ top }) => Math.round(top)))].map(
    (row) => boxes.filter(({ top }) => Math.round(top) === row).length,
  );

test('layout: three are two and one, five three and two, seven four and three', () => {
  equal(
    [3, 5, 7].map((count) => rowsOf(grid(count, 1280, 700))),
    [
      [2, 1],
      [3, 2],
      [4, 3],
    ],
  );
});

test('layout: tiles stay inside the stage, between 16:9 and 4:3', () => {
  for (const [width, height] of [
    [1280, 700],
    [390, 700],
    [800, 300],
  ]) {
    for (let count = 2; count <= 8; count++) {
      for (const box of grid(count, width, height)) {
        const inside =
          box.left >= -0.5 &&
          box.top >= -0.5 &&
          box.left + box.width <= width + 0.5 &&
          box.top + box.height <= height + 0.5;
        const ratio = box.width / box.height;
        equal([inside, ratio > 1.33 && ratio < 1.78], [true, true], `${count} in ${width}×${height}`);
      }
    }
  }
});

test('layout: a shared screen leaves room for a strip, beside it or below it', () => {
  const wide = spotlight(3, 1280, 700);
  const tall = spotlight(3, 390, 700);
  equal([wide.stage.width + 8 + wide.strip[0].width, tall.stage.height + 8 + tall.strip[0].height], [1280, 700]);
});

test('layout: where all pictures are upright, so are the tiles', () => {
  for (const [width, height] of [
    [1280, 700],
    [390, 700],
  ]) {
    for (let count = 2; count <= 8; count++) {
      const [{ width: wide, height: high }] = grid(count, width, height, { upright: true });
      equal(wide / high <= 0.751, true, `${count} in ${width}×${height}: ${wide}×${high}`);
    }
  }
});

/** The share of a picture's width and height that is seen in a box. */
async function seen([pictureWidth, pictureHeight], [width, height]) {
  const canvas = Object.assign(document.createElement('canvas'), { width: pictureWidth, height: pictureHeight });
  canvas.getContext('2d').fillRect(0, 0, 1, 1);
  const box = document.createElement('div');
  box.style.cssText = `position: fixed; width: ${width}px; height: ${height}px`;
  const video = picture({ muted: true });
  video.srcObject = canvas.captureStream(10);
  box.append(video);
  document.body.append(box);
  try {
    await eventually(() => video.style.getPropertyValue('--shape') !== '');
    const { width: shownWidth, height: shownHeight } = video.getBoundingClientRect();
    const scale = Math.max(shownWidth / pictureWidth, shownHeight / pictureHeight);
    return [shownWidth / scale / pictureWidth, shownHeight / scale / pictureHeight];
  } finally {
    video.srcObject.getTracks()[0].stop();
    box.remove();
  }
}

test('layout: of an upright picture three quarters of the height are seen, in whatever box', async () => {
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/css/call-stage.css' });
  document.head.append(sheet);
  await eventually(() => sheet.sheet);
  for (const shape of [
    [360, 640],
    [480, 640],
    [400, 400],
    [640, 360],
  ]) {
    for (const box of [
      [320, 180],
      [320, 240],
      [600, 200],
    ]) {
      const [, height] = await seen(shape, box);
      equal(height > 0.745, true, `${shape} in ${box}: ${height}`);
    }
  }
  equal((await seen([640, 360], [320, 180]))[0] > 0.99, true, 'a wide picture fills a wide box');
  sheet.remove();
});
