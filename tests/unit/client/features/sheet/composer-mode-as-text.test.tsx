// @vitest-environment jsdom
/** The line that logs says what Enter would do, also once the word for the mode was turned back into text. */

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { loadReader } from '../../../../../src/client/parts/composer/line-reader.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

beforeEach(async () => {
  await initI18n('fr');
  await setLanguage('fr');
  notices.setState({ list: [] });
  await loadReader();
});

const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const reading = (): string => screen.getByRole('list', { name: 'Compris' }).textContent;

async function typed(line: string) {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  showSheet(fixture, `/sme/${smeId}`);
  await userEvent.type(screen.getByRole('textbox', { name: 'Consigner un contact' }), line);
  const logged = () => fixture.carnet.state.getState().journals.get(smeId)?.[0]?.values;
  return { logged };
}

describe('a mode that becomes text again', () => {
  it('leaves a contact to plan, and calls it no note', async () => {
    const { logged } = await typed('appel claire demain 10h');
    await userEvent.click(button('Appel'));
    expect(reading()).toMatch(/^Contact intermédiairePlanifié\u00a0: /);
    expect(button('Planifier')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(logged()).toMatchObject({ state: 'planned', kind: 'interim' }));
    expect(notices.getState().list[0]).toMatchObject({ message: 'Contact planifié' });
  });

  it('leaves a note to log where nothing else says that there will be a contact', async () => {
    const { logged } = await typed('visio hélène point stock demain 10h');
    expect(button('Planifier')).toBeVisible();
    await userEvent.click(button('Visio'));
    expect(reading()).toMatch(/^Note/);
    await userEvent.click(button('Consigner'));
    await waitFor(() => expect(logged()).toMatchObject({ state: 'held', kind: 'note' }));
  });
});
