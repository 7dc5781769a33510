/**
 * A text in both languages, side by side. Either side can be written first; the missing one is marked and never
 * blocks.
 */

import { useTranslation } from 'react-i18next';
import type { Language, Text2 } from '../../../../domain/entity/field.ts';
import type { FieldError } from '../../../../domain/entity/validate.ts';
import { isStale, otherLanguage, sideOf, withSide } from '../../../../domain/text/text-pair.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCarnet } from '../../../model/use-carnet.ts';
import { DataMark } from '../../../ui/data-mark.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LanguagePair, type LanguageSide } from '../../../ui/language-pair.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { useFieldMessage } from './field-message.ts';
import styles from './fields.module.css';
import { TextSource } from './text-source.tsx';

interface PairFieldProps {
  readonly recordId: string | undefined;
  readonly field: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Text2 | undefined;
  readonly onNew: (value: Text2 | undefined) => void;
  readonly newError: FieldError | undefined;
  /** One line that grows: a title. */
  readonly short?: boolean | undefined;
  /** Takes the focus when the dialog opens. */
  readonly first?: boolean | undefined;
}

export function PairField(props: PairFieldProps) {
  const { language } = useFormat();
  // The reader's own language comes first, so that the first box is the one to write in.
  const first = useSide(props, language, true);
  const second = useSide(props, otherLanguage(language), false);
  return <LanguagePair label={props.label} hint={props.hint} sides={[first, second]} />;
}

function useSide(props: PairFieldProps, language: Language, first: boolean): LanguageSide {
  const { t } = useTranslation('sheet');
  const carnet = useCarnet();
  const message = useFieldMessage();
  const { recordId, field, label, value, onNew, newError } = props;
  const name = t(`language.${language}`);
  // Another side may have been written since the last render: the record itself is asked.
  const current = (): Text2 | undefined =>
    recordId === undefined ? value : (carnet.record(recordId)?.values[field] as Text2 | undefined);
  const missing = value !== undefined && sideOf(value, language).trim() === '';
  const stale = value !== undefined && value.lang !== language && isStale(value);
  return {
    lang: language,
    code: language.toUpperCase(),
    name,
    mark:
      missing || stale ? (
        <DataMark kind="toTranslate">{t(stale ? 'pair.stale' : 'pair.toTranslate')}</DataMark>
      ) : null,
    control: (
      <TextSource
        recordId={recordId}
        field={field}
        stored={sideOf(value, language)}
        encode={(text) => withSide(current(), language, text)}
        onNew={(text) => onNew(withSide(value, language, text))}
        newError={first ? newError : undefined}
      >
        {(control) => {
          const shown = message(control.error, control.notSaved);
          return (
            <>
              <TextArea
                lang={language}
                aria-label={t('pair.side', { label, language: name })}
                aria-invalid={shown === undefined ? undefined : true}
                data-autofocus={props.first === true && first ? '' : undefined}
                missing={missing}
                short={props.short}
                value={control.value}
                onValueChange={control.onValueChange}
                onBlur={control.onBlur}
              />
              {shown === undefined ? null : (
                <p className={styles.error} role="alert">
                  <Icon name="error" />
                  {shown}
                </p>
              )}
            </>
          );
        }}
      </TextSource>
    ),
  };
}
