import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import type { BusboyInstance } from '@fastify/busboy';

/** Far above what any form of ours has; a stranger's form ends here. */
const MAX_FIELDS = 300;
const MAX_PARTS = 350;
const MAX_FIELD_BYTES = 256 * 1024;
/** Nothing is stored of what is too much, but it is read to the end for the sake of what was typed; up to here. */
const MAX_BYTES = 1024 * 1024 * 1024;

export interface Parts {
  readonly text: (name: string, value: string) => void;
  /** Called for one file after the other; it has to read the stream to its end. */
  readonly file: (name: string, fileName: string, stream: Readable) => Promise<void>;
}

export type PartsOutcome = 'whole' | 'broken' | 'too-many-parts' | 'too-large';

/**
 * Reads a multipart form as it arrives. `broken`: it does not end as a form ends (a line that was cut, most of all);
 * `error` of the outcome is for the log and may not be shown. What `file` throws is thrown.
 */
export async function readMultipart(
  body: ReadableStream<Uint8Array>,
  contentType: string,
  parts: Parts,
): Promise<{ readonly outcome: PartsOutcome; readonly error?: unknown }> {
  const reading = createReading(parts);
  try {
    const parser = openParser(contentType, reading);
    await pipeline(Readable.fromWeb(body), counting(reading), parser);
  } catch (error) {
    // The file that was on its way learns that nothing more comes, and takes back its rows.
    await reading.abandon(new Error('the form ended too early', { cause: error }));
    return { outcome: reading.refused() ?? 'broken', error };
  }
  await reading.done();
  return { outcome: reading.refused() ?? 'whole' };
}

interface Reading extends Pick<Parts, 'text'> {
  readonly file: (name: string, fileName: string, stream: Readable) => void;
  readonly refuse: (why: 'too-many-parts' | 'too-large') => void;
  readonly refused: () => 'too-many-parts' | 'too-large' | null;
  readonly abandon: (why: Error) => Promise<void>;
  readonly done: () => Promise<void>;
}

/** Files wait for each other, so that a form never holds more than one row of one file in memory. */
function createReading(parts: Parts): Reading {
  const open = new Set<Readable>();
  let refused: 'too-many-parts' | 'too-large' | null = null;
  let failure: { readonly cause: unknown } | null = null;
  let work = Promise.resolve();
  return {
    text: parts.text,
    file(name, fileName, stream) {
      open.add(stream);
      // Whoever takes it hears of an error by reading; until its turn comes nobody listens.
      stream.on('error', () => undefined);
      work = work.then(async () => {
        try {
          if (failure === null) await parts.file(name, fileName, stream);
        } catch (cause) {
          failure = { cause };
        }
        stream.resume();
        open.delete(stream);
      });
    },
    refuse: (why) => (refused ??= why),
    refused: () => refused,
    async abandon(why) {
      for (const stream of open) stream.destroy(why);
      failure ??= { cause: why };
      await work;
    },
    async done() {
      await work;
      if (failure !== null) throw failure.cause;
    },
  };
}

function openParser(contentType: string, reading: Reading): BusboyInstance {
  const parser = new Busboy({
    headers: { 'content-type': contentType },
    limits: { fields: MAX_FIELDS, parts: MAX_PARTS, fieldSize: MAX_FIELD_BYTES, headerPairs: 20 },
    isPartAFile: (_name, _type, fileName) => fileName !== undefined,
  });
  parser.on('field', reading.text);
  parser.on('file', (name, stream, fileName) => reading.file(name, fileName, stream));
  for (const limit of ['partsLimit', 'fieldsLimit'] as const)
    parser.on(limit, () => reading.refuse('too-many-parts'));
  return parser;
}

/** Ends the reading of a body that has no end. */
const counting = (reading: Reading) =>
  async function* (source: AsyncIterable<Uint8Array>) {
    let size = 0;
    for await (const part of source) {
      size += part.length;
      if (size > MAX_BYTES) {
        reading.refuse('too-large');
        throw new RangeError(`more than ${MAX_BYTES} bytes`);
      }
      yield part;
    }
  };
