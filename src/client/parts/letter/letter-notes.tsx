/** What to know before a letter leaves: words in another language, or that it is too long for a link. */

import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import { isPartlyUntranslated, type Letter } from '../../../domain/form/follow-up-letter.ts';
import { Note } from '../../ui/note.tsx';
import type { LetterKind } from './use-letter-out.ts';

interface LetterNotesProps {
  readonly letter: Letter;
  readonly language: Language;
  readonly isTooLong: boolean;
  readonly kind: LetterKind;
}

export function LetterNotes({ letter, language, isTooLong, kind }: LetterNotesProps) {
  const { t } = useTranslation('reviews');
  return (
    <>
      {isPartlyUntranslated(letter, language) ? (
        <Note icon="toTranslate">{t('letter.untranslated')}</Note>
      ) : null}
      {isTooLong ? (
        <Note icon="email">{t(`out.${kind}.tooLong`, { button: t('letter.mail') })}</Note>
      ) : null}
    </>
  );
}
