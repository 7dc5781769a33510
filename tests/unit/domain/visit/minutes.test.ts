/** The minutes of a visit: a text that people can edit, in which no word is lost. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  headingOf,
  notesIn,
  type VisitNote,
  withNote,
  withoutNote,
  partsOfMinutes,
  plainMinutes,
} from '../../../../src/domain/visit/minutes.ts';

const note = (topic: string, at: string, text: string, kind: VisitNote['kind'] = 'note') => ({
  topic,
  at,
  kind,
  text,
});

describe('the minutes of a visit', () => {
  it('have a heading for each topic and a stamped line for each note', () => {
    const first = withNote('', note('Casse', '14:31', 'Trois bols'));
    const second = withNote(first, note('Fiches', '14:37', 'Envoyer le glossaire', 'action'));
    const third = withNote(second, note('Casse', '14:41', 'Cartons trop fins', 'issue'));
    expect(third).toBe(
      '# Casse\n14:31 Trois bols\n14:41 ! Cartons trop fins\n\n# Fiches\n14:37 > Envoyer le glossaire',
    );
  });

  it('keep what somebody wrote into them elsewhere', () => {
    const edited = 'Ajouté après coup\n\n# Casse\n14:31 Trois bols\nsans heure';
    const text = withNote(edited, note('Casse', '15:02', 'Suite'));
    expect(text.startsWith(edited)).toBe(true);
    expect(notesIn(text)).toEqual([
      note('', '', 'Ajouté après coup'),
      note('Casse', '14:31', 'Trois bols'),
      note('Casse', '', 'sans heure'),
      note('Casse', '15:02', 'Suite'),
    ]);
  });

  it('give back every note as it was written, whatever it holds', () => {
    const words = fc
      .string({ unit: 'binary', minLength: 1 })
      .map((text) => text.replaceAll(/[\r\n\u2028\u2029]/gu, ' ').trim())
      .filter((text) => text !== '' && !/^[>!=] /.test(text));
    const lines = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
    const topics = fc.constantFrom('Casse', 'Fiches produit', 'Divers (2)');
    const kinds = fc.constantFrom('note', 'action', 'issue', 'decision');
    const notes = fc.array(
      fc.record({ topic: topics, at: fc.constant('09:05'), kind: kinds, text: lines }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(notes, (written) => {
        const text = written.reduce((before, one) => withNote(before, one), '');
        const read = notesIn(text);
        for (const topic of new Set(written.map((one) => one.topic))) {
          const of = (all: readonly VisitNote[]) => all.filter((one) => one.topic === topic);
          expect(of(read)).toEqual(of(written));
        }
        expect(read).toHaveLength(written.length);
      }),
    );
  });

  it('lose one note alone when it is taken out', () => {
    const two = [
      note('Casse', '14:31', 'Trois bols\net un plat'),
      note('Fiches', '14:31', 'Trois'),
    ];
    const text = two.reduce((before, one) => withNote(before, one), '');
    expect(notesIn(withoutNote(text, note('Casse', '14:31', 'Trois bols\net un plat')))).toEqual([
      note('Fiches', '14:31', 'Trois'),
    ]);
    expect(withoutNote(text, note('Fiches', '14:32', 'Trois'))).toBe(text);
  });

  it('have headings of one line', () => {
    expect(headingOf(' Casse\n en  transport ')).toBe('Casse en transport');
  });
});

describe('Minutes as they are read', () => {
  const text = '# Shop\n14:31 It sells\n14:37 > Send it\n\n# Boxes\n! None left\n= Ten a week';

  it('have a part for each topic, and what each note is', () => {
    expect(
      partsOfMinutes(text).map(({ topic, notes }) => [topic, notes.map(({ kind }) => kind)]),
    ).toEqual([
      ['Shop', ['note', 'action']],
      ['Boxes', ['issue', 'decision']],
    ]);
  });

  it('keep a topic under which nothing was noted', () => {
    const talked = '# Prices\n\n# Boxes\n14:39 None left\n# Returns';
    expect(partsOfMinutes(talked).map(({ topic, notes }) => [topic, notes.length])).toEqual([
      ['Prices', 0],
      ['Boxes', 1],
      ['Returns', 0],
    ]);
    expect(plainMinutes(talked)).toBe('Prices\nBoxes\n14:39 None left\nReturns');
  });

  it('have no mark in words alone', () => {
    expect(plainMinutes(text)).toBe(
      'Shop\n14:31 It sells\n14:37 Send it\nBoxes\nNone left\nTen a week',
    );
  });

  it('are nothing but their text where there is no heading', () => {
    const typed = 'They said\n> that it works\n= fine';
    expect(partsOfMinutes(typed)).toEqual([]);
    expect(plainMinutes(typed)).toBe(typed);
  });
});
