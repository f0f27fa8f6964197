import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { instantOf, WEEKDAYS } from '../lib/schedule.js';
import { duration, timeZone } from '../lib/time.js';
import { dateText, wallClock } from '../lib/zone.js';
import { field, select } from './field.js';

const LENGTHS = [15, 30, 45, 60, 90, 120]; // minutes

/**
 * When people meet in a room: no time, once, or each week on some days. A time that is there keeps its own time zone.
 *
 * @param {rest.Schedule | null} [schedule]
 */
export function scheduleFields(schedule = null) {
  const zone = schedule?.timeZone ?? timeZone();
  const start = schedule && Date.parse(schedule.startsAt);
  const minutes = schedule?.minutes ?? 30;
  const boxes = WEEKDAYS.map((day) =>
    el('input', { type: 'checkbox', value: day, checked: Boolean(schedule?.days.includes(day)) }),
  );
  const element = el(
    'details',
    { class: 'more-fields', open: schedule !== null, data: { testid: 'room-time' } },
    el('summary', {}, t('room.time')),
    el(
      'div',
      { class: 'form' },
      field({
        name: 'date',
        label: t('room.time.date'),
        type: 'date',
        hint: t('room.time.hint', { zone: zone.replaceAll('_', ' ') }),
        value: start === null ? '' : dateText(start, zone),
      }),
      field({ name: 'clock', label: t('room.time.clock'), type: 'time', value: start === null ? '10:00' : clockText(start, zone) }),
      select({
        name: 'minutes',
        label: t('room.time.minutes'),
        options: [...new Set([...LENGTHS, minutes])].map((length) => ({ value: String(length), label: duration(length * 60) })),
        selected: String(minutes),
      }),
      el(
        'fieldset',
        { class: 'weekdays' },
        el('legend', { class: 'field__label' }, t('room.time.days')),
        WEEKDAYS.map((day, index) => el('label', { class: 'weekdays__day' }, boxes[index], t(`weekday.${day}`))),
      ),
    ),
  );
  /** @param {Record<string, string>} values @returns {rest.Schedule | null} */
  const chosen = ({ date, clock, minutes: length }) => {
    if (!date || !clock) return null;
    const [year, month, day] = date.split('-').map(Number);
    const [hour, minute] = clock.split(':').map(Number);
    const startsAt = new Date(instantOf({ year, month, day }, hour, minute, zone)).toISOString();
    const days = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    return { startsAt, minutes: Number(length), timeZone: zone, days };
  };
  return {
    element,
    /** @param {Record<string, string>} values */
    wish: (values) => {
      const wished = chosen(values);
      return wished ? { schedule: wished } : {};
    },
    /** @param {Record<string, string>} values */
    change: (values) => {
      const wished = chosen(values);
      return wished || schedule ? { schedule: wished } : {};
    },
  };
}

/** @param {number} instant @param {string} zone */
function clockText(instant, zone) {
  const { hour, minute } = wallClock(instant, zone);
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}
