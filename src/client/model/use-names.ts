/** The name of any record or person, by id: what references are shown as. */

import { useCarnet } from './use-carnet.ts';

/** Looks a name up among what is loaded: members, launch pads, SMEs, and the contact persons of `home`. */
export function useNames(home: string): (id: string) => string | undefined {
  const carnet = useCarnet();
  return (id) => {
    const values = carnet.record(id)?.values;
    if (values !== undefined) return nameOf(values);
    const people = carnet.record(home)?.values['people'];
    return nameOf(propertyOf(people, id));
  };
}

function nameOf(value: unknown): string | undefined {
  const name = propertyOf(value, 'name') ?? propertyOf(propertyOf(value, 'title'), 'text');
  return typeof name === 'string' ? name : undefined;
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
