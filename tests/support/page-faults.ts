/** What can be wrong with a page as it stands in a browser: what axe knows, sideways scrolling, words that are cut. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const allTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] as const;

const colourRules = ['color-contrast', 'link-in-text-block'] as const;

/** What axe is asked about: colours are most of its time, and differ by theme alone; names differ by language alone. */
export type AxeQuestion = 'everything' | 'colours' | 'everythingButColours';

/** What axe finds, as `rule: selector`. */
export async function axeFaults(page: Page, question: AxeQuestion): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(
    async ([tags, colours, asked]) => {
      const found = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        runOnly:
          asked === 'colours'
            ? { type: 'rule', values: [...colours] }
            : { type: 'tag', values: [...tags] },
        rules:
          asked === 'everythingButColours'
            ? Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]))
            : {},
      });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
      );
    },
    [allTags, colourRules, question] as const,
  );
}

/** A page that scrolls sideways, with the elements that stand out furthest. */
export const tooWide = (page: Page, width: number): Promise<readonly string[]> =>
  page.evaluate((limit) => {
    const needed = document.documentElement.scrollWidth;
    if (needed <= limit) return [];
    const out = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .slice(-3)
      .map((element) => `${element.tagName} “${element.textContent?.slice(0, 40)}”`);
    return [`${needed} px wide: ${out.join(', ')}`];
  }, width);

/** Texts that are cut off without a way to read them whole: no ellipsis with a title, no scrolling. */
export const clippedTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const text = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      if (!text || element.closest('[aria-hidden="true"], option, textarea') !== null) continue;
      const style = getComputedStyle(element);
      if (!['hidden', 'clip'].includes(style.overflowX)) continue;
      // Words for screen readers alone are one pixel wide.
      if (element.clientWidth <= 1 || element.closest('[title]') !== null) continue;
      // What ends in an ellipsis can be read whole where it leads.
      if (style.textOverflow === 'ellipsis' && element.closest('a, button, td, th') !== null) {
        continue;
      }
      if (element.scrollWidth > element.clientWidth + 1) {
        cut.push(`${element.tagName.toLowerCase()} “${element.textContent?.slice(0, 60)}”`);
      }
    }
    return cut;
  });
