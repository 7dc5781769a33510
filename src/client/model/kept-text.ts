/** How a text is kept that is written to settle a conflict. */

import type { Json } from '../../std/json.ts';

/** The name of its box. */
export const resultBox = 'result';

/** A text that is written to settle a conflict. */
export interface KeptText {
  /** Absent where the text was emptied. */
  readonly value: Json | undefined;
  /** The operations whose versions were before the author. */
  readonly seen: readonly string[];
  /** What the box began with: words of others. */
  readonly proposed: Json | undefined;
}

/** As it stands in its box. */
export const resultIn = ({ value, seen, proposed }: KeptText): Json => ({
  value: value ?? null,
  seen: [...seen],
  proposed: proposed ?? null,
});

/** What stands in such a box; nothing where it cannot be read. */
export function keptIn(stored: Json | undefined): KeptText | undefined {
  if (stored === undefined || stored === null || typeof stored !== 'object') return undefined;
  if (Array.isArray(stored)) return undefined;
  const { value, seen, proposed } = stored as { readonly [name: string]: Json | undefined };
  if (!Array.isArray(seen)) return undefined;
  const ids: readonly unknown[] = seen;
  return {
    value: value ?? undefined,
    seen: ids.filter((id) => typeof id === 'string'),
    proposed: proposed ?? undefined,
  };
}
