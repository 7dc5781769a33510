/** How far a section of a plan is: the word on its line, and the fields in it, with the reason where it is left out. */

import { useTranslation } from 'react-i18next';
import { setFields, together } from '../../../../domain/command/command.ts';
import { setSectionState } from '../../../../domain/form/commands/answer-form.ts';
import { leftOutReasonField, sectionStateField } from '../../../../domain/form/fields.ts';
import { saidOf } from '../../../../domain/form/printed-answer.ts';
import { type SectionState, sectionStates } from '../../../../domain/form/template.ts';
import type { SectionView } from '../../../../domain/form/view.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { ConflictSlot } from '../../../parts/conflict/conflict-slot.tsx';
import { PairField } from '../../../parts/record/pair-field.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Select } from '../../../ui/select.tsx';
import styles from './plan.module.css';

const icons: Readonly<Record<SectionState, IconName>> = {
  notStarted: 'toProofread',
  inProgress: 'write',
  done: 'done',
  blocked: 'error',
  leftOut: 'close',
};

interface SectionMarkProps {
  readonly section: SectionView;
  /** The assessment chose it to be worked on first. */
  readonly isFocus: boolean;
}

export function SectionMark({ section, isFocus }: SectionMarkProps) {
  const { t } = useTranslation('plan');
  const { state = 'notStarted' } = section;
  return (
    <span className={styles.mark}>
      {isFocus ? (
        <span className={styles.mark}>
          <Icon name="target" />
          {t('focus')}
        </span>
      ) : null}
      <Icon name={icons[state]} />
      {t(`state.${state}`)}
    </span>
  );
}

interface SectionStateFieldsProps {
  readonly formId: string;
  readonly section: SectionView;
  readonly readOnly: boolean;
  /** The plan was agreed: the work goes on, and what is left out is changed in a new version alone. */
  readonly settled: boolean;
  /** Drafts of the next version, in which the work is as far as here. */
  readonly nextDraftIds: readonly string[];
}

const untouched = (): void => undefined;

export function SectionStateFields(props: SectionStateFieldsProps) {
  const { formId, section, settled, nextDraftIds } = props;
  const { t } = useTranslation('plan');
  const { language } = useFormat();
  const change = useChange();
  const { state = 'notStarted', leftOutReason } = section;
  const { id, title } = section.section;
  const prompt = 'prompt' in section.section ? section.section.prompt[language] : undefined;
  const isLeftOut = state === 'leftOut';
  const readOnly = props.readOnly || (settled && isLeftOut);
  const choose = (next: SectionState): void => {
    // The reason is typed below, and the plan waits for it.
    if (next === 'leftOut') void change(setFields(formId, { [sectionStateField(id)]: next }));
    else
      void change(
        together([formId, ...nextDraftIds].map((form) => setSectionState(form, id, next))),
      );
  };
  if (readOnly) {
    const said = isLeftOut && leftOutReason ? saidOf(leftOutReason, language) : undefined;
    return said === undefined ? null : (
      <p className={styles.prompt} lang={said.lang}>
        {said.text}
      </p>
    );
  }
  return (
    <div className={styles.state}>
      {prompt === undefined ? null : <p className={styles.prompt}>{prompt}</p>}
      <Field label={t('stateOf', { section: title[language] })} className={styles.stateField}>
        <Select
          controlSize="dense"
          options={sectionStates
            .filter((value) => !settled || value !== 'leftOut')
            .map((value) => ({ value, label: t(`state.${value}`) }))}
          value={state}
          onValueChange={choose}
        />
      </Field>
      <ConflictSlot recordId={formId} field={sectionStateField(id)} />
      {isLeftOut ? (
        <>
          <PairField
            recordId={formId}
            field={leftOutReasonField(id)}
            label={t('reason')}
            hint={leftOutReason === undefined ? t('reasonMissing') : undefined}
            value={leftOutReason}
            onNew={untouched}
            newError={undefined}
            short
          />
          <ConflictSlot recordId={formId} field={leftOutReasonField(id)} />
        </>
      ) : null}
    </div>
  );
}
