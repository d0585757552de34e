// What was sent with a POST: fields of a form, JSON, or a form with files. Files stream to temporary storage; the token in
// the form comes before them and is checked first, so a stranger's file never touches the disk.
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type Files, kindBytes, kindOf, type ReceivedFile } from '../files/index.ts'
import { Refused } from '../kernel/index.ts'
import { newFileKey, sealedSize, sealStream } from '../keys/index.ts'
import type { Route, UploadedFile } from './route.ts'

export interface Sent {
  readonly body: Readonly<Record<string, unknown>>
  readonly files: readonly UploadedFile[]
}

const notMultipart = (): Refused =>
  new Refused('no-file-here', 415, 'No file can be sent here.', 'Go back and use the form on the page.')

const unread = (): Refused =>
  new Refused(
    'form-not-read',
    400,
    'What was sent could not be read to its end. Nothing was kept.',
    'Try again. If the file is large, check that your connection holds until it is sent.',
  )

const notAnObject = (): Refused =>
  new Refused('not-an-object', 400, 'The JSON sent must be one object with named values.', 'See the API page at /api.')

export const plainBody = ({ body }: FastifyRequest): Readonly<Record<string, unknown>> => {
  if (body === undefined || body === null) return {}
  if (typeof body !== 'object' || Array.isArray(body)) throw notAnObject()
  return Object.fromEntries(Object.entries(body))
}

export const isMultipart = (request: FastifyRequest): boolean =>
  /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')

const add = (body: Record<string, unknown>, name: string, value: unknown): void => {
  const before = body[name]
  body[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
}

const uploaded = (files: Files, field: string, name: string, received: ReceivedFile): UploadedFile => ({
  field,
  name: name.replace(/\p{Cc}/gu, '').slice(0, 255),
  kind: received.kind,
  bytes: received.bytes,
  sha256: received.sha256,
  received,
  keep: () => files.keep(received),
})

const hasName = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('FST_')

/** What goes wrong while reading is the sender's doing, not ours: a line that went dead, a form cut short. */
async function* reading<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source
  } catch (error) {
    // The limits have names, and words of their own.
    throw hasName(error) ? error : unread()
  }
}

const maxFields = 200
/** Of one field, and of all together: they wait in the memory, before it is known who sends them. */
const maxFieldBytes = 1_000_000

const tooMuch = (): Refused => new Refused('too-large', 413, 'What was sent is too large.', 'Send less at a time.')

/** Measured as it is sent and sealed before it reaches the disk. */
const receiveSealed = async (
  files: Files,
  field: string,
  name: string,
  source: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<UploadedFile> => {
  const fileKey = newFileKey()
  const digest = createHash('sha256')
  let start = Buffer.alloc(0)
  let bytes = 0
  const measured = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      bytes += chunk.length
      if (start.length < kindBytes) start = Buffer.concat([start, chunk.subarray(0, kindBytes - start.length)])
      digest.update(chunk)
      yield chunk
    }
  }
  const received = await files.receive(sealStream(fileKey, measured()), { maxBytes: sealedSize(maxBytes) })
  const plain = { bytes, kind: kindOf(start), sha256: digest.digest('hex') }
  return { ...uploaded(files, field, name, received), ...plain, fileKey }
}

/**
 * Reads a form with files.
 * @param allow throws unless the fields so far hold the right token; called once, before the first file
 * @param arrived is told of each file at once, so that it can be thrown away whatever happens next
 */
export const receiveForm = async (
  request: FastifyRequest,
  files: Files,
  { maxBytes, maxFiles = 1, sealed }: NonNullable<Route['upload']>,
  allow: (fields: Readonly<Record<string, unknown>>) => Promise<void>,
  arrived: (file: UploadedFile) => void,
): Promise<Sent> => {
  const body: Record<string, unknown> = Object.create(null)
  const list: UploadedFile[] = []
  let allowed = false
  let fieldBytes = 0
  // One byte more than may be kept, so that it is the store that says "too large" and nothing is cut short in silence.
  const limits = { fileSize: maxBytes + 1, files: maxFiles, fields: maxFields, fieldSize: maxFieldBytes }
  try {
    for await (const part of reading(request.parts({ limits }))) {
      if (part.type === 'field') {
        if (part.valueTruncated) throw unread()
        fieldBytes += Buffer.byteLength(String(part.value))
        if (fieldBytes > maxFieldBytes) throw tooMuch()
        add(body, part.fieldname, part.value)
        continue
      }
      if (!allowed) await allow(body)
      allowed = true
      // A file field that was left empty.
      if (!part.filename) {
        part.file.resume()
        continue
      }
      const source = reading<Buffer>(part.file)
      const file = sealed
        ? await receiveSealed(files, part.fieldname, part.filename, source, maxBytes)
        : uploaded(files, part.fieldname, part.filename, await files.receive(source, { maxBytes }))
      arrived(file)
      list.push(file)
    }
    if (!allowed) await allow(body)
  } catch (error) {
    // The rest is read and dropped: a browser that is still sending would not look at the answer.
    request.raw.unpipe()
    request.raw.resume()
    throw error
  }
  return { body: { ...body }, files: list }
}

/** @throws Refused `no-file-here` where the route takes no file */
export const refuseFiles = (request: FastifyRequest): void => {
  if (isMultipart(request)) throw notMultipart()
}
