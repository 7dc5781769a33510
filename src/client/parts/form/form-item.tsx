/**
 * One question: what is asked, the answer, what it means and what it rests on. Its conflict is settled inside it, and a mark
 * stands beside it while its answer waits.
 */

import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { markFieldOf } from '../../../domain/form/fields.ts';
import { printedReference } from '../../../domain/form/printable.ts';
import type { VerdictName } from '../../../domain/form/verdict.ts';
import { isAsked, type ItemView } from '../../../domain/form/view.ts';
import { unsureWording } from '../../../domain/form/wordings.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { ConflictSlot } from '../conflict/conflict-slot.tsx';
import { useFieldMark } from '../entry-mark/use-field-mark.tsx';
import { choicesOf } from './choices.ts';
import { ComputedFacts } from './computed-facts.tsx';
import controls from './controls.module.css';
import styles from './form.module.css';
import { useFormPage } from './form-page.ts';
import { ItemControl } from './item-control.tsx';
import { ItemNotes } from './item-notes.tsx';
import { Printed } from './printed.tsx';
import { Suggestion } from './suggestion.tsx';
import { useProblemWords } from './use-problem-words.ts';

interface FormItemProps {
  readonly view: ItemView;
  /** Its place in the section, from 1. */
  readonly number: number;
}

export function FormItem({ view, number }: FormItemProps) {
  const { language } = useFormat();
  const { readOnly } = useFormPage();
  const id = useId();
  const label = view.item.label[language];
  const help = view.item.help?.[language];
  const labelId = `${id}-label`;
  const helpId = `${id}-help`;
  const findingsId = `${id}-findings`;
  return (
    <div
      role="group"
      aria-labelledby={labelId}
      className={classNames(styles.item, view.isMissing && styles.missing)}
      data-item={view.key}
      tabIndex={-1}
    >
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.body}>
        <div className={styles.question}>
          <span id={labelId} className={styles.label}>
            {label}
          </span>
          <AnswerMark view={view} />
        </div>
        {help === undefined ? null : (
          <p id={helpId} className={styles.help}>
            {help}
          </p>
        )}
        <div className={styles.answer} data-answer="">
          {readOnly ? (
            <Printed view={view} />
          ) : (
            <AnswerControl
              view={view}
              label={label}
              labelId={labelId}
              describedBy={classNames(help !== undefined && helpId, findingsId)}
            />
          )}
        </div>
        <Findings id={findingsId} view={view} />
        <ItemConflicts view={view} />
        <ItemNotes view={view} label={label} />
        <References view={view} />
      </div>
    </div>
  );
}

interface AnswerControlProps {
  readonly view: ItemView;
  readonly label: string;
  readonly labelId: string;
  readonly describedBy: string;
}

/** The control, a proposal while it is blank, and "not sure", which every question takes. */
function AnswerControl(props: AnswerControlProps) {
  const { view } = props;
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const page = useFormPage();
  const isUnsure = view.answer.kind === 'unsure';
  const offersUnsure = isAsked(view) && choicesOf(view, language).length === 0;
  const isAnswered = view.answer.kind !== 'blank' && view.item.type !== 'actions';
  return (
    <>
      <ItemControl {...props} />
      <Suggestion view={view} />
      {offersUnsure || (isAnswered && isAsked(view)) ? (
        <div className={controls.tools}>
          {offersUnsure ? (
            <Chip
              pressed={isUnsure}
              onClick={() => page.answer(view, isUnsure ? 'blank' : 'unsure')}
            >
              {unsureWording[language]}
            </Chip>
          ) : null}
          {isAnswered ? (
            <button
              type="button"
              className={controls.clear}
              aria-label={t('clearOf', { label: props.label })}
              onClick={() => page.answer(view, 'blank')}
            >
              {t('clear')}
            </button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** Beside the question while its answer waits, or was not applied. */
function AnswerMark({ view }: { readonly view: ItemView }) {
  const { formId } = useFormPage();
  const ofAnswer = useFieldMark(formId, view.field ?? '');
  const ofMark = useFieldMark(formId, markFieldOf(view.key));
  return ofAnswer ?? ofMark ?? null;
}

function ItemConflicts({ view }: { readonly view: ItemView }) {
  const { formId } = useFormPage();
  const mark = markFieldOf(view.key);
  return (
    <>
      {view.field === undefined ? null : <ConflictSlot recordId={formId} field={view.field} />}
      {view.field === mark ? null : <ConflictSlot recordId={formId} field={mark} />}
    </>
  );
}

const verdictIcons: Readonly<Record<VerdictName, IconName>> = {
  pass: 'check',
  refer: 'toProofread',
  fail: 'error',
};

/** What the answer means, and what is doubtful about it. */
function Findings({ id, view }: { readonly id: string; readonly view: ItemView }) {
  const { language } = useFormat();
  const { view: form } = useFormPage();
  const say = useProblemWords();
  const { verdict } = view;
  const names = form.template.kind === 'checklist' ? form.template.verdicts : undefined;
  return (
    <div id={id} className={styles.findings}>
      {view.problems.map((problem, index) => (
        <p key={`${problem.kind}${index}`} className={styles.finding}>
          <Icon name="info" size={14} />
          <span>{say(problem)}</span>
        </p>
      ))}
      {verdict === undefined ||
      (verdict.cause === 'blank' && view.answer.kind === 'blank') ? null : (
        <p className={classNames(styles.finding, styles[verdict.verdict])}>
          <Icon name={verdictIcons[verdict.verdict]} size={14} />
          <span>
            <b>{names?.[verdict.verdict][language]}</b>
            {[verdict.reason, verdict.toPass].map((words) =>
              words === undefined ? null : (
                <span key={words.en} className={styles.reason}>
                  {words[language]}
                </span>
              ),
            )}
          </span>
        </p>
      )}
      <ComputedFacts view={view} />
    </div>
  );
}

/** Legal values behind the question: always with source and date, and never to be relied on unchecked. */
function References({ view }: { readonly view: ItemView }) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  if (view.references.length === 0) return null;
  return (
    <details className={styles.references}>
      <summary>{t('references', { count: view.references.length })}</summary>
      <ul>
        {view.references.map((reference) => (
          <li key={reference.id}>{printedReference(reference, language)}</li>
        ))}
      </ul>
    </details>
  );
}
