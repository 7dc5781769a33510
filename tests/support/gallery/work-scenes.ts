/**
 * The scenes of `work.html`: where the work is, what has to be settled, how one arrives and who takes part, each in a
 * state that a real server and two laptops show only by chance. Pictures, axe and narrow windows go through all of them.
 */

import type { SyncState } from '../../../src/client/ports/exchange.ts';

/** What is shown below the top bar, or instead of everything. */
export type WorkPart =
  | 'portfolio'
  | 'board'
  | 'conflicts'
  | 'journal'
  | 'details'
  | 'double'
  | 'members'
  | 'devices'
  | 'arrival'
  | 'programmes'
  | 'report'
  | 'forms';

export interface WorkScene {
  readonly part: WorkPart;
  readonly state?: Partial<SyncState>;
  /** Why the report of a link does not open. */
  readonly closed?: 'signedOut' | 'notFound' | 'offline';
  /** Nothing waits, and nothing stands open. */
  readonly quiet?: boolean;
  /** Groups that took no effect. */
  readonly stuck?: boolean;
  /** The role was lowered while somebody typed into a field, and the server holds what was typed. */
  readonly held?: boolean;
  /** The server was restored two hours ago. */
  readonly restored?: boolean;
  /** What is pressed before one looks. */
  readonly opens?: 'panel' | 'invite' | 'end' | 'revoke' | 'changes' | 'signOut';
}

const offline = { phase: 'offline', waiting: 5, problem: { kind: 'offline' } } as const;
const progress = { received: 1240, total: 4870 };

export const workScenes = {
  'work-portfolio': { part: 'portfolio', state: { phase: 'waiting', waiting: 5 } },
  'work-board': { part: 'board', state: { phase: 'waiting', waiting: 5 } },
  'work-synced': { part: 'portfolio', quiet: true, opens: 'panel' },
  'work-sending': { part: 'portfolio', state: { phase: 'sending', waiting: 5 }, opens: 'panel' },
  'work-offline': { part: 'portfolio', state: offline, opens: 'panel' },
  'work-wifi': {
    part: 'portfolio',
    state: { ...offline, problem: { kind: 'notCarnet' } },
    quiet: true,
    opens: 'panel',
  },
  'work-signed-out': {
    part: 'portfolio',
    state: { phase: 'signedOut', waiting: 5 },
    opens: 'panel',
  },
  'work-outdated': { part: 'portfolio', state: { phase: 'outdated' }, quiet: true, opens: 'panel' },
  'work-full': {
    part: 'portfolio',
    state: { phase: 'waiting', problem: { kind: 'storage', failure: 'full' } },
    quiet: true,
    opens: 'panel',
  },
  'work-stuck': {
    part: 'portfolio',
    state: { stuck: 4, waiting: 5, phase: 'waiting' },
    quiet: true,
    stuck: true,
    opens: 'panel',
  },
  'work-restored': { part: 'portfolio', quiet: true, restored: true, opens: 'panel' },
  'work-clock': { part: 'portfolio', quiet: true, state: { offset: -(125 * 60_000) } },
  'work-conflicts': { part: 'conflicts' },
  'work-conflicts-empty': { part: 'conflicts', quiet: true },
  'work-field': { part: 'details' },
  'work-field-held': { part: 'details', quiet: true, held: true },
  'work-changes': { part: 'journal', opens: 'changes' },
  'work-double': { part: 'double' },
  'work-download': { part: 'arrival', state: { phase: 'downloading', progress } },
  'work-download-offline': { part: 'arrival', state: { ...offline, progress } },
  'work-download-signed-out': { part: 'arrival', state: { phase: 'signedOut' } },
  'work-lost': { part: 'arrival', state: { phase: 'lost' }, stuck: true },
  'work-lost-nothing': { part: 'arrival', state: { phase: 'lost' }, quiet: true },
  'work-members': { part: 'members', quiet: true },
  'work-invite': { part: 'members', quiet: true, opens: 'invite' },
  'work-end-access': { part: 'members', quiet: true, opens: 'end' },
  'work-devices': { part: 'devices', quiet: true },
  'work-revoke': { part: 'devices', quiet: true, opens: 'revoke' },
  'work-programmes': { part: 'programmes', quiet: true },
  'work-report': { part: 'report', quiet: true },
  'work-report-ended': { part: 'report', quiet: true, closed: 'notFound' },
  'work-report-signed-out': { part: 'report', quiet: true, closed: 'signedOut' },
  'work-report-offline': { part: 'report', quiet: true, closed: 'offline' },
  'work-forms': { part: 'forms', quiet: true },
  'work-sign-out': { part: 'programmes', quiet: true, opens: 'signOut' },
} as const satisfies Readonly<Record<string, WorkScene>>;

export type WorkSceneName = keyof typeof workScenes;
export const workSceneNames = Object.keys(workScenes) as readonly WorkSceneName[];
