// @vitest-environment jsdom
/** Introductions of a sheet: none is said only once every journal was looked at, and no confidential party is on paper. */

import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PaperContact } from '../../../../../src/client/features/sheet/paper/paper-contact.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { Introductions } from '../../../../../src/client/parts/introduction/introductions.tsx';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});

afterEach(cleanup);

function show(): void {
  render(
    <CarnetContext value={fixture.carnet}>
      <Introductions home={smeId} emptyText="No introductions yet." />
    </CarnetContext>,
  );
}

describe('the introductions of a sheet', () => {
  it('are being read until every journal was looked at', async () => {
    show();
    await act(() => fixture.carnet.loadJournal(smeId));
    expect(screen.queryByText('No introductions yet.')).toBeNull();
    expect(screen.getByText('Loading journal…')).toBeInTheDocument();
    act(() => fixture.environment.pass(1000));
    expect(await screen.findByText('No introductions yet.')).toBeVisible();
    expect(screen.queryByText('Loading journal…')).toBeNull();
  });

  it('say that they could not be read, with a way to try again', async () => {
    vi.spyOn(fixture.carnet, 'visitJournals').mockRejectedValueOnce(new Error('no disk'));
    show();
    act(() => fixture.environment.pass(1000));
    (await screen.findByRole('button', { name: 'Try again' })).click();
    await act(async () => fixture.environment.pass(1));
    act(() => fixture.environment.pass(1));
    expect(await screen.findByText('No introductions yet.')).toBeVisible();
  });
});

describe('an introduction on paper', () => {
  it('names the other party, unless that is confidential', async () => {
    for (const [id, name, confidential] of [
      ['open', 'Chamber', undefined],
      ['secret', 'Quiet Bank', true],
    ] as const) {
      const values = { name, kind: 'supportOrganisation', engagement: 'engaged' } as const;
      await fixture.carnet.run(createRecord('organisation', id, { ...values, confidential }, id));
      await fixture.addContact(smeId, { kind: 'introduction', introducedId: id, mode: 'email' });
    }
    await fixture.carnet.loadJournal(smeId);
    const contacts = present(fixture.carnet.state.getState().journals.get(smeId), 'read');
    const people = { nameOf: (id: string) => id, persons: [], members: [], all: [] };
    render(
      <CarnetContext value={fixture.carnet}>
        {contacts.map((contact) => (
          <PaperContact key={contact.id} contact={contact} people={people} />
        ))}
      </CarnetContext>,
    );
    expect(await screen.findByText('Chamber')).toBeInTheDocument();
    expect(screen.queryByText('Quiet Bank')).toBeNull();
  });
});
