/** The market of each business by its country, and what lies between the two: a customs border, another language. */

import type { SampleBusiness } from './businesses.ts';
import { present } from '../../std/assert.ts';

const marketCountries: Readonly<Record<string, 'BE' | 'IE' | 'GB' | 'NL' | 'DE' | 'ES' | 'FR'>> = {
  'la Belgique': 'BE',
  'l’Irlande': 'IE',
  'le Royaume-Uni': 'GB',
  'les Pays-Bas': 'NL',
  'l’Allemagne': 'DE',
  'l’Espagne': 'ES',
  France: 'FR',
  Ireland: 'IE',
  Germany: 'DE',
  Belgium: 'BE',
  Spain: 'ES',
  'the Netherlands': 'NL',
};

/** The country that a business wants to sell in. */
export function marketOf({
  market,
}: SampleBusiness): 'BE' | 'IE' | 'GB' | 'NL' | 'DE' | 'ES' | 'FR' {
  return present(marketCountries[market], 'every market has its country');
}

/** Whether parcels to the market cross a customs border, or will once the transition is over. */
export function crossesBorder(business: SampleBusiness): boolean {
  return business.country === 'GB' || marketOf(business) === 'GB';
}

/** Whether customers in the market speak the language of the business. */
export function sharesLanguage(business: SampleBusiness): boolean {
  return business.country === 'GB' && marketOf(business) === 'IE';
}
