/** Keeps a voice note: the bytes, then the record that names them. */

import { useTranslation } from 'react-i18next';
import { fileBytesMax } from '../../../domain/attachment/attachment.ts';
import type { NameParts } from '../../../domain/attachment/name-parts.ts';
import { createRecord } from '../../../domain/command/command.ts';
import { lazyRecordsOf } from '../../model/records.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import type { Bytes, FileStore } from '../../ports/file-store.ts';
import type { Recording } from '../../ports/recordings.ts';
import { useChange } from '../record/use-change.ts';
import { useVoiceName } from './use-voice-name.ts';

export interface KeepOptions {
  /** How it is said that it was added, with the way back; absent where somebody else says it. */
  readonly said: 'added' | 'voice.cut' | undefined;
  /** It was begun when one might write here: it is kept although the role was lowered meanwhile. */
  readonly isHeld: boolean;
}

/**
 * Answers the function that keeps one; it answers what the note is called, nothing where it was not kept. It rejects as
 * `StoreError` where the bytes cannot be stored.
 */
export function useKeepVoice() {
  const { t } = useTranslation('files');
  const voiceName = useVoiceName();
  const carnet = useCarnet();
  const change = useChange();
  /** Two notes of one minute are told apart by a number. */
  const freeName = async (home: string, { stem, ending }: NameParts): Promise<string> => {
    // Where the names cannot be read, the note is kept all the same.
    await carnet.loadLazy(home, 'attachment').catch(() => undefined);
    const there = lazyRecordsOf(carnet.state.getState(), home, 'attachment') ?? [];
    const names = new Set(there.map(({ values }) => values.name));
    let number = 1;
    const nameOf = (): string => `${stem}${number === 1 ? '' : ` (${number})`}${ending}`;
    while (names.has(nameOf())) number += 1;
    return nameOf();
  };
  return async (
    recording: Recording,
    bytes: Bytes,
    store: FileStore,
    { said, isHeld }: KeepOptions,
  ): Promise<string | undefined> => {
    const { id, home, about, mediaType } = recording;
    const name = await freeName(home, voiceName(recording));
    if (bytes.length > fileBytesMax) return undefined;
    return store.adding(async () => {
      const hash = await store.keep(bytes, { record: id, name });
      const values = { name, kind: 'file', hash, bytes: bytes.length, mediaType } as const;
      const command = createRecord('attachment', home, { ...values, ...about }, id);
      const done = said && t(said, { name });
      return (await change(command, { done, isHeld })) ? name : undefined;
    });
  };
}
