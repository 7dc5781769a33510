/**
 * Writes the sample as a person would have written it: through commands, each with its own time, author and
 * outcome. So the sample obeys every rule that the application obeys, and its history reads like one.
 *
 * What fails: a command that is refused is a defect of the sample and throws.
 */

import { type LocalDateTime, localDateTimeIn } from '../calendar/local-date.ts';
import type { Command, CommandContext } from '../command/command.ts';
import { applyOperation } from '../operation/apply.ts';
import type { Group } from '../operation/operation.ts';
import type { AnyRecord } from '../operation/record.ts';
import { assert, present } from '../../std/assert.ts';
import { idOf } from './seed.ts';

/** Who does something, when, and under which key its ids are made. */
export interface Doing {
  /** Names what happens; unique in the sample. */
  readonly key: string;
  /** Wall-clock time where the member is. */
  readonly at: LocalDateTime;
  readonly zone: string;
  readonly by: string;
}

export class SampleWriter {
  readonly programmeId: string;
  private readonly records = new Map<string, AnyRecord>();
  private readonly written: { readonly at: number; readonly group: Group }[] = [];

  constructor(programmeId: string) {
    this.programmeId = programmeId;
  }

  /** Runs a command; answers the id of the first record that it touches. */
  run(doing: Doing, command: Command): string {
    const at = instantOf(doing.at, doing.zone);
    let made = 0;
    const context: CommandContext = {
      by: doing.by,
      at,
      newId: () => {
        made += 1;
        return idOf(`${doing.key}/${made}`, at);
      },
      today: doing.at.slice(0, 10),
      now: doing.at,
      zone: doing.zone,
      programmeId: this.programmeId,
      record: (id) => this.records.get(id),
    };
    const result = command(context);
    assert(result.ok, `the sample obeys the rules: ${doing.key} ${JSON.stringify(result)}`);
    const group = result.value;
    for (const operation of group) {
      const applied = applyOperation(this.records.get(operation.record), operation, 'later');
      this.records.set(operation.record, present(applied, doing.key).record);
    }
    if (group.length > 0) this.written.push({ at, group });
    return present(group[0], `${doing.key} changes something`).record;
  }

  /** All groups, oldest first. */
  groups(): readonly Group[] {
    return this.written.toSorted((a, b) => a.at - b.at).map(({ group }) => group);
  }
}

/** The instant of a wall-clock time in a zone; exact on all days but those in whose night clocks change. */
export function instantOf(local: LocalDateTime, zone: string): number {
  return utcOf(local) - offsetAtNoon(local.slice(0, 10), zone);
}

/** Many things happen on one day, and asking for the time in a zone is what costs most. */
const offsets = new Map<string, number>();

/** How far a zone is ahead of UTC at noon of a day, in milliseconds. */
function offsetAtNoon(day: string, zone: string): number {
  const key = `${day} ${zone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const noon = utcOf(`${day}T12:00`);
  const offset = utcOf(localDateTimeIn(noon, zone)) - noon;
  offsets.set(key, offset);
  return offset;
}

function utcOf(local: LocalDateTime): number {
  const part = (from: number, to: number): number => Number(local.slice(from, to));
  return Date.UTC(part(0, 4), part(5, 7) - 1, part(8, 10), part(11, 13), part(14, 16));
}
