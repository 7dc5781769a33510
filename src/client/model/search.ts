/**
 * Search over everything of a programme: what is read at start, as its declaration says, the text of every contact, and the
 * words of every answer but those that are for staff.
 *
 * Heads and open journals are searched as the state holds them, prepared once for each version of a sheet; the
 * other journals are read from the store, page by page, letting go of the thread every `contactsPerSlice` contacts so
 * that typing is never held up. They are read again where others changed them, and during a first download each time
 * twice as many contacts are here, and when nothing has come for a while. There is no index of words: scanning folded
 * text costs about what `includes` over the same text costs, and needs no upkeep.
 * What fails: a store that cannot be read leaves `complete` false; what was read so far can be found.
 * Limits: each kind shows its best few (`shownMax`), with the count of all.
 */

import {
  type AnyRecord,
  type Contact,
  recordAs,
  type RecordOf,
} from '../../domain/operation/record.ts';
import { summaryIn } from '../../domain/entity/lazy-summary.ts';
import { compareText } from '../../domain/sme/journal-summary.ts';
import { tokenise } from '../../domain/text/fold.ts';
import type { Carnet } from './carnet.ts';
import { type SearchGroup, SearchRun } from './search-run.ts';
import { lazyRecordsOf } from './records.ts';
import { rootName } from './root-name.ts';
import {
  answerTexts,
  type HeadTexts,
  headTexts,
  meetingTexts,
  type PageTexts,
  pageTexts,
} from './search-texts.ts';
import type { Records } from './home-fold.ts';
import type { CarnetState, Sheet } from './state.ts';

/** Journals that are read one by one where others changed them; beyond it, all are read again. */
const journalsOneByOneMax = 20;

/** A first download that brings nothing for so long pauses, in milliseconds. */
const pauseMs = 2000;

/** Contacts prepared before the thread is let go of: a few milliseconds. */
export const contactsPerSlice = 500;

/** Forms prepared before the thread is let go of: each has some forty answers. */
const formsPerSlice = 25;

export interface SearchResults {
  /** The folded words that were looked for. */
  readonly tokens: readonly string[];
  readonly groups: readonly SearchGroup[];
  /** Whether every contact and answer was looked through; not while some are still on their way to this device. */
  readonly complete: boolean;
}

const indexes = new WeakMap<Carnet, SearchIndex>();

/** The search of an open programme; the first call begins to read the journals. */
export function searchIndexOf(carnet: Carnet): SearchIndex {
  const known = indexes.get(carnet);
  if (known !== undefined) return known;
  const made = new SearchIndex(carnet);
  indexes.set(carnet, made);
  void made.start();
  return made;
}

type Pages = ReadonlyMap<string, readonly PageTexts[]>;

export class SearchIndex {
  private readonly carnet: Carnet;
  private readonly heads = new WeakMap<Records, HeadTexts>();
  private readonly meetings = new WeakMap<object, HeadTexts>();
  private readonly openJournals = new WeakMap<readonly Contact[], readonly PageTexts[]>();
  /** Home to its pages, as the store held them. */
  private pages: Pages = new Map();
  /** Home to the answers of its forms, as the store held them. */
  private answers: Pages = new Map();
  private readonly openForms = new WeakMap<Records, readonly PageTexts[]>();
  private readonly listeners = new Set<() => void>();
  private scanning: Promise<void> | undefined;
  private scanAgain = false;
  private rereading: Promise<void> = Promise.resolve();
  private complete = false;
  private versionCount = 0;
  /** Contacts that were here when the journals were read last. */
  private scannedContacts = 0;
  /** Whether contacts came since that are not looked through, because more are on their way. */
  private isBehind = false;
  private stopWaiting: () => void = () => undefined;

  constructor(carnet: Carnet) {
    this.carnet = carnet;
  }

  /** Follows the state from now on and reads the journals; resolves once all were read. */
  start(): Promise<void> {
    this.carnet.state.subscribe((state, before) => this.follow(state, before));
    // Until then, and where they cannot be read, titles are found.
    const { programmeId } = this.carnet.state.getState();
    void this.carnet.loadLazy(programmeId, 'meeting').catch(() => undefined);
    return this.scan();
  }

  /** Changes whenever the same query may find something else. */
  readonly version = (): number => this.versionCount;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What holds all words of the query, in any order; a query without words finds nothing. */
  search(query: string): SearchResults {
    const tokens = tokenise(query);
    const state = this.carnet.state.getState();
    const { sheets, otherSheets, journals, contactsComing, programmeId } = state;
    const complete = this.complete && !this.isBehind && !contactsComing;
    if (tokens.length === 0) return { tokens, groups: [], complete };
    const run = new SearchRun(tokens);
    for (const [home, { root, head }] of [...sheets, ...otherSheets]) {
      const holder = rootName(root);
      const texts = this.headOf(head, holder);
      const pages = this.pagesOf(home, journals.get(home));
      run.add({ home, holder }, texts, pages, this.answersOf(home, state));
    }
    const programme = { home: programmeId, holder: undefined };
    run.add(programme, this.headOf(state.shared), []);
    run.add(programme, this.meetingsOf(state), []);
    return { tokens, groups: run.groups(), complete };
  }

  /** The SMEs with which someone was in touch last. */
  recentSmes(countMax: number): readonly Sheet[] {
    return [...this.carnet.state.getState().sheets.values()]
      .sort(
        (a, b) =>
          compareText(b.summary.lastHeld?.at ?? '', a.summary.lastHeld?.at ?? '') ||
          compareText(a.sme.values.name, b.sme.values.name),
      )
      .slice(0, countMax);
  }

  private headOf(records: Records, name?: string): HeadTexts {
    const known = this.heads.get(records);
    if (known !== undefined) return known;
    const made = headTexts(records.values(), name);
    this.heads.set(records, made);
    return made;
  }

  /** Meetings by their notes where these were read, else by their titles. */
  private meetingsOf(state: CarnetState): HeadTexts {
    const read = lazyRecordsOf(state, state.programmeId, 'meeting');
    const { facts = [] } = summaryIn(state.sharedSummaries, 'meeting');
    const source: object = read ?? facts;
    const known = this.meetings.get(source);
    if (known !== undefined) return known;
    const made = meetingTexts(read ?? facts.map((brief) => ({ id: brief.id, values: brief })));
    this.meetings.set(source, made);
    return made;
  }

  private pagesOf(smeId: string, journal: readonly Contact[] | undefined): readonly PageTexts[] {
    if (journal === undefined) return this.pages.get(smeId) ?? [];
    const known = this.openJournals.get(journal);
    if (known !== undefined) return known;
    const made = [pageTexts(journal)];
    this.openJournals.set(journal, made);
    return made;
  }

  private answersOf(home: string, { lazy }: CarnetState): readonly PageTexts[] {
    const loaded = lazy.get(home)?.get('form');
    if (loaded === undefined) return this.answers.get(home) ?? [];
    const known = this.openForms.get(loaded);
    if (known !== undefined) return known;
    const made = [answerTexts(formsOf([...loaded.values()]))];
    this.openForms.set(loaded, made);
    return made;
  }

  /**
   * Writing loads the journal that is written to, in every tab, so what the store held stays right for the
   * others, until it is taken from the store anew: what others changed came with a pull, or everything was read again
   * (a backup was taken in). Then the summary of the sheet is another one, which no command does.
   */
  private follow(state: CarnetState, before: CarnetState): void {
    const { contactsComing } = state;
    if (before.contactsComing !== contactsComing) this.turn(contactsComing);
    const parts = [
      'sheets',
      'journals',
      'otherSheets',
      'shared',
      'sharedSummaries',
      'lazy',
    ] as const;
    if (parts.every((part) => state[part] === before[part])) return;
    this.tell();
    const { sheets, journals, lazy } = state;
    const changed = [...sheets].filter(([smeId, sheet]) => before.sheets.get(smeId) !== sheet);
    const stale = changed.flatMap(([smeId, sheet]) => {
      const was = before.sheets.get(smeId);
      const isJournalRead = journals.has(smeId) || was?.summary === sheet.summary;
      const areFormsRead = lazy.get(smeId)?.has('form') === true || !formsDiffer(was, sheet);
      return isJournalRead && areFormsRead ? [] : smeId;
    });
    const isMuch = stale.length === sheets.size || stale.length > journalsOneByOneMax;
    if (stale.length > 0 && contactsComing) return this.fallBehind();
    // What is being read may have passed them already.
    if (stale.length > 0 && (isMuch || this.scanning !== undefined)) void this.scan();
    else if (stale.length > 0) this.reread(stale);
  }

  /** A first download begins, into empty pages, or ends. */
  private turn(contactsComing: boolean): void {
    this.stopWaiting();
    if (contactsComing) {
      this.pages = new Map();
      this.scannedContacts = 0;
    } else if (this.isBehind || !this.complete) {
      void this.scan();
    }
    this.tell();
  }

  /** Contacts came, and more are on their way. */
  private fallBehind(): void {
    this.isBehind = true;
    this.stopWaiting();
    if (this.scanning !== undefined) return;
    if (this.isDue()) {
      void this.scan();
      return;
    }
    this.stopWaiting = this.carnet.environment.later(() => {
      if (this.isBehind) void this.scan();
    }, pauseMs);
  }

  /** Whether twice as many contacts are here as were when the journals were read last. */
  private isDue(): boolean {
    const { sheets } = this.carnet.state.getState();
    return this.isBehind && contactsIn(sheets) >= this.scannedContacts * 2;
  }

  /** Reads a few journals again, one after the other. */
  private reread(homes: readonly string[]): void {
    this.rereading = this.rereading.then(async () => {
      try {
        for (const home of homes) {
          const page = pageTexts(contactsOf(await this.carnet.visitJournal(home)));
          this.pages = new Map([...this.pages, [home, [page]]]);
          const answers = answerTexts(formsOf(await this.carnet.visitForms(home)));
          this.answers = new Map([...this.answers, [home, [answers]]]);
        }
      } catch {
        // All at once, which says how it went.
        void this.scan();
      }
      this.tell();
    });
  }

  private scan(): Promise<void> {
    this.scanAgain = this.scanning !== undefined;
    this.scanning ??= this.scanUntilRight().finally(() => {
      this.scanning = undefined;
      if (this.isBehind) this.fallBehind();
    });
    return this.scanning;
  }

  private async scanUntilRight(): Promise<void> {
    this.complete = false;
    try {
      do {
        this.scanAgain = false;
        await this.scanOnce();
      } while (this.scanAgain || this.isDue());
      this.complete = true;
    } catch {
      // The store is gone or closed: the application says so; what was read can still be found.
      this.complete = false;
    }
    this.tell();
  }

  private async scanOnce(): Promise<void> {
    this.scannedContacts = contactsIn(this.carnet.state.getState().sheets);
    this.isBehind = false;
    const read = new Map<string, readonly PageTexts[]>();
    // The first time, what was read can be found at once; later, the old pages serve until the end.
    if (this.pages.size === 0) this.pages = read;
    let prepared = 0;
    let slices = 0;
    await this.carnet.visitJournals(async (home, records) => {
      const page = pageTexts(contactsOf(records));
      read.set(home, [...(read.get(home) ?? []), page]);
      prepared += page.ids.length;
      if (prepared < contactsPerSlice) return;
      prepared = 0;
      slices += 1;
      // After 1, 2, 4, 8… slices: a query on the screen is answered anew a few times, not at every slice.
      if (Number.isInteger(Math.log2(slices))) this.tell();
      await this.breathe();
    });
    this.pages = read;
    await this.scanAnswers();
  }

  private async scanAnswers(): Promise<void> {
    const read = new Map<string, readonly PageTexts[]>();
    if (this.answers.size === 0) this.answers = read;
    let prepared = 0;
    await this.carnet.visitLazy(async (home, records) => {
      const forms = formsOf(records);
      if (forms.length === 0) return;
      read.set(home, [...(read.get(home) ?? []), answerTexts(forms)]);
      prepared += forms.length;
      if (prepared < formsPerSlice) return;
      prepared = 0;
      await this.breathe();
    });
    this.answers = read;
  }

  /** Lets the thread go, so that keys and clicks come first. */
  private breathe(): Promise<void> {
    return new Promise((resolve) => {
      this.carnet.environment.later(resolve, 0);
    });
  }

  private tell(): void {
    this.versionCount += 1;
    for (const listener of this.listeners) listener();
  }
}

function contactsIn(sheets: CarnetState['sheets']): number {
  let count = 0;
  for (const { summary } of sheets.values()) count += summary.count;
  return count;
}

function formsOf(records: readonly AnyRecord[]): readonly RecordOf<'form'>[] {
  return records.flatMap((record) => recordAs(record, 'form') ?? []);
}

/** Whether what is known of the forms of a sheet is not what it was. */
function formsDiffer(before: Sheet | undefined, now: Sheet): boolean {
  return (
    summaryIn(before?.summaries ?? {}, 'form').facts !== summaryIn(now.summaries, 'form').facts
  );
}

function contactsOf(records: readonly AnyRecord[]): readonly Contact[] {
  return records.flatMap((record) => recordAs(record, 'contact') ?? []);
}
