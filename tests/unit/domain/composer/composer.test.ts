import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { actionCountMax, readLengthMax } from '../../../../src/domain/composer/line.ts';
import type { Reading } from '../../../../src/domain/composer/reading.ts';
import { timesAsLong } from '../../../support/times-as-long.ts';
import { context } from './people.ts';

fc.configureGlobal({ seed: 20261125 });

const runs = { numRuns: 1500 };

/** The modes come first. */
const modeCount = 5;
const frenchWords = [
  ...['appel', 'visio', 'visite', 'note', 'problème', 'hier', 'demain', 'lundi', 'mardi'],
  ...['mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche', 'pour', 'depuis', 'avec', 'et'],
] as const;
const englishWords = [
  ...['call', 'video', 'visit', 'note', 'issue', 'yesterday', 'tomorrow', 'Monday', 'Tuesday'],
  ...['Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'for', 'since', 'with', 'and'],
] as const;
const sharedWords = [
  ...['12', '1h25', '1 h 25', '>', '18/11', '26/11/2026', '29/02', '31/02', 'Claire', 'le goff'],
  ...['Anne', 'daniel', 'maëlle', 'e-mail', 'colis', 'colis,', ':', '>>', '60 £', 'DPD'],
] as const;

/** A line in one language together with the same line in the other. */
const bilingual = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: modeCount - 1 }), { maxLength: 1 }),
    fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: frenchWords.length - 1 }),
        fc.constantFrom(...sharedWords),
        fc.constantFrom(...sharedWords),
      ),
      { maxLength: 14 },
    ),
  )
  .map((groups) => groups.flat())
  .map((parts) => {
    const inOne = (words: readonly string[]): string =>
      parts.map((part) => (typeof part === 'number' ? (words[part] ?? '') : part)).join(' ');
    return { french: inOne(frenchWords), english: inOne(englishWords) };
  });

/** Lines that are nearly what people type, with anything in between. */
const anyLine = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...frenchWords, ...englishWords, ...sharedWords) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('a', 'e', 'p', '>envoyer', '->', '<b>', '!', 'à', ''),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 20 },
  )
  .chain((parts) =>
    fc.constantFrom(' ', '  ', '\u00A0', '\n', '\t').map((space) => parts.join(space)),
  );

const withoutSpace = (text: string): string => text.replace(/\s+/gu, '');
/** Punctuation between what was read and the text may go. */
const lettersOf = (text: string): string => text.replace(/[\s,;:–—.()!>-]+/gu, '');

/** Everything of the line that was not taken out of it, in its order. */
function outsideSpans(input: string, reading: Reading): string {
  const taken = reading.spans.filter(({ stays }) => !stays);
  const starts = [...taken.map((span) => span.from), input.length];
  const ends = [0, ...taken.map((span) => span.to)];
  return starts.map((start, index) => input.slice(ends[index], start)).join('');
}

/** What two readings of the same meaning share. */
function meaning({ kind, mode, minutes, people, date, actions }: Reading) {
  const dues = actions.map(({ ownerId, due }) => ({ ownerId, due }));
  return { kind, mode, minutes, people, date, dues };
}

describe('A line of the composer', () => {
  it('opens a problem by its sign, as a visit does', () => {
    for (const line of ['! livraison bloquée', '!livraison bloquée']) {
      expect(readComposer(line, context)).toMatchObject({
        mode: 'issue',
        text: 'livraison bloquée',
        issue: { kind: 'problem' },
      });
    }
    expect(readComposer('!!! urgent', context)).toMatchObject({
      mode: undefined,
      text: '!!! urgent',
    });
    expect(readComposer('étiquettes ! livraison', context)).toMatchObject({ mode: undefined });
  });

  it('says who, how, how long, what, and what comes next', () => {
    const input = 'a 12 claire étiquettes EN reçues > envoyer le glossaire vendredi';
    const reading = readComposer(input, context);
    expect(reading).toEqual({
      kind: 'entry',
      mode: 'phone',
      direction: undefined,
      reached: undefined,
      state: 'held',
      time: undefined,
      members: [],
      newPeople: [],
      contactKind: undefined,
      issue: undefined,
      doubts: [],
      minutes: 12,
      people: ['claire'],
      date: undefined,
      text: 'étiquettes EN reçues',
      actions: [{ title: 'envoyer le glossaire', ownerId: undefined, due: '2026-11-27' }],
      spans: [
        { from: 0, to: 1, role: 'mode', key: 'mode:a#0', stays: false },
        { from: 2, to: 4, role: 'minutes', key: 'minutes:12#0', stays: false },
        {
          from: 5,
          to: 11,
          role: 'person',
          key: 'person:claire#0',
          stays: false,
          personId: 'claire',
        },
        { from: 33, to: 34, role: 'arrow', key: 'arrow:>#0', stays: false },
        { from: 56, to: 64, role: 'due', key: 'due:vendredi#0', stays: false },
      ],
    });
  });

  it('says the same in English', () => {
    const input = 'c 12 claire English labels received > send the glossary Friday';
    expect(readComposer(input, context)).toMatchObject({
      mode: 'phone',
      minutes: 12,
      people: ['claire'],
      text: 'English labels received',
      actions: [{ title: 'send the glossary', due: '2026-11-27' }],
    });
  });

  it('keeps spaces and lines inside the text as they were typed', () => {
    expect(readComposer(' n  deux  mots\n\tet une ligne  ', context).text).toBe(
      'deux  mots\n\tet une ligne',
    );
  });

  it('opens one action for each arrow', () => {
    const input =
      's 1h25 Claire, Zoé : atelier vu >essai de cales daniel 30/11 > relancer DPD lundi >';
    expect(readComposer(input, context)).toMatchObject({
      mode: 'atBusiness',
      minutes: 85,
      people: ['claire', 'zoe'],
      text: 'atelier vu',
      actions: [
        { title: 'essai de cales', ownerId: 'daniel', due: '2026-11-30' },
        { title: 'relancer DPD', ownerId: undefined, due: '2026-11-30' },
      ],
    });
  });

  it('can be an action alone', () => {
    expect(readComposer('> envoyer le glossaire', context)).toMatchObject({
      kind: 'entry',
      text: '',
      actions: [{ title: 'envoyer le glossaire' }],
    });
  });

  it.each([[''], ['  \n '], ['>'], [' > > '], [' \u00A0 ']])('says nothing in %j', (input) => {
    expect(readComposer(input, context)).toMatchObject({ kind: 'nothing', text: '', actions: [] });
  });

  it.each([
    ['prix >= 60'],
    ['a -> b'],
    ['x => y'],
    ['<img src=x onerror=alert(1)> colis'],
    ['>> cité'],
    ['{"__proto__":{"a":1}}'],
    ['=HYPERLINK("x")'],
    ['constructor toString'],
    ['\u202Ecolis\u0000\uD800'],
  ])('keeps %j as text', (input) => {
    const reading = readComposer(`n ${input}`, context);
    expect(reading).toMatchObject({ mode: 'note', text: input.trim(), actions: [] });
    expect(readComposer(`n colis ${input}`, context).actions).toEqual([]);
  });
});

describe('Turning words back into text', () => {
  const input =
    'a 12 claire reçu 18/11 > envoyer le devis daniel vendredi > relire le devis vendredi';

  function unread(...keys: readonly string[]): Reading {
    return readComposer(input, { ...context, unread: new Set(keys) });
  }

  it.each([
    ['mode:a#0', { mode: undefined, text: 'a 12 claire reçu', date: '2026-11-18' }],
    // What stands behind is still read, and stays in the text.
    ['minutes:12#0', { minutes: undefined, people: ['claire'], text: '12 claire reçu' }],
    ['person:claire#0', { minutes: 12, people: [], text: 'claire reçu' }],
    ['date:18/11#0', { date: undefined, text: 'reçu 18/11' }],
    ['due:vendredi#0', { actions: [{ title: 'envoyer le devis daniel vendredi' }, {}] }],
    ['owner:daniel#0', { actions: [{ title: 'envoyer le devis daniel', due: '2026-11-27' }, {}] }],
    ['due:vendredi#1', { actions: [{ ownerId: 'daniel' }, { title: 'relire le devis vendredi' }] }],
    ['arrow:>#0', { text: 'reçu 18/11 > envoyer le devis daniel vendredi' }],
  ])('leaves the words of %s alone', (key, expected) => {
    expect(unread().spans.map((span) => span.key)).toContain(key);
    expect(unread(key)).toMatchObject(expected);
    expect(unread(key).spans.map((span) => span.key)).not.toContain(key);
  });

  it('holds while the line is edited elsewhere', () => {
    const keys = new Set(['due:vendredi#0']);
    const edited = readComposer('v 30 zoé et claire > envoyer le devis vendredi', {
      ...context,
      unread: keys,
    });
    expect(edited.actions).toEqual([
      { title: 'envoyer le devis vendredi', ownerId: undefined, due: undefined },
    ]);
  });

  it('does not read the same words as something else', () => {
    const mailys = { ...context, people: [{ id: 'mailys', names: ['Maïlys'] }] };
    expect(
      readComposer('mail colis', { ...mailys, unread: new Set(['mode:mail#0']) }),
    ).toMatchObject({ mode: undefined, people: [], text: 'mail colis' });
  });

  it('ends with the line as it was typed', () => {
    let turns = 0;
    fc.assert(
      fc.property(anyLine, fc.boolean(), (line, fromTheEnd) => {
        const keys = new Set<string>();
        let reading = readComposer(line, context);
        while (reading.spans.length > 0) {
          const key = reading.spans.at(fromTheEnd ? -1 : 0)?.key ?? '';
          expect(keys.has(key)).toBe(false);
          keys.add(key);
          turns += 1;
          reading = readComposer(line, { ...context, unread: keys });
        }
        expect(reading.text).toBe(line.trim());
        expect(reading.actions).toEqual([]);
      }),
      runs,
    );
    expect(turns).toBeGreaterThan(500);
  });
});

describe('Whatever is typed', () => {
  it('is in the text, in a title or in a span, once and in its order', () => {
    const roles = new Set<string>();
    fc.assert(
      fc.property(anyLine, (line) => {
        const reading = readComposer(line, context);
        const kept = [reading.text, ...reading.actions.map((action) => action.title)].join(' ');
        expect(lettersOf(kept)).toBe(lettersOf(outsideSpans(line, reading)));
        let end = 0;
        for (const span of reading.spans) {
          expect(span.from).toBeGreaterThanOrEqual(end);
          expect(span.to).toBeGreaterThan(span.from);
          end = span.to;
          roles.add(span.role);
        }
        expect(end).toBeLessThanOrEqual(line.length);
        expect(new Set(reading.spans.map((span) => span.key)).size).toBe(reading.spans.length);
      }),
      { numRuns: 3000 },
    );
    expect([...roles]).toEqual(
      expect.arrayContaining(['arrow', 'date', 'due', 'minutes', 'mode', 'owner', 'person']),
    );
  });

  it('means the same in French and in English', () => {
    let entries = 0;
    fc.assert(
      fc.property(bilingual, ({ french, english }) => {
        const reading = meaning(readComposer(french, context));
        expect(meaning(readComposer(english, context))).toEqual(reading);
        if (reading.mode !== undefined && reading.dues.length > 0) entries += 1;
      }),
      { numRuns: 3000 },
    );
    expect(entries).toBeGreaterThan(100);
  });

  it('is read the same without its accents and in capitals', () => {
    fc.assert(
      fc.property(bilingual, ({ french }) => {
        const read = readComposer(french, context);
        // Capitals make a name of unknown words, and only an accent tells `envoyé` from `envoie`.
        fc.pre(read.newPeople.length === 0);
        const reading = meaning(read);
        const bare = french.normalize('NFD').replace(/\p{M}/gu, '');
        expect(meaning(readComposer(bare, context))).toEqual(reading);
        expect(meaning(readComposer(french.toUpperCase(), context))).toEqual(reading);
      }),
      runs,
    );
  });

  it('is read the same twice, and with space around it', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const reading = readComposer(line, context);
        expect(readComposer(line, context)).toEqual(reading);
        const { spans: _, ...rest } = readComposer(`\n ${line}  `, context);
        expect({ ...rest, spans: reading.spans }).toEqual(reading);
      }),
      runs,
    );
  });

  it('never throws, even on half a surrogate pair', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xff_ff })), (units) => {
        const line = String.fromCharCode(...units);
        expect(withoutSpace(readComposer(line, context).text)).toBe(
          withoutSpace(line.startsWith('>') ? '' : line),
        );
      }),
    );
  });
});

describe('A very long line', () => {
  it('is looked at up to a limit and kept whole', () => {
    const long = 'colis '.repeat(200_000).trim();
    const reading = readComposer(`a 12 claire ${long} > suite vendredi`, context);
    expect(reading).toMatchObject({ mode: 'phone', minutes: 12, people: ['claire'], actions: [] });
    expect(reading.text).toBe(`${long} > suite vendredi`);
  });

  it('ends in a title when the limit falls into an action', () => {
    const long = `envoyer ${'x'.repeat(1_000_000)} vendredi`;
    const reading = readComposer(`a reçu > ${long}`, context);
    expect(reading.text).toBe('reçu');
    expect(reading.actions).toEqual([{ title: long, ownerId: undefined, due: undefined }]);
  });

  it('reads no word that the limit cuts', () => {
    const front = 'x'.repeat(readLengthMax - 5);
    expect(readComposer(`${front} hier`, context)).toMatchObject({
      date: '2026-11-24',
      text: front,
    });
    expect(readComposer(`${front} hier, tout va bien`, context)).toMatchObject({
      date: undefined,
      text: `${front} hier, tout va bien`,
    });
    // The arrow is the last character looked at; what follows it was not.
    const before = `n ${'x'.repeat(readLengthMax - 4)} > suite`;
    expect(readComposer(before, context).text).toBe(before.slice(2));
  });

  it('opens only so many actions', () => {
    const reading = readComposer('> suite '.repeat(1000), context);
    expect(reading.actions).toHaveLength(actionCountMax);
    expect(reading.actions.at(-1)?.title.startsWith('suite > suite')).toBe(true);
  });

  it.each([
    ['one word', 'x'.repeat(1_000_000)],
    ['arrows', '> '.repeat(500_000)],
    ['one-letter words', 'a '.repeat(500_000)],
    ['dates', '18/11 '.repeat(160_000)],
    ['names', 'claire '.repeat(140_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['combining marks', 'e'.concat('\u0301'.repeat(1_000_000))],
    ['colons', `a${' :'.repeat(500_000)}`],
  ])('of a million characters of %s is read at once', (_, line) => {
    const read = () => readComposer(line, context);
    // A few times what it takes to look at each of its characters once; thousands where each is read again.
    expect(timesAsLong(read, () => [...line], 2)).toBeLessThan(25);
  });
});
