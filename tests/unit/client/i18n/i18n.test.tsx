// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useTranslation } from 'react-i18next';
import { currentLanguage, initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { useFormat } from '../../../../src/client/i18n/use-format.ts';

function Sample() {
  const { t } = useTranslation(['portfolio', 'domain']);
  const format = useFormat();
  return (
    <p>
      {t('title')} · {t('domain:entity.sme', { count: 1240 })} · {format.number(58.1)}
    </p>
  );
}

beforeEach(async () => initI18n('fr'));
afterEach(cleanup);

test('texts and numbers are there at the first render, in the language asked for', () => {
  render(<Sample />);
  expect(document.body.textContent).toBe('Portefeuille · 1\u00A0240 PME · 58,1');
  expect(document.documentElement.lang).toBe('fr');
});

test('a French sentence that ends with an abbreviated month has one full stop', () => {
  const t = i18next.getFixedT('fr', 'reviews');
  expect(t('letter.sentOn', { date: '3 janv.' })).toBe('Lettre envoyée le 3 janv.');
  expect(t('letter.sentOn', { date: '3 mai' })).toBe('Lettre envoyée le 3 mai.');
});

test('a change of language repaints what is shown and tells the page', async () => {
  render(<Sample />);
  await act(async () => {
    expect(await setLanguage('en')).toBe('changed');
  });
  expect(screen.getByText('Portfolio · 1,240 SMEs · 58.1')).toBeInTheDocument();
  expect(document.documentElement.lang).toBe('en');
  expect(currentLanguage()).toBe('en');
});

test('of two changes in a row the last one holds', async () => {
  const results = await act(() => Promise.all([setLanguage('en'), setLanguage('fr')]));
  expect(results).toEqual(['superseded', 'changed']);
  expect(currentLanguage()).toBe('fr');
  expect(document.documentElement.lang).toBe('fr');
});

test('a page that says its language already is left alone: it would be styled once more', async () => {
  const written: (string | null)[] = [];
  const watch = new MutationObserver((records) =>
    written.push(...records.map(({ attributeName }) => attributeName)),
  );
  watch.observe(document.documentElement, { attributes: true });
  await initI18n('fr');
  await setLanguage('en');
  await setLanguage('en');
  await Promise.resolve();
  watch.disconnect();
  expect(written).toEqual(['lang']);
});
