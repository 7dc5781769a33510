/** How a Word file looks: its named styles, so that whoever goes on writing in it changes them in one place. */

import type { Language } from '../../domain/entity/field.ts';

/** What Word calls the languages. */
export const tags: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Sizes in half points, spaces in twentieths of a point, as Word counts. */
export const sizes = { title: 48, heading: [32, 26, 22], text: 21, small: 18 } as const;
const ink = '1F2A44';
export const grey = '5C6578';
/** The style of what lies on the axis of a chart. */
export const chartEvent = 'ChartEvent';

/** The styles of a file in a language. */
export function stylesIn(language: Language) {
  const heading = (index: 0 | 1 | 2) => ({
    run: { size: sizes.heading[index], bold: true, color: ink },
    paragraph: { spacing: { before: 320 - 80 * index, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: sizes.text, language: { value: tags[language] } },
        paragraph: { spacing: { after: 120, line: 276 } },
      },
      title: {
        run: { size: sizes.title, bold: true, color: ink },
        paragraph: { spacing: { after: 60 } },
      },
      heading1: heading(0),
      heading2: heading(1),
      heading3: heading(2),
    },
    paragraphStyles: [
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        next: 'Normal',
        run: { color: grey, size: 24 },
        paragraph: { spacing: { after: 360 } },
      },
      {
        id: 'ContentsTitle',
        name: 'TOC Heading',
        basedOn: 'Normal',
        next: 'Normal',
        run: { bold: true, color: ink, size: sizes.heading[1] },
      },
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        next: 'Normal',
        run: { color: grey, size: sizes.small },
        paragraph: { keepNext: true, spacing: { before: 160, after: 60 } },
      },
      {
        id: chartEvent,
        name: 'Chart Event',
        basedOn: 'Normal',
        next: chartEvent,
        run: { color: grey, size: sizes.small },
        paragraph: { indent: { left: 360, hanging: 360 }, spacing: { after: 20 } },
      },
    ],
  };
}
