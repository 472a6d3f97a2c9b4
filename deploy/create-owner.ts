/**
 * node dist/deploy/create-owner.js <file with the superuser's password>
 *
 * Makes the role that Pasteup works as, and gives it the database that PGHOST, PGUSER (the superuser) and PGDATABASE name,
 * with what an earlier version made there as superuser. It may be run as often as one likes.
 */
import { readFileSync } from 'node:fs';
import { ensureOwner, ownerName } from '../src/tools/postgres/owner.ts';

const [path] = process.argv.slice(2);
if (!path) throw new Error('expected the file with the password of the superuser, got nothing');

await ensureOwner({ password: readFileSync(path, 'utf8').trim() });
console.log(`the database is ${ownerName}'s, who is no superuser`);
