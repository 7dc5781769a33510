/** The grid of figures of an SME, as somebody meets it: opened, read, and one cell after the other. */

import { screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { lazyRecordsOf } from '../../src/client/model/records.ts';
import type { CarnetFixture } from './carnet-fixture.ts';
import { showSheet } from './sheet-fixture.tsx';

/** Opens the figures of an SME. */
export function openFigures(fixture: CarnetFixture, smeId: string): Promise<HTMLElement> {
  showSheet(fixture, `/sme/${smeId}/figures`);
  return screen.findByRole('grid');
}

/** What its months hold. */
export const figuresOf = ({ carnet }: CarnetFixture, smeId: string) =>
  (lazyRecordsOf(carnet.state.getState(), smeId, 'figures') ?? []).map(({ values }) => values);

/** Brings the focus to a cell: its name says what it is of. */
export async function goToCell(user: UserEvent, name: string): Promise<HTMLInputElement> {
  const rest = screen.queryByText(name);
  if (rest !== null) await user.click(rest);
  return screen.findByLabelText<HTMLInputElement>(name);
}
