/** The addresses outside a programme, and the way into one. */

import { Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import { useSaidTo } from '../model/said-here.ts';
import { useAccount } from '../model/use-accounts.ts';
import { DeviceContext } from '../model/use-device.ts';
import { type LoadPdf, PdfContext } from '../model/use-pdf.ts';
import { RedrawContext } from '../model/use-redraw-apart.ts';
import type { Device } from '../ports/device.ts';
import type { Environment } from '../ports/environment.ts';
import type { Redraw } from '../ports/picture.ts';
import { outsidePaths, paths, programmeBase } from '../ports/routes.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { openSample } from './open-sample.ts';
import { ProgrammeRoot } from './programme-root.tsx';
import { useReadiness } from './use-readiness.ts';
import { WhileOpening } from './while-opening.tsx';
import { lazyPart } from '../ui/lazy-part.ts';

const FirstRunScreen = lazyPart(
  () => import('../features/first-run/first-run-screen.tsx'),
  'FirstRunScreen',
);

const SignInScreen = lazyPart(
  () => import('../features/sign-in/sign-in-screen.tsx'),
  'SignInScreen',
);
const JoinScreen = lazyPart(() => import('../features/sign-in/join-screen.tsx'), 'JoinScreen');

const LinkedReportScreen = lazyPart(
  () => import('../features/quarterly/linked-report-screen.tsx'),
  'LinkedReportScreen',
);

const loadPdf: LoadPdf = async () => (await import('./pdf-opener.ts')).openPdf;
const redraw: Redraw = async (...picture) =>
  (await import('./picture-redrawer.ts')).redrawInWorker(...picture);

interface AppProps {
  readonly device: Device;
  readonly environment: Environment;
}

export function App({ device, environment }: AppProps) {
  const [location] = useLocation();
  return (
    <DeviceContext value={device}>
      <SaidToAccount />
      <ErrorBoundary resetKey={location}>
        <Switch>
          <Route path="/p/:programmeId" nest>
            {({ programmeId }) => (
              <PdfContext value={loadPdf}>
                <RedrawContext value={redraw}>
                  <ProgrammeRoot programmeId={programmeId} environment={environment} />
                </RedrawContext>
              </PdfContext>
            )}
          </Route>
          <Route path={outsidePaths.start}>
            <Start device={device} environment={environment} />
          </Route>
          <Route path={outsidePaths.signIn}>
            <Suspense fallback={null}>
              <SignInScreen environment={environment} />
            </Suspense>
          </Route>
          <Route path={outsidePaths.report}>
            <Suspense fallback={null}>
              <LinkedReportScreen zone={environment.zone()} />
            </Suspense>
          </Route>
          <Route path={outsidePaths.join}>
            <Suspense fallback={null}>
              <JoinScreen environment={environment} />
            </Suspense>
          </Route>
          <Route>
            <ToLastProgramme device={device} />
          </Route>
        </Switch>
      </ErrorBoundary>
    </DeviceContext>
  );
}

/** What was said to one person is not there for the next one. */
function SaidToAccount() {
  useSaidTo(useAccount()?.id);
  return null;
}

function Start({ device, environment }: AppProps) {
  const [, navigate] = useLocation();
  const readiness = useReadiness();
  return (
    <Suspense fallback={null}>
      <FirstRunScreen
        environment={environment}
        readiness={readiness}
        openSample={() => openSample(device)}
        onOpened={(programmeId) => {
          // The moment when there is something to protect, and a gesture behind it.
          void device.protect();
          navigate(programmeBase(programmeId));
        }}
      />
    </Suspense>
  );
}

/** The programme that was open last; the first run where there is none. Keeps the way of a shortcut. */
function ToLastProgramme({ device }: { readonly device: Device }) {
  const search = useSearch();
  const [target, setTarget] = useState<string | undefined>(undefined);
  useEffect(() => {
    device.programmes().then(
      ([last]) => setTarget(last?.programmeId ?? ''),
      () => setTarget(''),
    );
  }, [device]);
  if (target === undefined) return <WhileOpening />;
  if (target === '') return <Redirect to={outsidePaths.start} replace />;
  const way = new URLSearchParams(search).has('log') ? paths.log() : '';
  return <Redirect to={`${programmeBase(target)}${way}`} replace />;
}
