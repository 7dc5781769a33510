// @vitest-environment jsdom
/** A text in two languages: the mark of a translation that is out of date, and who takes it away. */

import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { useRecord } from '../../../../../src/client/model/use-conflicts.ts';
import { PairField } from '../../../../../src/client/parts/record/pair-field.tsx';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import type { Text2 } from '../../../../../src/domain/entity/field.ts';
import { fingerprint } from '../../../../../src/domain/text/text-pair.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
beforeAll(() => initI18n('en'));
beforeEach(async () => {
  fixture = await carnetFixture();
});
afterEach(cleanup);

const behind: Text2 = {
  lang: 'en',
  text: 'The bank says yes, from March only.',
  translation: 'La banque accepte.',
  translationState: 'checked',
  translatedFrom: fingerprint('The bank says yes.'),
};
const id = 'event-1';

function Saved() {
  const title = useRecord(id)?.values['title'] as Text2 | undefined;
  return title === undefined ? null : (
    <PairField
      recordId={id}
      field="title"
      label="T"
      value={title}
      onNew={() => undefined}
      newError={undefined}
    />
  );
}

function New() {
  const [value, setValue] = useState<Text2 | undefined>(behind);
  return (
    <PairField
      recordId={undefined}
      field="title"
      label="T"
      value={value}
      onNew={setValue}
      newError={undefined}
    />
  );
}

describe.each([
  ['en', 'Original changed', 'Mark as proofread', 'French'],
  ['fr', 'Original modifié', 'Marquer comme relu', 'français'],
] as const)('a translation that is out of date, in %s (F226)', (language, mark, button, name) => {
  it.each([
    ['stored', Saved],
    ['being written', New],
  ])(
    'keeps its mark while it is typed in, until somebody says that it is proofread (%s)',
    async (_, Shown) => {
      await setLanguage(language);
      const event = { title: behind, kind: 'confinement', from: '2020-11-02' } as const;
      await fixture.carnet.run(createRecord('calendarEvent', fixtureIds.programmeId, event, id));
      render(
        <CarnetContext value={fixture.carnet}>
          <Shown />
        </CarnetContext>,
      );
      const box = await screen.findByRole('textbox', { name: new RegExp(name, 'u') });
      await userEvent.type(box, 'x');
      await userEvent.tab();
      await fixture.carnet.settled();
      await waitFor(() => expect(box).toHaveValue('La banque accepte.x'));
      const group = within(screen.getByRole('group'));
      expect(group.getByText(mark)).toBeVisible();
      // By keyboard, right after the box.
      expect(group.getByRole('button', { name: new RegExp(`^${button}`, 'u') })).toHaveFocus();
      await userEvent.keyboard('{Enter}');
      await waitFor(() => expect(group.queryByText(mark)).toBeNull());
      expect(group.queryByRole('button', { name: new RegExp(`^${button}`, 'u') })).toBeNull();
      expect(box).toHaveValue('La banque accepte.x');
    },
  );
});
