/** Facts of which two sheets that are merged say different things: what each says, by whom, and which of it stays. */

import { useTranslation } from 'react-i18next';
import type { AnyRecord } from '../../../domain/operation/record.ts';
import { stampOf } from '../../../domain/operation/record.ts';
import type { Choices, Difference, Side } from '../../../domain/sme/takeover.ts';
import { alikeJson, type Json } from '../../../std/json.ts';
import { useDescribe } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { useOrigin, versionParts } from '../../parts/conflict/version-words.ts';
import { RadioCards } from '../../ui/radio-cards.tsx';
import styles from './merge-dialog.module.css';

/** What was chosen of each difference, and between which values. */
export type Chosen = Readonly<
  Record<string, { readonly side: Side; readonly said: Difference['said'] }>
>;

/** Whether what was chosen between has changed since. */
export function isOutdated({ id, said }: Difference, chosen: Chosen): boolean {
  const choice = chosen[id];
  return choice !== undefined && !alikeJson(asJson(choice.said), asJson(said));
}

/** The sides alone. */
export const choicesOf = (chosen: Chosen): Choices =>
  Object.fromEntries(Object.entries(chosen).map(([id, { side }]) => [id, side]));

const asJson = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;

interface MergeChoicesProps {
  readonly differences: readonly Difference[];
  /** The sheet that ends. */
  readonly from: AnyRecord;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

export function MergeChoices({ differences, from, chosen, onChoose }: MergeChoicesProps) {
  const { t } = useTranslation('conflict');
  if (differences.length === 0) return null;
  return (
    <section className={styles.choices}>
      <p>{t('merge.choose')}</p>
      {differences.map((difference) => (
        <MergeChoice
          key={difference.id}
          difference={difference}
          from={from}
          side={
            isOutdated(difference, chosen)
              ? undefined
              : (chosen[difference.id]?.side ?? difference.usual)
          }
          onChoose={(side) =>
            onChoose({ ...chosen, [difference.id]: { side, said: difference.said } })
          }
        />
      ))}
      <p className={styles.rest}>{t('merge.notChosen')}</p>
    </section>
  );
}

interface MergeChoiceProps {
  readonly difference: Difference;
  readonly from: AnyRecord;
  /** Nothing where what was chosen between has changed since. */
  readonly side: Side | undefined;
  readonly onChoose: (side: Side) => void;
}

const sides = ['here', 'there', 'both'] as const;

function MergeChoice({ difference, from, side: chosen, onChoose }: MergeChoiceProps) {
  const { t } = useTranslation('conflict');
  const carnet = useCarnet();
  const format = useFormat();
  const describe = useDescribe(useToday(), useNames(from.id));
  const originOf = useOrigin();
  const { entity, fields, month, record: id, others, said } = difference;
  const into = carnet.record(id);
  if (into === undefined) return null;
  const names = fields.map((field) => describe.field(entity, field));
  // The name of a month says nothing of what is counted in it.
  const isNamed = fields.length > 1 || month !== undefined;
  const wordsOf = (side: Side) =>
    fields.flatMap((field, index) => {
      const value = said[side]?.[field];
      // Both together are shown whole: beside one of the two, half of it would be left out.
      const other = side === 'both' ? undefined : said[side === 'here' ? 'there' : 'here']?.[field];
      return versionParts({ record: into, field }, describe, { value }, { value: other }).map(
        ({ id: part, label, lang, stretches }) => ({
          key: `${field}/${part}`,
          label: isNamed ? [names[index], label].filter(isThere).join(' ') : label,
          lang,
          text: stretches.map(({ text }) => text).join(''),
        }),
      );
    });
  const sourceOf = (side: Side): string => {
    if (side === 'both') {
      const isTranslated = fields.some((field) => becomesTranslation(said, field));
      return t(isTranslated ? 'merge.side.bothLanguages' : 'merge.side.both');
    }
    const records = side === 'here' ? [into] : others.flatMap((one) => carnet.record(one) ?? []);
    const [stamp] = records
      .flatMap((record) =>
        fields
          .filter((field) => record.values[field] !== undefined)
          .map((field) => stampOf(record, field)),
      )
      .toSorted((a, b) => b.at - a.at);
    if (stamp === undefined) return t(`merge.side.${side}`);
    const { when } = originOf(stamp);
    return t(`merge.side.${side}By`, { name: describe.nameOf(stamp.by), when });
  };
  return (
    <RadioCards<Side>
      stacked
      label={
        month === undefined
          ? format.list(names)
          : t('merge.month', { month: format.month(month, 'long') })
      }
      error={chosen === undefined ? t('merge.changed') : undefined}
      value={chosen}
      onValueChange={onChoose}
      options={sides
        .filter((side) => said[side] !== undefined)
        .map((side) => {
          const words = wordsOf(side).filter(({ text }) => text !== '');
          return {
            value: side,
            label:
              words.length === 0 ? (
                <i>{t('card.nothing')}</i>
              ) : (
                words.map(({ key, label, lang, text }) => (
                  <span key={key} lang={lang} className={styles.said}>
                    {label === undefined ? null : <span className={styles.name}>{label} </span>}
                    {text}
                  </span>
                ))
              ),
            detail: sourceOf(side),
          };
        })}
    />
  );
}

/** Whether the text of one side is the translation of the other one where both are kept. */
function becomesTranslation({ here, both }: Difference['said'], field: string): boolean {
  const [ours, joined] = [here?.[field], both?.[field]].map(
    (value) => value as { readonly translation?: Json } | undefined,
  );
  return ours?.translation === undefined && joined?.translation !== undefined;
}

const isThere = (text: string | undefined): text is string => text !== undefined && text !== '';
