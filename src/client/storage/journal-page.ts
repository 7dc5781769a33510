/**
 * A page of a journal while it is changed: its contacts, and their text as long as all of them stand as a server gave
 * them. Such a page is written as that text: to take a contact apart into what the browser stores costs more than
 * everything else about a first download.
 */

import type { AnyRecord } from '../../domain/operation/record.ts';

/** Records as objects. */
export interface RecordsRow {
  readonly key: string;
  readonly home: string;
  readonly records: readonly AnyRecord[];
}

/** Records as JSON text in UTF-8, each on a line of its own. */
export interface LinesRow {
  readonly key: string;
  readonly home: string;
  readonly lines: Uint8Array;
}

const lineEnd = '\n'.charCodeAt(0);

export class JournalPage {
  readonly records: Map<string, AnyRecord>;
  /** The text of all records; absent once one of them has none. */
  private lines: Uint8Array[] | undefined;

  constructor(records: readonly AnyRecord[] = [], lines?: Uint8Array) {
    this.records = new Map(records.map((record) => [record.id, record]));
    if (records.length === 0) this.lines = [];
    else if (lines !== undefined) this.lines = [lines];
  }

  /** @param line the text of the record, where it is known */
  put(record: AnyRecord, line: Uint8Array | undefined): void {
    if (line === undefined || this.records.has(record.id)) this.lines = undefined;
    else this.lines?.push(line);
    this.records.set(record.id, record);
  }

  row(key: string, home: string): RecordsRow | LinesRow {
    const { records, lines } = this;
    return lines === undefined
      ? { key, home, records: [...records.values()] }
      : { key, home, lines: joined(lines) };
  }
}

function joined(lines: readonly Uint8Array[]): Uint8Array {
  const length = lines.reduce((sum, line) => sum + line.length + 1, -1);
  const text = new Uint8Array(Math.max(0, length));
  let at = 0;
  for (const line of lines) {
    if (at > 0) text[at - 1] = lineEnd;
    text.set(line, at);
    at += line.length + 1;
  }
  return text;
}

/** The records of a text. */
export function recordsInLines(lines: Uint8Array): readonly AnyRecord[] {
  const text = new TextDecoder().decode(lines);
  return JSON.parse(`[${text.replaceAll('\n', ',')}]`) as readonly AnyRecord[];
}
