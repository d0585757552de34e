// One page, several addresses: the page, its .json and .csv, and the same JSON under /api. Pure.
import type { TwinLinks } from './answer.ts'
import type { Variant } from './caller.ts'
import type { Route } from './route.ts'

/** `/` has no name of its own to put an ending to. */
const named = (path: string): string => (path === '/' ? '/index' : path)

export const apiPath = (path: string): string => `/api${named(path)}`

/** Every address at which a route is registered. */
export const addressesOf = ({
  method,
  path,
  answer,
}: Pick<Route, 'method' | 'path' | 'answer'>): [Variant, string][] => {
  if (method === 'POST')
    return [
      ['page', path],
      ['api', apiPath(path)],
    ]
  if (answer === undefined) return [['page', path]]
  return [
    ['page', path],
    ['json', `${named(path)}.json`],
    ['csv', `${named(path)}.csv`],
    ['api', apiPath(path)],
  ]
}

/** The page's own address, from the address of any of its variants. */
const pageAddress = (pathname: string, variant: Variant): string => {
  if (variant === 'api') return pathname.slice('/api'.length)
  return named(variant === 'page' ? pathname : pathname.slice(0, pathname.lastIndexOf('.')))
}

/** @param url the address asked for, with its query */
export const linksFor = (url: string, variant: Variant, hasTable: boolean): TwinLinks => {
  const cut = url.indexOf('?')
  const [pathname, query] = cut < 0 ? [url, ''] : [url.slice(0, cut), url.slice(cut)]
  const address = pageAddress(pathname, variant)
  const json = `${address}.json${query}`
  return hasTable ? { json, csv: `${address}.csv${query}` } : { json }
}

/** `merebridge-people.csv` */
export const fileNameFor = (url: string, ending: string): string => {
  const path = url.split('?')[0] ?? ''
  const name = path
    .replace(/\.\w+$/, '')
    .replace(/[^\w]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${name || 'index'}.${ending}`
}
