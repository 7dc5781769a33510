/**
 * Whether the server would hold back whatever the member who works here writes: chiefs, chairs and observers read. What was
 * begun under another role is written to its end all the same, and waits for coordination: `HeldWritesContext`.
 */

import { createContext } from 'react';
import { mayWriteAs } from '../../domain/permission/permission.ts';
import type { CarnetState } from './state.ts';

export function onlyReads({ isConnected, members, memberId }: CarnetState): boolean {
  const roles = members.find(({ id }) => id === memberId)?.values.roles;
  return isConnected && roles !== undefined && !mayWriteAs(roles, 'staff');
}

/** Whether one goes on writing here although the role was lowered meanwhile. */
export const HeldWritesContext = createContext(false);
