/** Hands events to the person as a file for their own calendar, and says what it holds. */

import { type IcsEvent, writeIcs } from '../../domain/calendar/ics.ts';
import type { Language } from '../../domain/entity/field.ts';
import { useNoteExportedFile } from './exported-files.ts';
import { notify } from './notices.ts';
import { useCarnet } from './use-carnet.ts';
import { normalForm } from '../../std/normal-form.ts';

/** The browser has its own hold on the file once the download began. */
const revokeAfterMs = 60_000;

export interface CalendarFile {
  readonly events: readonly IcsEvent[];
  /** Begins the name of the file. */
  readonly called: string;
  /** The SME or the period it is of. */
  readonly of: string;
  /** Of the reader, and of the file. */
  readonly language: Language;
  /** What to say once it is handed over, given its name. */
  readonly done: (name: string) => string;
}

/** Hands calendar files over. */
export function useDownloadCalendar(): (file: CalendarFile) => void {
  const { environment } = useCarnet();
  const note = useNoteExportedFile();
  return ({ events, called, of, language, done }) => {
    const text = writeIcs({ events, madeAt: environment.now(), language });
    const name = `${called}-${safeName(of)}.ics`;
    download(new Blob([text], { type: 'text/calendar;charset=utf-8' }), name);
    note('calendar');
    notify({ message: done(name), tone: 'done' });
  };
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), revokeAfterMs);
}

/** What every file system takes: letters, digits and hyphens. */
function safeName(name: string): string {
  const plain = normalForm(name, 'NFD').replaceAll(/\p{Mn}/gu, '');
  return plain
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase();
}
