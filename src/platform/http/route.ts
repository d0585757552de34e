// A route: an address with a name, a permission, an audit word and a sentence that says what it is for.
import type { Static, TSchema } from '@sinclair/typebox'
import type { FileKind, ReceivedFile, StoredFile } from '../files/index.ts'
import type { At, Scope } from '../kernel/index.ts'
import type { Answer } from './answer.ts'

export interface UploadedFile {
  /** The form field it came in. */
  readonly field: string
  /** What the sender called it. Only for showing: it proves nothing. */
  readonly name: string
  readonly kind: FileKind
  readonly bytes: number
  readonly sha256: string
  readonly received: ReceivedFile
  /** Of a sealed upload: opens what is stored. `bytes`, `sha256` and `kind` are those of the file as it was sent. */
  readonly fileKey?: Buffer
  /** Moves it into the store. A file nobody keeps is thrown away when the request ends. */
  keep(): Promise<StoredFile & { readonly kind: FileKind }>
}

export interface RouteContext<
  Params = Readonly<Record<string, string>>,
  Query = Readonly<Record<string, string>>,
  Body = Readonly<Record<string, unknown>>,
> {
  readonly scope: Scope
  /** Where this is about: what the last resolved parameter of the path gave. */
  readonly at?: At
  readonly params: Params
  readonly query: Query
  /** What was sent. A form sends text, so the feature's forms.ts reads it; JSON was checked against the schema. */
  readonly body: Body
  /** Arrived before the transaction was opened. */
  readonly files: readonly UploadedFile[]
  /** When the server had the head of the request, before any file in it; `now` is when it had it all. */
  readonly arrivedAt: Date
  readonly now: Date
  /** The site's own public address, without a slash at the end. Never taken from the request. */
  readonly address: string
  readonly sessionToken?: string
  readonly ip: string
  /** The browser's own name for itself, where it gave one. */
  readonly agent?: string
}

/** What a form may bring along. `sealed`: encrypted on its way in, each file with a key of its own, so that the disk never holds it plain. */
export interface UploadLimits {
  readonly maxBytes: number
  readonly maxFiles?: number
  readonly sealed?: true
}

export interface RateLimit {
  readonly max: number
  readonly perMinutes: number
}

export interface Route {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly permission: string
  /** The word the action writes to the audit, such as `place created`; `reads only` for a GET. */
  readonly audit: string
  readonly words: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** The shape of the data: with it the page has twins at `.json`, `.csv` and under `/api`. */
  readonly answer?: TSchema
  readonly upload?: UploadLimits
  /** How much a form without files, or JSON, may hold, where that is more than elsewhere: texts that people paste. */
  readonly form?: { readonly maxBytes: number }
  readonly rateLimit?: RateLimit
  /** For a POST: who works for a partner of the place may do it too, by a role held there. A GET asks partners always. */
  readonly partnersToo?: true
  /** What is done here is nobody's business: the log has no line of it, unless something breaks. */
  readonly unseen?: true
  handle(context: RouteContext): Promise<Answer>
}

/** The parameters a path names: `/places/:place/edit` has `place`. */
export type PathParams<Path extends string> = string extends Path
  ? Readonly<Record<string, string>>
  : { readonly [Name in NamesIn<Path>]: string }
type NamesIn<Path extends string> = Path extends `${infer Start}/${infer Rest}`
  ? NamesIn<Start> | NamesIn<Rest>
  : Path extends `:${infer Name}`
    ? Name
    : never

type Shape<Schema, Otherwise> = Schema extends TSchema ? Static<Schema> : Otherwise

interface Common<Path extends string, P, Q> {
  readonly name: string
  readonly path: Path
  readonly permission: string
  readonly words: string
  readonly params?: P
  readonly query?: Q
  readonly rateLimit?: RateLimit
  readonly unseen?: true
}

type Handle<Path extends string, P, Q> = (
  context: RouteContext<Shape<P, PathParams<Path>>, Shape<Q, Readonly<Record<string, string>>>>,
) => Promise<Answer>

export interface GetRoute<Path extends string, P, Q> extends Common<Path, P, Q> {
  /** Only where looking is itself noted in the audit. */
  readonly audit?: string
  readonly answer?: TSchema
  readonly handle: Handle<Path, P, Q>
}

export interface PostRoute<Path extends string, P, Q> extends Common<Path, P, Q> {
  readonly audit: string
  readonly body?: TSchema
  readonly answer?: TSchema
  readonly upload?: UploadLimits
  readonly form?: { readonly maxBytes: number }
  readonly partnersToo?: true
  readonly handle: Handle<Path, P, Q>
}

// The schemas are checked before the handler is called, so the narrower context is what it gets.
const made = (route: Omit<Route, 'handle'>, handle: unknown): Route => ({
  ...route,
  handle: handle as Route['handle'],
})

/** A page or data that is read. Runs in a READ ONLY transaction. */
export const get = <
  const Path extends string,
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
>({
  handle,
  ...route
}: GetRoute<Path, P, Q>): Route => made({ audit: 'reads only', ...given(route), method: 'GET' }, handle)

/** Something done. Runs in one read and write transaction. */
export const post = <
  const Path extends string,
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
>({
  handle,
  ...route
}: PostRoute<Path, P, Q>): Route => made({ ...given(route), method: 'POST' }, handle)

/** Leaves out what is `undefined`. */
const given = <T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
