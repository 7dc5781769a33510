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
/** Goes on by one day from the field that has the focus: into its month, a day to the right, and back with it. */
export async function nextDay(field: Locator): Promise<void> {
  const page = field.page();
  await page.keyboard.press('ArrowDown');
  const focused = page.locator('[role="gridcell"]:focus');
  await focused.waitFor();
  const before = await focused.getAttribute('data-value');
  await page.keyboard.press('ArrowRight');
  await page.locator(`[role="gridcell"]:focus:not([data-value="${before}"])`).waitFor();
  await page.keyboard.press('Enter');
  await focused.waitFor({ state: 'detached' });
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
