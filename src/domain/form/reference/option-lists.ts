/**
 * Lists of options that several questions share: platforms, months and languages. The list of platforms is open: a
 * question that uses it takes other words as well.
 * Longer than 400 lines because it is data: every platform and every name in both languages.
 */

import { countries } from '../../programme/programme.ts';
import { countryName } from '../format.ts';
import type { Option, optionSources } from '../template.ts';

/** The lists by their name, as templates name them. */
export type OptionLists = Readonly<Record<(typeof optionSources)[number], readonly Option[]>>;

/** Lists in which a word of one's own is an answer too. */
export const openLists: ReadonlySet<string> = new Set(['platforms', 'languages']);

const same = (name: string): { readonly en: string; readonly fr: string } => ({
  en: name,
  fr: name,
});

const months: readonly Option[] = [
  {
    id: '1',
    label: {
      en: 'January',
      fr: 'janvier',
    },
  },
  {
    id: '2',
    label: {
      en: 'February',
      fr: 'février',
    },
  },
  {
    id: '3',
    label: {
      en: 'March',
      fr: 'mars',
    },
  },
  {
    id: '4',
    label: {
      en: 'April',
      fr: 'avril',
    },
  },
  {
    id: '5',
    label: {
      en: 'May',
      fr: 'mai',
    },
  },
  {
    id: '6',
    label: {
      en: 'June',
      fr: 'juin',
    },
  },
  {
    id: '7',
    label: {
      en: 'July',
      fr: 'juillet',
    },
  },
  {
    id: '8',
    label: {
      en: 'August',
      fr: 'août',
    },
  },
  {
    id: '9',
    label: {
      en: 'September',
      fr: 'septembre',
    },
  },
  {
    id: '10',
    label: {
      en: 'October',
      fr: 'octobre',
    },
  },
  {
    id: '11',
    label: {
      en: 'November',
      fr: 'novembre',
    },
  },
  {
    id: '12',
    label: {
      en: 'December',
      fr: 'décembre',
    },
  },
];

const languages: readonly Option[] = [
  {
    id: 'en',
    label: {
      en: 'English',
      fr: 'anglais',
    },
  },
  {
    id: 'fr',
    label: {
      en: 'French',
      fr: 'français',
    },
  },
  {
    id: 'de',
    label: {
      en: 'German',
      fr: 'allemand',
    },
  },
  {
    id: 'nl',
    label: {
      en: 'Dutch',
      fr: 'néerlandais',
    },
  },
  {
    id: 'es',
    label: {
      en: 'Spanish',
      fr: 'espagnol',
    },
  },
  {
    id: 'it',
    label: {
      en: 'Italian',
      fr: 'italien',
    },
  },
  {
    id: 'pt',
    label: {
      en: 'Portuguese',
      fr: 'portugais',
    },
  },
  {
    id: 'da',
    label: {
      en: 'Danish',
      fr: 'danois',
    },
  },
  {
    id: 'sv',
    label: {
      en: 'Swedish',
      fr: 'suédois',
    },
  },
  {
    id: 'pl',
    label: {
      en: 'Polish',
      fr: 'polonais',
    },
  },
];

const platforms: readonly Option[] = [
  { id: 'prestashop', label: same('PrestaShop') },
  { id: 'shopify', label: same('Shopify') },
  { id: 'woocommerce', label: same('WooCommerce') },
  { id: 'magento', label: same('Magento / Adobe Commerce') },
  { id: 'wix', label: same('Wix') },
  { id: 'squarespace', label: same('Squarespace') },
  { id: 'bigcommerce', label: same('BigCommerce') },
  { id: 'ekm', label: same('EKM') },
  { id: 'wizishop', label: same('WiziShop') },
  { id: 'oxatis', label: same('Oxatis') },
  { id: 'shopware', label: same('Shopware') },
  { id: 'opencart', label: same('OpenCart') },
  { id: 'sylius', label: same('Sylius') },
  { id: 'drupalcommerce', label: same('Drupal Commerce') },
  { id: 'custom', label: same('Boutique sur mesure / Custom-built shop') },
  { id: 'amazon', label: same('Amazon') },
  { id: 'ebay', label: same('eBay') },
  { id: 'etsy', label: same('Etsy') },
  { id: 'cdiscount', label: same('Cdiscount') },
  { id: 'fnacdarty', label: same('Fnac Darty') },
  { id: 'manomano', label: same('ManoMano') },
  { id: 'rakuten', label: same('Rakuten France') },
  { id: 'laredoute', label: same('La Redoute') },
  { id: 'leroymerlin', label: same('Leroy Merlin') },
  { id: 'decathlon', label: same('Decathlon') },
  { id: 'galerieslafayette', label: same('Galeries Lafayette') },
  { id: 'backmarket', label: same('Back Market') },
  { id: 'vinted', label: same('Vinted Pro') },
  { id: 'ankorstore', label: same('Ankorstore') },
  { id: 'faire', label: same('Faire') },
  { id: 'onbuy', label: same('OnBuy') },
  { id: 'notonthehighstreet', label: same('Not On The High Street') },
  { id: 'bandq', label: same('B&Q') },
  { id: 'debenhams', label: same('Debenhams') },
  { id: 'zalando', label: same('Zalando') },
  { id: 'tiktokshop', label: same('TikTok Shop') },
  { id: 'metashops', label: same('Facebook / Instagram (Meta)') },
  { id: 'googleshopping', label: same('Google Shopping') },
  { id: 'lengow', label: same('Lengow') },
  { id: 'shoppingfeed', label: same('Shoppingfeed') },
  { id: 'channable', label: same('Channable') },
  { id: 'linnworks', label: same('Linnworks') },
  { id: 'shippingbo', label: same('Shippingbo') },
  { id: 'square', label: same('Square') },
  { id: 'sumup', label: same('SumUp') },
  { id: 'ga4', label: same('Google Analytics') },
  { id: 'matomo', label: same('Matomo') },
  { id: 'piwikpro', label: same('Piwik PRO') },
  { id: 'stripe', label: same('Stripe') },
  { id: 'paypal', label: same('PayPal') },
  { id: 'klarna', label: same('Klarna') },
  { id: 'alma', label: same('Alma') },
  { id: 'cb', label: same('CB (Cartes Bancaires)') },
  { id: 'mondialrelay', label: same('Mondial Relay') },
  { id: 'colissimo', label: same('Colissimo') },
  { id: 'chronopost', label: same('Chronopost') },
  { id: 'royalmail', label: same('Royal Mail') },
  { id: 'evri', label: same('Evri') },
  { id: 'dpd', label: same('DPD') },
];

/** Countries that programmes work with; a country that is not listed is an answer too. */
export const countryOptions: readonly Option[] = countries.map((id) => ({
  id,
  label: { en: countryName(id, 'en'), fr: countryName(id, 'fr') },
}));

export const optionLists: OptionLists = { platforms, months, languages };
