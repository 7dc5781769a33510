/** A progress sheet on screen, over a programme in memory: what a test needs to type into it and to look at it. */

import { type ReactNode, useState } from 'react';
import { render } from '@testing-library/react';
import { Route, Router, Switch } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { HeldRight } from '../../src/client/app/held-right.tsx';
import { SheetScreen } from '../../src/client/features/sheet/sheet-screen.tsx';
import { BackupsContext } from '../../src/client/model/use-backups.ts';
import { HeldRightContext, type Right } from '../../src/client/model/own-rights.ts';
import { CarnetContext } from '../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../src/client/model/use-device.ts';
import { patterns } from '../../src/client/ports/routes.ts';
import type { CarnetFixture } from './carnet-fixture.ts';
import { type TestDevice, testBackupTools, testDevice } from './test-device.ts';

export interface ShownSheet {
  readonly history: readonly string[];
  readonly navigate: (path: string) => void;
  readonly unmount: () => void;
}

/** Shows the sheet screens at a path such as `/sme/<id>`; any other path shows `elsewhere`. */
export function showSheet(
  { carnet, environment }: CarnetFixture,
  path: string,
  device: TestDevice = testDevice(() => environment.now()),
): ShownSheet {
  const memory = memoryLocation({ path, record: true });
  const { unmount } = render(
    <BackupsContext value={testBackupTools()}>
      <DeviceContext value={device}>
        <CarnetContext value={carnet}>
          <Router hook={memory.hook} searchHook={memory.searchHook}>
            <HeldRights>
              <Switch>
                <Route path={patterns.sheet}>
                  {({ smeId, tab }) => <SheetScreen key={smeId} smeId={smeId} tab={tab} />}
                </Route>
                <Route>elsewhere</Route>
              </Switch>
            </HeldRights>
          </Router>
        </CarnetContext>
      </DeviceContext>
    </BackupsContext>,
  );
  return { history: memory.history, navigate: memory.navigate, unmount };
}

/** A role that is lowered while one types counts once the box is left, as in the programme. */
function HeldRights({ children }: { readonly children: ReactNode }) {
  const [right, setRight] = useState<Right | undefined>(undefined);
  return (
    <HeldRightContext value={right}>
      {children}
      <HeldRight onChange={setRight} />
    </HeldRightContext>
  );
}
