import { t } from '/lib/i18n.js';
import { AccountNames } from '/pages/admin/account-names.js';
import { InviteList } from '/ui/invite-list.js';
import { passkeyProblem } from '/ui/passkey-problem.js';
import { equal, eventually, test } from './harness.js';

function links(invite, { creator = () => 'Ada', roomName = () => 'Stand-up' } = {}) {
  const list = new InviteList({ roomName, revoke: async () => {}, creator });
  document.body.append(list.element);
  const made = { id: 'i_1', kind: 'guest', room: 'standup', url: '/join/1', createdBy: 'ada', uses: 0, maxUses: null, expiresAt: null };
  const show = (more = {}) => list.show([{ ...made, ...more }]);
  show(invite);
  return { list, show, text: () => list.element.querySelector('li')?.textContent ?? '', close: () => list.element.remove() };
}

test('invites: one that runs out while the page is open says so, and can be copied no longer', async () => {
  const { list, text, close } = links({ expiresAt: new Date(Date.now() + 1500).toISOString() });
  equal([text().includes(t('invite.item.ended')), Boolean(list.element.querySelector('[data-testid=copy-listed]'))], [false, true]);
  await eventually(() => text().includes(t('invite.item.ended')));
  equal(list.element.querySelector('[data-testid=copy-listed]'), null);
  close();
});

test('invites: what came to be known of a link is shown, though the link is as it was', () => {
  const known = { name: 'ada', room: 'r_1' };
  const { show, text, close } = links({}, { creator: () => known.name, roomName: () => known.room });
  Object.assign(known, { name: 'Ada Lovelace', room: 'Stand-up' });
  show();
  equal([text().includes('Ada Lovelace'), text().includes('Stand-up')], [true, true]);
  close();
});

test('invites: a look that brings nothing new leaves the focus where it is', () => {
  const { list, show, close } = links({});
  const button = list.element.querySelector('[data-testid=revoke]');
  button.focus();
  show();
  equal(document.activeElement === button, true);
  show({ uses: 1 });
  equal(document.activeElement?.dataset.testid, 'revoke');
  close();
});

test('accounts: names come from presence, and the list of accounts is asked once for those it does not know', async () => {
  const [asked, usual] = [[], globalThis.fetch];
  globalThis.fetch = async (url) => {
    asked.push(String(url));
    return new Response(JSON.stringify({ items: [{ id: 'eve', displayName: 'Eve' }], next: null }), {
      headers: { 'content-type': 'application/json' },
    });
  };
  try {
    const names = new AccountNames({ presenceOf: (user) => (user === 'ada' ? { name: 'Ada' } : undefined) });
    await names.learn(['ada', 'erased-1']);
    equal(asked.length, 0);
    for (let look = 0; look < 3; look++) await names.learn(['ada', 'eve', 'nobody']);
    equal([asked.length, names.of('ada'), names.of('eve'), names.of('nobody')], [1, 'Ada', 'Eve', 'nobody']);
  } finally {
    globalThis.fetch = usual;
  }
});

test('passkeys: one that is known already, or one too many, is told in the language of the page', () => {
  const refused = (code) => passkeyProblem({ status: 409, code, detail: 'This passkey is known here already.' });
  equal(refused('conflict'), t('passkeys.problem.conflict'));
  equal(refused('passkeys-need-https'), t('problem.passkeys-need-https'));
});
