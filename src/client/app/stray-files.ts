/** What is done with files that no screen took. */

import i18next from 'i18next';
import { takeMails } from '../model/mail-question.ts';
import { notify } from '../model/notices.ts';
import { guardStrayDrops } from './stray-drop.ts';

const programmePath = /^\/p\/[^/]+/;
const sheetPath = /^\/p\/[^/]+\/sme\/([^/]+)/;

/** Asks about the emails among them, and says of the others that they were not added. */
export function takeStrayFiles(files: readonly File[], page: Document): void {
  const [, smeId] = sheetPath.exec(page.location.pathname) ?? [];
  // What is asked in a dialog is answered first.
  const isAsking = page.querySelector('dialog[open]') !== null;
  const rest = isAsking ? files : takeMails(files, smeId);
  if (rest.length === 0) return;
  const t = i18next.getFixedT(null, 'mail');
  const elsewhere = programmePath.test(page.location.pathname) ? 'strayElsewhere' : 'strayOutside';
  notify({ message: t(smeId === undefined ? elsewhere : 'stray'), tone: 'problem' });
}

/** Cancels drops that no screen takes, on every screen, and says so. */
export function hearStrayFiles(page: Window): void {
  guardStrayDrops(page, (files) => takeStrayFiles(files, page.document));
}
