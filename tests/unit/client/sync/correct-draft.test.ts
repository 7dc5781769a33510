/** Two people correct the same drafted passage of a review, on devices that have not met (F276). */

import { expect, test } from 'vitest';
import type { Carnet } from '../../../../src/client/model/carnet.ts';
import { takingOver } from '../../../../src/client/model/take-over.ts';
import type { Text2 } from '../../../../src/domain/entity/field.ts';
import { beginForm } from '../../../../src/domain/form/commands/begin-form.ts';
import { recordAs } from '../../../../src/domain/operation/record.ts';
import {
  passageField,
  passagesIn,
  proofreadPassage,
  reviewTemplateId,
  storedText,
  takeOverDraft,
} from '../../../../src/domain/report/quarterly/review-passages.ts';
import { draftOf } from '../../../../src/domain/report/quarterly/drafted.ts';
import { withSide } from '../../../../src/domain/text/edit-pair.ts';
import { textAt } from '../../../../src/domain/text/lacking-texts.ts';
import { fingerprint, sideOf } from '../../../../src/domain/text/text-pair.ts';
import type { Json } from '../../../../src/std/json.ts';
import { present } from '../../../../src/std/assert.ts';
import { home, meet, world } from '../../../support/two-people.ts';

const key = 'challenges';
const field = passageField(key);

function draft(visits: number): Text2 {
  const text = `- ${visits} visits.\n- Two problems.\n- A fair.`;
  return {
    lang: 'en',
    text,
    translation: `- ${visits} visites.\n- Deux problèmes.\n- Un salon.`,
    translationState: 'draft',
    translatedFrom: fingerprint(text),
    unwritten: true,
  };
}

async function scene() {
  const { maelle, emma, server } = await world();
  const command = beginForm(
    {
      home,
      templateId: reviewTemplateId,
      filledBy: 'manager',
      onDate: '2020-11-30',
      answers: {},
    },
    'review',
  );
  expect(await maelle.carnet.run(command)).toMatchObject({ ok: true });
  await meet(maelle, emma);
  for (const { carnet } of [maelle, emma]) await carnet.loadLazy(home, 'form');
  return { maelle, emma, server };
}

const formOf = (carnet: Carnet) =>
  present(recordAs(carnet.record('review'), 'form'), 'the form of the review');

/** Types at the end of a side of the draft that stands on the screen. */
async function typeIn(carnet: Carnet, shown: Text2, added: Pick<Text2, 'lang' | 'text'>) {
  const prepare = takingOver({
    value: storedText(shown),
    command: takeOverDraft('review', key, shown),
  });
  const read = (whole: Json | undefined) => sideOf(textAt(whole, []), added.lang);
  const typing = carnet.startTyping({ recordId: 'review', field, read, prepare });
  const result = await carnet.type(typing, (whole) => {
    const pair = textAt(whole, []);
    return withSide(pair, added.lang, `${sideOf(pair, added.lang)}${added.text}`);
  });
  expect(result).toMatchObject({ ok: true });
  await carnet.seal(typing);
}

/** What somebody wrote, as the report has it; fails where somebody has to choose. */
function written(carnet: Carnet): Text2 | undefined {
  const form = formOf(carnet);
  expect(form.conflicts).toBeUndefined();
  return passagesIn([{ part: 'challenges', padId: undefined, key, draft: draftOf([]) }], form)[0]
    ?.text;
}

test('(F276) two who type in the same draft, each in their language, both find their words', async () => {
  const { maelle, emma } = await scene();
  await typeIn(maelle.carnet, draft(1), { lang: 'fr', text: '\n- Un numéro EORI est demandé.' });
  await typeIn(emma.carnet, draft(1), { lang: 'en', text: '\n- Returns cost too much.' });
  await meet(maelle, emma);
  for (const { carnet } of [maelle, emma]) {
    expect(sideOf(written(carnet), 'fr')).toMatch(/EORI est demandé/u);
    expect(sideOf(written(carnet), 'en')).toMatch(/Returns cost too much/u);
  }
});

test.each(['proofread', 'back again'])(
  '(F276) words that somebody typed are in the report, whatever draft a colleague read meanwhile: %s',
  async (then) => {
    const { maelle, emma } = await scene();
    expect(await maelle.carnet.run(takeOverDraft('review', key, draft(1)))).toMatchObject({
      ok: true,
    });
    await meet(maelle, emma);
    await typeIn(maelle.carnet, draft(1), { lang: 'fr', text: '\n- Un numéro EORI est demandé.' });
    const mark = { memberId: emma.carnet.state.getState().memberId, isRead: true };
    const read = async (isRead: boolean) => {
      const command = proofreadPassage('review', key, { ...mark, isRead }, draft(2));
      expect(await emma.carnet.run(command)).toMatchObject({ ok: true });
    };
    await read(true);
    if (then === 'back again') await read(false);
    await emma.exchange();
    await meet(maelle, emma);
    for (const { carnet } of [maelle, emma]) {
      expect(sideOf(written(carnet), 'fr')).toMatch(/EORI est demandé/u);
    }
  },
);

test('(F276) what a colleague wrote in a draft after somebody had begun to type in it stands beside their words', async () => {
  const { maelle, emma } = await scene();
  const shown = draft(1);
  const prepare = takingOver({
    value: storedText(shown),
    command: takeOverDraft('review', key, shown),
  });
  // Somebody wrote in the field between the first key and the first write.
  const typing = maelle.carnet.startTyping({ recordId: 'review', field, prepare });
  await typeIn(emma.carnet, shown, { lang: 'en', text: '\n- Returns cost too much.' });
  await meet(emma, maelle);
  const result = await maelle.carnet.type(typing, (whole) =>
    withSide(textAt(whole, []), 'fr', `${sideOf(textAt(whole, []), 'fr')}\n- Un numéro EORI.`),
  );
  expect(result).toMatchObject({ ok: true });
  await maelle.carnet.seal(typing);
  await meet(maelle, emma);
  for (const { carnet } of [maelle, emma]) {
    expect(sideOf(written(carnet), 'fr')).toMatch(/EORI/u);
    expect(sideOf(written(carnet), 'en')).toMatch(/Returns cost too much/u);
  }
});

test('(F276) the draft is taken over, and read, only where nobody wrote by the time that has its turn', async () => {
  const { maelle } = await scene();
  await typeIn(maelle.carnet, draft(1), { lang: 'fr', text: '\n- Un numéro EORI.' });
  const typed = written(maelle.carnet);
  const { carnet } = maelle;
  const { memberId } = carnet.state.getState();
  const mark = { memberId, isRead: true };
  for (const command of [
    takeOverDraft('review', key, draft(1)),
    proofreadPassage('review', key, mark, draft(1)),
  ]) {
    expect(await carnet.run(command)).toMatchObject({ ok: true });
    expect(written(carnet)).toEqual(typed);
  }
});
