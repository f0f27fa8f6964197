import { reconnectDelay, staysAway } from '/signaling/reconnect.js';
import { equal, test } from './harness.js';

const middle = () => 0.5;

test('reconnect: waits 0.5, sixty times 1, 2, 4, 8, 8 seconds, a quarter more or less', () => {
  equal(
    [0, 1, 60, 61, 62, 63, 64].map((attempt) => reconnectDelay(attempt, 1006, null, middle)),
    [500, 1000, 1000, 2000, 4000, 8000, 8000],
  );
  equal(
    [() => 0, () => 1].map((random) => reconnectDelay(0, 1006, null, random)),
    [375, 625],
  );
});

test('reconnect: after a restart it waits as long as was announced and up to 5 seconds more', () => {
  equal(
    reconnectDelay(0, 1012, { retryAfter: 2000 }, () => 1),
    7000,
  );
  equal(
    reconnectDelay(0, 1012, null, () => 0),
    0,
  );
});

test('reconnect: stays away where the protocol says so, and nowhere else', () => {
  equal([1002, 1003, 1007, 1009, 4401, 4403, 4409].every(staysAway), true);
  equal([1000, 1001, 1005, 1006, 1011, 1012, 4408, 4429].some(staysAway), false);
});
