import { api } from '../../lib/api.js';
import { el, fill, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { dayAndClock } from '../../lib/time.js';
import { CheckResults } from '../../ui/check-results.js';
import { toast } from '../../ui/toast.js';

const PAUSE = 700; // ms, while checks run

/** Fills a part of the admin page with what the server found out about itself. @param {HTMLElement} container */
export async function showChecks(container) {
  const results = new CheckResults();
  const again = el(
    'button',
    { class: 'button button--quiet', type: 'button', data: { testid: 'check-again' } },
    icon('refresh-cw'),
    t('checks.again'),
  );
  const progress = el('p', { class: 'panel__hint quiet', role: 'status', data: { testid: 'checks-progress' } });
  again.addEventListener('click', () => show(() => api.post('/checks')));
  fill(
    container,
    el('div', { class: 'panel__head' }, el('h2', { id: 'checks-title' }, t('checks.title')), again),
    progress,
    results.element,
  );
  await show(() => api.get('/checks'));

  /** @param {() => Promise<rest.Checks>} ask */
  async function show(ask) {
    again.disabled = true;
    try {
      const { running, items } = await ask();
      results.show(items);
      progress.textContent = progressOf(running, items);
      again.disabled = running;
      if (running) setTimeout(() => show(() => api.get('/checks')), PAUSE);
    } catch (error) {
      again.disabled = false;
      toast(sentenceFor(error) || t('problem.server'));
    }
  }
}

/** @param {boolean} running @param {rest.Check[]} items */
function progressOf(running, items) {
  if (running) {
    const done = items.filter(({ state }) => state !== 'running').length;
    return t('checks.progress', { done, all: items.length });
  }
  const last = items.map(({ checkedAt }) => checkedAt ?? '').reduce((a, b) => (a > b ? a : b), '');
  return last ? t('checks.last', { when: dayAndClock(last) }) : t('checks.never');
}
