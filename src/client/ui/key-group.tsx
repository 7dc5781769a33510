/** A part of the page that hears the keys, and where the focus is, of what it holds. */
import type { ComponentPropsWithRef } from 'react';

type KeyGroupProps = Omit<ComponentPropsWithRef<'div'>, 'role' | 'aria-label'> & {
  readonly label: string;
};

export function KeyGroup({ label, ...rest }: KeyGroupProps) {
  return <div role="group" aria-label={label} {...rest} />;
}
