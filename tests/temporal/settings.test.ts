import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadClusterSettings } from '../../activities/adapters/temporal/settings.ts';
import { valueOf } from '../support/temporal-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const profile = '[profile.default]\naddress = "in-the-file.example:7233"\n[profile.bare]\nnamespace = "x"\n';
const toml = file('temporal.toml', profile);
const TEMPORAL_ADDRESS = 'temporal.example:7233';

describe('which environment names a cluster', () => {
  test.each([
    ['none', {}],
    ['a key alone', { TEMPORAL_API_KEY: 'secret' }],
    ['an empty address', { TEMPORAL_ADDRESS: '' }],
    ['a file that merely lies in its usual place', { XDG_CONFIG_HOME: usualPlace() }],
  ])('%s: no cluster, we start a server of our own', (_, env) => {
    expect(loadClusterSettings(env)).toEqual({ ok: true, value: null });
  });

  test.each([
    ['an address', { TEMPORAL_ADDRESS }, TEMPORAL_ADDRESS],
    ['a file', { TEMPORAL_CONFIG_FILE: toml }, 'in-the-file.example:7233'],
    ['an address beside a file', { TEMPORAL_ADDRESS, TEMPORAL_CONFIG_FILE: toml }, TEMPORAL_ADDRESS],
    ['a host without a port, which the SDK adds', { TEMPORAL_ADDRESS: 'temporal' }, 'temporal'],
    ['an IPv6 address', { TEMPORAL_ADDRESS: '[::1]:7233' }, '[::1]:7233'],
  ])('%s', (_, env, address) => {
    expect(loadClusterSettings(env)).toMatchObject({
      ok: true,
      value: { address, namespace: 'default', embedded: false },
    });
  });
});

describe('how the cluster is reached', () => {
  const optionsOf = (env: Readonly<Record<string, string>>) => {
    const loaded = loadClusterSettings({ TEMPORAL_ADDRESS, ...env });
    return valueOf(loaded)?.connectionOptions;
  };

  test('without more: no TLS', () => expect(optionsOf({})?.tls).toBeUndefined());
  test('with a key: TLS too, or the key would travel in the clear', () =>
    expect(optionsOf({ TEMPORAL_API_KEY: 'secret' })).toMatchObject({ apiKey: 'secret', tls: true }));
  test('with a key, TLS switched off by name', () =>
    expect(optionsOf({ TEMPORAL_API_KEY: 'secret', TEMPORAL_TLS: 'false' })).toMatchObject({ tls: false }));
  test('with certificates given as text', () =>
    expect(
      optionsOf({
        TEMPORAL_TLS_CLIENT_CERT_DATA: 'c',
        TEMPORAL_TLS_CLIENT_KEY_DATA: 'k',
        TEMPORAL_TLS_SERVER_NAME: 'n',
      }),
    ).toMatchObject({
      tls: {
        serverNameOverride: 'n',
        clientCertPair: { crt: new Uint8Array([99]), key: new Uint8Array([107]) },
      },
    }));
  test('with headers; an empty variable is none', () =>
    expect(
      optionsOf({ TEMPORAL_GRPC_META_X_OFFICE: 'hn', TEMPORAL_TLS: '', TEMPORAL_API_KEY: '' }),
    ).toMatchObject({
      metadata: { 'x-office': 'hn' },
    }));
  test('in a namespace', () =>
    expect(loadClusterSettings({ TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE: 'don-doc' })).toMatchObject({
      value: { namespace: 'don-doc' },
    }));
});

describe('a bad setting is refused by its name, with what was found and what is allowed', () => {
  test.each([
    [
      'TEMPORAL_ADDRESS',
      { TEMPORAL_ADDRESS: 'http://temporal:7233' },
      'thấy "http://temporal:7233"; được phép: máy:cổng',
    ],
    ['TEMPORAL_ADDRESS', { TEMPORAL_ADDRESS: 'temporal:99999' }, 'thấy "temporal:99999"'],
    ['TEMPORAL_TLS', { TEMPORAL_ADDRESS, TEMPORAL_TLS: 'yes' }, 'thấy "yes"; được phép: 1, true, 0, false'],
    [
      'TEMPORAL_TLS_DISABLE_HOST_VERIFICATION',
      { TEMPORAL_ADDRESS, TEMPORAL_TLS_DISABLE_HOST_VERIFICATION: 'true' },
      'TEMPORAL_TLS_SERVER_NAME',
    ],
    [
      'TEMPORAL_TLS_CLIENT_KEY_PATH',
      { TEMPORAL_ADDRESS, TEMPORAL_TLS_CLIENT_CERT_PATH: toml },
      'chưa đặt, mà đã có chứng thư',
    ],
    [
      'TEMPORAL_TLS_CLIENT_CERT_PATH',
      { TEMPORAL_ADDRESS, TEMPORAL_TLS_CLIENT_KEY_DATA: 'k' },
      'chưa đặt, mà đã có khóa',
    ],
    [
      'TEMPORAL_*',
      { TEMPORAL_ADDRESS, TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/nowhere/ca.pem' },
      "open '/nowhere/ca.pem'",
    ],
    ['TEMPORAL_*', { TEMPORAL_CONFIG_FILE: toml, TEMPORAL_PROFILE: 'office' }, "Profile 'office' not found"],
    ['TEMPORAL_PROFILE', { TEMPORAL_CONFIG_FILE: toml, TEMPORAL_PROFILE: 'bare' }, 'không ghi address'],
    ['TEMPORAL_CONFIG_FILE', { TEMPORAL_CONFIG_FILE: '/nowhere/temporal.toml' }, 'không có tệp này'],
    ['TEMPORAL_*', { TEMPORAL_CONFIG_FILE: file('broken.toml', '[profile') }, 'Invalid TOML'],
  ])('%s %j', (name, env, words) => {
    const loaded = loadClusterSettings(env);
    expect(loaded).toMatchObject({ ok: false, problem: { kind: 'temporal-settings' } });
    expect(loaded.ok ? '' : loaded.problem.words).toMatch(new RegExp(`^${name.replace('*', '\\*')}`));
    expect(loaded.ok ? '' : loaded.problem.words).toContain(words);
  });
});

function usualPlace(): string {
  const configHome = mkdtempSync(join(folder, 'config-'));
  mkdirSync(join(configHome, 'temporalio'));
  writeFileSync(join(configHome, 'temporalio', 'temporal.toml'), profile);
  return configHome;
}
