/**
 * The platforms that SMEs on both sides of the Channel sell on, pay with and ship by. The list is open: a channel on
 * another one has a name and a kind all the same. Names are proper names, the same in every language.
 */

import type { ChannelKind } from './channel.ts';

export interface Platform {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
}

export const platforms: readonly Platform[] = [
  { id: 'prestashop', name: 'PrestaShop', kind: 'shop' },
  { id: 'shopify', name: 'Shopify', kind: 'shop' },
  { id: 'woocommerce', name: 'WooCommerce', kind: 'shop' },
  { id: 'magento', name: 'Magento / Adobe Commerce', kind: 'shop' },
  { id: 'wix', name: 'Wix', kind: 'shop' },
  { id: 'squarespace', name: 'Squarespace', kind: 'shop' },
  { id: 'bigcommerce', name: 'BigCommerce', kind: 'shop' },
  { id: 'ekm', name: 'EKM', kind: 'shop' },
  { id: 'wizishop', name: 'WiziShop', kind: 'shop' },
  { id: 'oxatis', name: 'Oxatis', kind: 'shop' },
  { id: 'shopware', name: 'Shopware', kind: 'shop' },
  { id: 'opencart', name: 'OpenCart', kind: 'shop' },
  { id: 'sylius', name: 'Sylius', kind: 'shop' },
  { id: 'drupalcommerce', name: 'Drupal Commerce', kind: 'shop' },
  { id: 'amazon', name: 'Amazon', kind: 'marketplace' },
  { id: 'ebay', name: 'eBay', kind: 'marketplace' },
  { id: 'etsy', name: 'Etsy', kind: 'marketplace' },
  { id: 'cdiscount', name: 'Cdiscount', kind: 'marketplace' },
  { id: 'fnacdarty', name: 'Fnac Darty', kind: 'marketplace' },
  { id: 'manomano', name: 'ManoMano', kind: 'marketplace' },
  { id: 'rakuten', name: 'Rakuten France', kind: 'marketplace' },
  { id: 'laredoute', name: 'La Redoute', kind: 'marketplace' },
  { id: 'leroymerlin', name: 'Leroy Merlin', kind: 'marketplace' },
  { id: 'decathlon', name: 'Decathlon', kind: 'marketplace' },
  { id: 'galerieslafayette', name: 'Galeries Lafayette', kind: 'marketplace' },
  { id: 'backmarket', name: 'Back Market', kind: 'marketplace' },
  { id: 'vinted', name: 'Vinted Pro', kind: 'marketplace' },
  { id: 'ankorstore', name: 'Ankorstore', kind: 'marketplace' },
  { id: 'faire', name: 'Faire', kind: 'marketplace' },
  { id: 'onbuy', name: 'OnBuy', kind: 'marketplace' },
  { id: 'notonthehighstreet', name: 'Not On The High Street', kind: 'marketplace' },
  { id: 'bandq', name: 'B&Q', kind: 'marketplace' },
  { id: 'debenhams', name: 'Debenhams', kind: 'marketplace' },
  { id: 'zalando', name: 'Zalando', kind: 'marketplace' },
  { id: 'tiktokshop', name: 'TikTok Shop', kind: 'social' },
  { id: 'metashops', name: 'Facebook / Instagram (Meta)', kind: 'social' },
  { id: 'googleshopping', name: 'Google Shopping', kind: 'social' },
  { id: 'lengow', name: 'Lengow', kind: 'feed' },
  { id: 'shoppingfeed', name: 'Shoppingfeed', kind: 'feed' },
  { id: 'channable', name: 'Channable', kind: 'feed' },
  { id: 'linnworks', name: 'Linnworks', kind: 'feed' },
  { id: 'shippingbo', name: 'Shippingbo', kind: 'feed' },
  { id: 'square', name: 'Square', kind: 'till' },
  { id: 'sumup', name: 'SumUp', kind: 'till' },
  { id: 'ga4', name: 'Google Analytics', kind: 'analytics' },
  { id: 'matomo', name: 'Matomo', kind: 'analytics' },
  { id: 'piwikpro', name: 'Piwik PRO', kind: 'analytics' },
  { id: 'stripe', name: 'Stripe', kind: 'payment' },
  { id: 'paypal', name: 'PayPal', kind: 'payment' },
  { id: 'klarna', name: 'Klarna', kind: 'payment' },
  { id: 'alma', name: 'Alma', kind: 'payment' },
  { id: 'cb', name: 'CB (Cartes Bancaires)', kind: 'payment' },
  { id: 'mondialrelay', name: 'Mondial Relay', kind: 'parcel' },
  { id: 'colissimo', name: 'Colissimo', kind: 'parcel' },
  { id: 'chronopost', name: 'Chronopost', kind: 'parcel' },
  { id: 'royalmail', name: 'Royal Mail', kind: 'parcel' },
  { id: 'evri', name: 'Evri', kind: 'parcel' },
  { id: 'dpd', name: 'DPD', kind: 'parcel' },
];

/** A platform of the list. */
export function platformOf(id: string | undefined): Platform | undefined {
  return platforms.find((platform) => platform.id === id);
}
