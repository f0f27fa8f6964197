import { browserMemory } from './memory.js';
import { ornament } from './ornament.js';

/** @typedef {'en'|'ko'} Language */
/** @typedef {Record<string, string | ((params: any) => string)>} Dictionary by key; a function where numbers matter */

/** Those there are, each under its own name. @type {{value: Language, label: string}[]} */
export const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'ko', label: '한국어' },
];
const SETTING = 'parley.language';

// A page names the dictionaries it needs in <html data-strings>; a first visit loads one language only.
const NAMES = (document.documentElement.dataset.strings ?? 'shell call chat').split(' ');

const code = chosen();
// The server makes one module of several.
const dictionaries = await import(`../i18n/${code}/${NAMES.join('+')}.js`);
/** @type {Dictionary} */
const strings = dictionaries.default;

document.documentElement.lang = code;
translate(document);

/** @returns {Language} the language of this page */
export function language() {
  return code;
}

/** The language with the reader's own region where the browser names one: it decides how times look. */
export function locale() {
  return wishes().find((wish) => wish.split('-')[0] === code && isLocale(wish)) ?? code;
}

/**
 * Saves the choice, for pages loaded from now on. Where a reload does no harm the caller reloads.
 *
 * @param {Language} choice
 */
export function setLanguage(choice) {
  browserMemory.write(SETTING, choice);
}

/**
 * The text for a key. A string holds `{name}` for a parameter; where wording depends on a number, the dictionary
 * holds a function of the parameters instead.
 *
 * @param {string} key
 * @param {object} [params]
 * @returns {string}
 */
export function t(key, params = {}) {
  const text = strings[key];
  if (text === undefined) throw new Error(`No text for "${key}" in ${code}`);
  if (typeof text === 'function') return text(params);
  return text.replace(/\{(\w+)\}/g, (_, name) => /** @type {Record<string, string>} */ (params)[name]);
}

/** Whether the dictionary has the key: for texts chosen by a code that the server may extend. @param {string} key */
export function has(key) {
  return strings[key] !== undefined;
}

/**
 * Translates what is marked in HTML: `data-t` the text, `data-t-label` the aria-label, `data-t-placeholder`.
 *
 * @param {ParentNode} root
 */
export function translate(root) {
  each(root, 't', (element, text) => (element.textContent = text));
  each(root, 't-label', (element, text) => element.setAttribute('aria-label', text));
  each(root, 't-placeholder', (element, text) => element.setAttribute('placeholder', text));
}

/** @param {ParentNode} root @param {string} mark @param {(element: Element, text: string) => void} show */
function each(root, mark, show) {
  for (const element of root.querySelectorAll(`[data-${mark}]`)) {
    show(element, t(element.getAttribute(`data-${mark}`) ?? ''));
  }
}

/** @returns {Language} */
function chosen() {
  for (const wish of [browserMemory.read(SETTING), ...wishes()]) {
    const base = wish?.split(/[-_]/)[0];
    const language = LANGUAGES.find(({ value }) => value === base);
    if (language) return language.value;
  }
  return 'en';
}

function wishes() {
  return [...(ornament(() => navigator.languages) ?? [])];
}

/**
 * Some browsers name what their system calls a language, such as `en_US` or `ko-KR@posix`, which Intl refuses.
 *
 * @param {string} name
 */
function isLocale(name) {
  return ornament(() => Intl.getCanonicalLocales(name).length > 0, false);
}
