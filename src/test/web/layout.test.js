import { grid, spotlight } from '/ui/call/layout.js';
import { equal, test } from './harness.js';

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
