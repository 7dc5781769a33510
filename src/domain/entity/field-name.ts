/**
 * The name of a field: that of a declared one, or of a member of a family, which is a prefix, a dot and an item
 * (`value.plan-price`). An item may hold dots itself; the first one ends the prefix.
 */

/** What a field may be called, on the wire and on the disk: 128 characters at most. */
export const fieldNamePattern =
  /^(?=.{1,128}$)[a-z][A-Za-z0-9]{0,63}(?:\.[A-Za-z0-9_-][A-Za-z0-9._-]*)?$/;

/** The prefix of a name; `undefined` where the name is that of a single field. */
export function familyOfName(name: string): string | undefined {
  const dot = name.indexOf('.');
  return dot < 0 ? undefined : name.slice(0, dot);
}

/** The item that a field of a family belongs to; `undefined` where the name is that of a single field. */
export function itemOfName(name: string): string | undefined {
  const dot = name.indexOf('.');
  return dot < 0 ? undefined : name.slice(dot + 1);
}

/** The field of a family for an item. */
export function familyField<P extends string>(prefix: P, item: string): `${P}.${string}` {
  return `${prefix}.${item}`;
}
