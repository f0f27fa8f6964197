import { keepCompositions } from './composition.js';

keepCompositions();

/**
 * Builds an element. Whatever is data becomes text, a property or an attribute; nothing here parses markup.
 *
 * el('button', {class: 'button', data: {testid: 'ring'}, on: {click: ring}, 'aria-label': t('ring')}, icon('phone'), 'Ring')
 *
 * @param {string} tag
 * @param {Object} props `class`, `data` {name: value}, `on` {event: listener}; other names are set as attributes:
 *   true sets an empty one, false, null and undefined leave it out
 * @param {...(Node|string|number|null|false|Array)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  const { class: classes, data = {}, on = {}, ...attributes } = props;

  if (classes) element.className = classes;
  Object.assign(element.dataset, data);
  for (const [type, listener] of Object.entries(on)) element.addEventListener(type, listener);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...present(children));
  return element;
}

/** Sets, or for false, null and undefined removes, one attribute. */
export function setAttribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : value);
}

/**
 * One lucide icon in the colour of the text around it. Hidden from screen readers unless it has a label of its own.
 *
 * @param {string} name file name in lucide without `.svg`, e.g. `phone-incoming`
 * @param {{label?: string}} options
 */
export function icon(name, { label } = {}) {
  const element = el(
    'span',
    label ? { class: 'icon', role: 'img', 'aria-label': label } : { class: 'icon', 'aria-hidden': 'true' },
  );
  setIcon(element, name);
  return element;
}

/** Changes which icon an `icon()` shows. */
export function setIcon(element, name) {
  element.style.setProperty('--icon', `var(--icon-${name})`);
}

/** Replaces all children; null and false children are left out. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

/**
 * Makes the children of `container` match `items`, keeping the elements of keys that stay: focus, and where the
 * reader's eye is, survive an update.
 *
 * @param {(item) => string} keyOf
 * @param {(item) => HTMLElement} create
 * @param {(element: HTMLElement, item) => void} update called for new elements too
 */
export function reconcile(container, items, keyOf, create, update) {
  const standing = new Map([...container.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const key = keyOf(item);
    const element = standing.get(key) ?? create(item);
    standing.delete(key);
    element.dataset.key = key;
    update(element, item);
    // Moving an element that is in its place already would drop the focus.
    if (container.children[index] !== element) container.insertBefore(element, container.children[index] ?? null);
  });
  for (const gone of standing.values()) gone.remove();
}

function present(children) {
  return children.flat().filter((child) => child !== null && child !== undefined && child !== false);
}
