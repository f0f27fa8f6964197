import { fileOf, MOST_BYTES, squareOf } from '/lib/crop.js';
import { pictures } from '/lib/pictures.js';
import { avatar } from '/ui/avatar.js';
import { equal, eventually, test } from './harness.js';

const HASH = '0f343b0931126a20f133d67c2b018a3b';

test('pictures: an avatar that stands gets the picture that one hears of, and its initials when it is gone', () => {
  const element = avatar({ user: 'minho', name: 'Minho Lee' });
  document.body.append(element);
  equal(element.querySelector('img'), null);

  pictures.learn([{ user: 'minho', picture: HASH }]);
  equal(element.querySelector('img').getAttribute('src'), `/api/v1/users/minho/picture?v=${HASH}`);
  equal(avatar({ user: 'minho', name: 'Minho Lee' }).querySelectorAll('img').length, 1);

  pictures.learn([{ user: 'minho', picture: null }]);
  equal(element.querySelector('img'), null);
  element.remove();
});

test('pictures: one that cannot be had leaves the initials', async () => {
  pictures.learn([{ user: 'nobody', picture: HASH }]);
  const element = avatar({ user: 'nobody', name: 'No Body' });
  document.body.append(element);
  await eventually(() => element.querySelector('img') === null);
  equal(element.dataset.initials, 'NB');
  element.remove();
});

test('pictures: the square stays inside the picture', () => {
  const wide = { width: 400, height: 200 };
  equal(squareOf(wide, { x: 0.5, y: 0.5, zoom: 1 }), { left: 100, top: 0, side: 200 });
  equal(squareOf(wide, { x: 0, y: 0, zoom: 2 }), { left: 0, top: 0, side: 100 });
  equal(squareOf(wide, { x: 1, y: 1, zoom: 2 }), { left: 300, top: 100, side: 100 });
});

test('pictures: the file is small enough for the server whatever is on it', async () => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 256;
  const context = canvas.getContext('2d');
  const noise = context.createImageData(256, 256);
  for (let i = 0; i < noise.data.length; i++) noise.data[i] = i % 4 === 3 ? 255 : Math.random() * 256;
  context.putImageData(noise, 0, 0);
  const file = await fileOf(canvas);
  equal(file.size <= MOST_BYTES, true);
  equal(['image/webp', 'image/jpeg'].includes(file.type), true);
});
