import { Team } from '/pages/home/team.js';
import { equal, test } from './harness.js';

/** A connection whose destinations are spoken by hand. */
function team() {
  const said = {};
  const asked = {};
  const subscribe = (destination, onMessage, headers) => {
    said[destination] = onMessage;
    asked[destination] = headers;
  };
  const known = new Team({ subscribe });
  let changes = 0;
  known.addEventListener('change', () => changes++);
  return { known, asked, hears: said['/topic/presence'], changes: () => changes };
}

const bob = (status) => ({ user: 'bob', name: 'Bob', status });
const eve = (status) => ({ user: 'eve', name: 'Eve', status });
const statuses = (known) => known.peopleBut('me').map(({ user, status }) => `${user} ${status}`);

test('team: all that changed comes in one message, and is one change', () => {
  const { known, asked, hears, changes } = team();
  hears({ type: 'presence-list', users: [bob('offline'), eve('offline')] });
  hears({ type: 'presence-changes', users: [bob('online'), eve('away')] });

  equal(asked['/topic/presence'], { batch: 'true' });
  equal(statuses(known), ['bob online', 'eve away']);
  equal(changes(), 2);
});

test('team: a server that tells changes one by one is understood too', () => {
  const { known, hears } = team();
  hears({ type: 'presence-list', users: [bob('offline')] });
  hears({ type: 'presence', presence: bob('online') });

  equal(statuses(known), ['bob online']);
});

test('team: a list that comes again replaces what was known', () => {
  const { known, hears } = team();
  hears({ type: 'presence-list', users: [bob('online'), eve('online')] });
  hears({ type: 'presence-list', users: [eve('away')] });

  equal(statuses(known), ['eve away']);
});
