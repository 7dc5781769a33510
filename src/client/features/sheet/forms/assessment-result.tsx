/** What an assessment comes to: its areas over time, gates that no average hides, what to explain and to work on first. */

import { useTranslation } from 'react-i18next';
import { chooseFocus } from '../../../../domain/form/commands/answer-form.ts';
import type { FormBrief } from '../../../../domain/form/form-brief.ts';
import { readOutcome } from '../../../../domain/form/outcome.ts';
import type { AssessmentResult as Result } from '../../../../domain/form/score.ts';
import { templateName } from '../../../../domain/form/template-name.ts';
import { shortOf, type TemplateOf } from '../../../../domain/form/template.ts';
import { type FormView, itemsIn } from '../../../../domain/form/view.ts';
import { printWordings } from '../../../../domain/form/wordings.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { type FormRecord, useFormsOf } from '../../../parts/form/use-forms-of.ts';
import { Chip } from '../../../ui/chip.tsx';
import { TextButton } from '../../../ui/text-link.tsx';
import { type DotRow, DotPlot } from './dot-plot.tsx';
import styles from './forms.module.css';

interface AssessmentResultProps {
  readonly form: FormRecord;
  readonly view: FormView;
  readonly goTo: (key: string) => void;
  /** Assessments that were completed, the oldest first. */
  readonly settled: readonly FormBrief[];
  readonly readOnly: boolean;
}

export function AssessmentResult(props: AssessmentResultProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const { view } = props;
  const { result, template } = view;
  if (result.kind !== 'assessment' || template.kind !== 'assessment') return null;
  const band = template.scoring.bands.find(({ id }) => id === result.band);
  const started = result.total !== undefined;
  return (
    <section className={styles.result} aria-label={printWordings.result[language]}>
      {started ? (
        <div className={styles.headline}>
          <p className={styles.verdict}>
            <b>{t('total', { total: result.total ?? 0 })}</b>
            <span>{band?.label[language]}</span>
            {result.provisional ? (
              <span className={styles.count}>{printWordings.provisional[language]}</span>
            ) : null}
          </p>
        </div>
      ) : null}
      {result.capped ? <p>{template.scoring.gateRule[language]}</p> : null}
      <Areas {...props} result={result} template={template} />
      <Keys
        title={printWordings.gates[language]}
        keys={result.gatesBelow}
        view={view}
        goTo={props.goTo}
      />
      <Keys
        title={printWordings.explainFirst[language]}
        keys={result.explainFirst}
        view={view}
        goTo={props.goTo}
      />
      {started ? <Focus {...props} result={result} template={template} /> : null}
    </section>
  );
}

type PartProps = AssessmentResultProps & {
  readonly result: Result;
  readonly template: TemplateOf<'assessment'>;
};

function Areas({ form, view, result, template, settled }: PartProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const { language } = format;
  const before = settled.find(({ id }) => id !== form.id);
  // A head holds what came of the assessment that stands, and of no other.
  const { forms = [] } = useFormsOf(form.home, { name: templateName(form.values.templateId) });
  const first = readOutcome(forms.find(({ id }) => id === before?.id)?.values.outcome);
  const target = template.scoring.bands.find(({ from }) => from > (result.total ?? 0));
  const rows: readonly DotRow[] = result.areas.map(({ id, short, score }) => ({
    id,
    label: short[language],
    first: first?.scores?.[id],
    last: score,
  }));
  if (rows.every(({ first: from, last }) => from === undefined && last === undefined)) return null;
  return (
    <DotPlot
      rows={rows}
      target={target?.from}
      firstName={
        first === undefined ? undefined : t('plot.first', { date: format.dateLong(first.on) })
      }
      lastName={t('plot.last', { date: format.dateLong(view.context.onDate) })}
      targetName={
        target === undefined ? undefined : t('plot.target', { level: target.label[language] })
      }
    />
  );
}

interface KeysProps {
  readonly title: string;
  readonly keys: readonly string[];
  readonly view: FormView;
  readonly goTo: (key: string) => void;
}

/** Questions by their short names, each leading to itself. */
function Keys({ title, keys, view, goTo }: KeysProps) {
  const { language } = useFormat();
  if (keys.length === 0) return null;
  return (
    <div className={styles.keys}>
      <h3>{title}</h3>
      <ul>
        {itemsIn(view)
          .filter(({ key }) => keys.includes(key))
          .map(({ key, item }) => (
            <li key={key}>
              <TextButton onClick={() => goTo(key)}>{shortOf(item)[language]}</TextButton>
            </li>
          ))}
      </ul>
    </div>
  );
}

/** Areas to work on first, at most a few, chosen with the owner: they open the plan's sections first. */
function Focus({ form, result, template, readOnly }: PartProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const change = useChange();
  const { max, label } = template.focus;
  const isFull = result.focus.length >= max;
  const toggle = (id: string): void => {
    const isChosen = result.focus.includes(id);
    if (!isChosen && isFull) return;
    const next = isChosen ? result.focus.filter((area) => area !== id) : [...result.focus, id];
    void change(chooseFocus(form.id, next, max));
  };
  return (
    <div className={styles.keys}>
      <h3>{label[language]}</h3>
      <div className={styles.chips} role="group" aria-label={label[language]}>
        {template.sections.map(({ id, short }) => (
          <Chip
            key={id}
            pressed={result.focus.includes(id)}
            aria-disabled={readOnly || (isFull && !result.focus.includes(id)) ? true : undefined}
            icon={result.suggestedFocus.includes(id) ? 'target' : undefined}
            title={result.suggestedFocus.includes(id) ? t('focus.suggested') : undefined}
            onClick={() => {
              if (!readOnly) toggle(id);
            }}
          >
            {short[language]}
          </Chip>
        ))}
      </div>
      {isFull ? <p className={styles.because}>{t('focus.full', { count: max })}</p> : null}
    </div>
  );
}
