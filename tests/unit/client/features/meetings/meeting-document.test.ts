import { beforeAll, describe, expect, it } from 'vitest';
import { meetingDocument } from '../../../../../src/client/features/meetings/meeting-document.ts';
import type { Text2 } from '../../../../../src/domain/entity/field.ts';
import { initI18n, loadLanguage } from '../../../../../src/client/i18n/i18n.ts';
import {
  linesOf,
  type ReportDocument,
} from '../../../../../src/domain/report/quarterly/report-document.ts';
import { present } from '../../../../../src/std/assert.ts';
import { sampleMeeting } from '../../../../support/sample-meeting.ts';

beforeAll(async () => {
  await initI18n('en');
  await loadLanguage('fr');
});

const textOf = ({ blocks }: ReportDocument): string =>
  blocks
    .flatMap(linesOf)
    .map(({ text }) => text)
    .join('\n');

const headings = ({ blocks }: ReportDocument): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? block.text : []));

describe('a meeting as a document', () => {
  it('has the same parts in both languages, each in its own words', () => {
    const source = sampleMeeting();
    const [en, fr] = [meetingDocument(source, 'en'), meetingDocument(source, 'fr')];
    expect(headings(en)).toEqual([
      'Agenda',
      'Attendance',
      'SME progress',
      'Minutes',
      'Actions',
      'Approval',
    ]);
    expect(headings(fr)).toEqual([
      'Ordre du jour',
      'Présences',
      'Progression des PME',
      'Compte rendu',
      'Actions',
      'Approbation',
    ]);
    expect(fr.blocks.map(({ key }) => key)).toEqual(en.blocks.map(({ key }) => key));
    expect(textOf(en)).toContain('silent 36\u00a0d');
    expect(textOf(fr)).toContain('36\u00a0j sans contact');
    expect(textOf(en)).toMatch(/Decision: .+\nReason: ./u);
    expect(textOf(fr)).toMatch(/Décision : .+\nMotif : ./u);
  });

  it('says the language of what has no translation', () => {
    const source = sampleMeeting();
    const said = { lang: 'fr', text: 'Rien à signaler.' } as const;
    const title = { lang: 'fr', text: 'Réunion' } as const;
    const values = { ...source.meeting.values, title, 'said.progress': said };
    const document = meetingDocument({ ...source, meeting: { ...source.meeting, values } }, 'en');
    expect(document).toMatchObject({ title: 'Réunion', titleLang: 'fr' });
    expect(document.blocks).toContainEqual(
      expect.objectContaining({ line: [{ text: 'Rien à signaler.', lang: 'fr' }] }),
    );
  });

  it.each([
    ['en', 'Customs · removed from the agenda by Maëlle', 'Removed from the agenda · Maëlle'],
    ['fr', 'Douane · retiré de l’ordre du jour par Maëlle', 'Retiré de l’ordre du jour · Maëlle'],
  ] as const)(
    'names what was taken off beside its minutes alone, and who did (%s) (F97)',
    (language, known, unknown) => {
      const source = sampleMeeting();
      const { meeting } = source;
      const said = { lang: 'fr', text: 'Une page entière.' } as const;
      const values = { ...meeting.values, 'said.gone': said };
      const stamps = { ...meeting.stamps, 'item.gone': { at: 1, by: 'm7' } };
      const title: Text2 = {
        lang: 'fr',
        text: 'Douane',
        translation: 'Customs',
        translationState: 'checked',
      };
      const taken = { ...source, meeting: { ...meeting, values, stamps }, nameOf: () => 'Maëlle' };
      const named = meetingDocument({ ...taken, titles: new Map([['gone', title]]) }, language);
      const items = named.blocks.filter(({ key }) => key.endsWith('/gone'));
      expect(items).toMatchObject([{ key: 'minutes/gone', text: known }]);
      expect(textOf(named)).toContain('Une page entière.');
      expect(textOf(meetingDocument(taken, language))).toContain(unknown);
    },
  );

  it('leaves out what was agreed with a confidential organisation, and says how much', () => {
    const source = sampleMeeting();
    const [action] = source.actions;
    const { title } = present(action, 'an action').action.values;
    const hidden = source.actions.map((one) =>
      one === action ? { ...one, homeName: 'Secret Chamber', isConfidential: true } : one,
    );
    const said = textOf(meetingDocument({ ...source, actions: hidden }, title.lang));
    expect(textOf(meetingDocument(source, title.lang))).toContain(title.text);
    expect(said).not.toContain(title.text);
    expect(said).not.toContain('Secret Chamber');
    const english = textOf(meetingDocument({ ...source, actions: hidden }, 'en'));
    expect(english).toContain('1 action for a confidential organisation is left out.');
  });
});
