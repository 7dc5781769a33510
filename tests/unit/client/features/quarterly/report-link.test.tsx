// @vitest-environment jsdom
/** The link to an issued report: none is replaced without a question, and the one that was made here is shown again. */

import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ReportLink } from '../../../../../src/client/features/quarterly/report-link.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import type { IssuedReport } from '../../../../../src/domain/report/quarterly/frozen-report.ts';
import { ok } from '../../../../../src/std/result.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { textsOf } from '../../../../support/journey.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';

const dayMs = 24 * 3_600_000;
const user = userEvent.setup();

test.each(['en', 'fr'] as const)(
  'is asked for before it is made, once, and shown again for what it is (F200) [%s]',
  async (language) => {
    await initI18n(language);
    await setLanguage(language);
    const { link: words } = textsOf[language].quarterly;
    const { link: linkWords } = textsOf[language].people;
    const { carnet, environment } = await carnetFixture();
    let made = 0;
    const accounts = testAccounts({
      linkToReport: async () => {
        made += 1;
        return ok({ path: `/report#${String(made)}`, expires: environment.now() + 14 * dayMs });
      },
    });
    const report = { id: `report-${language}`, home: 'programme-1' } as IssuedReport;
    render(
      <AccountsContext value={accounts}>
        <CarnetContext value={carnet}>
          <ReportLink report={report} />
        </CarnetContext>
      </AccountsContext>,
    );
    const dialog = () => within(screen.getByRole('dialog'));
    const address = () => dialog().findByRole('textbox', { name: linkWords.address });
    const press = (name: string) => user.click(dialog().getByRole('button', { name }));
    const since = words.since.split('. ')[1] ?? '';
    const saysSince = () => dialog().queryByText((text) => text.includes(since)) !== null;
    const open = () => user.click(screen.getByRole('button', { name: words.make }));

    await open();
    expect(dialog().getByText(words.ends)).toBeVisible();
    expect(dialog().getByRole('button', { name: words.cancel })).toHaveFocus();
    await press(words.cancel);
    expect(made).toBe(0);
    await open();
    await press(words.create);
    expect(await address()).toHaveValue(`${location.origin}/report#1`);
    expect(saysSince()).toBe(false);
    await press(linkWords.done);

    // Pressed again, the one that may have been sent still works, unless somebody made another.
    await open();
    expect(saysSince()).toBe(true);
    expect(await address()).toHaveValue(`${location.origin}/report#1`);
    await press(words.replace);
    expect(dialog().getByText(words.ends)).toBeVisible();
    await press(words.create);
    expect(await address()).toHaveValue(`${location.origin}/report#2`);
    expect(saysSince()).toBe(false);
    await press(linkWords.done);

    environment.pass(15 * dayMs);
    await open();
    expect(dialog().getByText(words.ends)).toBeVisible();
    expect(made).toBe(2);
  },
);
