// @vitest-environment jsdom
/**
 * Every number of the overview over the sample is opened, as somebody who doubts it would: what stands behind it is counted
 * on the screen, line by line, and it is what the number says. What each number ought to be is counted again from the raw
 * records in `sample-overview.test.ts`. The dialogs are opened one by one without the screen, which takes seconds each time
 * in jsdom; that a number of the screen opens its dialog is held by `overview-screen.test.tsx`.
 */

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FigureDialog } from '../../../../../src/client/features/overview/figure-dialog.tsx';
import { OverviewScreen } from '../../../../../src/client/features/overview/overview-screen.tsx';
import { useOverview } from '../../../../../src/client/features/overview/use-overview.ts';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { Carnet } from '../../../../../src/client/model/carnet.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { memoryStore } from '../../../../../src/client/storage/memory-store.ts';
import {
  sampleGroups,
  sampleMemberId,
  sampleProgrammeId,
} from '../../../../../src/domain/sample/sample-programme.ts';
import { present } from '../../../../../src/std/assert.ts';
import { testEnvironment } from '../../../../support/carnet-fixture.ts';

/** Wednesday 19 May 2021, 10:00 in Paris: the day of the sample. */
const sampleNow = Date.UTC(2021, 4, 19, 8);

/** Numbers that count the lines that they open. */
const counting = [
  ...['enrolled', 'stage', 'health', 'alert', 'source', 'support'],
  ...['impact', 'contacts', 'translate', 'mend', 'unmet'],
];
/** Numbers that add up what is said on their lines, and the amount of a line. */
const adding: Readonly<Record<string, (line: string) => number>> = {
  given: (line) => minutesIn(line),
  preparation: (line) => minutesIn(line.split('preparation')[1] ?? ''),
  minutes: (line) => minutesIn(line),
  worth: (line) => moneyIn(line),
  abroad: (line) => moneyIn(line),
  jobs: (line) => numberIn(line),
};
/** Numbers that say how they were derived. */
const derived = ['target', 'line', 'remaining', 'forecast', 'weeks'];
/** The middle of the days on its lines. */
const middle = 'interval';

interface Opened {
  readonly key: string;
  /** The number as the overview shows it. */
  readonly shown: string;
  readonly lines: readonly string[];
  readonly text: string;
}

let opened: readonly Opened[] = [];
let closed: readonly string[] = [];
let carnet: Carnet;

beforeAll(async () => {
  await initI18n('en');
  await setLanguage('en');
  const store = memoryStore(sampleProgrammeId);
  await store.begin(sampleMemberId);
  await store.importLog(sampleGroups(), () => true, sampleNow);
  carnet = new Carnet(store, testEnvironment('tab-1', sampleNow));
  await carnet.open();
  const shown = await numbersOfScreen();
  opened = await openEach(shown);
}, 120_000);

afterAll(() => carnet.close());

/** Every number of the screen that can be opened, each key once, with the words that it is shown in. */
async function numbersOfScreen(): Promise<ReadonlyMap<string, string>> {
  const memory = memoryLocation({ path: '/overview', searchPath: 'period=start' });
  render(
    <CarnetContext value={carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <OverviewScreen />
      </Router>
    </CarnetContext>,
  );
  await screen.findByText('Hours of support by topic', { selector: 'caption' });
  const links = document.querySelectorAll<HTMLAnchorElement>('a[href^="/overview?"][href*="of="]');
  const numbers = [...links].map((link): [string, string] => [
    new URL(link.href).searchParams.get('of') ?? '',
    plain(link.dataset['words']?.split(':').at(-1) ?? link.textContent),
  ]);
  closed = closedNumbers();
  cleanup();
  return new Map(numbers);
}

/** The cells and lines of the screen with a number that opens nothing. */
function closedNumbers(): readonly string[] {
  const places = document.querySelectorAll('main td, main p, td, p, li');
  return [...new Set(places)].flatMap((place) => {
    const copy = place.cloneNode(true) as Element;
    for (const one of copy.querySelectorAll('a, button, svg, table, [class*="spread"]'))
      one.remove();
    const text = plain(copy.textContent);
    return /\d/.test(text) ? [text] : [];
  });
}

/** What stands behind each number, as its dialog shows it. */
async function openEach(numbers: ReadonlyMap<string, string>): Promise<readonly Opened[]> {
  const view = render(<Opening of={undefined} />);
  const found: Opened[] = [];
  for (const [key, shown] of numbers) {
    view.rerender(<Opening of={key} />);
    // By its tag: looking things up by their role takes long where there are so many.
    const dialog = await waitFor(() => present(document.querySelector('dialog'), key));
    const lines = [...dialog.querySelectorAll('li')];
    found.push({
      key,
      shown,
      // What it is called may hold a number too.
      lines: lines.map((line) => plain(line.querySelector('span')?.textContent ?? '')),
      text: plain(dialog.textContent),
    });
    view.rerender(<Opening of={undefined} />);
  }
  cleanup();
  return found;
}

function Opening({ of }: { readonly of: string | undefined }) {
  return (
    <CarnetContext value={carnet}>
      <OpenFigure of={of} />
    </CarnetContext>
  );
}

function OpenFigure({ of }: { readonly of: string | undefined }) {
  const overview = useOverview('start');
  if (overview?.contacts.phase !== 'read' || of === undefined) return null;
  return <FigureDialog overview={overview} of={of} onClose={() => undefined} />;
}

const plain = (text: string): string => text.replaceAll(/\s/g, ' ');
const number = (text: string): number => Number(text.replaceAll(',', ''));
const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
const numberIn = (text: string): number => number(/\d[\d,.]*/.exec(text)?.[0] ?? 'none');
const moneyIn = (text: string): number => number(/[£€]([\d,.]+)/.exec(text)?.[1] ?? 'none');

/** The minutes of the first duration in a text, such as `1 h 15 min`. */
function minutesIn(text: string): number {
  const said = /(?<![\d,])(?:([\d,]+) h)?(?: ?(\d+) min)?(?= |$)/g;
  const [, hours = '0', minutes = '0'] =
    [...text.matchAll(said)].find(([whole]) => whole.trim() !== '') ?? [];
  return number(hours) * 60 + number(minutes);
}

const kindOf = (key: string): string => key.split(':')[0] ?? '';
const openedOf = (kinds: readonly string[]): readonly Opened[] =>
  opened.filter(({ key }) => kinds.includes(kindOf(key)));

describe('every number of the overview over the sample', () => {
  it('is of a kind that is counted here, and there is one of each kind', () => {
    const known = [...counting, ...Object.keys(adding), ...derived, middle];
    expect([...new Set(opened.map(({ key }) => kindOf(key)))].toSorted()).toEqual(known.toSorted());
    expect(opened.length).toBeGreaterThan(300);
  });

  it('opens: what else has a number is a day, a period or a length that stands beside one', () => {
    const known = [
      // What is shown of which days, and what the settings say.
      /^(E-Channel · |SMEs enrolled since the start|Achievements due |Contacts held \()/,
      // A deliverable: its day, and its first day with what lies between both.
      /^\d{1,2} \w+( \d{4} \(moved by \d+ days\))?$/,
      // The texts of a sheet, whose name before it opens them.
      /^ (plan|review) of .* · \d+ to (proofread|translate|update) /,
    ];
    expect(closed.filter((text) => !known.some((one) => one.test(text)))).toEqual([]);
    // It was looked at whole.
    expect(closed.length).toBeGreaterThan(8);
  });

  it('by topic adds up to the hours of its launch pad as they are shown', () => {
    const minutes = openedOf(['minutes']);
    const wholes = minutes.filter(({ key }) => key.split(':').length === 2);
    expect(wholes.length).toBe(2);
    for (const { key, shown } of wholes) {
      const parts = minutes.filter((one) => one.key.startsWith(`${key}:`));
      expect(total(parts.map((part) => minutesIn(part.shown)))).toBe(minutesIn(shown));
    }
  });

  it('that counts opens as many lines', () => {
    const counted = openedOf(counting);
    expect(counted.map(({ key, lines }) => [key, lines.length])).toEqual(
      counted.map(({ key, shown }) => [key, numberIn(shown)]),
    );
  });

  it('that adds up is the sum of what stands on its lines', () => {
    for (const { key, shown, lines } of openedOf(Object.keys(adding))) {
      const amountOf = adding[kindOf(key)];
      const amounts = lines.map((line) => amountOf?.(line) ?? Number.NaN);
      const isTime = ['given', 'preparation', 'minutes'].includes(kindOf(key));
      const said = isTime ? minutesIn(shown) : numberIn(shown);
      expect([key, lines.length > 0]).toEqual([key, true]);
      expect([key, said]).toEqual([key, expect.closeTo(total(amounts), 2)]);
    }
  });

  it('of days between two steps is the middle of its lines', () => {
    for (const { key, shown, lines } of openedOf([middle])) {
      const days = lines.map(numberIn).toSorted((a, b) => a - b);
      const half = (days.length - 1) / 2;
      const between = [days[Math.floor(half)] ?? Number.NaN, days[Math.ceil(half)] ?? Number.NaN];
      expect([key, total(between) / 2]).toEqual([key, numberIn(shown)]);
    }
  });

  it('that is derived says its formula, which ends in the number', () => {
    for (const { key, shown, text } of openedOf(derived)) {
      expect([key, numberIn(/(\d[\d,.]*)\.$/.exec(text)?.[1] ?? '')]).toEqual([
        key,
        numberIn(shown),
      ]);
    }
  });
});
