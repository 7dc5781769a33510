/** Templates from elsewhere: what is wrong is found, and told with its place. */
import { describe, expect, test } from 'vitest';
import { builtInTemplates } from '../../../../src/domain/form/built-in.ts';
import { loadTemplate, type TemplateFault } from '../../../../src/domain/form/load-template.ts';
import type { Json } from '../../../../src/std/json.ts';

type Draft = { [key: string]: Draft } & Draft[] & Json;

/** A copy of a template to change in place. */
async function draftOf(id: keyof typeof builtInTemplates): Promise<Draft> {
  return JSON.parse(JSON.stringify(await builtInTemplates[id]())) as Draft;
}

function faultsIn(draft: unknown): readonly TemplateFault[] {
  const loaded = loadTemplate(draft);
  return loaded.ok ? [] : loaded.error;
}

const item = (draft: Draft, section: number, index: number): Draft =>
  draft['sections']?.[section]?.['items']?.[index] as Draft;

const changes: readonly (readonly [
  what: string,
  kind: TemplateFault['kind'],
  id: keyof typeof builtInTemplates,
  change: (draft: Draft) => void,
])[] = [
  [
    'an item without a French label',
    'shape',
    'sme-profile/1',
    (d) => {
      Reflect.deleteProperty(item(d, 0, 0)['label'] as object, 'fr');
    },
  ],
  [
    'an item of a type that is not known',
    'shape',
    'sme-profile/1',
    (d) => {
      Object.assign(item(d, 0, 0), { type: 'slider' });
    },
  ],
  [
    'a verdict by a comparison without its figure',
    'shape',
    'eligibility-checklist/1',
    (d) => {
      Object.assign(item(d, 0, 2), { rule: { pass: { gte: null } } });
    },
  ],
  [
    'an id without its version',
    'shape',
    'sme-profile/1',
    (d) => {
      Object.assign(d, { id: 'sme-profile' });
    },
  ],
  [
    'an id with another version',
    'version',
    'sme-profile/1',
    (d) => {
      Object.assign(d, { version: 2 });
    },
  ],
  [
    'two items of one id',
    'idTwice',
    'sme-profile/1',
    (d) => {
      Object.assign(item(d, 1, 0), { id: 'motivation' });
    },
  ],
  [
    'an item called like the fields of the form itself',
    'idReserved',
    'sme-profile/1',
    (d) => {
      Object.assign(item(d, 0, 0), { id: 'form' });
    },
  ],
  [
    'a section called like what every object has (F335)',
    'shape',
    'readiness-assessment/1',
    (d) => {
      Object.assign(d['sections']?.[0] as Draft, { id: 'constructor' });
    },
  ],
  [
    'an item called like what every object has (F335)',
    'shape',
    'sme-profile/1',
    (d) => {
      Object.assign(item(d, 0, 0), { id: 'toString' });
    },
  ],
  [
    'a legal value called like what every object has (F335)',
    'unknownReference',
    'sme-profile/1',
    (d) => {
      Object.assign(item(d, 0, 0), { refs: ['constructor'] });
    },
  ],
  [
    'a short label that is long',
    'shortTooLong',
    'sme-profile/1',
    (d) => {
      Object.assign(item(d, 0, 0), { short: { en: 'x'.repeat(29), fr: 'x' } });
    },
  ],
  [
    'a score without an anchor',
    'anchors',
    'sme-profile/1',
    (d) => {
      (item(d, 0, 0)['anchors'] as unknown as unknown[]).pop();
    },
  ],
  [
    'a cap that is no band',
    'unknownBand',
    'readiness-assessment/1',
    (d) => {
      Object.assign(d['scoring'] as object, { gateCap: 'nowhere' });
    },
  ],
  [
    'a legal value that is not known',
    'unknownReference',
    'readiness-assessment/1',
    (d) => {
      Object.assign(item(d, 0, 0), { refs: ['vat.moon'] });
    },
  ],
  [
    'a condition on an item that is not there',
    'unknownItem',
    'new-market-questionnaire/1',
    (d) => {
      Object.assign(item(d, 0, 2), { only: { answer: { gone: ['yes'] } } });
    },
  ],
  [
    'a condition on an answer that nobody can give',
    'unknownAnswer',
    'new-market-questionnaire/1',
    (d) => {
      Object.assign(item(d, 0, 2), { only: { answer: { sold: ['perhaps'] } } });
    },
  ],
  [
    'two items that wait for each other',
    'loop',
    'new-market-questionnaire/1',
    (d) => {
      Object.assign(item(d, 0, 0), { only: { answer: { change: ['same'] } } });
    },
  ],
  [
    'an answer without a verdict',
    'noVerdict',
    'eligibility-checklist/1',
    (d) => {
      Object.assign(item(d, 0, 1), { rule: { pass: ['office'], fail: ['outside'] } });
    },
  ],
  [
    '"not sure" that would fail',
    'unsureVerdict',
    'eligibility-checklist/1',
    (d) => {
      Object.assign(item(d, 0, 0), { rule: { pass: ['yes'], fail: ['no', 'unsure'] } });
    },
  ],
  [
    'a rule without what would make it pass',
    'noReason',
    'eligibility-checklist/1',
    (d) => {
      Reflect.deleteProperty(item(d, 0, 0), 'toPass');
    },
  ],
  [
    'a list of options twice over',
    'noOptions',
    'market-entry-plan/1',
    (d) => {
      Object.assign(item(d, 5, 0), {
        options: [
          { id: 'a', label: { en: 'A', fr: 'A' } },
          { id: 'b', label: { en: 'B', fr: 'B' } },
        ],
      });
    },
  ],
  [
    'a table whose rows have no name',
    'columns',
    'market-entry-plan/1',
    (d) => {
      (item(d, 2, 0)['columns'] as unknown as unknown[]).shift();
    },
  ],
  [
    'a section of a launch pad that is not there',
    'unknownSection',
    'quarterly-review/1',
    (d) => {
      Object.assign(d, { perLaunchPad: ['gone'] });
    },
  ],
];

describe('a template is refused with', () => {
  test.each(changes)('%s', async (_, kind, id, change) => {
    const draft = await draftOf(id);
    expect(faultsIn(draft)).toEqual([]);
    change(draft);
    expect(faultsIn(draft).map((fault) => fault.kind)).toContain(kind);
  });

  test.each([[undefined], [null], ['template/1'], [[]], [{ format: 'template/2' }]])(
    '%j instead of a template',
    (json) => {
      expect(faultsIn(json).map(({ kind }) => kind)).toContain('shape');
    },
  );
});

test('what a newer version adds to an item does not keep it from being used', async () => {
  const draft = await draftOf('sme-profile/1');
  Object.assign(item(draft, 0, 0), { colour: 'blue' });
  const loaded = loadTemplate(draft);
  expect(loaded).toEqual({ ok: true, value: await builtInTemplates['sme-profile/1']() });
});

describe('a template that is made to keep its readers busy (F115)', () => {
  /** Questions of yes and no, each asked after some of those before it. */
  const chained = (count: number, before: number): Json => {
    const words = { en: 'Is it so?', fr: 'Est-ce le cas\u00a0?' };
    const items = Array.from({ length: count }, (_, index) => ({
      type: 'yesNo',
      id: `q${index}`,
      label: words,
      only: {
        answer: Object.fromEntries(
          Array.from({ length: Math.min(before, index) }, (_each, back) => [
            `q${index - 1 - back}`,
            ['yes'],
          ]),
        ),
      },
    }));
    const sections = Array.from({ length: Math.ceil(count / 500) }, (_, index) => ({
      id: `s${index}`,
      title: words,
      short: words,
      items: items.slice(index * 500, (index + 1) * 500),
    }));
    const head = { format: 'template/1', id: 'sme-profile/version-9', version: 9 };
    const said = { title: words, short: words, filledBy: 'manager', about: 'sme' };
    return { ...head, ...said, kind: 'questionnaire', sections };
  };

  test('with too many questions is counted and looked through no further', () => {
    expect(faultsIn(chained(10_000, 3))).toEqual([
      { place: 'sme-profile/version-9', kind: 'tooManyItems', detail: '10000' },
    ]);
  });

  test('with as many as may be, each after many before it, is read', () => {
    expect(faultsIn(chained(500, 60))).toEqual([]);
  });

  test('with conditions in a circle names those in it, and not those that lead there', async () => {
    const draft = await draftOf('new-market-questionnaire/1');
    const [first, second, third] = [item(draft, 0, 0), item(draft, 0, 1), item(draft, 0, 2)];
    const after = (id: Draft) => ({ compare: { [String(id['id'])]: { newer: true } } });
    Object.assign(first, { only: after(second) });
    Object.assign(second, { only: after(first) });
    Object.assign(third, { only: after(first) });
    const loops = faultsIn(draft).filter(({ kind }) => kind === 'loop');
    expect(loops.map(({ detail }) => detail)).toEqual([first['id'], second['id']].map(String));
  });

  test.each([100_000_000, 9_000_000_000_000_000])(
    'with a scale up to %i is refused',
    async (max) => {
      const draft = await draftOf('readiness-assessment/1');
      Object.assign(draft['scale'] as object, { max });
      expect(faultsIn(draft)[0]?.kind).toBe('shape');
      const anchors = [0, 1].map((score) => ({ score, label: { en: 'A', fr: 'A' } }));
      const rating = await draftOf('sme-profile/1');
      Object.assign(item(rating, 0, 0), { type: 'rating', min: 0, max, anchors });
      expect(faultsIn(rating)[0]?.kind).toBe('shape');
    },
  );
});
