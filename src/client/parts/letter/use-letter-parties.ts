/** Whom a letter to an SME greets, where it is sent and who signs it, by name. */

import type { Contact, Sme } from '../../../domain/operation/record.ts';
import { letterParties } from '../../../domain/sme/letter-parties.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

/** @param contact the one it follows, where it is known */
export function useLetterParties(sme: Sme, contact: Contact['values'] | undefined) {
  const members = useCarnetState((state) => state.members);
  const reader = useCarnetState((state) => state.memberId);
  const { to, address, signer } = letterParties(sme, contact, reader);
  const nameOf = (id: string) => members.find((member) => member.id === id)?.values.name;
  return { to, address, from: nameOf(signer) ?? nameOf(reader) ?? '' };
}
