// @vitest-environment jsdom
/**
 * A template of one's own: copied, edited, tried, published, used by new forms; what is filled in stays as it is.
 *
 * Longer than 400 lines because the list, the editor and the forms stand on the same draft.
 */

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TemplatesSection } from '../../../../../src/client/features/settings/templates-section.tsx';
import { TemplateScreen } from '../../../../../src/client/features/templates/template-screen.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { readOwnTemplatesBy } from '../../../../../src/client/ports/own-templates.ts';
import { templates } from '../../../../../src/client/i18n/templates.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { ownTemplatesOf } from '../../../../../src/client/model/own-templates.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { FormDesk } from '../../../../../src/client/parts/form/form-desk.tsx';
import {
  createRecord,
  deleteRecord,
  setFields,
} from '../../../../../src/domain/command/command.ts';
import { beginForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import { eligibilityChecklist } from '../../../../../src/domain/form/templates/eligibility-checklist.ts';
import {
  addItem,
  changeItem,
  copyTemplate,
  retireItem,
} from '../../../../../src/domain/template/edit-draft.ts';
import { publish } from '../../../../../src/domain/template/publish.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

const { programmeId } = fixtureIds;
const draftId = 'draft-1';
let fixture: CarnetFixture;
let stopReading: () => void;

beforeAll(() => initI18n('en'));

beforeEach(async () => {
  fixture = await carnetFixture();
  stopReading = readOwnTemplatesBy(ownTemplatesOf(fixture.carnet));
});

afterEach(() => {
  cleanup();
  stopReading();
  templates.setState({}, true);
  notices.setState({ list: [] });
});

async function copied(): Promise<void> {
  const result = await fixture.carnet.run(copyTemplate(programmeId, eligibilityChecklist, draftId));
  expect(result.ok).toBe(true);
}

function show(element: React.ReactNode): void {
  render(<CarnetContext value={fixture.carnet}>{element}</CarnetContext>);
}

const drafts = () =>
  present(lazyRecordsOf(fixture.carnet.state.getState(), programmeId, 'template'), 'read');
const versions = () =>
  lazyRecordsOf(fixture.carnet.state.getState(), programmeId, 'templateVersion') ?? [];
const list = () => screen.findByRole('group', { name: 'Template questions' });

describe('the list of templates', () => {
  it('copies a template of Carnet, which is then the programme’s own', async () => {
    const user = userEvent.setup();
    show(<TemplatesSection />);
    const copy = await screen.findByRole('button', {
      name: `Copy and edit “${eligibilityChecklist.title.en}”`,
    });
    await user.click(copy);
    await waitFor(() => expect(drafts()).toHaveLength(1));
    expect(await screen.findByText('Programme draft, not published yet')).toBeVisible();
    expect(screen.getAllByText('Carnet template')).toHaveLength(5);
  });

  it('takes a published one out of use, and back', async () => {
    await copied();
    await fixture.carnet.run(publish({ draftId, version: 2 }, 'version-2'));
    const user = userEvent.setup();
    show(<TemplatesSection />);
    await user.click(await screen.findByRole('switch', { name: 'Used for new forms' }));
    await waitFor(() => expect(drafts()[0]?.values.withdrawn).toBe(true));
  });

  it('lets account managers read, and nothing else', async () => {
    await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['accountManager'] }));
    fixture.carnet.state.setState({ isConnected: true });
    show(<TemplatesSection />);
    await screen.findByText(eligibilityChecklist.title.en);
    expect(screen.queryByRole('button', { name: /Copy and edit/ })).toBeNull();
  });
});

describe('the editor', () => {
  it('saves what is typed in each language, and says what changed', async () => {
    await copied();
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    const box = await screen.findByRole('textbox', { name: /^Question,? .*French/ });
    await user.clear(box);
    await user.type(box, 'Au registre ?');
    await user.tab();
    await waitFor(() =>
      expect(drafts()[0]?.values['item.registered']).toMatchObject({
        'label.fr': 'Au registre ?',
        'label.en': eligibilityChecklist.sections[0]?.items[0]?.label.en,
      }),
    );
    expect(await screen.findByText('1 changed')).toBeVisible();
  });

  it('moves a question with Alt and an arrow, and retires one until it is brought back', async () => {
    await copied();
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    const first = await within(await list()).findByRole('button', {
      name: /1 Registered and trading/,
    });
    first.focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await within(await list()).findByRole('button', { name: /2 Registered and trading/ });
    await user.click(screen.getByRole('button', { name: 'Retire' }));
    await within(await list()).findByRole('button', {
      name: /Registered and trading.*retired from the next version/,
    });
    await user.click(screen.getByRole('button', { name: 'Reinstate' }));
    await waitFor(() => expect(drafts()[0]?.values['retired.registered']).toBeUndefined());
  });

  it('compares a figure in a condition: named until it has its value, then tried in the preview', async () => {
    await copied();
    const { carnet } = fixture;
    const section = eligibilityChecklist.sections[0]?.id ?? '';
    await carnet.run(addItem(draftId, { section }, { id: 'staff', type: 'number' }));
    const words = { 'label.en': 'How many staff?', 'label.fr': 'Combien de salariés ?' };
    await carnet.run(changeItem(draftId, 'staff', words));
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    await within(await list()).findByRole('button', { name: /1 Registered and trading/ });
    await user.selectOptions(screen.getByLabelText('Add a condition'), 'How many staff?');
    expect(
      (await screen.findAllByText('A comparison has no value yet. Enter it.')).length,
    ).toBeGreaterThan(0);
    const value = screen.getByRole('textbox', { name: /How many staff\?.*Value/ });
    await user.type(value, '10');
    await waitFor(() =>
      expect(drafts()[0]?.values['item.registered']).toMatchObject({
        only: { compare: { staff: { gte: 10 } } },
      }),
    );
    await waitFor(() =>
      expect(screen.queryByText('A comparison has no value yet. Enter it.')).toBeNull(),
    );
    expect(screen.getByText(/this question is not asked today/)).toBeVisible();
    await user.click(within(await list()).getByRole('button', { name: /How many staff/ }));
    await user.type(await screen.findByRole('textbox', { name: 'Try an answer' }), '12');
    await user.click(
      within(await list()).getByRole('button', { name: /1 Registered and trading/ }),
    );
    await waitFor(() => expect(screen.queryByText(/this question is not asked today/)).toBeNull());
  });

  it('keeps a half-typed figure as text, and stores nothing in its place until it is left', async () => {
    await copied();
    const { carnet } = fixture;
    const section = eligibilityChecklist.sections[0]?.id ?? '';
    await carnet.run(addItem(draftId, { section }, { id: 'staff', type: 'number' }));
    const words = { 'label.en': 'How many staff?', 'label.fr': 'Combien de salariés ?' };
    await carnet.run(changeItem(draftId, 'staff', words));
    const only = { compare: { staff: { gte: 10 } } };
    await carnet.run(changeItem(draftId, 'registered', { only }));
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    const box = () => screen.findByRole('textbox', { name: /How many staff\?.*Value/ });
    const compared = () =>
      (drafts()[0]?.values['item.registered'] as { readonly only?: unknown } | undefined)?.only;
    await user.clear(await box());
    await user.type(await box(), '12,');
    expect(await box()).toHaveValue('12,');
    await waitFor(() => expect(compared()).toEqual({ compare: { staff: { gte: 12 } } }));
    expect(screen.queryByText('A comparison has no value yet. Enter it.')).toBeNull();
    await user.type(await box(), '5');
    await waitFor(() => expect(compared()).toEqual({ compare: { staff: { gte: 12.5 } } }));
    await user.tab();
    await waitFor(async () => expect(await box()).toHaveValue('12.5'));

    // Left half-typed it is no figure: the comparison waits for one, and what was typed is there after a reload.
    await user.clear(await box());
    await user.type(await box(), '12 or so');
    await user.tab();
    expect(await screen.findByText('Enter a number, such as 12 or 12.5.')).toBeVisible();
    await waitFor(() => expect(compared()).toEqual({ compare: { staff: { gte: null } } }));
    cleanup();
    show(<TemplateScreen templateId={draftId} />);
    await waitFor(async () => expect(await box()).toHaveValue('12 or so'));
    expect(screen.getByText('Enter a number, such as 12 or 12.5.')).toBeVisible();
  });

  it('compares a day in the rule of a criterion, with what the verdicts mean', async () => {
    await copied();
    const { carnet } = fixture;
    const section = eligibilityChecklist.sections[0]?.id ?? '';
    await carnet.run(addItem(draftId, { section }, { id: 'founded', type: 'date' }));
    const words = { 'label.en': 'Founded?', 'label.fr': 'Créée le ?' };
    await carnet.run(changeItem(draftId, 'founded', words));
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    await user.click(await within(await list()).findByRole('button', { name: /Founded/ }));
    const met = screen.getByRole('combobox', { name: /^Met if the answer is/ });
    await user.selectOptions(met, 'this many months ago or more');
    await user.type(
      await screen.findByRole('textbox', { name: /^Met if the answer is.*Months/ }),
      '12',
    );
    await waitFor(() =>
      expect(drafts()[0]?.values['item.founded']).toMatchObject({
        rule: { pass: { ageMonths: { gte: 12 } } },
      }),
    );
    expect((await screen.findAllByText(/Explain what “to check” and “not met” mean/)).length).toBe(
      2,
    );
    await user.selectOptions(screen.getByRole('combobox', { name: /^Met if the answer is/ }), '–');
    await waitFor(() => expect(drafts()[0]?.values['item.founded']).not.toHaveProperty('rule'));
  });

  it('adds a question from the keyboard, names what it lacks and leads to it', async () => {
    await copied();
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    await list();
    await user.keyboard('n');
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Type of answer' }), [
      'Single choice',
    ]);
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await screen.findByText('3 items to complete before publishing', { selector: 'summary' });
    const publishing = screen.getByRole('button', { name: /Publish version 2/ });
    expect(publishing).toHaveAttribute('aria-disabled', 'true');
    expect(await screen.findByRole('heading', { name: 'Question 2' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Add an answer' }));
    await screen.findByText('4 items to complete before publishing', { selector: 'summary' });
  });

  it('puts the focus where an added question is written', async () => {
    await copied();
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    await list();
    await user.keyboard('n');
    await user.click(await screen.findByRole('button', { name: 'Add' }));
    const box = await screen.findByRole('textbox', { name: /^Question,? .*English/ });
    await waitFor(() => expect(box).toHaveFocus());
    await user.keyboard('Is there a van?');
    expect(box).toHaveValue('Is there a van?');
  });

  it('publishes nothing that is as it was', async () => {
    await copied();
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    const publishing = await screen.findByRole('button', { name: /Publish version 2/ });
    await waitFor(() =>
      expect(publishing).toHaveAccessibleDescription('Nothing has changed since version 1.'),
    );
    await user.click(publishing);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('names a condition with the question it follows', async () => {
    await copied();
    const only = { answer: { publicOwner: ['yes'] } };
    await fixture.carnet.run(changeItem(draftId, 'registered', { only }));
    show(<TemplateScreen templateId={draftId} />);
    await screen.findByRole('group', { name: /^After the question “.+”, if the answer is$/ });
  });

  it('keeps the focus in the question when a condition is removed from it', async () => {
    await copied();
    const only = { answer: { publicOwner: ['yes'] } };
    await fixture.carnet.run(changeItem(draftId, 'registered', { only }));
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    const condition = await screen.findByRole('group', { name: /^After the question/ });
    await user.click(within(condition).getByRole('button'));
    await waitFor(() => expect(condition).not.toBeInTheDocument());
    expect(document.activeElement?.closest('section')).toHaveAccessibleName('Asked if');
  });

  it('sets what an answer means, and asks for the words of a new result', async () => {
    await copied();
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    await list();
    const results = screen.getByRole('radiogroup', { name: /^No\. With this answer/ });
    await user.click(within(results).getByRole('radio', { name: 'To check' }));
    await waitFor(() =>
      expect(drafts()[0]?.values['item.registered']).toMatchObject({
        rule: { pass: ['yes'], refer: ['no'] },
      }),
    );
  });

  it('names the questions of a circle of conditions', async () => {
    await copied();
    const [a, b] = ['registered', 'publicOwner'];
    await fixture.carnet.run(changeItem(draftId, a, { only: { answer: { [b]: ['yes'] } } }));
    await fixture.carnet.run(changeItem(draftId, b, { only: { answer: { [a]: ['yes'] } } }));
    show(<TemplateScreen templateId={draftId} />);
    const said = await screen.findAllByText(/depends on questions that depend on it/);
    expect(said.length).toBeGreaterThan(1);
  });

  it('tries the open question with the real rule, and keeps nothing of it', async () => {
    await copied();
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    const trial = await screen.findByRole('complementary', { name: 'Preview' });
    await user.click(await within(trial).findByRole('radio', { name: /No$/ }));
    expect(await within(trial).findByText(eligibilityChecklist.verdicts.fail.en)).toBeVisible();
    expect(drafts()).toHaveLength(1);
  });

  it('tries the open question in the other language, with the answer that was given', async () => {
    await copied();
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    const preview = within(await screen.findByRole('complementary', { name: 'Preview' }));
    await user.click(await preview.findByRole('radio', { name: /Yes/u }));
    await user.click(preview.getByRole('radio', { name: 'French' }));
    const { label } = present(eligibilityChecklist.sections[0]?.items[0], 'a question');
    expect(await preview.findByText(label.fr.replaceAll('\u00a0', ' '))).toBeVisible();
    expect(preview.getByRole('radio', { name: /Oui/u })).toBeChecked();
    // What the page says besides stays in the language of the reader.
    expect(preview.getByRole('heading', { name: 'Preview' })).toBeVisible();
  });

  it('is printed with its questions in both languages and what answers mean, without retired ones', async () => {
    await copied();
    await fixture.carnet.run(retireItem(draftId, 'registered', true));
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await user.click(await screen.findByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledOnce();
    fireEvent(window, new Event('beforeprint'));
    const [retired, next] = present(eligibilityChecklist.sections[0], 'a part').items;
    const paper = screen.getByRole('table', { name: 'Template questions' });
    const said = paper.textContent ?? '';
    expect(said).toContain(present(next, 'a question').label.fr);
    expect(said).toContain(present(next, 'a question').label.en);
    expect(said).toContain('Yes, the registered office → Met');
    expect(said).toContain('Oui, le siège → Rempli');
    expect(said).toContain('Yes → MetNo → To checkNot sure → To check');
    expect(said).not.toContain(present(retired, 'a question').label.en);
    fireEvent(window, new Event('afterprint'));
    expect(screen.queryByRole('table', { name: 'Template questions' })).toBeNull();
  });

  it('is only read by who does not coordinate', async () => {
    await copied();
    await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['accountManager'] }));
    fixture.carnet.state.setState({ isConnected: true });
    show(<TemplateScreen templateId={draftId} />);
    expect(await screen.findByText(/Only the coordinator can change templates/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Publish/ })).toBeNull();
    for (const box of screen.getAllByRole('textbox')) expect(box).toBeDisabled();
  });

  it('publishes a version, which undo takes back', async () => {
    await copied();
    await fixture.carnet.run(retireItem(draftId, 'publicOwner', true));
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    await user.click(await screen.findByRole('button', { name: 'Publish version 2' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Publish version 2' }));
    await waitFor(() => expect(versions()).toHaveLength(1));
    expect(await screen.findByText('Draft, version 3')).toBeVisible();
    await fixture.carnet.undo();
    await waitFor(() => expect(versions()).toHaveLength(0));
  });

  it('says so where the template is not here', async () => {
    show(<TemplateScreen templateId="elsewhere" />);
    expect(await screen.findByText('This template is not on this device')).toBeVisible();
  });
});

describe('forms of an own template', () => {
  const home = 'sme-1';
  const sme = {
    name: 'Atelier',
    country: 'FR',
    launchPadId: fixtureIds.padFr,
    track: 'programme',
    stage: 'screening',
  } as const;

  beforeEach(async () => {
    await fixture.carnet.run(createRecord('sme', home, sme, home));
    await copied();
    await fixture.carnet.run(changeItem(draftId, 'registered', { 'label.en': 'On the register?' }));
    await fixture.carnet.run(publish({ draftId, version: 2 }, 'version-2'));
  });

  const desk = (
    <FormDesk home={home} templateId="eligibility-checklist/1" readOnly={false} mode="together" />
  );

  it('begin with the latest version, or with the Carnet template on request', async () => {
    const user = userEvent.setup();
    show(desk);
    await screen.findByRole('button', { name: 'Start with the Carnet template' });
    const [begin] = screen.getAllByRole('button');
    await user.click(present(begin, 'a button'));
    expect(await screen.findByText('On the register?')).toBeVisible();
    const [form] = lazyRecordsOf(fixture.carnet.state.getState(), home, 'form') ?? [];
    expect(form?.values.templateId).toBe('eligibility-checklist/version-2');
  });

  it('are moved over from the form itself, with what was answered, and undo takes it back', async () => {
    const { carnet } = fixture;
    const form = { home, templateId: 'eligibility-checklist/1', filledBy: 'together' } as const;
    await carnet.run(beginForm({ ...form, answers: { 'value.publicOwner': 'no' } }, 'form-1'));
    await carnet.run(retireItem(draftId, 'publicOwner', true));
    await carnet.run(publish({ draftId, version: 3 }, 'version-3'));
    const user = userEvent.setup();
    show(desk);
    await user.click(await screen.findByRole('button', { name: 'Move to version 3' }));
    const former = await screen.findByRole('region', { name: 'Retired questions' });
    expect(within(former).getByText('No')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Move to version 3' })).toBeNull();
    const stored = () => lazyRecordsOf(carnet.state.getState(), home, 'form')?.[0]?.values;
    expect(stored()).toMatchObject({
      templateId: 'eligibility-checklist/version-3',
      'value.publicOwner': 'no',
    });
    await carnet.undo();
    await waitFor(() => expect(stored()?.templateId).toBe('eligibility-checklist/1'));
    expect(await screen.findByRole('button', { name: 'Move to version 3' })).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Retired questions' })).toBeNull();
  });

  it('are moved over from the editor one by one, and no other one is', async () => {
    const { carnet } = fixture;
    const form = { home, templateId: 'eligibility-checklist/1', filledBy: 'together' } as const;
    await carnet.run(beginForm(form, 'form-1'));
    await carnet.run(beginForm(form, 'form-2'));
    const user = userEvent.setup();
    show(<TemplateScreen templateId={draftId} />);
    await user.click(
      await screen.findByRole('button', { name: 'Move 2 open drafts to this version…' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Open drafts on other versions' });
    const buttons = () => within(dialog).getAllByRole('button', { name: 'Move: Atelier' });
    expect(buttons()).toHaveLength(2);
    await waitFor(() => expect(buttons()[0]).toBeEnabled());
    await user.click(present(buttons()[0], 'a button'));
    await waitFor(() => expect(buttons()).toHaveLength(1));
    const moved = (lazyRecordsOf(carnet.state.getState(), home, 'form') ?? []).filter(
      ({ values }) => values.templateId === 'eligibility-checklist/version-2',
    );
    expect(moved).toHaveLength(1);
  });

  it('keep their questions when the draft changes, and when the version is moved to the trash', async () => {
    await fixture.carnet.run(
      createRecord('form', home, {
        templateId: 'eligibility-checklist/version-2',
        state: 'draft',
        onDate: '2020-11-19',
      }),
    );
    await fixture.carnet.run(retireItem(draftId, 'registered', true));
    await fixture.carnet.run(deleteRecord('version-2'));
    show(desk);
    expect(await screen.findByText('On the register?')).toBeVisible();
  });

  it('are kept and named where their template has not arrived yet, and shown once it has', async () => {
    await fixture.carnet.run(
      createRecord('form', home, {
        templateId: 'eligibility-checklist/version-9',
        state: 'draft',
        onDate: '2020-11-19',
      }),
    );
    show(desk);
    expect(await screen.findByText(/has not been received on this device yet/)).toBeVisible();
    await fixture.carnet.run(publish({ draftId, version: 3 }, 'version-9'));
    expect(await screen.findByText('On the register?')).toBeVisible();
  });
});
