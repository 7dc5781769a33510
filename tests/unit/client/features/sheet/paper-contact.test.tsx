// @vitest-environment jsdom
/** A contact on paper names whom it introduced, as the screen does: only where it is an introduction. */

import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { PaperContact } from '../../../../../src/client/features/sheet/paper/paper-contact.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { recordAs } from '../../../../../src/domain/operation/record.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import { present } from '../../../../../src/std/assert.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';

beforeAll(() => initI18n('en'));
afterEach(cleanup);

const people = { nameOf: () => 'Emma', persons: [], members: [], all: [] };

async function show(
  kind: Values<'contact'>['kind'],
  values: Partial<Values<'contact'>> = {},
): Promise<void> {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  const introducedId = await fixture.addSme({ name: 'Savonnerie' });
  const id = await fixture.addContact(smeId, { kind, introducedId, mode: 'phone', ...values });
  const contact = present(recordAs(fixture.carnet.record(id), 'contact'), 'a contact');
  render(
    <CarnetContext value={fixture.carnet}>
      <PaperContact contact={contact} people={people} />
    </CarnetContext>,
  );
}

it('names the other side of an introduction', async () => {
  await show('introduction');
  expect(screen.getByText('Savonnerie')).toBeInTheDocument();
});

it('says the time on the clock of who prints, with that of the place beside it', async () => {
  await show('interim', { at: '2020-11-18T10:00', zone: 'Europe/London' });
  expect(screen.getByText(/^11:00/)).toBeInTheDocument();
  expect(screen.getByText(/ · 10:00 London/)).toBeInTheDocument();
});

it('names nobody where the kind was changed afterwards', async () => {
  await show('interim');
  expect(screen.getByRole('time')).toBeInTheDocument();
  expect(screen.queryByText('Savonnerie')).toBeNull();
});

it('draws the minutes of a visit as what they mean, and the words of an email as they are', async () => {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  const minutesText = { lang: 'en', text: '# Boxes\n14:37 > Find a maker\n= Ten a week' } as const;
  for (const messageId of [undefined, 'm@example.org']) {
    const id = await fixture.addContact(smeId, { minutesText, messageId });
    const contact = present(recordAs(fixture.carnet.record(id), 'contact'), 'a contact');
    const { container, unmount } = render(
      <CarnetContext value={fixture.carnet}>
        <PaperContact contact={contact} people={people} />
      </CarnetContext>,
    );
    if (messageId === undefined) {
      expect(screen.getByRole('heading', { name: 'Boxes' })).toBeInTheDocument();
      expect(container).toHaveTextContent('ActionFind a maker');
      expect(container).toHaveTextContent('DecisionTen a week');
      expect(container).not.toHaveTextContent(/[#>=]/);
    } else {
      expect(screen.queryByRole('heading')).toBeNull();
      expect(container).toHaveTextContent('# Boxes 14:37 > Find a maker = Ten a week');
    }
    unmount();
  }
});

it('names the recipients of an email as it does, where nobody knows them', async () => {
  await show('interim', { mode: 'email', messageTo: 'Ann <ann@example.org>' });
  expect(screen.getByText(/Ann <ann@example\.org>/)).toBeInTheDocument();
});
