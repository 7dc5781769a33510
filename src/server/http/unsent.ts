/**
 * Answers that are made and not sent yet: each stands in memory until somebody has read it, and whoever reads nothing costs megabytes
 * for minutes. Accounts cost nothing, so they are counted by programme and over all [S12].
 *
 * Kept in memory, per process.
 */

/** Of one programme: everybody who opens Carnet at nine o'clock. */
export const unsentOfProgrammeMax = 32;
/** Over all; beyond it each programme still has a few. */
export const unsentMax = 96;
export const unsentOfEachMin = 4;

export class Unsent {
  private readonly counts = new Map<string, number>();
  private all = 0;

  /** Counts one in; answers what lets it go, which may be called twice. Nothing where there is no room. */
  take(programme: string): (() => void) | undefined {
    const count = this.counts.get(programme) ?? 0;
    const max = this.all < unsentMax ? unsentOfProgrammeMax : unsentOfEachMin;
    if (count >= max) return undefined;
    this.add(programme, 1);
    let isGone = false;
    return () => {
      if (isGone) return;
      isGone = true;
      this.add(programme, -1);
    };
  }

  private add(programme: string, by: number): void {
    const count = (this.counts.get(programme) ?? 0) + by;
    this.all += by;
    if (count > 0) this.counts.set(programme, count);
    else this.counts.delete(programme);
  }
}
