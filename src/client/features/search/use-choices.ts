/** What the search window offers: what was found, or, before a word is typed, whom one was in touch with last. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fold, matches, tokenise } from '../../../domain/text/fold.ts';
import { searchIndexOf, type SearchResults } from '../../model/search.ts';
import type { SearchHit, SearchKind } from '../../model/search-run.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import type { IconName } from '../../ui/icon.tsx';

export interface Choice {
  readonly key: string;
  readonly icon: IconName;
  readonly text: string;
  /** Words of someone are shown in part around what matches; names are shown whole. */
  readonly long: boolean;
  readonly detail: string | undefined;
  /** The SME on whose sheet it stands; absent for an SME and for places. */
  readonly smeName: string | undefined;
  readonly at: string;
  readonly shortcut: string | undefined;
  readonly path: string;
}

export interface ChoiceGroup {
  readonly id: SearchKind | 'recent' | 'places';
  readonly choices: readonly Choice[];
  /** How many there are, where more were found than are shown. */
  readonly total: number;
}

/** SMEs shown before a word is typed. */
const recentMax = 8;

const icons: Readonly<Record<SearchKind, IconName>> = {
  sme: 'organisation',
  person: 'person',
  contact: 'note',
  action: 'action',
  issue: 'issue',
};

const places = [
  { id: 'log', icon: 'write', shortcut: 'L', path: paths.log() },
  { id: 'newSme', icon: 'add', shortcut: 'N', path: paths.newSme() },
  { id: 'portfolio', icon: 'list', shortcut: undefined, path: paths.portfolio() },
  { id: 'trash', icon: 'remove', shortcut: undefined, path: paths.trash() },
  { id: 'settings', icon: 'settings', shortcut: undefined, path: paths.settings() },
] as const;

/** The groups of the window, in their order. */
export function useChoices(results: SearchResults, query: string): readonly ChoiceGroup[] {
  const carnet = useCarnet();
  const offered = usePlaces(query);
  return useMemo(() => {
    const isEmpty = results.tokens.length === 0;
    const recent = isEmpty ? searchIndexOf(carnet).recentSmes(recentMax) : [];
    const groups: readonly ChoiceGroup[] = [
      {
        id: 'recent',
        total: recent.length,
        choices: recent.map(({ sme }) => smeChoice(sme.id, sme.values.name, sme.values.town)),
      },
      ...results.groups.map(({ kind, hits, total }) => ({
        id: kind,
        total,
        choices: hits.map(hitChoice),
      })),
      { id: 'places', total: offered.length, choices: offered },
    ];
    return groups.filter(({ choices }) => choices.length > 0);
  }, [carnet, results, offered]);
}

/** Where one can go and what one can begin, by its name. */
function usePlaces(query: string): readonly Choice[] {
  const { t } = useTranslation('search');
  return useMemo(() => {
    const tokens = tokenise(query);
    return places
      .map(({ id, icon, shortcut, path }) => ({
        key: id,
        icon,
        text: t(`place.${id}`),
        long: false,
        detail: undefined,
        smeName: undefined,
        at: '',
        shortcut,
        path,
      }))
      .filter(({ text }) => matches(fold(text), tokens));
  }, [t, query]);
}

function smeChoice(id: string, name: string, detail: string | undefined): Choice {
  return {
    key: id,
    icon: icons.sme,
    text: name,
    long: false,
    detail,
    smeName: undefined,
    at: '',
    shortcut: undefined,
    path: paths.sheet(id),
  };
}

function hitChoice(hit: SearchHit): Choice {
  const { kind, id, smeId, smeName, text, detail, at } = hit;
  if (kind === 'sme') return smeChoice(smeId, text, detail);
  return {
    key: `${smeId}/${id}`,
    icon: icons[kind],
    text,
    long: kind !== 'person',
    detail,
    smeName,
    at,
    shortcut: undefined,
    path: kind === 'person' ? paths.sheet(smeId, 'details') : paths.entry(smeId, id),
  };
}
