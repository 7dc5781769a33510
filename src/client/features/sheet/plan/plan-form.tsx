/**
 * One version of an entry plan: how far it is, its sections with their state, and what ends it: an agreement of both sides,
 * after which every change opens a new version.
 */

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replaceForm } from '../../../../domain/form/commands/begin-form.ts';
import type { FillingMode } from '../../../../domain/form/template.ts';
import type { PlanResult } from '../../../../domain/form/view.ts';
import type { RecordOf } from '../../../../domain/operation/record.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { noteFormMode, useFormMode } from '../../../model/form-place.ts';
import type { Sheet } from '../../../model/state.ts';
import { useCarnet, useRun } from '../../../model/use-carnet.ts';
import { FormPanel } from '../../../parts/form/form-panel.tsx';
import { useFormView } from '../../../parts/form/use-form-view.ts';
import { Button } from '../../../ui/button.tsx';
import { Meter } from '../../../ui/meter.tsx';
import { Note } from '../../../ui/note.tsx';
import { SkeletonLines } from '../../../ui/skeleton-lines.tsx';
import { AgreeDialog } from './agree-dialog.tsx';
import { PlanMilestones } from './plan-milestones.tsx';
import styles from './plan.module.css';
import { SectionMark, SectionStateFields } from './section-state.tsx';
import { usePlanFacts } from './use-plan-facts.ts';

interface PlanFormProps {
  readonly sheet: Sheet;
  readonly record: RecordOf<'form'>;
  readonly readOnly: boolean;
  readonly title: string;
  readonly isLatest: boolean;
  /** At the end of the title's line. */
  readonly versions: ReactNode;
  /** A new version was begun and is to be shown. */
  readonly onReplaced: (id: string) => void;
  /** Instead of the questions. */
  readonly body: ReactNode | undefined;
}

export function PlanForm(props: PlanFormProps) {
  const { sheet, record, title, versions, isLatest, body } = props;
  const { view, state, retry, seen } = useFormView(record);
  const { auto, focus } = usePlanFacts(sheet);
  const nextDraftIds = sheet.forms
    .filter(({ replaces, state: form }) => replaces === record.id && form === 'draft')
    .map(({ id }) => id);
  const isSettled = record.values.state !== 'draft';
  const readOnly = props.readOnly || isSettled;
  const mode: FillingMode = useFormMode(record.id) ?? record.values.filledBy ?? 'together';
  if (view === undefined || view.result.kind !== 'plan') {
    return <NotShown state={state} retry={retry} />;
  }
  return (
    <>
      <div className={styles.head}>
        <h2>{title}</h2>
        <div className={styles.versions}>{versions}</div>
      </div>
      <Progress result={view.result} />
      {props.readOnly || !isLatest ? null : (
        <Standing {...props} seen={seen} template={view.template} view={view} />
      )}
      {body ?? (
        <FormPanel
          formId={record.id}
          home={sheet.sme.id}
          view={view}
          mode={mode}
          onMode={(next) => noteFormMode(record.id, next)}
          readOnly={readOnly}
          auto={auto}
          openFirst={focus}
          sectionMark={(section) => (
            <SectionMark section={section} isFocus={focus.includes(section.key)} />
          )}
          sectionHead={(section) => (
            <SectionStateFields
              formId={record.id}
              section={section}
              readOnly={props.readOnly || record.values.state === 'replaced'}
              settled={isSettled}
              nextDraftIds={nextDraftIds}
            />
          )}
          sectionFoot={(section) => (
            <PlanMilestones sheet={sheet} section={section} readOnly={props.readOnly} />
          )}
        />
      )}
    </>
  );
}

interface NotShownProps {
  readonly state: 'reading' | 'ready' | 'unknown' | 'failed';
  readonly retry: () => void;
}

function NotShown({ state, retry }: NotShownProps) {
  const { t } = useTranslation('form');
  if (state === 'reading') return <SkeletonLines label={t('loading')} />;
  if (state === 'failed') {
    return (
      <Note icon="error" tone="error" action={<Button onClick={retry}>{t('tryAgain')}</Button>}>
        {t('notRead')}
      </Note>
    );
  }
  return <Note icon="info">{t('newer')}</Note>;
}

function Progress({ result }: { readonly result: PlanResult }) {
  const { t } = useTranslation('plan');
  const { done, kept, leftOut } = result;
  const words = [
    t('progress', { count: done, kept }),
    ...(leftOut === 0 ? [] : [t('leftOutCount', { count: leftOut })]),
  ].join(' · ');
  return (
    <div className={styles.progress}>
      <span>{words}</span>
      <Meter value={done} max={kept} label={t('progressLabel')} valueText={words} />
    </div>
  );
}

type StandingProps = PlanFormProps &
  Pick<Parameters<typeof AgreeDialog>[0], 'seen' | 'template' | 'view'>;

/** A draft can be agreed; what was agreed is changed in a new version. */
function Standing({ record, onReplaced, seen, template, view }: StandingProps) {
  const { t } = useTranslation('plan');
  const run = useRun();
  const carnet = useCarnet();
  const format = useFormat();
  const [agreeing, setAgreeing] = useState(false);
  const { values } = record;
  const replace = async (): Promise<void> => {
    const id = carnet.environment.newId();
    const result = await run(replaceForm(record.id, id), { done: t('newVersionBegun') });
    if (result.ok) onReplaced(id);
  };
  if (values.state === 'draft') {
    return (
      <>
        <div className={styles.buttons}>
          <Button variant="primary" icon="check" onClick={() => setAgreeing(true)}>
            {t('agree.open')}
          </Button>
        </div>
        {agreeing ? (
          <AgreeDialog
            formId={record.id}
            seen={seen}
            template={template}
            view={view}
            onClose={() => setAgreeing(false)}
          />
        ) : null}
      </>
    );
  }
  const agreedOn = values['value.form.agreedOn'];
  return (
    <Note
      icon="done"
      action={
        <Button icon="write" onClick={() => void replace()}>
          {t('newVersion')}
        </Button>
      }
    >
      {typeof agreedOn === 'string'
        ? t('agreedOn', { date: format.dateLong(agreedOn) })
        : t('settled')}{' '}
      {t('newVersionHint')}
    </Note>
  );
}
