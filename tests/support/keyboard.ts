/** Hands on the keyboard: what a person does with controls of the browser when there is no mouse. */
import type { Locator, Page } from 'playwright-core';
import { tabTo } from './journey.ts';

const hasFocus = (goal: Locator): Promise<boolean> =>
  goal.evaluate((element) => element === document.activeElement);

/** Goes to a button or link with Tab and presses Enter. */
export async function press(goal: Locator): Promise<void> {
  await tabTo(goal);
  await goal.page().keyboard.press('Enter');
}

/** Goes to a field with Tab and types into it. */
export async function typeInto(goal: Locator, text: string): Promise<void> {
  await tabTo(goal);
  await goal.page().keyboard.insertText(text);
}

/** Walks an open menu down to an item and presses Enter. */
export async function chooseItem(item: Locator, stepsMax = 30): Promise<void> {
  const { keyboard } = item.page();
  await item.waitFor();
  for (let steps = 0; steps < stepsMax; steps += 1) {
    if (await hasFocus(item)) {
      await keyboard.press('Enter');
      return;
    }
    await keyboard.press('ArrowDown');
  }
  throw new Error(`The arrows do not reach ${String(item)}`);
}

/** Chooses the option of a select that has a value, with the arrows. */
export async function chooseOption(select: Locator, value: string, stepsMax = 40): Promise<void> {
  await tabTo(select);
  const { keyboard } = select.page();
  await keyboard.press('Home');
  for (let steps = 0; steps < stepsMax; steps += 1) {
    if ((await select.inputValue()) === value) return;
    await keyboard.press('ArrowDown');
  }
  throw new Error(`${String(select)} does not offer ${value}`);
}

/** The parts of a date field: day, month and year, in the order of the browser's language. */
const dateParts = 3;

/** Steps a date field that has the focus up by one day, whichever of its parts is the day. */
export async function nextDay(field: Locator): Promise<void> {
  const { keyboard } = field.page();
  const before = Date.parse(await field.inputValue());
  for (let part = 0; part < dateParts; part += 1) {
    await keyboard.press('ArrowUp');
    if (Date.parse(await field.inputValue()) - before === 86_400_000) return;
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowRight');
  }
  throw new Error(`${String(field)} has no day to step`);
}

/** Waits for a file that a key hands over, and reads it. */
export async function fileAfter(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await act();
  const stream = await (await download).createReadStream();
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
