// @vitest-environment jsdom
/** What is typed in the small boxes of a form before it is added: a link that proves an answer, an action. */

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { FormActions } from '../../../../../src/client/parts/form/form-actions.tsx';
import { FormPanel } from '../../../../../src/client/parts/form/form-panel.tsx';
import type { FormRecord } from '../../../../../src/client/parts/form/use-forms-of.ts';
import { Button } from '../../../../../src/client/ui/button.tsx';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { beginForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import type { FormValues } from '../../../../../src/domain/form/fields.ts';
import { formView } from '../../../../../src/domain/form/form-view.ts';
import { eligibilityChecklist } from '../../../../../src/domain/form/templates/eligibility-checklist.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { testDevice } from '../../../../support/test-device.ts';

beforeAll(() => initI18n('en'));
afterEach(cleanup);

async function desk() {
  const fixture = await carnetFixture();
  const home = await fixture.addSme();
  const templateId = eligibilityChecklist.id;
  await fixture.carnet.run(beginForm({ home, templateId, filledBy: 'together' }, 'form-1'));
  return { ...fixture, home };
}

const show = (
  { carnet, environment, home }: CarnetFixture & { readonly home: string },
  values: FormValues = {},
) =>
  render(
    <DeviceContext value={testDevice(() => environment.now())}>
      <CarnetContext value={carnet}>
        <FormPanel
          formId="form-1"
          home={home}
          view={formView(eligibilityChecklist, values, { onDate: '2020-11-19', country: 'FR' })}
          mode="manager"
          openFirst={Object.keys(values).length === 0 ? undefined : ['size']}
        />
      </CarnetContext>
    </DeviceContext>,
  );

const link = () => screen.getAllByLabelText<HTMLInputElement>(/^Link to evidence/u)[0];

describe('a box of a form', () => {
  it('asks for the value of a pound where an amount in pounds needs it, and stores a number above zero', async () => {
    const fixture = await desk();
    const { unmount } = show(fixture, { 'value.headcount': 12 });
    expect(screen.queryByLabelText('Euros to the pound')).toBeNull();
    unmount();
    const pounds = { amount: 900_000, currency: 'GBP' } as const;
    show(fixture, { 'value.headcount': 12, 'value.turnover': pounds });
    const rate = screen.getByLabelText<HTMLInputElement>('Euros to the pound');
    const stored = () => fixture.carnet.record('form-1')?.values['value.form.rate'];
    fireEvent.change(rate, { target: { value: '0' } });
    fireEvent.blur(rate);
    expect(rate.value).toBe('0');
    fireEvent.change(rate, { target: { value: '1,125' } });
    fireEvent.blur(rate);
    await waitFor(() => expect(stored()).toBe(1.125));
  });

  it('(F95) keeps a link that is half-typed through a reload, until it is added', async () => {
    const fixture = await desk();
    const { unmount, container } = show(fixture);
    const item = container.querySelector<HTMLElement>('[data-item]');
    fireEvent.click(within(item ?? container).getByRole('button', { name: /^Add evidence/u }));
    fireEvent.change(link() ?? container, { target: { value: 'https://example.org/kbis' } });
    unmount();
    show(fixture);
    expect(link()?.value).toBe('https://example.org/kbis');
    fireEvent.blur(link() ?? container);
    await waitFor(() => expect(fixture.carnet.state.getState().drafts.size).toBe(0));
    const values = Object.values(fixture.carnet.record('form-1')?.values ?? {});
    expect(values).toContainEqual(['https://example.org/kbis']);
  });

  it('is not settled over words that are typed but not added, and leads to them', async () => {
    const fixture = await desk();
    const key = `newAction:form-1/size/${fixture.environment.tab}`;
    const words = JSON.stringify({ title: 'Send the accounts' });
    await fixture.carnet.keepDraft(key, words);
    // Of another tab, and of a question that is not on the screen: nobody could reach them here.
    await fixture.carnet.keepDraft('newAction:form-1/size/another-tab', words);
    await fixture.carnet.keepDraft(`newAction:form-1/gone/${fixture.environment.tab}`, words);
    const form = present(fixture.carnet.record('form-1'), 'the form') as unknown as FormRecord;
    const context = { onDate: '2020-11-19', country: 'FR' } as const;
    const onMissing = vi.fn();
    render(
      <CarnetContext value={fixture.carnet}>
        <FormActions
          form={form}
          view={formView(eligibilityChecklist, {}, context)}
          mode="manager"
          settles="agree"
          seenAgainst={context}
          onMissing={onMissing}
          onBegun={undefined}
        />
      </CarnetContext>,
    );
    const agree = screen.getByRole('button', { name: 'Record agreement' });
    fireEvent.click(agree);
    expect(screen.getByText(/^Typed but not added yet/u)).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Send the accounts' }));
    const size = eligibilityChecklist.sections.find(({ id }) => id === 'size');
    expect(onMissing).toHaveBeenCalledWith(size?.items[0]?.id);

    await fixture.carnet.keepDraft(key, '');
    await waitFor(() => expect(screen.queryByText(/^Typed but not added yet/u)).toBeNull());
    fireEvent.click(agree);
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('does once what a double click asks for, such as beginning a form', () => {
    const begin = vi.fn();
    render(
      <Button variant="primary" onClick={begin}>
        Begin
      </Button>,
    );
    fireEvent.click(screen.getByText('Begin'), { detail: 1 });
    fireEvent.click(screen.getByText('Begin'), { detail: 2 });
    expect(begin).toHaveBeenCalledTimes(1);
  });

  it('keeps a text that the form has no room for, and saves it once there is some', async () => {
    const fixture = await desk();
    const long = 'x'.repeat(20_000);
    for (let index = 0; index < 20; index += 1) {
      const text = index < 19 ? long : long.slice(200);
      const done = await fixture.carnet.run(setFields('form-1', { [`note.long${index}`]: text }));
      expect(done.ok).toBe(true);
    }
    const { container } = show(fixture);
    const item = container.querySelector<HTMLElement>('[data-item]');
    fireEvent.click(within(item ?? container).getByRole('button', { name: /^Add a note/u }));
    const note = screen.getAllByLabelText<HTMLTextAreaElement>(/^Note on/u)[0] ?? container;
    fireEvent.change(note, { target: { value: 'y'.repeat(300) } });
    fireEvent.blur(note);
    expect(await screen.findByText(/^This form is full: it holds at most 400,000/u)).toBeVisible();
    expect(note).toHaveValue('y'.repeat(300));
    await waitFor(() => expect(fixture.carnet.state.getState().drafts.size).toBe(1));

    await fixture.carnet.run(setFields('form-1', { 'note.long0': undefined }));
    fireEvent.change(note, { target: { value: 'y'.repeat(301) } });
    fireEvent.blur(note);
    await waitFor(() =>
      expect(Object.values(fixture.carnet.record('form-1')?.values ?? {})).toContain(
        'y'.repeat(301),
      ),
    );
    expect(screen.queryByText(/^This form is full/u)).toBeNull();
  });

  it('keeps what is typed on while the former one is being saved', async () => {
    const fixture = await desk();
    const { container } = show(fixture);
    const item = container.querySelector<HTMLElement>('[data-item]');
    fireEvent.click(within(item ?? container).getByRole('button', { name: /^Add evidence/u }));
    const box = link() ?? container;
    fireEvent.change(box, { target: { value: 'https://example.org/kbis' } });
    fireEvent.keyDown(box, { key: 'Enter' });
    // Before the first one is durable, the second is begun behind it.
    fireEvent.change(box, { target: { value: 'https://example.org/kbis red f' } });
    await waitFor(() => expect(link()?.value).toBe('red f'));
    const values = Object.values(fixture.carnet.record('form-1')?.values ?? {});
    expect(values).toContainEqual(['https://example.org/kbis']);
  });
});
