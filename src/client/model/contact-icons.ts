/** The drawing of each way of being in touch, by the name the icons have: the same on every screen. */

import type { ContactMode } from '../../domain/contact/contact.ts';

export const contactIcons = {
  atBusiness: 'visit',
  atPad: 'visit',
  elsewhere: 'visit',
  video: 'videoCall',
  phone: 'call',
  email: 'email',
  message: 'email',
  post: 'email',
} as const satisfies Readonly<Record<ContactMode, string>>;
