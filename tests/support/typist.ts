/** Somebody who types into a field: one session from the first value that is written until the field is left. */

import type { Carnet } from '../../src/client/model/carnet.ts';
import type { Typing } from '../../src/client/model/typing.ts';

const sessions = new WeakMap<Carnet, Map<string, Typing>>();

/** Writes a value as a field does after a pause in the typing. */
export function typeInto(carnet: Carnet, recordId: string, field: string, value: unknown) {
  const here = sessions.get(carnet) ?? new Map<string, Typing>();
  sessions.set(carnet, here);
  const place = `${recordId}/${field}`;
  const typing = here.get(place) ?? carnet.startTyping({ recordId, field });
  here.set(place, typing);
  return carnet.type(typing, () => value);
}

/** Leaves the field, if somebody typed in it. */
export async function leaveField(carnet: Carnet, recordId: string, field: string): Promise<void> {
  const place = `${recordId}/${field}`;
  const typing = sessions.get(carnet)?.get(place);
  sessions.get(carnet)?.delete(place);
  if (typing !== undefined) await carnet.seal(typing);
}
