import { api } from '../../lib/api.js';
import { sentenceFor } from '../../lib/problems.js';
import { toast } from '../../ui/toast.js';

/**
 * What one was writing when the ring was over is no decline any more, but can be sent as a message.
 *
 * @param {{card: import('../../ui/incoming-card.js').IncomingCard, ring: protocol.Ring}} rung
 * @param {{write?: typeof writeTo, sent: () => void}} then
 * @returns {(() => Promise<void>) | null} sends it; null where nothing was written, or nobody can be written to
 */
export function sendingOf({ card, ring: { from } }, { write = writeTo, sent }) {
  const { words } = card;
  if (!words || from.guest) return null;
  return async () => {
    try {
      await write(from.user, words);
      sent();
    } catch (error) {
      toast(sentenceFor(error));
    }
  };
}

/** @param {string} user @param {string} text */
async function writeTo(user, text) {
  await api.post(`/conversations/${encodeURIComponent(user)}/messages`, { text });
}
