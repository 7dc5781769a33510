/** When a question is asked: by the country of the business, from a day on, after some answers to other questions, figures and days compared. */

import { useTranslation } from 'react-i18next';
import { measureOf } from '../../../domain/form/load-template.ts';
import type { ItemType } from '../../../domain/form/template.ts';
import { testOf } from '../../../domain/template/comparison.ts';
import { type DraftItem, itemsOfDraft } from '../../../domain/template/draft.ts';
import { changeItem } from '../../../domain/template/edit-draft.ts';
import { answerIdsOf } from '../../../domain/template/find-faults.ts';
import type { Json } from '../../../std/json.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { ComparedDay } from './compared-value.tsx';
import { ComparisonEditor, type Measure } from './comparison-editor.tsx';
import styles from './templates.module.css';
import { useCountries } from './use-countries.ts';
import { useFocusKept } from '../../ui/use-focus-kept.ts';
import { usePartName } from './use-part-name.ts';
import { placeOfValue, type QuestionProps } from './use-template-draft.ts';

type JsonObject = { readonly [key: string]: Json };

const objectIn = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
const wordsIn = (value: Json | undefined): readonly string[] =>
  ((Array.isArray(value) ? value : []) as readonly Json[]).filter(
    (word) => typeof word === 'string',
  );

/** A condition without what is empty; nothing where nothing is left. */
function condition(parts: Readonly<Record<string, Json | undefined>>): Json | undefined {
  const kept = Object.entries(parts).filter(
    ([, value]) =>
      value !== undefined &&
      !(Array.isArray(value) && value.length === 0) &&
      !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
  );
  return kept.length === 0 ? undefined : (Object.fromEntries(kept) as JsonObject);
}

export function AskedIf({ view, item }: QuestionProps) {
  const { t } = useTranslation(['templates', 'domain']);
  const change = useChange();
  const focusKept = useFocusKept('select, button:enabled, [role="combobox"]');
  const only = objectIn(item.parts['only']);
  const set = (patch: Readonly<Record<string, Json | undefined>>): Promise<boolean> =>
    change(changeItem(view.record.id, item.id, { only: condition({ ...only, ...patch }) }));
  const chosen = wordsIn(only['country']);
  const countries = useCountries(chosen);
  const from = only['from'];
  return (
    <section {...focusKept} className={styles.asked} aria-label={t('templates:asked.title')}>
      <h3 className={styles.subtitle}>{t('templates:asked.title')}</h3>
      <FieldGroup label={t('templates:asked.country')}>
        <div className={styles.chips}>
          {countries.map((country) => (
            <Chip
              key={country}
              pressed={chosen.includes(country)}
              onClick={() =>
                void set({
                  country: chosen.includes(country)
                    ? chosen.filter((each) => each !== country)
                    : [...chosen, country],
                })
              }
            >
              {t(`domain:option.country.${country}`)}
            </Chip>
          ))}
        </div>
      </FieldGroup>
      {from === undefined || typeof from === 'string' ? (
        <Field label={t('templates:asked.from')}>
          <ComparedDay
            place={placeOfValue(view, item, 'from')}
            value={from ?? ''}
            onChange={(day) => set({ from: day ?? undefined })}
          />
        </Field>
      ) : (
        <p className={styles.quiet}>{t('templates:asked.fromKept')}</p>
      )}
      <After view={view} item={item} only={only} set={set} />
    </section>
  );
}

const measure = ({ parts }: DraftItem) => measureOf({ type: parts['type'] as ItemType });

/** What a comparison begins with: its value is still to be given. */
const firstTest = (of: Measure | undefined): Json =>
  testOf({ operator: of === 'day' ? 'before' : 'gte', values: [] });

interface AfterProps extends QuestionProps {
  readonly only: JsonObject;
  readonly set: (patch: Readonly<Record<string, Json | undefined>>) => Promise<boolean>;
}

type Mode = 'answer' | 'unless';

/** Other questions that it follows, each with the answers that count. */
function After({ view, item, only, set }: AfterProps) {
  const { t } = useTranslation('templates');
  const names = usePartName();
  const others = itemsOfDraft(view.draft).filter(
    (other) =>
      !other.retired &&
      other.id !== item.id &&
      (answerIdsOf(other).length > 0 || measure(other) !== undefined),
  );
  const named = (['answer', 'unless'] as const).flatMap((mode) =>
    Object.entries(objectIn(only[mode])).map(([id, words]) => ({
      mode,
      id,
      words: wordsIn(words),
    })),
  );
  const write = (mode: Mode, id: string, words: readonly string[] | undefined): void => {
    const { [id]: _before, ...rest } = objectIn(only[mode]);
    void set({ [mode]: words === undefined ? rest : { ...rest, [id]: words } });
  };
  const compared = Object.entries(objectIn(only['compare']));
  const compareWith = (id: string, test: Json | undefined): Promise<boolean> =>
    set({ compare: condition({ ...objectIn(only['compare']), [id]: test }) });
  const free = others.filter(
    ({ id }) => !named.some((each) => each.id === id) && !compared.some(([other]) => other === id),
  );
  return (
    <>
      {named.map(({ mode, id, words }) => {
        const other = itemsOfDraft(view.draft).find((each) => each.id === id);
        const name = other === undefined ? t('asked.gone') : names.item(other.parts);
        const ids = other === undefined ? words : answerIdsOf(other);
        return (
          <FieldGroup
            key={`${mode} ${id}`}
            label={t(mode === 'answer' ? 'asked.afterIs' : 'asked.afterNot', { name })}
            aside={
              <IconButton
                small
                icon="close"
                label={t('asked.drop')}
                onClick={() => write(mode, id, undefined)}
              />
            }
          >
            <div className={styles.chips}>
              {ids.map((word, index) => (
                <Checkbox
                  key={word}
                  checked={words.includes(word)}
                  onCheckedChange={(on) => {
                    const next = on ? [...words, word] : words.filter((each) => each !== word);
                    if (next.length > 0) write(mode, id, next);
                  }}
                >
                  {other === undefined ? word : names.answer(other.parts, word, index + 1)}
                </Checkbox>
              ))}
            </div>
          </FieldGroup>
        );
      })}
      {compared.map(([id, test]) => {
        const other = itemsOfDraft(view.draft).find((each) => each.id === id);
        const name = other === undefined ? t('asked.gone') : names.item(other.parts);
        const label = t('asked.afterCompared', { name });
        return (
          <FieldGroup
            key={`compare ${id}`}
            label={label}
            aside={
              <IconButton
                small
                icon="close"
                label={t('asked.drop')}
                onClick={() => void compareWith(id, undefined)}
              />
            }
          >
            <ComparisonEditor
              place={placeOfValue(view, item, id)}
              name={label}
              measure={(other && measure(other)) ?? 'figure'}
              test={test}
              onTest={(next) => compareWith(id, next)}
            />
          </FieldGroup>
        );
      })}
      {free.length === 0 ? null : (
        <Field label={t('asked.add')}>
          <Select
            value=""
            placeholder="–"
            options={free.map(({ id, parts }) => ({ value: id, label: names.item(parts) }))}
            onValueChange={(id) => {
              const other = free.find((each) => each.id === id);
              const [first] = other === undefined ? [] : answerIdsOf(other);
              if (first !== undefined) write('answer', id, [first]);
              else if (other !== undefined) void compareWith(id, firstTest(measure(other)));
            }}
          />
        </Field>
      )}
    </>
  );
}
