/**
 * Where the work is and what has to be settled, in every state, over a programme in memory: what a real server and two
 * laptops show only by chance. `?screen=conflicts|pill|details`, `?state=` a phase of the exchange, `?lang=`, `?theme=`.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { WorkPill } from '../../../src/client/app/work-pill.tsx';
import { ConflictsScreen } from '../../../src/client/features/conflicts/conflicts-screen.tsx';
import { SheetScreen } from '../../../src/client/features/sheet/sheet-screen.tsx';
import { initI18n } from '../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../src/client/model/use-sync.ts';
import type { SyncPhase } from '../../../src/client/ports/exchange.ts';
import { AppShell } from '../../../src/client/ui/app-shell.tsx';
import '../../../src/client/ui/look.css';
import { setFields } from '../../../src/domain/command/command.ts';
import { present } from '../../../src/std/assert.ts';
import { carnetFixture, testNow } from '../carnet-fixture.ts';
import { confirmed, conflictOn, deletedMeanwhile } from '../conflict-fixture.ts';
import { exchangeFixture } from '../exchange-fixture.ts';
import { testDevice } from '../test-device.ts';

const wishes = new URLSearchParams(location.search);
const lang = wishes.get('lang') === 'en' ? 'en' : 'fr';
const screen = wishes.get('screen') ?? 'pill';
const phase = (wishes.get('state') ?? 'offline') as SyncPhase;
document.documentElement.dataset['theme'] = wishes.get('theme') ?? 'light';

const fixture = await carnetFixture();
const { carnet } = fixture;
const smeId = await fixture.addSme({ sourceNote: 'Deux transporteurs comparés.' });
const otherId = await fixture.addSme({ name: 'Biscuiterie Trévarn', town: 'Quimper' });
const actionId = await fixture.addAction(smeId);
if (wishes.get('conflicts') !== 'none') {
  await conflictOn(fixture, smeId, 'sourceNote', [
    'Deux transporteurs comparés pour les objets fragiles. Livraison offerte dès 60 £, sinon 6,90 £.',
    'Deux transporteurs comparés pour les objets fragiles. Livraison offerte dès 75 £, sinon 6,90 £. Assurance casse comprise.',
  ]);
  await conflictOn(fixture, actionId, 'due', ['2020-12-01', '2020-12-08']);
  await conflictOn(fixture, smeId, 'people', [
    { 'person-claire': { name: 'Claire Le Goff', role: 'Directrice' } },
    { 'person-claire': { name: 'Claire Le Goff', role: 'Présidente' } },
  ]);
  await conflictOn(fixture, actionId, 'title', [
    { lang: 'fr', text: 'Envoyer le glossaire et les tarifs' },
    { lang: 'fr', text: 'Envoyer le glossaire relu', translation: 'Send the proofread glossary' },
  ]);
  await deletedMeanwhile(fixture, await fixture.addAction(otherId), { due: '2020-12-04' });
}
await confirmed(fixture);
carnet.noteClockOffset(0);
await carnet.run(setFields(otherId, { town: 'Quimperlé' }));
await fixture.addContact(smeId);
await fixture.addAction(smeId);
await carnet.run(setFields(otherId, { sourceNote: 'Rencontrée au salon de Rennes.' }));
const refused = present(carnet.lastChange(), 'a change');

const waiting = phase === 'synced' ? 0 : 4;
const { access } = exchangeFixture(
  {
    phase,
    waiting,
    exchangedAt: testNow,
    stuck: phase === 'lost' ? 1 : 0,
    problem: phase === 'offline' ? { kind: 'offline' } : undefined,
  },
  phase === 'lost' ? [{ key: 1, outcome: 'held', group: [...refused] }] : [],
);
await initI18n(lang);

const memory = memoryLocation({ path: '/' });
const root = present(document.getElementById('root'), 'the root element');
createRoot(root).render(
  <StrictMode>
    <DeviceContext value={testDevice(() => testNow)}>
      <CarnetContext value={carnet}>
        <SyncContext value={access}>
          <Router hook={memory.hook} searchHook={memory.searchHook}>
            <AppShell
              brand={{ name: 'Carnet', href: '#' }}
              labels={{ navigation: 'Navigation', skip: 'Aller au contenu' }}
              items={[]}
              footItems={[]}
              bottomBar={null}
              tools={<WorkPill />}
            >
              {screen === 'details' ? (
                <SheetScreen smeId={smeId} tab="details" />
              ) : screen === 'journal' ? (
                <SheetScreen smeId={smeId} tab="journal" />
              ) : (
                <ConflictsScreen />
              )}
            </AppShell>
          </Router>
        </SyncContext>
      </CarnetContext>
    </DeviceContext>
  </StrictMode>,
);
