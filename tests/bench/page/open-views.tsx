/**
 * A change in every open view (B10): a list and a sheet on the page, and when each showed a text. The same page
 * is opened in two tabs; their clocks are one clock, counted from when each tab began.
 */

import { createRoot } from 'react-dom/client';
import { setFields } from '../../../src/domain/command/command.ts';
import type { Carnet } from '../../../src/client/model/carnet.ts';
import { CarnetContext, useCarnetState } from '../../../src/client/model/use-carnet.ts';
import { present } from '../../../src/std/assert.ts';
import { smeId } from '../programme.ts';
import { BareDatabase } from './keystrokes.ts';
import { openProgramme, pause, timeOf } from './open-programme.ts';

const listed = 50;
const home = smeId(7);
const restMs = 15;

/** Text to the moment at which both views of this tab showed it. */
const shownAt = new Map<string, number>();
let open: Carnet | undefined;

const now = (): number => performance.timeOrigin + performance.now();

/** Puts the views on the page and notes from now on when they show what. */
export async function openViews(): Promise<void> {
  const root = present(document.getElementById('root'), 'the page has a root');
  open = await openProgramme();
  await open.loadJournal(home);
  createRoot(root).render(
    <CarnetContext value={open}>
      <List />
      <Sheet />
    </CarnetContext>,
  );
  new MutationObserver(() => {
    const texts = [...root.querySelectorAll('[data-changed]')].map((view) => view.textContent);
    const [first] = texts;
    if (texts.length !== 2 || first === undefined || texts[1] !== first) return;
    if (!shownAt.has(first)) shownAt.set(first, now());
  }).observe(root, { childList: true, characterData: true, subtree: true });
  await until(() => root.querySelectorAll('[data-changed]').length === 2);
}

function List() {
  const sheets = useCarnetState((state) => state.sheets);
  return (
    <ul>
      {[...sheets.values()].slice(0, listed).map(({ sme, summary }) => (
        <li key={sme.id}>
          {sme.values.name}, {summary.count},{' '}
          <span data-changed={sme.id === home ? '' : undefined}>{sme.values.town}</span>
        </li>
      ))}
    </ul>
  );
}

function Sheet() {
  const sheet = useCarnetState((state) => state.sheets.get(home));
  const journal = useCarnetState((state) => state.journals.get(home));
  return (
    <section>
      <h1 data-changed="">{sheet?.sme.values.town}</h1>
      <ul>
        {journal?.slice(0, listed).map(({ id, values }) => (
          <li key={id}>{values.summary?.text}</li>
        ))}
      </ul>
    </section>
  );
}

export interface Change {
  readonly text: string;
  readonly askedAt: number;
  /** What a bare strict put of the same row took right after it. */
  readonly putMs: number;
}

/** Changes the SME `count` times from this tab. */
export async function changeFromHere(count: number, prefix: string): Promise<readonly Change[]> {
  const carnet = present(open, 'the views are open');
  const bare = new BareDatabase();
  await bare.open();
  const changes: Change[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const text = `${prefix} ${turn}`;
    const askedAt = now();
    const result = await carnet.run(setFields(home, { town: text }));
    if (!result.ok) throw new Error(`Not saved: ${JSON.stringify(result.error)}`);
    await until(() => shownAt.has(text));
    await pause(restMs);
    const { group, key } = result.value;
    const row = { key: present(key, 'a row'), state: 'sealed', tab: 'bench-tab', group } as const;
    const putMs = await timeOf(async () => bare.rows.put(row));
    changes.push({ text, askedAt, putMs });
    await pause(restMs);
  }
  bare.close();
  return changes;
}

/** When this tab showed the texts; rejects when it never showed one of them. */
export async function momentsShown(texts: readonly string[]): Promise<readonly number[]> {
  await until(() => texts.every((text) => shownAt.has(text)));
  return texts.map((text) => present(shownAt.get(text), 'it was shown'));
}

async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 5000;
  while (!isSo()) {
    if (performance.now() > end) throw new Error('A view did not show the change');
    await pause(1);
  }
}
