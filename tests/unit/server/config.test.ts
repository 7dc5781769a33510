import { expect, test } from 'vitest';
import { readConfig } from '../../../src/server/config.ts';

function read(environment: Record<string, string | undefined>) {
  const result = readConfig(environment);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function faultsOf(environment: Record<string, string | undefined>) {
  const result = readConfig(environment);
  return result.ok ? [] : result.error.map(({ variable }) => variable);
}

test('nothing set means one fixed address that only this machine reaches', () => {
  expect(read({})).toEqual({
    host: '127.0.0.1',
    port: 4321,
    address: 'http://127.0.0.1:4321',
    secure: false,
    local: true,
    applicationFolder: undefined,
    dataFolder: undefined,
    databaseUrl: undefined,
    proxyCount: 0,
    retireServiceWorker: false,
  });
  expect(read({ CARNET_PORT: '', CARNET_HOST: undefined, HOME: '/x' }).port).toBe(4321);
});

test('a port is a whole number that a socket can have', () => {
  expect(read({ CARNET_PORT: '1' }).address).toBe('http://127.0.0.1:1');
  expect(read({ CARNET_PORT: '65535' }).port).toBe(65_535);
  for (const port of ['0', '65536', '80.5', '-1', '4321 ', 'http', '1e3', '0x50', '999999']) {
    expect(faultsOf({ CARNET_PORT: port }), port).toEqual(['CARNET_PORT']);
  }
});

test('a public address behind a proxy is the one that counts, and decides on TLS', () => {
  const config = read({ CARNET_PUBLIC_URL: 'https://carnet.example/', CARNET_PORT: '8080' });
  expect(config).toMatchObject({ address: 'https://carnet.example', secure: true, local: false });
  expect(read({ CARNET_PUBLIC_URL: 'http://192.168.1.4:4321' }).secure).toBe(false);
});

test('an address with a path, or that is none, is refused', () => {
  for (const url of ['https://x.example/carnet', 'ftp://x.example', 'carnet', 'https://x/?a=1']) {
    expect(faultsOf({ CARNET_PUBLIC_URL: url }), url).toEqual(['CARNET_PUBLIC_URL']);
  }
});

test('all wrong variables are named at once', () => {
  expect(
    faultsOf({ CARNET_PORT: 'x', CARNET_HOST: 'a b', CARNET_RETIRE_SERVICE_WORKER: 'yes' }),
  ).toEqual(['CARNET_PORT', 'CARNET_HOST', 'CARNET_RETIRE_SERVICE_WORKER']);
});

test('an IPv6 host is written in brackets', () => {
  expect(read({ CARNET_HOST: '::1' })).toMatchObject({ address: 'http://[::1]:4321', local: true });
  expect(read({ CARNET_HOST: '0.0.0.0' }).local).toBe(false);
});

test('a database and the proxies in front are told from outside, and checked', () => {
  const set = read({ DATABASE_URL: 'postgres://u@db/carnet', CARNET_PROXY_COUNT: '2' });
  expect(set).toMatchObject({ databaseUrl: 'postgres://u@db/carnet', proxyCount: 2 });
  expect(faultsOf({ DATABASE_URL: 'mysql://db', CARNET_PROXY_COUNT: 'two' })).toEqual([
    'DATABASE_URL',
    'CARNET_PROXY_COUNT',
  ]);
});
