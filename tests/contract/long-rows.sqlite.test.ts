import { sqlitePlace } from '../support/backup-places.ts';
import { longRowsContract } from './long-rows.contract.ts';

longRowsContract('on SQLite', sqlitePlace);
