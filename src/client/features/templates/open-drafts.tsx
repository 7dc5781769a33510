/** Drafts of forms that name another version: each can be moved over to the one in use, and none is by itself. */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { moveForm } from '../../../domain/form/commands/begin-form.ts';
import type { FormBrief } from '../../../domain/form/form-brief.ts';
import { templateName } from '../../../domain/form/template-name.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { type NewerVersion, newerVersionOf } from '../../model/own-templates.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useTemplate } from '../../parts/form/use-template.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './open-drafts.module.css';
import type { DraftView } from './use-template-draft.ts';

/** Rows that are shown at once: each reads the forms of its sheet from the device. */
const rowsMax = 30;

interface OpenDraft {
  readonly home: string;
  readonly name: string;
  readonly brief: FormBrief;
}

/** Drafts of a kind that name another version than the one in use; nothing where none is in use. */
function useOpenDrafts(copyOf: string): {
  readonly to: NewerVersion | undefined;
  readonly drafts: readonly OpenDraft[];
} {
  const sheets = useCarnetState((state) => state.sheets);
  // Asked of a form of no version, so that the one in use is always another.
  const to = useCarnetState((state) => newerVersionOf(state, `${templateName(copyOf)}/0`));
  const drafts = useMemo(
    () =>
      to === undefined
        ? []
        : [...sheets.values()]
            .flatMap(({ sme, forms }) =>
              forms
                .filter(
                  ({ templateId, state }) =>
                    state === 'draft' &&
                    templateId !== to.templateId &&
                    templateName(templateId) === templateName(copyOf),
                )
                .map((brief): OpenDraft => ({ home: sme.id, name: sme.values.name, brief })),
            )
            .toSorted((a, b) => b.brief.changedAt - a.brief.changedAt),
    [sheets, to, copyOf],
  );
  return { to, drafts };
}

/** Leads to the drafts that can be moved over, where there are any. */
export function OpenDrafts({ view }: { readonly view: DraftView }) {
  const { t } = useTranslation('templates');
  const { to, drafts } = useOpenDrafts(view.draft.copyOf);
  const [open, setOpen] = useState(false);
  // A version that this Carnet cannot read would hide the forms.
  const { template } = useTemplate(to?.templateId ?? view.draft.copyOf);
  if (to === undefined || template === undefined || (drafts.length === 0 && !open)) return null;
  const { version } = to;
  const rest = drafts.length - rowsMax;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('drafts.open', { count: drafts.length })}</Button>
      {open ? (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title={t('drafts.title')}
          closeLabel={t('drafts.close')}
          footer={<Button onClick={() => setOpen(false)}>{t('drafts.close')}</Button>}
        >
          <p>{t(drafts.length === 0 ? 'drafts.none' : 'drafts.lead', { version })}</p>
          <ul className={styles.drafts}>
            {drafts.slice(0, rowsMax).map((draft) => (
              <li key={draft.brief.id}>
                <Row draft={draft} to={to} />
              </li>
            ))}
          </ul>
          {rest > 0 ? <p className={styles.quiet}>{t('drafts.more', { count: rest })}</p> : null}
        </Dialog>
      ) : null}
    </>
  );
}

function Row({ draft, to }: { readonly draft: OpenDraft; readonly to: NewerVersion }) {
  const { t } = useTranslation(['templates', 'form']);
  const format = useFormat();
  const change = useChange();
  const { environment } = useCarnet();
  const { home, name, brief } = draft;
  // The command looks at the record, which is read when its row is shown.
  const { records } = useLazyRecords(home, 'form');
  const changedOn = localDateTimeIn(brief.changedAt, environment.zone()).slice(0, 10);
  return (
    <>
      <span>
        <Link href={paths.sheet(home)}>{name}</Link>
        <span className={styles.quiet}>
          {t('templates:drafts.since', { date: format.dateLong(changedOn) })}
        </span>
      </span>
      <Button
        aria-label={t('templates:drafts.moveOf', { name })}
        unavailableBecause={records === undefined ? t('templates:loading') : undefined}
        onClick={() =>
          void change(moveForm(brief.id, to.templateId), {
            done: t('form:move.done', { version: to.version }),
          })
        }
      >
        {t('templates:drafts.move')}
      </Button>
    </>
  );
}
