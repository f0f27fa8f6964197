import { t } from '../../lib/i18n.js';
import { showIcon, titlePage } from '../tab-title.js';

/** The tab's title and icon: all that one sees of a room with another tab in front. @param {string} room its name */
export function showTab(room, key = 'call.title') {
  show(t(key, { room }), [], 'parley');
}

/**
 * The tab of a call: who asks to come in, whether somebody records, whether one is heard, what one shows.
 *
 * @param {string} room its name
 * @param {{asking: number, micOn: boolean, sharing: boolean, recording: boolean}} state
 */
export function showCallTab(room, { asking, micOn, sharing, recording }) {
  const states = [
    asking > 0 && t('host.title.asking', { count: asking }),
    recording && t('host.title.recording'),
    !micOn && t('host.title.muted'),
    sharing && t('host.title.sharing'),
  ].filter(Boolean);
  show(t('call.title', { room }), states, asking > 0 ? 'parley-asking' : micOn ? 'parley-live' : 'parley-muted');
}

/** @param {string} title @param {(string | false)[]} states @param {string} icon */
function show(title, states, icon) {
  titlePage(states.length > 0 ? `(${states.join(', ')}) ${title}` : title);
  showIcon(icon);
}
