/** Somebody who types into a field and pauses, while anything may arrive under it [O12]. */

import type { Carnet } from '../../src/client/model/carnet.ts';
import type { Text2 } from '../../src/domain/entity/field.ts';
import type { FieldChange } from '../../src/domain/operation/operation.ts';
import { withSide } from '../../src/domain/text/edit-pair.ts';
import { sideOf } from '../../src/domain/text/text-pair.ts';
import type { Json } from '../../src/std/json.ts';
import type { Random } from './random.ts';
import type { SimTab } from './tab.ts';
import type { ToldOperations } from './told.ts';
import type { Trace } from './trace.ts';

/** Where somebody types: how the input shows the field, and how what is typed goes into it. */
interface TypedPlace {
  readonly recordId: string;
  readonly field: string;
  readonly read: (whole: Json | undefined) => Json | undefined;
  readonly into: (whole: Json | undefined, text: string) => unknown;
}

type People = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** The field as the author of a change says that it stood before. */
function seenBefore(change: FieldChange | undefined): Json | undefined {
  return change?.put === undefined ? (change?.before ?? undefined) : change.previous;
}

export class Typist {
  private readonly random: Random;
  private readonly told: ToldOperations;
  private readonly trace: Trace;
  private readonly word: () => string;

  constructor(random: Random, told: ToldOperations, trace: Trace, word: () => string) {
    this.random = random;
    this.told = told;
    this.trace = trace;
    this.word = word;
  }

  /** Somebody types and pauses, while anything may arrive under the field; sometimes they leave it. */
  async type(tab: SimTab, carnet: Carnet): Promise<boolean> {
    const { device } = tab;
    const place = this.typedPlace(carnet);
    if (place === undefined) return false;
    const { recordId, field, read, into } = place;
    const { typing: next = (_carnet, typing) => typing } = device.ports.changes;
    const shown = read(carnet.record(recordId)?.values[field]);
    let text = typeof shown === 'string' ? shown : '';
    /** What stood in the input at one time or another. */
    const seen = new Set([text]);
    let typing = carnet.startTyping({ recordId, field, read });
    const times = 1 + this.random.below(3);
    for (let time = 0; time < times; time += 1) {
      text = `${text}${text === '' ? '' : ' '}${this.word()}`;
      const typed = text;
      typing = next(carnet, typing);
      const result = await carnet.type(typing, (whole) => into(whole, typed));
      if (!result.ok) return true;
      this.told.tell(device, result.value.group, true);
      const change = result.value.group[0]?.fields[field];
      const before = read(seenBefore(change)) ?? '';
      if (change !== undefined && typeof before === 'string' && !seen.has(before)) {
        this.trace.violate(`O12: what came under ${field} was taken for what its typist saw`);
      }
      seen.add(typed);
      const pauseMs = this.random.below(this.random.chance(0.2) ? 8000 : 600);
      await device.ports.scheduler.gate(tab.actor, 'a typist pauses', pauseMs);
      if (read(carnet.record(recordId)?.values[field]) !== typed) this.trace.count('typed over');
    }
    if (this.random.chance(0.3)) await carnet.seal(typing);
    return true;
  }

  /** A line, a text, a date, one language of a text, or the name of a person. */
  private typedPlace(carnet: Carnet): TypedPlace | undefined {
    const sheets = [...carnet.state.getState().sheets.values()];
    const sme = this.random.pick(sheets)?.sme;
    const action = this.random.pick(sheets.flatMap(({ actions }) => actions));
    const dice = this.random.below(10);
    if (action !== undefined && dice < 2) {
      const side = this.random.oneOf('fr', 'en');
      return {
        recordId: action.id,
        field: 'title',
        read: (whole) => sideOf(whole as Text2 | undefined, side),
        into: (whole, text) => withSide(whole as Text2 | undefined, side, text),
      };
    }
    if (sme === undefined) return undefined;
    if (sme.values.people?.['p1'] !== undefined && dice < 4) {
      return {
        recordId: sme.id,
        field: 'people',
        read: (map) => (map as People | undefined)?.['p1']?.['name'] ?? null,
        into: (map, name) => ({
          ...(map as People | undefined),
          p1: { ...(map as People | undefined)?.['p1'], name },
        }),
      };
    }
    const field = this.random.oneOf('sourceNote', 'sourceNote', 'sector', 'town');
    return { recordId: sme.id, field, read: (value) => value, into: (_whole, text) => text };
  }
}
