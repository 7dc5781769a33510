/** One press on an action, and the date that it was first promised for. */

import { expect, it } from 'vitest';
import {
  completeAction,
  dropAction,
  putOffAction,
  reopenAction,
} from '../../../../src/domain/action/settle-action.ts';
import { present } from '../../../../src/std/assert.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';

async function oneAction() {
  const { carnet, addSme, addAction } = await carnetFixture();
  const smeId = await addSme();
  const id = await addAction(smeId);
  const action = () =>
    present(carnet.state.getState().sheets.get(smeId)?.actions[0], 'it is there');
  return { carnet, id, action };
}

it('is done today, and has no such day once it is open again', async () => {
  const { carnet, id, action } = await oneAction();
  await carnet.run(completeAction(id));
  expect(action().values).toMatchObject({ state: 'done', doneOn: '2020-11-19' });
  await carnet.run(reopenAction(id));
  expect(action().values.state).toBe('open');
  expect(action().values).not.toHaveProperty('doneOn');
});

it('can be dropped', async () => {
  const { carnet, id, action } = await oneAction();
  await carnet.run(dropAction(id));
  expect(action().values.state).toBe('dropped');
});

it('keeps the first date promised however often it is put off', async () => {
  const { carnet, action } = await oneAction();
  await carnet.run(putOffAction(action(), '2020-12-04'));
  await carnet.run(putOffAction(action(), '2020-12-18'));
  expect(action().values).toMatchObject({ due: '2020-12-18', originalDue: '2020-11-27' });
  await carnet.run(putOffAction(action(), undefined));
  expect(action().values).not.toHaveProperty('due');
  expect(action().values.originalDue).toBe('2020-11-27');
});
