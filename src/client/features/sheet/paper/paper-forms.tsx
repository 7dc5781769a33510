/**
 * The forms of a sheet on paper: what came of each, and its answers. Notes and ratings of a person are on it only where they
 * were asked for by name.
 */

import { useTranslation } from 'react-i18next';
import { formsForPaper } from '../../../../domain/form/forms-to-take.ts';
import { type Printable, printable, type PrintedLine } from '../../../../domain/form/printable.ts';
import type { AutoAnswers } from '../../../../domain/form/printed-answer.ts';
import { printWordings } from '../../../../domain/form/wordings.ts';
import { reviewName } from '../../../../domain/review/monthly-reviews.ts';
import { templateName } from '../../../../domain/form/template-name.ts';
import type { RecordOf } from '../../../../domain/operation/record.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { PrintedWords } from '../../../parts/form/printed.tsx';
import { useFormsOf } from '../../../parts/form/use-forms-of.ts';
import { planName } from '../plan/plan-names.ts';
import { usePlanFacts } from '../plan/use-plan-facts.ts';
import { useReviewFacts } from '../reviews/use-review-facts.ts';
import styles from './sheet-paper.module.css';
import { type FormToTake, useFormsToTake } from './use-forms-to-take.ts';

type Choose = (forms: readonly RecordOf<'form'>[]) => readonly RecordOf<'form'>[];
const withProfile: Choose = (forms) => formsForPaper(forms, true);
const withoutProfile: Choose = (forms) => formsForPaper(forms, false);

export interface PaperFormsProps {
  readonly sheet: Sheet;
  /** With the profile, and the notes on answers. */
  readonly staff: boolean;
}

export function PaperForms({ sheet, staff }: PaperFormsProps) {
  const { t } = useTranslation('export');
  const { forms, unknown } = useFormsToTake(sheet, staff ? withProfile : withoutProfile);
  if (forms === undefined) return <p className={styles.section}>{t('paper.formsReading')}</p>;
  return (
    <>
      {forms.map((one) => (
        <PaperForm key={one.form.id} sheet={sheet} one={one} staff={staff} />
      ))}
      {unknown === 0 ? null : (
        <p className={styles.section}>{t('paper.formsUnknown', { count: unknown })}</p>
      )}
    </>
  );
}

interface PaperFormProps extends PaperFormsProps {
  readonly one: FormToTake;
}

/** Plans and reviews take some of their lines from the rest of the sheet. */
function PaperForm(props: PaperFormProps) {
  const name = templateName(props.one.form.values.templateId);
  if (name === planName) return <PaperPlan {...props} />;
  if (name === reviewName) return <PaperReview {...props} />;
  return <FormOnPaper {...props} />;
}

function PaperPlan(props: PaperFormProps) {
  const { auto } = usePlanFacts(props.sheet);
  return <FormOnPaper {...props} auto={auto} />;
}

function PaperReview(props: PaperFormProps) {
  const { sheet, one } = props;
  const { forms = [] } = useFormsOf(sheet.sme.id, { name: reviewName });
  const { auto } = useReviewFacts(sheet, one.form, forms);
  return <FormOnPaper {...props} auto={auto} />;
}

function FormOnPaper({
  one: { form, view },
  staff,
  auto,
}: PaperFormProps & { readonly auto?: AutoAnswers }) {
  const { t } = useTranslation(['form', 'domain']);
  const { language } = useFormat();
  const printed = printable(view, language, { mode: staff ? 'manager' : 'sme', auto });
  const { answered, asked } = view.counts;
  const { market, state } = form.values;
  return (
    <section className={styles.section}>
      <h2>
        {printed.title}
        {market === undefined ? null : ` · ${t(`domain:option.country.${market}`)}`}
      </h2>
      <p className={styles.quiet}>
        {[
          printed.date,
          t(`domain:option.formState.${state}`),
          t('form:answered', { count: answered, asked }),
        ].join(' · ')}
      </p>
      {state === 'draft' ? null : <Result printed={printed} />}
      {printed.sections.map(({ heading, state: progress, leftOut, lines }) => {
        const given = lines.filter(({ answer, note }) => answer.kind !== 'none' || note !== '');
        if (given.length === 0 && leftOut === undefined) return null;
        return (
          <div key={heading}>
            <h3 className={styles.part}>
              {progress === undefined ? heading : `${heading} · ${progress}`}
            </h3>
            {leftOut === undefined ? null : <p lang={leftOut.lang}>{leftOut.text}</p>}
            <dl className={styles.answers}>
              {given.map((line) => (
                <Line key={line.question} line={line} />
              ))}
            </dl>
          </div>
        );
      })}
    </section>
  );
}

/** What came of it. */
function Result({ printed }: { readonly printed: Printable }) {
  if (printed.result.length === 0) return null;
  return (
    <dl className={styles.answers}>
      {printed.result.map(({ label, lines }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Legal values that are printed with one answer. */
const legalMax = 3;

function Line({ line }: { readonly line: PrintedLine }) {
  const { language } = useFormat();
  const { question, answer, references, evidence, note } = line;
  // A page of ceilings tells nobody more: the screen has them all, with source and date.
  const legal = references.length > legalMax ? [printWordings.check[language]] : references;
  return (
    <div>
      <dt>{question}</dt>
      <dd>
        <PrintedWords printed={answer} />
        {[...legal, ...evidence].map((each) => (
          <p key={each} className={styles.quiet}>
            {each}
          </p>
        ))}
        {note === '' ? null : (
          <p className={styles.text}>
            {printWordings.note[language]}
            {language === 'fr' ? '\u00A0: ' : ': '}
            {note}
          </p>
        )}
      </dd>
    </div>
  );
}
