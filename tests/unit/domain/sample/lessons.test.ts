/** The lessons of the sample: one leads to an action, as the screen of lessons shows it. */

import { expect, it } from 'vitest';
import { recordAs } from '../../../../src/domain/operation/record.ts';
import { sampleRecords } from '../report/quarterly/sample-source.ts';

it('leads from a lesson to an open action of the programme', () => {
  const records = sampleRecords();
  const led = [...records.values()]
    .flatMap((record) => recordAs(record, 'lesson')?.values.leadsTo ?? [])
    .map((id) => records.get(id));
  expect(led).toHaveLength(1);
  expect(led[0]).toMatchObject({ entity: 'action', values: { state: 'open' } });
});
