/** Facts of which two sheets that are merged say different things: what each says, by whom, and which of it stays. */

import { useTranslation } from 'react-i18next';
import type { AnyRecord } from '../../../domain/operation/record.ts';
import { stampOf } from '../../../domain/operation/record.ts';
import type { Choices, Difference, Side } from '../../../domain/sme/takeover.ts';
import { useDescribe } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { useOrigin, versionParts } from '../../parts/conflict/version-words.ts';
import { RadioCards } from '../../ui/radio-cards.tsx';
import styles from './merge-dialog.module.css';

interface MergeChoicesProps {
  readonly differences: readonly Difference[];
  /** The sheet that ends. */
  readonly from: AnyRecord;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
}

export function MergeChoices({ differences, from, choices, onChoose }: MergeChoicesProps) {
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
          side={choices[difference.id] ?? difference.usual}
          onChoose={(side) => onChoose({ ...choices, [difference.id]: side })}
        />
      ))}
      <p className={styles.rest}>{t('merge.notChosen')}</p>
    </section>
  );
}

interface MergeChoiceProps {
  readonly difference: Difference;
  readonly from: AnyRecord;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
}

const sides = ['here', 'there', 'both'] as const;

function MergeChoice({ difference, from, side: chosen, onChoose }: MergeChoiceProps) {
  const { t } = useTranslation('conflict');
  const carnet = useCarnet();
  const format = useFormat();
  const describe = useDescribe(useToday(), useNames(from.id));
  const originOf = useOrigin();
  const { entity, fields, month, record: id, said } = difference;
  const into = carnet.record(id);
  if (into === undefined) return null;
  const names = fields.map((field) => describe.field(entity, field));
  const wordsOf = (side: Side) =>
    fields.flatMap((field, index) => {
      const [value, other] = [side, side === 'here' ? 'there' : 'here'].map((one) => ({
        value: said[one as Side]?.[field],
      }));
      const parts = versionParts({ record: into, field }, describe, value ?? none, other ?? none);
      return parts.map(({ id: part, label, lang, stretches }) => ({
        key: `${field}/${part}`,
        label: fields.length === 1 ? label : [names[index], label].filter(isThere).join(' '),
        lang,
        text: stretches.map(({ text }) => text).join(''),
      }));
    });
  const sourceOf = (side: Side): string => {
    if (side === 'both' || month !== undefined) return t(`merge.side.${side}`);
    const record = side === 'here' ? into : from;
    const stamps = fields
      .filter((field) => record.values[field] !== undefined)
      .map((field) => stampOf(record, field))
      .toSorted((a, b) => b.at - a.at);
    const [stamp] = stamps;
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

const none = { value: undefined };

const isThere = (text: string | undefined): text is string => text !== undefined && text !== '';
