import { listenUntil } from '../../lib/events.js';
import { nameOf } from '../../lib/guest-name.js';
import { t } from '../../lib/i18n.js';
import { problemOf } from '../../lib/thrown.js';
import { Hosting } from '../../signaling/hosting.js';
import { confirm } from '../../ui/confirm.js';
import { HostTools } from '../../ui/call/host-tools.js';
import { Knocks } from '../../ui/call/knocks.js';

const GUESSES_SHOWN_FOR = 60000; // ms

/** What hosts see and do: who asks to be let in, the lock, muting and removing, the end for everybody. */
export class Hosts {
  #view;
  #room;
  #hosting;
  #locked = false;

  knocks = new Knocks();
  tools = new HostTools();

  /** Whether it was this host who ended the call for all. */
  endedHere = false;

  /**
   * @param {import('./call.js').Parts & {onAsking: (count: number) => void}} parts told how many wait to be let in
   */
  constructor({ view, room, signal, onAsking }) {
    this.#view = view;
    this.#room = room;
    this.#hosting = new Hosting(room);
    view.knocks.prepend(this.knocks.card);
    const on = listenUntil(signal);
    on(room, 'passcode-guesses', (guesses) => this.#guessed(guesses));
    on(this.#hosting, 'knock', (knock) => view.notices.whisper(t('host.knock', { name: nameOf(knock) })));
    on(this.#hosting, 'change', () => this.#asked(onAsking));
    on(this.knocks, 'answer', (answer) => this.#answer(answer));
    on(this.knocks, 'all', () => view.panel.open('people'));
    on(this.tools, 'lock', (shut) => this.#try(this.#hosting.lock(shut)));
    on(this.tools, 'lower', () => this.#try(this.#hosting.lower()));
    on(this.tools, 'end', () => this.#end());
    // Where all of them are listed, nobody needs a card over that list.
    on(view.panel, 'change', () => (this.knocks.listed = view.panel.shown === 'people'));
    on(room, 'snapshot', () => this.#show());
    on(room, 'room-changed', () => this.#roomChanged());
    signal.addEventListener('abort', () => this.#hosting.close());
  }

  get isHost() {
    return this.#hosting.isHost;
  }

  /** @param {{peer: string}} who */
  mute({ peer }) {
    this.#try(this.#hosting.mute(peer));
  }

  /** @param {{peer: string}} who */
  lower({ peer }) {
    this.#try(this.#hosting.lower(peer));
  }

  /** @param {{peer: string, name: string}} who */
  remove({ peer, name }) {
    confirm({
      title: t('host.remove.title', { name }),
      text: t('host.remove.text', { name }),
      action: t('host.remove'),
      run: () => this.#try(this.#hosting.remove(peer)),
    });
  }

  #end() {
    confirm({
      title: t('host.end.title'),
      text: t('host.end.text'),
      action: t('host.end'),
      run: async () => {
        this.endedHere = true;
        this.#try(this.#hosting.end());
      },
    });
  }

  /** @param {{id: string, name: string, letIn: boolean}} answer */
  async #answer({ id, name, letIn }) {
    if (!(await this.#try(this.#hosting.answer(id, letIn)))) this.#view.notices.say(t('host.knock.gone', { name }));
  }

  /** Where the room is locked, a guess that is right opens nothing. @param {protocol.PasscodeGuesses} guesses */
  #guessed(guesses) {
    const lock = { label: t('host.lock'), run: () => this.#try(this.#hosting.lock(true)) };
    const text = t('host.guesses', { name: nameOf(guesses), count: guesses.count });
    const dismiss = this.#view.notices.say(text, { key: 'guesses', action: !this.#locked && lock, stays: true });
    setTimeout(dismiss, GUESSES_SHOWN_FOR);
  }

  /** @param {(count: number) => void} onAsking */
  #asked(onAsking) {
    const { knocks } = this.#hosting;
    this.knocks.show(knocks);
    for (const button of ['people', 'more']) this.#view.bar.call(button, knocks.length);
    onAsking(knocks.length);
  }

  #roomChanged() {
    const locked = this.#room.room?.locked ?? false;
    if (locked !== this.#locked) this.#view.notices.say(t(locked ? 'host.locked' : 'host.unlocked'), { key: 'lock' });
    this.#show();
  }

  #show() {
    this.#locked = this.#room.room?.locked ?? false;
    this.#view.heading.locked = this.#locked;
    this.tools.show({ isHost: this.isHost, locked: this.#locked });
  }

  /**
   * @param {Promise<unknown>} command
   * @returns {Promise<unknown>} what came of it, true where it was refused, which is said
   */
  async #try(command) {
    try {
      return await command;
    } catch (refusal) {
      this.#view.notices.say(t('host.failed', problemOf(refusal)));
      return true;
    }
  }
}
