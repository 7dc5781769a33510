/** One wording of a question or a part, both languages side by side. Each side saves itself and is typed apart. */

import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import { patched } from '../../../domain/template/edit-draft.ts';
import { type Parts, wordingAt } from '../../../domain/template/parts.ts';
import { otherLanguage } from '../../../domain/text/text-pair.ts';
import type { Json } from '../../../std/json.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTypedField } from '../../model/use-typed-field.ts';
import { useFieldMark } from '../../parts/entry-mark/use-field-mark.tsx';
import { useFieldMessage } from '../../parts/record/field-message.ts';
import { DataMark } from '../../ui/data-mark.tsx';
import { LanguagePair, type LanguageSide } from '../../ui/language-pair.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './templates.module.css';

export interface PartTextProps {
  readonly recordId: string;
  /** The field that holds the properties: `item.<id>`, `section.<id>`, `head`. */
  readonly field: string;
  readonly parts: Parts;
  /** The property: `label`, `option.<id>`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly labelHidden?: boolean | undefined;
  /** Both languages have to be there. */
  readonly required?: boolean | undefined;
}

export function PartText(props: PartTextProps) {
  const { language } = useFormat();
  const first = useSide(props, language);
  const second = useSide(props, otherLanguage(language));
  const mark = useFieldMark(props.recordId, props.field, `${props.name}.${language}`);
  return (
    <LanguagePair
      label={props.label}
      hint={props.hint}
      mark={mark}
      labelHidden={props.labelHidden}
      sides={[first, second]}
    />
  );
}

const partsIn = (whole: Json | undefined): Parts =>
  typeof whole === 'object' && whole !== null && !Array.isArray(whole) ? (whole as Parts) : {};

function useSide(props: PartTextProps, language: Language): LanguageSide {
  const { t } = useTranslation(['sheet', 'domain']);
  const message = useFieldMessage();
  const { recordId, field, parts, name, label, required = false } = props;
  const part = `${name}.${language}`;
  const wording = wordingAt(parts, name);
  const stored = wording[language] ?? '';
  const typed = useTypedField(
    recordId,
    { field, part, read: (whole) => partsIn(whole)[part] },
    stored,
    (text, whole) => patched(partsIn(whole), { [part]: text.trim() === '' ? undefined : text }),
  );
  const missing = stored === '' && (required || wording[otherLanguage(language)] !== undefined);
  const languageName = t(`language.${language}`);
  const shown = message(typed.error, typed.notSaved);
  return {
    lang: language,
    code: language.toUpperCase(),
    name: languageName,
    mark: missing ? <DataMark kind="toTranslate">{t('pair.toTranslate')}</DataMark> : null,
    control: (
      <>
        <TextArea
          lang={language}
          aria-label={t('pair.side', { label, language: t(`domain:languageName.${language}`) })}
          aria-invalid={shown === undefined ? undefined : true}
          missing={missing}
          short
          value={typed.value}
          onValueChange={typed.onChange}
          onBlur={typed.onBlur}
        />
        {shown === undefined ? null : (
          <p className={styles.error} role="alert">
            {shown}
          </p>
        )}
      </>
    ),
  };
}
