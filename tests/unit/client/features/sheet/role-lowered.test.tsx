// @vitest-environment jsdom
/** A role that is lowered while somebody types: the box stays until it is left, and no word of it is lost. */

import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { workPillId } from '../../../../../src/client/model/work-place.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { pattern, textsOf } from '../../../../support/journey.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { present } from '../../../../../src/std/assert.ts';
import type { MemberRole } from '../../../../../src/domain/programme/programme.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { figuresOf, goToCell, openFigures } from '../../../../support/figures-fixture.ts';
import { decide, exchanged, pulledChange } from '../../../../support/pulled-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;
const user = userEvent.setup();

/** What a colleague's tick in the list of members does on this device. */
async function lower(to: MemberRole): Promise<void> {
  await act(async () => {
    await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: [to] }));
    fixture.carnet.state.setState({ isConnected: true });
  });
}
const contacts = () =>
  (lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'contact') ?? []).map(
    ({ values }) => values,
  );
afterEach(cleanup);

describe.each(['en', 'fr'] as const)('a role that is lowered [%s] (F161)', (language) => {
  const texts = textsOf[language];
  beforeEach(async () => {
    await initI18n(language);
    await setLanguage(language);
    fixture = await carnetFixture();
    smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
  });

  test.each(['chief', 'observer'] as const)(
    'to %s leaves the field in which somebody types',
    async (role) => {
      showSheet(fixture, `/sme/${smeId}/details`);
      const name = texts.domain.field.sme.town;
      const field = await screen.findByRole('textbox', { name });
      await user.clear(field);
      await user.type(field, 'Bre');
      await lower(role);
      await user.keyboard('st');
      expect(field).toHaveFocus();
      expect(field).toHaveValue('Brest');
      await user.click(document.body);
      await waitFor(() => expect(screen.getByRole('textbox', { name })).toBeDisabled());
      expect(fixture.carnet.state.getState().sheets.get(smeId)?.sme.values.town).toBe('Brest');
    },
  );

  test('leaves a field whose words the server holds, and says beside it where they are', async () => {
    await act(() => exchanged(fixture));
    showSheet(fixture, `/sme/${smeId}/details`);
    const name = texts.domain.field.sme.town;
    const field = await screen.findByRole('textbox', { name });
    await user.clear(field);
    await user.type(field, 'Bre');
    await act(() => pulledChange(fixture, fixtureIds.memberId, { roles: ['chief'] }));
    await user.keyboard('st');
    await user.click(document.body);
    await act(() => decide(fixture, 'held'));
    const box = await screen.findByRole('textbox', { name });
    expect(box).toBeDisabled();
    expect(box).toHaveValue('Saint-Malo');
    const { awaiting, show } = texts.sync.mark.field;
    expect(box).toHaveAccessibleDescription(`${awaiting} ${show}`);
    const pill = document.createElement('button');
    pill.id = workPillId;
    document.body.append(pill);
    const pressed = vi.fn<() => void>();
    pill.onclick = pressed;
    // `user` takes every element of a disabled fieldset for disabled, and a browser only its controls.
    fireEvent.click(screen.getByRole('link', { name: show }));
    expect(pressed).toHaveBeenCalledTimes(1);
    const said = texts.sheet.journal.awaiting_one.replace('{{count, number}}', '1');
    const note = present(screen.getByText(said).parentElement, 'the note');
    await user.click(within(note).getByRole('button', { name: texts.sheet.unknown.open }));
    expect(pressed).toHaveBeenCalledTimes(2);
    pill.remove();
  });

  test('leaves the line, which is logged by Enter', async () => {
    showSheet(fixture, `/sme/${smeId}`);
    const line = await screen.findByRole('textbox', { name: texts.sheet.composer.label });
    await user.type(line, 'etiq');
    await lower('chief');
    const said = notices.getState().list.map(({ message }) => message);
    expect(said).toContain(texts.sheet.journal.roleLowered);
    await user.keyboard('uettes{Enter}');
    await waitFor(() => expect(contacts()).toHaveLength(1));
    expect(JSON.stringify(contacts())).toContain('etiquettes');
    await user.keyboard('puis la suite');
    await user.click(document.body);
    const kept = await screen.findByRole('textbox', { name: texts.sheet.journal.halfTyped });
    expect(kept).toHaveValue('puis la suite');
    expect(kept).toHaveAttribute('readonly');
    expect(screen.getByText(texts.sheet.journal.onlyReads)).toBeVisible();
  });

  test('leaves a cell of figures, which is written when it is left', async () => {
    await openFigures(fixture, smeId);
    const month = language === 'en' ? 'November 2020' : 'novembre 2020';
    const visits = texts.domain.field.figures.visits;
    const cell = await goToCell(user, `${visits}, ${month}`);
    act(() => cell.focus());
    await user.keyboard('88');
    await lower('chief');
    await user.keyboard('22');
    await user.click(document.body);
    await waitFor(() => expect(figuresOf(fixture, smeId)).toMatchObject([{ visits: 8822 }]));
    expect(screen.queryByRole('grid')).toBeNull();
  });

  test('leaves the box of a form, which is saved when it is left', async () => {
    const form = { templateId: 'eligibility-checklist/1', state: 'draft' } as const;
    await fixture.carnet.run(createRecord('form', smeId, form, 'form-1'));
    showSheet(fixture, `/sme/${smeId}/eligibility`);
    const [add] = await screen.findAllByRole('button', { name: pattern(texts.form.addEvidence) });
    await user.click(present(add, 'an item is proved'));
    const [box] = await screen.findAllByLabelText(pattern(texts.form.evidenceFor));
    await user.type(present(box, 'its box'), 'drawer 4, ');
    await lower('chief');
    await user.keyboard('second shelf');
    await user.click(document.body);
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    expect(screen.getByText('drawer 4, second shelf')).toBeVisible();
  });

  test('leaves a box whose words are not added yet, and then these, with the reason', async () => {
    showSheet(fixture, `/sme/${smeId}/details`);
    const label = texts['sme-details'].people.newName;
    await user.type(await screen.findByRole('textbox', { name: label }), 'Anne ');
    await lower('chief');
    await user.keyboard('Le Goff');
    await user.click(document.body);
    const kept = await screen.findByRole('textbox', { name: texts.sheet.journal.half.other });
    expect(kept).toHaveValue('Anne Le Goff');
    expect(kept).toHaveAttribute('readonly');
    expect(screen.getByText(texts.sheet.journal.onlyReads)).toBeVisible();
    const section = within(present(kept.closest('section'), 'its section'));
    await user.click(section.getByRole('button', { name: texts.sheet.journal.copy }));
    expect(await navigator.clipboard.readText()).toBe('Anne Le Goff');
  });
});
