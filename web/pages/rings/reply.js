import { t } from '../../lib/i18n.js';

/** @type {Record<string, string>} */
const WORDS = { 'in-five': 'ring.inFive.text', 'come-here': 'ring.bringIn.text' };

/**
 * What many say. The text is for clients that do not know the reply.
 *
 * @param {'in-five' | 'come-here'} reply
 * @returns {protocol.Reply}
 */
export function readyReply(reply) {
  return { reply, text: t(WORDS[reply]) };
}

/** What who declined says, in the language of this page where it has words for it. @param {protocol.Answer} answer */
export function saidIn({ reply = '', text = '' }) {
  return Object.hasOwn(WORDS, reply) ? t(WORDS[reply]) : text;
}
