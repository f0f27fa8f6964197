import { el, fill, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { deviceNameOf } from '../lib/server-names.js';
import { ago } from '../lib/time.js';
import { actionButton } from './action-button.js';

/** Where an account is signed in, each place with a way to sign it out. */
export class SessionList {
  #end;
  element = el('ul', { class: 'sessions' });

  /** @param {(session: rest.Session) => Promise<void>} end */
  constructor(end) {
    this.#end = end;
  }

  /** @param {rest.Session[]} sessions */
  show(sessions) {
    const hereFirst = sessions.toSorted((a, b) => Number(b.current) - Number(a.current));
    fill(
      this.element,
      hereFirst.map((session) => this.#row(session)),
    );
  }

  /** @param {rest.Session} session */
  #row(session) {
    const { device, address, lastSeenAt, current, push, elsewhere } = session;
    const seen = current ? t('settings.sessions.here') : t('settings.sessions.seen', { when: ago(lastSeenAt) });
    const row = el(
      'li',
      { class: 'row' },
      icon(/iPhone|Android|iPad/.test(device) ? 'smartphone' : 'laptop'),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'row__title' }, deviceNameOf(device)),
        el('span', { class: 'row__line' }, [seen, address, push && t('settings.sessions.push')].filter(Boolean).join(' · ')),
        // Who reads this in the browser in question knows.
        elsewhere && !current && el('span', { class: 'row__line row__line--new' }, t('settings.sessions.elsewhere')),
      ),
    );
    const end = actionButton({
      text: t('settings.sessions.end'),
      label: t('settings.sessions.end.label', session),
      testid: 'end-session',
      run: async () => {
        await this.#end(session);
        row.remove();
      },
    });
    if (!current) row.append(end);
    return row;
  }
}
