// Branded ids: a place's id is text at run time, but cannot be handed where an organisation's is wanted.

declare const kind: unique symbol

/** The id of one kind of record: a UUID, told apart from other kinds by the compiler. */
export type Id<K extends string> = string & { readonly [kind]: K }

export type PersonId = Id<'person'>
export type PlaceId = Id<'place'>
export type OrganisationId = Id<'organisation'>
export type JobId = Id<'job'>
export type FileId = Id<'file'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => uuid.test(text)

/** Takes text from outside (an address, a form) as an id, or undefined where it is not a UUID. */
export const asId = <T extends Id<string>>(text: string): T | undefined => (isId(text) ? (text as T) : undefined)
