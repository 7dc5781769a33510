/**
 * Which hand-written note a contact is: each is used once in a journal until its pile is empty, so no two
 * neighbours are the same, and a note that speaks of a season waits for it.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import { assert, present } from '../../std/assert.ts';
import type { Slot } from './journal-plan.ts';
import type { Note, NoteBank } from './note.ts';
import { shuffled } from './seed.ts';

export class NoteChoice {
  private readonly bank: NoteBank;
  private readonly next: () => number;
  private readonly screenings: readonly LocalDate[];
  private readonly piles = new Map<string, Note[]>();
  private apartCount = 0;

  constructor(bank: NoteBank, slots: readonly Slot[], next: () => number) {
    this.bank = bank;
    this.next = next;
    this.screenings = slots
      .filter(({ kind }) => kind === 'screening')
      .map(({ on }) => on)
      .toSorted();
  }

  /** The note for a slot; with `withAction`, one in which something was agreed. */
  take({ kind, on }: Slot, withAction: boolean): Note {
    assert(kind !== 'plannedCall' && kind !== 'plannedReview', 'planned contacts have no note');
    if (kind === 'apart') return this.apart();
    if (kind === 'screening') return this.screening(on);
    const pile = this.piles.get(kind) ?? [];
    this.piles.set(kind, pile);
    const fits = (note: Note): boolean =>
      isInSeason(note, on) && (!withAction || note.action !== undefined);
    if (!pile.some(fits)) pile.push(...shuffled(this.bank[kind], this.next));
    return present(pile.splice(pile.findIndex(fits), 1)[0], `a note for ${kind} on ${on}`);
  }

  /** The checklist is begun before it is gone on with, and complete at the end. */
  private screening(on: LocalDate): Note {
    const place = this.screenings.indexOf(on);
    const isLast = place === this.screenings.length - 1;
    return present(this.bank.screening.at(isLast ? -1 : place), 'a note for every screening');
  }

  /** A question, then the guide. */
  private apart(): Note {
    const note = this.bank.apart[this.apartCount];
    this.apartCount += 1;
    return present(note, 'a note for every contact apart');
  }
}

/** Whether a note fits its day. */
function isInSeason({ when }: Note, on: LocalDate): boolean {
  if (when === undefined) return true;
  switch (when) {
    case 'crisis':
      return on < '2020-07-15';
    case 'summer':
      return on.slice(5) >= '05-15' && on.slice(5) <= '07-31';
    case 'season':
      return on >= '2020-11-02' && on <= '2020-12-18';
    case 'after':
      return on >= '2021-01-04';
    case 'late':
      return on >= '2021-04-01';
  }
}
