/**
 * Documents of the sample: a drawing, two short texts and a link for each business that was accepted. All are made for
 * Carnet. The same file has one hash, on however many sheets it stands; a test compares each with its bytes.
 */

import type { LocalDate, LocalDateTime } from '../calendar/local-date.ts';
import { type Command, createRecord } from '../command/command.ts';
import type { Values } from '../entity/registry.ts';
import type { Language } from '../entity/field.ts';
import { sampleToday } from './sample-programme-data.ts';

export interface SampleFile {
  readonly name: string;
  readonly hash: string;
  readonly bytes: number;
  readonly kind: 'picture' | 'file';
  readonly mediaType: string;
  /** Base64 of a picture, the words of anything else. */
  readonly content: string;
}

const packingArea: Omit<SampleFile, 'name'> = {
  hash: '8e0bfa1cc7d485c072274b6c0ad48c83778658cc608485a97fc573358443815f',
  bytes: 878,
  kind: 'picture',
  mediaType: 'image/png',
  content: [
    'iVBORw0KGgoAAAANSUhEUgAAAeAAAAFACAMAAABTFl9JAAAAG1BMVEXs6ODEspaghGJ4YEZaboz6+vY8QlDWeFSMoHj85ZzJAAADDklEQVR42u',
    '3d6xJCQACA0ZD0/k/cmKkpFZbEXs73M2pWx4xL4nSSJEmSJEmSJEmSJEmSJEmSJEmSJEmSJEmSJEmSkqtJsNBlOycYYMCAAQMGDBgwYMCAAQPe',
    'BzilY/alwO3GAQYMGDBgwIABAwacP7DDJMCAAQMGXCZwPVG/yzI1HTBgwIDbwwMMeC/gUATAgAEDBgwYMGCHSYABAwYMuDzg7rV+xsELgAEDBg',
    'wYMGDAgAEDBgwYMGDAgAEDFmABBgwYMGDAgAEDBgwYsAADBgwYMGDAgAEDBgxYgAEDBgwYMOCYgXN8KIcAAwYMGDBgwIABAwYMWHMnOowVsLEC',
    'TmGsdWiPO4oGvwEwYMCAAQMGDBgwYMCAAQN+r/vSxzU/g0t/AAMGPA98Ha1fxvGpgAEDBgwYMGDAgAEDXgs8/98UwIABAwYMGDBgwIABAwYMGD',
    'BgwIABL6n9W4ABAwYMGDDgGHayDl41AAMGDBgwYMCAAQNOFvgyE2DAgAEDtg0GDBgwYMCh22DAgAEDBmwbDBgwYMCA15zJAgz4d+DyHsoBGHBO',
    '22DAgAEDBgwYMGDAgAGvPdERc4ABA84fuMkuwIABAwYMGDBgwIABAwYMGDBgwIABA84NOOjU+0E31F2+wFv/xLjXKrzheAEDBgwYMGDAgAEDBg',
    'wY8I7A1UT9B01NBwwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAED',
    'BgwYMGDAgAEDBpw3cFVwzy8s3/ECBgwYMGDAgAEDBgwYMGDAgAEDLge4Dqi9FzIvYMCAAQMGDBgwYMCAAQMGDBgwYMCAAQMGDBgwYMCAAQMGDB',
    'gwYMCAAQMGDBhwmsUDvCbAgAEDBgwYMGDAgAEDBgwYsAADBgwYMGDAgAEDBgxYgAEDBgwYMGDAgAEDBgwYsAADBgwYMGDAAizAgAVYgAVYgAVY',
    'gAELsAALsAALsAALMGABFmABFmABFmDAAizAAizA2qQbyWDj40Tx1mIAAAAASUVORK5CYII=',
  ].join(''),
};

const files: Readonly<Record<Language, readonly SampleFile[]>> = {
  fr: [
    { ...packingArea, name: 'Zone d’emballage.png' },
    {
      name: 'Codes SH.csv',
      hash: 'a2b86a9c3f2b7c6469af6cda1fc9ed03e56da12975b71245717828d9d77c0d4b',
      bytes: 87,
      kind: 'file',
      mediaType: 'text/csv',
      content:
        'Article;Code SH;Pays d’origine\nBol;6911 10;FR\nAssiette;6911 10;FR\nTorchon;6302 91;FR\n',
    },
    {
      name: 'Page Livraison, à vérifier.txt',
      hash: '90cf3f4ec7cbd70a322a9876147884e7b4654e2299a6d464842edb42565bfef7',
      bytes: 85,
      kind: 'file',
      mediaType: 'text/plain',
      content:
        'Page Livraison\n- délais en jours ouvrés\n- prix des retours\n- droits et TVA compris\n',
    },
  ],
  en: [
    { ...packingArea, name: 'Packing area.png' },
    {
      name: 'Courier quotes.csv',
      hash: '16efe64793253e3a781ceb74cf23d115299468915a2c8e31295ca071ad86d90a',
      bytes: 76,
      kind: 'file',
      mediaType: 'text/csv',
      content: 'Courier,1 kg,5 kg,Tracked\nA,9.80,14.20,yes\nB,8.40,15.10,yes\nC,7.90,13.60,no\n',
    },
    {
      name: 'Delivery page checklist.txt',
      hash: '918535dd2d24976d2653f2a718bfad768cd26d101e55f86d6a8a245105b83b4e',
      bytes: 83,
      kind: 'file',
      mediaType: 'text/plain',
      content:
        'Delivery page\n- times in working days\n- price of returns\n- duties and VAT included\n',
    },
  ],
};

const links: Readonly<Record<Language, Values<'attachment'>>> = {
  fr: {
    name: 'Numéro EORI, la démarche en ligne',
    kind: 'link',
    url: 'https://www.douane.gouv.fr/service-en-ligne/eori',
    language: 'fr',
  },
  en: { name: 'Get an EORI number', kind: 'link', url: 'https://www.gov.uk/eori', language: 'en' },
};

/** What the sheet of a business names, in the order in which it was added. */
export function sampleDocuments(language: Language): readonly Values<'attachment'>[] {
  const named = files[language].map((file): Values<'attachment'> => {
    const { name, hash, bytes, kind, mediaType } = file;
    return { name, kind, hash, bytes, mediaType, language };
  });
  return [...named, links[language]];
}

interface DocumentStep {
  readonly key: string;
  readonly at: LocalDateTime;
  readonly command: Command;
}

/** The documents of a sheet, added one by one on the evenings of its later contacts. */
export function documentSteps(
  home: string,
  language: Language,
  contacts: readonly { readonly on: LocalDate }[],
): readonly DocumentStep[] {
  const past = contacts.filter(({ on }) => on < sampleToday);
  const evenings = past.slice(Math.ceil(past.length / 2));
  return sampleDocuments(language).flatMap((values, place): readonly DocumentStep[] => {
    const evening = evenings[place];
    if (evening === undefined) return [];
    const command = createRecord('attachment', home, values);
    return [{ key: `document/${place}`, at: `${evening.on}T18:05`, command }];
  });
}

/** The contents that those records name. */
export function sampleFiles(): readonly SampleFile[] {
  return [...files.fr, ...files.en];
}
