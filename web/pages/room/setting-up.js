import { listenUntil } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { questionCard } from '../../ui/call/question-card.js';
import { devicesAskedFor, wordsFor } from '../rings/device-question.js';

/** @type {media.Device[]} */
const DEVICES = ['mic', 'camera'];
const LONG = 700; // ms: a device that starts sooner than that is nobody's business

/**
 * While devices are on their way: says what the browser asks, where it does, so that one finds the question; and tells the
 * others, who would take a microphone that is still to come for a muted one.
 *
 * @param {Pick<import('./call.js').Parts, 'view' | 'room' | 'media' | 'signal'>} parts
 */
export function tellSettingUp({ view, room, media, signal }) {
  const on = listenUntil(signal);
  const card = questionCard();
  view.element.append(card.element);
  let told = false;
  let timer = 0;

  /** @param {boolean} settingUp */
  const tell = (settingUp) => {
    if (settingUp === told || !room.inside) return;
    told = settingUp;
    room.show({ settingUp }).catch(() => {});
  };
  const look = () => {
    const starting = DEVICES.filter((device) => media.isStarting(device));
    const waits = starting.includes('mic');
    clearTimeout(timer);
    if (waits) timer = setTimeout(() => tell(media.isStarting('mic')), told ? 0 : LONG);
    else tell(false);
    if (starting.length === 0) return card.show(null);
    devicesAskedFor(starting).then((asked) => {
      const still = asked.filter((device) => media.isStarting(device));
      card.show(still.length > 0 && !signal.aborted ? wordsFor(still) : null);
    });
  };
  on(media, 'starting', look);
  on(media, 'change', look);
  on(room, 'snapshot', () => {
    told = false;
    look();
  });
  on(room, 'peer-state', ({ peer, state }) => {
    const known = state.settingUp && room.peers.get(peer);
    if (known) view.notices.whisper(t('call.tile.settingUp', known));
  });
  signal.addEventListener('abort', () => clearTimeout(timer));
}
