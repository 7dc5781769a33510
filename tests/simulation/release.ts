/**
 * An older version of Carnet, played by the code of this one: whatever it does not know has another name in all that it
 * stores, hears and says. What it lacks: three kinds of record (one with a sheet of its own, one read at start, one read
 * when it is asked for), a kind of change, a choice, a field and a family of fields.
 */

import type { MemoryProgramme } from '../../src/server/storage/memory-storage.ts';

export type Release = 'older' | 'current';

/** Whole words of JSON, as names or as values. */
const words = ['organisation', 'channel', 'figures', 'reopen', 'paused', 'siret'];
const family = 'note';
const unknown = new RegExp(String.raw`(?<=")(?:(${words.join('|')})(?=\\*")|${family}(?=\.))`, 'g');
/** The name of a lazy kind in the key of its pages. */
const pageKey = /(?<="r:[^"]+):figures(?=:)/g;
const renamed = new RegExp(String.raw`\b(${[...words, family].join('|')})Later\b`, 'g');

/** The entities that an older version does not know. */
export const unknownEntities: readonly string[] = ['organisation', 'channel', 'figures'];

/** The text of something, as a version has it. */
export function textAs(release: Release, text: string): string {
  if (release === 'current') return text.replace(renamed, '$1');
  return text.replace(unknown, '$&Later').replace(pageKey, ':figuresLater');
}

/** Stands in text for what a list does not hold: pages are packed with such places. */
const nothing = '\u0000';

/** Something that JSON can hold, as a version has it. */
export function as<T>(release: Release, value: T): T {
  const text = JSON.stringify(
    value,
    (_key, inner: unknown) => inner ?? (inner === null ? null : nothing),
  );
  return JSON.parse(textAs(release, text), (_key, inner: unknown) =>
    inner === nothing ? undefined : inner,
  ) as T;
}

/** Everything that a server stores of a programme, as a version has it. */
export function programmeAs(release: Release, programme: MemoryProgramme): MemoryProgramme {
  const { records, groups, groupTexts } = programme;
  const { entries, quarantined } = as(release, {
    entries: programme.entries,
    quarantined: programme.quarantined,
  });
  return {
    ...programme,
    entries,
    quarantined,
    records: new Map(as(release, [...records])),
    groups: new Map(as(release, [...groups])),
    ...(groupTexts === undefined ? {} : { groupTexts: new Map(as(release, [...groupTexts])) }),
  };
}

/** Whether an older version could have made this: it knows all of it. */
export function isKnownToOlder(value: unknown): boolean {
  const text = JSON.stringify(value);
  return textAs('older', text) === text;
}
