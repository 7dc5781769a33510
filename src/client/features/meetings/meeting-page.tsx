/** One meeting: what is done with it as a whole above, its notes, and beside them who came and who approved. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { agendaOf, type Meeting, progressItem } from '../../../domain/meeting/agenda.ts';
import {
  closeMeeting,
  isOpenMeeting,
  minutesBetween,
  openMeeting,
  reopenMeeting,
} from '../../../domain/meeting/progress.ts';
import type { LaunchPad } from '../../../domain/operation/record.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCommands } from '../../model/commands.ts';
import { useOnceWritten } from '../../model/use-once-written.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useAppointment } from '../../parts/date/use-appointment.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { RecordConflicts } from '../../parts/conflict/conflict-slot.tsx';
import { EntryMark } from '../../parts/entry-mark/entry-mark.tsx';
import { paths } from '../../ports/routes.ts';
import type { WordWriter } from '../../ports/word.ts';
import { Button } from '../../ui/button.tsx';
import type { RenderLink } from '../../ui/link.tsx';
import { PaperHead } from '../../ui/paper-head.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { ActionsPart } from './actions-part.tsx';
import { AgendaPart } from './agenda-part.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import { MeetingSide } from './meeting-side.tsx';
import styles from './meetings.module.css';
import { MinutesPart } from './minutes-part.tsx';
import { isHalfTyped, NotAddedFrame, useAskNotAdded } from './not-added.tsx';
import { ProgressPart } from './progress-part.tsx';
import { Said } from './said.tsx';
import { type LastTitles, useLastTitles } from './use-last-titles.ts';
import { useMeetingWord } from './use-meeting-word.ts';
import { useNow, usePadsOf, useReadProgress } from './use-meetings.ts';

const renderLink: RenderLink = (props) => <Link {...props} />;

interface MeetingPageProps {
  readonly meeting: Meeting;
  /** Every meeting, latest first. */
  readonly all: readonly Meeting[];
  readonly writeWord: WordWriter;
}

export function MeetingPage({ meeting, all, writeWord }: MeetingPageProps) {
  const { t } = useTranslation(['meetings', 'domain']);
  const format = useFormat();
  const programme = useCarnetState((state) => state.programme?.values.name ?? '');
  const mayWrite = useMayWrite();
  const pads = usePadsOf(meeting);
  const titles = useLastTitles(meeting);
  const [editing, setEditing] = useState(false);
  const { title, mode, minutes, language } = meeting.values;
  const when = useAppointment()(meeting.values, { everyPad: true });
  const progress = agendaOf(meeting).find(({ id, isOff }) => id === progressItem && !isOff);
  const index = all.findIndex(({ id }) => id === meeting.id);
  const facts = [
    [format.dateFull(when.day), when.text].filter((part) => part !== undefined).join(' · '),
    mode === undefined ? undefined : t(`domain:option.contactMode.${mode}`),
    minutes === undefined ? undefined : format.duration(minutes),
    language === undefined ? undefined : t(`meetings:heldIn.${language}`),
  ].filter((fact) => fact !== undefined);
  return (
    <NotAddedFrame>
      <TopBar
        back={{ label: t('meetings:title'), href: paths.meetings() }}
        crumbs={
          // One that is in the bin has no place among them.
          index === -1
            ? undefined
            : t('meetings:position', { place: all.length - index, count: all.length })
        }
        renderLink={renderLink}
      />
      <PaperHead
        title={sideOf(title, format.language) || title.text}
        details={[programme, ...facts]}
      />
      <div className={styles.head}>
        <div>
          <h1>
            <Said text={title} />
            <EntryMark record={meeting} />
          </h1>
          <p className={styles.quiet}>{facts.join('\u00A0· ')}</p>
        </div>
        <Actions
          meeting={meeting}
          pads={pads}
          titles={titles}
          mayWrite={mayWrite}
          onEdit={() => setEditing(true)}
          writeWord={writeWord}
        />
      </div>
      <RecordConflicts recordId={meeting.id} except={textFields(meeting)} />
      <div className={styles.page}>
        <div className={styles.notes}>
          <AgendaPart meeting={meeting} mayWrite={mayWrite} titles={titles} />
          {progress === undefined ? null : (
            <ProgressPart meeting={meeting} number={progress.number ?? 1} pads={pads} />
          )}
          <MinutesPart meeting={meeting} mayWrite={mayWrite} titles={titles} />
          <ActionsPart meeting={meeting} mayWrite={mayWrite} />
        </div>
        <MeetingSide meeting={meeting} all={all} pads={pads} mayWrite={mayWrite} />
      </div>
      {editing ? (
        <MeetingDialog meeting={meeting} all={all} onClose={() => setEditing(false)} />
      ) : null}
    </NotAddedFrame>
  );
}

/** Texts show their conflicts where they stand. */
function textFields({ values }: Meeting): readonly string[] {
  return Object.keys(values).filter((name) => /^(item|said|decision|reason)\./.test(name));
}

interface ActionsProps {
  readonly meeting: Meeting;
  readonly pads: readonly LaunchPad[];
  readonly titles: LastTitles;
  readonly mayWrite: boolean;
  readonly onEdit: () => void;
  readonly writeWord: WordWriter;
}

function Actions({ meeting, pads, titles, mayWrite, onEdit, writeWord }: ActionsProps) {
  const { t } = useTranslation(['meetings', 'export']);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const carnet = useCarnet();
  const change = useChange();
  const ask = useAskNotAdded();
  const now = useNow();
  const readProgress = useReadProgress(pads);
  const word = useMeetingWord(meeting, { pads, titles }, writeWord);
  const print = useOnceWritten(() => window.print());
  const [isOpening, setOpening] = useState(false);
  const { state, openedAt } = meeting.values;
  // What was kept of a meeting that was held does not change any more.
  const coming = contactsComing && state === 'planned' ? t('export:coming') : undefined;
  const open = async (): Promise<void> => {
    setOpening(true);
    try {
      const kept = await readProgress();
      await change(openMeeting(meeting, kept, !contactsComing), { done: t('meetings:opened') });
    } finally {
      setOpening(false);
    }
  };
  const end = (): void => {
    const minutes = openedAt === undefined ? undefined : minutesBetween(openedAt, now());
    const { drafts } = carnet.state.getState();
    const isLeft = isHalfTyped(drafts, meeting.id);
    const done = t(isLeft ? 'meetings:closedNotAdded' : 'meetings:closed');
    void change(closeMeeting(meeting, minutes), { done });
  };
  const askToEnd = (): void =>
    ask({
      title: t('meetings:notAdded.title'),
      withIt: t('meetings:notAdded.addAndEnd'),
      withoutIt: t('meetings:notAdded.end'),
      go: end,
    });
  const askToPrint = (): void =>
    ask({
      title: t('meetings:notAdded.title'),
      withIt: t('meetings:notAdded.addAndPrint'),
      withoutIt: t('meetings:notAdded.print'),
      go: () => void print(),
    });
  const askForWord = (): void =>
    ask({
      title: t('meetings:notAdded.title'),
      withIt: t('meetings:notAdded.addAndWord'),
      withoutIt: t('meetings:notAdded.word'),
      go: () => void word.write(),
    });
  useCommands(coming === undefined ? { print: { run: askToPrint } } : {});
  return (
    <div className={styles.buttons}>
      <Button icon="print" unavailableBecause={coming} onClick={askToPrint}>
        {t('meetings:print')}
      </Button>
      <Button
        icon="exportFile"
        unavailableBecause={coming ?? (word.isWriting ? t('meetings:wordWriting') : undefined)}
        onClick={askForWord}
      >
        {t('meetings:word')}
      </Button>
      {mayWrite ? (
        <>
          <Button icon="write" onClick={onEdit}>
            {t('meetings:facts')}
          </Button>
          {isOpenMeeting(meeting) ? (
            <Button variant="primary" onClick={askToEnd}>
              {t('meetings:close')}
            </Button>
          ) : state === 'held' ? (
            <Button
              onClick={() => void change(reopenMeeting(meeting), { done: t('meetings:reopened') })}
            >
              {t('meetings:reopen')}
            </Button>
          ) : (
            <Button
              variant="primary"
              unavailableBecause={isOpening ? t('meetings:opening') : undefined}
              onClick={() => void open()}
            >
              {t('meetings:openNow')}
            </Button>
          )}
        </>
      ) : null}
    </div>
  );
}
