/**
 * Long answers that are made and not sent yet: each stands in memory until somebody has read it, and whoever reads nothing costs
 * megabytes for minutes. Accounts cost little, so what counts is bytes, over all. Who has read what they asked for has another one as
 * long as there is room, and a programme of which little is unread always has: nobody fills what is left of it but its own members [S12].
 *
 * Kept in memory, per process.
 */

/** Bytes, as they are sent. What is shorter is not counted. */
export const longFrom = 64 * 1024;
const mebibyte = 1024 * 1024;
/** Bytes over all. An answer costs the process about three times what is sent. */
export const unsentMax = 128 * mebibyte;
/** Bytes over all beyond which nobody has another one: the memory of a small server. */
export const unsentEver = 4 * unsentMax;
/** Bytes of one programme, for those who have not read yet what they asked for. */
export const unsentOfProgrammeMax = 8 * mebibyte;
/** Bytes of one programme below which it has another answer, though others leave more unread: the parts of a dozen first downloads. */
export const ofProgrammeAlways = 4 * mebibyte;

export class Unsent {
  private readonly programmes = new Map<string, number>();
  private readonly accounts = new Map<string, number>();
  private all = 0;

  /** Whether an answer may be made for somebody. */
  hasRoom(programme: string, account: string): boolean {
    const together = this.programmes.get(programme) ?? 0;
    if (together < ofProgrammeAlways) return this.all < unsentEver;
    if (this.all >= unsentMax) return false;
    return !this.accounts.has(account) || together < unsentOfProgrammeMax;
  }

  /** Counts an answer of so many bytes in; answers what lets it go, which may be called twice. */
  take(programme: string, account: string, bytes: number): () => void {
    if (bytes < longFrom) return () => undefined;
    const add = (by: number): void => {
      this.all += by;
      addTo(this.programmes, programme, by);
      addTo(this.accounts, account, by);
    };
    add(bytes);
    let isGone = false;
    return () => {
      if (isGone) return;
      isGone = true;
      add(-bytes);
    };
  }
}

function addTo(counts: Map<string, number>, name: string, by: number): void {
  const count = (counts.get(name) ?? 0) + by;
  if (count > 0) counts.set(name, count);
  else counts.delete(name);
}
