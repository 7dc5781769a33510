/** A meeting as Word files, one in each language: both are made when they are asked for. */

import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { languages } from '../../../domain/entity/field.ts';
import { agendaOf, type Meeting, progressItem } from '../../../domain/meeting/agenda.ts';
import type { Progress } from '../../../domain/meeting/kept-shapes.ts';
import { frozenProgress } from '../../../domain/meeting/progress.ts';
import { recordAs } from '../../../domain/operation/record.ts';
import type { ReportPair } from '../../../domain/report/quarterly/frozen-report.ts';
import { loadLanguage } from '../../i18n/i18n.ts';
import { useNames } from '../../model/use-names.ts';
import { useWordFiles, type WordFiles } from '../../parts/word/use-word-files.ts';
import type { WordWriter } from '../../ports/word.ts';
import { meetingDocument, type MeetingSource } from './meeting-document.ts';
import { useAgreedActions, useReadProgress } from './use-meetings.ts';

const noPictures = async (): Promise<readonly []> => [];

export function useMeetingWord(
  meeting: Meeting,
  { pads, titles }: Pick<MeetingSource, 'pads' | 'titles'>,
  writeWord: WordWriter,
): WordFiles {
  const carnet = useCarnet();
  const programme = useCarnetState((state) => state.programme?.values.name ?? '');
  const members = useCarnetState((state) => state.members);
  const events = useCarnetState((state) => state.events);
  const agreed = useAgreedActions();
  const readProgress = useReadProgress(pads);
  const memberName = useNames('');
  const nameOf = (id: string, home = ''): string | undefined => {
    const record = carnet.record(home);
    const root = recordAs(record, 'sme') ?? recordAs(record, 'organisation');
    return memberName(id) ?? root?.values.people?.[id]?.name;
  };
  const progressNow = async (): Promise<Progress | undefined> => {
    const isOnAgenda = agendaOf(meeting).some(({ id, isOff }) => id === progressItem && !isOff);
    if (!isOnAgenda) return undefined;
    return (
      frozenProgress(meeting) ?? (meeting.values.state === 'planned' ? readProgress() : undefined)
    );
  };
  const documents = async (): Promise<ReportPair | undefined> => {
    const loaded = await Promise.all(languages.map(loadLanguage));
    if (loaded.includes(false)) return undefined;
    const source: MeetingSource = {
      meeting,
      programme,
      pads,
      titles,
      members,
      events,
      actions: agreed(meeting.id),
      progress: await progressNow(),
      nameOf,
      zone: carnet.environment.zone(),
    };
    return { en: meetingDocument(source, 'en'), fr: meetingDocument(source, 'fr') };
  };
  return useWordFiles(documents, writeWord, noPictures);
}
