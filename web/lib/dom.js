import { keepCompositions } from './composition.js';

keepCompositions();

/** @typedef {Node | string | null | undefined | false} Child of an element; what is no node and no text is left out */
/** @typedef {{[E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => unknown}} Listeners */
/**
 * Names other than these three are set as attributes: true sets an empty one, false, null and undefined leave it out.
 *
 * @typedef {{class?: string, data?: Record<string, unknown>, on?: Listeners, [attribute: string]: unknown}} Props
 */

/**
 * Builds an element. Whatever is data becomes text, a property or an attribute; nothing here parses markup.
 *
 * el('button', {class: 'button', data: {testid: 'ring'}, on: {click: ring}, 'aria-label': t('ring')}, icon('phone'), 'Ring')
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Props} [props]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  const { class: classes, data = {}, on = {}, ...attributes } = props;

  if (classes) element.className = classes;
  Object.assign(element.dataset, data);
  for (const [type, listener] of Object.entries(on)) {
    element.addEventListener(type, /** @type {EventListener} */ (listener));
  }
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...shown(children));
  return element;
}

/**
 * Sets, or for false, null and undefined removes, one attribute.
 *
 * @param {Element} element @param {string} name @param {unknown} value
 */
export function setAttribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/**
 * One lucide icon in the colour of the text around it. Hidden from screen readers unless it has a label of its own.
 *
 * @param {string} name file name in lucide without `.svg`, e.g. `phone-incoming`
 * @param {{label?: string}} [options]
 */
export function icon(name, { label } = {}) {
  const element = el(
    'span',
    label ? { class: 'icon', role: 'img', 'aria-label': label } : { class: 'icon', 'aria-hidden': 'true' },
  );
  setIcon(element, name);
  return element;
}

/** Changes which icon an `icon()` shows. @param {HTMLElement} element @param {string} name */
export function setIcon(element, name) {
  element.style.setProperty('--icon', `var(--icon-${name})`);
}

/** The element that has the focus, if there is one. */
export function focused() {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}

/** The test id of what has the focus in there, to give the focus back by. @param {HTMLElement} element */
export function focusedIn(element) {
  return element.contains(document.activeElement) ? focused()?.dataset.testid : undefined;
}

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement | null} */
export function find(root, selector) {
  return root.querySelector(selector);
}

/** An element that the page always has. @param {string} id */
export function byId(id) {
  return present(document.getElementById(id));
}

/**
 * What was looked for where it always is.
 *
 * @template {Element} T
 * @param {T | null} element
 */
export function present(element) {
  if (!element) throw new Error('An element of the page is missing');
  return element;
}

/**
 * Replaces all children; null and false children are left out.
 *
 * @template {Element} T
 * @param {T} element
 * @param {...(Child | Child[])} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...shown(children));
  return element;
}

/**
 * Makes the children of `container` match `items`, keeping the elements of keys that stay: focus, and where the
 * reader's eye is, survive an update.
 *
 * @template T
 * @param {HTMLElement} container
 * @param {T[]} items
 * @param {(item: T) => string} keyOf
 * @param {(item: T) => HTMLElement} create
 * @param {(element: HTMLElement, item: T) => void} update called for new elements too
 */
export function reconcile(container, items, keyOf, create, update) {
  const children = /** @type {HTMLElement[]} */ ([...container.children]);
  const standing = new Map(children.map((child) => [child.dataset.key, child]));
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

/** @param {(Child | Child[])[]} children @returns {(Node | string)[]} */
function shown(children) {
  return children.flat().filter((child) => child !== null && child !== undefined && child !== false);
}
