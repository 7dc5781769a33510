// @vitest-environment jsdom
/** What waits, sheet by sheet: every sheet is named with all that waits there, however few changes are told. */

import { render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  changesShownMax,
  WaitingList,
} from '../../../../../src/client/features/work-panel/waiting-list.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { confirmed } from '../../../../support/conflict-fixture.ts';

let fixture: CarnetFixture;
let first: string;
let second: string;

/** The blocks from top to bottom: the name with its number, how many changes are told, what is said of the rest. */
function blocks() {
  render(
    <CarnetContext value={fixture.carnet}>
      <WaitingList />
    </CarnetContext>,
  );
  return screen.getAllByRole('heading', { level: 3 }).map((heading) => {
    const block = present(heading.parentElement, 'the block of a sheet');
    return {
      named: [...heading.children].map((part) => part.textContent),
      told: within(block).queryAllByRole('listitem').length,
      more: within(block).queryByText(/more$/)?.textContent,
    };
  });
}

async function addActions(smeId: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await fixture.addAction(smeId);
}

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  first = await fixture.addSme({ name: 'Atelier Kerlan' });
  second = await fixture.addSme({ name: 'Brookside Foods' });
  await confirmed(fixture);
});

describe('the list of what waits', () => {
  test('names a sheet whose changes are all older than those that are told', async () => {
    await addActions(first, 30);
    await addActions(second, 30);
    expect(blocks()).toEqual([
      { named: ['Brookside Foods', '30'], told: changesShownMax, more: 'and 10 more' },
      { named: ['Atelier Kerlan', '30'], told: 0, more: undefined },
    ]);
  });

  test('counts on each sheet what is not told there', async () => {
    await addActions(first, 12);
    await addActions(second, 15);
    expect(blocks()).toEqual([
      { named: ['Brookside Foods', '15'], told: 15, more: undefined },
      { named: ['Atelier Kerlan', '12'], told: 5, more: 'and 7 more' },
    ]);
  });
});
