/** What a fault of a draft says to whoever edits it. */

import { useTranslation } from 'react-i18next';
import type { DraftFault } from '../../../domain/template/find-faults.ts';

export function useFaultWords(): (fault: DraftFault) => string {
  const { t } = useTranslation('templates');
  const what = (detail = ''): string => {
    if (detail.startsWith('option.')) return t('what.option');
    if (detail.startsWith('reason.')) return t('what.reason');
    switch (detail) {
      case 'label':
      case 'title':
      case 'short':
      case 'help':
      case 'evidence':
      case 'toPass':
      case 'intro':
        return t(`what.${detail}`);
      default:
        return t('what.other');
    }
  };
  return ({ kind, language, detail = '' }) => {
    switch (kind) {
      case 'noTranslation':
        return t(language === 'en' ? 'faults.noTranslationEn' : 'faults.noTranslationFr', {
          what: what(detail),
        });
      case 'noWords':
        return t('faults.noWords', { what: what(detail) });
      case 'unknownAnswer':
      case 'noVerdict':
        return t(`faults.${kind}`, { what: detail });
      case 'shape':
        return /^(rule|only\/compare)\b/.test(detail)
          ? t('faults.noValue')
          : t('faults.other', { what: detail });
      case 'wrongComparison':
      case 'empty':
      case 'unknownItem':
      case 'loop':
      case 'noReason':
      case 'unsureVerdict':
      case 'tooLarge':
      case 'noOptions':
        return t(`faults.${kind}`);
      default:
        // Ids and shapes, which no control of this screen can break.
        return t('faults.other', { what: detail === '' ? kind : detail });
    }
  };
}
