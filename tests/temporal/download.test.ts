import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aMachine, pinned, saysVersion } from '../support/fake-machine.ts';
import type { Machine } from '../support/fake-machine.ts';

let machine: Machine;
beforeEach(() => {
  machine = aMachine();
});
afterEach(() => machine.remove());

const downloadWords = (): string | undefined => machine.words.find((words) => words.startsWith('Tải về: '));

describe('the download is limited by its silence', () => {
  test('one that gets nothing is given up', async () => {
    await machine.find({ download: { downloader: machine.downloader('exec sleep 60'), idleMs: 400 } });
    expect(downloadWords()).toBe('Tải về: không nhận được gì trong 0.4 giây');
  });

  test('one that gets a little all the time may take its time', async () => {
    machine.install('downloader.whole', saysVersion(pinned.version));
    const slow = `for i in 1 2 3 4 5 6 7 8; do head -c 100000 /dev/zero >> "$2/temporal-v$1.downloading"; sleep 0.3; done
      rm "$2/temporal-v$1.downloading"; cp "$0.whole" "$2/temporal-v$1"`;
    const found = await machine.find({ download: { downloader: machine.downloader(slow), idleMs: 1_500 } });
    expect(found).toMatchObject({ ok: true, value: { from: 'download' } });
  });

  test('what a broken one leaves is removed', async () => {
    const downloader = machine.downloader(
      'echo half > "$2/temporal-v$1.downloading"; echo "connection reset" >&2; exit 1',
    );
    await machine.find({ download: { downloader } });
    expect(downloadWords()).toBe('Tải về: connection reset');
    expect(machine.cacheEntry()).toEqual(['lock.sqlite']);
  });

  test('a downloader that ends well and leaves nothing is not believed', async () => {
    await machine.find({ download: { downloader: machine.downloader('exit 0') } });
    expect(downloadWords()).toBe('Tải về: trình tải kết thúc (mã 0) mà không để lại tệp');
  });

  test('every 25 MB it says how far it is', async () => {
    machine.install('downloader.whole', saysVersion(pinned.version));
    const large = `head -c 30000000 /dev/zero > "$2/temporal-v$1.downloading"; sleep 1
      rm "$2/temporal-v$1.downloading"; cp "$0.whole" "$2/temporal-v$1"`;
    await machine.find({ download: { downloader: machine.downloader(large) } });
    expect(machine.words).toContain('Đang tải Temporal CLI 1.9.1: đã được 30 MB');
  });
});

describe("the SDK's own downloader, in its process", () => {
  test('without a network it says why, within seconds', async () => {
    // A proxy on a closed port of this machine: the SDK asks nobody else.
    await machine.find({ download: {}, more: { HTTPS_PROXY: 'http://127.0.0.1:9' } });
    expect(downloadWords()).toMatch(/failed to download ephemeral server executable: .*Connection refused/);
  });

  test('on a line that swallows everything it is given up', async () => {
    const swallowing = createServer((socket) => socket.on('error', () => undefined).resume());
    await new Promise<void>((resolve) => swallowing.listen(0, '127.0.0.1', resolve));
    const { port } = swallowing.address() as AddressInfo;
    await machine.find({ download: { idleMs: 3_000 }, more: { HTTPS_PROXY: `http://127.0.0.1:${port}` } });
    swallowing.close();
    expect(downloadWords()).toBe('Tải về: không nhận được gì trong 3 giây');
  });
});
