/** The drawing of each way of being in touch. */

import type { ContactMode } from '../../../domain/contact/contact.ts';
import type { IconName } from '../../ui/icon.tsx';

export const contactIcons: Readonly<Record<ContactMode, IconName>> = {
  atBusiness: 'visit',
  atPad: 'visit',
  elsewhere: 'visit',
  video: 'videoCall',
  phone: 'call',
  email: 'email',
  message: 'note',
  post: 'email',
};
