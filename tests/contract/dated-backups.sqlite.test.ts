import { sqlitePlace } from '../support/backup-places.ts';
import { datedBackupContract } from './dated-backups.contract.ts';

datedBackupContract('on SQLite', sqlitePlace);
