/**
 * A text in both languages, side by side. Either side can be written first; the missing one is marked and never
 * blocks.
 */

import { type FocusEvent, lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Text2 } from '../../../domain/entity/field.ts';
import type { Json } from '../../../std/json.ts';
import type { FieldError } from '../../../domain/entity/validate.ts';
import { textAt, withTextAt } from '../../../domain/text/lacking-texts.ts';
import { isUnwritten, proofread, withSide } from '../../../domain/text/edit-pair.ts';
import { otherLanguage, sideOf, translationStateOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { type TakeOver, takingOver } from '../../model/take-over.ts';
import { DataMark } from '../../ui/data-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LanguagePair, type LanguageSide } from '../../ui/language-pair.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useAfterPress } from './after-press.ts';
import { useFieldMessage } from './field-message.ts';
import styles from './fields.module.css';
import { Proofread, ProofreadButton } from './proofread.tsx';
import { TextSource } from './text-source.tsx';

const GlossaryHints = lazy(async () => ({
  default: (await import('./glossary-hints.tsx')).GlossaryHints,
}));

interface PairFieldProps {
  readonly recordId: string | undefined;
  readonly field: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Beside the label: a change that waits. */
  readonly mark?: ReactNode;
  readonly value: Text2 | undefined;
  /** The value stands nowhere yet: it is stored with the first word that somebody types, or with the press that says it was read. */
  readonly takeOver?: TakeOver | undefined;
  readonly onNew: (value: Text2 | undefined) => void;
  readonly newError: FieldError | undefined;
  /** The key of the text in a field that holds several, or the keys of its row and its cell. */
  readonly element?: string | readonly string[] | undefined;
  /** The original is shown as words: it was agreed, and only its translation is written. */
  readonly originalFixed?: boolean | undefined;
  /** One line that grows: a title. */
  readonly short?: boolean | undefined;
  /** Takes the focus when the dialog opens. */
  readonly first?: boolean | undefined;
  /** The label is read aloud alone: it stands above already. */
  readonly labelHidden?: boolean | undefined;
}

export function PairField(props: PairFieldProps) {
  const { language } = useFormat();
  // The reader's own language comes first, so that the first box is the one to write in.
  const first = useSide(props, language, true);
  const second = useSide(props, otherLanguage(language), false);
  return (
    <LanguagePair
      label={props.label}
      labelHidden={props.labelHidden}
      hint={props.hint}
      mark={props.mark}
      sides={[first, second]}
    />
  );
}

function useSide(props: PairFieldProps, language: Language, first: boolean): LanguageSide {
  const { t } = useTranslation(['sheet', 'domain']);
  const message = useFieldMessage();
  const { recordId, field, element: key = [], label, value, takeOver, onNew, newError } = props;
  const path = typeof key === 'string' ? [key] : key;
  const area = useRef<HTMLTextAreaElement>(null);
  const [writing, setWriting] = useState(false);
  const afterPress = useAfterPress(writing);
  // From the text to its terms and back one still writes in it.
  const leave = ({ relatedTarget }: FocusEvent): void => {
    const isHere =
      relatedTarget === area.current ||
      (relatedTarget instanceof Element && relatedTarget.closest('[data-glossary]') !== null);
    if (!isHere) afterPress.run(() => setWriting(false));
  };
  const name = t(`language.${language}`);
  const side = t('pair.side', { label, language: t(`domain:languageName.${language}`) });
  const encode = (text: string, whole: Json | undefined): unknown =>
    withTextAt(whole, path, withSide(textAt(whole, path), language, text));
  // The two sides are typed apart: what arrives in the other one is no surprise in this one.
  const place = {
    field,
    part: [...path, language].join('/'),
    read: (whole: Json | undefined) => sideOf(textAt(whole, path), language),
    prepare: takeOver && takingOver(takeOver),
  };
  const state = value === undefined ? undefined : translationStateOf(value);
  // Nobody wrote either side: the reader reads their own first, and says of the other that it was read.
  const isDrafted = value !== undefined && isUnwritten(value);
  const isOriginal = isDrafted ? first : value?.lang === language;
  const missing = value !== undefined && sideOf(value, language).trim() === '';
  const isRead = value === undefined || isOriginal || (state !== 'stale' && state !== 'draft');
  const original = <span className={styles.remark}>{t('pair.original')}</span>;
  if (value?.lang === language && props.originalFixed === true) {
    return {
      lang: language,
      code: language.toUpperCase(),
      name,
      mark: original,
      control: (
        <p lang={language} className={styles.fixed}>
          {value.text}
        </p>
      ),
    };
  }
  return {
    lang: language,
    code: language.toUpperCase(),
    name,
    mark: missing ? (
      <DataMark kind="toTranslate">{t('pair.toTranslate')}</DataMark>
    ) : isOriginal && !isDrafted && state !== 'none' ? (
      original
    ) : isRead ? null : (
      <DataMark kind={state === 'stale' ? 'toTranslate' : 'toProofread'}>
        {t(`pair.${state}`)}
      </DataMark>
    ),
    control: (
      <TextSource
        recordId={recordId}
        field={place}
        stored={sideOf(value, language)}
        encode={encode}
        onNew={(text) => onNew(withSide(value, language, text))}
        newError={first ? newError : undefined}
      >
        {(control) => {
          const shown = message(control.error, control.notSaved);
          return (
            <>
              <TextArea
                lang={language}
                aria-label={side}
                aria-invalid={shown === undefined ? undefined : true}
                data-autofocus={props.first === true && first ? '' : undefined}
                missing={missing}
                short={props.short}
                value={control.value}
                onValueChange={control.onValueChange}
                inputRef={(element) => {
                  area.current = element;
                }}
                onFocus={() => {
                  afterPress.drop();
                  setWriting(true);
                }}
                onBlur={(event) => {
                  control.onBlur();
                  leave(event);
                }}
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
    foot: (
      <>
        {isRead ? null : recordId === undefined ? (
          <ProofreadButton name={side} onPress={() => onNew(proofread(value))} />
        ) : (
          <Proofread recordId={recordId} place={{ field, path }} name={side} takeOver={takeOver} />
        )}
        {writing && value !== undefined ? (
          <Suspense fallback={null}>
            <GlossaryHints
              language={language}
              written={sideOf(value, language)}
              other={sideOf(value, otherLanguage(language))}
              area={area}
              onBlur={leave}
            />
          </Suspense>
        ) : null}
      </>
    ),
  };
}
