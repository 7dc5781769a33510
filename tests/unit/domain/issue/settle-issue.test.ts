/** How an issue ends, and comes back. */

import { expect, it } from 'vitest';
import { moveIssue, reopenIssue, resolveIssue } from '../../../../src/domain/issue/settle-issue.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';

it('has the day of its end while it is settled, and none once it is open again', async () => {
  const { carnet, addSme, addIssue } = await carnetFixture();
  const smeId = await addSme();
  const id = await addIssue(smeId);
  const values = () => carnet.state.getState().sheets.get(smeId)?.issues[0]?.values;
  await carnet.run(resolveIssue(id));
  expect(values()).toMatchObject({ state: 'resolved', resolvedOn: '2020-11-19' });
  await carnet.run(reopenIssue(id));
  expect(values()).toMatchObject({ state: 'open' });
  expect(values()).not.toHaveProperty('resolvedOn');
  await carnet.run(moveIssue(id, 'accepted'));
  expect(values()).toMatchObject({ state: 'accepted', resolvedOn: '2020-11-19' });
});
