// @vitest-environment jsdom
/** A table that Carnet wrote is imported as it was, in both languages. */

import { renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { useTableTexts } from '../../../../../src/client/i18n/table-texts.ts';
import { readSpreadsheet } from '../../../../../src/client/spreadsheet/read-spreadsheet.ts';
import { csvOf } from '../../../../../src/domain/export/csv.ts';
import { type Facts, portfolioTable } from '../../../../../src/domain/export/tables.ts';
import { headingLine, recogniseColumns } from '../../../../../src/domain/import/import-field.ts';
import { readLines } from '../../../../../src/domain/import/read-lines.ts';
import type { LaunchPad, Member, Sme } from '../../../../../src/domain/operation/record.ts';
import { allStages, type Stage } from '../../../../../src/domain/sme/sme.ts';

const today = '2020-11-19';
const launchPads = [
  { id: 'uk', values: { name: 'South East', country: 'GB' } },
  { id: 'fr', values: { name: 'Ouest', country: 'FR' } },
] as unknown as readonly LaunchPad[];
const members = [
  { id: 'zoe', values: { name: 'Zoé Ré', roles: ['accountManager'] } },
] as unknown as readonly Member[];
const nameOf = (id: string) =>
  [...launchPads, ...members].find((one) => one.id === id)?.values.name;

const isEnrolled = (stage: Stage): boolean =>
  ['enrolled', 'inducted', 'supported', 'completed', 'withdrawn', 'paused'].includes(stage);

/** One of each stage, with all that an import reads. */
const smes = allStages.map((stage, index): Sme['values'] => ({
  name: `"L’Atelier" n° ${index}; fils, et Cie`,
  ...(index % 2 === 0
    ? { country: 'FR', launchPadId: 'fr', companyNumber: '083980000', postcode: '01000' }
    : { country: 'GB', launchPadId: 'uk', companyNumber: '00012345', postcode: 'BN1 1AA' }),
  accountManagerId: 'zoe',
  track: 'programme',
  stage,
  ...(isEnrolled(stage) ? { enrolledOn: '2020-03-04' } : {}),
  vat: 'FR83404833048',
  activityCode: '47910',
  sector: 'Biscuits',
  street: '1 bis, rue de l’Église\nBâtiment B',
  town: 'Évreux',
  area: 'Eure',
  website: 'www.atelier.fr',
  sourceKind: 'campaign',
  sourceName: 'CCI “Export”',
  summary: { lang: 'en', text: '=Crafts; "all" kinds\n\nand more', translation: 'Ateliers' },
}));
const facts: Facts = {
  ...{ id: '', health: 'watch', lastContact: { at: '2020-11-03T10:00' }, silentDays: 16 },
  ...{ next: { on: '2020-12-01' }, openActions: 1, overdueActions: 0, openIssues: 2 },
};

beforeEach(() => initI18n('en'));

describe('a table that Carnet wrote', () => {
  it.each(['en', 'fr'] as const)('in %s is imported as it was (F248)', async (language) => {
    await setLanguage(language);
    const { words } = renderHook(() => useTableTexts(today, nameOf)).result.current;
    const table = portfolioTable(
      smes.map((values) => ({ sme: { values } as Sme, facts })),
      words,
    );
    const file = new TextEncoder().encode(csvOf(table, language));
    const read = await readSpreadsheet(new Uint8Array(file));
    const rows = read.ok ? (read.value.sheets[0]?.rows ?? []) : [];
    const headingAt = headingLine(rows);
    const found = recogniseColumns(rows[headingAt] ?? [], rows.slice(headingAt + 1));
    // Nothing of it has to be confirmed.
    expect(found.every((column) => column === undefined || column.isSure)).toBe(true);
    const columns = found.map((column) => column?.field);
    const { lines, leftOut } = readLines(
      rows,
      headingAt,
      { columns, words: {}, dayOrder: 'dayFirst' },
      { launchPadId: undefined, otherPadId: undefined, today, language, members, launchPads },
    );
    expect(leftOut).toEqual([]);
    expect(lines.flatMap(({ doubts }) => doubts)).toEqual([]);
    const expected = smes.map(({ summary, ...values }) => ({
      ...values,
      // Not imported.
      sourceKind: undefined,
      // The first language is that of the country.
      summary:
        values.country === 'GB'
          ? summary
          : { lang: 'fr', text: summary?.translation, translation: summary?.text },
    }));
    const texts = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('\\r\\n', '\\n'));
    expect(texts(lines.map(({ values }) => ({ ...values, stageDates: undefined })))).toEqual(
      texts(expected),
    );
  });
});
