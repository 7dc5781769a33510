/** The title of a section, with the launch pad where each has its own. */

import type { SectionView } from '../../../domain/form/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFormPage } from './form-page.ts';
import { padName } from '../../../domain/programme/pad-name.ts';

/** In full, or as short as lists have room for. */
export function useSectionTitle(): (section: SectionView, length?: 'short') => string {
  const { language } = useFormat();
  const { view } = useFormPage();
  return ({ section, padId }, length) => {
    const title = (length === 'short' ? section.short : section.title)[language];
    const pad = view.context.pads?.find(({ id }) => id === padId);
    return pad === undefined ? title : `${title} – ${padName(pad, language)}`;
  };
}
