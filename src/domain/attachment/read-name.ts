/** The name of a file as it is read, whoever wrote it. Apart from what is done with new names, which the first screen does not need. */

/** Marks that turn the direction of what follows, and control characters: others may have stored what no honest device does. */
const turning = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** The name as it is read, whoever wrote it. */
export function readName(name: string): string {
  const read = name.replace(turning, '');
  return read.trim() === '' ? '–' : read;
}
