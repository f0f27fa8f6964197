import { el, icon } from '../../lib/dom.js';

/** @typedef {{label: string, run?: () => unknown, href?: string, primary?: boolean}} Action */

/**
 * A page that says one thing: what happened and what to do now.
 *
 * @param {{icon: string, title: string, text?: string | null, testid?: string, reason?: string, busy?: boolean,
 *   actions?: (Action | false | undefined | '')[], body?: Node}} options
 */
export function screen({ icon: name, title, text, testid, reason, busy = false, actions = [], body }) {
  return el(
    'section',
    {
      class: 'call-screen',
      data: { ...(testid && { testid }), ...(reason && { reason }) },
      'aria-labelledby': 'screen-title',
    },
    el('span', { class: `call-screen__icon${busy ? ' call-screen__icon--busy' : ''}` }, icon(name)),
    el('h1', { id: 'screen-title', tabindex: '-1' }, title),
    text && el('p', { class: 'quiet', role: busy ? 'status' : null }, text),
    body,
    actions.length > 0 && el('div', { class: 'call-screen__actions' }, actions.map((one) => one && action(one))),
  );
}

/** @param {Action} action */
function action({ label, run, href, primary = false }) {
  const classes = `button${primary ? ' button--primary' : ''}`;
  if (href) return el('a', { class: classes, href }, label);
  return el('button', { class: classes, type: 'button', on: { click: run } }, label);
}
