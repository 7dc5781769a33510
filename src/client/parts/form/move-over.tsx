/**
 * A draft whose template has a newer version: it is moved over when somebody asks, and nothing that was filled in is lost. What
 * the new version does not ask stays readable below the questions.
 */

import { useTranslation } from 'react-i18next';
import { moveForm } from '../../../domain/form/commands/begin-form.ts';
import { printedAnswer } from '../../../domain/form/printed-answer.ts';
import type { FillingMode } from '../../../domain/form/filling-mode.ts';
import { type FormView, visibleTo } from '../../../domain/form/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { newerVersionOf } from '../../model/own-templates.ts';
import { useChange } from '../record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import desk from './desk.module.css';
import { PrintedWords } from './printed.tsx';
import type { FormRecord } from './use-forms-of.ts';
import { useTemplate } from './use-template.ts';

/** Offers to move a draft over, where there is a version to move it to. */
export function NewerVersion({ form }: { readonly form: FormRecord }) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const change = useChange();
  const newer = useCarnetState((state) => newerVersionOf(state, form.values.templateId));
  // One that this Carnet cannot read would hide the form.
  const { template } = useTemplate(newer?.templateId ?? form.values.templateId);
  if (newer === undefined || template === undefined) return null;
  const { version } = newer;
  return (
    <Note
      icon="info"
      action={
        <Button
          onClick={() =>
            void change(moveForm(form.id, newer.templateId), { done: t('move.done', { version }) })
          }
        >
          {t('move.do', { version })}
        </Button>
      }
    >
      {t('move.lead', { version, date: format.dateLong(newer.publishedOn) })}
    </Note>
  );
}

interface FormerAnswersProps {
  readonly view: FormView;
  readonly mode: FillingMode;
}

/** What was answered under an earlier version and is asked no more. */
export function FormerAnswers({ view, mode }: FormerAnswersProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const shown = view.former.filter((item) => visibleTo(item, mode).answer);
  if (shown.length === 0) return null;
  return (
    <section className={desk.former} aria-label={t('move.former')}>
      <h2 className={desk.formerTitle}>{t('move.former')}</h2>
      <p className={desk.formerLead}>{t('move.formerLead')}</p>
      <dl>
        {shown.map((item) => (
          <div key={item.key}>
            <dt>{item.item.label[language]}</dt>
            <dd>
              <PrintedWords printed={printedAnswer(item, language)} />
              {visibleTo(item, mode).note && item.note !== '' ? <p>{item.note}</p> : null}
              {item.evidence.map((link) => (
                <p key={link}>{link}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
