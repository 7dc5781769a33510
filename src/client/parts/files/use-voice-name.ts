/** What a voice note is called: after the moment when it began. */

import { useTranslation } from 'react-i18next';
import type { AudioType } from '../../../domain/attachment/file-type.ts';
import type { NameParts } from '../../../domain/attachment/name-parts.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import type { Recording } from '../../ports/recordings.ts';

const endings: Readonly<Record<AudioType, string>> = {
  'audio/webm': '.webm',
  'audio/ogg': '.ogg',
  'audio/mp4': '.m4a',
};

/** Answers the function that names a recording, in the language of the screen. */
export function useVoiceName(): (recording: Pick<Recording, 'begunAt' | 'mediaType'>) => NameParts {
  const { t } = useTranslation('files');
  const format = useFormat();
  const { environment } = useCarnet();
  return ({ begunAt, mediaType }) => {
    const at = localDateTimeIn(begunAt, environment.zone());
    const day = format.dayMonth(at.slice(0, 10), at.slice(0, 10));
    // A file is looked for by its name: its spaces are those of a keyboard.
    const when = `${day} ${at.slice(11, 16).replace(':', '-')}`.replaceAll('\u00a0', ' ');
    const ending = endings[mediaType as AudioType] ?? endings['audio/webm'];
    return { stem: t('voice.name', { when }), ending };
  };
}
