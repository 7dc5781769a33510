import { afterEach, expect, test, vi } from 'vitest';
import { trustedTypesPolicy } from '../../../../src/server/http/security-headers.ts';

afterEach(() => {
  vi.resetModules();
});

const load = async () => import('../../../../src/client/app/trusted-script.ts');

test('our service worker and built scripts may be run', async () => {
  const { trustedScript } = await load();
  for (const address of ['/service-worker.js', '/assets/search-B1_x-9.js']) {
    expect(trustedScript(address)).toBe(address);
  }
});

test('no other address may', async () => {
  const { trustedScript } = await load();
  for (const address of [
    'https://elsewhere.example/service-worker.js',
    '//elsewhere.example/assets/x.js',
    'javascript:alert(1)',
    'data:text/javascript,1',
    'blob:x',
    '/assets/../x.js',
    '/assets/x.js?y',
    '/assets/a/x.js',
    '/service-worker.js\nx',
    '',
  ]) {
    expect(() => trustedScript(address), address).toThrow(TypeError);
  }
});

test('where the browser knows trusted types, the policy that the server names is made', async () => {
  const createPolicy = vi.fn(
    (_name: string, rules: { createScriptURL: (address: string) => string }) => ({
      createScriptURL: (address: string) => ({ trusted: rules.createScriptURL(address) }),
    }),
  );
  vi.stubGlobal('trustedTypes', { createPolicy });
  const { trustedScript } = await load();
  expect(createPolicy).toHaveBeenCalledExactlyOnceWith(trustedTypesPolicy, expect.anything());
  expect(trustedScript('/service-worker.js')).toEqual({ trusted: '/service-worker.js' });
});
