/** What `app` hands to this feature, which cannot see that of the sheet. */

import type { ComponentType, ReactNode } from 'react';

/** Of any home: the line that logs, its people, `children`, what is open, the journal. */
export type HomeSheet = ComponentType<{ readonly home: string; readonly children: ReactNode }>;
