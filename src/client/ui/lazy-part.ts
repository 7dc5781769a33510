/** A component that is read when it is first drawn, by its name in its file. */

import { type ComponentType, lazy } from 'react';

export const lazyPart = <Name extends string, P extends object>(
  load: () => Promise<Readonly<Record<Name, ComponentType<P>>>>,
  name: Name,
) => lazy(async () => ({ default: (await load())[name] }));
