/**
 * What the palette offers, in one list: commands by their words, and what was found in the programme. Before a word
 * is typed: whom one was in touch with last, and what can be done from here.
 */

import { useMemo } from 'react';
import { summaryIn } from '../../../domain/entity/lazy-summary.ts';
import { fold } from '../../../domain/text/fold.ts';
import { searchIndexOf, type SearchResults } from '../../model/search.ts';
import { formPath } from '../../model/form-paths.ts';
import { recordPlace } from '../../model/record-place.ts';
import type { SearchGroup, SearchHit } from '../../model/search-run.ts';
import type { SearchKind } from '../../model/search-texts.ts';
import type { CarnetState } from '../../model/state.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import type { IconName } from '../../ui/icon.tsx';
import { type Choice, type ChoiceGroup, type CommandChoice, isAskedFor } from './choice.ts';

/** SMEs shown before a word is typed. */
const recentMax = 6;

const icons: Readonly<Record<SearchKind, IconName>> = {
  sme: 'organisation',
  person: 'person',
  contact: 'note',
  action: 'action',
  issue: 'issue',
  meeting: 'people',
  organisation: 'people',
  channel: 'target',
  lesson: 'lesson',
  form: 'note',
  calendarEvent: 'context',
};

/** The groups of the palette, in their order. */
export function useChoices(
  results: SearchResults,
  offered: readonly CommandChoice[],
  lines: readonly Choice[],
): readonly ChoiceGroup[] {
  const carnet = useCarnet();
  return useMemo(() => {
    const { tokens } = results;
    if (tokens.length === 0) {
      const recent = searchIndexOf(carnet)
        .recentSmes(recentMax)
        .map(({ sme }) => smeChoice(sme.id, sme.values.name, sme.values.town));
      return filled([
        whole('recent', recent),
        ...commandGroups(offered.filter(({ first }) => first)),
      ]);
    }
    const asked = commandGroups(offered.filter((command) => isAskedFor(command, tokens)));
    const state = carnet.state.getState();
    const found = results.groups.map(({ kind, hits, total }) => ({
      id: kind,
      total,
      choices: hits.map((hit, index) => hitChoice(hit, index, state)),
    }));
    // Who types the beginning of a name means the SME; who types the word of a command means the command.
    const groups = isNameTyped(results.groups, tokens)
      ? [...found, ...asked]
      : [...asked, ...found];
    return filled([whole('line', lines), ...groups]);
  }, [carnet, results, offered, lines]);
}

function commandGroups(offered: readonly CommandChoice[]): readonly ChoiceGroup[] {
  return (['do', 'go'] as const).map((id) =>
    whole(
      id,
      offered.filter(({ group }) => group === id),
    ),
  );
}

function whole(id: ChoiceGroup['id'], choices: readonly Choice[]): ChoiceGroup {
  return { id, choices, total: choices.length };
}

function filled(groups: readonly ChoiceGroup[]): readonly ChoiceGroup[] {
  return groups.filter(({ choices }) => choices.length > 0);
}

function isNameTyped(groups: readonly SearchGroup[], tokens: readonly string[]): boolean {
  const first = tokens[0] ?? '';
  const smes = groups.find(({ kind }) => kind === 'sme')?.hits ?? [];
  return smes.some(({ text }) => fold(text).startsWith(first));
}

function smeChoice(id: string, name: string, detail: string | undefined): Choice {
  return {
    key: id,
    icon: icons.sme,
    text: name,
    long: false,
    detail,
    holder: undefined,
    at: '',
    keys: [],
    act: { kind: 'open', path: paths.sheet(id) },
  };
}

function hitChoice(hit: SearchHit, index: number, state: CarnetState): Choice {
  const { kind, id, home, holder, text, detail, at } = hit;
  if (kind === 'sme') return smeChoice(home, text, detail);
  return {
    // Several answers of one form may be found.
    key: kind === 'form' ? `${home}/${id}/${index}` : `${home}/${id}`,
    icon: icons[kind],
    text,
    long: kind !== 'person' && kind !== 'organisation',
    detail,
    holder: id === home ? undefined : holder,
    at,
    keys: [],
    act: { kind: 'open', path: hitPath(hit, state) },
  };
}

function hitPath({ kind, id, home }: SearchHit, state: CarnetState): string {
  const brief =
    kind === 'form'
      ? summaryIn(state.sheets.get(home)?.summaries ?? {}, 'form').facts?.find(
          (form) => form.id === id,
        )
      : undefined;
  if (brief !== undefined) return formPath(home, brief);
  if (kind !== 'person') return recordPlace({ entity: kind, id, home }, state);
  return state.otherSheets.has(home) ? paths.organisation(home) : paths.sheet(home, 'details');
}
