/** One query over sheets that are handed over one by one: what matches, the newest few of each kind, the counts. */

import { matches } from '../../domain/text/fold.ts';
import {
  type HeadText,
  type HeadTexts,
  type PageTexts,
  scanPage,
  type SearchKind,
  searchKinds,
} from './search-texts.ts';

/** Results shown of each kind, where it is not five. */
const shownMax: Readonly<Partial<Record<SearchKind, number>>> = { sme: 8, contact: 20 };
const shownUsually = 5;

/** Where something was found: a sheet, or what the programme shares. */
export interface SearchPlace {
  readonly home: string;
  /** The name of the business or organisation; absent for the programme. */
  readonly holder: string | undefined;
}

export interface SearchHit extends SearchPlace {
  readonly kind: SearchKind;
  /** The record; for a person its key on the sheet. */
  readonly id: string;
  readonly text: string;
  readonly detail: string | undefined;
  /** Date, or date and time; empty where there is none. */
  readonly at: string;
}

export interface SearchGroup {
  readonly kind: SearchKind;
  readonly hits: readonly SearchHit[];
  /** How many there are in all. */
  readonly total: number;
}

export class SearchRun {
  private readonly tokens: readonly string[];
  private readonly found = new Map<SearchKind, Best>();

  /** @param tokens folded words, at least one */
  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  /**
   * Looks through one sheet. Words that the name of the SME holds may be left out of what is found on its sheet:
   * "kerlan labels" finds the contact about labels on Kerlan's sheet.
   */
  add(
    place: SearchPlace,
    head: HeadTexts,
    pages: readonly PageTexts[],
    answers: readonly PageTexts[] = [],
  ): void {
    const rest = this.tokens.filter((token) => !head.foldedName.includes(token));
    const needed = rest.length === 0 ? this.tokens : rest;
    for (const entry of head.entries) {
      const wanted = entry.id === place.home ? this.tokens : needed;
      if (matches(entry.folded, wanted)) this.addHead(place, head, entry);
    }
    for (const page of pages) this.addPage('contact', place, page, needed);
    for (const page of answers) this.addPage('form', place, page, needed);
  }

  /** Kinds with at least one hit, in the order of `searchKinds`. */
  groups(): readonly SearchGroup[] {
    return searchKinds.flatMap((kind) => {
      const best = this.found.get(kind);
      return best === undefined ? [] : [{ kind, hits: best.hits(), total: best.total }];
    });
  }

  private addHead(place: SearchPlace, { foldedName }: HeadTexts, entry: HeadText): void {
    const { kind, id, text, detail, at } = entry;
    const best = this.bestOf(kind);
    // Of what has a sheet it is the name that counts: one that begins with the word is the one that was meant.
    const key = id === place.home ? nameRank(foldedName, this.tokens) : at;
    best.total += 1;
    if (best.wants(key)) best.add(key, { kind, id, text, detail, at, ...place });
  }

  private addPage(
    kind: 'contact' | 'form',
    place: SearchPlace,
    page: PageTexts,
    needed: readonly string[],
  ): void {
    scanPage(page, needed, (index) => {
      const best = this.bestOf(kind);
      best.total += 1;
      const at = page.ats[index] ?? '';
      if (!best.wants(at)) return;
      const hit = { id: page.ids[index] ?? '', text: page.texts[index] ?? '', at };
      best.add(at, { kind, detail: undefined, ...hit, ...place });
    });
  }

  private bestOf(kind: SearchKind): Best {
    const known = this.found.get(kind);
    if (known !== undefined) return known;
    const made = new Best(shownMax[kind] ?? shownUsually);
    this.found.set(kind, made);
    return made;
  }
}

function nameRank(foldedName: string, tokens: readonly string[]): string {
  const first = tokens[0] ?? '';
  if (foldedName.startsWith(first)) return '2';
  return matches(foldedName, tokens) ? '1' : '0';
}

/** Keeps the few hits with the greatest keys, and counts all. */
class Best {
  total = 0;
  private readonly kept: { readonly key: string; readonly hit: SearchHit }[] = [];
  private readonly max: number;

  constructor(max: number) {
    this.max = max;
  }

  /** Whether a hit with this key would be kept: asked before the hit is made. */
  wants(key: string): boolean {
    const last = this.kept.at(-1);
    return this.kept.length < this.max || last === undefined || key > last.key;
  }

  add(key: string, hit: SearchHit): void {
    const place = this.kept.findIndex((other) => other.key < key);
    this.kept.splice(place < 0 ? this.kept.length : place, 0, { key, hit });
    if (this.kept.length > this.max) this.kept.pop();
  }

  readonly hits = (): readonly SearchHit[] => this.kept.map(({ hit }) => hit);
}
