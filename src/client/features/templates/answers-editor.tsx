/**
 * The answers of a question in both languages, and in a checklist what each one means for the criterion. "Not sure" is always
 * offered, always to be checked, and cannot be removed. Figures and days are compared instead.
 */

import { useTranslation } from 'react-i18next';
import {
  addOption,
  dropOption,
  setTest,
  setVerdict,
  unsure,
  type Verdict,
  verdicts,
  wordsOfRule,
} from '../../../domain/template/edit-draft.ts';
import { answerIdsOf } from '../../../domain/template/find-faults.ts';
import { optionIds, type Parts } from '../../../domain/template/parts.ts';
import { measureOf } from '../../../domain/form/load-template.ts';
import type { ItemType } from '../../../domain/form/template.ts';
import { unsureWording } from '../../../domain/form/wordings.ts';
import type { Json } from '../../../std/json.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { ComparisonEditor } from './comparison-editor.tsx';
import { PartText } from './part-text.tsx';
import styles from './templates.module.css';
import { useFocusKept } from '../../ui/use-focus-kept.ts';
import { usePartName } from './use-part-name.ts';
import { placeOfValue, type QuestionProps } from './use-template-draft.ts';

export function AnswersEditor({ view, item }: QuestionProps) {
  const { t } = useTranslation('templates');
  const { language } = useFormat();
  const change = useChange();
  const focusKept = useFocusKept('ul button:enabled');
  const { record, draft } = view;
  const hasVerdicts = draft.head['kind'] === 'checklist';
  const ids = answerIdsOf(item).filter((id) => id !== unsure);
  const isOwn = optionIds(item.parts).length > 0 && item.parts['type'] !== 'derived';
  if (ids.length === 0) return hasVerdicts ? <ComparedRule view={view} item={item} /> : null;
  return (
    <section {...focusKept} className={styles.answers} aria-label={t('answers.title')}>
      <h3 className={styles.subtitle}>
        {t(hasVerdicts ? 'answers.withVerdict' : 'answers.title')}
      </h3>
      <ul>
        {ids.map((id, index) => (
          <li key={id} className={styles.answer}>
            <Answer view={view} item={item} id={id} number={index + 1} isOwn={isOwn} />
          </li>
        ))}
        <li className={styles.unsure}>
          <Icon name="lock" size={14} />
          <span>{unsureWording[language]}</span>
          <span className={styles.quiet}>{hasVerdicts ? t('answers.unsureStays') : null}</span>
        </li>
      </ul>
      {isOwn ? (
        <Button
          variant="quiet"
          icon="add"
          onClick={() => void change(addOption(record.id, item.id))}
        >
          {t('answers.add')}
        </Button>
      ) : null}
      {hasVerdicts ? <Meanings view={view} item={item} /> : null}
    </section>
  );
}

interface AnswerProps extends QuestionProps {
  readonly id: string;
  readonly number: number;
  readonly isOwn: boolean;
}

function Answer({ view, item, id, number, isOwn }: AnswerProps) {
  const { t } = useTranslation('templates');
  const change = useChange();
  const names = usePartName();
  const { record, draft } = view;
  const words = wordsOfRule(item.parts['rule']);
  const name = names.answer(item.parts, id, number);
  const verdict = words && verdicts.find((each) => words[each].includes(id));
  return (
    <>
      {isOwn ? (
        <PartText
          recordId={record.id}
          field={`item.${item.id}`}
          parts={item.parts}
          name={`option.${id}`}
          label={t('answers.name', { number })}
          labelHidden
          required
        />
      ) : (
        <p className={styles.answerName}>{name}</p>
      )}
      <div className={styles.answerTools}>
        {draft.head['kind'] === 'checklist' && words !== undefined ? (
          <Segments<Verdict | ''>
            label={`${name}. ${t('answers.result')}`}
            value={verdict ?? ''}
            onValueChange={(next) => {
              if (next !== '') void change(setVerdict(record.id, item.id, id, next));
            }}
            options={verdicts.map((value) => ({ value, label: t(`answers.${value}`) }))}
          />
        ) : null}
        {isOwn ? (
          <IconButton
            small
            icon="close"
            label={t('answers.drop', { answer: name })}
            onClick={() =>
              void change(dropOption(record.id, item.id, id), { done: t('answers.dropped') })
            }
          />
        ) : null}
      </div>
    </>
  );
}

/** Of a figure or a day: which comparison is met, which is to be checked, which is not met. */
function ComparedRule({ view, item }: QuestionProps) {
  const { t } = useTranslation('templates');
  const change = useChange();
  const { rule } = item.parts;
  const tests = (typeof rule === 'object' && rule !== null ? rule : {}) as Parts;
  const measure = measureOf({ type: item.parts['type'] as ItemType });
  // Of another kind, such as a table, a rule comes from the template of Carnet and stays as it is.
  if (measure === undefined)
    return rule === undefined ? null : <Meanings view={view} item={item} />;
  return (
    <section className={styles.answers} aria-label={t('answers.compareTitle')}>
      <h3 className={styles.subtitle}>{t('answers.compareTitle')}</h3>
      <p className={styles.quiet}>{t('answers.compareLead')}</p>
      {verdicts.map((verdict) => {
        const name = t('answers.when', { verdict: t(`answers.${verdict}`) });
        return (
          <FieldGroup key={verdict} label={name}>
            <ComparisonEditor
              place={placeOfValue(view, item, `rule/${verdict}`)}
              name={name}
              measure={measure}
              test={tests[verdict]}
              optional
              onTest={(test) => change(setTest(view.record.id, item.id, verdict, test))}
            />
          </FieldGroup>
        );
      })}
      <Meanings view={view} item={item} />
    </section>
  );
}

function hasFail(rule: Json): boolean {
  return typeof rule === 'object' && rule !== null && 'fail' in rule;
}

/** What "to check" and "not met" mean, and what would meet the criterion: asked for where the question has a rule. */
function Meanings({ view, item }: QuestionProps) {
  const { t } = useTranslation('templates');
  const rule = item.parts['rule'];
  if (rule === undefined) return null;
  const place = { recordId: view.record.id, field: `item.${item.id}`, parts: item.parts };
  return (
    <>
      <PartText {...place} name="reason.refer" label={t('answers.referMeans')} required />
      {hasFail(rule) || item.parts['reason.fail.en'] !== undefined ? (
        <PartText {...place} name="reason.fail" label={t('answers.failMeans')} required />
      ) : null}
      <PartText {...place} name="toPass" label={t('answers.toPass')} required />
    </>
  );
}
