// @vitest-environment jsdom
/** On a visit, the form of a topic stays as long as somebody types in it, as it does on the sheet (F142). */

import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useTopicForm } from '../../../../../src/client/features/visit/use-topic-form.ts';
import type { VisitForm } from '../../../../../src/client/features/visit/use-visit-forms.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { recordAs } from '../../../../../src/domain/operation/record.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
const id = 'form-1';

beforeEach(async () => {
  fixture = await carnetFixture();
  const smeId = await fixture.addSme({ country: 'FR', postcode: '35400' });
  const form = { templateId: 'eligibility-checklist/1', state: 'draft' } as const;
  await fixture.carnet.run(createRecord('form', smeId, form, id));
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

function shown() {
  const record = recordAs(fixture.carnet.record(id), 'form');
  const form = { id, record, view: {} } as unknown as VisitForm;
  return renderHook(({ forms }) => useTopicForm({ forms }, { recordId: id }), {
    initialProps: { forms: [form] as readonly VisitForm[] },
    wrapper: ({ children }) => <CarnetContext value={fixture.carnet}>{children}</CarnetContext>,
  });
}

function typeSomewhere(): HTMLElement {
  const box = document.createElement('textarea');
  document.body.append(box);
  box.focus();
  return box;
}

test('(F142) that a colleague completed, until the box is left, with what is typed on', async () => {
  const { result, rerender } = shown();
  const box = typeSomewhere();
  rerender({ forms: [] });
  expect(result.current).toMatchObject({ id, isHeld: true });
  await act(() => fixture.carnet.run(setFields(id, { onDate: '2026-05-04' })));
  expect(result.current?.record.values.onDate).toBe('2026-05-04');
  act(() => box.blur());
  expect(result.current).toBeUndefined();
});

test('(F142) that a colleague took away goes at once where nobody types', () => {
  const { result, rerender } = shown();
  expect(result.current).toMatchObject({ id, isHeld: false });
  rerender({ forms: [] });
  expect(result.current).toBeUndefined();
});
