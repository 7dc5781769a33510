/**
 * Finds ids and hashes wherever they stand in what a device stores: in fields, in names of fields, in texts that hold JSON.
 * A row is read word by word, so that a thousand ids cost as much as one.
 */

import type { Meta } from './confirm-rows.ts';

/** The letters of which ids and hashes are made. */
const wordPattern = /[\w-]+/g;

export class Mentions {
  readonly found = new Set<string>();
  private readonly words: ReadonlySet<string>;

  constructor(words: ReadonlySet<string>) {
    this.words = words;
  }

  /** Whether all of them were found. */
  get isComplete(): boolean {
    return this.found.size === this.words.size;
  }

  /** Notes the words that stand anywhere in `value`. */
  lookIn(value: unknown): void {
    if (typeof value === 'string') this.lookInText(value);
    else if (Array.isArray(value)) for (const one of value) this.lookIn(one);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) {
        this.lookInText(name);
        this.lookIn(one);
      }
    }
  }

  private lookInText(text: string): void {
    if (this.words.has(text)) this.found.add(text);
    for (const word of text.match(wordPattern) ?? [])
      if (this.words.has(word)) this.found.add(word);
  }
}

/**
 * Whether a database holds everything that its member may read. While a download is under way, after a membership ended,
 * or where something waits for a newer version, nothing can be told from what is not found.
 */
export function isWhole({ sync }: Meta): boolean {
  if (sync === undefined) return true;
  const { cursor, snapshot, evicted, newer = 0 } = sync;
  return cursor !== undefined && snapshot === undefined && evicted !== true && newer === 0;
}
