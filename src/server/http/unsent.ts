/**
 * Long answers that are made and not sent yet: each stands in memory until somebody has read it, and whoever reads nothing costs
 * megabytes for minutes. Accounts cost nothing, so they are counted by programme and over all; only a member is ever given a long
 * answer of a programme, so nobody else is counted in it. One who reads what they ask for always has another one [S12].
 *
 * Kept in memory, per process.
 */

/** Bytes, as they are sent. What is shorter is not counted. */
export const longFrom = 64 * 1024;
/** Of one programme: everybody who opens Carnet at nine o'clock. */
export const unsentOfProgrammeMax = 32;
/** The same, of those who read what they asked for before. */
export const firstOfProgrammeMax = 4 * unsentOfProgrammeMax;
/** Over all. */
export const unsentMax = 96;

export class Unsent {
  private readonly programmes = new Map<string, number>();
  private readonly accounts = new Map<string, number>();
  private all = 0;

  /** Whether an answer may be made for somebody. */
  hasRoom(programme: string, account: string): boolean {
    const together = this.programmes.get(programme) ?? 0;
    if ((this.accounts.get(account) ?? 0) === 0) return together < firstOfProgrammeMax;
    return this.all < unsentMax && together < unsentOfProgrammeMax;
  }

  /** Counts an answer of so many bytes in; answers what lets it go, which may be called twice. */
  take(programme: string, account: string, bytes: number): () => void {
    if (bytes < longFrom) return () => undefined;
    const add = (by: number): void => {
      this.all += by;
      addTo(this.programmes, programme, by);
      addTo(this.accounts, account, by);
    };
    add(1);
    let isGone = false;
    return () => {
      if (isGone) return;
      isGone = true;
      add(-1);
    };
  }
}

function addTo(counts: Map<string, number>, name: string, by: number): void {
  const count = (counts.get(name) ?? 0) + by;
  if (count > 0) counts.set(name, count);
  else counts.delete(name);
}
