// @vitest-environment jsdom
/** A change that is made at once: what became of it is said. */

import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { useChange } from '../../../../../src/client/parts/record/use-change.ts';
import { deleteRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';

beforeAll(() => initI18n('en'));
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

describe('A change that is made at once', () => {
  it('says why it was not made, and what was done where it was (F102)', async () => {
    const { carnet, addSme, addAction } = await carnetFixture();
    const smeId = await addSme();
    const actionId = await addAction(smeId);
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <CarnetContext value={carnet}>{children}</CarnetContext>
    );
    const { result } = renderHook(() => useChange(), { wrapper });
    const change = async (command: Parameters<typeof result.current>[0], done?: string) => {
      let isDone = false;
      await act(async () => {
        isDone = await result.current(command, { done });
      });
      return [isDone, ...notices.getState().list.map(({ tone, message }) => [tone, message])];
    };
    expect(await change(setFields(smeId, { town: 'Dinard' }), 'Moved')).toEqual([
      true,
      ['done', 'Moved'],
    ]);
    notices.setState({ list: [] });
    // In another tab, a moment before.
    await carnet.run(deleteRecord(actionId));
    const gone = await change(setFields(actionId, { state: 'done' }), 'Done');
    expect(gone).toEqual([
      false,
      ['problem', 'This has since been moved to the bin: nothing was changed.'],
    ]);
    notices.setState({ list: [] });
    const refused = await change(setFields(smeId, { name: '' }));
    expect(refused).toMatchObject([false, ['problem', expect.any(String)]]);
  });
});
