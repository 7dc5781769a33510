/** Which tab of a simulated device exchanges. */

import type { Leadership } from '../../src/client/ports/sync.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimTab } from './tab.ts';
import type { Trace } from './trace.ts';

interface Candidate {
  readonly tab: SimTab;
  readonly onLead: () => void;
  readonly onLost: () => void;
}

/** The lock of a device: the first tab that asks has it, until it dies or another takes it away from a frozen one. */
export class SimLock {
  private readonly scheduler: Scheduler;
  private readonly trace: Trace;
  private candidates: Candidate[] = [];

  constructor(scheduler: Scheduler, trace: Trace) {
    this.scheduler = scheduler;
    this.trace = trace;
  }

  get holder(): SimTab | undefined {
    return this.candidates[0]?.tab;
  }

  of(tab: SimTab): Leadership {
    return {
      campaign: (onLead, onLost) => {
        const candidate = { tab, onLead, onLost };
        this.queue(candidate);
        return { stop: () => this.forget(tab), giveWay: () => this.giveWay(candidate) };
      },
    };
  }

  forget(tab: SimTab): void {
    const wasFirst = this.candidates[0]?.tab === tab;
    this.candidates = this.candidates.filter((candidate) => candidate.tab !== tab);
    if (wasFirst) this.grant();
  }

  /** The second takes the lock away from the first, which asks again once it has heard of that. */
  steal(): void {
    const [first, second] = this.candidates;
    if (first === undefined || second === undefined) return;
    this.candidates = this.candidates.slice(1);
    this.trace.count('lead stolen');
    this.scheduler.at(first.tab.actor, 'loses the lead', {}, () => {
      first.onLost();
      this.queue(first);
    });
    this.grant();
  }

  private giveWay(candidate: Candidate): void {
    if (this.candidates[0] !== candidate) return;
    this.trace.count('gave way');
    this.candidates = this.candidates.slice(1);
    this.grant();
    this.queue(candidate);
  }

  private queue(candidate: Candidate): void {
    this.candidates.push(candidate);
    if (this.candidates[0] === candidate) this.grant();
  }

  private grant(): void {
    const first = this.candidates[0];
    if (first === undefined) return;
    this.scheduler.at(first.tab.actor, 'leads', {}, () => {
      // It may have been taken away before it was heard of.
      if (this.candidates[0] === first) first.onLead();
    });
  }
}
