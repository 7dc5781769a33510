/** The text that will stand once a conflict is settled: what is proposed for it, and where one can be written. */

import type { EntityName } from '../entity/registry.ts';
import { fieldOf } from '../entity/registry.ts';
import type { Json } from '../../std/json.ts';
import { combineVersions } from './combine-versions.ts';
import type { Version } from './open-conflict.ts';

/** Whether a field holds a text, so that another one than either version can be written. */
export function isWritten(entity: EntityName, field: string): boolean {
  return ['text', 'longText', 'text2'].includes(fieldOf(entity, field)?.kind ?? '');
}

/** One's own version comes first: it is the one that was meant here. */
export function mineFirst<V extends Pick<Version, 'by'>>(
  versions: readonly V[],
  memberId: string,
): readonly V[] {
  return [
    ...versions.filter(({ by }) => by === memberId),
    ...versions.filter(({ by }) => by !== memberId),
  ];
}

/** All versions in one value; `undefined` where the field cannot hold them together. */
export function combinedOf(
  entity: EntityName,
  field: string,
  [first, ...others]: readonly Pick<Version, 'value'>[],
): Json | undefined {
  return others.reduce<Json | undefined>(
    (value, version) => combineVersions(entity, field, value, version.value),
    first?.value,
  );
}
