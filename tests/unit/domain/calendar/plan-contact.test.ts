import { describe, expect, it } from 'vitest';
import { planContact, putContactOn } from '../../../../src/domain/calendar/plan-contact.ts';
import { recordAs } from '../../../../src/domain/operation/record.ts';
import { carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';

const plan = {
  smeId: '',
  day: '2020-11-24',
  hour: '10:00',
  kind: 'interim',
  mode: 'phone',
} as const;

describe('planning a contact', () => {
  it('adds it as planned, on the clock of who plans it, who takes part', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme();
    const result = await carnet.run(planContact({ ...plan, smeId }));
    const id = result.ok ? (result.value.group[0]?.record ?? '') : '';
    expect(recordAs(carnet.record(id), 'contact')?.values).toEqual({
      at: '2020-11-24T10:00',
      zone: 'Europe/Paris',
      kind: 'interim',
      mode: 'phone',
      direction: 'outbound',
      state: 'planned',
      memberIds: [fixtureIds.memberId],
    });
    expect(carnet.state.getState().sheets.get(smeId)?.summary.planned).toEqual([
      {
        id,
        at: '2020-11-24T10:00',
        zone: 'Europe/Paris',
        kind: 'interim',
        mode: 'phone',
        memberIds: [fixtureIds.memberId],
        confidential: false,
      },
    ]);
  });

  it('may leave the hour open', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme();
    const result = await carnet.run(planContact({ ...plan, smeId, hour: '' }));
    const id = result.ok ? (result.value.group[0]?.record ?? '') : '';
    expect(carnet.record(id)?.values['at']).toBe('2020-11-24T00:00');
  });

  it.each([
    ['no SME', { smeId: '' }, [{ field: 'smeId', reason: 'required' }]],
    ['no day', { day: '' }, [{ field: 'day', reason: 'required' }]],
    ['a day that does not exist', { day: '2021-02-30' }, [{ field: 'day', reason: 'invalid' }]],
    [
      'neither',
      { smeId: '', day: '' },
      [
        { field: 'smeId', reason: 'required' },
        { field: 'day', reason: 'required' },
      ],
    ],
  ])('refuses %s at its field, and writes nothing', async (_name, changes, errors) => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme();
    const before = carnet.state.getState().undoCount;
    const result = await carnet.run(planContact({ ...plan, smeId, ...changes }));
    expect(result).toEqual({ ok: false, error: { kind: 'invalid', errors } });
    expect(carnet.state.getState().undoCount).toBe(before);
  });

  it('refuses an SME that is gone', async () => {
    const { carnet } = await carnetFixture();
    const result = await carnet.run(planContact({ ...plan, smeId: 'nowhere' }));
    expect(result).toMatchObject({ ok: false, error: { kind: 'gone' } });
  });
});

describe('moving a contact to another day', () => {
  it('keeps its hour and its zone, over a change of the clocks too, and can be undone', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    const at = '2021-03-26T16:30';
    const id = await addContact(smeId, { state: 'planned', at, zone: 'Europe/London' });
    await carnet.run(putContactOn(id, '2021-03-29'));
    expect(carnet.record(id)?.values).toMatchObject({
      at: '2021-03-29T16:30',
      zone: 'Europe/London',
    });
    await carnet.undo();
    expect(carnet.record(id)?.values).toMatchObject({ at });
  });

  it('refuses what is no day, and a contact that is gone', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const id = await addContact(await addSme(), { state: 'planned' });
    expect(await carnet.run(putContactOn(id, '2021-02-30'))).toMatchObject({
      error: { kind: 'invalid', errors: [{ field: 'day' }] },
    });
    expect(await carnet.run(putContactOn('nowhere', '2021-02-28'))).toMatchObject({
      error: { kind: 'gone' },
    });
  });
});
