/** The drawing beside a file. */

import type { Values } from '../../../domain/entity/registry.ts';
import type { IconName } from '../../ui/icon.tsx';

const icons: Readonly<Record<Values<'attachment'>['kind'], IconName>> = {
  picture: 'picture',
  file: 'report',
  link: 'openElsewhere',
};

export const fileIcon = (kind: Values<'attachment'>['kind']): IconName => icons[kind];
