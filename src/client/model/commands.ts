/**
 * Everything that can be asked for by name: its keys, and who can do it now. The palette lists it, the keyboard
 * runs it and the list of shortcuts is drawn from it, so that the three can never tell different things.
 *
 * A screen offers what it can do while it is shown (`useCommands`); the offer of a screen goes before that of the
 * application, which offers what can be done everywhere. Offers are read when the palette opens or a
 * key is pressed, so offering costs no render.
 * Limits: keys are letters, or a letter after G; others (`keysOf`) are heard where they belong and only listed.
 */

import { useEffect, useRef } from 'react';

/** In the order of the palette. `keys` are pressed one after the other. */
export const commands = {
  log: { group: 'do', keys: ['L'], writes: true },
  planContact: { group: 'do', keys: ['P'], writes: true },
  prepareReview: { group: 'do', keys: ['R'], writes: true },
  visit: { group: 'do', keys: ['V'], writes: true },
  readyToLeave: { group: 'do', keys: [] },
  logMail: { group: 'do', keys: [], writes: true },
  newSme: { group: 'do', keys: ['N'], writes: true },
  moveStage: { group: 'do', keys: ['M'], writes: true },
  setHealth: { group: 'do', keys: ['H'], writes: true },
  undo: { group: 'do', keys: ['Ctrl', 'Z'] },
  redo: { group: 'do', keys: ['Ctrl', 'Shift', 'Z'] },
  print: { group: 'do', keys: ['Ctrl', 'P'] },
  printStaff: { group: 'do', keys: [] },
  exportCsv: { group: 'do', keys: [] },
  exportCsvStaff: { group: 'do', keys: [] },
  backup: { group: 'do', keys: [] },
  switchLanguage: { group: 'do', keys: [] },
  themeLight: { group: 'do', keys: [] },
  themeDark: { group: 'do', keys: [] },
  themeSystem: { group: 'do', keys: [] },
  shortcuts: { group: 'do', keys: ['?'] },
  goPortfolio: { group: 'go', keys: ['G', 'P'] },
  goBoard: { group: 'go', keys: ['G', 'B'] },
  goMyDay: { group: 'go', keys: ['G', 'D'] },
  goCalendar: { group: 'go', keys: ['G', 'C'] },
  goReviews: { group: 'go', keys: ['G', 'R'] },
  goOverview: { group: 'go', keys: ['G', 'V'] },
  goEnrolment: { group: 'go', keys: ['G', 'E'] },
  goOrganisations: { group: 'go', keys: ['G', 'O'] },
  goMeetings: { group: 'go', keys: ['G', 'M'] },
  goTimeline: { group: 'go', keys: ['G', 'H'] },
  goLessons: { group: 'go', keys: ['G', 'L'] },
  goLibrary: { group: 'go', keys: ['G', 'I'] },
  goQuarterly: { group: 'go', keys: ['G', 'Q'] },
  goTrash: { group: 'go', keys: ['G', 'T'] },
  goConflicts: { group: 'go', keys: ['G', 'X'] },
  goSettings: { group: 'go', keys: ['G', 'S'] },
} as const satisfies Readonly<Record<string, CommandSpec>>;

interface CommandSpec {
  readonly group: 'go' | 'do';
  readonly keys: readonly string[];
  /** Who only reads is never offered it, whoever offers it. */
  readonly writes?: true;
}

export type CommandId = keyof typeof commands;
export const commandIds = Object.keys(commands) as readonly CommandId[];

export interface CommandOffer {
  readonly run: () => void;
  /** What it would act on, as shown: the name of an SME, the change that would be taken back. */
  readonly detail?: string | undefined;
}

export type CommandOffers = Readonly<Partial<Record<CommandId, CommandOffer>>>;

interface Offering {
  readonly current: CommandOffers;
}

/** What is offered by whom, as of the latest render: on every screen, and by the screen that is shown. */
const everywhere = new Set<Offering>();
const here = new Set<Offering>();

/** Whether the member who works here reads and does not write. */
let isReader = false;

const isWithheld = (id: CommandId): boolean => {
  const { writes }: CommandSpec = commands[id];
  return isReader && writes === true;
};

/** What can be done now. */
export function offeredCommands(): CommandOffers {
  return Object.fromEntries(
    [...everywhere, ...here]
      .flatMap(({ current }) => Object.entries(current))
      .filter(([id, offer]) => offer !== undefined && !isWithheld(id as CommandId)),
  );
}

/** Withholds what writes from whoever only reads, while the component is shown. */
export function useWithheldCommands(mayWrite: boolean): void {
  useEffect(() => {
    isReader = !mayWrite;
    return () => {
      isReader = false;
    };
  }, [mayWrite]);
}

/** Runs a command; answers whether anyone could. */
export function runCommand(id: CommandId): boolean {
  const offer = offeredCommands()[id];
  offer?.run();
  return offer !== undefined;
}

/** What a letter means with Ctrl or ⌘: Ctrl Z; Ctrl Shift Z or, as Windows has it, Ctrl Y. */
export function undoOrRedo({
  key,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey'>): 'undo' | 'redo' | undefined {
  const letter = key.toUpperCase();
  if (letter === 'Z') return shiftKey ? 'redo' : 'undo';
  return letter === 'Y' && !shiftKey ? 'redo' : undefined;
}

/** Offers commands while the component is shown. An absent one is left to whoever else offers it. */
export function useCommands(
  offers: CommandOffers,
  from: 'screen' | 'application' = 'screen',
): void {
  const latest = useRef(offers);
  useEffect(() => {
    latest.current = offers;
  });
  useEffect(() => {
    const offering = from === 'screen' ? here : everywhere;
    offering.add(latest);
    return () => {
      offering.delete(latest);
    };
  }, [from]);
}
