/**
 * The forms of one purpose on a sheet: what to begin with, the one that is open, and those before it. Two drafts that were begun
 * apart are brought together first; both stay readable.
 */

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateId } from '../../../domain/form/built-in.ts';
import { beginForm, type NewForm } from '../../../domain/form/commands/begin-form.ts';
import { hiddenBecause } from '../../../domain/form/condition.ts';
import type { Template } from '../../../domain/form/template.ts';
import { templateName } from '../../../domain/form/template-name.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { useChange } from '../record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Note } from '../../ui/note.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import desk from './desk.module.css';
import { HeldBack } from './held-back.tsx';
import { OpenForm, type OpenFormProps } from './open-form.tsx';
import { TemplateMissing } from './template-missing.tsx';
import { TwoDrafts } from './two-drafts.tsx';
import { HeldNote } from './held-note.tsx';
import { useOpenForm } from './use-open-form.ts';
import { useChosenForm } from './use-form-of-address.ts';
import { type FormRecord, useFormsOf } from './use-forms-of.ts';
import { useSeenAgainst } from './use-seen-against.ts';
import { useTemplate, useTemplateToBegin } from './use-template.ts';
import { useVersionProgress } from './use-version-progress.ts';

interface FormDeskProps extends Omit<OpenFormProps, 'form'> {
  readonly home: string;
  /** What is begun, unless the programme has a template of its own; forms of other versions are shown beside it. */
  readonly templateId: TemplateId;
  readonly market?: NewForm['market'];
  /** Answers to begin with. */
  readonly answers?: NewForm['answers'];
  /** Instead of the choice by day and state. */
  readonly versions?: ((shown: VersionsProps) => ReactNode) | undefined;
}

export function FormDesk(props: FormDeskProps) {
  const { home, templateId, market, readOnly } = props;
  const { t } = useTranslation('form');
  const found = useFormsOf(home, { name: templateName(templateId), market });
  const [chosen, setChosen] = useChosenForm();
  const [begun, setBegun] = useState<string | undefined>(undefined);
  const { forms, drafts, standing } = found;
  const [first, second] = drafts;
  const { open, isHeld } = useOpenForm(forms, chosen, first ?? standing ?? forms?.[0]);
  if (found.failed) {
    return (
      <Note
        icon="error"
        tone="error"
        action={<Button onClick={found.retry}>{t('tryAgain')}</Button>}
      >
        {t('notRead')}
      </Note>
    );
  }
  if (forms === undefined) return <SkeletonLines label={t('loading')} />;
  if (open === undefined)
    return readOnly ? <NothingYet {...props} /> : <Begin {...props} onStart={setBegun} />;
  return (
    <>
      {first !== undefined && second !== undefined && !readOnly ? (
        <TwoDrafts drafts={[first, second]} onTaken={setChosen} />
      ) : null}
      {props.versions?.({ forms, open, onChoose: setChosen }) ?? (
        <Versions forms={forms} open={open} onChoose={setChosen} />
      )}
      {isHeld ? (
        <div className={desk.held}>
          <HeldNote id={open.id} />
        </div>
      ) : null}
      <OpenForm
        {...props}
        key={open.id}
        form={open}
        isNew={open.id === begun}
        onBegun={setChosen}
      />
    </>
  );
}

function NothingYet({ templateId }: FormDeskProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const own = useTemplate(useTemplateToBegin(templateId));
  const carnets = useTemplate(templateId);
  const template = own.template ?? (own.state === 'reading' ? undefined : carnets.template);
  if (template === undefined) return <TemplateMissing read={carnets} of="begin" />;
  return <EmptyState small title={t('begin.none', { form: template.short[language] })} />;
}

interface BeginProps extends FormDeskProps {
  readonly onStart: (id: string) => void;
}

function Begin({ home, templateId, market, answers, mode, onStart }: BeginProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const carnet = useCarnet();
  const change = useChange();
  const own = useTemplateToBegin(templateId);
  const read = useTemplate(own);
  const carnets = useTemplate(templateId);
  const { country } = useSeenAgainst(home, own);
  const onDate = useToday();
  const heldBack = ({ only }: Template) =>
    hiddenBecause(only, { country, onDate, answerWords: () => [] });
  const begin = (chosen: Template): void => {
    const id = carnet.environment.newId();
    const filledBy = mode ?? chosen.filledBy;
    onStart(id);
    void change(beginForm({ home, templateId: chosen.id, filledBy, market, answers }, id));
  };
  const other = own === templateId ? undefined : carnets.template;
  const beginOther =
    other === undefined || heldBack(other) !== undefined ? undefined : (
      <Button variant="quiet" onClick={() => begin(other)}>
        {t('begin.builtIn')}
      </Button>
    );
  const { template } = read;
  if (template === undefined) return <TemplateMissing read={read} of="begin" action={beginOther} />;
  const reason = heldBack(template);
  if (reason !== undefined) return <HeldBack template={template} reason={reason} />;
  return (
    <EmptyState
      small
      title={template.title[language]}
      lead={
        <>
          {template.intro?.[language]}{' '}
          {template.minutes === undefined ? null : t('begin.minutes', { count: template.minutes })}
        </>
      }
      action={
        <>
          <Button variant="primary" icon="write" onClick={() => begin(template)}>
            {t('begin.do')}
          </Button>
          {beginOther}
        </>
      }
    />
  );
}

export interface VersionsProps {
  /** The latest first. */
  readonly forms: readonly FormRecord[];
  readonly open: FormRecord;
  readonly onChoose: (id: string) => void;
}

/** Its date and state; where there are several, the others to choose from. */
function Versions({ forms, open, onChoose }: VersionsProps) {
  const { t } = useTranslation(['form', 'domain']);
  const format = useFormat();
  const today = useToday();
  const nameOf = ({ values }: FormRecord): string =>
    t('form:version', {
      date: format.dateLong(values.onDate ?? today),
      state: t(`domain:versionState.${values.state}`),
    });
  const authorOf = useNames(open.home);
  const areOfSeveral = new Set(forms.map(({ created }) => created.by)).size > 1;
  const progressOf = useVersionProgress(open.home, forms);
  if (forms.length < 2) return <p className={desk.version}>{nameOf(open)}</p>;
  return (
    <div className={desk.versions}>
      <Select
        aria-label={t('form:versions')}
        options={forms.map((form) => ({
          value: form.id,
          label: [
            nameOf(form),
            areOfSeveral ? authorOf(form.created.by) : undefined,
            progressOf(form),
          ]
            .filter((part) => part !== undefined)
            .join(' · '),
        }))}
        value={open.id}
        onValueChange={onChoose}
      />
    </div>
  );
}
