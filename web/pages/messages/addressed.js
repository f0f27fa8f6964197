import { api } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { later } from '../../lib/later.js';
import { ornament } from '../../lib/ornament.js';
import { sentenceFor } from '../../lib/problems.js';
import { toast } from '../../ui/toast.js';

const dialog = later(() => import('./conversation.js'), { soon: true });
const ADDRESS = /^#message=([a-z][a-z0-9._-]{0,31})$/;

/**
 * Opens what one writes with a person wherever the address says so: `/#message=minho`.
 *
 * @param {{me: rest.Me, messages: import('../../signaling/messages.js').Messages}} options
 */
export function openAddressed(options) {
  /** @type {import('./conversation.js').Conversation | null} */
  let open = null;
  addEventListener('hashchange', look);
  look();

  async function look() {
    const user = ADDRESS.exec(location.hash)?.[1];
    open?.dialog.close();
    if (!user) return;
    try {
      const [conversation, { Conversation }] = await Promise.all([api.get(`/conversations/${user}`), dialog()]);
      if (ADDRESS.exec(location.hash)?.[1] !== user) return;
      const opened = new Conversation(conversation, { ...options, onClose: () => closed(user, opened) });
      open = opened;
    } catch (error) {
      forget();
      toast(sentenceFor(error) || t('message.failed'));
    }
  }

  /** @param {string} user @param {import('./conversation.js').Conversation} conversation */
  function closed(user, conversation) {
    if (open === conversation) open = null;
    if (location.hash === `#message=${user}`) forget();
  }
}

/** @param {string} user */
export function goToMessages(user) {
  location.hash = `message=${user}`;
}

function forget() {
  ornament(() => history.replaceState(null, '', location.pathname + location.search));
}
