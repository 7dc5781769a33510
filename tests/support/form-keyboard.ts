/** A form gone through with the keyboard alone: each question answered where the focus stands, Enter on to the next. */
import type { Page } from 'playwright-core';
import { optionsOf } from '../../src/domain/form/form-view.ts';
import { itemsOf, type Template } from '../../src/domain/form/template.ts';
import { present } from '../../src/std/assert.ts';
import { atIntervals, tabTo, waitForValue } from './journey.ts';

/**
 * What is done at a question: an option by its id, which a digit chooses, or the digit itself; words that are typed and,
 * where they are chosen from a list or are a new action, taken by Enter.
 */
export type KeyedAnswer =
  | { readonly option: string }
  | { readonly digit: number }
  | { readonly typed: string }
  | { readonly chosen: string }
  | { readonly added: string };

export type KeyedAnswers = Readonly<Record<string, KeyedAnswer>>;

const focusedItem = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item']);

/** Goes through every question from the first, answers those that are told and passes over the rest; ends on the last. */
export async function goThroughForm(
  page: Page,
  template: Template,
  { first, last, answers }: { first: string; last: string; answers: KeyedAnswers },
): Promise<void> {
  await tabTo(page.locator(`[data-item="${first}"] :is([role="radio"], input, textarea)`).first());
  for (const _step of itemsOf(template)) {
    const key = present(await focusedItem(page), 'the focus is in a question');
    const answer = answers[key];
    if (answer !== undefined) await answerWith(page, template, key, answer);
    if (key === last) return;
    const writes = await page.evaluate(() => document.activeElement instanceof HTMLTextAreaElement);
    const onward = writes ? 'Control+Enter' : 'Enter';
    await page.keyboard.press(onward);
    await explained(page, `${template.id}: ${onward} leads on from ${key}`, () =>
      page.waitForFunction(
        (before) =>
          document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item'] !== before,
        key,
        atIntervals,
      ),
    );
  }
  throw new Error(`${template.id}: the keys do not come to ${last}`);
}

/** Waits for what a key does; where it does not come, the failure says which key, in which question, and what has the focus. */
async function explained(
  page: Page,
  expected: string,
  wait: () => Promise<unknown>,
): Promise<void> {
  try {
    await wait();
  } catch (cause) {
    const seen = await page.evaluate(() => {
      const focused = document.activeElement;
      const item = focused?.closest<HTMLElement>('[data-item]');
      return {
        item: item?.dataset['item'],
        focused: focused?.outerHTML.slice(0, 300),
        chosen: [...(item?.querySelectorAll('[aria-checked="true"], :checked') ?? [])].map(
          ({ textContent }) => textContent,
        ),
        notices: [...document.querySelectorAll('[role="alert"], [role="status"]')].map(
          ({ textContent }) => textContent,
        ),
      };
    });
    throw new Error(`${expected}: not seen. ${JSON.stringify(seen)}`, { cause });
  }
}

async function answerWith(
  page: Page,
  template: Template,
  key: string,
  answer: KeyedAnswer,
): Promise<void> {
  const { keyboard } = page;
  if ('option' in answer || 'digit' in answer) {
    const digit = 'digit' in answer ? answer.digit : digitOf(template, key, answer.option);
    await keyboard.press(`Digit${digit}`);
    await explained(page, `${template.id}: ${digit} chooses in ${key}`, () =>
      page.waitForFunction(
        ([name, chosen]) => {
          const box = document.querySelector(`[data-item="${name}"] [data-digit="${chosen}"]`);
          const isTicked = box instanceof HTMLInputElement && box.checked;
          return isTicked || box?.getAttribute('aria-checked') === 'true';
        },
        [key, String(digit)] as const,
        atIntervals,
      ),
    );
    return;
  }
  if ('typed' in answer) {
    await keyboard.insertText(answer.typed);
    return;
  }
  if ('added' in answer) {
    await keyboard.insertText(answer.added);
    await keyboard.press('Enter');
    await waitForValue(page.locator(':focus'), '');
    return;
  }
  await keyboard.insertText(answer.chosen);
  await page.locator(`[data-item="${key}"] [role="option"]`).first().waitFor();
  await keyboard.press('Enter');
  await page.locator(`[data-item="${key}"] [role="option"]`).first().waitFor({ state: 'detached' });
}

/** The digit that chooses an option: its place. */
function digitOf(template: Template, key: string, option: string): number {
  const item = present(
    itemsOf(template).find(({ id }) => id === key),
    `the template has a question ${key}`,
  );
  const place = optionsOf(item).findIndex(({ id }) => id === option);
  if (place < 0) throw new Error(`${key} does not offer ${option}`);
  return place + 1;
}
