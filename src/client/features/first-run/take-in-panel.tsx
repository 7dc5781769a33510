/** Taking in a backup copy: choose the file, see what it holds, say who works here, take it in. */

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { draftsFor, draftsToCopy, type TakeInPlan } from '../../model/take-in.ts';
import { notify } from '../../model/notices.ts';
import type { Environment } from '../../ports/environment.ts';
import { programmeBase, signInPath } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { type Fact, Facts } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { CopyWords } from './copy-words.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './first-run.module.css';
import { ProblemNote } from './problem-note.tsx';
import { type TakeInStep, useTakeIn } from './use-take-in.ts';
import { WayTitle } from './way-title.tsx';

interface TakeInPanelProps {
  readonly environment: Environment;
  readonly unavailableBecause: string | undefined;
  /** The title takes the focus: another way led here. */
  readonly focused: boolean;
  readonly onOpened: (programmeId: string) => void;
  readonly onBack: () => void;
}

export function TakeInPanel(props: TakeInPanelProps) {
  const { environment, unavailableBecause, focused, onOpened, onBack } = props;
  const { t } = useTranslation(['backup', 'first-run']);
  const { step, choose, confirm } = useTakeIn(environment, (programmeId, { added, drafts }) => {
    const parts = [
      added > 0 || drafts === 0 ? t('takeIn.done', { count: added }) : '',
      drafts > 0 ? t('takeIn.draftsDone', { count: drafts }) : '',
    ];
    notify({ message: parts.filter(Boolean).join(' '), tone: 'done' });
    onOpened(programmeId);
  });
  const planned = step.kind === 'planned' || step.kind === 'working';
  return (
    <>
      <WayTitle focused={focused}>{t('takeIn.title')}</WayTitle>
      <p className={styles.lead}>{t('takeIn.lead')}</p>
      <div className={styles.notes}>
        <StepNote step={step} />
      </div>
      {planned ? (
        <PlanView
          key={step.plan.backup.header.exportedAt}
          plan={step.plan}
          environment={environment}
          busy={step.kind === 'working'}
          onConfirm={confirm}
          onOpened={onOpened}
        />
      ) : null}
      <div className={styles.submit}>
        <FileButton
          label={step.kind === 'choose' ? t('takeIn.choose') : t('takeIn.another')}
          primary={!planned}
          unavailableBecause={unavailableBecause}
          onFile={choose}
        />
        <Button variant="quiet" size="form" onClick={onBack}>
          {t('first-run:back')}
        </Button>
      </div>
    </>
  );
}

function StepNote({ step }: { readonly step: TakeInStep }) {
  const { t } = useTranslation('backup');
  switch (step.kind) {
    case 'choose':
      return null;
    case 'reading':
      return (
        <Note icon="receiving" announced>
          {t('takeIn.reading')}
        </Note>
      );
    case 'locked':
      return (
        <Note
          icon="info"
          announced
          title={t('takeIn.locked.title', { name: step.name })}
          action={
            <Link href={`~${signInPath(programmeBase(step.programmeId))}`} asChild>
              <ButtonLink>{t('takeIn.locked.action')}</ButtonLink>
            </Link>
          }
        >
          {t('takeIn.locked.text')}
        </Note>
      );
    case 'refused':
      return <ProblemNote problem={step.problem} />;
    case 'planned':
    case 'working':
      return step.failure === undefined ? null : <FailureNote failure={step.failure} />;
  }
}

interface FileButtonProps {
  readonly label: string;
  readonly primary: boolean;
  readonly unavailableBecause: string | undefined;
  readonly onFile: (file: File) => void;
}

function FileButton({ label, primary, unavailableBecause, onFile }: FileButtonProps) {
  const { t } = useTranslation('backup');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant={primary ? 'primary' : 'secondary'}
        size="form"
        icon="importFile"
        unavailableBecause={unavailableBecause}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".gz,application/gzip,application/x-gzip"
        aria-label={t('takeIn.file')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          // The same file can be chosen again, after it was copied anew.
          event.target.value = '';
        }}
      />
    </>
  );
}

interface PlanViewProps {
  readonly plan: TakeInPlan;
  readonly environment: Environment;
  readonly busy: boolean;
  readonly onConfirm: (memberId: string) => void;
  readonly onOpened: (programmeId: string) => void;
}

function PlanView({ plan, environment, busy, onConfirm, onOpened }: PlanViewProps) {
  const { t } = useTranslation('backup');
  const { backup, preview, installed } = plan;
  const { programmeId, memberId: exporter } = backup.header;
  const isKnown = preview.members.some(({ id }) => id === exporter);
  const [memberId, setMemberId] = useState(
    isKnown ? exporter : (preview.members[0]?.id ?? exporter),
  );
  const worker = installed?.memberId ?? memberId;
  const nothingNew =
    installed !== undefined &&
    preview.knownCount === preview.operationCount &&
    draftsFor(plan, worker).length === 0;
  const facts = useFacts(plan, environment, worker);
  return (
    <div className={styles.group}>
      <Facts facts={facts} />
      <CopyWords
        drafts={draftsToCopy(plan, worker)}
        backup={plan.backup}
        environment={environment}
      />
      {installed === undefined ? (
        <Field label={t('takeIn.who')} hint={t('takeIn.whoHint')}>
          <Select
            value={memberId}
            onValueChange={setMemberId}
            options={preview.members.map(({ id, values }) => ({ value: id, label: values.name }))}
          />
        </Field>
      ) : (
        <Note icon="info">{t(nothingNew ? 'takeIn.nothingNew' : 'takeIn.installed')}</Note>
      )}
      <div>
        {nothingNew ? (
          <Button variant="primary" size="form" onClick={() => onOpened(programmeId)}>
            {t('takeIn.open')}
          </Button>
        ) : (
          <Button variant="primary" size="form" onClick={() => onConfirm(worker)}>
            {busy ? t('takeIn.working') : t('takeIn.action')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What the copy holds, in words. */
function useFacts(plan: TakeInPlan, environment: Environment, worker: string) {
  const { backup, preview, installed } = plan;
  const { t } = useTranslation('backup');
  const format = useFormat();
  const { header } = backup;
  const day = (at: number | undefined): string =>
    at === undefined ? '' : localDateTimeIn(at, environment.zone()).slice(0, 10);
  const { firstAt, lastAt } = preview;
  const facts: Fact[] = [
    { id: 'programme', name: t('takeIn.programme'), value: <b>{header.programmeName}</b> },
    {
      id: 'contents',
      name: t('takeIn.contents'),
      value: format.list([
        t('takeIn.smes', { count: preview.smeCount }),
        t('takeIn.contacts', { count: preview.contactCount }),
        t('takeIn.operations', { count: preview.operationCount }),
      ]),
    },
    {
      id: 'period',
      name: t('takeIn.period'),
      value: t('takeIn.periodValue', {
        from: format.dateLong(day(firstAt)),
        to: format.dateLong(day(lastAt)),
      }),
    },
    {
      id: 'made',
      name: t('takeIn.made'),
      value: t('takeIn.madeBy', {
        day: format.dateLong(day(header.exportedAt)),
        name: header.memberName,
      }),
    },
  ];
  if (installed !== undefined) {
    facts.push({
      id: 'here',
      name: t('takeIn.here'),
      value: t('takeIn.operations', { count: preview.knownCount }),
    });
  }
  const { drafts } = backup;
  if (drafts.length > 0) {
    const older = plan.older.length;
    const here = drafts.length - plan.drafts.length - older;
    const isOwn = header.memberId === worker;
    const told = isOwn
      ? [
          here > 0 && t('takeIn.draftsHere', { count: here }),
          older > 0 && t('takeIn.draftsOlder', { count: older }),
        ]
      : draftsToCopy(plan, worker).length > 0
        ? [t('takeIn.draftsToCopy')]
        : [t('takeIn.draftsOfOther', { name: header.memberName })];
    const all = t('takeIn.drafts', { count: drafts.length });
    const value = [all, ...told].filter(Boolean).join(' · ');
    facts.push({ id: 'drafts', name: t('takeIn.halfTyped'), value });
  }
  return facts;
}
