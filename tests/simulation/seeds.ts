/** The seeds of the gating run: a few for each stage, every seed that ever found something, and what they must meet. */

import type { Stage } from './world.ts';

export interface SeedRange {
  readonly stage: Stage;
  readonly first: number;
  readonly count: number;
}

export const gatingSeeds: readonly SeedRange[] = [
  { stage: 'alone', first: 1, count: 4 },
  { stage: 'together', first: 1, count: 4 },
  { stage: 'network', first: 1, count: 8 },
  { stage: 'crashes', first: 1, count: 16 },
  { stage: 'clocks', first: 1, count: 8 },
  { stage: 'permissions', first: 1, count: 16 },
  { stage: 'restore', first: 1, count: 16 },
  { stage: 'versions', first: 1, count: 16 },
  { stage: 'dismissals', first: 1, count: 16 },
  { stage: 'lies', first: 1, count: 16 },
  { stage: 'insiders', first: 1, count: 16 },
  { stage: 'skew', first: 1, count: 16 },
];

/** The same with files, whose bytes travel beside the text. */
export const fileSeeds: readonly SeedRange[] = [
  { stage: 'crashes', first: 1, count: 4 },
  { stage: 'dismissals', first: 1, count: 16 },
  // Room is made here again and again, with what a backup of the server holds.
  { stage: 'restore', first: 1, count: 12 },
  // A restored server holds what somebody handed in, and that it took effect by its author.
  { stage: 'restore', first: 29, count: 3 },
];

/** The same where the disk of the server goes back without a restore: its life stays, and devices have to notice. */
export const unsaidSeeds: readonly SeedRange[] = [
  { stage: 'restore', first: 1, count: 24 },
  { stage: 'insiders', first: 1, count: 16 },
  // What was acknowledged and is gone was sent again only with the next change of its author.
  { stage: 'restore', first: 890_000_070, count: 1 },
];

/** Seeds that failed once, with what they found. They stay for ever. */
export const pinnedSeeds: readonly {
  readonly stage: Stage;
  readonly seed: number;
  readonly found: string;
}[] = [
  {
    stage: 'dismissals',
    seed: 443,
    found:
      'P7: a log that a copied disk had changed was forked for ever, and nothing of it arrived.',
  },
  {
    stage: 'restore',
    seed: 99,
    found: 'keys in another order were a fork',
  },
  {
    stage: 'restore',
    seed: 227,
    found: 'a log handed over again was held twice',
  },
  {
    stage: 'restore',
    seed: 1213,
    found: 'the counter of a copy was heard of',
  },
  {
    stage: 'restore',
    seed: 913,
    found: 'an answer came after the lead was lost',
  },
  {
    stage: 'dismissals',
    seed: 89,
    found: 'a tab that froze took the lead that it had lost',
  },
  {
    stage: 'restore',
    seed: 1282,
    found: 'a hand-over went on after its lead',
  },
  {
    stage: 'versions',
    seed: 2246,
    found: 'a second name of a group waited on',
  },
  {
    stage: 'restore',
    seed: 2075,
    found: 'a clock set back held sending up',
  },
  {
    stage: 'versions',
    seed: 20_223,
    found: 'a hand-over went on in ones',
  },
  {
    stage: 'restore',
    seed: 2652,
    found: 'what was set aside waited for nobody',
  },
  {
    stage: 'restore',
    seed: 3017,
    found: 'a copy held an operation twice',
  },
  {
    stage: 'versions',
    seed: 1101,
    found: 'a hand-over cut a group in two',
  },
  {
    stage: 'dismissals',
    seed: 5222,
    found: 'a sheet hid the contacts of another',
  },
  {
    stage: 'skew',
    seed: 99,
    found: 'a tab did not hear of what an initial upload left undecided',
  },
  {
    stage: 'skew',
    seed: 114,
    found: 'the same, of a sheet that was begun alone',
  },
];

/** Seeds that run over databases. */
export const databaseSeeds: readonly { readonly stage: Stage; readonly seed: number }[] = [
  { stage: 'versions', seed: 1 },
  { stage: 'restore', seed: 2 },
  { stage: 'skew', seed: 3 },
];

/**
 * What must have happened, and how often at least, over the seeds above: worlds without it would prove less. That something was
 * set aside and is sent again is too rare for them: a scenario of its own is cut everywhere (`scenarios.ts`).
 */
export const rareEvents: Readonly<Record<string, number>> = {
  'answered again': 300,
  'back again': 4,
  'clock bent': 60,
  'copy taken in': 20,
  'crash in a transaction': 60,
  'decided anew': 4,
  'device set back': 8,
  'device updated': 20,
  'disk full': 100,
  'dismissed for good': 5,
  'held for a record': 50,
  'history fetched': 8,
  'late reply': 100,
  'lead stolen': 60,
  'let through': 10,
  'may only observe': 10,
  'other version': 8,
  'process crashed': 60,
  'put out': 15,
  'reply lost': 100,
  'request lost': 100,
  'restore that lost operations': 5,
  'snapshot due': 10,
  'snapshot in parts': 300,
  'strange answer': 20,
  'typed over': 10,
  'view looked at': 1000,
  alarm: 3,
  clone: 10,
  conflicted: 60,
  connected: 8,
  crash: 200,
  discarded: 5,
  duplicate: 100,
  fork: 15,
  lie: 60,
  insider: 120,
  'insider: conflicted': 30,
  'insider: held': 30,
  'insider: needsAttention': 30,
  'insider: forked': 5,
  'versions gave way': 5,
  held: 60,
  merged: 6,
  quarantined: 3,
  restored: 5,
  'server updated': 4,
  settled: 15,
  'settlement taken back': 10,
  'undecided, then accepted': 20,
  'undecided, then held': 20,
  undo: 60,
  'file attached': 200,
  'file fetched': 3,
  'files freed': 3,
  'freed file fetched again': 8,
  'disk of files lost': 8,
  'files without a record swept': 3,
  'upload cut': 6,
  'waits for the update': 50,
  wipe: 8,
};
