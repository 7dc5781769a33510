/**
 * The answers of a question in both languages, and in a checklist what each one means for the criterion. "Not sure" is always
 * offered, always to be checked, and cannot be removed. A rule that compares figures or dates is kept as it is.
 */

import { useTranslation } from 'react-i18next';
import {
  addOption,
  dropOption,
  setVerdict,
  unsure,
  type Verdict,
  verdicts,
  wordsOfRule,
} from '../../../domain/template/edit-draft.ts';
import { answerIdsOf } from '../../../domain/template/find-faults.ts';
import { optionIds } from '../../../domain/template/parts.ts';
import { unsureWording } from '../../../domain/form/wordings.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { PartText } from './part-text.tsx';
import styles from './templates.module.css';
import { usePartName } from './use-part-name.ts';
import type { QuestionProps } from './use-template-draft.ts';

export function AnswersEditor({ view, item }: QuestionProps) {
  const { t } = useTranslation('templates');
  const { language } = useFormat();
  const change = useChange();
  const { record, draft } = view;
  const words = wordsOfRule(item.parts['rule']);
  const hasVerdicts = draft.head['kind'] === 'checklist';
  const ids = answerIdsOf(item).filter((id) => id !== unsure);
  const isOwn = optionIds(item.parts).length > 0 && item.parts['type'] !== 'derived';
  if (ids.length === 0) {
    return hasVerdicts && words === undefined ? (
      <p className={styles.quiet}>{t('answers.compared')}</p>
    ) : null;
  }
  return (
    <section className={styles.answers} aria-label={t('answers.title')}>
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

/** What "to check" and "not met" mean, and what would meet the criterion: asked for where the question has a rule. */
function Meanings({ view, item }: QuestionProps) {
  const { t } = useTranslation('templates');
  const rule = item.parts['rule'];
  if (rule === undefined) return null;
  const words = wordsOfRule(rule);
  const place = { recordId: view.record.id, field: `item.${item.id}`, parts: item.parts };
  return (
    <>
      <PartText {...place} name="reason.refer" label={t('answers.referMeans')} required />
      {words === undefined || words.fail.length > 0 ? (
        <PartText {...place} name="reason.fail" label={t('answers.failMeans')} required />
      ) : null}
      <PartText {...place} name="toPass" label={t('answers.toPass')} required />
    </>
  );
}
