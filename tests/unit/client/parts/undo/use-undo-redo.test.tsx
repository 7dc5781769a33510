// @vitest-environment jsdom
/** What is said of a change that was taken back: in words of people, and nothing of what is confidential. */

import { renderHook, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { dismissNotices, notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { useUndoRedo } from '../../../../../src/client/parts/undo/use-undo-redo.ts';
import { createRecord, deleteRecord, together } from '../../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  dismissNotices();
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});

/** The message of an undo on the screen of a path. */
async function undoSays(path: string): Promise<string> {
  const { hook } = memoryLocation({ path });
  const { result } = renderHook(() => useUndoRedo(), {
    wrapper: ({ children }) => (
      <CarnetContext value={fixture.carnet}>
        <Router hook={hook}>{children}</Router>
      </CarnetContext>
    ),
  });
  result.current.undo();
  await waitFor(() => expect(notices.getState().list).toHaveLength(1));
  return notices.getState().list[0]?.message ?? '';
}

describe('an undo', () => {
  it('calls an action as it was called', async () => {
    await fixture.addAction(smeId, { title: { lang: 'en', text: 'Print the labels' } });
    expect(await undoSays(`/sme/${smeId}`)).toBe('Undone: action “Print the labels”.');
  });

  it('calls two that went together by the first, and counts the other', async () => {
    const ids = await Promise.all(
      ['Broken cups', 'Late parcels'].map((text) =>
        fixture.addIssue(smeId, { title: { lang: 'en', text } }),
      ),
    );
    await fixture.carnet.run(together(ids.map((id) => deleteRecord(id))));
    expect(await undoSays(`/sme/${smeId}`)).toBe('Undone: issue “Broken cups” and 1 other item.');
  });

  it('says nothing of a confidential contact but that it was one', async () => {
    const summary = { lang: 'en', text: 'The founder is ill.' } as const;
    await fixture.addContact(smeId, { confidential: true, summary });
    expect(await undoSays('/meetings')).toMatch(/^Undone [^“]*: contact\.$/u);
  });

  it('says no code, such as the kind of an achievement', async () => {
    const values = { kind: 'firstSaleAbroad', on: '2020-11-01', attribution: 'yes' } as const;
    const result = await fixture.carnet.run(createRecord('achievement', smeId, values));
    expect(result.ok).toBe(true);
    expect(await undoSays(`/sme/${smeId}`)).toBe('Undone: achievement.');
  });
});
