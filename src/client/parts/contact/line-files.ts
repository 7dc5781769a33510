/**
 * The files that go along when a line is logged: those that were attached beside it, and those that were attached in its full
 * form. It is the same line on its sheet and in My day.
 */

import type { Reading } from '../../../domain/composer/reading.ts';
import { contactValues, type LogOptions } from '../../../domain/contact/log-contact.ts';
import { formFilesFor, letGoOfFormFiles } from '../../model/form-files.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { type PendingFiles, usePendingFiles } from '../../model/use-pending-files.ts';

export interface LineFiles {
  /** Those beside the line. */
  readonly beside: PendingFiles;
  /** All that an entry takes along; letting go of them is for when it is saved. */
  readonly forEntry: (
    line: { readonly reading: Reading; readonly words: string; readonly now: string },
    options: LogOptions,
  ) => Promise<{ readonly ids: readonly string[]; readonly letGo: () => void }>;
}

/** @param smeId whose line it is */
export function useLineFiles(smeId: string): LineFiles {
  const carnet = useCarnet();
  const by = useCarnetState((state) => state.memberId);
  const beside = usePendingFiles(smeId);
  return {
    beside,
    forEntry: async ({ reading, words, now }, options) => {
      const marks = async () => {
        const { filesOfLine } = await import('./contact-files.ts');
        const when = { now, zone: carnet.environment.zone(), by };
        return filesOfLine(contactValues(reading, options, when), words.trim());
      };
      // Where it cannot be told whose they are, they wait with their form, and are on the sheet. A problem takes none along.
      const ofForms =
        reading.mode === 'issue' ? [] : await formFilesFor(carnet, smeId, marks).catch(() => []);
      return {
        ids: [...new Set([...beside.ids, ...ofForms])],
        letGo: () => {
          beside.letGo(beside.ids);
          letGoOfFormFiles(carnet, smeId, ofForms);
        },
      };
    },
  };
}
