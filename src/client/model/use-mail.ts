/** What reads emails, for components. */

import { createContext, useContext } from 'react';
import type { MailReader } from '../ports/mail.ts';

/** Loaded with the first email. */
export const MailContext = createContext<MailReader | undefined>(undefined);

/** What reads an email; absent where none are read. */
export const useMailReader = (): MailReader | undefined => useContext(MailContext);
