// The features as a web server: styles and scripts made ready, the site's name and colour read from the settings of the moment.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { buildServer } from '../platform/http/index.ts'
import { assets, brandOf, scriptPath, stylesheet } from '../platform/ui/index.ts'
import type { Product } from './compose.ts'

/** The server, ready to listen. A new brand colour shows after a restart, everything else on the next page. */
export const webServer = async (product: Product) => {
  const { values } = product.settings()
  const brand = brandOf(values.brandColour)
  const sheet = await stylesheet(values.brandColour, join(values.dataFolder, 'cache'))
  const stylesheetPath = `/assets/${sheet.hash}/commonweal.css`
  const files = await Promise.all(
    assets.map(async ({ path, file, type }) => ({ path, type, body: await readFile(file), immutable: true })),
  )
  return buildServer({
    version: packageJson.version,
    features: product.features,
    auth: product.auth,
    database: product.database,
    keys: product.keys,
    files: product.files,
    site: () => {
      const now = product.settings().values
      return {
        installationName: now.installationName,
        brandColour: brand.colour,
        ...(now.contactEmail === undefined ? {} : { contactEmail: now.contactEmail }),
        demonstration: product.onlyDemonstration(),
        openToSearch: now.openToSearch,
      }
    },
    ...(values.publicAddress === undefined ? {} : { publicAddress: values.publicAddress }),
    trustProxy: values.trustProxy,
    logLevel: values.logLevel,
    assets: [...files, { path: stylesheetPath, type: 'text/css; charset=utf-8', body: sheet.css, immutable: true }],
    stylesheet: stylesheetPath,
    script: scriptPath,
    ...(product.now ? { now: product.now } : {}),
  })
}
