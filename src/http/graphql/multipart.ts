import { PassThrough, pipeline, type Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request, RequestHandler, Response } from 'express';
import { type FileUpload, Upload } from 'graphql-upload-ts';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { IncomingFile } from '../../tools/temp-file/receive-file.ts';
import { cutMessage } from './graphql-errors.ts';

const operationsSchema = z.looseObject({});
/** A file's part, and where its place is in the operations. */
const mapSchema = z.record(z.string(), z.array(z.string()));

export interface MultipartOptions {
  /** Of `operations` and of `map`. */
  maxFieldBytes: number;
}

/**
 * A GraphQL multipart request of one file: the parts `operations`, `map`, and the file. The operation begins when the map
 * is there, and whoever takes the file reads it from the request itself, at the sender's pace or his own: it is kept
 * nowhere in between. What nobody reads is thrown away. BAD_USER_INPUT for what is no such request.
 */
export function readMultipart(options: MultipartOptions): RequestHandler {
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) return next();
    receive(req, res, options).then(
      (operations) => {
        req.body = operations;
        next();
      },
      (error) => next(notMultipart(error as Error)),
    );
  };
}

async function receive(req: Request, res: Response, { maxFieldBytes }: MultipartOptions): Promise<unknown> {
  const parser = busboy({
    headers: req.headers,
    defParamCharset: 'utf8',
    // Those that nobody asked for are passed over.
    limits: { fields: 20, fieldSize: maxFieldBytes, files: 1 },
  });
  const ready = Promise.withResolvers<unknown>();
  /** Until the last byte of the request has come as it should. */
  const whole = Promise.withResolvers<void>();
  whole.promise.catch(() => {});
  let operations: object | null = null;
  let uploads: Map<string, Upload> | null = null;

  function drain(): void {
    req.unpipe(parser);
    req.resume();
    parser.destroy();
  }

  function fail(error: Error): void {
    ready.reject(error);
    whole.reject(error);
    for (const upload of uploads?.values() ?? []) upload.reject(error);
    drain();
  }

  function readField(name: string, text: string, isTruncated: boolean): void {
    if (isTruncated) throw new Error(`${name} has more than ${maxFieldBytes} bytes.`);
    // Of a second one the file might go to an operation that nobody runs, and the one that runs wait for it for ever.
    if (name === 'operations' && operations) throw new Error('operations come twice.');
    if (name === 'map' && uploads) throw new Error('map comes twice.');
    if (name === 'operations') operations = parseField(name, text, operationsSchema);
    else if (name === 'map') {
      if (!operations) throw new Error('map comes before operations.');
      uploads = placeUploads(operations, parseField(name, text, mapSchema));
      ready.resolve(operations);
    }
  }

  function readFile(name: string, part: Readable, { filename, encoding, mimeType }: busboy.FileInfo): void {
    part.on('error', () => {});
    const upload = uploads?.get(name);
    if (name === 'operations' || name === 'map') throw new Error(`${name} comes as a file.`);
    if (!upload) throw new Error(uploads ? 'A file is not in the map.' : 'A file comes before the map.');
    let isTaken = false;
    const file: IncomingFile = {
      filename: filename ?? '',
      createReadStream() {
        if (isTaken) throw takenTwice();
        isTaken = true;
        // The file counts when the whole request has come: one that others follow, or that is cut behind it, is not taken.
        const bytes = new PassThrough({ flush: (done) => void whole.promise.then(() => done(), done) });
        pipeline(part, bytes, (error) => error && drain());
        return bytes;
      },
    };
    upload.resolve({ ...file, fieldName: name, mimetype: mimeType, encoding } as unknown as FileUpload);
  }

  const attempt =
    <Args extends unknown[]>(step: (...args: Args) => void) =>
    (...args: Args) => {
      try {
        step(...args);
      } catch (error) {
        fail(notMultipart(error as Error));
      }
    };
  parser.on(
    'field',
    attempt((name, text, { valueTruncated }) => readField(name, text, valueTruncated)),
  );
  parser.on('file', attempt(readFile));
  parser.once('filesLimit', () => fail(notMultipart(new Error('There is a second one.'))));
  parser.on('error', (error) => fail(error as Error));
  parser.once('finish', () => {
    ready.reject(new Error('operations or map is missing.'));
    for (const upload of uploads?.values() ?? []) upload.reject(noFile());
    whole.resolve();
  });
  req.once('close', () => req.complete || fail(new Error('The sender went away.')));
  res.once('close', drain);
  req.pipe(parser);
  return ready.promise;
}

function parseField<T>(name: string, text: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${name} is not the JSON it should be.`, { cause });
  }
}

/** Puts an upload to come at each place that the map names, where there must be a null. */
function placeUploads(operations: object, map: z.output<typeof mapSchema>): Map<string, Upload> {
  const entries = Object.entries(map);
  if (entries.length > 1) throw new Error(`The map names ${entries.length}.`);
  return new Map(
    entries.map(([name, paths]) => {
      const upload = new Upload();
      for (const path of paths) place(operations, path.split('.'), upload);
      return [name, upload];
    }),
  );
}

function place(operations: object, path: string[], upload: Upload): void {
  let at = operations as Record<string, unknown>;
  for (const key of path.slice(0, -1)) {
    const next = Object.hasOwn(at, key) ? at[key] : null;
    if (typeof next !== 'object' || next === null) throw noPlace();
    at = next as Record<string, unknown>;
  }
  const last = path.at(-1) as string;
  if (!Object.hasOwn(at, last) || at[last] !== null) throw noPlace();
  at[last] = upload;
}

function noPlace(): Error {
  return new Error('The map names a place that is not there, or is not null.');
}

function notMultipart(cause: Error): AppError {
  if (cause instanceof AppError) return cause;
  const message = `Expected a GraphQL multipart request of one file. ${cutMessage(cause.message)}`;
  return new AppError('BAD_USER_INPUT', message, { cause });
}

function noFile(): AppError {
  return new AppError('BAD_USER_INPUT', 'Expected the file as a part of the request. There was none.', {
    params: { argument: 'file' },
  });
}

function takenTwice(): AppError {
  return new AppError('BAD_USER_INPUT', 'Expected a file to be used once in a request. It was used before.', {
    params: { argument: 'file' },
  });
}
