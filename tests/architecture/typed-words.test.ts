/**
 * Nothing typed is lost: whoever draws a box for words keeps them beyond the screen, in a field that saves itself or in a
 * draft, or names the module that does; a box whose words need not be kept says why here.
 */
import { expect, test } from 'vitest';
import { type Source, scanned, withoutComments } from './sources.ts';

const boxNames =
  'TextInput|TextArea|NumberInput|UnitInput|TypedInput|DayInput|MonthInput|TimeInput|textarea';
const box = new RegExp(`<(${boxNames})\\b`);
/** The hooks and parts through which what is typed is stored or kept with every change. */
const keeper =
  /\b(useHalfTyped\w*|useTypedField|useOwnDraft|useRecordForm|useHoldForm|useLineDraft|useKeptResult|useWrittenResult|useStrayDraft|TextSource|startDraft)\b/;

/** Boxes whose words are kept by another module: the one that gives them their value. */
const keptBy: Readonly<Record<string, string>> = {
  'src/client/features/first-run/begin-form.tsx': 'src/client/features/first-run/use-start-form.ts',
  'src/client/features/first-run/pad-fields.tsx': 'src/client/features/first-run/use-start-form.ts',
  'src/client/features/planning/how-fields.tsx': 'src/client/features/planning/use-plan.ts',
  'src/client/features/planning/plan-dialog.tsx': 'src/client/features/planning/use-plan.ts',
  'src/client/features/portfolio/new-sme-fields.tsx':
    'src/client/features/portfolio/new-sme-dialog.tsx',
  'src/client/features/sheet/composer/line-input.tsx':
    'src/client/features/sheet/composer/use-composer.ts',
  'src/client/features/sheet/details/closures-section.tsx':
    'src/client/features/sheet/details/use-element.ts',
  'src/client/features/sheet/details/markets-section.tsx':
    'src/client/features/sheet/details/use-element.ts',
  'src/client/features/sheet/details/person-dialog.tsx':
    'src/client/features/sheet/details/use-element.ts',
  'src/client/features/sheet/side/hold-fields.tsx': 'src/client/model/use-hold-form.ts',
  'src/client/features/visit/visit-line-input.tsx': 'src/client/features/visit/use-visit-line.ts',
  'src/client/parts/conflict/result-editor.tsx': 'src/client/parts/conflict/conflict-cards.tsx',
};

/** Boxes whose words are not kept, each with its reason. */
const notKept: Readonly<Record<string, string>> = {
  'src/client/features/arrival/lost-view.tsx':
    'shows what cannot be opened any more; nothing is typed',
  'src/client/features/first-run/copy-words.tsx':
    'shows what was half-typed before the copy was made; nothing is typed',
  'src/client/features/first-run/vanished-screen.tsx':
    'shows what was typed before the data was cleared; nothing is typed',
  'src/client/features/first-run/forget-dialog.tsx':
    'the name of the programme, typed to confirm that it is to be removed',
  'src/client/parts/composer/half-typed.tsx': 'shows what was half-typed before; nothing is typed',
  'src/client/features/calendar/move-dialog.tsx': 'one day, which moves what stands there',
  'src/client/features/my-day/move-panel.tsx': 'one day, which moves what stands there',
  'src/client/features/portfolio/cell-editor.tsx': 'one day, saved when the cell is left',
  'src/client/features/visit/read-back-action.tsx': 'one day, saved as soon as it is one',
  'src/client/features/library/library-screen.tsx': 'a search',
  'src/client/parts/files/document-filter.tsx': 'a search',
  'src/client/features/mail/read-mail-dialog.tsx': 'shows the text of an email; nothing is typed',
  'src/client/features/portfolio/text-filter.tsx': 'a search, kept in the address',
  'src/client/features/settings/devices-section.tsx': 'passwords',
  'src/client/features/sign-in/join-form.tsx':
    'the name and address of an account, beside its password',
  'src/client/features/sign-in/password-field.tsx': 'a password',
  'src/client/features/sign-in/sign-in-form.tsx': 'an address, beside its password',
  'src/client/features/templates/trial-answer.tsx':
    'answers to try a template with; nothing of them is stored',
  'src/client/features/trash/trash-screen.tsx': 'a search',
  'src/client/parts/date/day-input.tsx': 'a control: hands each key to whoever draws it',
  'src/client/parts/date/month-input.tsx': 'a control: hands each key to whoever draws it',
  'src/client/parts/date/time-input.tsx': 'a control: hands each key to whoever draws it',
  'src/client/parts/link/link-dialog.tsx': 'shows a link to copy; nothing is typed',
};

const sources = scanned(/^src\/client\/(?!ui\/).*\.tsx?$/, 300);
const codeOf = ({ text }: Source): string => withoutComments(text);
const drawing = sources.filter((source) => box.test(codeOf(source)));
const keeps = (path: string): boolean =>
  sources.some((source) => source.path === path && keeper.test(codeOf(source)));

test('whoever draws a box for words keeps them, or names who does, or says why not', () => {
  const silent = drawing
    .map(({ path }) => path)
    .filter((path) => !keeps(path) && !(path in keptBy) && !(path in notKept));
  expect(silent).toEqual([]);
});

test('no box writes straight into a state of its own module', () => {
  const setters = /const \[\w+, (set\w+)\] = useState\b/g;
  const straight = drawing.flatMap((source) => {
    const code = codeOf(source);
    const own = [...code.matchAll(setters)].flatMap(([, name]) => name ?? []);
    const used = own.filter((name) => {
      const writes = new RegExp(`<(?:${boxNames})\\b[^>]*onValueChange=\\{${name}\\}`);
      return writes.test(code);
    });
    return used.length > 0 && !(source.path in notKept) ? [`${source.path}: ${used.join()}`] : [];
  });
  expect(straight).toEqual([]);
});

/**
 * A draft is let go of with what was found in it: whoever takes one up joins what was typed early, or draws no box before it
 * is known.
 */
test('drafts are taken up by the hook that joins, or by a form that waits until it is known which', () => {
  const takers = sources.filter((source) => /(?<!function )\buseOwnDraft\(/.test(codeOf(source)));
  expect(takers.length).toBeGreaterThan(2);
  const straight = takers
    .filter((source) => !codeOf(source).includes('own === undefined ? null'))
    .map(({ path }) => path);
  expect(straight).toEqual(['src/client/model/use-kept-typing.ts']);
});

test('each module that is named as keeper keeps words', () => {
  expect(Object.values(keptBy).filter((path) => !keeps(path))).toEqual([]);
});

test('each named box is still there, and is named once', () => {
  const drawn = new Set(drawing.map(({ path }) => path));
  const named = [...Object.keys(keptBy), ...Object.keys(notKept)];
  expect(named.filter((path) => !drawn.has(path))).toEqual([]);
  expect(named.filter((path, index) => named.indexOf(path) !== index)).toEqual([]);
});
