/** The programme of the scenes: a small one, in memory, with everything in it that two laptops leave behind. */

import { setFields } from '../../../src/domain/command/command.ts';
import type { Group } from '../../../src/domain/operation/operation.ts';
import { moveStage } from '../../../src/domain/stage/move-stage.ts';
import type { StuckGroup } from '../../../src/client/ports/sync.ts';
import { beginToLook, lookerKey } from '../../../src/client/model/looked.ts';
import { present } from '../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../carnet-fixture.ts';
import { conflictOn, deletedMeanwhile } from '../conflict-fixture.ts';
import { decide, exchanged, pulledChange } from '../pulled-fixture.ts';
import type { WorkScene } from './work-scenes.ts';

export interface WorkProgramme extends CarnetFixture {
  /** The SME whose sheet has something of everything. */
  readonly smeId: string;
  readonly stuck: readonly StuckGroup[];
}

const names = [
  ['Brasserie de l’Odet', 'Quimper'],
  ['Conserverie Penfret', 'Concarneau'],
  ['Savonnerie de l’Aber', 'Landéda'],
  ['Voiles Grouazel', 'Cancale'],
] as const;

/** Builds it as the scene asks. */
export async function workProgramme(scene: WorkScene): Promise<WorkProgramme> {
  const fixture = await carnetFixture();
  const { carnet } = fixture;
  const smeId = await fixture.addSme({ sourceNote: 'Deux transporteurs comparés.' });
  const otherId = await fixture.addSme({ name: 'Biscuiterie Trévarn', town: 'Quimper' });
  const contactId = await fixture.addContact(smeId);
  const actionId = await fixture.addAction(smeId);
  const others: string[] = [];
  for (const [name, town] of names) others.push(await fixture.addSme({ name, town }));
  if (scene.part === 'double') await fixture.addSme({ name: 'ATELIER KERLAN', town: 'Dinard' });
  if (scene.quiet !== true) await leaveConflicts(fixture, { smeId, otherId, actionId });
  // Before the exchange, so that it waits for nobody once it is taken back.
  const passed = scene.stuck === true ? await passedOver(fixture, otherId) : [];
  await exchanged(fixture);
  if (scene.held === true) await leaveHeldField(fixture, smeId);
  if (scene.quiet === true && scene.stuck !== true) return { ...fixture, smeId, stuck: [] };

  const last = present(
    (await (await fixture.store.sync()).readSync())?.cursor?.sequence,
    'it is exchanged',
  );
  beginToLook(lookerKey(fixtureIds.programmeId, fixtureIds.memberId), last);
  await carnet.loadJournal(smeId);
  await pulledChange(fixture, contactId, { minutes: 25, reached: true });
  await pulledChange(fixture, smeId, { sector: 'Céramique de table' });
  for (const id of others.slice(0, 2)) await pulledChange(fixture, id, { town: 'Pont-l’Abbé' });

  await carnet.run(setFields(otherId, { town: 'Quimperlé' }));
  await fixture.addContact(smeId);
  await fixture.addAction(smeId);
  await carnet.run(setFields(otherId, { sourceNote: 'Rencontrée au salon de Rennes.' }));
  const refused = present(carnet.lastChange(), 'a change');
  await carnet.run(
    setFields(otherId, { people: { p1: { name: 'Yann Trévarn', role: 'Gérant' } } }),
  );
  const unread = present(carnet.lastChange(), 'a change');
  const stuck: readonly StuckGroup[] = [
    { key: 1, outcome: 'held', group: passed },
    { key: 2, outcome: 'needsAttention', group: unread },
    { key: 3, outcome: 'quarantined', group: refused },
    { key: 4, outcome: 'setAside', group: unread },
  ];
  return { ...fixture, smeId, stuck: scene.stuck === true ? stuck : [] };
}

/** A step on without what it asks for, and the reason; it took no effect. */
async function passedOver({ carnet }: CarnetFixture, smeId: string): Promise<Group> {
  const reason =
    'Rencontrée au salon de Rennes : les documents d’inscription suivent par courrier.';
  await carnet.run(moveStage(smeId, { to: 'inducted', on: '2020-11-19', reason, evidence: {} }));
  const group = present(carnet.lastChange(), 'a change');
  await carnet.undo();
  return group;
}

async function leaveHeldField(fixture: CarnetFixture, smeId: string): Promise<void> {
  await fixture.carnet.run(setFields(smeId, { town: 'Dinard', sector: 'Céramique de table' }));
  const move = { to: 'paused', on: '2020-11-19', reason: 'Travaux', evidence: {} } as const;
  await fixture.carnet.run(moveStage(smeId, move));
  await pulledChange(fixture, fixtureIds.memberId, { roles: ['chief'] });
  await decide(fixture, 'held');
}

interface Contested {
  readonly smeId: string;
  readonly otherId: string;
  readonly actionId: string;
}

/** One conflict of each kind: a text, a day, a map, a text in two languages, a deletion. */
async function leaveConflicts(
  fixture: CarnetFixture,
  { smeId, otherId, actionId }: Contested,
): Promise<void> {
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
