/**
 * One form, open: its questions over the engine, and what settles it. A form of a template that this version does not have is
 * kept and not shown.
 */

import { type ReactNode, useState } from 'react';
import { isSharedForm } from '../../../domain/form/bilingual-forms.ts';
import type { AutoAnswers } from '../../../domain/form/printed-answer.ts';
import type { FillingMode } from '../../../domain/form/filling-mode.ts';
import type { FormView, SectionView } from '../../../domain/form/view.ts';
import { useFillingMode } from '../../model/use-filling-mode.ts';
import { useKeptWhileRead } from '../../model/use-kept-while-read.ts';
import { RecordConflicts } from '../conflict/conflict-slot.tsx';
import { FormActions } from './form-actions.tsx';
import { FormPanel } from './form-panel.tsx';
import { FormerAnswers } from './move-over.tsx';
import desk from './desk.module.css';
import { TemplateMissing } from './template-missing.tsx';
import { Translations } from './translations.tsx';
import { useFormView } from './use-form-view.ts';
import type { SeenAgainst } from './use-seen-against.ts';
import type { FormRecord } from './use-forms-of.ts';
import { isFamilyField } from '../../../domain/form/fields.ts';

export interface OpenFormProps {
  readonly form: FormRecord;
  /** The sheet is in the trash. */
  readonly readOnly: boolean;
  /** Given by a screen that shows several forms for the same eyes; else each form has its own. */
  readonly mode?: FillingMode | undefined;
  readonly onMode?: ((mode: FillingMode) => void) | undefined;
  /** What settles it: plans and reviews are agreed, the rest is completed. */
  readonly settles?: 'complete' | 'agree' | undefined;
  readonly auto?: AutoAnswers | undefined;
  /** On the line of a section's title; in an open section, above its questions and below them. */
  readonly sectionMark?: ((section: SectionView) => ReactNode) | undefined;
  readonly sectionHead?: ((section: SectionView, form: FormRecord) => ReactNode) | undefined;
  readonly sectionFoot?: ((section: SectionView) => ReactNode) | undefined;
  /** The sections to begin with, where the form was not opened here before. */
  readonly openFirst?: readonly string[] | undefined;
  /** It was begun here just now: its first question takes the focus. */
  readonly isNew?: boolean | undefined;
  /** Instead of the questions. */
  readonly body?: ((form: FormRecord) => ReactNode) | undefined;
  /** Its next version was begun here. */
  readonly onBegun?: ((id: string) => void) | undefined;
  /** Above the questions: what comes out. `goTo` leads to a question. */
  readonly result?:
    | ((view: FormView, goTo: (key: string) => void, form: FormRecord) => ReactNode)
    | undefined;
}

export function OpenForm(props: OpenFormProps) {
  const read = useFormView(props.form);
  const view = useKeptWhileRead(props.form.id, read.view);
  const isThere = read.state === 'ready' || read.state === 'reading';
  if (view === undefined || !isThere) return <TemplateMissing read={read} />;
  return <KnownForm {...props} view={view} seenAgainst={read.seen} />;
}

type KnownFormProps = OpenFormProps & {
  readonly view: FormView;
  readonly seenAgainst: SeenAgainst;
};

function KnownForm(props: KnownFormProps) {
  const { form, view, seenAgainst, readOnly, auto, sectionHead, result, body } = props;
  const { id, home, values } = form;
  const own = useFillingMode(id, values.filledBy ?? view.template.filledBy);
  const { mode, onMode } = props.mode === undefined ? own : { ...props, mode: props.mode };
  const [wanted, setWanted] = useState<{ readonly key: string } | undefined>(undefined);
  const goTo = (key: string): void => setWanted({ key });
  return (
    <div className={desk.open}>
      <RecordConflicts
        recordId={id}
        except={Object.keys(form.conflicts ?? {}).filter(isFamilyField)}
      />
      {result?.(view, goTo, form)}
      {readOnly ? null : (
        <FormActions
          form={form}
          view={view}
          mode={mode}
          settles={props.settles ?? 'complete'}
          seenAgainst={seenAgainst}
          onMissing={goTo}
          onBegun={props.onBegun}
        />
      )}
      {readOnly || values.state === 'replaced' || !isSharedForm(values.templateId) ? null : (
        <Translations form={form} view={view} />
      )}
      {body?.(form) ?? (
        <FormPanel
          key={`${id} ${values.state}`}
          formId={id}
          home={home}
          view={view}
          mode={mode}
          onMode={onMode}
          readOnly={readOnly || values.state !== 'draft'}
          auto={auto}
          openFirst={props.openFirst}
          isNew={props.isNew}
          minutes={values.minutes}
          sectionMark={props.sectionMark}
          sectionHead={
            sectionHead === undefined ? undefined : (section) => sectionHead(section, form)
          }
          sectionFoot={props.sectionFoot}
          wanted={wanted}
        />
      )}
      <FormerAnswers view={view} mode={mode} />
    </div>
  );
}
