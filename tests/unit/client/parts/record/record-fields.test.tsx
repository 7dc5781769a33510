// @vitest-environment jsdom
/** Fields drawn from the declaration: each kind has its control, saves itself, and says what it cannot take. */

import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext, useCarnetState } from '../../../../../src/client/model/use-carnet.ts';
import { RecordFields } from '../../../../../src/client/parts/record/record-fields.tsx';
import { useRecordForm } from '../../../../../src/client/parts/record/use-record-form.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import {
  type EntityName,
  entityNames,
  fieldsOf,
} from '../../../../../src/domain/entity/registry.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
const { programmeId, memberId, padFr, padUk } = fixtureIds;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
});

const valueOf = (id: string, field: string) => fixture.carnet.record(id)?.values[field];

function MemberForm() {
  const member = useCarnetState(({ members }) => members.find(({ id }) => id === memberId));
  const form = useRecordForm('member', member, {});
  return (
    <RecordFields
      form={form}
      fields={['name', 'email', 'launchPadId', 'roles', 'inactive']}
      choices={{
        launchPadId: [
          { id: padUk, label: 'UK pad' },
          { id: padFr, label: 'FR pad' },
        ],
      }}
      hints={{ email: 'Where links are sent' }}
    />
  );
}

function ProgrammeForm() {
  const programme = useCarnetState((state) => state.programme);
  const form = useRecordForm('programme', programme, {});
  return <RecordFields form={form} fields={['supportDayRate', 'plannedSupportWeeks']} />;
}

function NewEvent() {
  const form = useRecordForm('calendarEvent', undefined, {});
  return (
    <>
      <RecordFields form={form} fields={['title', 'kind', 'country', 'from']} first="title" />
      <output data-testid="written">{JSON.stringify(form.values)}</output>
    </>
  );
}

function NewMeeting() {
  const form = useRecordForm('meeting', undefined, { at: '2020-11-19T10:00' });
  return (
    <>
      <RecordFields form={form} fields={['at']} />
      <output data-testid="written">{form.values.at}</output>
    </>
  );
}

const show = (what: React.ReactNode) =>
  render(<CarnetContext value={fixture.carnet}>{what}</CarnetContext>);

describe('the fields of a record', () => {
  it('save a line, a choice among several and a box to tick, each by itself', async () => {
    show(<MemberForm />);
    expect(screen.getByLabelText(/^Email/)).toHaveAccessibleDescription('Where links are sent');
    const name = screen.getByLabelText('Name');
    await userEvent.clear(name);
    await userEvent.type(name, 'Maëlle G.');
    await userEvent.tab();
    await waitFor(() => expect(valueOf(memberId, 'name')).toBe('Maëlle G.'));
    await userEvent.type(screen.getByLabelText(/^Launch pad/), 'UK{Enter}');
    await waitFor(() => expect(valueOf(memberId, 'launchPadId')).toBe(padUk));
    await userEvent.click(screen.getByRole('checkbox'));
    await waitFor(() => expect(valueOf(memberId, 'inactive')).toBe(true));
  });

  it('say at the field what cannot be taken, and keep it there', async () => {
    show(<MemberForm />);
    await userEvent.clear(screen.getByLabelText('Name'));
    await userEvent.tab();
    await waitFor(() =>
      expect(screen.getByLabelText('Name')).toHaveAccessibleDescription(/Fill in/),
    );
    expect(valueOf(memberId, 'name')).not.toBe('');
  });

  it('follow what others change while nobody types in them', async () => {
    show(<MemberForm />);
    await act(async () => {
      await fixture.carnet.run(setFields(memberId, { email: 'm@example.org' }));
    });
    expect(screen.getByLabelText(/^Email/)).toHaveValue('m@example.org');
  });

  it('read amounts and numbers as they are written in the language of the reader', async () => {
    await setLanguage('fr');
    show(<ProgrammeForm />);
    const [amount, weeks] = screen.getAllByRole('textbox');
    await userEvent.clear(amount as HTMLElement);
    await userEvent.type(amount as HTMLElement, '420,50');
    await userEvent.tab();
    await waitFor(() =>
      expect(valueOf(programmeId, 'supportDayRate')).toEqual({ amount: 420.5, currency: 'EUR' }),
    );
    await userEvent.selectOptions(screen.getByLabelText('Devise'), 'GBP');
    await waitFor(() =>
      expect(valueOf(programmeId, 'supportDayRate')).toEqual({ amount: 420.5, currency: 'GBP' }),
    );
    await userEvent.clear(weeks as HTMLElement);
    await userEvent.type(weeks as HTMLElement, 'seize');
    await userEvent.tab();
    await waitFor(() => expect(weeks).toHaveAccessibleDescription(/Vérifiez cette valeur/));
    expect(weeks).toHaveValue('seize');
  });

  it('keep what is written for a record that is still to be added', async () => {
    show(<NewEvent />);
    await userEvent.type(screen.getAllByRole('textbox')[0] as HTMLElement, 'Fair');
    await userEvent.selectOptions(screen.getByLabelText('Type'), 'event');
    const written = screen.getByTestId('written');
    expect(written).toHaveTextContent('"text":"Fair"');
    expect(written).toHaveTextContent('"kind":"event"');
  });

  it.each([
    ['en', 'Date and time', 'Time', /^Enter a time/],
    ['fr', 'Jour et heure', 'Heure', /^Saisissez une heure/],
  ] as const)(
    'name the box of a day and that of its hour each, and say what is wrong with the hour at its own [%s]',
    async (language, day, hour, problem) => {
      await setLanguage(language);
      show(<NewMeeting />);
      const dayBox = screen.getByRole('combobox', { name: day });
      const hourBox = screen.getByRole('textbox', { name: hour });
      expect(dayBox).toHaveAttribute('id');
      expect(hourBox.id).not.toBe(dayBox.id);
      await userEvent.clear(hourBox);
      await userEvent.type(hourBox, '14h30');
      await userEvent.tab();
      expect(screen.getByTestId('written')).toHaveTextContent('2020-11-19T14:30');
      await userEvent.clear(hourBox);
      await userEvent.type(hourBox, 'soon');
      await userEvent.tab();
      expect(hourBox).toHaveAccessibleDescription(problem);
      expect(dayBox).not.toBeInvalid();
    },
  );

  it('have a name in both languages wherever an entity declares one', async () => {
    for (const language of ['en', 'fr'] as const) {
      const texts = (await import(`../../../../../locales/${language}/domain.json`)) as {
        readonly default: {
          readonly field: Readonly<Record<string, Readonly<Record<string, string>>>>;
        };
      };
      const missing = entityNames.flatMap((entity: EntityName) =>
        Object.keys(fieldsOf(entity))
          .filter((field) => texts.default.field[entity]?.[field] === undefined)
          .map((field) => `${language} ${entity}.${field}`),
      );
      expect(missing).toEqual([]);
    }
  });
});
