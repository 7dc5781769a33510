/** Two versions of a plan side by side: only the questions whose answers differ, section by section. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainAnswer, printable } from '../../../../domain/form/printable.ts';
import type { FormBrief } from '../../../../domain/form/form-brief.ts';
import type { FormView } from '../../../../domain/form/view.ts';
import type { Country } from '../../../../domain/programme/programme.ts';
import type { Language } from '../../../../domain/entity/field.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useFormView } from '../../../parts/form/use-form-view.ts';
import { type FormRecord, useFormsOf } from '../../../parts/form/use-forms-of.ts';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { planName } from './plan-names.ts';
import styles from './plan.module.css';
import { useVersionName } from './use-version-name.ts';

interface PlanCompareProps {
  readonly plans: readonly FormBrief[];
  readonly market: Country;
  readonly shown: FormRecord;
}

export function PlanCompare({ plans, market, shown }: PlanCompareProps) {
  const { t } = useTranslation('plan');
  const name = useVersionName(plans);
  const { forms = [] } = useFormsOf(shown.home, { name: planName, market });
  const others = forms.filter(({ id }) => id !== shown.id);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const other = others.find(({ id }) => id === chosen) ?? others[0];
  if (other === undefined) return null;
  return (
    <>
      <Field label={t('compareWith')} className={styles.stateField}>
        <Select
          controlSize="dense"
          options={others.map((record) => ({ value: record.id, label: name(record) }))}
          value={other.id}
          onValueChange={setChosen}
        />
      </Field>
      <Differences older={other} newer={shown} names={[name(other), name(shown)]} />
    </>
  );
}

interface DifferencesProps {
  readonly older: FormRecord;
  readonly newer: FormRecord;
  readonly names: readonly [string, string];
}

function Differences({ older, newer, names }: DifferencesProps) {
  const { t } = useTranslation('plan');
  const { language } = useFormat();
  const before = useFormView(older).view;
  const after = useFormView(newer).view;
  if (before === undefined || after === undefined) return null;
  const rows = differences(linesOf(before, language), linesOf(after, language));
  if (rows.length === 0) return <p className={styles.prompt}>{t('same')}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.compare}>
        <thead>
          <tr>
            <th scope="col">{t('question')}</th>
            <th scope="col">{names[0]}</th>
            <th scope="col">{names[1]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, question, was, is }) => (
            <tr key={key}>
              <th scope="row">{question}</th>
              <td>{was}</td>
              <td>{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Line {
  readonly question: string;
  readonly answer: string;
}

/** The plan as lines of words, by a name that both versions share. */
function linesOf(view: FormView, language: Language): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  for (const { heading, state, leftOut, lines: answers } of printable(view, language, {
    mode: 'together',
  }).sections) {
    const stateWords = [state, leftOut?.text].filter((part) => part !== undefined).join(' · ');
    lines.set(heading, { question: heading, answer: stateWords });
    for (const { question, answer } of answers) {
      const name = `${heading} – ${question}`;
      lines.set(name, { question: name, answer: plainAnswer(answer) });
    }
  }
  return lines;
}

function differences(before: ReadonlyMap<string, Line>, after: ReadonlyMap<string, Line>) {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key)?.answer ?? '', after.get(key)?.answer ?? ''];
    const question = (after.get(key) ?? before.get(key))?.question ?? key;
    return was === is ? [] : [{ key, question, was, is }];
  });
}
