/**
 * Groups of operations as a short text, for the build: operations of one shape share that shape, and each text of some
 * length stands once. Only this version of the application reads it, so it carries no version of its own.
 */

import type { Group } from '../operation/operation.ts';
import { present } from '../../std/assert.ts';
import type { Json } from '../../std/json.ts';

/** A value in which every leaf is 0. */
type Shape = Json;
/** A leaf: the place of a text, or anything else in a list of its own. */
type Leaf = number | readonly [Json];

interface Packed {
  readonly texts: readonly string[];
  readonly shapes: readonly Shape[];
  /** Of each operation its shape, then its leaves in the order of the shape. */
  readonly groups: readonly (readonly (readonly [number, ...Leaf[]])[])[];
}

/** @returns JSON that `unpacked` reads */
export function packed(groups: readonly Group[]): string {
  const texts = new Places<string>();
  const shapes = new Places<string>();
  const groupsOfLeaves = groups.map((group) =>
    group.map((operation) => {
      const leaves: Leaf[] = [];
      const shape = shapeOf(operation as unknown as Json, (leaf) => {
        leaves.push(typeof leaf === 'string' ? texts.of(leaf) : [leaf]);
      });
      return [shapes.of(JSON.stringify(shape)), ...leaves] as const;
    }),
  );
  const whole: Packed = {
    texts: texts.all(),
    shapes: shapes.all().map((shape) => JSON.parse(shape) as Shape),
    groups: groupsOfLeaves,
  };
  return JSON.stringify(whole);
}

/** The groups that `packed` wrote. */
export function unpacked(text: string): readonly Group[] {
  const { texts, shapes, groups } = JSON.parse(text) as Packed;
  const valueOf = (leaf: Leaf | undefined): Json => {
    const found = present(leaf, 'a shape has as many leaves as its operation');
    return typeof found === 'number' ? present(texts[found], 'the text is there') : found[0];
  };
  return groups.map((group) =>
    group.map(([shape, ...leaves]) => {
      let next = 0;
      const filled = withLeaves(present(shapes[shape], 'the shape is there'), () => {
        next += 1;
        return valueOf(leaves[next - 1]);
      });
      return filled as unknown as Group[number];
    }),
  );
}

function shapeOf(value: Json, take: (leaf: Json) => void): Shape {
  if (Array.isArray(value)) return value.map((part) => shapeOf(part, take));
  if (value === null || typeof value !== 'object') {
    take(value);
    return 0;
  }
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts.map(([name, part]) => [name, shapeOf(part, take)]));
}

function withLeaves(shape: Shape, next: () => Json): Json {
  if (Array.isArray(shape)) return shape.map((part) => withLeaves(part, next));
  if (shape === null || typeof shape !== 'object') return next();
  const filled: Record<string, Json> = {};
  for (const [name, part] of Object.entries(shape)) filled[name] = withLeaves(part, next);
  return filled;
}

/** Values in the order of their first use. */
class Places<T> {
  private readonly places = new Map<T, number>();

  of(value: T): number {
    const known = this.places.get(value) ?? this.places.size;
    this.places.set(value, known);
    return known;
  }

  all(): readonly T[] {
    return [...this.places.keys()];
  }
}
