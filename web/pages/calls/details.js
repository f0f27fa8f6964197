import { api, queryString } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { samplesByUser } from '../../lib/quality-series.js';
import { timeZone } from '../../lib/time.js';
import { callDetails } from '../../ui/calls/details.js';
import { confirm } from '../../ui/confirm.js';
import { copyText } from '../../ui/copy.js';
import { openLinkDialog } from '../../ui/link-dialog.js';
import { toast } from '../../ui/toast.js';

/**
 * What is under an open row, with what it does. An admin ends calls that go on, and deletes those that are over.
 *
 * @param {{me: rest.Me, onEnded: (call: rest.Call) => void, onDeleted: (id: string) => void}} options
 * @returns {(call: rest.Call) => HTMLElement}
 */
export function detailsWith({ me, onEnded, onDeleted }) {
  /** @param {rest.Call} call */
  const onEnd = (call) => askToEnd(call, onEnded);
  /** @param {rest.Call} call */
  const onDelete = (call) => askToDelete(call, onDeleted);
  const admin = me.role === 'admin';
  return (call) =>
    callDetails(call, {
      measuredIn,
      onLink: copyLink,
      onEnd: admin && call.endedAt === null ? onEnd : null,
      onDelete: admin && call.endedAt !== null ? onDelete : null,
    });
}

/** @param {{id: string}} options */
async function measuredIn({ id }) {
  /** @type {rest.CallLines} */
  const quality = await api.get(`/calls/${encodeURIComponent(id)}/quality`, { tz: timeZone() });
  const tested = quality.people.flatMap(({ name, preCallCheck }) => (preCallCheck ? [{ name, preCallCheck }] : []));
  return { samples: samplesByUser(quality), tested };
}

/** @param {{id: string}} options */
async function copyLink({ id }) {
  const link = new URL(`/calls#${id}`, location.origin).href;
  if (await copyText(link)) toast(t('calls.link.copied'));
  else openLinkDialog({ title: t('calls.link'), link });
}

/** @param {{id: string}} options @param {(call: rest.Call) => void} onEnded */
function askToEnd({ id }, onEnded) {
  confirm({
    title: t('calls.end.title'),
    text: t('calls.end.text'),
    action: t('calls.end.action'),
    run: () =>
      attempt(async () => {
        onEnded(await api.post(`/calls/${encodeURIComponent(id)}/end${queryString({ tz: timeZone() })}`));
        toast(t('calls.end.done'));
      }),
  });
}

/** @param {{id: string}} options @param {(id: string) => void} onDeleted */
function askToDelete({ id }, onDeleted) {
  confirm({
    title: t('calls.delete.title'),
    text: t('calls.delete.text'),
    action: t('calls.delete.action'),
    run: () =>
      attempt(async () => {
        await api.delete(`/calls/${encodeURIComponent(id)}`);
        onDeleted(id);
        toast(t('calls.deleted'));
      }),
  });
}

/** @param {() => Promise<void>} work */
async function attempt(work) {
  try {
    await work();
  } catch (error) {
    toast(sentenceFor(error));
  }
}
