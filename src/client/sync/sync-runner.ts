/**
 * Runs the exchange of one tab: asks to lead, feeds events to the machine, executes the effects that it answers, and
 * shows the outcome. Everything outside is a port; there is no timer but `environment.later`.
 *
 * A step that throws something unexpected is a defect: it is told, what waits stays, and the step is tried again after
 * a pause, as after any failure of the store.
 */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Environment } from '../ports/environment.ts';
import { firstSyncState, type HistoryResult, type SyncState } from '../ports/exchange.ts';
import { StoreError } from '../ports/sheet-store.ts';
import {
  type Campaign,
  type Leadership,
  LostLead,
  type StuckGroup,
  type SyncStore,
  type SyncTransport,
} from '../ports/sync.ts';
import {
  type Effect,
  isUnanswered,
  type Step,
  type SyncEvent,
  type SyncMachine,
} from './machine-parts.ts';
import { firstMachine, reduce } from './sync-machine.ts';
import type { EarlyAnswers } from './step-ports.ts';
import { fetchHistory, runStep } from './sync-steps.ts';

export interface SyncPorts {
  readonly programmeId: string;
  readonly store: SyncStore;
  readonly transport: SyncTransport;
  readonly environment: Pick<Environment, 'now' | 'newId' | 'later'>;
  readonly leadership: Leadership;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Told when the offset of this device's clock was measured anew. */
  onOffset?(ms: number): void;
  /** Told of what must never be thrown. */
  onDefect?(error: unknown): void;
}

/** Counting looks at every row that waits: once for many that were sealed. */
const recountAfterMs = 300;

/** A tab that leads and finds the disk full tries again as often as this. */
const claimAgainAfterMs = 5000;

/** Whether the store may do later what it could not do now. */
function mayPass(error: unknown): boolean {
  return error instanceof StoreError && (error.kind === 'full' || error.kind === 'failed');
}

/** What comes from outside of the exchange. */
export type Outside = Extract<
  SyncEvent,
  { kind: 'online' | 'visible' | 'tryAgain' | 'signedIn' }
>['kind'];

export class SyncRunner {
  readonly state: StoreApi<SyncState>;
  private readonly ports: SyncPorts;
  private machine: SyncMachine = firstMachine;
  private working: Promise<void> = Promise.resolve();
  private cancelWake: () => void = () => undefined;
  private stopNudges: () => void = () => undefined;
  private campaign: Campaign | undefined;
  private stopHearing: () => void = () => undefined;
  private cancelRecount: () => void = () => undefined;
  private cancelClaim: () => void = () => undefined;
  private readonly early: EarlyAnswers = {};
  private isStopped = false;

  constructor(ports: SyncPorts) {
    this.ports = ports;
    this.state = createStore(() => firstSyncState);
  }

  /** Begins to exchange, or to follow a tab that does. */
  start(): void {
    this.stopHearing = this.ports.store.onSealed(() => {
      this.tell({ kind: 'sealed' });
      this.cancelRecount();
      this.cancelRecount = this.ports.environment.later(() => void this.recount(), recountAfterMs);
    });
    this.campaign = this.ports.leadership.campaign(
      () => this.lead(),
      () => {
        this.cancelClaim();
        this.tell({ kind: 'lostLead' });
      },
    );
    void this.recount();
    void this.ports.store.readSync().then(
      (sync) =>
        this.state.setState({
          exchangedAt: sync?.exchangedAt,
          offset: sync?.offset ?? 0,
          newer: sync?.newer ?? 0,
          restoredAt: sync?.restoredAt,
          epoch: sync?.epoch ?? '',
        }),
      () => undefined,
    );
  }

  /** Something happened outside: a person asks, the tab is seen again, a member signed in. */
  notice(kind: Outside): void {
    this.tell({ kind });
  }

  /** Groups that took no effect, for a person to look at. */
  stuck(): Promise<readonly StuckGroup[]> {
    return this.ports.store.stuck();
  }

  /** Takes a stuck group out for good: its author's explicit wish. */
  async discard(key: number): Promise<void> {
    await this.ports.store.discard(key);
    await this.recount();
  }

  /** Sends a parked group again, with the other parked groups of its sheets. */
  async unpark(key: number): Promise<void> {
    await this.ports.store.unpark(key);
    await this.recount();
  }

  /** Has the whole log wait to be uploaded; answers how that is taken back. */
  uploadAgain(): Promise<() => Promise<void>> {
    return this.ports.store.uploadAgain(this.ports.environment.newId());
  }

  /**
   * Fetches the history of a sheet, or of what the programme shares, that is not here.
   *
   * @param firstHere the place of the first entry that is here
   */
  fetchHistory(home: string, firstHere: number | undefined): Promise<HistoryResult> {
    return fetchHistory(this.ports, home, firstHere);
  }

  /** The machine as it stands, for the simulator and for tests. */
  inside(): SyncMachine {
    return this.machine;
  }

  /** Resolves when no step is under way. */
  async idle(): Promise<void> {
    let seen: Promise<void>;
    do {
      seen = this.working;
      await seen;
    } while (seen !== this.working && !this.isStopped);
  }

  /** Gives the lead back. A step that is under way ends, and what it answers is passed over. */
  stop(): void {
    this.isStopped = true;
    this.stopHearing();
    this.campaign?.stop();
    this.cancelWake();
    this.cancelRecount();
    this.cancelClaim();
    this.stopNudges();
  }

  private lead(): void {
    let isLost = false;
    this.cancelClaim = () => {
      isLost = true;
    };
    // A tab that froze meanwhile takes nothing from the one that leads by now.
    this.working = this.ports.store
      .claim(() => !isLost)
      .then(
        () => (isLost ? undefined : this.tell({ kind: 'lead' })),
        (error: unknown) => {
          if (isLost) return;
          // Without a database there is nothing to lead; its own screen says so.
          if (!mayPass(error)) return this.stop();
          this.cancelClaim = this.ports.environment.later(() => this.lead(), claimAgainAfterMs);
        },
      );
  }

  private tell(event: SyncEvent): void {
    if (this.isStopped) return;
    if (event.kind === 'lead' || event.kind === 'lostLead') {
      // What another tab numbers anew meanwhile is not what the answer was about, nor a download what it begins anew,
      // which goes on at the same places; a part that was asked for before is of an earlier moment than what it took in.
      delete this.early.piggybacked;
      delete this.early.places;
      delete this.early.waiting;
      delete this.early.coming;
    }
    const context = { now: this.ports.environment.now(), random: this.ports.random() };
    const { state, effects } = reduce(this.machine, event, context);
    this.machine = state;
    this.show();
    for (const effect of effects) this.execute(effect);
  }

  private execute(effect: Effect): void {
    switch (effect.kind) {
      case 'run':
        this.working = this.run(effect.run, effect.step);
        return;
      case 'wake':
        this.cancelWake();
        this.cancelWake = this.ports.environment.later(
          () => this.tell({ kind: 'woke' }),
          effect.afterMs,
        );
        return;
      case 'sleep':
        this.cancelWake();
        return;
      case 'nudges':
        this.stopNudges();
        this.stopNudges = effect.on
          ? this.ports.transport.nudges(
              this.ports.programmeId,
              (head, isAgain = false) => this.tell({ kind: 'nudged', head, isAgain }),
              () => this.tell({ kind: 'nudgesEnded' }),
            )
          : () => undefined;
        return;
    }
  }

  private async run(run: number, step: Step): Promise<void> {
    const { programmeId, store, transport, environment } = this.ports;
    const onOffset = (offset: number): void => {
      this.state.setState({ offset });
      this.ports.onOffset?.(offset);
    };
    const isOver = (): boolean => this.machine.run !== run;
    try {
      const { early } = this;
      const onRestored = (restoredAt: number): void => this.state.setState({ restoredAt });
      const onEpoch = (epoch: string): void => {
        if (epoch !== this.state.getState().epoch) this.state.setState({ epoch });
      };
      const told = { onOffset, onRestored, onEpoch, early, isOver };
      const ports = { programmeId, store, transport, environment, ...told };
      const isUnused = early.piggybacked !== undefined && step.kind !== 'pull';
      const result = await runStep(ports, step);
      // Entries in the answer to a push are about to move the same rows; if they do not, those were not counted yet.
      if (isUnused || (movesRows(step) && early.piggybacked === undefined)) await this.recount();
      this.tell({ kind: 'ended', run, result });
    } catch (error) {
      if (error instanceof LostLead) {
        if (isOver()) return;
        this.tell({ kind: 'lostLead' });
        this.campaign?.giveWay();
        return;
      }
      this.ports.onDefect?.(error);
      this.tell({ kind: 'ended', run, result: { kind: 'storeFailed', failure: 'failed' } });
    }
  }

  /** Counts what waits, where the store answers. */
  private async recount(): Promise<void> {
    const counts = await this.ports.store.counts().catch(() => undefined);
    if (counts === undefined || this.isStopped) return;
    const { newer, ...others } = counts;
    this.state.setState(newer === undefined ? others : { ...others, newer });
  }

  private show(): void {
    const { problem, progress, wakeAt, pushAgainAt, exchangedAt } = this.machine;
    const phase = isUnanswered(this.machine) ? 'offline' : this.machine.phase;
    const retryAt =
      phase === 'offline' || phase === 'waiting' ? (pushAgainAt ?? wakeAt) : undefined;
    this.state.setState((before) => ({
      phase,
      problem,
      progress,
      retryAt,
      exchangedAt: exchangedAt ?? before.exchangedAt,
    }));
  }
}

/** Whether a step may have changed how many groups wait or took no effect. */
function movesRows({ kind }: Step): boolean {
  return kind !== 'read' && kind !== 'snapshot';
}
