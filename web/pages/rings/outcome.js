import { t } from '../../lib/i18n.js';
import { saidIn } from './reply.js';

const WORTH_AGAIN = ['missed', 'failed', 'cancelled'];
const WORTH_WRITING = ['missed', 'busy', 'declined', 'offline', 'dnd'];

/**
 * The word for how a ring came out, which completes the texts `ring.out.…`: nobody heard it ring where nobody is, and who
 * wants no call is not in another one.
 *
 * @param {string} outcome of the protocol
 * @param {Partial<rest.Presence>} [presence] of who was rung
 */
export function wordFor(outcome, { inCall, status, ringable } = {}) {
  if (outcome === 'busy' && !inCall) return 'dnd';
  return outcome === 'missed' && status === 'offline' && !ringable ? 'offline' : outcome;
}

/**
 * How a ring came out for one person: in words, with what that person said, and what makes sense next.
 *
 * @param {protocol.Answer} answer
 * @param {{name: string}} person
 * @param {{presence?: rest.Presence, several: boolean}} of who that is, and whether others were rung as well
 */
export function outcomeFor(answer, { name }, { presence, several }) {
  const word = wordFor(answer.type, presence);
  const said = saidIn(answer);
  return {
    text: t(several && word === 'missed' ? 'ring.out.missedBy' : `ring.out.${word}`, { name }),
    said: said ? t(several ? 'ring.quote.of' : 'ring.quote', { name, text: said }) : '',
    next: {
      again: several || Boolean(said) || WORTH_AGAIN.includes(word),
      waits: !several && Boolean(presence?.inCall),
      writes: WORTH_WRITING.includes(word),
    },
  };
}

/**
 * What to expect while it rings. Who is in a call hears a knock and no ring, so an answer may take its time.
 *
 * @param {{name: string}[]} people
 * @param {boolean} busy
 */
export function hintFor(people, busy) {
  if (people.length > 1) return t('ring.out.hint.several');
  return t(busy ? 'ring.out.busy' : 'ring.out.hint', people[0]);
}
