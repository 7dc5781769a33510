// @vitest-environment jsdom
/** Undo and redo by their keys, while a cell of the figures is chosen. */

import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { useShortcuts } from '../../../../../src/client/app/use-shortcuts.ts';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { useCommands } from '../../../../../src/client/model/commands.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { figuresOf, goToCell, openFigures } from '../../../../support/figures-fixture.ts';

beforeAll(() => initI18n('en'));
afterEach(() => cleanup());

test.each(['{Control>}{Shift>}Z{/Shift}{/Control}', '{Control>}y{/Control}'])(
  'what was taken back by Ctrl Z is done again by %s, and letters are taken back as letters (F193)',
  async (again) => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const { carnet } = fixture;
    renderHook(() => {
      useShortcuts({ palette: () => undefined, onSequence: () => undefined });
      useCommands(
        { undo: { run: () => void carnet.undo() }, redo: { run: () => void carnet.redo() } },
        'application',
      );
    });
    await openFigures(fixture, smeId);
    const cell = await goToCell(user, 'Orders, October 2020');
    act(() => cell.focus());
    const orders = (): unknown => figuresOf(fixture, smeId)[0]?.orders;
    await user.keyboard('5{Enter}');
    await waitFor(() => expect(orders()).toBe(5));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(orders()).toBeUndefined());
    await user.keyboard(again);
    await waitFor(() => expect(orders()).toBe(5));
    // In what is typed, both are the browser's own.
    await user.keyboard(`7${again}{Escape}`);
    await act(() => carnet.settled());
    expect(figuresOf(fixture, smeId)).toHaveLength(1);
    expect(orders()).toBe(5);
  },
);
