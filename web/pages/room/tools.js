import { t } from '../../lib/i18n.js';
import { later } from '../../lib/later.js';
import { Captions } from './captions.js';
import { Deafness } from './deafness.js';
import { addEffects } from './effects.js';
import { tellNeighbours } from './monitor/neighbours.js';
import { Recordings } from './recording/recordings.js';

const qrDialog = later(() => import('../../ui/qr-dialog.js'));

/** What a call has beside talking: recording, captions, hearing nobody, effects, the way to one's phone. */
export class Tools {
  recordings;
  actions;

  /**
   * @param {import('./call.js').Parts & {roster: import('./roster.js').Roster, meter: {decibels: number | null},
   *   deaf?: boolean}} parts `deaf` where one comes without sound
   */
  constructor(parts) {
    const { view, media, me, signal, deaf = false } = parts;
    const captions = new Captions(parts);
    const deafness = new Deafness(parts);
    const recordings = new Recordings(parts);
    tellNeighbours({ ...parts, deafness });
    if (deaf) deafness.toggle();
    addEffects({ switches: view.more.effects, media, signal });
    view.more.offer('phone', !me.guest);
    this.recordings = recordings;
    this.actions = {
      record: () => recordings.toggle(),
      captions: () => captions.open(),
      deafen: () => deafness.toggle(),
      phone: () => moveToPhone(view.url),
    };
  }
}

/** The phone signs in by itself; there the preview offers to take the call over. @param {string} url */
async function moveToPhone(url) {
  const { openQrDialog } = await qrDialog();
  openQrDialog({ title: t('call.more.phone'), text: t('qr.phone'), url });
}
