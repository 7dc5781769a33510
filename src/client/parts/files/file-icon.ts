/** The drawing beside a file. */

import { isSound } from '../../../domain/attachment/document-filter.ts';
import type { Values } from '../../../domain/entity/registry.ts';
import type { IconName } from '../../ui/icon.tsx';

const icons: Readonly<Record<Values<'attachment'>['kind'], IconName>> = {
  picture: 'picture',
  file: 'report',
  link: 'openElsewhere',
};

/** Of a picture, a voice note, another file or a link. */
export const fileIcon = ({
  kind,
  mediaType,
}: Pick<Values<'attachment'>, 'kind' | 'mediaType'>): IconName =>
  kind === 'file' && isSound(mediaType) ? 'voice' : icons[kind];
