// Chromium for tests and pictures, from the npm package alone: no system package, no download.
// The package expects the machine it was packed for, so it is unpacked here, with a font configuration and start-up arguments of our own.
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { extract } from 'tar-stream'

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const packed = join(modules, '@sparticuz/chromium/bin')

const untar = async (file: string, folder: string): Promise<void> => {
  const entries = extract()
  const packedBytes = brotliDecompressSync(await readFile(file))
  Readable.from([packedBytes]).pipe(entries)
  for await (const entry of entries) {
    const to = join(folder, entry.header.name)
    if (entry.header.type === 'directory') {
      await mkdir(to, { recursive: true })
      entry.resume()
      await once(entry, 'end')
    } else {
      await mkdir(dirname(to), { recursive: true })
      await pipeline(entry, createWriteStream(to, { mode: entry.header.mode ?? 0o644 }))
    }
  }
}

/** The shipped configuration points at folders of another machine; with no font at all the page's process dies. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`

const unpackInto = async (folder: string, final: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const program = join(folder, 'chromium')
  await pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), createWriteStream(program))
  await chmod(program, 0o755)
  for (const name of ['al2023', 'fonts', 'swiftshader']) await untar(join(packed, `${name}.tar.br`), folder)
  await writeFile(join(folder, 'fonts.conf'), fontsConf(final))
}

/** Unpacked once for each version and folder, about 220 MB. Several processes may ask at once: the first to finish wins. */
const unpacked = async (): Promise<string> => {
  const { version } = JSON.parse(await readFile(join(dirname(packed), 'package.json'), 'utf8')) as { version: string }
  const folder = join(modules, `.cache/commonweal/chromium-${version}`)
  // The font configuration names its own folder: a checkout that was moved is unpacked again.
  const conf = join(folder, 'fonts.conf')
  if (existsSync(conf) && (await readFile(conf, 'utf8')) === fontsConf(folder)) return folder
  const draft = `${folder}.${process.pid}`
  await unpackInto(draft, folder)
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(conf)) throw error
  })
  return folder
}

/** The package's own list has --single-process, with which closing a page closes the browser. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--headless=shell',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
]

/** COMMONWEAL_CHROMIUM names another Chromium, such as a Debian package's. Throws where none can be started. */
export const launchChromium = async (): Promise<Browser> => {
  const own = process.env.COMMONWEAL_CHROMIUM
  if (own) return chromium.launch({ executablePath: own, args })
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The Chromium from npm runs on 64-bit Intel Linux only: name your own in COMMONWEAL_CHROMIUM')
  const folder = await unpacked()
  const env: Record<string, string> = {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: join(folder, 'lib'),
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
  }
  return chromium.launch({ executablePath: join(folder, 'chromium'), args, env })
}
