/**
 * One scene of `work-scenes.ts`, in the frame of the application, over a programme in memory: `?scene=` its name,
 * `?lang=`, `?theme=`.
 */
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { createPwa } from '../../../src/client/app/pwa.ts';
import { PwaContext } from '../../../src/client/app/pwa-context.ts';
import { Shell } from '../../../src/client/app/shell.tsx';
import { ArrivalScreen } from '../../../src/client/features/arrival/arrival-screen.tsx';
import { ConflictsScreen } from '../../../src/client/features/conflicts/conflicts-screen.tsx';
import { LinkedReportScreen } from '../../../src/client/features/quarterly/linked-report-screen.tsx';
import { PortfolioScreen } from '../../../src/client/features/portfolio/portfolio-screen.tsx';
import { SettingsScreen } from '../../../src/client/features/settings/settings-screen.tsx';
import { SheetScreen } from '../../../src/client/features/sheet/sheet-screen.tsx';
import { SignInScreen } from '../../../src/client/features/sign-in/sign-in-screen.tsx';
import { initI18n } from '../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../src/client/model/use-sync.ts';
import '../../../src/client/ui/look.css';
import { present } from '../../../src/std/assert.ts';
import { fixtureIds } from '../carnet-fixture.ts';
import { exchangeFixture } from '../exchange-fixture.ts';
import { testBackupTools } from '../test-device.ts';
import { EveryItem } from './every-item.tsx';
import { workAccounts, workDevice } from './work-people.ts';
import { workReport } from './work-report.ts';
import { workProgramme } from './work-programme.ts';
import { type WorkPart, type WorkScene, type WorkSceneName, workScenes } from './work-scenes.ts';

const wishes = new URLSearchParams(location.search);
const lang = wishes.get('lang') === 'en' ? 'en' : 'fr';
const scene: WorkScene = workScenes[(wishes.get('scene') ?? 'work-offline') as WorkSceneName];
document.documentElement.dataset['theme'] = wishes.get('theme') ?? 'light';

const fixture = await workProgramme(scene);
const { carnet, environment, smeId, stuck } = fixture;
const now = environment.now();
const restoredAt = scene.restored === true ? { restoredAt: now - 7_200_000 } : {};
const exchange = exchangeFixture({ exchangedAt: now, ...restoredAt, ...scene.state }, stuck);
const device = workDevice(now);
const pwa = createPwa({
  window,
  worker: () => Promise.reject(new Error('There is no service worker in a gallery')),
  storage: localStorage,
  now: () => now,
  later: () => undefined,
  isTyping: () => false,
  reload: () => undefined,
});
await initI18n(lang);

const places: Readonly<Record<WorkPart, { readonly path: string; readonly search?: string }>> = {
  portfolio: { path: '/' },
  board: { path: '/', search: 'view=board' },
  conflicts: { path: '/conflicts' },
  journal: { path: `/sme/${smeId}` },
  details: { path: `/sme/${smeId}/details` },
  double: { path: `/sme/${smeId}` },
  members: { path: '/settings/members' },
  devices: { path: '/settings/devices' },
  arrival: { path: '/' },
  programmes: { path: '/sign-in' },
  report: { path: '/report' },
  forms: { path: '/forms' },
};

function screenOf(part: WorkPart): ReactNode {
  switch (part) {
    case 'conflicts':
      return <ConflictsScreen />;
    case 'journal':
    case 'double':
      return <SheetScreen smeId={smeId} tab="journal" />;
    case 'details':
      return <SheetScreen smeId={smeId} tab="details" />;
    case 'forms':
      return <EveryItem home={smeId} />;
    case 'members':
    case 'devices':
      return <SettingsScreen section={part} />;
    default:
      return <PortfolioScreen />;
  }
}

function Scene({ part }: Pick<WorkScene, 'part'>) {
  if (part === 'arrival') return <ArrivalScreen programmeId={fixtureIds.programmeId} />;
  if (part === 'programmes') return <SignInScreen environment={environment} />;
  if (part === 'report') return <LinkedReportScreen zone={environment.zone()} />;
  return <Shell>{screenOf(part)}</Shell>;
}

const { path, search = '' } = places[scene.part];
const memory = memoryLocation({ path, searchPath: search });
createRoot(present(document.getElementById('root'), 'the root element')).render(
  <StrictMode>
    <PwaContext value={pwa}>
      <AccountsContext
        value={workAccounts(now, { held: stuck[0]?.group, report: workReport(scene, now) })}
      >
        <BackupsContext value={testBackupTools()}>
          <DeviceContext value={device}>
            <CarnetContext value={carnet}>
              <SyncContext value={exchange.access}>
                <Router hook={memory.hook} searchHook={memory.searchHook}>
                  <Scene part={scene.part} />
                </Router>
              </SyncContext>
            </CarnetContext>
          </DeviceContext>
        </BackupsContext>
      </AccountsContext>
    </PwaContext>
  </StrictMode>,
);
