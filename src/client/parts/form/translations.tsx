/**
 * The texts of a form that are not in both languages yet, one after the other: also those of a form that was agreed, where
 * the original is fixed and its translation is not, and those in tables, which have room for one language only.
 */

import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../domain/entity/field.ts';
import { itemsIn, type FormView } from '../../../domain/form/view.ts';
import {
  lackingTexts,
  type LackingText,
  textAt,
  type TextPlace,
} from '../../../domain/text/lacking-texts.ts';
import { translationStateOf } from '../../../domain/text/text-pair.ts';
import type { Json } from '../../../std/json.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { PairField } from '../record/pair-field.tsx';
import desk from './desk.module.css';
import { useFormOfAddress } from './use-form-of-address.ts';
import type { FormRecord } from './use-forms-of.ts';

interface TranslationsProps {
  readonly form: FormRecord;
  readonly view: FormView;
}

/** Nothing where everything is in both languages. */
export function Translations({ form, view }: TranslationsProps) {
  const { t } = useTranslation(['form', 'domain']);
  const id = useId();
  const { isToTranslate } = useFormOfAddress();
  const [open, setOpen] = useState(isToTranslate);
  const lacking = lackingTexts(form.values);
  // What was listed stays while it is written: the first letter of a translation already makes it one.
  const [listed, setListed] = useState<readonly TextPlace[]>(lacking);
  const fresh = lacking.filter((text) => !listed.some((place) => isSame(place, text)));
  if (fresh.length > 0) setListed([...listed, ...fresh]);
  if (listed.length === 0 || (lacking.length === 0 && !open)) return null;
  return (
    <section className={desk.translations} aria-labelledby={id}>
      <div className={desk.translationsHead}>
        <p id={id}>
          <Counts lacking={lacking} />
        </p>
        <Button
          variant="quiet"
          icon="toTranslate"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('form:translate.do')}
        </Button>
      </div>
      {open ? (
        <>
          {form.values.state === 'draft' ? null : (
            <p className={desk.quiet}>{t('form:translate.agreed')}</p>
          )}
          {listed.map((place) => (
            <Listed key={keyOf(place)} place={place} form={form} view={view} />
          ))}
        </>
      ) : null}
    </section>
  );
}

function Counts({ lacking }: { readonly lacking: readonly LackingText[] }) {
  const { t } = useTranslation(['form', 'domain']);
  const words = languages.flatMap((into) => {
    const states = lacking
      .filter((text) => text.into === into)
      .map(({ pair }) => translationStateOf(pair));
    const language = t(`domain:languageName.${into}`);
    return (['none', 'stale', 'draft'] as const).flatMap((state) => {
      const count = states.filter((each) => each === state).length;
      const name = state === 'none' ? 'missing' : state;
      return count === 0 ? [] : [t(`form:translate.${name}`, { count, language })];
    });
  });
  return words.length === 0 ? t('form:translate.done') : words.join(' · ');
}

interface ListedProps extends TranslationsProps {
  readonly place: TextPlace;
}

function Listed({ place: { field, path }, form, view }: ListedProps) {
  const label = useTextName(view, { field, path });
  const { [field]: whole }: Readonly<Record<string, unknown>> = form.values;
  const pair = textAt(whole as Json | undefined, path);
  // Others emptied it, or took its row away.
  if (pair === undefined) return null;
  return (
    <PairField
      recordId={form.id}
      field={field}
      element={path}
      label={label}
      value={pair}
      onNew={() => undefined}
      newError={undefined}
      originalFixed={form.values.state !== 'draft'}
    />
  );
}

/** The question that a text answers, with the number of the row where there are several. */
function useTextName(view: FormView, { field, path: [row] }: TextPlace): string {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const item = itemsIn(view).find((each) => each.field === field);
  const section = view.sections.find(({ key }) => field === `text.section.${key}`);
  const question =
    item?.item.label[language] ??
    (section === undefined ? undefined : section.section.title[language]) ??
    view.template.short[language];
  const { answer } = item ?? {};
  const content = answer?.kind === 'given' ? answer.content : undefined;
  const rows = content?.kind === 'texts' || content?.kind === 'cells' ? content.rows : [];
  const index = rows.map(({ id }) => id).indexOf(row ?? '');
  return index < 0 ? question : t('translate.part', { question, number: index + 1 });
}

const keyOf = ({ field, path }: TextPlace): string => [field, ...path].join('/');
const isSame = (a: TextPlace, b: TextPlace): boolean => keyOf(a) === keyOf(b);
