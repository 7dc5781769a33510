/** A cell of the list with nothing in it. */

import type { ComponentPropsWithoutRef } from 'react';

export function Blank(props: ComponentPropsWithoutRef<'td'>) {
  return <td {...props} />;
}
