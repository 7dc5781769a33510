/**
 * What the role of whoever works here allows; whoever keeps a programme alone may do everything. What a role that was lowered
 * meanwhile no longer allows is written to its end where it was begun, and the server holds it: `HeldRightContext`.
 */

import { createContext } from 'react';
import { mayRead, mayWriteAs } from '../../domain/permission/permission.ts';
import type { CarnetState } from './state.ts';

/** Who writes may also read, and who coordinates may also write. */
export type Right = 'read' | 'write' | 'coordinate';

/** Whether the role allows it, as the server counts roles. */
export function isAllowed(right: Right, { isConnected, members, memberId }: CarnetState): boolean {
  const roles = members.find(({ id }) => id === memberId)?.values.roles;
  if (!isConnected || roles === undefined) return true;
  if (right === 'read') return mayRead(roles);
  return mayWriteAs(roles, right === 'write' ? 'staff' : 'coordination');
}

/** What goes on here although the role was lowered meanwhile. */
export const HeldRightContext = createContext<Right | undefined>(undefined);

/** Whether one right has another within it. */
export function includes(held: Right | undefined, right: Right): boolean {
  return held === right || held === 'coordinate' || (held === 'write' && right === 'read');
}
