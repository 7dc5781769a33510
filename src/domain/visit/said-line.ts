/**
 * What a line of a visit says by how it begins: `>` an action, `!` a problem, `=` a decision; all else is a note, kept as
 * typed. Actions behind arrows are read by the reader of the composer, in a note as well.
 */

import type { Reading } from '../composer/reading.ts';
import type { SaidLine } from './visit.ts';

export const lineMarks = { action: '>', issue: '!', decision: '=' } as const;
export type LineMark = keyof typeof lineMarks;

/** What the composer reads as a problem. */
const issueWay = 'p ';

/** The line as the reader of the composer gets it. */
export function composerInput(text: string): string {
  const line = text.trim();
  return line.startsWith(lineMarks.issue)
    ? `${issueWay}${line.slice(lineMarks.issue.length).trim()}`
    : line;
}

/** What the line says, with the reading of its `composerInput`; nothing where there is nothing to write. */
export function saidLine(text: string, reading: Reading): SaidLine | undefined {
  const line = text.trim();
  if (line.startsWith(lineMarks.issue)) {
    const said = line.slice(lineMarks.issue.length).trim();
    if (said === '') return undefined;
    // Where the reader is not there, the words are the title.
    return {
      kind: 'issue',
      reading: reading.mode === 'issue' ? reading : { ...reading, text: said },
    };
  }
  if (line.startsWith(lineMarks.decision)) {
    const said = line.slice(lineMarks.decision.length).trim();
    return said === '' ? undefined : { kind: 'decision', text: said };
  }
  if (reading.actions.length > 0) {
    const arrow = reading.spans.find(({ role }) => role === 'arrow');
    return {
      kind: 'actions',
      text: line.slice(0, arrow?.from ?? 0).trim(),
      actions: reading.actions,
    };
  }
  return line === '' || line === lineMarks.action ? undefined : { kind: 'note', text: line };
}

/** The line with another mark before it, or without one where it has it already. */
export function markedLine(text: string, mark: LineMark): string {
  const sign = lineMarks[mark];
  const own = Object.values(lineMarks).find((one) => text.trimStart().startsWith(one));
  const bare = own === undefined ? text : text.trimStart().slice(own.length).trimStart();
  return own === sign ? bare : `${sign} ${bare}`;
}
