import { createServer } from 'node:net';
import { fail, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { Settings } from './settings.ts';

/** Found before anything is made: a port that is taken must not leave half a start behind. */
export async function freePort({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<Result<number>> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const found = error.code === 'EADDRINUSE' ? 'đang có chương trình khác dùng' : error.message;
      resolve(
        fail({
          kind: 'port',
          words: `Cổng ${port} trên ${host}: ${found}; cần một cổng trống, ví dụ --port 0.`,
        }),
      );
    });
    probe.listen(port, host, () => {
      const address = probe.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      probe.close(() => resolve(ok(found)));
    });
  });
}
