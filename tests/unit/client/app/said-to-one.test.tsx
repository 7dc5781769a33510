// @vitest-environment jsdom
/** What was said to one person on a device is not there for the next one (F118). */

import { act, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { App } from '../../../../src/client/app/app.tsx';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import {
  askMail,
  hearMail,
  mailQuestion,
  takeMails,
} from '../../../../src/client/model/mail-question.ts';
import { notices, notify } from '../../../../src/client/model/notices.ts';
import { askPlan, planQuestion } from '../../../../src/client/model/plan-question.ts';
import { useSaidTo } from '../../../../src/client/model/said-here.ts';
import { askStage, stageQuestion } from '../../../../src/client/model/stage-question.ts';
import { AccountsContext } from '../../../../src/client/model/use-accounts.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';
import { testAccounts } from '../../../support/test-accounts.ts';
import { testDevice } from '../../../support/test-device.ts';

const account = (id: string) => ({ id, name: id, email: `${id}@example.org` });
const said = () => notices.getState().list.map(({ message }) => message);

function sayAndAsk(): void {
  notify({ message: 'Call with Atelier Kerlan logged', tone: 'done' });
  askPlan({ smeId: 'sme-1' });
  askStage('sme-1');
  askMail([new File([''], 'a.eml')]);
}

test('a notice and a question end with the account, where no shell shows them as well', async () => {
  await initI18n('en');
  const { environment } = await carnetFixture();
  const device = testDevice(() => environment.now());
  device.setAccount(account('maelle'));
  window.history.replaceState(null, '', '/nowhere-at-all');
  render(
    <AccountsContext value={testAccounts({})}>
      <App device={device} environment={environment} />
    </AccountsContext>,
  );
  act(sayAndAsk);
  expect(said()).toHaveLength(1);
  act(() => device.setAccount(undefined));
  expect(said()).toEqual([]);
  expect(planQuestion.getState().question).toBeUndefined();
  expect(stageQuestion.getState().asked).toBeUndefined();
  expect(mailQuestion.getState().question).toBeUndefined();
});

test('they end with the programme that is open', () => {
  const Programme = ({ id }: { readonly id: string }) => {
    useSaidTo(id);
    return <p>{id}</p>;
  };
  const Switch = () => {
    const [id, setId] = useState('first');
    return (
      <button type="button" onClick={() => setId('second')}>
        <Programme id={id} />
      </button>
    );
  };
  const { unmount } = render(<Switch />);
  act(sayAndAsk);
  act(() => screen.getByRole('button').click());
  expect(screen.getByText('second')).toBeVisible();
  expect(said()).toEqual([]);
  act(sayAndAsk);
  unmount();
  expect(said()).toEqual([]);
});

test('an email that is dropped where no programme is open waits for nobody', () => {
  const mail = new File([''], 'a.eml');
  expect(takeMails([mail])).toEqual([mail]);
  expect(mailQuestion.getState().question).toBeUndefined();
  const end = hearMail();
  expect(takeMails([mail])).toEqual([]);
  expect(mailQuestion.getState().question?.files).toEqual([mail]);
  end();
  expect(mailQuestion.getState().question).toBeUndefined();
  expect(takeMails([mail])).toEqual([mail]);
});
