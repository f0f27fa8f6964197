import { browserMemory } from './memory.js';

const KEY = 'parley.room';

/** Keeps the name of the room a guest is invited to: they may not ask for it before they are inside. */
export function rememberRoom({ id, name }) {
  browserMemory.keep(KEY, { id, name });
}

/** @returns {string | undefined} the name, where it is that room's */
export function rememberedName(id) {
  const room = browserMemory.recall(KEY);
  return room?.id === id ? room.name : undefined;
}
