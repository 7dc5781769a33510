/**
 * What the server says while it runs: one line of JSON for each event, for whatever collects the output. Never what
 * somebody typed, never a token, an address or a name; a fault carries a reference that the client was told as well.
 */

export interface LogLine {
  readonly event: string;
  readonly [fact: string]: string | number | boolean | undefined;
}

/** Writes one line. */
export type Log = (line: LogLine) => void;

/** A log that stamps its lines and hands them on. */
export function logTo(write: (text: string) => void, now: () => number): Log {
  return ({ event, ...facts }) =>
    write(JSON.stringify({ at: new Date(now()).toISOString(), event, ...facts }));
}

/** The place where something was thrown, without its message, which may repeat what somebody typed. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const stack = error.stack ?? '';
  const said = stack.indexOf(error.message);
  const places = said < 0 ? '' : stack.slice(said + error.message.length);
  const lines = places.split('\n    at ').slice(1, 7);
  return [error.name, ...lines.map((line) => line.trim())].join(' < ');
}
