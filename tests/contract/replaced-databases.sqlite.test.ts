import { sqlitePlace } from '../support/backup-places.ts';
import { replacedDatabasesContract } from './replaced-databases.contract.ts';

replacedDatabasesContract('on SQLite', sqlitePlace);
