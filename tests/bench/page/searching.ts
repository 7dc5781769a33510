/** Search per key (B9), against `includes` over the same folded texts in memory, and until the next paint. */

import { fold, tokenise } from '../../../src/domain/text/fold.ts';
import { recordAs } from '../../../src/domain/operation/record.ts';
import type { Carnet } from '../../../src/client/model/carnet.ts';
import { type SearchIndex, searchIndexOf } from '../../../src/client/model/search.ts';
import { answerTexts, headTexts } from '../../../src/client/model/search-texts.ts';
import type { Times } from '../measure.ts';
import { openProgramme, pause, timeOf } from './open-programme.ts';

/** Typed key by key: a name, words that many notes hold, two words, an accent, and something nowhere. */
const queries = ['kerlan', 'étiquettes', 'customs forms', 'rappeler marché', 'goff', 'xylophone'];
const restMs = 5;

/** Every prefix of every query, as each key makes it. */
const keys = queries.flatMap((query) =>
  [...query].map((_, index) => query.slice(0, index + 1)).filter((typed) => !typed.endsWith(' ')),
);

export async function searchPerKey(): Promise<Times> {
  const carnet = await openProgramme();
  const texts = await foldedTexts(carnet);
  const index = searchIndexOf(carnet);
  while (!index.search('k').complete) await pause(50);
  const times = { search: [] as number[], includes: [] as number[], paint: [] as number[] };
  const root = document.body.appendChild(document.createElement('ol'));
  for (const [turn, typed] of keys.entries()) {
    const tokens = tokenise(typed);
    let found = 0;
    let counted = 0;
    const works = [
      async () => {
        times.search.push(await timeOf(async () => (found = totalOf(index, typed))));
      },
      async () => {
        const scan = async (): Promise<void> => {
          counted = texts.filter((text) => tokens.every((token) => text.includes(token))).length;
        };
        times.includes.push(await timeOf(scan));
      },
    ];
    for (const work of turn % 2 === 0 ? works : [...works].reverse()) {
      await work();
      await pause(restMs);
    }
    // With several words, a sheet's name may stand for one of them: Carnet finds more.
    if (tokens.length === 1 && found !== counted) {
      throw new Error(`"${typed}": found ${found}, but ${counted} texts hold it`);
    }
    times.paint.push(await timeOf(() => showAndPaint(index, typed, root)));
    await pause(restMs);
  }
  root.remove();
  await carnet.close();
  return times;
}

function totalOf(index: SearchIndex, typed: string): number {
  return index.search(typed).groups.reduce((sum, { total }) => sum + total, 0);
}

async function showAndPaint(index: SearchIndex, typed: string, root: Element): Promise<void> {
  const lines = index
    .search(typed)
    .groups.flatMap(({ hits }) => hits)
    .map(({ holder, text }) => {
      const line = document.createElement('li');
      line.textContent = `${holder}: ${text}`;
      return line;
    });
  root.replaceChildren(...lines);
  await painted();
}

/** Resolves once the frame that is being prepared was handed over. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve());
      port1.start();
      port2.postMessage(undefined);
    });
  });
}

/** The texts of everything that can be found, folded, one string each. */
async function foldedTexts(carnet: Carnet): Promise<readonly string[]> {
  const texts = [...carnet.state.getState().sheets.values()].flatMap((sheet) =>
    headTexts(sheet.head.values(), sheet.sme.values.name).entries.map(({ folded }) => folded),
  );
  await carnet.visitJournals(async (_home, records) => {
    for (const record of records) {
      texts.push(fold(recordAs(record, 'contact')?.values.summary?.text ?? ''));
    }
  });
  await carnet.visitLazy(async (_home, records) => {
    const forms = records.flatMap((record) => recordAs(record, 'form') ?? []);
    texts.push(...answerTexts(forms).texts.map(fold));
  });
  return texts;
}
