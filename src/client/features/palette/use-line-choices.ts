/**
 * A line that begins with the name of an SME is logged from wherever one is: one choice for each SME that the name
 * fits. Offered only where the rest says how one was in touch, or what is to be done: other words are searched for.
 */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addressedLine } from '../../../domain/composer/addressed-line.ts';
import type { Reading } from '../../../domain/composer/reading.ts';
import { logReading } from '../../../domain/contact/log-contact.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import { guessLanguage } from '../../../domain/text/guess-language.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useReader } from '../../parts/composer/line-reader.ts';
import { loggedKind } from '../../parts/composer/logged-kind.ts';
import { partsOfReading } from '../../parts/composer/reading-parts.ts';
import { addToLine } from '../../parts/composer/use-line-draft.ts';
import { usePartWords } from '../../parts/composer/use-part-words.ts';
import { peopleContext, useLineContext } from '../../parts/composer/use-reading.ts';
import type { Choice } from './choice.ts';

/** More SMEs than this fit a name that says too little. */
const smesMax = 5;
const noChoices: readonly Choice[] = [];

/** The choices for a query, as it stands. */
export function useLineChoices(query: string): readonly Choice[] {
  const { t } = useTranslation('search');
  const sheets = useCarnetState((state) => state.sheets);
  const read = useReader();
  const known = useLineContext(undefined);
  const log = useLog();
  const describe = useDescription();
  const mayWrite = useMayWrite();
  const smes = useMemo(
    () => [...sheets.values()].map(({ sme }) => ({ id: sme.id, name: sme.values.name })),
    [sheets],
  );
  const addressed = useMemo(() => addressedLine(query, smes), [query, smes]);
  if (!mayWrite || addressed === undefined || addressed.smeIds.length > smesMax) return noChoices;
  return addressed.smeIds.flatMap((id) => {
    const sme = sheets.get(id)?.sme;
    if (sme === undefined) return [];
    const reading = read(addressed.line, { ...known, people: peopleContext(sme.values.people) });
    if (reading.mode === undefined && reading.actions.length === 0) return [];
    return {
      key: `line/${id}`,
      icon: 'write',
      text: t(reading.state === 'planned' ? 'planOn' : 'logOn', { name: sme.values.name }),
      long: false,
      detail: describe(sme, addressed.line, reading),
      holder: undefined,
      at: '',
      keys: [],
      act: { kind: 'run', run: () => log(sme, addressed.line, reading) },
    } satisfies Choice;
  });
}

/** Logs the line; one that could not be saved waits in the composer of its sheet. */
function useLog(): (sme: Sme, line: string, reading: Reading) => void {
  const { t } = useTranslation('sheet');
  const { language } = useFormat();
  const carnet = useCarnet();
  const change = useChange();
  return (sme, line, reading) => {
    const written = [reading.text, ...reading.actions.map(({ title }) => title)].join(' ');
    const options = {
      language: guessLanguage(written) ?? language,
      untitled: t('issue.untitled'),
    };
    const done = t(`composer.logged.${loggedKind(reading)}`);
    void change(logReading(sme.id, reading, options), { done }).then(async (isLogged) => {
      if (isLogged) return;
      await addToLine(carnet, sme.id, line);
    });
  };
}

function useDescription(): (sme: Sme, line: string, reading: Reading) => string {
  const members = useCarnetState((state) => state.members);
  const say = usePartWords((id) => members.find((one) => one.id === id)?.values.name ?? id);
  return (sme, line, reading) => {
    const nameOf = (id: string): string | undefined => sme.values.people?.[id]?.name;
    const parts = partsOfReading(line, reading).map((part) =>
      part.kind === 'person' || part.kind === 'owner'
        ? (nameOf(part.id) ?? say(part, reading))
        : say(part, reading),
    );
    return [...parts, reading.text].filter((part) => part !== '').join(' · ');
  };
}
