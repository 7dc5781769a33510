// @vitest-environment jsdom
/** A visit that is open in two tabs of one device. */

import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Carnet } from '../../../../src/client/model/carnet.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { newVisit, useVisitState } from '../../../../src/client/model/visit-state.ts';
import { visitKey } from '../../../../src/client/model/visit-key.ts';
import { addedTopic } from '../../../../src/domain/visit/agenda.ts';
import { startTimer } from '../../../../src/domain/visit/timer.ts';
import { carnetFixture, testEnvironment } from '../../../support/carnet-fixture.ts';

afterEach(cleanup);

const which = { smeId: 'sme-1', contactId: 'contact-1' };

describe('A visit in two tabs', () => {
  it('keeps what either adds to its agenda, and is over in both once one ends it (F104)', async () => {
    const here = await carnetFixture();
    const environment = testEnvironment('tab-2');
    const there = await carnetFixture({ device: here.device, environment });
    const open = (carnet: Carnet) =>
      renderHook(() => useVisitState(which, () => newVisit(startTimer(carnet.environment.now()))), {
        wrapper: ({ children }: { readonly children: ReactNode }) => (
          <CarnetContext value={carnet}>{children}</CarnetContext>
        ),
      });
    const first = open(here.carnet).result;
    act(() => first.current.update((visit) => visit));
    await waitFor(() => expect(there.carnet.state.getState().drafts.size).toBe(1));
    const second = open(there.carnet).result;
    const add = (to: typeof first, title: string) =>
      act(() =>
        to.current.update((visit) => ({
          ...visit,
          topics: [...visit.topics, addedTopic(title, title, 'en')],
        })),
      );
    const titles = (of: typeof first) => of.current.visit.topics.map(({ title }) => title.en.text);
    add(first, 'Labels');
    await waitFor(() => expect(titles(second)).toEqual(['Labels']));
    add(second, 'Parcels');
    await waitFor(() => expect(titles(first)).toEqual(['Labels', 'Parcels']));
    await act(() => second.current.forget());
    const drafts = () => here.carnet.state.getState().drafts.has(visitKey(which));
    await waitFor(() => expect(drafts()).toBe(false));
    add(first, 'Late');
    await here.carnet.settled();
    expect(drafts()).toBe(false);
  });
});
