/** The numbers of the SME and where it is, each with a remark where it looks like a slip. */

import { useTranslation } from 'react-i18next';
import {
  checkIdentifier,
  type IdentifierKind,
} from '../../../../domain/identifiers/check-identifier.ts';
import { britishPostcodeArea, frenchDepartment } from '../../../../domain/identifiers/postcode.ts';
import type { Sme } from '../../../../domain/operation/record.ts';
import { Section, Stack } from '../../../ui/page.tsx';
import styles from './details.module.css';
import { SavedField } from './saved-field.tsx';

interface SectionProps {
  readonly sme: Sme;
}

/** What there is to remark on an identifier as it is typed; nothing while it is empty or right. */
export function useIdentifierRemark(
  country: string,
): (kind: IdentifierKind) => (text: string) => string | undefined {
  const { t } = useTranslation('sme-details');
  return (kind) => (text) => {
    const finding = checkIdentifier(kind, text, country);
    return finding.ok || finding.reason === 'empty' ? undefined : t(`remark.${finding.reason}`);
  };
}

export function IdentifiersSection({ sme }: SectionProps) {
  const { t } = useTranslation('sme-details');
  const { country } = sme.values;
  const remark = useIdentifierRemark(country);
  const known = country === 'FR' || country === 'GB' ? country : 'other';
  return (
    <Section title={t('identifiers.title')} lead={t('identifiers.lead')}>
      <Stack>
        <div className={styles.columns}>
          <SavedField
            sme={sme}
            field="companyNumber"
            label={t(`identifiers.companyNumber.${known}`)}
            remark={remark('companyNumber')}
          />
          {country === 'FR' ? (
            <SavedField sme={sme} field="siret" remark={remark('siret')} />
          ) : null}
          <SavedField sme={sme} field="vat" remark={remark('vat')} />
          <SavedField sme={sme} field="eori" remark={remark('eori')} />
          <SavedField
            sme={sme}
            field="activityCode"
            label={t(`identifiers.activityCode.${known}`)}
            remark={remark('activityCode')}
          />
        </div>
      </Stack>
    </Section>
  );
}

export function AddressSection({ sme }: SectionProps) {
  const { t } = useTranslation('sme-details');
  const { country } = sme.values;
  const remark = useIdentifierRemark(country);
  const postcodeRemark = (text: string): string | undefined => {
    const problem = remark('postcode')(text);
    if (problem !== undefined || text.trim() === '') return problem;
    const department = country === 'FR' ? frenchDepartment(text) : undefined;
    if (department !== undefined) return t('address.department', { department });
    const area = country === 'GB' ? britishPostcodeArea(text) : undefined;
    return area === undefined ? undefined : t('address.area', { area });
  };
  return (
    <Section title={t('address.title')}>
      <Stack>
        <SavedField sme={sme} field="street" />
        <div className={styles.columns}>
          <SavedField sme={sme} field="postcode" remark={postcodeRemark} />
          <SavedField sme={sme} field="town" />
          <SavedField sme={sme} field="area" hint={t('address.areaHint')} />
        </div>
      </Stack>
    </Section>
  );
}
