/** One query over sheets that are handed over one by one: what matches, the newest few of each kind, the counts. */

import { matches } from '../../domain/text/fold.ts';
import type { Sheet } from './state.ts';
import { type HeadText, type HeadTexts, type PageTexts, scanPage } from './search-texts.ts';

export const searchKinds = ['sme', 'person', 'contact', 'action', 'issue'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Results shown of each kind. */
export const shownMax: Readonly<Record<SearchKind, number>> = {
  sme: 8,
  person: 5,
  contact: 20,
  action: 5,
  issue: 5,
};

export interface SearchHit {
  readonly kind: SearchKind;
  /** The record; for a person its key on the SME. */
  readonly id: string;
  readonly smeId: string;
  readonly smeName: string;
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
  private readonly found: Readonly<Record<SearchKind, Best>>;

  /** @param tokens folded words, at least one */
  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
    this.found = {
      sme: new Best(shownMax.sme),
      person: new Best(shownMax.person),
      contact: new Best(shownMax.contact),
      action: new Best(shownMax.action),
      issue: new Best(shownMax.issue),
    };
  }

  /**
   * Looks through one sheet. Words that the name of the SME holds may be left out of what is found on its sheet:
   * "kerlan labels" finds the contact about labels on Kerlan's sheet.
   */
  add(sheet: Sheet, head: HeadTexts, pages: readonly PageTexts[]): void {
    const rest = this.tokens.filter((token) => !head.foldedName.includes(token));
    const needed = rest.length === 0 ? this.tokens : rest;
    for (const entry of head.entries) {
      const wanted = entry.kind === 'sme' ? this.tokens : needed;
      if (matches(entry.folded, wanted)) this.addHead(sheet, head, entry);
    }
    for (const page of pages) this.addPage(sheet, page, needed);
  }

  /** Kinds with at least one hit, in the order of `searchKinds`. */
  groups(): readonly SearchGroup[] {
    return searchKinds.flatMap((kind) => {
      const { hits, total } = this.found[kind];
      return total === 0 ? [] : [{ kind, hits: hits(), total }];
    });
  }

  private addHead(sheet: Sheet, { foldedName }: HeadTexts, entry: HeadText): void {
    const { kind, id, text, detail, at } = entry;
    const best = this.found[kind];
    // Among SMEs it is the name that counts: one that begins with the word is the one that was meant.
    const key = kind === 'sme' ? nameRank(foldedName, this.tokens) : at;
    best.total += 1;
    if (best.wants(key)) best.add(key, { kind, id, text, detail, at, ...placeOf(sheet) });
  }

  private addPage(sheet: Sheet, page: PageTexts, needed: readonly string[]): void {
    const best = this.found.contact;
    scanPage(page, needed, (index) => {
      best.total += 1;
      const at = page.ats[index] ?? '';
      if (!best.wants(at)) return;
      const hit = { id: page.ids[index] ?? '', text: page.texts[index] ?? '', at };
      best.add(at, { kind: 'contact', detail: undefined, ...hit, ...placeOf(sheet) });
    });
  }
}

function placeOf({ sme }: Sheet): { readonly smeId: string; readonly smeName: string } {
  return { smeId: sme.id, smeName: sme.values.name };
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
