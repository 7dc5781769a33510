/**
 * A text in the language it was written in, with its translation under it where the reader needs one. Long texts are
 * cut on the screen after some lines; React writes them as text, so nothing in them can act.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Text2 } from '../../../../domain/entity/field.ts';
import { partsOfMinutes } from '../../../../domain/visit/minutes.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { MinutesText } from '../../../parts/minutes/minutes-text.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Tag } from '../../../ui/tag.tsx';
import { TextButton } from '../../../ui/text-link.tsx';
import styles from './entry.module.css';

/** About eight lines of the journal. */
const longTextLength = 640;
const longTextLines = 8;

interface EntryTextProps {
  readonly text: Text2;
  /** The minutes of a visit, which are drawn as what they mean. */
  readonly isMinutes?: boolean;
}

export function EntryText({ text, isMinutes = false }: EntryTextProps) {
  const { t } = useTranslation('sheet');
  const { language } = useFormat();
  const [whole, setWhole] = useState(false);
  const long = text.text.length > longTextLength || text.text.split('\n').length > longTextLines;
  const translation = text.lang === language ? undefined : text.translation;
  return (
    <>
      <Words
        text={text.text}
        lang={text.lang}
        isMinutes={isMinutes}
        className={styles.text}
        isCut={long && !whole}
      />
      {long ? (
        <TextButton aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('journal.readLess') : t('journal.readMore')}
        </TextButton>
      ) : null}
      {translation === undefined ? null : (
        <div className={styles.translation}>
          <Tag name={t(`language.${language}`)}>{language.toUpperCase()}</Tag>
          <Words text={translation} lang={language} isMinutes={isMinutes} className={styles.text} />
        </div>
      )}
    </>
  );
}

interface WordsProps {
  readonly text: string;
  readonly lang: Language;
  readonly isMinutes: boolean;
  readonly className: string | undefined;
  readonly isCut?: boolean;
}

function Words({ text, lang, isMinutes, className, isCut = false }: WordsProps) {
  const parts = isMinutes ? partsOfMinutes(text) : [];
  if (parts.length > 0) {
    return (
      <div className={classNames(className, isCut && styles.cut)}>
        <MinutesText parts={parts} lang={lang} />
      </div>
    );
  }
  return (
    <p lang={lang} className={classNames(className, isCut && styles.clamped)}>
      {text}
    </p>
  );
}

/** The tag of a text in the other language than the reader's. */
export function LanguageMark({ text }: { readonly text: Text2 | undefined }) {
  const { t } = useTranslation(['sheet', 'domain']);
  const { language } = useFormat();
  if (text === undefined || text.lang === language) return null;
  const name = t('journal.writtenIn', { language: t(`domain:languageName.${text.lang}`) });
  return <Tag name={name}>{text.lang.toUpperCase()}</Tag>;
}
