import { api } from '../../lib/api.js';
import { fill, find, present } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';
import { sentenceFor } from '../../lib/problems.js';
import { problemOf } from '../../lib/thrown.js';
import { timeZone } from '../../lib/time.js';
import { CallList } from '../../ui/calls/list.js';
import { toast } from '../../ui/toast.js';

/** The call that the address names after `#`: its row is opened, or one of its own where the list does not have it. */
export class LinkedCall {
  #box;
  #list;
  #alone;

  /**
   * @param {HTMLElement} box for a call that is not in the list
   * @param {CallList} list
   * @param {Omit<ConstructorParameters<typeof CallList>[0], 'onMore'>} options
   */
  constructor(box, list, options) {
    this.#box = box;
    this.#list = list;
    this.#alone = new CallList({ ...options, onMore: () => {} });
    fill(present(find(box, 'div')), this.#alone.element);
  }

  /** Shows the call of the address, if there is one. */
  async show() {
    const id = decodeURIComponent(location.hash.slice(1));
    const elsewhere = id !== '' && !this.#list.has(id);
    if (!elsewhere) this.#box.hidden = true;
    if (id === '') return;
    if (elsewhere) return this.#showAlone(id);
    this.#list.open(id);
    this.#list.reveal(id);
  }

  /** Keeps the address at what was opened last. @param {string} id @param {boolean} open */
  follow(id, open) {
    const hash = open ? `#${encodeURIComponent(id)}` : '';
    ornament(() => history.replaceState(null, '', location.pathname + location.search + hash));
  }

  /** Shows a call that changed as it is now. @param {rest.Call} call */
  update(call) {
    if (this.#alone.has(call.id)) this.#alone.update(call);
  }

  /** @param {string} id */
  async #showAlone(id) {
    try {
      const call = await api.get(`/calls/${encodeURIComponent(id)}`, { tz: timeZone() });
      this.#box.hidden = false;
      this.#alone.replace([call], false);
      this.#alone.open(id);
      this.#alone.reveal(id);
    } catch (error) {
      this.#box.hidden = true;
      toast(problemOf(error).status === 404 ? t('calls.linked.gone') : sentenceFor(error));
    }
  }
}
