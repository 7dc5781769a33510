/**
 * Terms of the glossary that stand in the text of the other language, below the one that is written: a press, or Tab and
 * Enter, puts the term where the caret stands.
 */

import { type FocusEvent, type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import { glossaryHints } from '../../../domain/glossary/glossary.ts';
import { glossaryTerms } from '../../../domain/glossary/terms.ts';
import { otherLanguage } from '../../../domain/text/text-pair.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { insertText } from '../../ui/insert-text.ts';
import { TextButton } from '../../ui/text-link.tsx';
import styles from './glossary-hints.module.css';

interface GlossaryHintsProps {
  /** The language that is written. */
  readonly language: Language;
  readonly written: string;
  readonly other: string;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly onBlur: (event: FocusEvent) => void;
}

export function GlossaryHints({ language, written, other, area, onBlur }: GlossaryHintsProps) {
  const { t } = useTranslation('sheet');
  const own = useCarnetState((state) => state.programme?.values.terms);
  const terms = useMemo(() => [...Object.values(own ?? {}), ...glossaryTerms], [own]);
  const hints = glossaryHints({ written, other }, language, terms);
  if (hints.length === 0) return null;
  return (
    <ul className={styles.hints} aria-label={t('pair.glossary')} data-glossary="">
      <li aria-hidden="true">{t('pair.glossaryShort')}</li>
      {hints.map(({ from, to }) => (
        <li key={from}>
          <span lang={otherLanguage(language)}>{from}</span>{' '}
          <TextButton
            lang={language}
            title={t('pair.insert', { word: to })}
            onBlur={onBlur}
            // The caret stays where it is.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              if (area.current !== null) insertText(area.current, to);
            }}
          >
            {to}
          </TextButton>
        </li>
      ))}
    </ul>
  );
}
