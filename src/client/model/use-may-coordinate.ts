/** Whether the member who works here coordinates: issues reports, changes templates. Whoever keeps a programme alone decides alone. */

import { useRight } from './use-may-write.ts';

export function useMayCoordinate(): boolean {
  return useRight('coordinate');
}
