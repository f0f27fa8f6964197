import { ApiDescription } from '../../lib/api-description.js';
import { byId, el, fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';
import { contentsOf } from '../../ui/docs/contents.js';

const main = byId('main');

await show();
addEventListener('hashchange', open);
main.addEventListener('toggle', follow, { capture: true });

async function show() {
  try {
    const response = await fetch('/openapi.json');
    fill(main, ...contentsOf(new ApiDescription(await response.json())));
    open();
  } catch (error) {
    console.error(error);
    fill(main, el('p', { role: 'alert' }, t('docs.failed')));
  }
}

/** The part or operation that the address names; older links name the part before the operation. */
function open() {
  const id = decodeURIComponent(location.hash).split(/[#/]/).at(-1) ?? '';
  const element = id && document.getElementById(id);
  if (!element) return;
  if (element instanceof HTMLDetailsElement) element.open = true;
  element.scrollIntoView();
}

/** The address is that of the operation opened last. @param {Event} event */
function follow({ target }) {
  if (!(target instanceof HTMLDetailsElement) || !target.id || !target.open) return;
  ornament(() => history.replaceState(null, '', `#${target.id}`));
}
