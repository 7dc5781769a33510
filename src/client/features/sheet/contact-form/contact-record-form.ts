/** The form of a contact, as its groups of fields get it. */

import type { RecordForm } from '../../../parts/record/use-record-form.ts';

export type ContactRecordForm = RecordForm<'contact'>;
