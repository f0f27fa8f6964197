/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Makes many elements one stop of the Tab key: arrows go from one to the next, Enter acts on the one in focus. */
export class Roving {
  /** @type {HTMLElement[]} */
  #elements = [];
  #act;

  /** @param {HTMLElement} container @param {(element: HTMLElement) => void} act */
  constructor(container, act) {
    this.#act = act;
    container.addEventListener('keydown', (event) => this.#key(event));
  }

  /** @param {HTMLElement[]} elements in the order of arrows, empty to let go */
  over(elements) {
    for (const element of this.#elements) element.tabIndex = -1;
    this.#elements = elements;
    if (elements.length === 0) return;
    const current = elements.find((element) => element === document.activeElement) ?? elements[0];
    current.tabIndex = 0;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const at = this.#elements.findIndex((element) => element === event.target);
    if (at < 0) return;
    const current = this.#elements[at];
    if (event.key === 'Enter') this.#act(current);
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = this.#elements[(at + step + this.#elements.length) % this.#elements.length];
    current.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
}
