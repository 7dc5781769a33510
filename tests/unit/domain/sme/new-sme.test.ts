/** Adding an SME: what is written of it, and who is told. */

import { describe, expect, it } from 'vitest';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { recordAs, type Sme } from '../../../../src/domain/operation/record.ts';
import { openHandovers } from '../../../../src/domain/sme/hand-over.ts';
import { addSme, type NewSme } from '../../../../src/domain/sme/new-sme.ts';
import { present } from '../../../../src/std/assert.ts';

const today = '2020-11-19';
let ids = 0;

function added(rest: Partial<NewSme> = {}): Sme {
  const base = { id: 's', name: ' Kerlan ', country: 'FR', launchPadId: 'pad-fr' } as const;
  const result = addSme(
    { ...base, stage: 'screening', ...rest },
    today,
  )({
    by: 'maelle',
    at: 1,
    newId: () => `id-${(ids += 1)}`,
    today,
    now: `${today}T10:42`,
    zone: 'Europe/Paris',
    programmeId: 'p',
    record: () => undefined,
  });
  if (!result.ok) throw new Error(result.error.kind);
  const [operation] = result.value;
  const applied = applyOperation(undefined, present(operation, 'written'), 'later');
  return present(recordAs(present(applied, 'applies').record, 'sme'), 'an SME');
}

describe('adding an SME', () => {
  it('needs a name, a pad and a stage, which begins on the day', () => {
    expect(added().values).toEqual({
      name: 'Kerlan',
      country: 'FR',
      launchPadId: 'pad-fr',
      track: 'programme',
      stage: 'screening',
      stageDates: { screening: today },
    });
  });

  it('keeps no empty texts', () => {
    const { values } = added({ town: ' ', companyNumber: ' 552 100 554 ' });
    expect(values.town).toBeUndefined();
    expect(values.companyNumber).toBe('552 100 554');
  });

  it('tells a colleague who is to follow it, and nobody else', () => {
    const given = added({ accountManagerId: 'emma' });
    const told = (member: string) => openHandovers([given], member, today).map(({ side }) => side);
    expect(told('emma')).toEqual(['received']);
    expect(told('maelle')).toEqual([]);
    expect(added({ accountManagerId: 'maelle' }).values.handovers).toBeUndefined();
  });
});
