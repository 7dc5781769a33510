/** A backup that is taken in while a server answers. */
import { expect, it, vi } from 'vitest';
import { lifeHeader } from '../../../../src/protocol/version.ts';
import { present } from '../../../../src/std/assert.ts';
import { connected } from '../../../support/api-server.ts';

const home = 'programme-1';
const asked = {
  device: 'laptop-1',
  cursor: { epoch: 'before', sequence: 0, scope: 1 },
  echo: false,
};

it('(F24) an answer during which a backup was taken in is not given, and the next one is of the new life', async () => {
  const { server, maelle } = await connected();
  const pull = () => maelle.post(`/programmes/${home}/pull`, asked);
  const before = await pull();
  const life = present(before.headers.get(lifeHeader), 'the server names its life');
  expect(before.status).toBe(200);
  const read = server.storage.read.bind(server.storage);
  vi.spyOn(server.storage, 'read').mockImplementationOnce(async (...asking) => {
    server.disk.programmes.delete(home);
    const answered = await read(...asking);
    await server.accounts.write((writer) =>
      writer.appendAudit({ at: server.clock.now, kind: 'backupRestored' }, (text) => text),
    );
    return answered;
  });
  const meanwhile = await pull();
  expect(server.faults).toEqual([]);
  expect(meanwhile.status).toBe(429);
  expect(meanwhile.headers.get('retry-after')).not.toBeNull();
  const after = await pull();
  expect(after.status).toBe(404);
  expect([null, life]).not.toContain(after.headers.get(lifeHeader));
});
