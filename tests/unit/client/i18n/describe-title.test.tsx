// @vitest-environment jsdom
/** What a record is called in the history and in notices: in words, never as its title is stored. */

import { renderHook, waitFor } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useDescribe, wholeTitle } from '../../../../src/client/i18n/describe-value.ts';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';

beforeAll(() => initI18n('fr'));
afterAll(() => setLanguage('en'));

it('names figures by their month', () => {
  const { title } = renderHook(() => useDescribe('2021-05-19', () => undefined)).result.current;
  expect(wholeTitle(title('figures', { month: '2021-04' }))).toBe('avril 2021');
});

it('names what has a title in both languages by that of the reader', () => {
  const { title } = renderHook(() => useDescribe('2021-05-19', () => undefined)).result.current;
  const both = { lang: 'en', text: 'Meeting in May', translation: 'Réunion de mai' };
  expect(title('meeting', { title: both })).toMatchObject({ text: 'Réunion de mai', lang: 'fr' });
  const one = { lang: 'en', text: 'Meeting in May' };
  expect(title('meeting', { title: one })).toMatchObject({ text: 'Meeting in May', lang: 'en' });
});

it('names a form by its template, its market and its day, once the template was read', async () => {
  const { result } = renderHook(() => useDescribe('2021-05-19', () => undefined));
  const plan = { templateId: 'market-entry-plan/1', market: 'ES', onDate: '2021-01-18' };
  const name = (): string => wholeTitle(result.current.title('form', plan));
  await waitFor(() => expect(name()).toBe('Plan d’entrée, Espagne, 18\u00a0janv.'));
  expect(wholeTitle(result.current.title('form', { ...plan, title: 'À part' }))).toBe('À part');
});

it('names the template of a form by its title and version, and never by an id (F215)', async () => {
  const { result } = renderHook(() => useDescribe('2021-05-19', () => undefined));
  const [id, own] = ['market-entry-plan/1', 'market-entry-plan/01a22fca'];
  const said = () => {
    const delta = { kind: 'value', from: id, to: own } as const;
    const [part] = result.current.parts('form', 'templateId', delta, { templateId: id });
    return [part?.from, part?.to];
  };
  await waitFor(() =>
    expect(said()).toEqual(['Plan d’entrée sur le nouveau marché, version 1', 'une autre version']),
  );
  expect(result.current.value('form', 'templateId', id)).toMatch(/, version 1$/u);
});

it('says how far a section of a plan is, and keeps a state that it does not know', () => {
  const { parts, value } = renderHook(() => useDescribe('2021-05-19', () => undefined)).result
    .current;
  const field = 'value.section.means';
  expect(value('form', field, 'inProgress')).toBe('En cours');
  expect(value('form', field, 'paused')).toBe('paused');
  const [part] = parts('form', field, { kind: 'value', from: 'inProgress', to: 'done' });
  expect([part?.from, part?.to]).toEqual(['En cours', 'Terminée']);
});

it('names what is about an item of an agenda by its title, and never by an id', () => {
  const nameOf = (id: string) => (id === 'olga' ? 'Olga' : undefined);
  const { field } = renderHook(() => useDescribe('2021-05-19', nameOf)).result.current;
  const values = { 'item.01a2': { lang: 'en', text: 'Long talk', translation: 'Échange' } };
  expect(field('meeting', 'item.01a2', values)).toBe('Point de l’ordre du jour · Échange');
  expect(field('meeting', 'decision.01a2.7f3c', values)).toBe('Décision · Échange');
  expect(field('meeting', 'said.gone', values)).toBe('Compte rendu du point');
  expect(field('meeting', 'attendance.olga', values)).toMatch(/ · Olga$/u);
});

it('says the day alone of a contact whose hour nobody gave (F314)', () => {
  const { value } = renderHook(() => useDescribe('2021-05-19', () => undefined)).result.current;
  expect(value('contact', 'at', '2021-05-18T00:00')).toBe('mar. 18\u00a0mai');
  expect(value('contact', 'at', '2021-05-19T00:00')).toBe('mer. 19\u00a0mai');
  expect(value('contact', 'at', '2021-05-18T10:30')).toBe('mar. 18\u00a0mai à 10:30');
});
