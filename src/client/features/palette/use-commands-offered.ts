/** The commands that can be done now, as choices of the palette, and those that a query asks for. */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group, OperationKind } from '../../../domain/operation/operation.ts';
import { fold } from '../../../domain/text/fold.ts';
import { useDescribe, wholeTitle } from '../../i18n/describe-value.ts';
import { type CommandId, commandIds, commands, offeredCommands } from '../../model/commands.ts';
import { preferences } from '../../model/preferences.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { paths, settingsSections } from '../../ports/routes.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { Choice, CommandChoice } from './choice.ts';
import { commandWords } from './command-words.ts';

const icons: Readonly<Record<CommandId, IconName>> = {
  log: 'write',
  planContact: 'review',
  prepareReview: 'review',
  visit: 'visit',
  readyToLeave: 'laptop',
  logMail: 'email',
  newSme: 'add',
  moveStage: 'forward',
  setHealth: 'target',
  undo: 'undo',
  redo: 'redo',
  print: 'print',
  printStaff: 'print',
  exportCsv: 'exportFile',
  exportCsvStaff: 'exportFile',
  backup: 'protect',
  switchLanguage: 'toTranslate',
  themeLight: 'light',
  themeDark: 'dark',
  themeSystem: 'laptop',
  shortcuts: 'shortcuts',
  goPortfolio: 'list',
  goBoard: 'board',
  goMyDay: 'actionDone',
  goCalendar: 'calendar',
  goOverview: 'overview',
  goEnrolment: 'target',
  goOrganisations: 'organisation',
  goReviews: 'review',
  goMeetings: 'people',
  goTimeline: 'context',
  goLessons: 'lesson',
  goLibrary: 'attachment',
  goQuarterly: 'report',
  goTrash: 'remove',
  goConflicts: 'conflict',
  goSettings: 'settings',
};

/** Found by their words alone: the list before a word is typed stays short. */
const onlyWhenTyped: ReadonlySet<CommandId> = new Set([
  'themeLight',
  'themeDark',
  'themeSystem',
  'switchLanguage',
  'backup',
]);

/** What was offered when the palette opened: nothing else happens while it is open. */
export function useCommandsOffered(): readonly CommandChoice[] {
  const { t } = useTranslation(['palette', 'settings']);
  const [offers] = useState(offeredCommands);
  const { undoes, redoes } = useUndoes();
  const letters = preferences.getState().letterShortcuts;
  return useMemo(() => {
    const details: Readonly<Partial<Record<CommandId, string | undefined>>> = {
      undo: undoes,
      redo: redoes,
    };
    const named = commandIds.flatMap((id): readonly CommandChoice[] => {
      const offer = offers[id];
      if (offer === undefined || (id === 'redo' && redoes === undefined)) return [];
      const { group, keys } = commands[id];
      const text = t(`palette:command.${id}`);
      return [
        {
          ...blank,
          key: id,
          group,
          icon: icons[id],
          text,
          detail: details[id] ?? offer.detail,
          // A letter that is switched off is not promised; what is held with Ctrl always works.
          keys: letters || keys.some((key) => key === 'Ctrl') ? keys : [],
          act: { kind: 'run', run: offer.run },
          first: !onlyWhenTyped.has(id),
          words: fold(`${text} ${commandWords[id]}`),
        },
      ];
    });
    const sections = settingsSections.map((section): CommandChoice => {
      const text = t('palette:settings', { section: t(`settings:section.${section}`) });
      return {
        ...blank,
        key: `settings-${section}`,
        group: 'go',
        icon: 'settings',
        text,
        act: { kind: 'open', path: paths.settings(section) },
        first: false,
        words: fold(`${text} ${commandWords.goSettings}`),
      };
    });
    return [...named, ...sections];
  }, [t, offers, undoes, redoes, letters]);
}

const blank = {
  long: false,
  detail: undefined,
  holder: undefined,
  at: '',
  keys: [],
} as const satisfies Partial<Choice>;

/** The changes that undo would take back and redo would do again, in words; no redo where there is nothing. */
function useUndoes(): { readonly undoes: string; readonly redoes: string | undefined } {
  const { t } = useTranslation(['palette', 'domain']);
  const carnet = useCarnet();
  const programmeId = useCarnetState((state) => state.programmeId);
  const describe = useDescribe(useToday(), useNames(programmeId));
  const words = (change: Group | undefined, kindOf: (kind: OperationKind) => OperationKind) => {
    const operation = change?.[0];
    if (operation === undefined) return undefined;
    const { entity, record } = operation;
    const kind = kindOf(operation.kind);
    const values = carnet.record(record)?.values;
    const title = values === undefined ? '' : wholeTitle(describe.title(entity, values));
    return t(`palette:undoes.${kind === 'resolve' || kind === 'reopen' ? 'set' : kind}`, {
      entity: t(`domain:entityName.${entity}`),
      title: title === '' ? '–' : title,
    });
  };
  return {
    undoes: words(carnet.lastChange(), (kind) => kind) ?? t('palette:undoes.nothing'),
    redoes: words(carnet.lastUndone(), takenBackBy),
  };
}

/** What a change took back: what redo does again. */
function takenBackBy(kind: OperationKind): OperationKind {
  if (kind === 'delete') return 'restore';
  return kind === 'restore' ? 'delete' : kind;
}
